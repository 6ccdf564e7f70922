"""`contentgen references`: whether the references of a list are real."""

from __future__ import annotations

import json as json_
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli.options import Json, Quiet, examples, one_of, settings_from
from contentgen.cli.output import note, say, say_json, table
from contentgen.cli.places import bytes_of, decoded, opened
from contentgen.errors import GateError, UserError

if TYPE_CHECKING:
    from contentgen.references import Assessed, Entry, Knowledge, Unreadable

EXAMPLES = examples(
    "contentgen references references.md",
    "contentgen references references.bib --json",
    "contentgen references references.md --fail-on bad",
    "contentgen references --jsonl references.jsonl --out checked.jsonl",
)
FAILING = {"bad": ("bad",), "doubtful": ("bad", "doubtful", "unchecked")}
_SHOWN_TITLE = 70

File = Annotated[str | None, typer.Argument(metavar="FILE|-", help="A .md, .txt, .bib, .json (CSL) or .ris file.")]
Jsonl = Annotated[str | None, typer.Option("--jsonl", metavar="IN", help="Check each JSON line of this file (or -).")]
Out = Annotated[str | None, typer.Option("--out", metavar="OUT", help="Where the JSON lines of --jsonl go.")]
Online = Annotated[bool, typer.Option("--online", help="Ask registries for each work, and each address for its page.")]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="bad|doubtful", help="Exit 1 on bad ones, or on doubtful and unchecked too."),
]


