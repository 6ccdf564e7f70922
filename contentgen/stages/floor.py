"""The offline writer for the pieces of one article that did not pass the check."""

from __future__ import annotations

from dataclasses import dataclass

from contentgen.model import Article, Brief, Outline, Research, Section
from contentgen.writers.offline import OfflineWriter


@dataclass(frozen=True)
class Floor:
    """Composes single pieces of the planned article from its ledger."""

    brief: Brief
    research: Research
    plan: Outline
    writer: OfflineWriter

    def section(self, section: Section) -> Section | None:
        """The planned section with this heading; None for a part that the plan does not hold."""
        headings = [each.heading for each in self.plan.sections]
        if section.heading not in headings:
            return None
        return self.writer.section(self.brief, self.research, self.plan, headings.index(section.heading))

    def article(self) -> Article:
        """The whole article as the offline writer makes it, on a plan of its own."""
        plan = self.writer.outline(self.brief, self.research)
        sections = (self.writer.section(self.brief, self.research, plan, n) for n in range(len(plan.sections)))
        return self.writer.article(self.brief, self.research, plan, tuple(sections))

    def title(self, sources: int) -> str:
        """A title that counts the sources."""
        return self.writer.title(self.brief, sources)

    def description(self, sources: int) -> str:
        """A description of the plan."""
        return self.writer.description(self.brief, self.research, self.plan, sources)

    def heading(self, section: Section) -> str:
        """A heading for what the section cites."""
        return self.writer.heading(self.research, section)
