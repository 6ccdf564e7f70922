"""`contentgen verify`: whether each sentence of a text follows from the documents that are named, or a run still does."""

from __future__ import annotations

import json as json_
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli.judge import JudgeBaseUrl, JudgeModel, facts_of, judge_settings, judging, line_of
from contentgen.cli.options import Json, Quiet, examples, settings_from
from contentgen.cli.output import note, say, say_json
from contentgen.cli.places import all_read, answered, data_of, decoded, opened
from contentgen.errors import GateError, SourceError, UserError

if TYPE_CHECKING:
    from contentgen.judge import Bench, Second
    from contentgen.model import Source, VerdictStatus
    from contentgen.settings import Settings
    from contentgen.verify import Finding, Verified

EXAMPLES = examples(
    "contentgen verify draft.md --sources notes",
    "contentgen verify draft.md --sources notes --json",
    "contentgen verify --jsonl claims.jsonl --out verdicts.jsonl",
    "contentgen verify draft.md --sources notes --judge",
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
JudgeToo = Annotated[bool, typer.Option("--judge", help="Ask a model too; each claim needs its support as well.")]


def verify(
    file: File = None,
    sources: Sources = None,
    jsonl: Jsonl = None,
    again: Again = False,
    offline: Offline = False,
    date: Day = None,
    out: Out = None,
    jobs: Jobs = None,
    judge: JudgeToo = False,
    judge_model: JudgeModel = None,
    judge_base_url: JudgeBaseUrl = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check the sentences of a text against sources.

    Without --sources they are held to the project's kept sources and the built-in library. --judge asks a model for a
    second opinion, which can take support away and never give it. With --again a finished RUN is held to its sources as
    they are now: dead and moved links, passages and figures that changed, retractions, newer versions, as a patch list.
    Ends with 1 if a sentence does not hold or there is something to patch.
    """
    if again:
        from contentgen.cli.again import verify_again

        if file in (None, "-") or sources or jsonl or jobs or judge or judge_model or judge_base_url:
            raise UserError("--again takes a run and nothing else: contentgen verify RUN --again")
        verify_again(str(file), out=out, day=date, offline=offline, json=json, quiet=quiet)
        return
    if offline or date:
        raise UserError("--offline and --date belong to --again: contentgen verify RUN --again")
    if (file is None) == (jsonl is None):
        raise UserError("name one thing to verify: a FILE or -; or --jsonl IN for JSON lines")
    second = Judging(judge_settings(judge_model, judge_base_url, asked=judge), wanted=judge, quiet=quiet)
    if jsonl is not None:
        if sources or json:
            raise UserError("with --jsonl each row brings its source, and JSON is what comes out")
        verify_lines(jsonl, out, jobs, second)
        return
    if jobs is not None:
        raise UserError("--jobs belongs to --jsonl; a text is judged by one process")
    if out is not None:
        raise UserError("--out belongs to --jsonl; to keep the verdicts on a file, write: --json > FILE")
    verify_file(file or "-", tuple(map(str, sources or ())), second, as_json=json)


@dataclass(frozen=True)
class Judging:
    """Whether a model is asked too, and how."""

    settings: Settings
    wanted: bool
    quiet: bool

    @contextmanager
    def bench(self) -> Iterator[Bench | None]:
        """The checks and the judge side by side; None where no model is asked."""
        if not self.wanted:
            yield None
            return
        from contentgen.judge import Bench

        with judging(self.settings, quiet=self.quiet) as hearing:
            yield Bench(hearing)

    def facts(self, bench: Bench | None) -> dict[str, Any] | None:
        """What the judge came to."""
        return facts_of(bench.hearing, bench.agreement, self.settings) if bench else None


def verify_file(place: str, sources: tuple[str, ...], second: Judging, *, as_json: bool) -> None:
    """Check a text and print what does not hold."""
    from contentgen.verify import verify_text

    text = decoded(data_of(place), "standard input" if place == "-" else place)
    held_to = sources_of(sources, text)
    with second.bench() as bench:
        found = verify_text(text, held_to)
        opinions = bench.text(found, held_to) if bench else {}
    failed = [each for each in found.claims if status_of(each, opinions) != "supported"]
    if as_json:
        say_json(told(found, failed, opinions, place, second.facts(bench)))
    else:
        tell(found, failed, opinions, place, second.facts(bench))
    raise_failure(bench)
    if failed:
        raise GateError(f"{len(failed)} of {len(found.claims)} claims do not follow from the sources")


def verify_lines(source: str, out: str | None, jobs: int | None, second: Judging) -> None:
    """Judge rows of JSON into rows of JSON; rows that cannot be read are answered with their error."""
    from contentgen.verify import cores, verify_rows

    count, failed = 0, []
    with opened(out) as target:
        with second.bench() as bench:
            answer = partial(verify_rows, jobs=jobs or cores(), beside=bench.rows if bench else None)
            rows = answered(source, answer)
            rows = iter(list(rows)) if bench else rows
        for row in rows:
            target.write(json_.dumps(row, ensure_ascii=False) + "\n")
            count += 1
            failed += [str(row["id"])] if "error" in row else []
    if facts := second.facts(bench):
        note(line_of(facts, "the checks"))
    raise_failure(bench)
    all_read(failed, count)


def raise_failure(bench: Bench | None) -> None:
    """End as a failed model ends a command; what the checks say has been printed."""
    if bench and bench.hearing.failure:
        raise bench.hearing.failure


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


def told(
    found: Verified,
    failed: Sequence[Finding],
    opinions: Mapping[Finding, Second],
    name: str,
    facts: dict[str, Any] | None,
) -> dict[str, Any]:
    """The verdicts as JSON; a judge's stand beside those of the checks."""
    beside = {each: {"judge": opinion.model_dump()} for each, opinion in opinions.items()}
    about = {"file": name, "claims": len(found.claims), "failed": len(failed)}
    rows = [{**each.model_dump(), **beside.get(each, {})} for each in found.findings]
    return {**about, **({"judge": facts} if facts else {}), "findings": rows}


def tell(
    found: Verified,
    failed: Sequence[Finding],
    opinions: Mapping[Finding, Second],
    name: str,
    facts: dict[str, Any] | None,
) -> None:
    """Print the verdicts: those that failed with their reasons, and the count."""
    for each in failed:
        say("\n".join(lines_of(each, name, opinions.get(each))))
    quiet = len(found.findings) - len(found.claims)
    held = len(found.claims) - len(failed)
    by = " by checks and judge" if facts else ""
    say(
        f"{Path(name).name}: {held} of {len(found.claims)} claims follow from the sources{by}; "
        f"{quiet} sentences claim nothing"
    )
    if facts:
        say(line_of(facts, "the checks"))


def lines_of(finding: Finding, name: str, opinion: Second | None = None) -> list[str]:
    """One failed sentence as it is printed: where, what, why, what a judge says, and the nearest passage."""
    lines = [f"{name}:{finding.line}: {opinion.together if opinion else finding.status}: {finding.text}"]
    lines += [f"  - {reason}" for reason in finding.reasons]
    if opinion:
        sure = "" if opinion.confidence is None else f", {opinion.confidence:.0%} sure"
        lines.append(f"  judge: {opinion.verdict}{sure}: {opinion.reason}")
        lines += [f"    “{quote}”" for quote in opinion.quotes]
        if finding.status != "supported" and opinion.verdict == "supported":
            lines.append("  only the checks object; read the passage")
    if finding.passage:
        place = f"{finding.title or finding.source_id}, {finding.locator}".rstrip(", ")
        how = "" if finding.verbatim else " (our note)"
        lines.append(f"  nearest: “{finding.passage}” ({place}){how}")
    return lines


def status_of(finding: Finding, opinions: Mapping[Finding, Second]) -> VerdictStatus | None:
    """A claim's status: by the checks alone, or together with a judge."""
    return opinions[finding].together if finding in opinions else finding.status
