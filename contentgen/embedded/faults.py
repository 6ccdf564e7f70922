"""What goes wrong with an embedded model, by who must act."""

from __future__ import annotations

from contentgen.errors import ProviderError, UserError

RUNTIME_WAY_OUT = (
    "install it with: pip install 'contentgen[voice]' (in a checkout: .venv/bin/pip install -e '.[voice]')"
)


class OriginError(ProviderError):
    """An origin of the weights did not answer, or does not have the file that is known; the next one may."""


class WrongDigestError(UserError):
    """Bytes arrived whole and are not those that are known. They were thrown away."""


class EmbeddedError(ProviderError):
    """The embedded model cannot answer: no weights, no runtime, too little memory, a server that does not start."""


class MissingRuntimeError(EmbeddedError):
    """The packages of the extra `voice` are not installed."""
