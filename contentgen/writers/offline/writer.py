"""The offline writer behind the one seam that all writers share."""

from __future__ import annotations

from contentgen.model import Article, Brief, Outline, Post, Research, Section, WriterName
from contentgen.writers.offline.article import assemble
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.choice import outline, outline_of_items
from contentgen.writers.offline.posts import linkedin_post, thread
from contentgen.writers.offline.section import write_section


class OfflineWriter:
    """Composes from the ledger with a phrase bank: the default without a model, the floor under every other writer."""

    name: WriterName = "offline"

    def __init__(self, bank: PhraseBank) -> None:
        self.bank = bank

    def outline(self, brief: Brief, research: Research) -> Outline:
        """Sections in the order of the argument, each with the evidence that it prints."""
        return outline(brief, research, self.bank)

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """One section in full."""
        return write_section(brief, research, plan, index, self.bank)

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The article around its sections."""
        return assemble(brief, research, outline_of_items(plan, research), sections, self.bank)

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The LinkedIn post."""
        return linkedin_post(brief, research, outline_of_items(plan, research), article, self.bank)

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The thread."""
        return thread(brief, research, outline_of_items(plan, research), article, self.bank)

    def repair(self, *_: object) -> None:
        """Nothing to mend: what fails is replaced by the evidence's own wording or cut."""
        return
