"""Crossref: works with a DOI, and what was said of them later. Interface: https://api.crossref.org/swagger-ui/index.html.

`updated-by` of a work names its retraction, expression of concern or correction; `update-to` of a notice names the
works that it is about (https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/registering-updates);
`relation` of a preprint names what it was published as
(https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import quote

from contentgen.references.entry import Entry
from contentgen.references.making import from_csl
from contentgen.references.online.base import Get, Notice, NoticeKind, Question, Record, Registry, day_of
from contentgen.sources.services import MalformedError
from contentgen.sources.services.base import json_of, rows, text
from contentgen.sources.text import without_markup
from contentgen.web import Ask, WebError

_NOTICES: dict[str, NoticeKind] = {
    "retraction": "retracted",
    "partial_retraction": "retracted",
    "removal": "retracted",
    "withdrawal": "withdrawn",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "new_version": "version",
}
_TYPES = {"journal-article": "article-journal", "proceedings-article": "paper-conference", "posted-content": "article"}
_ARXIV = "10.48550/"


def by_number(question: Question, get: Get) -> Record | None:
    """The work of the entry's DOI, or nothing where Crossref has no such DOI."""
    ask = _ask(question, f"/works/{quote(question.entry.doi, safe='')}", ())
    try:
        message = json_of(get(ask)).get("message")
    except WebError as fault:
        if fault.kind == "not-found":
            return None
        raise
    if not isinstance(message, dict):
        raise MalformedError("it holds no message")
    return _record(message)


def by_title(question: Question, get: Get) -> tuple[Record, ...]:
    """The works whose citation is nearest to title and first author."""
    entry = question.entry
    named = " ".join([entry.title, *(author.family for author in entry.authors[:1])])
    params = (("query.bibliographic", named), ("rows", str(question.limit)))
    message = json_of(get(_ask(question, "/works", params))).get("message")
    if not isinstance(message, dict):
        raise MalformedError("it holds no message")
    return tuple(_record(item) for item in rows(message.get("items"), "items"))


def _ask(question: Question, path: str, params: tuple[tuple[str, str], ...]) -> Ask:
    contact = (("mailto", question.contact),) if question.contact else ()
    return Ask(url=f"{question.home}{path}", params=(*params, *contact), secret=frozenset({"mailto"}))


def _record(item: dict[str, Any]) -> Record:
    named = {name: _first(item.get(name)) for name in ("title", "container-title")}
    subtitle = _first(item.get("subtitle"))
    title = f"{named['title']}: {subtitle}" if subtitle and subtitle not in named["title"] else named["title"]
    people = [
        {"family": text(each.get("family")), "given": text(each.get("given"))}
        if each.get("family")
        else {"literal": text(each.get("name"))}
        for each in rows(item.get("author") or [], "authors")
    ]
    csl = {
        "type": _TYPES.get(text(item.get("type")), text(item.get("type"))),
        "title": title,
        "author": people,
        "issued": item.get("issued"),
        "container-title": named["container-title"] or _institution(item),
        "DOI": text(item.get("DOI")),
        "volume": text(item.get("volume")),
        "page": text(item.get("page")),
    }
    return Record(registry="Crossref", entry=from_csl(csl, key=text(item.get("DOI"))), notices=_notices(item))


def _notices(item: dict[str, Any]) -> tuple[Notice, ...]:
    found = []
    for update in rows(item.get("updated-by") or [], "updates"):
        kind = _NOTICES.get(text(update.get("type")).lower().replace("-", "_").replace(" ", "_"))
        if kind:
            doi = text(update.get("DOI"))
            said = f"{text(update.get('type')).replace('_', ' ')}: {doi}"
            found.append(Notice(kind=kind, said=said, doi=doi, on=_day(update.get("updated"))))
    for update in rows(item.get("update-to") or [], "updates"):
        if _NOTICES.get(text(update.get("type")).lower()) in ("retracted", "withdrawn"):
            found.append(
                Notice(
                    kind="retracted",
                    said=f"it is itself the {text(update.get('type'))} notice of {text(update.get('DOI'))}",
                )
            )
    return (*found, *_published(item))


def _published(item: dict[str, Any]) -> tuple[Notice, ...]:
    """What a preprint has become, as its server or the publisher says."""
    relation = item.get("relation")
    named = relation.get("is-preprint-of") if isinstance(relation, dict) else None
    numbers = [text(each.get("id")) for each in rows(named or [], "relations") if each.get("id-type") == "doi"]
    return tuple(
        Notice(kind="version", said=f"published since as {doi}", doi=doi) for doi in dict.fromkeys(numbers) if doi
    )


def _day(value: object) -> date | None:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [part for part in first if isinstance(part, int)] if isinstance(first, list) else []
    return day_of(numbers)


def _institution(item: dict[str, Any]) -> str:
    """The preprint server of posted content."""
    held = item.get("institution")
    first = held[0] if isinstance(held, list) and held else held
    return text(first.get("name")) if isinstance(first, dict) else ""


def _first(value: object) -> str:
    head = value[0] if isinstance(value, list) and value else value
    return without_markup(text(head)) if isinstance(head, str) else ""


def _has(entry: Entry) -> bool:
    return bool(entry.doi) and not entry.doi.lower().startswith(_ARXIV)


CROSSREF = Registry(
    name="crossref",
    what="works with a DOI of Crossref, their retractions and corrections",
    home="https://api.crossref.org",
    has_number=_has,
    by_number=by_number,
    by_title=by_title,
    interval=0.5,
)
