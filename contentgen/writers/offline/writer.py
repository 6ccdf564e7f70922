"""The offline writer behind the one seam that all writers share."""

from __future__ import annotations

from contentgen.channels.blog import sentences_of
from contentgen.model import Article, Brief, Outline, Post, Research, Section, WriterName
from contentgen.writers.base import Restated
from contentgen.writers.offline.article import assemble, description, slug_of
from contentgen.writers.offline.author import signed
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.brought import base_outline, description_of, of_base, title_of, weighed
from contentgen.writers.offline.choice import outline, outline_of_items
from contentgen.writers.offline.code import with_code
from contentgen.writers.offline.items import question_key
from contentgen.writers.offline.posts import linkedin_post, thread
from contentgen.writers.offline.section import write_section


class OfflineWriter:
    """Composes from the ledger with a phrase bank: the default without a model, the floor under every other writer."""

    name: WriterName = "offline"

    def __init__(self, bank: PhraseBank) -> None:
        self.bank = bank

    def claims(self, *_: object) -> tuple[Restated, ...]:
        """None: a passage is quoted, with the name of whoever wrote it."""
        return ()

    def outline(self, brief: Brief, research: Research) -> Outline:
        """Sections in the order of the argument, each with the evidence that it prints."""
        plan = (base_outline if brief.base else outline)(brief, research, self.bank)
        return weighed(plan, research)

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """One section in full."""
        section = write_section(brief, research, plan, index, self.bank)
        return with_code(section, plan, index, research)

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The article around its sections, signed with what the profile lets its author say."""
        whole = assemble(brief, research, outline_of_items(plan, research), sections, self.bank)
        if brief.base:
            whole = of_base(whole.model_copy(update={"slug": slug_of(plan.title)}), brief, research, plan, self.bank)
        return signed(whole, brief, self.bank)

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The LinkedIn post."""
        return linkedin_post(brief, research, outline_of_items(plan, research), article, self.bank)

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The thread."""
        return thread(brief, research, outline_of_items(plan, research), article, self.bank)

    def title(self, brief: Brief, sources: int) -> str:
        """A title that states no more than how many sources are cited."""
        return title_of(brief, self.bank, sources)

    def description(self, brief: Brief, research: Research, plan: Outline, sources: int) -> str:
        """A description from the labels of the plan's questions."""
        told = description(brief, research, outline_of_items(plan, research), self.bank, sources)
        return description_of(brief, self.bank, sources) or told

    def heading(self, research: Research, section: Section) -> str:
        """A heading from the question that the section's first evidence answers."""
        cited = [e for block in section.blocks for s in sentences_of(block) for e in s.evidence]
        key = question_key(research.evidence(cited[0])) if cited else "kind:how-to"
        return self.bank.question(key).headings[0]

    def repair(self, *_: object) -> None:
        """Nothing to mend: what fails is replaced by the evidence's own wording or cut."""
        return

    def alternatives(self, *_: object) -> None:
        """Nothing to offer beside what it wrote."""
        return

    def revise(self, *_: object) -> None:
        """Nothing to reword: its wording is all it has."""
        return
