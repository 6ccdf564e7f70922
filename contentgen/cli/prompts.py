"""`contentgen prompts`: which prompt files are used, what they say, and whether they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from contentgen.cli import options
from contentgen.cli.options import Json, Prompts, Shipped, examples
from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.resources import Resource
    from contentgen.settings import Settings

app = options.group("List, show and check the prompts.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="A prompt's name, as `list` shows it.", show_default=False)]

_PURPOSE = re.compile(r"\{#-?\s*(.+?)\s*-?#\}", re.DOTALL)


@app.command("list", epilog=examples("contentgen prompts list", "contentgen prompts list --json"))
def list_(prompts: Prompts = None, json: Json = False) -> None:
    """List the prompts and their files."""
    found = _listing(options.settings_from({"prompts": prompts}))
    if json:
        say_json([{**each.model_dump(mode="json"), "purpose": purpose_of(each)} for each in found])
    else:
        say(table((each.name, each.origin, str(each.path), purpose_of(each)) for each in found))


@app.command(epilog=examples("contentgen prompts show section", "contentgen prompts show linkedin --shipped"))
def show(name: Name, prompts: Prompts = None, shipped: Shipped = False) -> None:
    """Print a prompt as it is used."""
    from contentgen.resources import find

    settings = options.settings_from({"prompts": prompts})
    places = (None, None) if shipped else (settings.prompts, settings.project)
    say(find("prompts", name, *places).read_text(encoding="utf-8").rstrip("\n"))


@app.command(epilog=examples("contentgen prompts check", "contentgen prompts check --json"))
def check(prompts: Prompts = None, json: Json = False) -> None:
    """Check the variables of every prompt.

    The first prompt that reads what it is not given is named with its line, exit 2.
    """
    names = checked(options.settings_from({"prompts": prompts}))
    if json:
        say_json({"checked": names})
    else:
        say(f"{len(names)} prompts hold: {', '.join(names)}")


def checked(settings: Settings) -> list[str]:
    """Check every prompt of the writers; the names of those that hold.

    Raises:
        UserError: the first prompt that does not hold, with its file, line and the variables there are.

    """
    from contentgen.prompt import check as hold
    from contentgen.resources import folders
    from contentgen.writers.full.variables import PROMPTS

    places = folders("prompts", settings.prompts, settings.project)
    for name, variables in PROMPTS.items():
        hold(name, set(variables.model_fields), places)
    return list(PROMPTS)


def purpose_of(prompt: Resource) -> str:
    """What a file's first comment says it is for."""
    said = _PURPOSE.match(prompt.path.read_text(encoding="utf-8", errors="replace"))
    return " ".join(said[1].split()) if said else ""


def _listing(settings: Settings) -> tuple[Resource, ...]:
    from contentgen.resources import listing

    return listing("prompts", settings.prompts, settings.project)
