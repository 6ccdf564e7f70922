"""Assessment writing.uncited-names."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.assessment import BLOG, Remark, noted
from scoring.channel import Channel
from scoring.document import Document
from scoring.finding import Judgement, Kind, Severity
from scoring.names import names_in
from scoring.structure import Mark


@dataclass(frozen=True)
class UncitedNames:
    """Link a tool or method where it is first named, or cite its source.

    A reader who wants it follows the link; a name without one is a claim to knowledge. `names.py` finds names by
    their shape, by our list, and in lists of tools. Names that everybody knows need none.
    Source: https://developers.google.com/search/docs/crawling-indexing/links-crawlable
    """

    id: str = "writing.uncited-names"
    weight: float = 0.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source: str = "https://developers.google.com/search/docs/crawling-indexing/links-crawlable"
    many: int = 3

    def assess(self, document: Document) -> Judgement | None:
        """Look for named tools without link or source."""
        bare: dict[str, list[int]] = {}
        for mark in names_in(document.sentences):
            if not self._is_backed(document, mark):
                bare.setdefault(mark.text, []).append(mark.line)
        by_line: dict[int, list[str]] = {}
        for name, lines in bare.items():
            by_line.setdefault(lines[0], []).append(name)
        severity: Severity = "warning" if len(bare) >= self.many else "info"
        remarks = []
        for line, names in by_line.items():
            again = sorted({at for name in names for at in bare[name]} - {line})
            more = f" (again: {', '.join(map(str, again))})" if again else ""
            message = f"Named with no link or source: {', '.join(names)}{more}."
            remarks.append(Remark(message, line, severity, words=names[0]))
        return noted(self, remarks)

    def _is_backed(self, document: Document, mark: Mark) -> bool:
        name = mark.text.lower()
        linked = any(name in f"{link.text} {link.href}".lower() for link in document.links)
        if linked or f"`{name}" in document.text.lower():
            return True
        if any(name in entry.text.lower() for entry in document.references):
            return True
        block = next(each for each in document.prose if each.line <= mark.line <= each.end_line)
        cited = {each.line for each in document.citations} | {each.line for each in document.links}
        return not cited.isdisjoint(range(block.line, block.end_line + 1))
