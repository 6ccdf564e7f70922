"""Assessment opportunity.address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Address:
    """State the article's own address, so that copies and posts lead back to it.

    A canonical address is documented; `example.com` and the like are reserved and lead nowhere (RFC 2606).
    Source: https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls
    """

    id: str = "opportunity.address"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"
    missing: float = 75.0
    reserved: float = 50.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the address."""
        line = document.front_lines.get("canonical", document.first_line)
        if not document.url:
            return judged(
                self, self.missing, [Remark("Add `canonical` to the front matter: the published address.", line)]
            )
        if re.search(r"//(?:\w+\.)*(?:example\.(?:com|org|net)|localhost|test|invalid)\b", document.url):
            return judged(self, self.reserved, [Remark("Replace the example domain by your own.", line)])
        return judged(self, 100)
