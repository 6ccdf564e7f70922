"""`contentgen verify`: whether each sentence of a text follows from the documents that are named, or a run still does."""

from __future__ import annotations

import json as json_
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contentgen.cli.options import Json, Quiet, examples, settings_from
from contentgen.cli.output import note, say, say_json
from contentgen.cli.places import all_read, answered, data_of, decoded, opened
from contentgen.errors import GateError, SourceError, UserError

if TYPE_CHECKING:
    from contentgen.model import Source
    from contentgen.verify import Finding, Verified

EXAMPLES = examples(
    "contentgen verify draft.md --sources notes",
    "contentgen verify draft.md --sources notes --json",
    "contentgen verify --jsonl claims.jsonl --out verdicts.jsonl",
    "contentgen verify 2026-11-23-ai-observability --again --offline --date 2026-11-23",
)

#: so much of the text finds the kept sources that bear on it
TOPIC_CHARACTERS = 300

Sources = Annotated[
    list[str] | None,
    typer.Option("--sources", metavar="PATH", help="A file or folder to check against; may be given more than once."),
]
File = Annotated[
    str | None, typer.Argument(metavar="FILE|-|RUN", help="A text, a report, standard input, or a run with --again.")
]
Jsonl = Annotated[str | None, typer.Option("--jsonl", metavar="IN", help="Judge each JSON line of this file (or -).")]
Out = Annotated[
    str | None,
    typer.Option("--out", metavar="OUT", help="Where the JSON lines of --jsonl go, or the patch list (.md, .json)."),
]
Again = Annotated[bool, typer.Option("--again", help="Look at the sources of a finished run once more.")]
Offline = Annotated[bool, typer.Option("--offline", help="With --again: open no connection.")]
Day = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="With --again: the day by which figures are old.")
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=1, help="How many processes share --jsonl; all cores if not told."),
]


def verify(
    file: File = None,
    sources: Sources = None,
    jsonl: Jsonl = None,
    again: Again = False,
    offline: Offline = False,
    date: Day = None,
    out: Out = None,
    jobs: Jobs = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check the sentences of a text against sources.

    Without --sources they are held to the project's kept sources and the built-in library. With --again a finished RUN
    is held to its sources as they are now: dead and moved links, passages and figures that changed, retractions, newer
    versions, as a patch list. Ends with 1 if a sentence does not hold or there is something to patch.
    """
    if again:
        from contentgen.cli.again import verify_again

        if file in (None, "-") or sources or jsonl or jobs:
            raise UserError("--again takes a run and nothing else: contentgen verify RUN --again")
        verify_again(str(file), out=out, day=date, offline=offline, json=json, quiet=quiet)
        return
    if offline or date:
        raise UserError("--offline and --date belong to --again: contentgen verify RUN --again")
    if (file is None) == (jsonl is None):
        raise UserError("name one thing to verify: a FILE or -; or --jsonl IN for JSON lines")
    if jsonl is not None:
        if sources or json:
            raise UserError("with --jsonl each row brings its source, and JSON is what comes out")
        verify_lines(jsonl, out, jobs)
        return
    if jobs is not None:
        raise UserError("--jobs belongs to --jsonl; a text is judged by one process")
    if out is not None:
        raise UserError("--out belongs to --jsonl; to keep the verdicts on a file, write: --json > FILE")
    from contentgen.verify import verify_text

    place = file or "-"
    text = decoded(data_of(place), "standard input" if place == "-" else place)
    found = verify_text(text, sources_of(tuple(map(str, sources or ())), text))
    tell(found, place, as_json=json)
    if found.failed:
        raise GateError(f"{len(found.failed)} of {len(found.claims)} claims do not follow from the sources")


def verify_lines(source: str, out: str | None, jobs: int | None) -> None:
    """Judge rows of JSON into rows of JSON; rows that cannot be read are answered with their error."""
    from contentgen.verify import cores, verify_rows

    count, failed = 0, []
    answer = partial(verify_rows, jobs=jobs or cores())
    with opened(out) as target:
        for row in answered(source, answer):
            target.write(json_.dumps(row, ensure_ascii=False) + "\n")
            count += 1
            failed += [str(row["id"])] if "error" in row else []
    all_read(failed, count)


def sources_of(places: tuple[str, ...], text: str) -> list[Source]:
    """The documents at the named places; without any, what the project keeps for the text and the built-in library."""
    from contentgen.cli.options import date_of
    from contentgen.sources import FilesAdapter, LibraryAdapter, ProjectAdapter, Query

    asked = Query(topic=text[:TOPIC_CHARACTERS], locations=places, today=date_of(None))
    if not places:
        kept = ProjectAdapter(settings_from({}).index).find(asked).sources
        return [*kept, *LibraryAdapter().find(asked).sources]
    found = FilesAdapter().find(asked)
    for each in found.failures:
        note(f"{each.location}: {each.reason}")
    if not found.sources:
        raise SourceError(f"{', '.join(places)}: holds no sentence to check against; name a folder or file of text")
    return list(found.sources)


def tell(found: Verified, name: str, *, as_json: bool) -> None:
    """Print the verdicts: those that failed with their reasons, and the count."""
    if as_json:
        say_json({"file": name, "claims": len(found.claims), "failed": len(found.failed), **found.model_dump()})
        return
    for each in found.failed:
        say("\n".join(lines_of(each, name)))
    quiet = len(found.findings) - len(found.claims)
    held = len(found.claims) - len(found.failed)
    say(
        f"{Path(name).name}: {held} of {len(found.claims)} claims follow from the sources; {quiet} sentences claim nothing"
    )


def lines_of(finding: Finding, name: str) -> list[str]:
    """One failed sentence as it is printed: where, what, why, and the nearest passage."""
    lines = [f"{name}:{finding.line}: {finding.status}: {finding.text}"]
    lines += [f"  - {reason}" for reason in finding.reasons]
    if finding.passage:
        place = f"{finding.title or finding.source_id}, {finding.locator}".rstrip(", ")
        how = "" if finding.verbatim else " (our note)"
        lines.append(f"  nearest: “{finding.passage}” ({place}){how}")
    return lines
