"""What a run leaves in its folder besides report.md and run.json: one function a file, listed here."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.exporters.files import (
    ledger_json,
    linkedin_comment_txt,
    references_bib,
    references_csl,
    scores_json,
    thread_json,
    thread_replies_txt,
    thread_txt,
)
from contentgen.exporters.html import article_html, report_html
from contentgen.exporters.markdown import Rendering
from contentgen.model import ChannelName
from contentgen.outcome import Report

Export = Callable[[Report, Rendering], str]


def untemplated(export: Callable[[Report], str]) -> Export:
    """An exporter that needs the report only."""

    def write(report: Report, _: Rendering) -> str:
        return export(report)

    return write


def article_md(report: Report) -> str:
    """The article with its front matter."""
    return report.texts.article


def linkedin_txt(report: Report) -> str:
    """The post as it is pasted."""
    return report.texts.linkedin


#: made from the article's values: not for one that is kept as it is, whose Markdown may hold more than these
ARTICLE_PAGE = "article.html"
#: file name -> the channel it belongs to (None: always written) and what writes it
EXPORTERS: dict[str, tuple[ChannelName | None, Export]] = {
    "article.md": ("blog", untemplated(article_md)),
    ARTICLE_PAGE: ("blog", article_html),
    "report.html": (None, report_html),
    "linkedin.txt": ("linkedin", untemplated(linkedin_txt)),
    "linkedin-comment.txt": ("linkedin", untemplated(linkedin_comment_txt)),
    "thread.json": ("x", untemplated(thread_json)),
    "thread.txt": ("x", untemplated(thread_txt)),
    "thread-replies.txt": ("x", untemplated(thread_replies_txt)),
    "references.bib": (None, untemplated(references_bib)),
    "references.csl.json": (None, untemplated(references_csl)),
    "ledger.json": (None, untemplated(ledger_json)),
    "scores.json": (None, untemplated(scores_json)),
}

__all__ = ["ARTICLE_PAGE", "EXPORTERS", "Export", "Rendering"]
