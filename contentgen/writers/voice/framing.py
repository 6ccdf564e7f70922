"""The heading, the first and the last framing sentence of a section, where the phrase bank knows nothing of its matter."""

from __future__ import annotations

from collections.abc import Sequence

from contentgen.channels.blog import sentences_of
from contentgen.model import Block, Outline, Paragraph, Section, Sentence, SentenceKind
from contentgen.writers.voice.drafts import SectionWordsDraft
from contentgen.writers.voice.fitness import Form
from contentgen.writers.voice.grounds import Grounds
from contentgen.writers.voice.wordings import Sifting


def is_generic(plan: Outline, index: int) -> bool:
    """Whether the section stands under a kind of evidence rather than under a question that an editor knows."""
    return not plan.sections[index].question or plan.sections[index].question.startswith("kind:")


def worded(sifting: Sifting, plan: Outline, index: int, section: Section, draft: SectionWordsDraft) -> Section:
    """The section with what is better of the model's in place of the bank's; its facts as they are."""
    items = [sifting.research.evidence(e) for e in plan.sections[index].evidence]
    grounds = sifting.grounds(items, (plan.sections[index].point,))
    cited = [e.id for e in items]
    blocks = list(section.blocks)
    for place, texts, kind in (
        (0, (draft.question,), "question"),
        (-1, (draft.step, draft.other_step), "instruction"),
    ):
        blocks[place] = _framed(sifting, grounds, blocks[place], place, texts, kind, cited)  # type: ignore[arg-type]
    heading = _heading(sifting, plan, index, grounds, (draft.what, draft.why), cited)
    return Section(heading=heading, blocks=tuple(blocks))


def _heading(
    sifting: Sifting, plan: Outline, index: int, grounds: Grounds, texts: Sequence[str], cited: Sequence[str]
) -> str:
    """The heading that tells most; one that its user wrote, or that names the keyphrase, stays."""
    own = plan.sections[index]
    generic = sifting.bank.question(own.question).headings if own.question else ()
    if own.heading.removesuffix(", continued") not in generic:
        return own.heading
    form = Form(sifting.slots.heading, ("claim", "question", "instruction"), "", grounds)
    fit = sifting.fit(texts, form, cited, [section.heading for section in plan.sections])

    def value(text: str) -> float:
        points = sifting.ranking.points("headline", text, "")
        return sifting.ranking.value(points, len(grounds.told(text)))

    return sifting.ranking.best(own.heading, [offer.text for offer in fit], value)


def _framed(
    sifting: Sifting,
    grounds: Grounds,
    block: Block,
    place: int,
    texts: Sequence[str],
    kind: SentenceKind,
    cited: Sequence[str],
) -> Block:
    """The block with its first or last framing sentence exchanged for one that tells more of the matter."""
    if not isinstance(block, Paragraph) or block.sentences[place].evidence:
        return block
    room = sifting.slots.lead if place == 0 else sifting.slots.consequence
    form = Form(room, (kind,), "?" if kind == "question" else ".", grounds)
    taken = [s.text for s in sentences_of(block)]
    offered = [Sentence(text=offer.text, kind=kind) for offer in sifting.fit(texts, form, cited, taken)]
    chosen = sifting.ranking.best(block.sentences[place], offered, lambda s: float(len(grounds.told(s.text))))
    sentences = list(block.sentences)
    sentences[place] = chosen
    return Paragraph(sentences=tuple(sentences))
