"""`contentgen library`: the records that come with the program, and the user's own beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from contentgen.cli import options
from contentgen.cli.options import Json, examples, settings_from
from contentgen.cli.output import note, say, say_json, table
from contentgen.cli.record import counted, mark_of, own_name, row_of, shown
from contentgen.errors import GateError, UserError

if TYPE_CHECKING:
    from contentgen.model import Source
    from contentgen.settings import Settings
    from contentgen.sources.records import Against, Checked, Fault, KeptRecords, Record

_SHOWN_TITLE = 90
_COMMANDS = ("list", "show", "add", "check", "remove")
RECORD = "umbrella-alerts-2025"

Query = Annotated[str | None, typer.Argument(metavar="QUERY", help="Only what bears on this, the nearest first.")]
Own = Annotated[bool, typer.Option("--own", help="Only your own records.")]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Files of records: JSON lines or CSL-JSON.", show_default=False)
]
Replace = Annotated[bool, typer.Option("--replace", help="Put a record in place of the one that is there already.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="A record's name, as list shows it.", show_default=False)]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Names of your own records.", show_default=False)]


class ListFirst(TyperGroup):
    """A group whose `list` may be left out: what is no command is a query."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `list` in front of a query, or of nothing."""
        bare = not args or (args[0] not in self.commands and args[0] != "--help")
        return super().parse_args(ctx, ["list", *args] if bare else args)


app = options.group(
    "Show and fill the library of records: list, show, add, check, remove. Without a command: list.", cls=ListFirst
)


@app.command(
    "list",
    epilog=examples(
        "contentgen library list", 'contentgen library list "drift detection"', "contentgen library list --json"
    ),
)
def list_(query: Query = None, own: Own = False, json: Json = False) -> None:
    """List the records, your own marked.

    With QUERY only those that bear on it, the nearest first. The word list may be left out before a QUERY that is no
    command: contentgen library "drift detection".
    """
    found = [row_of(source) for source in _sources_for(query) if not own or source.adapter == own_name()]
    if json:
        say_json(found)
    elif not found:
        say(_nothing(query, own=own))
    else:
        say(table((e["id"], str(e["year"] or "n.d."), mark_of(e), e["title"][:_SHOWN_TITLE]) for e in found))


@app.command(epilog=examples("contentgen library show sculley2015", "contentgen library show sculley2015 --json"))
def show(record: Id, json: Json = False) -> None:
    """Show a record: the work, how it was verified, its notes."""
    from contentgen.suggest import did_you_mean

    options.refuse_bytes(record, "ID")
    both = {each.id: (each, own) for own, records in ((False, _built_in()), (True, _own())) for each in records}
    if record not in both:
        raise UserError(
            f"the library holds no record '{record}'; contentgen library list shows all{did_you_mean(record, both)}"
        )
    found, own = both[record]
    if json:
        say_json({"own": own, "verified": found.verified, **found.complete().model_dump(mode="json")})
    else:
        say(shown(found, own=own))


@app.command(
    epilog=examples("contentgen library add records.jsonl", "contentgen library add records.jsonl --replace --json")
)
def add(files: Files, replace: Replace = False, json: Json = False) -> None:
    """Keep records of your own for this project.

    The form is that of the built-in library. All records of the files are kept, or none where one has a fault or is
    there already.
    """
    from contentgen.sources.library import LibraryAdapter

    settings = settings_from({})
    against = against_of(settings)
    given = [_checked(path, against) for path in files]
    faults: list[Fault] = [fault for each in given for fault in each.faults]
    added = None
    if not faults:
        added = kept_in(settings).add(given, LibraryAdapter().records(), against, replace=replace)
        faults += added.faults
    if json:
        made = added.model_dump(mode="json", include={"replaced", "instead_of"}) if added else {}
        ids = [record.id for record in added.records] if added else []
        say_json({"file": str(kept_in(settings).path), "added": ids, **made, "faults": _plain(faults)})
    for fault in [] if json else faults:
        say(str(fault))
    if faults or added is None:
        raise UserError(f"nothing was added: {counted(len(faults), 'fault')}, the first in {faults[0]}")
    if not json:
        for record in added.records:
            say(
                f"added {record.id}{'' if record.verified else ' (not verified: it has no verified_on and reliability)'}"
            )
        for name in added.replaced:
            say(f"replaced your record {name}")
        for name in added.instead_of:
            say(f"used instead of the built-in record {name}")
        say(f"{counted(len(_own()), 'record')} of yours in {kept_in(settings).path}")


