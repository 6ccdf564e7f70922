"""Any writer with the offline writer under it: a piece that fails is written by the floor, and that is said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TypeVar

from contentgen.errors import AnswerError, ContentgenError, ProviderError
from contentgen.model import (
    Article,
    Block,
    Brief,
    ChannelName,
    Degradation,
    Outline,
    Post,
    Posts,
    Research,
    Section,
    WriterName,
)
from contentgen.model import Piece as PieceName
from contentgen.writers.base import Alternatives, Complaint, Restated, Thrifty, Writer
from contentgen.writers.offline import OfflineWriter

Piece = TypeVar("Piece")


class Floored:
    """Asks `writer` first. After its endpoint has failed once, nothing more is asked of it.

    `degradations` and `failure` say afterwards what came from the floor and why; safe between threads.
    """

    def __init__(self, writer: Writer, floor: OfflineWriter) -> None:
        self.writer = writer
        self.floor = floor
        self._failure: ContentgenError | None = None
        self.asked = 0
        self._said: list[Degradation] = []
        self._lock = threading.Lock()

    @property
    def name(self) -> WriterName:
        """The writer that was asked for."""
        return self.writer.name

    @property
    def degradations(self) -> tuple[Degradation, ...]:
        """What came from the floor so far, in a fixed order."""
        with self._lock:
            return tuple(sorted((*self._said, *self.shortfalls), key=lambda d: (d.stage, d.what)))

    @property
    def shortfalls(self) -> tuple[Degradation, ...]:
        """What the writer itself says that it went without, piece by piece."""
        return self.writer.shortfalls if isinstance(self.writer, Thrifty) else ()

    @property
    def failure(self) -> ContentgenError | None:
        """What went wrong with the model, if anything did."""
        return self._failure or (self.writer.failure if isinstance(self.writer, Thrifty) else None)

    def claims(self, brief: Brief, research: Research, ids: Sequence[str]) -> tuple[Restated, ...]:
        """What these verbatim items say in other words; none where that is not to be had, and each stays a quotation."""
        return self._try(
            Degradation(stage="extract", what=f"passages {ids[0]} to {ids[-1]} keep their source's wording", why=""),
            lambda: self.writer.claims(brief, research, ids),
            lambda: (),
        )

    def outline(self, brief: Brief, research: Research) -> Outline:
        """The plan."""
        return self._try(
            _lost("outline", "the outline", "outline"),
            lambda: self.writer.outline(brief, research),
            lambda: self.floor.outline(brief, research),
        )

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """One section; the floor writes it from the same evidence under the same heading."""
        heading = plan.sections[index].heading
        return self._try(
            _lost("sections", f"section '{heading}'", "section", heading),
            lambda: self.writer.section(brief, research, plan, index),
            lambda: self.floor.section(brief, research, plan, index),
        )

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The article around its sections."""
        return self._try(
            _lost("frame", "opening, takeaways and end of the article", "frame"),
            lambda: self.writer.article(brief, research, plan, sections),
            lambda: self.floor.article(brief, research, plan, sections),
        )

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The LinkedIn post."""
        return self._try(
            _lost("linkedin", "the LinkedIn post", "linkedin"),
            lambda: self.writer.linkedin(brief, research, plan, article),
            lambda: self.floor.linkedin(brief, research, plan, article),
        )

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The thread."""
        return self._try(
            _lost("thread", "the thread", "thread"),
            lambda: self.writer.thread(brief, research, plan, article),
            lambda: self.floor.thread(brief, research, plan, article),
        )

    def repair(
        self, brief: Brief, research: Research, section: Section, complaints: Sequence[Complaint]
    ) -> Section | None:
        """The mended section; None when that is not to be had."""
        return self._try(
            _lost("check", f"the repair of '{section.heading}'", None),
            lambda: self.writer.repair(brief, research, section, complaints),
            lambda: None,
        )

    def revise(
        self,
        brief: Brief,
        research: Research,
        channel: ChannelName,
        parts: Sequence[Block],
        remarks: Sequence[Complaint],
    ) -> tuple[Block, ...] | None:
        """The reworded text; None when that is not to be had, which fails no run: the text before it is whole."""
        return self._try(
            Degradation(stage="revise", what=f"the revision for {channel} was left out", why=""),
            lambda: self.writer.revise(brief, research, channel, parts, remarks),
            lambda: None,
            needed=False,
        )

    def alternatives(self, brief: Brief, research: Research, article: Article, posts: Posts) -> Alternatives | None:
        """What could stand first instead; None when that is not to be had, which fails no run."""
        return self._try(
            Degradation(stage="choose", what="nothing was offered in place of title and first lines", why=""),
            lambda: self.writer.alternatives(brief, research, article, posts),
            lambda: None,
            needed=False,
        )

    def _try(
        self, lost: Degradation, ask: Callable[[], Piece], fall: Callable[[], Piece], *, needed: bool = True
    ) -> Piece:
        """What the writer gives, else what the floor does. The run can do without what is not `needed`."""
        if isinstance(self._failure, ProviderError):
            if needed:
                self._say(lost, "the model's endpoint had failed before")
            return fall()
        with self._lock:
            self.asked += 1
        try:
            return ask()
        except (ProviderError, AnswerError) as error:
            with self._lock:
                if needed and not isinstance(self._failure, ProviderError):
                    self._failure = error
            self._say(lost, str(error))
            return fall()

    @property
    def nothing_usable(self) -> bool:
        """Whether every piece that was asked for had to come from the floor."""
        if isinstance(self.writer, Thrifty):
            return self.writer.nothing_usable
        return bool(self.asked) and len(self._said) >= self.asked

    def _say(self, lost: Degradation, why: str) -> None:
        with self._lock:
            self._said.append(lost.model_copy(update={"why": why}))


def _lost(stage: str, what: str, piece: PieceName | None, heading: str = "") -> Degradation:
    """What is to be said where the model's piece is not to be had."""
    return Degradation(stage=stage, what=f"{what} came from the offline writer", why="", piece=piece, heading=heading)
