"""The parts of a text with their lines: what `markdown` and `plain` read and `Document` serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "quote", "cell", "code", "tags", "label"]
PROSE: frozenset[str] = frozenset({"paragraph", "item", "quote"})


@dataclass(frozen=True)
class Block:
    """One run of text: a paragraph, list item, table cell, heading, code block or line of hashtags."""

    kind: BlockKind
    text: str
    line: int
    end_line: int
    level: int = 0
    in_references: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading; `section` is the text under it up to the next heading, `words` its length."""

    level: int
    text: str
    line: int
    section: str = ""
    words: int = 0
    in_references: bool = False


@dataclass(frozen=True)
class Link:
    """A link; for a bare URL, text and address are equal."""

    text: str
    href: str
    line: int
    in_references: bool = False


@dataclass(frozen=True)
class Image:
    """A picture with its alternative text."""

    alt: str
    src: str
    line: int


@dataclass(frozen=True)
class Sentence:
    """A sentence of the running text, with the words in it as written; `block` is its paragraph's number."""

    text: str
    line: int
    block: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Mark:
    """A short piece found at a line: a figure, date, citation number, hashtag or emoji."""

    text: str
    line: int


@dataclass(frozen=True)
class Reference:
    """One entry of a numbered reference list."""

    number: int
    text: str
    line: int


@dataclass(frozen=True)
class Post:
    """One post of a thread: its text as it will be sent, its place, its counter and its weighted length."""

    text: str
    line: int
    end_line: int
    number: int | None
    total: str
    length: int

    body: str

    @property
    def counter(self) -> str:
        """The counter as written (`3/8`), or nothing."""
        return "" if self.number is None else f"{self.number}/{self.total}"


@dataclass(frozen=True)
class Structure:
    """All parts of one text in reading order."""

    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()


def pair_headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """Pair each heading with the text below it, up to the next heading."""
    found: list[Heading] = []
    places = [at for at, block in enumerate(blocks) if block.kind == "heading"]
    for place, after in pairwise([*places, len(blocks)]):
        head = blocks[place]
        section = "\n".join(block.text for block in blocks[place + 1 : after])
        count = len(section.split())
        found.append(Heading(head.level, head.text, head.line, section, count, head.in_references))
    return tuple(found)
