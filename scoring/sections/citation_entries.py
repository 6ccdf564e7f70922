"""Assessment citations.entries."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import has_locator
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class CitationEntries:
    """List sources that a reader can reach: numbered without gaps, each with an address, DOI or pages.

    Source: https://citationstyles.org
    """

    id: str = "citations.entries"
    weight: float = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = frozenset({"citations"})
    source: str = "https://citationstyles.org"

    def assess(self, document: Document) -> Judgement | None:
        """Judge the citation entries."""
        entries = document.references
        if not entries:
            return judged(self, 0, [Remark("The list of sources is empty.", document.first_line)])
        remarks = [
            Remark(f"Entry {entry.number} has no address, DOI or pages.", entry.line)
            for entry in entries
            if not has_locator(entry.text)
        ]
        for at, entry in enumerate(entries, start=1):
            if entry.number != at:
                remarks.append(Remark(f"Entry {entry.number} stands at place {at}; renumber.", entry.line))
                break
        return judged(self, 100 - 100 * len(remarks) / (len(entries) + 1), remarks)
