"""PDF files: their text page by page; what cannot be read (encrypted, broken, only pictures) says so."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Block, Document, Limits, RawFile, Reading
from contentgen.sources.metadata import Value, csl_from
from contentgen.sources.outline import is_apparatus
from contentgen.sources.text import clean

if TYPE_CHECKING:
    from pypdf import PdfReader

_NO_TITLE = re.compile(
    r"^(?:untitled\S*|microsoft word.*|.*\.(?:docx?|indd|tex|pptx?|dvi|pdf|rtf|odt)|\W*|\d+)$", re.IGNORECASE
)
_HEADING = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][^!?]{2,70}(?<![.:;,])$")
_HEADING_WIDTH = 0.75
_REPEATED = 3


def read(file: RawFile, limits: Limits) -> Reading:
    """One document, located by page."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

    try:
        with _quiet():
            pages, meta = _open(file.data, limits)
    except (FileNotDecryptedError, WrongPasswordError, DependencyError):
        reason = "the PDF is encrypted; save a copy without a password"
        return SourceFailure(location=file.location, reason=reason)
    except (PyPdfError, *PARSER_FAULTS) as fault:
        return SourceFailure(location=file.location, reason=f"the PDF is broken ({type(fault).__name__})")
    if len(pages) > limits.max_pages or sum(map(len, pages)) > limits.max_characters:
        most = f"{limits.max_pages:,} pages or {limits.max_characters:,} characters"
        return SourceFailure(location=file.location, reason=f"longer than {most}; split it")
    if not any(page.strip() for page in pages):
        reason = "the PDF holds no text (a scan?); run text recognition first"
        return SourceFailure(location=file.location, reason=reason)
    csl = csl_from(meta, fallback_title=file.stem)
    return (Document(csl=csl, blocks=tuple(_blocks(pages))),)


def _open(data: bytes, limits: Limits) -> tuple[list[str], dict[str, Value]]:
    """The text of the pages, up to the first that is beyond a limit, and what the PDF says about itself."""
    from pypdf import PdfReader
    from pypdf.errors import WrongPasswordError

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError("a password is needed")
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        pages.append(clean(_text(page.extract_text())))
        total += len(pages[-1])
        if total > limits.max_characters or len(pages) > limits.max_pages:
            break
    return pages, _meta(reader)


def _text(raw: object) -> str:
    """Text without the half characters that a broken encoding leaves."""
    return str(raw or "").encode("utf-8", "replace").decode("utf-8")


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
    info: Mapping[str, object] = reader.metadata or {}
    raw = {name: _text(info.get(f"/{name.capitalize()}")).strip() for name in ("title", "author")}
    meta: dict[str, Value] = {"date": _text(info.get("/CreationDate"))}
    if raw["title"] and not _NO_TITLE.match(raw["title"]):
        meta["title"] = raw["title"]
    if raw["author"] and not re.fullmatch(r"(?i)user|admin\w*|author|unknown|owner|\W*", raw["author"]):
        meta["author"] = raw["author"]
    return {key: value for key, value in meta.items() if value}


def _blocks(pages: Sequence[str]) -> Iterator[Block]:
    repeated = _repeated(pages)
    heading = ""
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.split("\n")]
        for paragraph in _paragraphs([line for line in lines if _shape(line) not in repeated or not line]):
            if _HEADING.match(paragraph):
                heading = paragraph
            elif not is_apparatus(heading):
                yield Block(text=paragraph, heading=heading, locator=f"p. {number}")


def _repeated(pages: Sequence[str]) -> frozenset[str]:
    """Return the running heads and page numbers: edge lines that several pages share, whatever their digits."""
    edges = ([line for line in page.split("\n") if line.strip()] for page in pages)
    counts = Counter(shape for lines in edges for shape in {_shape(line) for line in (*lines[:2], *lines[-2:])})
    return frozenset(shape for shape, count in counts.items() if count >= _REPEATED) | {"#"}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Return the lines joined to paragraphs; a line that looks like a heading stands alone."""
    width = median([len(line) for line in lines if line] or [0])
    text = ""
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        ended = not text or text.endswith((".", "!", "?", ":", "”", '"'))
        alone = ended and _looks_like_heading(line, following, width)
        if not line or alone:
            yield from [text] if text else []
            yield from [line] if line else []
            text = ""
        else:
            text = _join(text, line)
    if text:
        yield text


def _looks_like_heading(line: str, following: str, width: float) -> bool:
    """Numbered, or clearly shorter than the lines around; what follows does not go on in small letters."""
    numbered = re.match(r"\d+(?:\.\d+)*\.?\s+[A-Z]", line)
    short = len(line) <= _HEADING_WIDTH * width
    return bool(_HEADING.match(line)) and not following[:1].islower() and bool(numbered or short)


def _join(text: str, line: str) -> str:
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text else line
