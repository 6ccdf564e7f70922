"""Assessment writing.unverifiable-figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import WRITTEN, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.evidence import has_baseline, has_period, has_source
from scoring.finding import Judgement, Kind

_FIGURE = r"(?P<figure>\d+(?:\.\d+)?\s?(?:%|per ?cent|percent|x\b|times|fold))"
_VERBS = r"\b(?:reduc|cut|lower|decreas|increas|improv|boost|grow|grew|rais|sav|drop|accelerat|speed|sped|gain|slash|lift|rose)"
_CHANGE = re.compile(rf"{_VERBS}\w*\b[^.;!?]{{0,80}}?{_FIGURE}", re.IGNORECASE)


@dataclass(frozen=True)
class UnverifiableFigure:
    """Say of a result when, against what or by whose measure it was measured; bare, nobody can check it.

    A change by so much per cent without source, period and baseline can be neither believed nor repeated. One of
    the three is enough here; the opportunity score asks for all.
    Source: https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking
    """

    id: str = "writing.unverifiable-figure"
    weight: float = 0.0
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"

    def assess(self, document: Document) -> Judgement | None:
        """Look for results that nobody can check."""
        remarks = []
        for each in document.sentences:
            found = _CHANGE.search(each.text)
            if not found or has_source(document, each) or has_period(each.text) or has_baseline(each.text):
                continue
            message = f"'{found['figure']}' of what, since when, measured by whom? Give period, baseline or source, or cut it."
            remarks.append(Remark(message, each.line, "warning", words=found["figure"]))
        return noted(self, remarks)
