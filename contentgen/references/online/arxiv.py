"""arXiv: preprints, their newest version, and whether they were withdrawn. Interface: https://info.arxiv.org/help/api/user-manual.html.

A withdrawn paper has a comment that says so and no text in its newest version; the interface has no other sign of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contentgen.references.entry import Author, Entry
from contentgen.references.making import author_of, year_of
from contentgen.references.online.base import Get, Notice, Question, Record, Registry, day_of
from contentgen.references.wording import words_of
from contentgen.sources.metadata import date_parts
from contentgen.sources.services import MalformedError
from contentgen.sources.services.base import xml_of
from contentgen.sources.text import squeeze
from contentgen.web import Ask

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_NUMBER = re.compile(r"arxiv\.org/abs/(.+?)(?:v(\d+))?$")
_WITHDRAWN = re.compile(r"\bwithdrawn\b", re.IGNORECASE)
_CITED = re.compile(r"(?:\d{4}\.\d{4,5}|/\d{7})v(\d+)")


def by_number(question: Question, get: Get) -> Record | None:
    """The preprint of the entry's number, or nothing where there is none."""
    found = _asked(question, (("id_list", question.entry.arxiv),), get)
    return found[0] if found else None


def by_title(question: Question, get: Get) -> tuple[Record, ...]:
    """The preprints with the words of the title in theirs."""
    words = " ".join(words_of(question.entry.title))
    return _asked(question, (("search_query", f'ti:"{words}"'), ("max_results", str(question.limit))), get)


def _asked(question: Question, params: tuple[tuple[str, str], ...], get: Get) -> tuple[Record, ...]:
    feed = xml_of(get(Ask(url=f"{question.home}/api/query", params=params)))
    if feed.tag != f"{_ATOM}feed":
        raise MalformedError("it is no Atom feed")
    return tuple(record for entry in feed.iter(f"{_ATOM}entry") if (record := _record(entry, question.entry)))


def _record(found: Element, cited: Entry) -> Record | None:
    """The preprint; an entry without a number or title is how the interface says that there is none."""
    number = _NUMBER.search(found.findtext(f"{_ATOM}id", ""))
    title = squeeze(found.findtext(f"{_ATOM}title", ""))
    if not number or not title or title == "Error":
        return None
    names = [squeeze(name.text or "") for name in found.iterfind(f"{_ATOM}author/{_ATOM}name")]
    entry = Entry(
        key=f"arXiv:{number[1]}",
        type="article",
        title=title,
        authors=tuple(author_of(name) if " " in name else Author(family=name) for name in names if name),
        year=year_of(found.findtext(f"{_ATOM}published", "")[:4]),
        venue="arXiv",
        arxiv=number[1],
    )
    newest = int(number[2] or 1)
    return Record(
        registry="arXiv",
        entry=entry,
        notices=_notices(found, newest, cited),
        version=newest,
        updated=day_of(date_parts(found.findtext(f"{_ATOM}updated", "")[:10]) or ()),
    )


def _notices(found: Element, newest: int, cited: Entry) -> tuple[Notice, ...]:
    notices = []
    comment = squeeze(found.findtext(f"{_ARXIV}comment", ""))
    if _WITHDRAWN.search(comment):
        notices.append(Notice(kind="withdrawn", said=f"withdrawn: {comment[:120]}"))
    version = _CITED.search(f"{cited.url} {cited.doi} {cited.raw}")
    if version and int(version[1]) < newest:
        notices.append(Notice(kind="version", said=f"version {version[1]} is cited, the newest is {newest}"))
    return tuple(notices)


def _has(entry: Entry) -> bool:
    return bool(entry.arxiv)


ARXIV = Registry(
    name="arxiv",
    what="preprints, their newest version, and whether they were withdrawn",
    home="https://export.arxiv.org",
    has_number=_has,
    by_number=by_number,
    by_title=by_title,
    interval=3.0,
)
