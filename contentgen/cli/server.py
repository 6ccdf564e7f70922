"""What a model's server says of itself: whether it answers, takes the key and knows the model. Costs nothing."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit, urlunsplit

from contentgen.addresses import is_local, shown_url
from contentgen.errors import UserError
from contentgen.suggest import did_you_mean

_SECONDS = 10.0
_MOST_BYTES = 4_000_000
_SHOWN_NAMES = 5


def asked(url: str, key: str, model: str) -> str:
    """Ask a server for the list of its models, and say how it answers.

    Raises:
        UserError: it does not answer, refuses the key, or is a remote one whose list lacks the model. A local server
            may take any name, so there a missing name is only told.

    """
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(_of_models(url), headers=_sign(url, key)), timeout=_SECONDS) as reply:
            status, known = reply.status, _names(reply.read(_MOST_BYTES))
    except HTTPError as error:
        error.close()
        if error.code in (401, 403):
            raise UserError(f"the server refuses the key ({error.code}); check the key's variable") from error
        return f"the server answers ({error.code} to a list of models)"
    except (OSError, ValueError, HTTPException) as error:
        why = error if isinstance(error, OSError) else type(error).__name__
        raise UserError(f"no answer from {shown_url(url)}: {why}; is the server running?") from error
    if not known or _holds(known, model):
        return f"the server answers ({status})"
    told, hint = f"its list of models does not name '{model}' but {_some(known)}", did_you_mean(model, known)
    if is_local(url):
        return f"the server answers ({status}); {told}{hint}"
    raise UserError(f"the server answers ({status}), but {told}; name one of these{hint}")


def _of_models(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.rstrip("/") + "/models"
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], path, parts.query, ""))


def _sign(url: str, key: str) -> dict[str, str]:
    """The key as the models are sent it; a user and password in the address come first, as they do there."""
    parts = urlsplit(url)
    if parts.username or parts.password:
        pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    return {"Authorization": f"Bearer {key}"} if key else {}


def _names(body: bytes) -> list[str]:
    """The models of an OpenAI-compatible list; none where the reply is something else."""
    try:
        return [str(each["id"]) for each in json.loads(body)["data"]]
    except (ValueError, LookupError, TypeError):
        return []


def _holds(known: Sequence[str], model: str) -> bool:
    return any(name == model or name.startswith(f"{model}:") or name.endswith(f"/{model}") for name in known)


def _some(known: Sequence[str]) -> str:
    more = f" and {len(known) - _SHOWN_NAMES} more" if len(known) > _SHOWN_NAMES else ""
    return ", ".join(known[:_SHOWN_NAMES]) + more
