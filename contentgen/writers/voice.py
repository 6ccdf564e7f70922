"""The writer for a small model: it words what is not factual; facts keep the evidence's wording.

A small model restates facts wrongly too often to be let near them. What it offers is taken only if it holds no
figure, no unknown name and no claim to research, and is short enough; else the phrase bank's wording stays.
"""

from __future__ import annotations

from contentgen.chains import ModelSession
from contentgen.model import (
    Article,
    Block,
    Brief,
    Frozen,
    Outline,
    Paragraph,
    Post,
    Research,
    Section,
    Sentence,
    WriterName,
)
from contentgen.prompt import inert
from contentgen.verification import assertions, experience, is_factual, kind_of
from contentgen.writers.base import Restated
from contentgen.writers.full.drafts import VoiceDraft
from contentgen.writers.full.variables import TONES, VoiceVariables
from contentgen.writers.offline import OfflineWriter


class Slots(Frozen):
    """How long each slot may be, in words."""

    lead: int = 16
    consequence: int = 32
    least: int = 3


class VoiceWriter:
    """The offline writer with the leads and consequences of its sections worded by a small model."""

    name: WriterName = "voice"

    def __init__(self, session: ModelSession, floor: OfflineWriter, slots: Slots | None = None) -> None:
        self.session = session
        self.floor = floor
        self.slots = slots or Slots()

    def claims(self, *_: object) -> tuple[Restated, ...]:
        """None: facts keep the wording of their sources."""
        return ()

    def outline(self, brief: Brief, research: Research) -> Outline:
        """The offline writer's plan."""
        return self.floor.outline(brief, research)

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """The offline writer's section, its first and last framing sentence worded by the model where that passes."""
        section = self.floor.section(brief, research, plan, index)
        facts = [
            s.text for block in section.blocks if isinstance(block, Paragraph) for s in block.sentences if s.evidence
        ]
        variables = VoiceVariables(
            topic=brief.topic,
            heading=section.heading,
            point=plan.sections[index].point,
            facts=tuple(inert(fact) for fact in facts),
            language=brief.language,
            tone_note=TONES[brief.tone],
        )
        draft = self.session.ask("voice", variables, VoiceDraft, "sections")
        blocks = list(section.blocks)
        blocks[0] = self._worded(blocks[0], 0, draft.lead, self.slots.lead)
        blocks[-1] = self._worded(blocks[-1], -1, draft.consequence, self.slots.consequence)
        return section.model_copy(update={"blocks": tuple(blocks)})

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The offline writer's frame."""
        return self.floor.article(brief, research, plan, sections)

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The offline writer's post."""
        return self.floor.linkedin(brief, research, plan, article)

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The offline writer's thread."""
        return self.floor.thread(brief, research, plan, article)

    def repair(self, *_: object) -> None:
        """Nothing to mend: facts stand in the evidence's own wording."""
        return

    def alternatives(self, *_: object) -> None:
        """Nothing to offer beside what it wrote."""
        return

    def revise(self, *_: object) -> None:
        """Nothing to reword: facts keep the evidence's own wording."""
        return

    def _worded(self, block: Block, position: int, text: str, most: int) -> Block:
        """The block with its first or last framing sentence replaced, if the offered one may stand there."""
        offered = " ".join(text.split())
        fits = self.slots.least <= len(offered.split()) <= most and offered[-1:] in ".?"
        if not fits or not isinstance(block, Paragraph) or block.sentences[position].evidence:
            return block
        form = kind_of(offered)
        if form == "personal" or is_factual(offered) or experience(offered) or assertions(offered):
            return block
        sentences = list(block.sentences)
        sentences[position] = Sentence(text=offered, kind="opinion" if form == "claim" else form)
        return Paragraph(sentences=tuple(sentences))
