"""OpenAlex: works of all fields, and whether they were retracted. Interface: https://docs.openalex.org/api-entities/works."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from contentgen.references.entry import Entry
from contentgen.references.making import from_csl
from contentgen.references.online.base import Get, Notice, Question, Record, Registry
from contentgen.references.wording import words_of
from contentgen.sources.services.base import json_of, person, rows, text
from contentgen.web import Ask, WebError

_TYPES = {"article": "article-journal", "preprint": "article"}


def by_number(question: Question, get: Get) -> Record | None:
    """The work of the entry's DOI, or nothing where OpenAlex does not have it."""
    try:
        return _record(json_of(get(_ask(question, f"/works/doi:{quote(question.entry.doi.lower(), safe='/')}", ()))))
    except WebError as fault:
        if fault.kind == "not-found":
            return None
        raise


def by_title(question: Question, get: Get) -> tuple[Record, ...]:
    """The works whose titles hold the words of the title."""
    params = (("filter", f"title.search:{' '.join(words_of(question.entry.title))}"), ("per-page", str(question.limit)))
    return tuple(_record(work) for work in rows(json_of(get(_ask(question, "/works", params))).get("results"), "works"))


def _ask(question: Question, path: str, params: tuple[tuple[str, str], ...]) -> Ask:
    contact = (("mailto", question.contact),) if question.contact else ()
    key = (("api_key", question.key),) if question.key else ()
    secret = frozenset({"api_key", "mailto"})
    return Ask(url=f"{question.home}{path}", params=(*params, *contact, *key), secret=secret)


def _record(work: dict[str, Any]) -> Record:
    place = work.get("primary_location")
    source = place.get("source") if isinstance(place, dict) else None
    people = [
        (each.get("author") or {}).get("display_name") for each in rows(work.get("authorships") or [], "authorships")
    ]
    year = text(work.get("publication_year")) or text(work.get("publication_date"))[:4]
    csl = {
        "type": _TYPES.get(text(work.get("type")), text(work.get("type"))),
        "title": text(work.get("title")),
        "author": [person(text(name)) for name in people if name],
        "issued": {"date-parts": [[year]]},
        "container-title": text(source.get("display_name")) if isinstance(source, dict) else "",
        "DOI": text(work.get("doi")),
    }
    notices = (Notice(kind="retracted", said="marked as retracted"),) if work.get("is_retracted") is True else ()
    return Record(registry="OpenAlex", entry=from_csl(csl, key=text(work.get("id"))), notices=notices)


def _has(entry: Entry) -> bool:
    return bool(entry.doi)


OPENALEX = Registry(
    name="openalex",
    what="works of all fields, and whether they were retracted",
    home="https://api.openalex.org",
    has_number=_has,
    by_number=by_number,
    by_title=by_title,
    interval=0.2,
)
