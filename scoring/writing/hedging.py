"""Assessment writing.hedging."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import WRITTEN, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.phrases import load_rules


@dataclass(frozen=True)
class Hedging:
    """Hedge once, where the doubt is: a sentence with three hedges says nothing.

    Readers need to know what is uncertain, and one word tells them. Two hedges side by side, or three in a
    sentence, are reported; the words are `rules/hedges.toml`.
    Source: https://www.plainlanguage.gov/guidelines/concise/
    """

    id: str = "writing.hedging"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.plainlanguage.gov/guidelines/concise/"
    most: int = 2

    def assess(self, document: Document) -> Judgement | None:
        """Look for sentences that take everything back."""
        if not document.english:
            return None
        stacked, hedge = load_rules("hedges")
        remarks = []
        for each in document.sentences:
            twice = stacked.pattern.search(each.text)
            hedges = [match.group() for match in hedge.pattern.finditer(each.text)]
            if twice:
                remarks.append(Remark(f"'{twice.group()}' {stacked.message}.", each.line, words=twice.group()))
            elif len(hedges) > self.most:
                shown = ", ".join(hedges)
                message = f"{len(hedges)} hedges in a sentence ({shown}); keep the one that is meant."
                remarks.append(Remark(message, each.line, words=hedges[0]))
        return noted(self, remarks)
