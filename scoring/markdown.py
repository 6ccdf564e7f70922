"""Markdown to parts with lines, by markdown-it-py (imported at first use: `import scoring` stays light)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from scoring.structure import Block, BlockKind, Image, Link, Structure

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REFERENCE_HEADINGS = re.compile(
    r"\W*(?:references?|sources?|citations?|bibliography|works cited|further reading|notes|footnotes)\W*",
    re.IGNORECASE,
)
_BARE_URL = re.compile(r"https?://[^\s<>()\[\]\"']+[^\s<>()\[\]\"'.,;:!?]")
_TASK = re.compile(r"\[[ xX]\]\s+")


def is_reference_heading(text: str) -> bool:
    """Tell whether a heading opens the list of references."""
    return bool(_REFERENCE_HEADINGS.fullmatch(text))


def parse_markdown(text: str, first_line: int) -> Structure:
    """Read Markdown into blocks, links and images; lines count from `first_line`."""
    walk = _Walk(first_line)
    for token in _parser().parse(text):
        walk.take(token)
    return Structure(tuple(walk.blocks), tuple(walk.links), tuple(walk.images))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


@dataclass
class _Walk:
    """One pass over the tokens: where we are, and what was found so far."""

    first_line: int
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    depth: dict[str, int] = field(default_factory=lambda: {"list_item": 0, "blockquote": 0, "cell": 0})
    heading: int = 0
    references: int = 0
    lines: tuple[int, int] = (0, 0)

    def take(self, token: Token) -> None:
        if token.map:
            self.lines = (token.map[0] + self.first_line, max(token.map) - 1 + self.first_line)
        name, _, side = token.type.rpartition("_")
        name = "cell" if name in {"td", "th"} else name
        if name in self.depth:
            self.depth[name] += 1 if side == "open" else -1
        elif name == "heading":
            self.heading = int(token.tag[1]) if side == "open" else 0
        elif token.type in {"fence", "code_block"}:
            self._add("code", token.content)
        elif token.type == "inline":
            self._inline(token)

    def _inline(self, token: Token) -> None:
        text = self._text(token.children or [])
        if self.heading:
            self._heading(text)
        elif self.depth["cell"]:
            self._add("cell", text)
        elif self.depth["list_item"]:
            self._add("item", _TASK.sub("", text, count=1) if _TASK.match(text) else text)
        else:
            self._add("quote" if self.depth["blockquote"] else "paragraph", text)

    def _heading(self, text: str) -> None:
        if is_reference_heading(text):
            self.references = self.heading
        elif self.references and self.heading <= self.references:
            self.references = 0
        self._add("heading", text, self.heading)

    def _add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        start, end = self.lines
        if text.strip():
            self.blocks.append(Block(kind, text, start, end, level, in_references=bool(self.references)))

    def _text(self, children: list[Token]) -> str:
        """Collect the words of an inline run; links and images are noted with the line they stand on."""
        parts: list[str] = []
        line = self.lines[0]
        opened: tuple[str, int] | None = None
        for child in children:
            if child.type in {"text", "code_inline"}:
                parts.append(child.content)
                if opened is None:
                    self._bare_urls(child.content, line)
            elif child.type in {"softbreak", "hardbreak"}:
                parts.append("\n")
                line += 1
            elif child.type == "image":
                self.images.append(Image(child.content, str(child.attrGet("src") or ""), line))
            elif child.type == "link_open":
                opened = (str(child.attrGet("href") or ""), len(parts))
            elif child.type == "link_close" and opened is not None:
                self._link("".join(parts[opened[1] :]), opened[0], line)
                opened = None
        return "".join(parts)

    def _bare_urls(self, text: str, line: int) -> None:
        for match in _BARE_URL.finditer(text):
            self._link(match.group(), match.group(), line)

    def _link(self, text: str, href: str, line: int) -> None:
        self.links.append(Link(text, href, line, in_references=bool(self.references)))
