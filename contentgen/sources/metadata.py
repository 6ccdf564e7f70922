"""CSL fields from what a document says about itself. Nothing is guessed: what is not there stays out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from contentgen.sources.fields import plain_field
from contentgen.sources.text import squeeze, word_list

CSL_TYPES = frozenset(
    word_list(
        """
        article article-journal article-magazine article-newspaper bill book broadcast chapter classic
        collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing
        interview legal_case legislation manuscript map motion_picture musical_score pamphlet
        paper-conference patent performance periodical personal_communication post post-weblog regulation
        report review review-book software song speech standard thesis treaty webpage
        """
    )
)
_ORGANISATION = re.compile(
    r"\b(?:inc|ltd|llc|gmbh|corp|team|university|institute|foundation|group|labs?|project|authors"
    r"|committee|council|"
    r"agency|association|office|ministry|department|centre|center|company|contributors|editors|staff"
    r"|research)\b",
    re.IGNORECASE,
)
_MONTHS = word_list(
    """
    january february march april may june july august september october november december
    """
)
_ISO = re.compile(r"^\s*(?:D:)?(\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?!\d{3}-)")
_WORDED = re.compile(
    r"([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
    r"|(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})"
)
#: what programs write where nobody gave a title
NO_TITLE = re.compile(
    r"untitled(?:[ _-]?(?:document|page|presentation|spreadsheet|\d+)){0,2}|(?:new |blank )?document(?: ?\d+)?"
    r"|microsoft (?:word|powerpoint).*|(?:powerpoint|slide) (?:presentation|\d+)|title|home"
    r"|.*\.(?:docx?|indd|tex|pptx?|dvi|pdf|rtf|odt|html?|md|txt)|\W*",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
#: "and" parts two names, not the words of a sentence
_BETWEEN_NAMES = re.compile(
    r"\s+and\s+(?=[^\Wa-z_]|(?:van|von|de|del|della|di|da|dos|du|el|al|la|le|bin|ter|ten)\s)|\s*[;&]\s*"
)

Value = str | tuple[str, ...]
# Our name of a field, and the names under which documents carry it, the best first.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "citation_title", "og:title", "dc.title", "twitter:title"),
    "author": ("author", "authors", "citation_author", "dc.creator", "article:author", "creator", "by"),
    "date": (
        "date",
        "published",
        "issued",
        "citation_publication_date",
        "citation_date",
        "article:published_time",
        "dc.date",
        "pubdate",
        "year",
        "dated",
    ),
    "url": ("url", "canonical", "canonical_url", "link", "source_url", "permalink", "og:url"),
    "doi": ("doi", "citation_doi"),
    "organisation": ("organisation", "organization"),
    "publisher": ("publisher", "organisation", "organization", "citation_publisher", "dc.publisher"),
    "container-title": (
        "container-title",
        "container",
        "site",
        "journal",
        "citation_journal_title",
        "og:site_name",
    ),
    "type": ("type", "csl_type"),
    "version": ("version",),
}  # fmt: skip


def front_matter(text: str) -> tuple[dict[str, Value], str]:
    """Split a Markdown file into the fields at its head and the text after them.

    TOML between `+++`, or `key: value` lines (with `- item` lists) between `---`. Anything deeper is ignored.
    """
    match = re.match(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not match:
        return {}, text
    body = match.group(2)
    fields = _toml(body) if match.group(1) == "+++" else _pairs(body)
    return fields, text[match.end() :]


def _toml(body: str) -> dict[str, Value]:
    try:
        data = tomllib.loads(body)
    except tomllib.TOMLDecodeError:
        return {}
    flat: dict[str, Value] = {}
    for key, value in data.items():
        if isinstance(value, list):
            flat[key.lower()] = tuple(str(item) for item in value)
        elif not isinstance(value, dict):
            flat[key.lower()] = str(value)
    return flat


def _pairs(body: str) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    key = ""
    for line in body.splitlines():
        item = re.match(r"\s*-\s+(.*)", line)
        pair = re.match(r"([A-Za-z][\w.:-]*)\s*:\s*(.*)", line)
        if item and key:
            before = fields.get(key, ())
            fields[key] = (*(before if isinstance(before, tuple) else ()), _bare(item.group(1)))
        elif pair:
            key = pair.group(1).lower()
            fields[key] = _value(pair.group(2))
    return {name: value for name, value in fields.items() if value}


def _value(raw: str) -> Value:
    raw = raw.strip()
    if raw.startswith("[") and raw.endswith("]"):
        parts = re.findall(r"""\s*(?:"[^"]*"|'[^']*'|[^,]+)""", raw[1:-1])
        return tuple(_bare(part) for part in parts if _bare(part))
    return _bare(raw)


