"""Assessment opportunity.own-claims."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    WRITTEN,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind
from scoring.wording import phrases_in


@dataclass(frozen=True)
class OwnClaims:
    """Tell results and credentials of your own only with a proof beside them.

    "I helped a client cut drift by 30%" without a client, period and link is the mark of an invented persona. The
    patterns are `rules/claims.toml`.
    Source: https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking
    """

    id: str = "opportunity.own-claims"
    weight: float = 2.5
    kind: Kind = "convention"
    channels: frozenset[Channel] = WRITTEN
    source: str = "https://www.ftc.gov/business-guidance/resources/ftcs-endorsement-guides-what-people-are-asking"
    each_costs: float = 40.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the own claims."""
        if not document.sentences or not document.english:
            return None
        linked = {link.line for link in document.links}
        open_claims = [
            hit
            for hit in phrases_in(document, "claims")
            if hit.line not in linked and not any(mark.line == hit.line for mark in document.citations)
        ]
        remarks = [
            Remark(f"'{' '.join(hit.text.split())}' {hit.rule.message}.", hit.line, words=hit.text)
            for hit in open_claims
        ]
        cost = self.each_costs * sum(hit.rule.weight for hit in open_claims)
        return judged(self, 100 - cost, remarks)
