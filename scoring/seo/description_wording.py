"""Assessment seo.description-wording."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.text import words
from scoring.vocabulary import content_words


@dataclass(frozen=True)
class DescriptionWording:
    """Write the description as a sentence of its own, not as keywords and not as the title again.

    Google: describe the page; strings of keywords and one text for all pages help nobody and are shown less.
    Source: https://developers.google.com/search/docs/appearance/snippet
    """

    id: str = "seo.description-wording"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/appearance/snippet"
    copied: float = 30.0
    strung: float = 20.0
    least_function_words: float = 0.12
    least_words: int = 6

    def assess(self, document: Document) -> Judgement | None:
        """Judge the description wording."""
        spoken = [word.lower() for word in words(document.description)]
        line = document.front_lines.get("description", document.first_line)
        if len(spoken) < self.least_words or not document.english:
            return None
        if [word.lower() for word in words(document.headline)] == spoken:
            return judged(
                self, self.copied, [Remark("The description repeats the title; say what the reader gets.", line)]
            )
        if 1 - len(content_words(spoken)) / len(spoken) < self.least_function_words:
            message = "The description strings keywords together; write a sentence."
            return judged(self, self.strung, [Remark(message, line)])
        return judged(self, 100)
