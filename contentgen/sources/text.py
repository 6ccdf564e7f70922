"""From bytes to clean text: which encoding, which characters are dropped, what counts as the same text."""

from __future__ import annotations

import codecs
import hashlib
import re
import unicodedata

from contentgen.model import SourceFailure
from contentgen.sources.base import Limits, RawFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_NOTE_MARK = re.compile(r"[ \t]?\[(?!0)(?:\^?\d{1,3}|\^[\w-]{1,20})(?:\s?[,–-]\s?\^?\d{1,3})*\]")
#: letters that a typesetter drew as one
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BEFORE_AN_INTERVAL = ("in", "to", "range", "interval", "scale", "between", "from", "over", "see", "=", "and", "or")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_MARKED = re.compile(
    r"</?(?:jats:\w+|p|div|span|br|b|i|em|strong|italic|bold|su[bp]|ul|ol|li|h\d|a|u|blockquote|sec|title)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BINARY_SHARE = 0.02
_SAMPLE = 65_536


def decode(location: str, data: bytes, *, html: bool = False) -> str | SourceFailure:
    """Return the text of a file, or why it is none: by its mark, as UTF-8, UTF-16 or Windows-1252."""
    if not data.strip():
        return SourceFailure(location=location, reason="the file is empty")
    for encoding in _candidates(data, html=html):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if _looks_binary(text):
            return SourceFailure(location=location, reason="binary data, not text")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceFailure(location=location, reason="not text in UTF-8, UTF-16 or Windows-1252; save it as UTF-8")


def text_of(file: RawFile, limits: Limits, *, html: bool = False) -> str | SourceFailure:
    """Return the text of a file if it is no longer than is read, or why there is none."""
    text = decode(file.location, file.data, html=html)
    if isinstance(text, str) and len(text) > limits.max_characters:
        return too_long(file.location, limits)
    return text


def too_long(location: str, limits: Limits) -> SourceFailure:
    """Say that a text is longer than is read."""
    return SourceFailure(location=location, reason=f"longer than {limits.max_characters:,} characters; split it")


def _candidates(data: bytes, *, html: bool) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:
        return ("utf-16-be",) if sample[0::2].count(0) > sample[1::2].count(0) else ("utf-16-le",)
    declared = _CHARSET.search(sample) if html else None
    named = (declared.group(1).decode("ascii"),) if declared else ()
    return (*named, "utf-8", "cp1252")


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _BINARY_SHARE * len(sample)


def clean(text: str) -> str:
    """Text without invisible characters, ligatures and footnote marks such as `[12]`; line breaks and spaces stay."""
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES))
    text = "".join(_visible(char) for char in text)
    return _NOTE_MARK.sub(_without_mark, text)


def _without_mark(match: re.Match[str]) -> str:
    """Keep a bracket that the sentence needs: an interval, or a work named by its number."""
    before = match.string[max(0, match.start() - 20) : match.start()].split()
    return match.group() if before and before[-1].lower() in _BEFORE_AN_INTERVAL else ""


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category == "Cc" and char != "\n" else char


def line_of(words: str, data: bytes) -> int:
    """The number of the line of a file in which some words begin, as far as a line of it holds them; else 0."""
    wanted = re.findall(r"\w+", clean(words).casefold())[:4]
    for number, line in enumerate(data.decode("utf-8", "ignore").splitlines(), 1):
        held = re.findall(r"\w+", clean(line).casefold())
        if any(held[at : at + len(wanted)] == wanted for at in range(len(held))):
            return number
    return 0


def squeeze(text: str) -> str:
    """Every run of white space as one space."""
    return " ".join(text.split())


def fingerprint(text: str | bytes) -> str:
    """Return the same mark for the same content; text is compared by its words only."""
    data = text if isinstance(text, bytes) else " ".join(re.findall(r"\w+", text.casefold())).encode("utf-8")
    return hashlib.sha256(data).hexdigest()


def word_list(text: str) -> tuple[str, ...]:
    """Split a list of words that is written as a text."""
    return tuple(text.split())


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "source"


def without_markup(fragment: str) -> str:
    """The words of a piece of HTML or JATS, paragraphs apart."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(re.sub(r"</?(?:jats:)?(?:p|sec|title|br|div|li|h\d)\b[^>]*>", "\n\n", fragment))
    plain = tree.body.text() if tree.body is not None else ""
    return "\n\n".join(part for part in (squeeze(p) for p in (plain or "").split("\n\n")) if part)


def unmarked(text: str) -> str:
    """A field of a bibliography as its reader sees it: with tags in it, it is markup, as Zotero's notes and publishers' abstracts are."""
    return without_markup(text) if _MARKED.search(text) else text
