"""Assessment seo.canonical."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.address import read_address
from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class Canonical:
    """Name the page's own address whole: `https`, host and path, one address, no fragment.

    Lighthouse fails a canonical link that is relative or malformed; Google asks for absolute addresses and https.
    Applies where an address is given.
    Source: https://developer.chrome.com/docs/lighthouse/seo/canonical
    """

    id: str = "seo.canonical"
    weight: float = 1.0
    kind: Kind = "documented"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developer.chrome.com/docs/lighthouse/seo/canonical"
    relative: float = 0.0
    flawed: float = 60.0

    def assess(self, document: Document) -> Judgement | None:
        """Judge the canonical."""
        address = document.url.strip()
        if not address:
            return None
        named = ("canonical", "canonical_url", "url")
        line = next((document.front_lines[key] for key in named if key in document.front_lines), document.first_line)
        parts = read_address(address)
        if parts.scheme not in {"http", "https"} or "." not in parts.site or " " in address or "," in address:
            message = f"Write the canonical address whole, as in https://site.example/page, not '{address}'."
            return judged(self, self.relative, [Remark(message, line)])
        flaws = ["use https"] if parts.scheme == "http" else []
        flaws += ["drop what follows #"] if parts.fragment else []
        return judged(self, self.flawed if flaws else 100, [Remark(f"{address}: {' and '.join(flaws)}.", line)])
