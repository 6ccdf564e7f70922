"""HTML to parts with lines, and what the head of the page says; by the standard library's parser, which takes anything.

Read are headings, paragraphs, list items, quotes, cells, code, links and pictures; left out are scripts, styles and the
page's navigation. `article` or `main`, where a page has one, is taken as the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from scoring.front_matter import FrontMatter, Value
from scoring.markdown import is_reference_heading
from scoring.structure import Block, BlockKind, Image, Link, Structure

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main)\b", re.I | re.S
)
_SKIPPED = frozenset({"script", "style", "template", "noscript", "svg", "nav", "footer", "form", "aside", "iframe"})
_BLOCKS: Mapping[str, BlockKind] = {
    "p": "paragraph",
    "li": "item",
    "blockquote": "quote",
    "td": "cell",
    "th": "cell",
    "pre": "code",
    "figcaption": "paragraph",
    "dt": "item",
    "dd": "item",
    "div": "paragraph",
    "section": "paragraph",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_META = {
    "description": "description",
    "author": "author",
    "keywords": "tags",
    "og:image": "image",
    "article:published_time": "date",
    "og:title": "og_title",
    "robots": "robots",
}
_SPACE = re.compile(r"[^\S\n]+")


def looks_like_html(text: str) -> bool:
    """Tell whether a text is a page: it opens with its doctype or one of the outer elements.

    >>> looks_like_html("<!DOCTYPE html><p>Hi"), looks_like_html("# Title"), looks_like_html("<b>Bold</b> move")
    (True, False, False)
    """
    return bool(_START.match(text[:4096]))


def read_html(text: str, first_line: int = 1) -> tuple[FrontMatter, Structure]:
    """Read a page: what its head says, in the names of front matter, and its parts; never raises on any text."""
    page = _Page(first_line)
    page.feed(text)
    page.close()
    page.flush()
    front = FrontMatter(page.front, page.front_lines, text, first_line)
    return front, page.structure()


@dataclass
class _Open:
    """A block that is being read."""

    kind: BlockKind
    line: int
    level: int = 0
    parts: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.front: dict[str, Value] = {}
        self.front_lines: dict[str, int] = {}
        self.found: list[tuple[bool, Block | Link | Image]] = []
        self.skip: list[str] = []
        self.main = 0
        self.open: _Open | None = None
        self.anchor: tuple[str, int, list[str]] | None = None
        self.title: list[str] | None = None
        self.quoted = 0

    @property
    def line(self) -> int:
        return self.getpos()[0] - 1 + self.first_line

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self.skip.append(tag)
        elif tag == "title" and not self.skip:
            self.title = []
        elif tag in {"html", "meta", "link"}:
            self._head(tag, values)
        if self.skip:
            return
        if tag in {"article", "main"}:
            self.main += 1
        elif tag in _BLOCKS:
            self._begin(tag)
        elif tag == "br":
            self._say("\n")
        elif tag == "a" and values.get("href"):
            self.anchor = (values["href"], self.line, [])
        elif tag == "img":
            self._keep(Image(values.get("alt", ""), values.get("src", ""), self.line))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.skip:
            del self.skip[self.skip.index(tag) :]
        elif tag == "title" and self.title is not None:
            self._tell("title", " ".join("".join(self.title).split()))
            self.title = None
        elif tag in {"article", "main"}:
            self.flush()
            self.main = max(0, self.main - 1)
        elif tag == "a" and self.anchor is not None:
            href, line, parts = self.anchor
            self._keep(Link(" ".join("".join(parts).split()), href, line))
            self.anchor = None
        elif tag in _BLOCKS:
            self.flush()
            self.quoted = max(0, self.quoted - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        if self.title is not None:
            self.title.append(data)
        elif not self.skip:
            self._say(data)

    def flush(self) -> None:
        """Close the block that is being read."""
        block, self.open = self.open, None
        if block is None:
            return
        text = "".join(block.parts)
        if block.kind != "code":
            text = "\n".join(_SPACE.sub(" ", line).strip() for line in text.strip().split("\n"))
        if text.strip():
            leading = len("".join(block.parts)) - len("".join(block.parts).lstrip())
            start = block.line + "".join(block.parts)[:leading].count("\n")
            self._keep(Block(block.kind, text, start, max(start, self.line), block.level))

    def structure(self) -> Structure:
        """What was read, of the main part where the page has one; references are known by their heading."""
        in_main = any(main for main, part in self.found if isinstance(part, Block))
        parts = [part for main, part in self.found if main or not in_main]
        return in_references(
            Structure(
                tuple(part for part in parts if isinstance(part, Block)),
                tuple(part for part in parts if isinstance(part, Link)),
                tuple(part for part in parts if isinstance(part, Image)),
            )
        )

    def _begin(self, tag: str) -> None:
        self.flush()
        self.quoted += tag == "blockquote"
        kind = _BLOCKS[tag]
        if kind == "paragraph" and self.quoted:
            kind = "quote"
        self.open = _Open(kind, self.line, int(tag[1]) if kind == "heading" else 0)

    def _say(self, text: str) -> None:
        if self.anchor is not None:
            self.anchor[2].append(text)
        if self.open is None:
            if not text.strip():
                return
            self.open = _Open("quote" if self.quoted else "paragraph", self.line)
        self.open.parts.append(text)

    def _keep(self, part: Block | Link | Image) -> None:
        self.found.append((self.main > 0, part))

    def _head(self, tag: str, values: Mapping[str, str]) -> None:
        if tag == "html" and values.get("lang"):
            self._tell("lang", values["lang"])
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self._tell("canonical", values.get("href", ""))
        elif tag == "meta":
            name = (values.get("name") or values.get("property") or "").lower()
            if name in _META:
                self._tell(_META[name], values.get("content", ""))

    def _tell(self, key: str, value: str) -> None:
        if value and key not in self.front:
            self.front[key] = value
            self.front_lines[key] = self.line


def in_references(structure: Structure) -> Structure:
    """Mark what stands under a heading of references, up to the next heading of its level."""
    level = 0
    blocks: list[Block] = []
    lines: set[int] = set()
    for block in structure.blocks:
        if block.kind == "heading":
            level = block.level if is_reference_heading(block.text) else level * (block.level > level)
        blocks.append(replace(block, in_references=level > 0))
        if level:
            lines.update(range(block.line, block.end_line + 1))
    links = tuple(replace(link, in_references=link.line in lines) for link in structure.links)
    return Structure(tuple(blocks), links, structure.images)