def _bare(raw: str) -> str:
    raw = raw.strip()
    return raw[1:-1].strip() if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'" else raw


def csl_from(meta: Mapping[str, Value], *, fallback_title: str, default_type: str = "document") -> dict[str, Any]:
    """Build CSL fields from a document's own fields (names in lower case); the file's name is the last title."""
    csl: dict[str, Any] = {"type": _first(meta, "type").lower()}
    title = plain_field(_first(meta, "title"))
    csl["title"] = title if title and not NO_TITLE.fullmatch(title) else fallback_title
    authors = [person(name) for name in _authors(meta)]
    authors = authors or [{"literal": name} for name in [plain_field(_first(meta, "organisation"))] if name]
    issued = date_parts(_first(meta, "date"))
    url = _first(meta, "url").strip()
    doi = _DOI.search(_first(meta, "doi"))
    csl |= {"author": authors} if authors else {}
    csl |= {"issued": {"date-parts": [list(issued)]}} if issued else {}
    csl |= {"URL": url} if is_address(url) else {}
    csl |= {"DOI": doi.group().rstrip(".,;)")} if doi else {}
    for name in ("publisher", "container-title", "version"):
        csl |= {name: _first(meta, name)} if _first(meta, name) else {}
    if csl["type"] not in CSL_TYPES:
        csl["type"] = "webpage" if "URL" in csl and default_type == "document" else default_type
    return csl


def is_address(url: str) -> bool:
    """Whether a text is a public web address that may be cited."""
    return bool(re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", url))


def _first(meta: Mapping[str, Value], name: str) -> str:
    values = (meta[key] for key in _NAMES[name] if meta.get(key))
    value = next(values, "")
    return value if isinstance(value, str) else value[0]


def _authors(meta: Mapping[str, Value]) -> tuple[str, ...]:
    value = next((meta[key] for key in _NAMES["author"] if meta.get(key)), ())
    names = _BETWEEN_NAMES.split(plain_field(value)) if isinstance(value, str) else [plain_field(n) for n in value]
    if len(names) == 1 and names[0].count(",") > 1:
        names = names[0].split(",")
    return tuple(" ".join(name.split()) for name in names if name.strip() and "://" not in name)


def person(name: str) -> dict[str, str]:
    """Return a CSL name: `Family, Given`, `Given Family`, or a literal for an organisation."""
    if name.count(",") == 1 and not _ORGANISATION.search(name):
        family, given = (part.strip() for part in name.split(","))
        return {"family": family, "given": given} if family and given else {"literal": family or given}
    parts = name.split()
    personal = 2 <= len(parts) <= 4 and parts[0][0].isupper() and parts[-1][0].isupper()
    if personal and not parts[-1].isupper() and not _ORGANISATION.search(name):
        return {"family": parts[-1], "given": " ".join(parts[:-1])}
    return {"literal": name}


def inverted(name: str) -> dict[str, str]:
    """Return the CSL name of `Family, Given` as exports of bibliographies write it; without a comma a literal."""
    family, _, given = (squeeze(part) for part in name.partition(","))
    return {"family": family, "given": given} if given else {"literal": family}


def date_parts(text: str) -> tuple[int, ...]:
    """Year, month and day as far as a text gives them; empty if it gives no plausible date."""
    iso = _ISO.match(text)
    if iso:
        year, month, day = (int(part) if part else 0 for part in iso.groups())
        return _plausible(year, month, day)
    worded = _WORDED.search(text)
    if not worded:
        return ()
    name, day_text, year_text = worded.group(1, 2, 3) if worded.group(1) else worded.group(5, 4, 6)
    month = next((n for n, known in enumerate(_MONTHS, 1) if known.startswith(name.lower())), 0)
    return _plausible(int(year_text), month, int(day_text or 0))


def _plausible(year: int, month: int, day: int) -> tuple[int, ...]:
    if not 1400 <= year <= 2100:
        return ()
    if not 1 <= month <= 12:
        return (year,)
    return (year, month, day) if 1 <= day <= 31 else (year, month)
