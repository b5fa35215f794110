"""Every error ScriptGen raises on purpose.

    ScriptGenError
    ├── ConfigError                 a setting, prompt or configuration file is wrong
    ├── InputError                  something a person typed or brought is refused; names the field
    ├── LLMError                    a call to a language model failed
    │   ├── RateLimitError          429; ``retry_after`` seconds where the server named them
    │   ├── ServerError             500-599, 529; ``status``
    │   ├── NetworkError            refused, DNS, timeout, connection or stream cut
    │   ├── InvalidReply            the answer is empty, truncated, not what was asked for
    │   ├── AuthenticationError     401, 403
    │   ├── QuotaExhausted          the account has no money or quota left
    │   ├── ContextTooLong          the prompt does not fit the model
    │   ├── ContentRefused          the model or a filter declined
    │   ├── ProviderUnavailable     the circuit is open and there is no fallback
    │   └── StepFailedError         a step of a run failed for good; ``step`` names it, ``__cause__`` says why
    ├── RunPaused                   a run stopped on request or at a limit; it can be resumed
    ├── StorageError
    │   ├── StorageAway             the disk is full, the file is locked, the server is gone; the same may work later
    │   ├── NotFound
    │   └── VersionConflict         the text was changed meanwhile; both versions are kept
    │       └── ScriptMoved         a plan for the script was made for an earlier revision; make it anew
    └── FormatError                 a file cannot be read; ``line``

Every message says what the reader can do next.
"""


class ScriptGenError(Exception):
    """The root: whatever ScriptGen raises on purpose can be caught by this name."""

    @property
    def sentence(self) -> str:
        """What a page says of it."""
        return str(self)


class ConfigError(ScriptGenError):
    """A setting, prompt or configuration file is wrong; the message names it."""


class InputError(ScriptGenError):
    """Something a person typed or brought is refused.

    ``field`` names where, as a program knows it; ``reason`` is what a sentence says of it: "is empty; ...".
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason

    @property
    def sentence(self) -> str:
        """The refusal with the field in plain words: "The log line is empty; write something here."."""
        name = next((part for part in reversed(self.field.split(".")) if not part.isdigit()), self.field)
        return f"The {name.replace('_', ' ')} {self.reason.rstrip('.')}."


class LLMError(ScriptGenError):
    """A call to a language model failed in a way that has no class of its own (any other 4xx).

    ``short_message`` fits a retry line ("Rate limit hit"); ``user_message`` adds what the
    server said and what to do; ``is_retryable`` says whether the same call may succeed later,
    ``is_pause`` that it was not made at all, because the provider is left alone for now.
    """

    is_retryable = False
    is_pause = False
    headline = "Error occurred"

    def __init__(self, detail: str = "", advice: str = "") -> None:
        self.detail = detail
        self.advice = advice
        super().__init__(self.user_message)

    @property
    def short_message(self) -> str:
        return self.headline

    @property
    def user_message(self) -> str:
        said = f"{self.short_message}: {self.detail}" if self.detail else self.short_message
        return f"{said.rstrip('.')}. {self.advice}" if self.advice else said


class RateLimitError(LLMError):
    """429: too many requests or tokens a minute. ``retry_after`` is in seconds, where named."""

    is_retryable = True
    headline = "Rate limit hit"

    def __init__(self, detail: str = "", advice: str = "", *, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(detail, advice)


class ServerError(LLMError):
    """The provider's fault: 500-599 or 529 (overloaded)."""

    is_retryable = True
    headline = "Server error"

    def __init__(
        self, detail: str = "", advice: str = "", *, status: int = 500, retry_after: float | None = None
    ) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(detail, advice)

    @property
    def short_message(self) -> str:
        return f"{self.headline} ({self.status})"


class NetworkError(LLMError):
    """No answer arrived: refused, DNS, timeout, or the connection or stream was cut.

    ``reached`` is False where there was no connection at all: then nobody answers at this host.
    """

    is_retryable = True
    headline = "No connection"

    def __init__(self, detail: str = "", advice: str = "", *, reached: bool = True) -> None:
        self.reached = reached
        super().__init__(detail, advice)


class InvalidReply(LLMError):
    """The provider answered with something that is not an answer: malformed, empty or truncated.

    ``detail`` says so in a writer's words, ``mistake`` in those of the form that was asked for, for the model.
    """

    is_retryable = True
    headline = "Unreadable reply"

    def __init__(self, detail: str = "", advice: str = "", *, mistake: str = "") -> None:
        self.mistake = mistake or detail
        super().__init__(detail, advice)


class AuthenticationError(LLMError):
    """401 or 403: the key is missing, wrong or not allowed to use the model."""

    headline = "Authentication error"


class QuotaExhausted(LLMError):
    """The account has run out of money or quota; waiting does not help."""

    headline = "Quota used up"


class ContextTooLong(LLMError):
    """The prompt does not fit the model's context; the caller shortens it."""

    headline = "Prompt too long for the model"


class ContentRefused(LLMError):
    """The model or a content filter declined to answer."""

    headline = "The model declined"


class ProviderUnavailable(LLMError):
    """The provider failed so often that it is not asked any more for now, and there is no fallback."""

    is_pause = True
    headline = "LLM service unavailable"


class StepFailedError(LLMError):
    """A step of a run failed for good: "Bible generation failed: ...". ``__cause__`` is the call's own error.

    ``what`` names what failed where that is not the whole step.
    """

    def __init__(self, step: str, cause: LLMError, *, what: str = "") -> None:
        self.step = step
        self.is_retryable, self.is_pause = cause.is_retryable, cause.is_pause
        self.headline = f"{what or step} failed"
        super().__init__(cause.user_message)


class RunPaused(ScriptGenError):
    """A run stopped because the writer cancelled it or a limit was reached; Resume goes on from here."""


class StorageError(ScriptGenError):
    """The database could not do what was asked; nothing was changed."""


class StorageAway(StorageError):
    """The database cannot be used for now, whatever it is asked; the same may work later.

    ``remedy`` says what is wrong and what to do, as the beginning of a sentence.
    """

    def __init__(self, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{remedy}, then try again. Nothing was changed; runs go on by themselves.")

    @property
    def patient_sentence(self) -> str:
        """What is said of work that waits."""
        return f"{self.remedy}; work waits for that, then goes on by itself. Nothing is lost."


class NotFound(StorageError):
    """There is nothing with this id (any more)."""


class VersionConflict(StorageError):
    """The text was changed meanwhile. Both versions are kept; ``kept_as`` names where the refused one is."""

    def __init__(self, message: str, *, kept_as: str = "") -> None:
        super().__init__(message)
        self.kept_as = kept_as


class ScriptMoved(VersionConflict):
    """The script is at a later revision than a plan was made for; a new plan can be made at once."""


class FormatError(ScriptGenError):
    """A file or text cannot be read; ``line`` counts from 1 where it is known."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(f"Line {line}: {message}" if line else message)
        self.line = line