def references(
    file: File = None,
    jsonl: Jsonl = None,
    out: Out = None,
    online: Online = False,
    fail_on: FailOn = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check that the references of a list are real.

    Looks at identifiers, venues, years, names and the works at hand; with --online asks Crossref, DataCite, arXiv,
    OpenAlex and DBLP and opens the addresses. Offline, ok says that nothing speaks against it.
    """
    one_of("level of --fail-on", fail_on, FAILING)
    if (file is None) == (jsonl is None):
        raise UserError("name one thing to check: a FILE or -; or --jsonl IN for JSON lines")
    if jsonl is not None:
        if json:
            raise UserError("with --jsonl JSON is what comes out; leave --json away")
        check_lines(jsonl, out, online=online, fail_on=fail_on, quiet=quiet)
        return
    if out is not None:
        raise UserError("--out belongs to --jsonl; to keep the answer for a file, write: --json > FILE")
    listed = listed_in(file or "-")
    checked = checked_list(listed, online=online, quiet=quiet, of_a_list=True)
    tell(checked, online=online, as_json=json)
    gate(checked, fail_on)


def listed_in(place: str) -> tuple[Entry | Unreadable, ...]:
    """The references of a file, or of standard input as Markdown."""
    from contentgen.references import entries_of

    data = sys.stdin.buffer.read() if place == "-" else bytes_of(Path(place))
    return entries_of("" if place == "-" else place, decoded(data, "standard input" if place == "-" else place))


# --- checking ------------------------------------------------------------------------------------------------


def checked_list(
    listed: Sequence[Entry | Unreadable], *, online: bool, quiet: bool, of_a_list: bool
) -> list[Assessed | Unreadable]:
    """Each entry assessed, in its place; what could not be read stays as it is."""
    from contentgen.cli.options import date_of
    from contentgen.references import Entry, Knowledge, assess, assess_list, works_at_hand

    settings = settings_from({})
    knowledge = Knowledge(today=date_of(None), known=works_at_hand(settings.index))
    entries = [each for each in listed if isinstance(each, Entry)]
    if online:
        found = asked(entries, knowledge, quiet=quiet, of_a_list=of_a_list)
    elif of_a_list:
        found = assess_list(entries, knowledge)
    else:
        found = tuple(assess(entry, knowledge) for entry in entries)
    rest = iter(found)
    return [next(rest) if isinstance(each, Entry) else each for each in listed]


def asked(entries: Sequence[Entry], knowledge: Knowledge, *, quiet: bool, of_a_list: bool) -> tuple[Assessed, ...]:
    """The entries against registries and addresses. A registry's answers are kept for a day, a page is opened anew."""
    from contentgen.desk import access_of
    from contentgen.references import check_online
    from contentgen.references.online import REGISTRIES, Desk
    from contentgen.sources.asking import client_of

    access = access_of(settings_from({}))
    if not access.contact and not quiet:
        note("registries answer sooner to those who can be reached: set contact in contentgen.toml")
    with ExitStack() as open_:
        client = open_.enter_context(client_of(access))
        links = open_.enter_context(client_of(access.model_copy(update={"cache": None})))
        keys = {registry.name: access.key(registry.name) for registry in REGISTRIES}
        desk = Desk(REGISTRIES, client, homes=access.homes, keys=keys, contact=access.contact)

        def done(entry: Entry) -> None:
            if not quiet:
                note(f"asked for {entry.title[:_SHOWN_TITLE] or entry.key}")

        return check_online(entries, knowledge, desk, links, of_a_list=of_a_list, done=done)


def gate(checked: Sequence[Assessed | Unreadable], fail_on: str | None) -> None:
    """Refuse where an entry is as bad as was named, or could not be read."""
    from contentgen.references import Unreadable

    unread = [each for each in checked if isinstance(each, Unreadable)]
    if unread:
        shown = ", ".join(each.key for each in unread[:3]) + (", ..." if len(unread) > 3 else "")
        raise GateError(f"{len(unread)} of {len(checked)} references could not be read: {shown}")
    failing = FAILING[fail_on] if fail_on else ()
    bad = [each for each in checked if not isinstance(each, Unreadable) and each.verdict in failing]
    if bad:
        raise GateError(f"{len(bad)} of {len(checked)} references are {' or '.join(failing)} (--fail-on {fail_on})")


# --- telling -------------------------------------------------------------------------------------------------


def tell(checked: Sequence[Assessed | Unreadable], *, online: bool, as_json: bool) -> None:
    """Print the verdicts: a table with the reasons under each entry, or JSON."""
    if as_json:
        say_json({"online": online, "references": [as_value(each) for each in checked]})
        return
    from contentgen.references import Unreadable

    rows: list[tuple[str, str, str]] = []
    for number, each in enumerate(checked, start=1):
        if isinstance(each, Unreadable):
            rows.append(("error", each.key, each.error))
            continue
        entry = each.entry
        rows.append((each.verdict, entry.key or str(number), (entry.title or entry.raw or entry.url)[:_SHOWN_TITLE]))
        rows += [("", "", f"  {reason}") for reason in each.reasons]
    say(table(rows))
    counts = Counter("unreadable" if isinstance(each, Unreadable) else each.verdict for each in checked)
    said = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    say(f"{len(checked)} references: {said}" + ("" if online else "; looked at offline, --online asks the registries"))


def as_value(each: Assessed | Unreadable) -> dict[str, Any]:
    """One reference as JSON: the fields that were read, the verdict and everything that was remarked."""
    from contentgen.references import Unreadable

    if isinstance(each, Unreadable):
        return {"id": each.key, "error": each.error}
    entry = each.entry.model_dump(mode="json", exclude={"raw"})
    return {
        "id": each.entry.key,
        "line": each.entry.line,
        "verdict": each.verdict,
        "p_bad": round(each.p_bad, 4),
        "reasons": list(each.reasons),
        "remarks": [remark.model_dump() for remark in each.remarks],
        "entry": {name: value for name, value in entry.items() if value not in ("", None, [], False)},
    }


# --- JSON lines ----------------------------------------------------------------------------------------------


def check_lines(source: str, out: str | None, *, online: bool, fail_on: str | None, quiet: bool) -> None:
    """Check rows of JSON into rows of JSON; each row by itself, whatever stands beside it."""
    from contentgen.references import rows_of

    data = sys.stdin.buffer.read() if source == "-" else bytes_of(Path(source))
    with opened(out) as target:
        checked = checked_list(tuple(rows_of(data)), online=online, quiet=quiet, of_a_list=False)
        for row in lines_of(checked):
            target.write(json_.dumps(row, ensure_ascii=False) + "\n")
    gate(checked, fail_on)


def lines_of(checked: Sequence[Assessed | Unreadable]) -> Iterator[dict[str, Any]]:
    """The answers to rows: `{"id", "p_bad", "verdict", "reasons"}`, or `{"id", "error"}`."""
    from contentgen.references import Unreadable

    for each in checked:
        if isinstance(each, Unreadable):
            yield {"id": each.key, "error": each.error}
        else:
            yield {
                "id": each.entry.key,
                "p_bad": round(each.p_bad, 6),
                "verdict": each.verdict,
                "reasons": list(each.reasons),
            }
