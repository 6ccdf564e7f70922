"""Assessment engagement.opening."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import WRITTEN, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.phrases import find_phrases

_YES_NO = re.compile(r"(?:are|is|do|does|did|have|has|can|could|will|would|want|ready|tired)\b.*\?", re.IGNORECASE)
_LABEL = re.compile(r"\W*(?:a )?(?:thread|post|article|update|news|tip|tips)\b\W*:?.{0,60}$", re.IGNORECASE)


@dataclass(frozen=True)
class Opening:
    """Open with the fact, case or claim itself: not a label, a stock phrase or a yes/no sales question.

    Posts that open with a question got 34% less engagement, those that sound generated 57% less (vendor data on
    1.2M posts, 2026): associated with, not caused by.
    Source: https://github.com/xai-org/x-algorithm
    """

    id: str = "engagement.opening"
    weight: float = 3.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://github.com/xai-org/x-algorithm"
    label: float = 0.0
    stock: float = 10.0
    question: float = 40.0
    plain: float = 75.0
    least_words: int = 5

    def assess(self, document: Document) -> Judgement | None:
        """Judge the opening."""
        if not document.sentences:
            return None
        first = document.sentences[0]
        block = document.prose[first.block]
        specific = bool(re.search(r"\d|(?<=\w )[A-Z][a-z]*[A-Z\d]|(?<=[a-z] )[A-Z][a-z]+", first.text))
        label = _LABEL.match(first.text) and not first.text.endswith(".")
        if label or len(first.words) < self.least_words:
            return judged(self, self.label, [Remark("The opening is a label; open with the point.", first.line)])
        worn = [hit for hit in find_phrases("stock", [block]) if hit.rule.name in {"opening", "sales"}]
        faults = [(self.stock, "Replace the stock opening by a fact or a case.")] if worn else []
        if _YES_NO.match(first.text):
            faults.append((self.question, "Opens with a yes/no question; state what you found instead."))
        if faults:
            points = min(each for each, _ in faults)
            return judged(self, points, [Remark(message, first.line) for _, message in faults])
        if specific:
            return judged(self, 100)
        message = "Make the first sentence specific: a figure, a date, a name or a case."
        return judged(self, self.plain, [Remark(message, first.line)])
