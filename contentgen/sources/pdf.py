"""PDF files: their text page by page; what cannot be read (encrypted, broken, only pictures) says so."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import TYPE_CHECKING

from contentgen.model import Frozen, SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Document, Limits, RawFile, Reading
from contentgen.sources.byline import HEAD_LINES, Byline, byline
from contentgen.sources.flow import HEADING, blocks
from contentgen.sources.layout import Line, lines_of, readable, usual_height
from contentgen.sources.links import addresses_in
from contentgen.sources.metadata import Value, csl_from
from contentgen.sources.printed import page_names, repeated, shape
from contentgen.sources.text import squeeze

if TYPE_CHECKING:
    from pypdf import PdfReader

#: the largest letters of the first page are its title from this ratio to the usual ones on; then the title's limits
_LARGE = 1.2
_TITLE_CHARACTERS = (3, 200)

Page = Sequence[Line]


class _Opened(Frozen):
    """What a PDF holds: its pages' lines, the labels of its pages, and what it says about itself."""

    pages: tuple[tuple[Line, ...], ...]
    labels: tuple[str, ...]
    meta: dict[str, Value]


def read(file: RawFile, limits: Limits) -> Reading:
    """One document, located by page."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

    try:
        with _quiet():
            opened = _open(file.data, limits)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        reason = "the PDF is encrypted; save a copy without a password"
        return SourceFailure(location=file.location, reason=reason)
    except (PyPdfError, *PARSER_FAULTS) as fault:
        return SourceFailure(location=file.location, reason=f"the PDF is broken ({type(fault).__name__})")
    pages = opened.pages
    if len(pages) > limits.max_pages or sum(map(_size, pages)) > limits.max_characters:
        most = f"{limits.max_pages:,} pages or {limits.max_characters:,} characters"
        return SourceFailure(location=file.location, reason=f"longer than {most}; split it")
    if not any(pages):
        reason = "the PDF holds no text (a scan?); run text recognition first"
        return SourceFailure(location=file.location, reason=reason)
    running = repeated(pages)
    stated, title, first = _head(pages[0], _largest(pages[0]), running)
    csl = csl_from({**stated.fields, **opened.meta}, fallback_title=title or file.stem)
    text = tuple(blocks([first, *pages[1:]], page_names(pages, opened.labels), running))
    links = addresses_in("\n".join(line.text for page in pages for line in page))
    return (Document(csl=csl, blocks=text, links=links),)


def _size(page: Page) -> int:
    return sum(len(line.text) for line in page)


def _open(data: bytes, limits: Limits) -> _Opened:
    """The pages up to the first beyond a limit."""
    from pypdf import PdfReader
    from pypdf.errors import WrongPasswordError

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError("a password is needed")
    pages: list[tuple[Line, ...]] = []
    total = 0
    for page in reader.pages:
        pages.append(tuple(lines_of(page)))
        total += _size(pages[-1])
        if total > limits.max_characters or len(pages) > limits.max_pages:
            break
    return _Opened(pages=tuple(pages), labels=tuple(map(readable, reader.page_labels)), meta=_meta(reader))


def _largest(page: Page) -> str:
    """The first run of the largest letters, where they stand out; else nothing."""
    top = max((line.height for line in page), default=0.0)
    if not page or top < _LARGE * usual_height([page]):
        return ""
    start = next(number for number, line in enumerate(page) if line.height == top)
    title = squeeze(" ".join(line.text for line in takewhile(lambda line: line.height == top, page[start:])))
    return title if _TITLE_CHARACTERS[0] <= len(title) <= _TITLE_CHARACTERS[1] else ""


def _head(page: Page, large: str, running: frozenset[str]) -> tuple[Byline, str, Page]:
    """What the first page states about the document, its title, and the page without both."""
    kept = [line for line in page if shape(line.text) not in running]
    held = [line.text for line in kept]
    first, following = (*held, "", "")[:2]
    plausible = (
        HEADING.match(first) and not first[0].isdigit() and following[:1].isupper() and not byline([first]).lines
    )
    stated = byline(held)
    letters = "".join(large.split())
    top = [line for line in held[:HEAD_LINES] if "".join(line.split()) in letters]
    title = stated.title or " ".join(top) or (first if plausible else "")
    left = [
        line
        for number, line in enumerate(kept)
        if number not in stated.lines and not (number < HEAD_LINES and line.text in title)
    ]
    return stated, title, left


@contextmanager
def _quiet() -> Iterator[None]:
    """The parser's warnings about a file say nothing that our own report does not."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _meta(reader: PdfReader) -> dict[str, Value]:
    """Title and author. When the file was made or changed says nothing about when the text was published."""
    info: Mapping[str, object] = reader.metadata or {}
    raw = {name: readable(str(info.get(f"/{name.capitalize()}") or "")) for name in ("title", "author")}
    meta: dict[str, Value] = {"title": "" if raw["title"].isdigit() else raw["title"]}
    if raw["author"] and not re.fullmatch(r"(?i)user|admin\w*|author|unknown|owner|\W*", raw["author"]):
        meta["author"] = raw["author"]
    return {key: value for key, value in meta.items() if value}
