"""`contentgen doctor`: whether everything that a run needs is in place."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import typer

from contentgen.cli import project, prompts, templates
from contentgen.cli.ending import USER_MUST_ACT
from contentgen.cli.options import BaseUrl as Address
from contentgen.cli.options import Json, Model, Out, examples, settings_from
from contentgen.cli.output import say, say_json, table
from contentgen.errors import ContentgenError, UserError

if TYPE_CHECKING:
    from contentgen.settings import Settings

EXAMPLES = examples("contentgen doctor", "contentgen doctor --json")
PYTHON = (3, 11)


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    said: str
    facts: dict[str, Any] = field(default_factory=dict)


def doctor(out: Out = None, model: Model = None, base_url: Address = None, json: Json = False) -> None:
    """Check that a run can succeed here.

    Looks at Python, SQLite, the output folder, prompts, templates, what the project keeps (sources, records, answers from
    the web), the small model if it is installed and, if one is named, the model's server. Exit 2 if anything is amiss.
    """
    settings = settings_from({"out": out, "model": model, "base_url": base_url})
    found = [_looked_at(name, look, settings) for name, look in CHECKS]
    if json:
        say_json([asdict(each) for each in found])
    else:
        say(table(("ok" if each.ok else "FAIL", each.name, each.said) for each in found))
    if not all(each.ok for each in found):
        raise typer.Exit(USER_MUST_ACT)


def _looked_at(name: str, look: Callable[[Settings], str | project.Kept], settings: Settings) -> Check:
    try:
        found = look(settings)
        kept = found if isinstance(found, project.Kept) else project.Kept(found)
        return Check(name, ok=True, said=kept.said, facts=kept.facts)
    except ContentgenError as error:
        return Check(name, ok=False, said=str(error))
    except OSError as error:
        return Check(name, ok=False, said=f"{error.filename}: {error.strerror}; check the path and its permissions")


def python(_: Settings) -> str:
    """The interpreter's version."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < PYTHON:
        raise UserError(f"{version}; install Python {'.'.join(map(str, PYTHON))} or newer")
    return version


def search(_: Settings) -> str:
    """Whether SQLite can search text."""
    with sqlite3.connect(":memory:") as base:
        try:
            base.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
        except sqlite3.OperationalError as error:
            raise UserError(
                f"SQLite {sqlite3.sqlite_version} has no FTS5 ({error}); use another Python build"
            ) from error
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def output(settings: Settings) -> str:
    """Whether runs can be written."""
    place = settings.out.absolute()
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            return str(place)
    except OSError as error:
        raise UserError(f"{there} cannot be written: {error.strerror}; choose another folder with --out") from error


def prompts_hold(settings: Settings) -> str:
    """Whether the prompts read only what they are given."""
    return f"{len(prompts.checked(settings))} hold"


def templates_hold(settings: Settings) -> str:
    """Whether the templates parse and the phrases load."""
    return f"{len(templates.checked(settings))} hold"


def model_answers(settings: Settings) -> str:
    """Whether the named models can be opened and the writer's server answers; asks for no text, so it costs nothing."""
    from contentgen.cli.server import asked
    from contentgen.llm import open_model

    settings.chosen_writer()
    if settings.judge_model:
        open_model(settings, "judge")
    if not settings.model:
        return "none named; texts are made without one (name one with --model provider:name)"
    opened = open_model(settings)
    if not opened.url:
        return f"{opened.place} can be opened"
    key = settings.api_key.get_secret_value() if settings.api_key else ""
    return f"{opened.place}: {asked(settings.base_url or opened.url, key, opened.name.partition(':')[2])}"


def embedded(settings: Settings) -> project.Kept:
    """Whether the small model's weights are whole and can be run; having none is in order."""
    from importlib.util import find_spec

    from contentgen.embedded.catalogue import DEFAULT
    from contentgen.embedded.faults import RUNTIME_WAY_OUT
    from contentgen.embedded.server import RUNTIME, Serving, running
    from contentgen.embedded.weights import look
    from contentgen.settings import models_folder

    models = models_folder(settings)
    weights = look(DEFAULT, models)
    facts = {"state": weights.state, "path": str(weights.path), "runtime": find_spec(RUNTIME) is not None}
    if weights.state in ("corrupt", "partial"):
        raise UserError(f"{DEFAULT.name}: {weights.said}")
    if weights.state == "missing":
        return project.Kept(f"{DEFAULT.name}: {weights.said}", facts)
    if not facts["runtime"]:
        raise UserError(f"{DEFAULT.name}: {weights.said}, and no runtime for it ({RUNTIME}); {RUNTIME_WAY_OUT}")
    server = running(DEFAULT, Serving(models=models))
    return project.Kept(f"{DEFAULT.name}: {weights.said}, server {'runs' if server else 'at rest'}", facts)


CHECKS: tuple[tuple[str, Callable[[Settings], str | project.Kept]], ...] = (
    ("python", python),
    ("search", search),
    ("output", output),
    ("prompts", prompts_hold),
    ("templates", templates_hold),
    ("sources", project.index),
    ("records", project.records),
    ("web", project.web_cache),
    ("model", model_answers),
    ("embedded", embedded),
)

__all__ = ["CHECKS", "EXAMPLES", "Check", "doctor"]
