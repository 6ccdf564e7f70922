"""Assessment limit.word-salad."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from scoring.assessment import (
    ALL,
    LONG,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.vocabulary import word_set


@dataclass(frozen=True)
class WordSalad:
    """Write sentences: a list of keywords, or words in no order, is not a text.

    English prose has 35 to 55% function words and under 12% articles, which function words all but never follow.
    The bounds are far from that: our choice, checked on the exemplars and shuffled copies of them.
    Source: https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing
    """

    id: str = "limit.word-salad"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = ALL
    source: str = "https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"
    cap: float = 15.0
    least_words: int = 12
    least_share: float = 0.15
    short_share: float = 0.06
    most_articles: float = 0.2
    least_articles: int = 6
    most_broken: float = 0.2

    def assess(self, document: Document) -> Judgement | None:
        """Judge the word salad."""
        spoken = [word.lower().replace("’", "'") for word in document.words]
        if len(spoken) < self.least_words or not document.english:
            return None
        fault = self._fault(spoken, self.least_share if document.channel in LONG else self.short_share)
        return blocked(self, self.cap, [Remark(fault, document.sentences[0].line)]) if fault else None

    def _fault(self, spoken: list[str], least: float) -> str:
        share = sum(1 for word in spoken if word in word_set("function_words")) / len(spoken)
        if share < least:
            return f"Only {share:.0%} of the words join the others; write sentences, not keywords."
        pairs = [pair for pair in pairwise(spoken) if pair[0] in word_set("articles")]
        if len(pairs) < self.least_articles:
            return ""
        if len(pairs) > self.most_articles * len(spoken):
            return "Keywords strung on articles are no sentences; say who does what."
        broken = sum(1 for _, after in pairs if after in word_set("never_after_article")) / len(pairs)
        return "The words stand in no order English allows; write sentences." if broken > self.most_broken else ""
