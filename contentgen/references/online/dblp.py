"""DBLP: papers of computer science with venue and year as printed. Interface: https://dblp.org/faq/How+to+use+the+dblp+search+API.html."""

from __future__ import annotations

import re
from typing import Any

from contentgen.references.entry import Author
from contentgen.references.making import author_of, bare_doi, from_csl
from contentgen.references.online.base import Get, Question, Record, Registry, no_number
from contentgen.references.wording import words_of
from contentgen.sources.services import MalformedError
from contentgen.sources.services.base import json_of, rows, text
from contentgen.sources.text import without_markup
from contentgen.web import Ask

_NUMBERED = re.compile(r"\s\d{4}$")
_TYPES = {"Conference and Workshop Papers": "paper-conference", "Journal Articles": "article-journal"}


def by_title(question: Question, get: Get) -> tuple[Record, ...]:
    """The papers whose title, authors or venue hold all words of the title."""
    words = " ".join(words_of(question.entry.title))
    ask = Ask(
        url=f"{question.home}/search/publ/api", params=(("q", words), ("format", "json"), ("h", str(question.limit)))
    )
    result = json_of(get(ask)).get("result")
    hits = result.get("hits") if isinstance(result, dict) else None
    if not isinstance(hits, dict):
        raise MalformedError("it holds no hits")
    return tuple(_record(hit.get("info")) for hit in rows(hits.get("hit") or [], "hits"))


def _record(info: object) -> Record:
    if not isinstance(info, dict):
        raise MalformedError("a hit holds no info")
    venue = info.get("venue")
    people = [_person(name) for name in _names(info)]
    csl = {
        "type": _TYPES.get(text(info.get("type")), "document"),
        "title": without_markup(text(info.get("title"))).rstrip("."),
        "author": [{"family": one.family, "given": one.given} for one in people],
        "issued": {"date-parts": [[text(info.get("year"))]]},
        "container-title": text(venue[0] if isinstance(venue, list) and venue else venue),
        "DOI": bare_doi(text(info.get("doi"))),
        "URL": text(info.get("ee")),
        "page": text(info.get("pages")),
    }
    return Record(registry="DBLP", entry=from_csl(csl, key=text(info.get("key"))))


def _names(info: dict[str, Any]) -> list[str]:
    """The names; a single author stands without a list."""
    held = info.get("authors")
    authors = held.get("author") if isinstance(held, dict) else []
    listed = authors if isinstance(authors, list) else [authors]
    return [text(each.get("text")) if isinstance(each, dict) else text(each) for each in listed]


def _person(name: str) -> Author:
    return author_of(_NUMBERED.sub("", name))


DBLP = Registry(
    name="dblp",
    what="papers of computer science, with venue and year as printed",
    home="https://dblp.org",
    has_number=no_number,
    by_number=None,
    by_title=by_title,
    interval=1.0,
)
