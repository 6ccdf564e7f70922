"""The one seam of all writers: values in, value out; none of them saves, checks or scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from contentgen.errors import ContentgenError
from contentgen.model import (
    Article,
    Block,
    Brief,
    ChannelName,
    Degradation,
    EvidenceKind,
    Frozen,
    Outline,
    Post,
    Posts,
    Research,
    Section,
    Sentence,
    WriterName,
)


class Restated(Frozen):
    """What a writer says that a verbatim item of the ledger states: offered, and not checked yet."""

    id: str
    claim: str
    short: str = ""
    kind: EvidenceKind = "fact"


class Alternatives(Frozen):
    """Other titles, first lines of the post and first posts of the thread: offered, and not checked yet."""

    titles: tuple[str, ...] = ()
    hooks: tuple[tuple[Sentence, ...], ...] = ()
    first_posts: tuple[tuple[Sentence, ...], ...] = ()


class Complaint(Protocol):
    """A sentence that did not pass, and why."""

    @property
    def text(self) -> str:
        """The sentence."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it did not pass."""


class Writer(Protocol):
    """What every writer can do. A method may raise ContentgenError; its caller falls back to the offline writer."""

    @property
    def name(self) -> WriterName:
        """Which of the writers this is."""

    def claims(self, brief: Brief, research: Research, ids: Sequence[str]) -> tuple[Restated, ...]:
        """What these verbatim items say in other words; empty where this writer keeps the wording of its sources."""

    def outline(self, brief: Brief, research: Research) -> Outline:
        """The plan of the article."""

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """The section at `index`; sections are written side by side and may not rely on one another."""

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The article around its sections."""

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The LinkedIn post."""

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The thread."""

    def repair(
        self, brief: Brief, research: Research, section: Section, complaints: Sequence[Complaint]
    ) -> Section | None:
        """The section with the named sentences mended; None when this writer cannot."""

    def revise(
        self,
        brief: Brief,
        research: Research,
        channel: ChannelName,
        parts: Sequence[Block],
        remarks: Sequence[Complaint],
    ) -> tuple[Block, ...] | None:
        """A channel's text reworded by what its scores remark, block for block; None when this writer cannot."""

    def alternatives(self, brief: Brief, research: Research, article: Article, posts: Posts) -> Alternatives | None:
        """What could stand first in the finished texts instead; None when this writer offers nothing."""


@runtime_checkable
class Thrifty(Protocol):
    """A writer that goes without its model's answer where none is to be had, instead of giving up the piece."""

    @property
    def failure(self) -> ContentgenError | None:
        """What went wrong with the model, if anything did."""

    @property
    def nothing_usable(self) -> bool:
        """Whether the model answered and not one of its answers could be used."""

    @property
    def shortfalls(self) -> tuple[Degradation, ...]:
        """What it went without and why."""
