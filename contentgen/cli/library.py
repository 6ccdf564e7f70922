"""`contentgen library`: the sources that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli.options import Json, examples, settings_from
from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.model import Source

EXAMPLES = examples("contentgen library", 'contentgen library "drift detection"', "contentgen library drift --json")
_SHOWN_TITLE = 90

Query = Annotated[str | None, typer.Argument(metavar="QUERY", help="Only what bears on this, the nearest first.")]


def library(query: Query = None, json: Json = False) -> None:
    """List the built-in sources.

    With QUERY only those that bear on it, the nearest first.
    """
    found = [record_of(source) for source in sources_for(query)]
    if json:
        say_json(found)
    elif not found:
        say(f"the built-in library holds nothing on '{query}'; give your own documents with --sources PATH")
    else:
        say(table((each["id"], str(each["year"] or "n.d."), each["title"][:_SHOWN_TITLE]) for each in found))


def sources_for(query: str | None) -> list[Source]:
    """The records of the library, ranked where there is a query."""
    from contentgen.cli.options import date_of
    from contentgen.desk import bank_of
    from contentgen.resources import folders
    from contentgen.sources import LibraryAdapter, rank
    from contentgen.sources.base import Query as Asked

    found = list(LibraryAdapter().find(Asked(topic=query or "", today=date_of(None))).sources)
    if not query:
        return found
    settings = settings_from({})
    bank = bank_of("en", folders("templates", settings.templates, settings.project))
    ranking = rank(query, found, keywords=bank.keywords())
    by_id = {source.id: source for source in found}
    return [by_id[each] for each in ranking.usable] if ranking.coverage.covered else []


def record_of(source: Source) -> dict[str, Any]:
    """What the list shows of a source."""
    issued = (source.csl.get("issued") or {}).get("date-parts") or [[None]]
    return {
        "id": source.id,
        "title": str(source.csl.get("title", "")),
        "year": issued[0][0],
        "url": str(source.csl.get("URL", "")),
        "tags": list(source.tags),
        "reliability": source.reliability,
        "notes": len(source.passages),
    }
