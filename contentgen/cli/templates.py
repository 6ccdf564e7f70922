"""`contentgen templates`: the files that shape the texts: templates, and the offline writer's phrases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from contentgen.cli import options
from contentgen.cli.options import Json, Shipped, Templates, examples, one_of
from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.settings import Settings

app = options.group("List and show the templates and phrases.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A file's name, as `list` shows it.", show_default=False)]


@app.command("list", epilog=examples("contentgen templates list", "contentgen templates list --json"))
def list_(templates: Templates = None, json: Json = False) -> None:
    """List the templates and phrase files."""
    found = files_of(options.settings_from({"templates": templates}))
    if json:
        say_json([{"name": name, "path": str(path)} for name, path in found.items()])
    else:
        say(table((name, str(path)) for name, path in found.items()))


@app.command(
    epilog=examples(
        "contentgen templates show report.md.j2", "contentgen templates show offline/en/phrases.toml --shipped"
    )
)
def show(name: Name, templates: Templates = None, shipped: Shipped = False) -> None:
    """Print a template or phrase file."""
    settings = options.settings_from({"templates": templates})
    found = files_of(settings.model_copy(update={"templates": None, "project": None}) if shipped else settings)
    one_of("template", name, found)
    say(found[name].read_text(encoding="utf-8").rstrip("\n"))


def files_of(settings: Settings) -> dict[str, Path]:
    """Every template and phrase file by name, each from the first folder that has it."""
    from contentgen.resources import folders

    found: dict[str, Path] = {}
    for folder in folders("templates", settings.templates, settings.project):
        for path in (path for suffix in ("*.j2", "*.toml") for path in folder.rglob(suffix)):
            found.setdefault(path.relative_to(folder).as_posix(), path)
    return dict(sorted(found.items()))


def checked(settings: Settings) -> list[str]:
    """Check that every template parses and the phrases of every language load; the names of all files.

    Raises:
        UserError: the first file that does not hold, and why.

    """
    from jinja2 import TemplateSyntaxError

    from contentgen.desk import bank_of
    from contentgen.errors import UserError
    from contentgen.prompt import environment
    from contentgen.resources import folders

    found = files_of(settings)
    places = folders("templates", settings.templates, settings.project)
    syntax = environment(places)
    for name, path in found.items():
        try:
            if path.suffix == ".j2":
                syntax.parse(path.read_text(encoding="utf-8"))
        except TemplateSyntaxError as error:
            raise UserError(f"{path}:{error.lineno}: {error.message}") from error
        except UnicodeDecodeError as error:
            raise UserError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
        if name.startswith("offline/") and name.endswith("/phrases.toml"):
            bank_of(name.split("/")[1], places)
    return list(found)
