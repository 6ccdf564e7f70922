"""Report rule report.unnamed-tools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.document import Document
from scoring.finding import Kind
from scoring.names import names_in
from scoring.report_rules.combined import Combined


@dataclass(frozen=True)
class UnnamedTools:
    """Name in a post the tools that the article names, and no others: the three texts tell one story.

    Names are found by shape, by our list and in lists of tools (`names.py`).
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "report.unnamed-tools"
    kind: Kind = "convention"
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    shown: int = 6

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for tools of a post that the article does not know."""
        if report.article is None:
            return ()
        return [remark for post in report.posts for remark in self._strangers(post, report.article)]

    def _strangers(self, post: Document, article: Document) -> list[Remark]:
        text = f"{article.title} {article.text}".lower()
        by_line: dict[int, list[str]] = {}
        for mark in names_in(post.sentences):
            if mark.text.lower() not in text:
                by_line.setdefault(mark.line, []).append(mark.text)
        if not by_line:
            return []
        own: dict[str, int] = {}
        for mark in names_in(article.sentences):
            own.setdefault(mark.text, mark.line)
        named = ", ".join(f"{name} (line {line})" for name, line in list(own.items())[: self.shown])
        there = f" It names {named}." if named else ""
        return [
            Remark(f"The article does not name {', '.join(names)}.{there}", line, "warning", words=names[0])
            for line, names in by_line.items()
        ]
