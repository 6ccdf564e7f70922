"""The lines under a document's title that say who wrote it and when: read as fields, and never quoted as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contentgen.model import Frozen
from contentgen.sources.base import Block
from contentgen.sources.text import squeeze

#: so many lines with text are looked at, and so many blocks of a file that has blocks
HEAD_LINES = 8
HEAD_BLOCKS = 4
#: a longer line is text
LINE_CHARACTERS = 160

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "
DATE = (
    rf"(?:(?:{_DAY})?(?:\d{{4}}-\d{{2}}(?:-\d{{2}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|{_MONTH},? \d{{4}}))"
)
_CAPITAL = r"(?-i:[^\W\d_a-z][\w.'’-]*)"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|el|al|la|le|bin|ter|ten)"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|{_PARTICLE}))*"
_NAMES = rf"{_NAME}(?:(?:, and |, | and | & |; ){_NAME})*"
_REST = r"(?:\s?[|·•/–—(].{0,60})?"
_BY = re.compile(
    rf"(?:(?:written |posted |published )?by |(?:authors?|written by|by|from)\s?: ?)(?P<names>{_NAMES})"
    rf"(?:,? (?:on )?(?P<date>{DATE}))?(?:\s?[|·•/–—(]\s?(?P<after>{DATE}))?{_REST}\)?\.?",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?:(?:date|published|issued|posted|published on|posted on)\s?: ?|(?:published |posted |issued )?(?:on )?)(?P<date>{DATE}){_REST}\.?",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:title|subject|re)\s?: ?(?P<title>\S.{2,120})", re.IGNORECASE)
_OTHER = re.compile(
    r"(?:to|cc|bcc|status|version|last (?:updated|modified)|updated|modified|reviewed by)\s?: ?.{1,120}", re.IGNORECASE
)
_LABELLED = re.compile(r"(?:authors?|written by|from)\s?:", re.IGNORECASE)
_BETWEEN = re.compile(r", and | and | & |; |, ")


class Byline(Frozen):
    """What the head of a document states, and which of its lines do so."""

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    lines: frozenset[int] = frozenset()

    @property
    def fields(self) -> dict[str, str | tuple[str, ...]]:
        """The author and the date under names that yield to a document's own metadata."""
        found: dict[str, str | tuple[str, ...]] = {"by": self.authors, "dated": self.date}
        return {name: value for name, value in found.items() if value}


def byline(lines: Sequence[str]) -> Byline:
    """Read the first lines that hold text; the first author, date and title stated there count."""
    found = Byline()
    head = [(number, squeeze(line).strip("*_# ")) for number, line in enumerate(lines) if line.strip()][:HEAD_LINES]
    for number, line in head:
        stated = _stated(line)
        if stated is None:
            continue
        found = Byline(
            title=found.title or stated.title,
            authors=found.authors or stated.authors,
            date=found.date or stated.date,
            lines=found.lines | {number},
        )
    return found


def without_byline(blocks: Sequence[Block]) -> tuple[Byline, tuple[Block, ...]]:
    """The byline among the first blocks, and the blocks that are text."""
    head = blocks[:HEAD_BLOCKS]
    lines = [line for block in head for line in block.text.strip().split("\n")]
    found = byline(lines)
    kept, start = [], 0
    for block in head:
        count = len(block.text.strip().split("\n"))
        left = [line for number, line in enumerate(lines[start : start + count], start) if number not in found.lines]
        start += count
        kept += [block.model_copy(update={"text": "\n".join(left)})] if left else []
    return found, (*kept, *blocks[HEAD_BLOCKS:])


def _stated(line: str) -> Byline | None:
    """What one line states about the document; None where it is text."""
    if len(line) > LINE_CHARACTERS:
        return None
    by = _BY.fullmatch(line)
    authors = _people(by["names"], labelled=bool(_LABELLED.match(line))) if by else ()
    if by and authors:
        return Byline(authors=authors, date=by["date"] or by["after"] or "")
    dated = _DATED.fullmatch(line)
    if dated:
        return Byline(date=dated["date"])
    called = _CALLED.fullmatch(line)
    if called:
        return Byline(title=called["title"])
    return Byline() if _OTHER.fullmatch(line) else None


def _people(names: str, *, labelled: bool) -> tuple[str, ...]:
    """The names of a byline. Behind the only comma stands a post or a house; one word alone is a name only with a label."""
    parts = [part.strip() for part in _BETWEEN.split(names) if part.strip()]
    joined = re.search(r" and | & |; ", names)
    people: Iterable[str] = parts if joined and all(" " in part for part in parts) else parts[:1]
    return tuple(name for name in people if labelled or " " in name)
