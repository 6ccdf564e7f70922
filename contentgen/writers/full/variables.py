"""The variables of each prompt. `prompts check` holds every prompt file to these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.chains import RepairVariables, SchemaVariables
from contentgen.channels.blog import sentences_of
from contentgen.citations import credit, is_note_on
from contentgen.judge import JudgeVariables
from contentgen.model import Block, Brief, ChannelName, Evidence, Frozen, Research, Source
from contentgen.prompt import inert
from contentgen.verification.contradiction import disagreements
from contentgen.writers.base import Complaint
from contentgen.writers.full.marks import marked
from contentgen.writers.voice.variables import NotesVariables, SectionNotesVariables

TONES = {
    "plain": "plain and direct.",
    "formal": "formal and impersonal, without contractions.",
    "conversational": "conversational: contractions, the reader is 'you'.",
}


class EvidenceLine(Frozen):
    """An item of the ledger as a prompt shows it; `against` are items of other sources that contradict it, in full.

    `said_by_author` names whom to name where it is from the author's own text.
    """

    id: str
    kind: str
    claim: str
    quote: str
    credit: str
    second_hand: bool
    against: tuple[str, ...] = ()
    said_by_author: str = ""


class CodeLine(Frozen):
    """Code that stands in a source under an item's sentence."""

    id: str
    language: str
    text: str


class ComplaintLine(Frozen):
    """A sentence that failed, and why."""

    text: str
    reasons: tuple[str, ...]


class Common(Frozen):
    """What every writing prompt may use."""

    topic: str
    keyphrase: str
    language: str
    tone_note: str
    audience: str
    banned_words: tuple[str, ...]
    first_person: bool
    evidence: tuple[EvidenceLine, ...]


class ExtractVariables(Frozen):
    """`extract.md.j2`."""

    topic: str
    language: str
    claim_words: int
    short_words: int
    evidence: tuple[EvidenceLine, ...]


class OutlineVariables(Common):
    """`outline.md.j2`."""

    words: int
    words_per_item: int
    least_items: int
    least_sections: int
    most_sections: int
    author_thesis: str = ""
    base: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class SectionVariables(Common):
    """`section.md.j2`."""

    title: str
    thesis: str
    outline: tuple[str, ...]
    number: int
    heading: str
    point: str
    words: int
    may_have_table: bool
    code: tuple[CodeLine, ...] = ()


class MendVariables(Common):
    """`mend.md.j2`."""

    section: str
    complaints: tuple[ComplaintLine, ...]


class ReviseVariables(MendVariables):
    """`revise.md.j2`."""

    channel: ChannelName


class FrameVariables(Common):
    """`frame.md.j2`."""

    title: str
    thesis: str
    article: str


class LinkedInVariables(Common):
    """`linkedin.md.j2`."""

    title: str
    thesis: str
    offer: str
    proof: tuple[str, ...]
    fold: int
    aim: int
    most_hashtags: int
    source_line: int
    problems: tuple[str, ...] = ()


class ThreadVariables(Common):
    """`thread.md.j2`."""

    title: str
    thesis: str
    least_posts: int
    most_posts: int
    room: int
    last_room: int
    problems: tuple[str, ...] = ()


class CandidatesVariables(Common):
    """`candidates.md.j2`."""

    title: str
    takeaways: tuple[str, ...]
    linkedin: str
    thread: tuple[str, ...]
    number: int
    title_characters: int
    fold: int
    room: int


#: every prompt that a user may edit, with its variables
PROMPTS: dict[str, type[Frozen]] = {
    "extract": ExtractVariables,
    "outline": OutlineVariables,
    "section": SectionVariables,
    "mend": MendVariables,
    "revise": ReviseVariables,
    "frame": FrameVariables,
    "linkedin": LinkedInVariables,
    "thread": ThreadVariables,
    "voice-title": NotesVariables,
    "voice-questions": NotesVariables,
    "voice-section": SectionNotesVariables,
    "candidates": CandidatesVariables,
    "judge": JudgeVariables,
    "answer-schema": SchemaVariables,
    "answer-repair": RepairVariables,
}


def mending(brief: Brief, research: Research, parts: Sequence[Block], complaints: Sequence[Complaint]) -> MendVariables:
    """A text in its marks with what was said of its sentences, and the evidence that it cites."""
    known = {item.id for item in research.ledger}
    ids = dict.fromkeys(e for block in parts for s in sentences_of(block) for e in s.evidence if e in known)
    lines = (ComplaintLine(text=inert(c.text), reasons=tuple(map(inert, c.reasons))) for c in complaints)
    return MendVariables.model_validate(
        {
            **common(brief, research, [research.evidence(e) for e in ids]),
            "section": inert(marked(parts)),
            "complaints": tuple(lines),
        }
    )


def evidence_lines(items: Iterable[Evidence], research: Research) -> tuple[EvidenceLine, ...]:
    """Items as a prompt shows them, each with what other sources of the ledger say against it."""
    shown = tuple(items)
    opposed = _opposed({item.id for item in shown}, research)
    return tuple(
        EvidenceLine(
            id=item.id,
            kind=item.kind,
            claim=inert(item.claim),
            quote=inert(item.quote),
            credit=inert(("a note on " if is_note_on(item) else "") + credit(research.source(item.source_id))),
            second_hand=item.second_hand,
            against=tuple(_line(research.evidence(e), research) for e in opposed.get(item.id, ())),
            said_by_author=_author_of(research.source(item.source_id)),
        )
        for item in shown
    )


def _author_of(source: Source) -> str:
    return inert(source.first_author) if source.by_author else ""


def _opposed(ids: set[str], research: Research) -> dict[str, list[str]]:
    """Item -> the items that contradict it by rule. An editor's notes tell what to weigh, not what cannot both be true."""
    found: dict[str, list[str]] = {}
    for each in disagreements(research.ledger):
        for item, other in ((each.one, each.other), (each.other, each.one)):
            if item in ids and each.ground != "editor":
                found.setdefault(item, []).append(other)
    return found


def _line(item: Evidence, research: Research) -> str:
    return inert(f"[{item.id}] ({credit(research.source(item.source_id))}) {item.claim}")


def common(brief: Brief, research: Research, items: Iterable[Evidence]) -> dict[str, object]:
    """The values of `Common` for a brief and the evidence of one prompt."""
    return {
        "topic": brief.topic,
        "keyphrase": brief.keyphrase,
        "language": brief.language,
        "tone_note": TONES[brief.tone],
        "audience": brief.audience,
        "banned_words": brief.profile.banned_words,
        "first_person": bool(brief.profile.proof),
        "evidence": evidence_lines(items, research),
    }
