"""What kind of article a topic asks for, by its wording, and in which order such an article argues."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from contentgen.model import EvidenceKind, Frozen

PatternName = Literal["what-is", "how-to", "compare", "changed", "fails", "survey"]


class Pattern(Frozen):
    """One kind of topic: the words by which it is known, and which kinds of evidence its article opens and ends with.

    `first` and `last` order the sections of notes, `headings_first` and `headings_last` (beginnings of words) those of
    documents; `prefers` are the kinds that such an article has more use for. `of_documents`,
    `closing` and `ask` are for an article from documents, whose questions nobody has filed.
    """

    openers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    first: tuple[EvidenceKind, ...] = ()
    last: tuple[EvidenceKind, ...] = ()
    prefers: tuple[EvidenceKind, ...] = ()
    headings_first: tuple[str, ...] = ()
    headings_last: tuple[str, ...] = ()
    title: tuple[str, ...] = Field(min_length=1)
    scope: tuple[str, ...] = Field(min_length=1)
    of_documents: tuple[str, ...] = Field(min_length=1)
    closing: tuple[str, ...] = Field(min_length=1)
    ask: tuple[str, ...] = Field(min_length=1)

    def place(self, kind: str) -> int:
        """Where a section of this kind of evidence goes: before the others, among them or behind them."""
        if kind in self.first:
            return self.first.index(kind) - len(self.first)
        return 1 + self.last.index(kind) if kind in self.last else 0

    def place_of(self, heading: str) -> int:
        """Where a document's part goes by the words of its heading: before the others, among them or behind them."""
        words = heading.lower().split()
        if any(word.startswith(start) for word in words for start in self.headings_first):
            return -1
        return int(any(word.startswith(start) for word in words for start in self.headings_last))


def pattern_of(topic: str, patterns: dict[PatternName, Pattern]) -> Pattern:
    """The first pattern whose opener begins the topic or whose word stands in it; else the survey."""
    text = " ".join(topic.lower().split())
    for name, pattern in patterns.items():
        begins = any(text.startswith(f"{opener} ") for opener in pattern.openers)
        within = any(re.search(rf"\b{re.escape(word)}\b", text) for word in pattern.words)
        if name != "survey" and (begins or within):
            return pattern
    return patterns["survey"]
