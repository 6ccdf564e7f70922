"""Markdown files: headings, paragraphs, list items and quotations; code, tables and raw HTML stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contentgen.model import SourceFailure
from contentgen.sources.base import Block, Document, Limits, RawFile, Reading
from contentgen.sources.byline import without_byline
from contentgen.sources.html import hides
from contentgen.sources.metadata import csl_from, front_matter
from contentgen.sources.outline import Outline
from contentgen.sources.snippets import named, snippet
from contentgen.sources.text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


def read(file: RawFile, limits: Limits) -> Reading:
    """One document: the file's running text under its headings."""
    text = text_of(file, limits)
    if isinstance(text, SourceFailure):
        return text
    from markdown_it import MarkdownIt

    fields, body = front_matter(text)
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body)
    title, blocks = _walk(tokens)
    hidden = tuple(_hidden(tokens))
    stated, blocks = without_byline(blocks)
    csl = csl_from({**stated.fields, **fields}, fallback_title=title or stated.title or file.stem)
    language = fields.get("language") or fields.get("lang") or "en"
    tags = fields.get("tags", ())
    return (
        Document(
            csl=csl,
            blocks=blocks,
            hidden=hidden,
            links=tuple(_links(tokens)),
            language=language if isinstance(language, str) else language[0],
            tags=(tags,) if isinstance(tags, str) else tags,
        ),
    )


def _walk(tokens: Sequence[Token]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    outline, title = Outline(), ""
    heading, quotes, tables = 0, 0, 0
    for token in tokens:
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        tables += {"table_open": 1, "table_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type in ("fence", "code_block") and blocks and blocks[-1].heading == outline.heading:
            found = snippet(token.content, named(token.info))
            blocks[-1] = blocks[-1] if blocks[-1].snippet else blocks[-1].model_copy(update={"snippet": found})
        elif token.type == "inline":
            children = token.children or ()
            text = "" if any(hides(child.content) for child in children) else _plain(children)
            if heading:
                is_title = not title and (heading == 1 or not blocks)
                title = text if is_title else title
                outline.enter(heading, "" if is_title else text)
            elif text.strip() and not tables:
                outline.step()
                code = tuple(child.content for child in children if child.type == "code_inline")
                block = Block(text=text, heading=outline.heading, locator=outline.locator, quoted=quotes > 0, code=code)
                blocks += [block] if outline.evidence else []
    return title, tuple(blocks)


def _hidden(tokens: Sequence[Token]) -> Iterator[str]:
    """Comments, and the paragraphs that markup hides."""
    for token in tokens:
        children = token.children or ()
        if token.type == "html_block":
            yield token.content
        hiding = any(hides(child.content) for child in children)
        yield from (child.content for child in children if hiding or child.content.startswith("<!--"))


def _links(tokens: Sequence[Token]) -> Iterator[str]:
    """Where the text's links lead."""
    every = (child for token in tokens for child in token.children or ())
    yield from (str(child.attrs["href"]) for child in every if child.type == "link_open" and "href" in child.attrs)


def _plain(children: Sequence[Token]) -> str:
    """Return the text as a reader sees it. Struck-out words and images are not read."""
    parts, struck = [], 0
    for child in children:
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if struck:
            continue
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "html_inline" and child.content.lower().startswith("<sup"):
            parts.append("^")
    return "".join(parts)
