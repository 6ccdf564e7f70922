"""The offline writer with titles, hooks, questions and framing sentences of a small model, where those are better.

A small model restates facts wrongly too often to be let near them, so no factual sentence is worded by it. What it
offers is taken only if every word of meaning comes from the evidence or the topic, it asserts nothing, it passes the
check of every sentence, and our scorers prefer it to the offline writer's wording.
"""

from __future__ import annotations

import dataclasses
import threading
from collections import Counter

from contentgen.chains import ModelSession
from contentgen.errors import ContentgenError
from contentgen.model import Article, Brief, Degradation, Outline, Post, Research, Section, WriterName
from contentgen.writers.base import Restated
from contentgen.writers.offline import OfflineWriter
from contentgen.writers.offline.article import slug_of
from contentgen.writers.offline.choice import outline_of_items
from contentgen.writers.voice.budget import Allowance, Budget
from contentgen.writers.voice.calls import Calls
from contentgen.writers.voice.drafts import QuestionsDraft, SectionWordsDraft, TitlesDraft
from contentgen.writers.voice.fitness import Judges
from contentgen.writers.voice.framing import is_generic, worded
from contentgen.writers.voice.ranking import Ranking
from contentgen.writers.voice.slots import Slots
from contentgen.writers.voice.variables import NotesVariables, SectionNotesVariables
from contentgen.writers.voice.wordings import Sifting, hooked, leading, points, threaded, title

__all__ = ["Allowance", "VoiceWriter"]


class VoiceWriter:
    """Asks in the order of worth: title, then the questions of the posts, then each section; until its time is used up."""

    name: WriterName = "voice"

    def __init__(
        self,
        session: ModelSession,
        floor: OfflineWriter,
        judges: Judges,
        allowance: Allowance | None = None,
        slots: Slots | None = None,
        ranking: Ranking | None = None,
    ) -> None:
        self.floor = floor
        self.judges = judges
        self.slots = slots or Slots()
        self.ranking = ranking or Ranking()
        model = session.model.with_room(self.slots.answer_tokens)
        self.calls = Calls(dataclasses.replace(session, model=model), Budget(allowance or Allowance()))
        self.offers: Counter[str] = Counter()
        self._counting = threading.Lock()

    @property
    def failure(self) -> ContentgenError | None:
        """What went wrong with the model last, if anything did; the wordings it cost are the offline writer's."""
        return self.calls.failure

    @property
    def nothing_usable(self) -> bool:
        """Whether the model answered and not one of its answers could be used."""
        return self.calls.nothing_usable

    @property
    def shortfalls(self) -> tuple[Degradation, ...]:
        """What was not to be had of the model, said once."""
        return self.calls.shortfalls

    def claims(self, *_: object) -> tuple[Restated, ...]:
        """None: facts keep the wording of their sources."""
        return ()

    def outline(self, brief: Brief, research: Research) -> Outline:
        """The offline writer's plan under the best title. The questions of the posts are asked now: they are worth most."""
        plan = self.floor.outline(brief, research)
        if not self._speaks(brief):
            return plan
        sifting = self._sifting(brief, research)
        titles = self.calls.ask("voice-title", self._notes(sifting, plan), TitlesDraft, "outline")
        chosen = title(sifting, plan, titles) if titles else plan.title
        self._questions(sifting, plan)
        return plan.model_copy(update={"title": chosen})

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """The offline writer's section; where the phrase bank knows only the kind of its evidence, framed by the model."""
        section = self.floor.section(brief, research, plan, index)
        if not is_generic(plan, index) or not self._speaks(brief):
            return section
        sifting, own = self._sifting(brief, research), plan.sections[index]
        shared = self._notes(sifting, plan).model_dump(exclude={"notes"})
        notes = sifting.notes([research.evidence(e) for e in own.evidence], ())
        variables = SectionNotesVariables(**shared, notes=notes, heading=own.heading)
        draft = self.calls.ask("voice-section", variables, SectionWordsDraft, "sections")
        return worded(sifting, plan, index, section, draft) if draft else section

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The offline writer's frame under the title of the plan, unless that is the one the offline writer gave it."""
        article = self.floor.article(brief, research, plan, sections)
        if plan.title == self.floor.outline(brief, research).title:
            return article
        return article.model_copy(update={"title": plan.title, "slug": slug_of(plan.title)})

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The offline writer's post, opened and closed with a question of the model's where that reads better."""
        sifting, plan = self._sifting(brief, research), outline_of_items(plan, research)
        draft = self._questions(sifting, plan)

        def composing(opened: Outline) -> Post:
            return self.floor.linkedin(brief, research, opened, article)

        return hooked(sifting, plan, article, draft, composing) if draft else composing(plan)

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The offline writer's thread, opened with a question of the model's where that reads better."""
        sifting, plan = self._sifting(brief, research), outline_of_items(plan, research)
        draft = self._questions(sifting, plan)

        def composing(opened: Outline) -> tuple[Post, ...]:
            return self.floor.thread(brief, research, opened, article)

        return threaded(sifting, plan, draft, composing) if draft else composing(plan)

    def repair(self, *_: object) -> None:
        """Nothing to mend: facts stand in the evidence's own wording."""
        return

    def alternatives(self, *_: object) -> None:
        """Nothing to offer beside what it wrote: its first lines are chosen already."""
        return

    def revise(self, *_: object) -> None:
        """Nothing to reword: facts keep the evidence's own wording."""
        return

    def _speaks(self, brief: Brief) -> bool:
        """Whether the words that deny and limit are known in the brief's language; without them nothing could be verified."""
        return brief.language in self.slots.languages

    def _sifting(self, brief: Brief, research: Research) -> Sifting:
        judging = self.judges(brief, research)
        return Sifting(brief, research, judging, self.floor.bank, self.slots, self.ranking, self._count)

    def _notes(self, sifting: Sifting, plan: Outline) -> NotesVariables:
        return NotesVariables(
            keyphrase=sifting.brief.keyphrase,
            language=sifting.brief.language,
            notes=sifting.notes(leading(plan, sifting.research), points(plan)),
            characters=self.slots.asked_title_characters,
            words=self.slots.asked_words,
        )

    def _questions(self, sifting: Sifting, plan: Outline) -> QuestionsDraft | None:
        if not self._speaks(sifting.brief):
            return None
        return self.calls.ask("voice-questions", self._notes(sifting, plan), QuestionsDraft, "linkedin")

    def _count(self, _: str, reasons: tuple[str, ...]) -> None:
        with self._counting:
            self.offers.update(reasons or ("fit",))
