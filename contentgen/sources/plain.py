"""Plain text files: paragraphs between empty lines, located by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import csl_from
from contentgen.sources.outline import is_apparatus
from contentgen.sources.text import decode

_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"\s*[-=_*~#]{3,}\s*$")


def read(file: RawFile, limits: Limits) -> Reading:
    """One document; its title is the file's name, for a first line may be anything."""
    text = decode(file.location, file.data)
    if isinstance(text, SourceFailure):
        return text
    if len(text) > limits.max_characters:
        return SourceFailure(
            location=file.location, reason=f"longer than {limits.max_characters:,} characters; split it"
        )
    return (Document(csl=csl_from({}, fallback_title=file.stem), blocks=tuple(_blocks(text))),)


def _blocks(text: str) -> Iterator[Block]:
    heading = ""
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
