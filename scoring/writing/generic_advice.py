"""Assessment writing.generic-advice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.names import names_in
from scoring.text import words
from scoring.vocabulary import content_words, stem, word_set

_CONDITION = re.compile(r"\b(?:if|when|unless|until|before|because|except|for example|e\.g\.)\b|\d", re.IGNORECASE)


@dataclass(frozen=True)
class GenericAdvice:
    """Give advice that could be wrong: "use the right tools" fits every text and helps no reader.

    Reported are list items that restate their own label or hold little but the words of any advice (`advice_words`),
    without a name, figure, condition or source; three in one text.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "writing.generic-advice"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    least_items: int = 3
    most_words: int = 12
    share: float = 0.6

    def assess(self, document: Document) -> Judgement | None:
        """Look for list items that say what fits anywhere."""
        if not document.english:
            return None
        known = {stem(word) for word in (*word_set("advice_words"), *words(document.topic))}
        marks = (*names_in(document.sentences), *document.citations, *document.figures)
        named = {mark.line for mark in marks} | {link.line for link in document.links}
        empty = [block for block in document.items if block.line not in named and self._fits_any(block.text, known)]
        if len(empty) < self.least_items:
            return None
        message = "Fits any text; say which, when, how much or by what sign, or cut the item."
        return noted(self, [Remark(message, block.line, "warning", end_line=block.end_line) for block in empty])

    def _fits_any(self, text: str, known: set[str]) -> bool:
        label, _, rest = text.partition(":")
        said = [stem(word) for word in content_words(words(rest or label))]
        if not 2 <= len(said) <= self.most_words or _CONDITION.search(text):
            return False
        own = {stem(word) for word in words(label)} if rest else set()
        return sum(1 for word in said if word in known or word in own) >= self.share * len(said)
