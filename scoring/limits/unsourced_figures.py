"""Assessment limit.unsourced-figures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    LONG,
    Remark,
    blocked,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.evidence import has_source, tells_own
from scoring.facts import CITATION
from scoring.finding import Judgement, Kind

_STATISTIC = re.compile(
    r"\d\s?(?:%|per ?cent\b|percent\b|x\b|[- ]?fold\b|times (?:as|more|less|fewer|larger|higher|better|likely)\b)|"
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:\d{1,3}|three|four|five|ten)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class UnsourcedFigures:
    """Say whose figures they are: a row of exact statistics without a source cannot be told from invention.

    Counts shares and ratios that have no source near by, in texts whose author does not speak of own measurements.
    Whether figures told in the first person were measured no rule can see. Our choice of bounds.
    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "limit.unsourced-figures"
    weight: float = 0.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = LONG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    cap: float = 30.0
    least: int = 6
    words_each: int = 50
    most_share: float = 0.6
    least_own: float = 0.1

    def assess(self, document: Document) -> Judgement | None:
        """Judge the unsourced figures."""
        if not document.sentences or not document.english:
            return None
        own = sum(1 for each in document.sentences if tells_own(each.text))
        if own >= self.least_own * len(document.sentences):
            return None
        counts = [(each, len(_STATISTIC.findall(CITATION.sub(" ", each.text)))) for each in document.sentences]
        bare = [(each, count) for each, count in counts if count and not has_source(document, each)]
        total, unsourced = sum(count for _, count in counts), sum(count for _, count in bare)
        dense = unsourced * self.words_each >= document.word_count
        if unsourced < self.least or not dense or unsourced <= self.most_share * total:
            return None
        message = f"{unsourced} of {total} statistics have no source; name who measured them, or cut them."
        return blocked(self, self.cap, [Remark(message, bare[0][0].line)])
