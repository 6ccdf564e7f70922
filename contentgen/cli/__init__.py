"""The command line. Each command is one file that reads its options and calls a plain function.

What is imported here is what `contentgen --help` waits for: typer and our errors, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from contentgen.cli import (
    config,
    doctor,
    generate,
    library,
    model,
    prompts,
    references,
    runs,
    score,
    sources,
    templates,
    verify,
)
from contentgen.cli.ending import exit_code, restart_in_utf8
from contentgen.cli.options import examples

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)

COMMANDS = (
    ("generate", generate.generate, generate.EXAMPLES),
    ("score", score.score, score.EXAMPLES),
    ("verify", verify.verify, verify.EXAMPLES),
    ("references", references.references, references.EXAMPLES),
    ("doctor", doctor.doctor, doctor.EXAMPLES),
)
GROUPS = (
    ("sources", sources.app),
    ("library", library.app),
    ("model", model.app),
    ("runs", runs.app),
    ("prompts", prompts.app),
    ("templates", templates.app),
    ("config", config.app),
)
EXAMPLES = examples('contentgen generate "AI observability"', "contentgen score post.md", "contentgen doctor")


def _version(wanted: bool) -> None:
    if wanted:
        from contentgen import __version__

        typer.echo(f"contentgen {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, epilog=EXAMPLES)
def contentgen(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  # its callback acts
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Turn a topic into an article, a LinkedIn post and an X thread whose facts trace to real sources."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for _name, _function, _examples in COMMANDS:
    app.command(_name, epilog=_examples)(_function)
for _name, _group in GROUPS:
    app.add_typer(_group, name=_name)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line, by default the process's own, and give its exit code."""
    if arguments is None:
        restart_in_utf8()
    given = None if arguments is None else list(arguments)
    return exit_code(lambda: app(args=given, standalone_mode=False, prog_name="contentgen"))
