"""How a source is called in running text: `Chen et al. 2024`, `OpenInference Specification`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from textwrap import shorten

from contentgen.model import Evidence, Source

#: a title longer than this is credited by its part before the colon
LONG_TITLE = 48
#: where the readers of bibliographies place what somebody noted on a work
_NUMBERED = re.compile(r"^(?:(?:chapter|section|part|appendix) )?(?:\d+\.)(?:\d+\.?)*\s+(?=\S)", re.IGNORECASE)
_MANUAL = re.compile(r"\s+[—–|]\s+[^—–|]*\b(?:documentation|docs|manual)\b[^—–|]*$", re.IGNORECASE)
_NOTE = re.compile(r".+, (?:note|annote|annotation)")


def _family_names(source: Source) -> list[str]:
    authors = source.csl.get("author") or source.csl.get("editor") or []
    return [str(a["family"]) for a in authors if a.get("family")]


def _organisation(source: Source) -> str:
    authors = source.csl.get("author") or []
    return next((str(a["literal"]) for a in authors if a.get("literal")), "")


def year(source: Source) -> str:
    """The year of issue, or an empty string where none is known."""
    parts = (source.csl.get("issued") or {}).get("date-parts") or [[]]
    return str(parts[0][0]) if parts[0] else ""


def plain_title(title: str) -> str:
    """A title without its number in a manual and without the name of the manual.

    Example:
        >>> plain_title("25.1. Routine Vacuuming"), plain_title("Caching — Example 3.2 documentation")
        ('Routine Vacuuming', 'Caching')

    """
    return _MANUAL.sub("", _NUMBERED.sub("", title)) or title


def who(source: Source) -> str:
    """Whom a sentence may name as saying it: people, else the work's own title."""
    if source.by_author:
        return source.first_author
    names = _family_names(source)
    truncated = bool((source.csl.get("custom") or {}).get("authors_truncated"))
    if len(names) == 1 and not truncated:
        return names[0]
    if len(names) == 2 and not truncated:
        return f"{names[0]} and {names[1]}"
    if names:
        return f"{names[0]} and colleagues"
    if _organisation(source):
        return _organisation(source)
    title = plain_title(str(source.csl.get("title-short") or source.csl.get("title", source.id)))
    return f"the document “{title}”" if source.adapter == "files" else title


def is_note_on(item: Evidence) -> bool:
    """Whether an item is from a note in a bibliography: words about the work, which its authors did not write."""
    return bool(_NOTE.fullmatch(item.locator)) if item.quote else False


def said_by(item: Evidence, source: Source) -> str:
    """Whom a sentence may name as saying these words: the source, unless they are a note on it."""
    title = str(source.csl.get("title-short") or source.csl.get("title", source.id))
    return f"a note on “{title}”" if is_note_on(item) else who(source)


def credit(source: Source) -> str:
    """A short credit for a post: authors and year, or the title of a work without personal authors."""
    names = _family_names(source)
    if not names:
        if source.csl.get("type") == "webpage" and source.csl.get("container-title"):
            return str(source.csl.get("title-short") or source.csl["container-title"])
        title = plain_title(str(source.csl.get("title-short") or source.csl.get("title", source.id)))
        return title.split(":", maxsplit=1)[0].strip() if len(title) > LONG_TITLE else title
    truncated = bool((source.csl.get("custom") or {}).get("authors_truncated"))
    lead = names[0] if len(names) == 1 and not truncated else f"{names[0]} et al."
    if len(names) == 2 and not truncated:
        lead = f"{names[0]} and {names[1]}"
    return f"{lead} {year(source)}".strip()


def credits_of(sources: Sequence[Source]) -> list[str]:
    """The credits of one text, in order; those that would read alike carry the head of their title as well."""
    plain = [credit(source) for source in sources]
    return [
        f"{name} ({_head(source)})" if plain.count(name) > 1 else name
        for name, source in zip(plain, sources, strict=True)
    ]


def addressed(sources: Sequence[Source]) -> list[str]:
    """The credits with the address of each source that has one: `Chen et al. 2024: https://...`."""
    addresses = [str(source.csl.get("URL") or "") for source in sources]
    return [f"{name}: {url}" if url else name for name, url in zip(credits_of(sources), addresses, strict=True)]


def _head(source: Source) -> str:
    """A title's part before its colon, in as many whole words as fit."""
    title = str(source.csl.get("title-short") or source.csl.get("title", source.id)).split(":", maxsplit=1)[0].strip()
    return shorten(title, LONG_TITLE, placeholder="…")
