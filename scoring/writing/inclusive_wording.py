"""Assessment writing.inclusive-wording."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import ALL, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.wording import phrases_in


@dataclass(frozen=True)
class InclusiveWording:
    """Write so that nobody is left out or used as a term of abuse; each phrase has its alternative.

    The phrases and what to write instead are `rules/inclusive.toml`, our own list.
    Source: https://developers.google.com/style/inclusive-documentation
    """

    id: str = "writing.inclusive-wording"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = ALL
    source: str = "https://developers.google.com/style/inclusive-documentation"

    def assess(self, document: Document) -> Judgement | None:
        """Look for phrases that leave readers out."""
        if not document.english:
            return None
        hits = phrases_in(document, "inclusive")
        return noted(
            self,
            [Remark(f"'{' '.join(hit.text.split())}' {hit.rule.message}.", hit.line, words=hit.text) for hit in hits],
        )
