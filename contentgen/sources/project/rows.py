"""Sources and passages as rows of the index, and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from contentgen.model import Passage, Source
from contentgen.sources.project.values import Entry
from contentgen.sources.sieve import identities
from contentgen.sources.text import fingerprint

PASSAGE_FIELDS = tuple(Passage.model_fields)
#: fields that are no plain values, kept as JSON
AS_JSON = ("contrasts", "code")
PASSAGE_COLUMNS = ", ".join(f"p.{name}" for name in PASSAGE_FIELDS)
SOURCE_COLUMNS = (
    "d.id, d.csl, d.adapter, d.location, d.fetched, d.licence, d.reliability, d.caveat, d.language, d.tags, d.links, "
    "d.number"
)
ENTRY_COLUMNS = (
    "d.id, d.title, d.csl, d.location, o.place, o.kind, d.adapter, d.language, d.licence, d.reliability, d.tags, "
    "d.fetched, (SELECT count(*) FROM passages AS p WHERE p.document = d.number)"
)


def passage_row(passage: Passage) -> tuple[Any, ...]:
    """The values of a passage in the order of `PASSAGE_FIELDS`."""
    values = passage.model_dump()
    return tuple(json.dumps(values[name]) if name in AS_JSON else values[name] for name in PASSAGE_FIELDS)


def passage_of(row: Sequence[Any]) -> Passage:
    """The passage of a row with `PASSAGE_COLUMNS`."""
    values = dict(zip(PASSAGE_FIELDS, row, strict=True))
    return Passage.model_validate({**values, **{name: json.loads(values[name]) for name in AS_JSON}})


def source_of(row: Sequence[Any], passages: Iterable[Passage]) -> Source:
    """The source of a row with `SOURCE_COLUMNS`, with these of its passages."""
    source_id, csl, adapter, location, fetched, licence, reliability, caveat, language, tags, links, _ = row
    return Source.model_validate(
        {
            "id": source_id,
            "csl": json.loads(csl),
            "adapter": adapter,
            "location": location,
            "passages": tuple(passages),
            "fetched": fetched,
            "licence": licence,
            "reliability": reliability,
            "caveat": caveat,
            "language": language,
            "tags": tuple(json.loads(tags)),
            "links": tuple(json.loads(links)),
        }
    )


def entry_of(row: Sequence[Any]) -> Entry:
    """The entry of a row with `ENTRY_COLUMNS`."""
    source_id, title, csl, location, place, kind, adapter, language, licence, reliability, tags, fetched, count = row
    issued = (json.loads(csl).get("issued") or {}).get("date-parts") or [[None]]
    return Entry(
        id=source_id,
        title=title,
        year=issued[0][0] if issued[0] else None,
        location=location,
        origin=place,
        kind=kind,
        adapter=adapter,
        language=language,
        licence=licence,
        reliability=reliability,
        tags=tuple(json.loads(tags)),
        fetched=fetched,
        passages=count,
    )


def hash_of(source: Source) -> str:
    """A digest of all that a source says, without its name, its place and the day: equal means unchanged."""
    values = source.model_dump(mode="json", exclude={"id", "fetched", "location"})
    values["csl"] = {name: value for name, value in values["csl"].items() if name != "id"}
    for passage in values["passages"]:
        del passage["id"]
    return fingerprint(json.dumps(values, sort_keys=True).encode())


def marks_of(source: Source, *, whole_file: bool) -> tuple[frozenset[str], frozenset[str]]:
    """By which marks a document is found later, and which marks of others say that it is there already.

    A title makes two records one work. Two files of the user may share one ("Minutes of the weekly meeting"): their
    content tells them apart, so a whole file keeps its title for records alone.
    """
    marks = set(identities(source))
    if source.passages:
        marks.add("content:" + fingerprint(" ".join(passage.text for passage in source.passages)))
    titles = {mark for mark in marks if mark.startswith("title:")}
    of_file = {f"file-{mark}" for mark in titles}
    if whole_file:
        return frozenset(marks - titles | of_file), frozenset(marks)
    return frozenset(marks), frozenset(marks | of_file)


def passages_of(file: sqlite3.Connection, document: int) -> tuple[Passage, ...]:
    """All passages of a document in their order."""
    sql = f"SELECT {PASSAGE_COLUMNS} FROM passages AS p WHERE p.document = ? ORDER BY p.number"
    return tuple(passage_of(row) for row in file.execute(sql, (document,)))
