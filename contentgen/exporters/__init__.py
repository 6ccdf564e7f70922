"""What a run leaves in its folder besides report.md and run.json: one function a file, listed here."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.exporters.files import (
    ledger_json,
    references_bib,
    references_csl,
    scores_json,
    thread_json,
    thread_txt,
)
from contentgen.exporters.markdown import Rendering
from contentgen.model import ChannelName
from contentgen.outcome import Report

Export = Callable[[Report], str]


def article_md(report: Report) -> str:
    """The article with its front matter."""
    return report.texts.article


def linkedin_txt(report: Report) -> str:
    """The post as it is pasted."""
    return report.texts.linkedin


#: file name -> the channel it belongs to (None: always written) and what writes it
EXPORTERS: dict[str, tuple[ChannelName | None, Export]] = {
    "article.md": ("blog", article_md),
    "linkedin.txt": ("linkedin", linkedin_txt),
    "thread.json": ("x", thread_json),
    "thread.txt": ("x", thread_txt),
    "references.bib": (None, references_bib),
    "references.csl.json": (None, references_csl),
    "ledger.json": (None, ledger_json),
    "scores.json": (None, scores_json),
}

__all__ = ["EXPORTERS", "Export", "Rendering"]