@app.command(epilog=examples("contentgen library check records.jsonl", "contentgen library check records.jsonl --json"))
def check(files: Files, json: Json = False) -> None:
    """Check files of records and keep nothing.

    Each fault is a line: file, line, field, what is wrong, what to do. Exit 1 if there is one, exit 2 if a file cannot
    be read.
    """
    against = against_of(settings_from({}))
    found = [_checked(path, against) for path in files]
    faults = [fault for each in found for fault in each.faults]
    if json:
        records = {each.path: len(each.records) for each in found}
        say_json({"records": records, "faults": _plain(faults)})
    else:
        for fault in faults:
            say(str(fault))
    sound = f"{counted(sum(len(each.records) for each in found), 'record')} without fault"
    if faults:
        raise GateError(f"{counted(len(faults), 'fault')}; {sound}")
    if not json:
        say(sound)


@app.command(epilog=examples(f"contentgen library remove {RECORD}", f"contentgen library remove {RECORD} --json"))
def remove(records: Ids, json: Json = False) -> None:
    """Remove records of your own."""
    from contentgen.suggest import did_you_mean

    kept = kept_in(settings_from({}))
    known = kept.ids()
    for name in records:
        options.refuse_bytes(name, "ID")
        if name in known:
            continue
        if any(name == record.id for record in _built_in()):
            raise UserError(f"'{name}' is a record of the built-in library; only your own can be removed")
        raise UserError(
            f"no record '{name}' of yours; contentgen library list --own shows them{did_you_mean(name, known)}"
        )
    gone = kept.remove(records)
    if json:
        say_json({"removed": list(gone)})
    else:
        say("\n".join(f"removed {name}" for name in gone))


# --- the records ---------------------------------------------------------------------------------------------


def _sources_for(query: str | None) -> list[Source]:
    """The records of both libraries as a run sees them, ranked where there is a query."""
    from contentgen.sources import LibraryAdapter, OwnLibraryAdapter, rank
    from contentgen.sources.base import Query as Asked
    from contentgen.sources.library import beside_own
    from contentgen.sources.records import kept_beside

    settings = settings_from({})
    asked = Asked(topic=query or "", today=options.date_of(None))
    bank = _bank(settings)
    own = OwnLibraryAdapter(kept_beside(settings.index), frozenset(bank)).find(asked)
    for failure in own.failures:
        note(f"left out: {failure.location}: {failure.reason}")
    found = [*own.sources, *beside_own(own.sources, LibraryAdapter().find(asked).sources)]
    if not query:
        return found
    ranking = rank(query, found, keywords=bank, own=frozenset(source.id for source in own.sources))
    by_id = {source.id: source for source in found}
    return [by_id[each] for each in ranking.usable] if ranking.coverage.covered else []


def _built_in() -> tuple[Record, ...]:
    from contentgen.sources.library import LibraryAdapter

    return LibraryAdapter().records()


def _own() -> tuple[Record, ...]:
    """The user's records that keep to the form."""
    settings = settings_from({})
    held = kept_in(settings).read(against_of(settings, named=False))
    return tuple(placed.record for placed in held.records)


def kept_in(settings: Settings) -> KeptRecords:
    """The user's own records of this project."""
    from contentgen.sources.records import KeptRecords, kept_beside

    path = kept_beside(settings.index)
    if path is None:
        raise UserError("these settings name no project folder; run the command in one")
    return KeptRecords(path)


def against_of(settings: Settings, *, named: bool = True) -> Against:
    """What records are held against: today, the known questions and, with `named`, the notes that may be named."""
    from contentgen.sources.records import Against

    notes = None
    if named:
        notes = frozenset(note.id for record in (*_built_in(), *_own()) for note in record.complete().notes)
    return Against(today=options.date_of(None), questions=frozenset(_bank(settings)), notes=notes)


def _bank(settings: Settings) -> dict[str, tuple[str, ...]]:
    """The questions that notes may answer, with the words by which a topic asks them."""
    from contentgen.desk import bank_of
    from contentgen.resources import folders

    return dict(bank_of("en", folders("templates", settings.templates, settings.project)).keywords())


def _checked(path: Path, against: Against) -> Checked:
    from contentgen.sources.records import checked, read_text

    options.refuse_bytes(str(path), "FILE")
    return checked(read_text(path), str(path), against)


# --- what is told ------------------------------------------------------------------------------------------


def _nothing(query: str | None, *, own: bool) -> str:
    from contentgen.suggest import did_you_mean

    if own and not query:
        return "you keep no record of your own in this project; add some with: contentgen library add FILE"
    hint = did_you_mean(query or "", _COMMANDS, 0.7)
    whose = "your own records hold" if own else "the library holds"
    way_out = "give your own documents with --sources PATH, or records with: contentgen library add FILE"
    return f"{whose} nothing on '{query}'; {way_out}{hint}"


def _plain(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    return [fault.model_dump(mode="json") for fault in faults]
