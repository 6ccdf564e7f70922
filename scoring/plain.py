"""Posts and other plain text to parts with lines: readers see each line break, so each line is a block."""

from __future__ import annotations

import re

from scoring.structure import Block, BlockKind, Link, Structure

_BULLET = re.compile(r"\s*(?:[•▪‣→➡►✅✔☑–—*+-]|\d{1,2}[.)])\ufe0f?\s+(?=\S)")
_TAGS = re.compile(r"(?:\s*#\w+)+\s*")
_LABELLED = re.compile(r"\s*(?:sources?|references?|via|\(?source)\b\s*:", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")
_URL = re.compile(r"https?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?]")
_BARE = re.compile(r"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|co|app|blog)(?:/\S*)?(?![\w-])")
_MARKDOWN_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s)]+)\)")


def parse_plain(text: str, first_line: int) -> Structure:
    """Read a post into one block a line; bullets and emphasis marks are dropped from the words."""
    blocks: list[Block] = []
    links: list[Link] = []
    for offset, line in enumerate(text.split("\n")):
        number = first_line + offset
        links.extend(_links(line, number))
        if line.strip():
            blocks.append(_block(line, number))
    return Structure(tuple(blocks), tuple(links))


def _block(line: str, number: int) -> Block:
    heading = _HEADING.match(line)
    if heading:
        return Block("heading", heading.group(2), number, number, len(heading.group(1)))
    bullet = _BULLET.match(line)
    kind: BlockKind = "item" if bullet else "paragraph"
    rest = line[bullet.end() :] if bullet else line
    if _TAGS.fullmatch(line):
        kind = "tags"
    elif _LABELLED.match(line):
        kind = "label"
    return Block(kind, _EMPHASIS.sub("", rest).strip(), number, number)


def _links(line: str, number: int) -> list[Link]:
    named = [Link(match.group(1), match.group(2), number) for match in _MARKDOWN_LINK.finditer(line)]
    rest = _MARKDOWN_LINK.sub(" ", line)
    full = [Link(match.group(), match.group(), number) for match in _URL.finditer(rest)]
    bare = [Link(m.group(), f"https://{m.group()}", number) for m in _BARE.finditer(_URL.sub(" ", rest))]
    return named + full + bare
