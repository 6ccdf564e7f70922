"""contentgen: from a topic to cited, checked and scored content.

    from contentgen import Settings, generate
    report = generate("AI observability", Settings(length=600))
    report.texts.article, report.mean("seo")

Names load at first use, so that `import contentgen` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentgen.model import Brief
    from contentgen.outcome import Report
    from contentgen.runs import generate
    from contentgen.settings import Settings

    __version__: str

__all__ = ["Brief", "Report", "Settings", "__version__", "generate"]

_HOMES = {
    "Brief": "contentgen.model",
    "Report": "contentgen.outcome",
    "Settings": "contentgen.settings",
    "generate": "contentgen.runs",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that has it."""
    if name == "__version__":
        from importlib.metadata import version

        return version("contentgen")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'contentgen' has no attribute {name!r}; it has: {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)
