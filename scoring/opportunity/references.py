"""Assessment opportunity.references."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import (
    BLOG,
    Remark,
    judged,
)
from scoring.channel import Channel
from scoring.document import Document
from scoring.facts import has_locator
from scoring.finding import Judgement, Kind


@dataclass(frozen=True)
class References:
    """Make every `[n]` lead to an entry, and every entry to a source that can be opened.

    Source: https://developers.google.com/search/docs/fundamentals/creating-helpful-content
    """

    id: str = "opportunity.references"
    weight: float = 2.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/fundamentals/creating-helpful-content"
    links_only: float = 85.0
    unresolved_costs: float = 30.0
    unused_costs: float = 5.0
    short_text: int = 150

    def assess(self, document: Document) -> Judgement | None:
        """Judge the references."""
        listed = {entry.number: entry for entry in document.references}
        cited = {int(mark.text): mark.line for mark in reversed(document.citations)}
        if not listed and not cited:
            if document.word_count < self.short_text:
                return None
            out = [link for link in document.links if link.href.startswith("http")]
            message = "List the sources: numbered entries under `## References`, cited as [1] in the text."
            return judged(self, self.links_only if out else 0, [Remark(message, document.first_line)])
        remarks = [
            Remark(f"[{number}] leads to no entry in the list.", line, "error")
            for number, line in sorted(cited.items())
            if number not in listed
        ]
        cost = self.unresolved_costs * len(remarks)
        weak = [entry for entry in listed.values() if not has_locator(entry.text)]
        unused = [entry for number, entry in listed.items() if number not in cited]
        remarks += [Remark(f"Entry {entry.number} has no address, DOI or pages.", entry.line) for entry in weak]
        remarks += [Remark(f"Entry {entry.number} is never cited.", entry.line) for entry in unused]
        return judged(self, 100 - cost - self.unused_costs * (len(weak) + len(unused)), remarks)
