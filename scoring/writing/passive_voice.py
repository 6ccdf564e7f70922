"""Assessment writing.passive-voice."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import WRITTEN, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.passive import passive_spans


@dataclass(frozen=True)
class PassiveVoice:
    """Say who does it: up to a sixth of the sentences in the passive is plenty.

    Yoast: over 10% is much, over 15% too much; plain-language guides ask for the active voice. `passive.py` finds
    them.
    Source: https://www.plainlanguage.gov/guidelines/conversational/use-active-voice/
    """

    id: str = "writing.passive-voice"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.plainlanguage.gov/guidelines/conversational/use-active-voice/"
    most: float = 0.17
    least_sentences: int = 6
    shown: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Look for a high share of passive sentences."""
        if not document.english or len(document.sentences) < self.least_sentences:
            return None
        found = [(each, spans) for each in document.sentences if (spans := passive_spans(each.text))]
        share = len(found) / len(document.sentences)
        if share <= self.most:
            return None
        shown = [(each.line, each.text[slice(*spans[0])]) for each, spans in found[: self.shown]]
        return noted(
            self,
            [
                Remark(f"'{verb}': say who does it; {share:.0%} of the sentences are passive.", line, words=verb)
                for line, verb in shown
            ],
        )
