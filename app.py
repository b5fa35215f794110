"""Starts ScriptGen: `streamlit run app.py`. The run engine lives with the server; the pages are in pages/."""

import asyncio
import gc
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from scriptgen_core.studio import process_studio

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "worker-src 'self' blob:",
        "frame-ancestors 'self'",
        "object-src 'none'",
        "base-uri 'self'",
    )
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]

HOST_CONFIG = "/_stcore/host-config"
SECONDS_OF_A_TURN = 0.001
"""How long a thread at work keeps another one waiting; the one that sends has some thirty turns in a run of a page."""


class SecurityHeaders:
    """Adds the headers that keep a browser from asking other hosts and from guessing content types."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class OwnWords:
    """Keeps Streamlit's dialogs from taking the keyboard from the writer: a line of the page says what is wrong."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(HOST_CONFIG):
            await self.app(scope, receive, send)
            return
        said: list[Message] = []

        async def collect(message: Message) -> None:
            said.append(message)

        await self.app(scope, receive, collect)
        if (b"content-type", b"application/json") in said[0]["headers"]:
            settings = json.loads(b"".join(message.get("body", b"") for message in said))
            await JSONResponse({**settings, "blockErrorDialogs": True})(scope, receive, send)
        else:  # what a browser asks for to find out at which address the server begins
            for message in said:
                await send(message)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Open the studio and take up interrupted runs before the first page is asked for."""
    studio = await asyncio.to_thread(process_studio)
    await asyncio.to_thread(studio.start_engine)
    hurry()
    yield {}
    await asyncio.to_thread(studio.close)


def hurry() -> None:
    """Let what a page sends reach the browser while the page is still at work.

    Streamlit collects garbage after every run of a page, and everything waits: what is loaded by now is passed over.
    """
    sys.setswitchinterval(SECONDS_OF_A_TURN)
    gc.collect()
    gc.freeze()


async def health(_request: Request) -> JSONResponse:
    """Answers while the server is up."""
    return JSONResponse({"status": "ok"})


async def first_page(request: Request) -> RedirectResponse:
    """Streamlit serves its default page at the root only; its own name leads there too."""
    return RedirectResponse(request.url.replace(path="/"))


app = st.App(
    Path(__file__).parent / "pages" / "main.py",
    routes=[Route("/healthz", health), Route("/projects", first_page)],
    middleware=[Middleware(SecurityHeaders), Middleware(OwnWords)],
    lifespan=lifespan,
)
