"""PDF files: their text page by page; what cannot be read (encrypted, broken, only pictures) says so."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING

from contentgen.model import SourceFailure
from contentgen.sources.base import PARSER_FAULTS, Block, Document, Limits, RawFile, Reading
from contentgen.sources.byline import HEAD_LINES, Byline, byline
from contentgen.sources.metadata import Value, csl_from
from contentgen.sources.outline import is_apparatus
from contentgen.sources.text import clean, squeeze

if TYPE_CHECKING:
    from pypdf import PdfReader

_HEADING = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][^!?]{2,70}(?<![.:;,])$")
_HEADING_WIDTH = 0.75
_REPEATED = 3
#: the largest letters of the first page are its title from this ratio to the usual ones on; then the title's limits
_LARGE = 1.2
_TITLE_CHARACTERS = (3, 200)


def read(file: RawFile, limits: Limits) -> Reading:
    """One document, located by page."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

    try:
        with _quiet():
            pages, meta, large = _open(file.data, limits)
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
    repeated = _repeated(pages)
    stated, title, first = _head(pages[0], large, repeated)
    csl = csl_from({**stated.fields, **meta}, fallback_title=title or file.stem)
    return (Document(csl=csl, blocks=tuple(_blocks([first, *pages[1:]], repeated))),)


def _open(data: bytes, limits: Limits) -> tuple[list[str], dict[str, Value], str]:
    """The pages' text, up to the first beyond a limit, what the PDF says about itself, and the largest words on top."""
    from pypdf import PdfReader
    from pypdf.errors import WrongPasswordError

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise WrongPasswordError("a password is needed")
    pages: list[str] = []
    pieces: list[tuple[float, str]] = []
    total = 0
    for page in reader.pages:
        raw = page.extract_text() if pages else page.extract_text(visitor_text=_noting(pieces))
        pages.append(clean(_text(raw)))
        total += len(pages[-1])
        if total > limits.max_characters or len(pages) > limits.max_pages:
            break
    return pages, _meta(reader), clean(_text(_largest(pieces)))


def _noting(pieces: list[tuple[float, str]]) -> Callable[..., None]:
    """What pypdf calls with each run of letters: the matrices and the font's size make the height that a reader sees."""

    def note(text: str, user: list[float], shown: list[float], _: object, size: float) -> None:
        height = abs(size) * (abs(shown[3]) or abs(shown[1]) or 1) * (abs(user[3]) or abs(user[1]) or 1)
        pieces.append((height, text))

    return note


def _largest(pieces: Sequence[tuple[float, str]]) -> str:
    """The first run of the largest letters, where they stand out; else nothing."""
    usual: Counter[float] = Counter()
    for height, text in pieces:
        usual[height] += len(text.strip())
    if not +usual:
        return ""
    top = max(+usual)
    if top < _LARGE * usual.most_common(1)[0][0]:
        return ""
    start = next(number for number, (height, text) in enumerate(pieces) if height == top and text.strip())
    run = takewhile(lambda piece: piece[0] == top or not piece[1].strip(), pieces[start:])
    title = squeeze("".join(text for _, text in run))
    return title if _TITLE_CHARACTERS[0] <= len(title) <= _TITLE_CHARACTERS[1] else ""


def _head(page: str, large: str, repeated: frozenset[str]) -> tuple[Byline, str, str]:
    """What the first page states about the document, its title, and the page without both."""
    lines = ["" if _shape(line) in repeated else line for line in page.split("\n")]
    held = [line.strip() for line in lines if line.strip()]
    first, following = (*held, "", "")[:2]
    plausible = (
        _HEADING.match(first) and not first[0].isdigit() and following[:1].isupper() and not byline([first]).lines
    )
    stated = byline(lines)
    letters = "".join(large.split())
    top = [line for line in held[:HEAD_LINES] if "".join(line.split()) in letters]
    title = stated.title or " ".join(top) or (first if plausible else "")
    left = [
        "" if number in stated.lines or (line.strip() and number < HEAD_LINES and line.strip() in title) else line
        for number, line in enumerate(lines)
    ]
    return stated, title, "\n".join(left)


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
    """Title and author. When the file was made or changed says nothing about when the text was published."""
    info: Mapping[str, object] = reader.metadata or {}
    raw = {name: _text(info.get(f"/{name.capitalize()}")).strip() for name in ("title", "author")}
    meta: dict[str, Value] = {"title": "" if raw["title"].isdigit() else raw["title"]}
    if raw["author"] and not re.fullmatch(r"(?i)user|admin\w*|author|unknown|owner|\W*", raw["author"]):
        meta["author"] = raw["author"]
    return {key: value for key, value in meta.items() if value}


def _blocks(pages: Sequence[str], repeated: frozenset[str]) -> Iterator[Block]:
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
