"""Assessment seo.single-title."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class SingleTitle:
    """Use one H1, and put the real headline into it rather than into a heading below.

    Search does not mind several H1; readers of screen readers do, and two titles compete in the result list.
    Source: https://developers.google.com/search/docs/appearance/title-link
    """

    id: str = "seo.single-title"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/title-link"
    double: float = 30.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the single title."""
        tops = [heading for heading in document.headings if heading.level == 1]
        if not tops and not document.title:
            return judged(self, 0, [Remark("Begin the article with one H1.", document.first_line)])
        if len(tops) > 1:
            return judged(self, self.double, [Remark("Keep one H1; make the others H2.", tops[1].line)])
        if tops and tops[0].words == 0 and tops[0] != document.headings[-1]:
            second = document.headings[document.headings.index(tops[0]) + 1]
            if second.words == 0 and second.level == 2:
                message = f"Two titles: make '{second.text}' the H1 and drop line {tops[0].line}."
                return judged(self, self.double, [Remark(message, second.line)])
        return judged(self, 100)
