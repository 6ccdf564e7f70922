"""Word files (.docx): paragraphs and list items under their headings; tables, notes and deleted text stay out."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Block, Document, Limits, RawFile, Reading
from contentgen.sources.byline import without_byline
from contentgen.sources.metadata import csl_from
from contentgen.sources.outline import Outline
from contentgen.sources.text import too_long

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_QUOTES = ("quote", "intense quote")
_MOST_GROWTH = 10  # a document that unpacks to more than this many times the size that is read is a trap


def read(file: RawFile, limits: Limits) -> Reading:
    """One document, located by heading and paragraph."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(file.data))
        unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, *PARSER_FAULTS):
        return SourceFailure(location=file.location, reason="not a Word file (.docx), or a broken or encrypted one")
    if unpacked > limits.max_bytes * _MOST_GROWTH:
        reason = f"unpacks to {unpacked / 1e6:,.0f} MB, more than is read; split it"
        return SourceFailure(location=file.location, reason=reason)
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        word = docx.Document(io.BytesIO(file.data))
        title, blocks, hidden = _walk(word)
        meta = _meta(word)
        links = tuple(link.address for paragraph in word.paragraphs for link in paragraph.hyperlinks)
    except (OpcError, PythonDocxError, LxmlError, *PARSER_FAULTS) as fault:
        return SourceFailure(location=file.location, reason=f"the Word file is broken ({type(fault).__name__})")
    if sum(len(block.text) for block in blocks) > limits.max_characters:
        return too_long(file.location, limits)
    stated, rest = without_byline(tuple(blocks))
    csl = csl_from({**stated.fields, **meta}, fallback_title=title or stated.title or file.stem)
    return (Document(csl=csl, blocks=rest, hidden=tuple(hidden), links=links),)


def _walk(word: WordDocument) -> tuple[str, list[Block], list[str]]:
    outline, title = Outline(), ""
    blocks: list[Block] = []
    hidden: list[str] = []
    for paragraph in word.paragraphs:
        style = (paragraph.style.name if paragraph.style is not None else None) or ""
        text, unseen = _text(paragraph)
        hidden += [unseen] if unseen else []
        heading = _HEADING.match(style)
        if not text.strip():
            continue
        if style == "Title" and not title:
            title = " ".join(text.split())
        elif heading:
            is_title = heading[1] == "1" and not title and not blocks
            title = " ".join(text.split()) if is_title else title
            outline.enter(int(heading[1]), "" if is_title else text)
        elif not style.lower().startswith(("toc", "caption", "header", "footer")):
            outline.step()
            if outline.evidence:
                quoted = style.lower() in _QUOTES
                blocks.append(Block(text=text, heading=outline.heading, locator=outline.locator, quoted=quoted))
    return title, blocks, hidden


def _text(paragraph: Paragraph) -> tuple[str, str]:
    """What a reader sees of a paragraph, and what is hidden in it."""
    runs = [(run.text, bool(run.font.hidden)) for run in paragraph.runs]
    seen = "".join(text for text, hidden in runs if not hidden)
    unseen = "".join(text for text, hidden in runs if hidden)
    return (seen if unseen else paragraph.text), unseen.strip()


def _meta(word: WordDocument) -> dict[str, Any]:
    """Title and author as the file's properties state them; the day it was made or saved is no date of issue."""
    about = word.core_properties
    fields = {"title": about.title or "", "author": "" if (about.author or "") == "python-docx" else about.author or ""}
    return {name: value for name, value in fields.items() if value.strip()}
