"""The list of models a server offers, which every protocol writes alike."""

from pydantic import BaseModel, ValidationError

from scriptgen_core.llm import errors
from scriptgen_core.llm.errors import Route


def read_models(text: str, route: Route) -> tuple[str, ...]:
    """The names in a list of models; InvalidReply if it is none."""
    try:
        return tuple(entry.id for entry in _ModelList.model_validate_json(text).data)
    except ValidationError:
        raise errors.unreadable(f"{route.host} sent no list of models", route) from None


class _Listed(BaseModel):
    id: str


class _ModelList(BaseModel):
    data: list[_Listed]
