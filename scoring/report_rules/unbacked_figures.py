"""Report rule report.unbacked-figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.assessment import Remark
from scoring.document import Document
from scoring.finding import Kind
from scoring.report_rules.combined import Combined

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True)
class UnbackedFigures:
    """Give in a post no figure that the article does not give: a reader who follows it finds no such number.

    Rates, decimals and numbers from 100 count; small counts ("8 posts") do not. Written ways may differ (51%, 51
    percent).
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "report.unbacked-figures"
    kind: Kind = "convention"
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    least: float = 100.0

    def assess(self, report: Combined) -> Sequence[Remark]:
        """Look for figures of a post that the article lacks."""
        if report.article is None:
            return ()
        known = {number.replace(",", "") for number in _NUMBER.findall(report.article.text)}
        return [remark for post in report.posts for remark in self._missing(post, known)]

    def _missing(self, post: Document, known: set[str]) -> list[Remark]:
        remarks = []
        for mark in post.figures:
            number = _NUMBER.search(mark.text)
            if number is None:
                continue
            value = number.group().replace(",", "")
            measured = mark.text != number.group() or "." in value or float(value) >= self.least
            if measured and value not in known:
                message = f"'{mark.text}' is not in the article; take it from there, or leave it out."
                remarks.append(Remark(message, mark.line, "warning", words=mark.text))
        return remarks
