"""What a model answers, before its marks are read: the schemas of the prompts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from contentgen.model import EvidenceKind, Frozen

#: how the evidence stands to a thesis
ThesisVerdict = Literal["supported", "supported in part", "contradicted", "not addressed"]


class ClaimDraft(Frozen):
    """A verbatim passage in other words; `short` may be empty."""

    id: str
    claim: str
    short: str
    kind: EvidenceKind


class ExtractDraft(Frozen):
    """The claims of a batch of passages."""

    items: tuple[ClaimDraft, ...]


class SectionIdea(Frozen):
    """One planned section."""

    heading: str
    point: str
    evidence: tuple[str, ...]


class OutlineDraft(Frozen):
    """A planned article."""

    title: str
    thesis: str
    sections: tuple[SectionIdea, ...] = Field(min_length=1)


class ThesisOutlineDraft(OutlineDraft):
    """A planned article that argues for its author's thesis, and how the evidence stands to that; `against` are ids."""

    verdict: ThesisVerdict
    against: tuple[str, ...]


class SectionDraft(Frozen):
    """A section as marked Markdown."""

    markdown: str = Field(min_length=1)


class Replacement(Frozen):
    """A sentence as it stood and what takes its place; an empty `new` leaves it out."""

    old: str
    new: str


class MendDraft(Frozen):
    """The sentences of a section that change."""

    replacements: tuple[Replacement, ...]


class FrameDraft(Frozen):
    """What stands around the sections."""

    intro: str
    takeaways: tuple[str, ...]
    checklist: tuple[str, ...]
    closing_heading: str
    closing: str
    description: str


class LinkedInDraft(Frozen):
    """A LinkedIn post in parts."""

    hook: str
    paragraphs: tuple[str, ...] = Field(min_length=1)
    ask: str
    hashtags: tuple[str, ...] = ()


class ThreadDraft(Frozen):
    """The posts of a thread, without numbers."""

    posts: tuple[str, ...] = Field(min_length=1)


class CandidatesDraft(Frozen):
    """What could stand first instead, each marked like any text but the titles."""

    titles: tuple[str, ...]
    hooks: tuple[str, ...]
    first_posts: tuple[str, ...]
