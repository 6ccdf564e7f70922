"""What went wrong with a call, read from the provider's exception: again, refused, or over."""

from __future__ import annotations

import email.utils
import re
import sys
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

from contentgen.embedded import PROVIDER as EMBEDDED
from contentgen.llm.chat_model import ChatModel
from contentgen.model import Frozen

Kind = Literal["again", "refused", "over"]

_BASES = (
    ("openai", "OpenAIError"),
    ("anthropic", "AnthropicError"),
    ("google.genai.errors", "APIError"),
    ("httpx", "HTTPError"),
    ("httpx2", "HTTPError"),
)
_AGAIN = (408, 409, 429)
_REFUSED = (400, 422, 501)
_TOO_LONG = (
    "context_length_exceeded",
    "context window",
    "context length",
    "context size",
    "prompt is too long",
)
_STATUS_AGAIN = re.compile(r"^Error code: \d+ - ")
_SHOWN_CHARACTERS = 300


class Fault(Frozen):
    """One failed attempt: what to do about it, what happened and what the user can do."""

    kind: Kind
    what: str
    way_out: str
    wait_s: float | None = None


def kinds() -> tuple[type[Exception], ...]:
    """List the exceptions that a provider's package raises, for those packages that are loaded."""
    loaded = ((sys.modules.get(module), name) for module, name in _BASES)
    found = (getattr(module, name, None) for module, name in loaded if module is not None)
    return (ConnectionError, TimeoutError, *(base for base in found if base is not None))


def read_fault(error: Exception, model: ChatModel) -> Fault:
    """Judge one exception."""
    status = getattr(error, "status_code", None) or getattr(error, "code", None)
    if not isinstance(status, int):
        return _without_status(error, model)
    said = model.hide(_STATUS_AGAIN.sub("", str(getattr(error, "message", "") or error)))[:_SHOWN_CHARACTERS]
    what = f"{status} {_phrase(status)}: {said}"
    if any(sign in said.lower() for sign in _TOO_LONG):
        return Fault(
            kind="over",
            what=what,
            way_out="the prompt is longer than the model can read: take fewer sources or another model",
        )
    if status == HTTPStatus.TOO_MANY_REQUESTS and "insufficient_quota" in _codes(error):
        return Fault(kind="over", what=what, way_out="the account behind the key has no credit left")
    if status in _AGAIN or (status >= HTTPStatus.INTERNAL_SERVER_ERROR and status not in _REFUSED):
        wait = _asked_to_wait(getattr(getattr(error, "response", None), "headers", {}))
        return Fault(kind="again", what=what, way_out=_way_out(status, model), wait_s=wait)
    kind: Kind = "refused" if status in _REFUSED else "over"
    return Fault(kind=kind, what=what, way_out=_way_out(status, model))


def _without_status(error: Exception, model: ChatModel) -> Fault:
    names = {cls.__name__ for cls in type(error).__mro__}
    if names & {"APITimeoutError", "TimeoutError", "TimeoutException"}:
        return Fault(
            kind="again",
            what=f"no answer within {model.timeout_s:g} s",
            way_out="raise timeout_s, or ask for less with max_output_tokens",
        )
    said = model.hide(str(error.__cause__ or error))[:_SHOWN_CHARACTERS].rstrip(".")
    if names & {"APIConnectionError", "ConnectionError", "TransportError"}:
        return Fault(kind="again", what=f"no connection ({said})", way_out=_no_server(model))
    return Fault(kind="over", what=f"{type(error).__name__}: {said}", way_out=_UNREADABLE)


def _no_server(model: ChatModel) -> str:
    if model.name.startswith(f"{EMBEDDED}:"):
        return "its server ended in the middle of a call, each time; run again, or choose --writer offline"
    return "is the server running? check --base-url"


_UNREADABLE = "the reply is not what an OpenAI-compatible server sends; check --base-url (it often ends in /v1)"


def unreadable(error: Exception, model: ChatModel) -> Fault:
    """Judge a reply with status 200 that the provider's package could not read."""
    said = model.hide(str(error))[:_SHOWN_CHARACTERS]
    return Fault(kind="over", what=f"unreadable reply: {said}", way_out=_UNREADABLE)


def _way_out(status: int, model: ChatModel) -> str:
    variable = model.key_variable or "CONTENTGEN_API_KEY"
    if status == HTTPStatus.UNAUTHORIZED:
        return f"set {variable} (or CONTENTGEN_API_KEY) to a key that this server takes"
    if status == HTTPStatus.FORBIDDEN:
        return f"the key in {variable} may not use this model; choose another model or key"
    if status == HTTPStatus.NOT_FOUND:
        return f"check the model's name in --model ({model.name}) and --base-url (it often ends in /v1)"
    if status in _REFUSED:
        return "the server does not take this request; check --model and the settings sent with it"
    return "try again later; `contentgen runs resume` goes on where this run stopped"


def _phrase(status: int) -> str:
    return next((known.phrase for known in HTTPStatus if known == status), "").strip()


def _codes(error: Exception) -> tuple[str, ...]:
    body: Any = getattr(error, "body", None)
    inner = body.get("error", body) if isinstance(body, dict) else {}
    found = (inner.get("code"), inner.get("type")) if isinstance(inner, dict) else ()
    return (*(str(code) for code in found), str(getattr(error, "code", "")))


def _asked_to_wait(headers: Mapping[str, str]) -> float | None:
    """Read ``retry-after-ms`` or ``Retry-After``, in seconds or as a date."""
    for name, per_second in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        value = headers.get(name)
        if value is None:
            continue
        try:
            return max(0.0, float(value) / per_second)
        except ValueError:
            pass
        try:
            return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
        except ValueError:
            continue
    return None
