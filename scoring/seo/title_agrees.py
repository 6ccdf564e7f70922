"""Assessment seo.title-agrees."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import coverage
from scoring.finding import Judgement, Kind
from scoring.text import words


@dataclass(frozen=True)
class TitleAgrees:
    """Let the title of the page and its visible headline say the same; result lists show one or the other.

    Google takes title links from both and may replace a title that differs from the main heading. Applies where
    both are given.
    Source: https://developers.google.com/search/docs/appearance/title-link
    """

    id: str = "seo.title-agrees"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/title-link"
    enough: float = 0.4

    def assess(self, document: Document) -> Judgement | None:
        """Judge the title agrees."""
        first = next((each for each in document.headings if each.level == 1), None)
        if first is None or not document.title or not words(first.text):
            return None
        share = max(coverage(document.title, first.text), coverage(first.text, document.title))
        if share >= self.enough:
            return judged(self, 100)
        message = f"The page's title is '{document.title}', its headline '{first.text}'; let both name the same thing."
        return judged(self, 100 * share / self.enough, [Remark(message, first.line, words=first.text)])
