"""Plain text files: paragraphs between empty lines, located by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.byline import byline
from contentgen.sources.links import addresses_in
from contentgen.sources.metadata import csl_from
from contentgen.sources.outline import is_apparatus
from contentgen.sources.text import text_of

#: a first line longer than this is text
TITLE_CHARACTERS = 100
#: a first line right above the text is a title up to this length and this share of the line below it
LINE_CHARACTERS = 60
LINE_SHARE = 0.75
#: a first line that begins with one of these names the document even if it ends in a full stop
LABELS = frozenset("notes minutes report summary memo transcript interview interviews draft abstract readme".split())

_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"\s*[-=_*~#]{3,}\s*$")


def read(file: RawFile, limits: Limits) -> Reading:
    """One document; its title is a first line that stands alone, else the file's name."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    lines = text.split("\n")
    stated = byline(lines)
    lines = ["" if number in stated.lines else line for number, line in enumerate(lines)]
    title = _title("\n".join(lines)) or _line_above_text(lines)
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    lines[first] = "" if title else lines[first]
    blocks = tuple(_blocks("\n".join(lines), heading=title))
    csl = csl_from(stated.fields, fallback_title=stated.title or title.rstrip(".") or file.stem)
    return (Document(csl=csl, blocks=blocks, links=addresses_in(text)),)


def _line_above_text(lines: Sequence[str]) -> str:
    """A first line that stands right above the text, yet is clearly shorter and no part of its sentence."""
    held = [line.strip() for line in lines if line.strip()][:2]
    if len(held) < 2 or _ITEM.match(held[1]):
        return ""
    first, second = held
    short = len(first) <= LINE_CHARACTERS and len(first) <= LINE_SHARE * len(second)
    return first if short and first[0].isupper() and second[0].isupper() and not re.search(r"[.!?;,:]", first) else ""


def _title(text: str) -> str:
    """The first paragraph if it is one short line above others, as a title is; else nothing."""
    paragraphs = [lines for _, lines in _paragraphs(text)]
    only = paragraphs[0][0].strip() if len(paragraphs) > 1 and len(paragraphs[0]) == 1 else ""
    named = only.split(" ", 1)[0].rstrip(":").lower() in LABELS or only[-1:] not in tuple(".!?;,")
    return only if named and len(only) <= TITLE_CHARACTERS and "." not in only[:-1] else ""


def _blocks(text: str, heading: str) -> Iterator[Block]:
    for number, lines in _paragraphs(text):
        title = _heading(lines)
        if title:
            heading = title
        elif not is_apparatus(heading):
            yield Block(text="\n".join(lines), heading=heading, line=number)


def _paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return the paragraphs with the number of their first line. A list item is a paragraph of its own."""
    lines: list[str] = []
    first = 1
    for number, raw in enumerate(text.split("\n"), 1):
        item = _ITEM.match(raw)
        if lines and (not raw.strip() or item or _RULE.match(raw)):
            yield first, lines
            lines = []
        if raw.strip() and not _RULE.match(raw):
            first = first if lines else number
            lines.append(raw[item.end() :] if item else raw)
    if lines:
        yield first, lines


def _heading(lines: list[str]) -> str:
    only = lines[0].strip().lstrip("#").strip()
    return only if len(lines) == 1 and len(only) <= 80 and only[-1:] not in tuple(".!?…:;,") else ""
