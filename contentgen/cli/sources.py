"""`contentgen sources`: the documents that a project keeps, so that every run of it can draw on them."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli import options
from contentgen.cli.ending import StoppedError
from contentgen.cli.options import Json, Quiet, examples
from contentgen.cli.output import say, say_json, table
from contentgen.cli.progress import shown
from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.embedding import Embedder
    from contentgen.model import Progress
    from contentgen.settings import Settings
    from contentgen.sources.project import Match, ProjectIndex, Reading, Told

app = options.group("Keep documents for a project: add, list, show, search, remove, refresh.")

SOURCE = "notes-a-md"
_SHOWN_TITLE = 80
_TOLD = ("partly", "known", "dropped", "moved", "failed")

What = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|SERVICE...",
        help="Files, folders, addresses, or services such as openalex and arxiv.",
        show_default=False,
    ),
]
Topic = Annotated[str | None, typer.Option("--topic", metavar="TEXT", help="What a service is to search for.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="A source's name, as list shows it.", show_default=False)]
Which = Annotated[
    str,
    typer.Argument(metavar="ID|PATH", help="A source's name, a file, a folder or an address.", show_default=False),
]
Query = Annotated[str, typer.Argument(metavar="QUERY", help="Words to look for.", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="At most so many passages.")]


@app.command(epilog=examples("contentgen sources add notes", "contentgen sources add notes/a.md --json"))
def add(what: What, topic: Topic = None, json: Json = False, quiet: Quiet = False) -> None:
    """Read documents and keep them.

    What is kept already and did not change is skipped, so a stopped command is just run again. A service
    (arxiv, crossref, openalex, pubmed and others) needs --topic.
    """
    from contentgen.sources.project import add as add_to

    for each in (*what, topic or ""):
        options.refuse_bytes(each, "PATH or --topic")
    again = shlex.join(["contentgen", "sources", "add", *what, *(["--topic", topic] if topic else [])])
    _fill(lambda index, reading: add_to(index, what, reading, topic=topic or ""), again, as_json=json, quiet=quiet)


@app.command(epilog=examples("contentgen sources refresh", "contentgen sources refresh --json"))
def refresh(json: Json = False, quiet: Quiet = False) -> None:
    """Read again what changed.

    Files by size, time and content; addresses and services are asked whether they have something newer.
    """
    from contentgen.sources.project import refresh as refresh_

    _fill(refresh_, "contentgen sources refresh", as_json=json, quiet=quiet, anew=True)


@app.command("list", epilog=examples("contentgen sources list", "contentgen sources list --json"))
def list_(json: Json = False) -> None:
    """List the kept sources."""
    with _index(to_read=True) as (index, _):
        found = index.entries() if index else ()
    if json:
        say_json([each.model_dump(mode="json") for each in found])
    elif not found:
        say("no source is kept in this project; add some with: contentgen sources add PATH")
    else:
        head = [("source", "year", "passages", "title")]
        say(table(head + [(e.id, str(e.year or "n.d."), str(e.passages), e.title[:_SHOWN_TITLE]) for e in found]))


@app.command(epilog=examples(f"contentgen sources show {SOURCE}", f"contentgen sources show {SOURCE} --json"))
def show(source: Id, json: Json = False) -> None:
    """Show a source with its passages."""
    options.refuse_bytes(source, "ID")
    with _index(to_read=True) as (index, _):
        found = _there(index).show(source)
    if json:
        say_json(found.model_dump(mode="json"))
        return
    facts = found.entry.model_dump(mode="json")
    rows = [(name, ", ".join(value) if name == "tags" else str(value)) for name, value in facts.items() if value]
    say(table(rows))
    for passage in found.passages:
        say(f"\n{passage.id}{f', {passage.locator}' if passage.locator else ''}\n{passage.text}")


@app.command(
    epilog=examples(
        'contentgen sources search "observability costs"', "contentgen sources search drift --limit 3 --json"
    )
)
def search(query: Query, limit: Limit = 10, json: Json = False) -> None:
    """Search the kept sources.

    Each passage comes with its score and with which word was found where; with embeddings, also with how much of the
    score is words and how much is meaning.
    """
    from contentgen.sources.project import fill
    from contentgen.sources.project import search as search_

    options.refuse_bytes(query, "QUERY")
    with _index(to_read=True) as (index, settings):
        embedder = _embedder(settings)
        if index and embedder:
            with shown(quiet=json) as progress:
                fill(index, embedder, progress)
        found = search_(index, query, limit=limit, language=settings.language, embedder=embedder) if index else ()
    if json:
        say_json([each.model_dump(mode="json") for each in found])
    elif not found:
        say(f"the kept sources hold nothing on '{query}'")
    else:
        say("\n\n".join(map(_told_of, found)))


@app.command(epilog=examples(f"contentgen sources remove {SOURCE}", "contentgen sources remove notes --json"))
def remove(source: Which, json: Json = False) -> None:
    """Forget a source.

    Or all that came from a file, a folder or an address. The files themselves stay.
    """
    options.refuse_bytes(source, "ID|PATH")
    with _index() as (index, _):
        gone = _there(index).remove(source)
    if json:
        say_json([each.model_dump(mode="json", include={"id", "location"}) for each in gone])
    else:
        say("\n".join(f"removed {each.id} ({each.location})" for each in gone))


# --- the index of this project -----------------------------------------------------------------------------


@contextmanager
def _index(*, make: bool = False, to_read: bool = False) -> Iterator[tuple[ProjectIndex | None, Settings]]:
    """The index with the settings; without `make`, nothing where there is none, so that looking leaves no file."""
    from contentgen.sources.project import open_index

    settings = options.settings_from({})
    path = settings.index
    if path is None or not (make or path.is_file()):
        yield None, settings
        return
    with open_index(path, to_read=to_read) as index:
        yield index, settings


def _there(index: ProjectIndex | None) -> ProjectIndex:
    if index is None:
        raise UserError("no source is kept in this project; add some with: contentgen sources add PATH")
    return index


def _fill(
    work: Callable[[ProjectIndex, Reading], Sequence[Told]],
    again: str,
    *,
    as_json: bool,
    quiet: bool,
    anew: bool = False,
) -> None:
    """Let `work` fill the index, show how far it is, and tell what came of it."""
    from contentgen.sources.project import fill

    with _index(make=not anew) as (index, settings):
        embedder = _embedder(settings)
        if index is None:
            raise UserError("no source is kept in this project; add some with: contentgen sources add PATH")
        try:
            with shown(quiet=quiet) as progress:
                told = work(index, _reading(settings, progress, anew=anew))
                if embedder:
                    fill(index, embedder, progress)
        except KeyboardInterrupt as stop:
            raise StoppedError(again) from stop
        facts = _facts(index, told)
    if as_json:
        say_json(facts)
    else:
        _say_what_came(facts, told)
    failed = [each for each in told if each.state == "failed"]
    if told and len(failed) == len(told):
        raise UserError(f"nothing could be read: {failed[0].location}: {failed[0].reason}")


def _embedder(settings: Settings) -> Embedder | None:
    """The model that reads passages for their meaning, if the settings ask for it."""
    if not settings.embeddings:
        return None
    from contentgen.embedding import load

    return load()


def _reading(settings: Settings, progress: Progress, *, anew: bool) -> Reading:
    from contentgen.cli.options import date_of
    from contentgen.desk import access_of
    from contentgen.sources.project import Reading
    from contentgen.web import WebLimits

    return Reading(
        today=date_of(None),
        access=access_of(settings),
        web=WebLimits(fresh_seconds=0.0) if anew else None,
        language=settings.language,
        progress=progress,
    )


# --- what is told ------------------------------------------------------------------------------------------


def _facts(index: ProjectIndex, told: Sequence[Told]) -> dict[str, Any]:
    return {
        "index": str(index.path),
        "sources": len(index),
        "passages": index.passages,
        "counts": dict(Counter(each.state for each in told)),
        "told": [each.model_dump(mode="json") for each in told],
    }


def _say_what_came(facts: dict[str, Any], told: Sequence[Told]) -> None:
    from contentgen.sources.project import STATES

    for each in told:
        if each.state in _TOLD:
            say(f"{STATES[each.state]}: {each.location}{f': {each.reason}' if each.reason else ''}")
    counts = [f"{facts['counts'][state]} {words}" for state, words in STATES.items() if state in facts["counts"]]
    say(
        f"{', '.join(counts) or 'nothing to do'}; {facts['sources']} sources with {facts['passages']} passages are kept"
    )


def _told_of(match: Match) -> str:
    where = ", ".join(part for part in (match.location, match.locator, match.heading) if part)
    return f"{match.score:.2f}  {match.id}  {where}\n{match.text}\n({match.why})"
