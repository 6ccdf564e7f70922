"""`contentgen score`: the three scores of any text, with a reason for every point lost; `python -m scoring` in our frame."""

from __future__ import annotations

from typing import Annotated

import typer

from contentgen.cli.options import FailUnder, examples, here
from contentgen.errors import GateError

EXAMPLES = examples(
    "contentgen score post.md",
    "contentgen score outputs/2026-11-23-ai-observability --json",
    'contentgen score post.md --channel linkedin --keyphrase "AI observability" --fail-under 20',
    "contentgen score post.md --ignore opportunity --format github",
    "contentgen score post.md --fix",
    "contentgen score --jsonl texts.jsonl --out scores.jsonl",
)

Files = Annotated[
    list[str] | None, typer.Argument(metavar="FILE|DIR|-", help="Texts, folders of texts, runs, or standard input.")
]
Jsonl = Annotated[str | None, typer.Option("--jsonl", metavar="IN", help="Score each JSON line of this file (or -).")]
Out = Annotated[str | None, typer.Option("--out", metavar="OUT", help="Where the JSON lines of --jsonl go.")]
Channel = Annotated[str | None, typer.Option("--channel", metavar="NAME", help="What the text is; guessed if absent.")]
Keyphrase = Annotated[str | None, typer.Option("--keyphrase", metavar="TEXT", help="What it shall be found by.")]
Format = Annotated[str | None, typer.Option("--format", metavar="NAME", help="text, json, github or sarif.")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Select = Annotated[
    str | None, typer.Option("--select", metavar="IDS", help="Show findings whose id begins so; comma between.")
]
Ignore = Annotated[str | None, typer.Option("--ignore", metavar="IDS", help="Hide findings whose id begins so.")]
Config = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="A contentgen.toml; else the nearest one upward is read.")
]
FailOn = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="SEVERITY", help="Exit 1 on a finding this bad: warning, error or blocker."),
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what is mechanical, in the files.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and nothing else.")]
NoSwitches = Annotated[bool, typer.Option("--no-switches", help="Do not obey <!-- score off --> in the texts.")]


def score(
    files: Files = None,
    jsonl: Jsonl = None,
    out: Out = None,
    channel: Channel = None,
    keyphrase: Keyphrase = None,
    format: Format = None,
    json: Json = False,
    select: Select = None,
    ignore: Ignore = None,
    config: Config = None,
    fail_under: FailUnder = None,
    fail_on: FailOn = None,
    fix: Fix = False,
    diff: Diff = False,
    no_switches: NoSwitches = False,
) -> None:
    """Score texts, runs or rows of texts.

    The scores are SEO, engagement and opportunity; every point lost names its line, rule and remedy.
    """
    from scoring.command import Request, run

    request = Request(
        files=tuple(files or ()),
        jsonl=jsonl,
        out=out,
        channel=channel,
        keyphrase=keyphrase,
        format=format,
        json=json,
        select=select,
        ignore=ignore,
        config=config,
        fail_under=fail_under,
        fail_on=fail_on,
        fix=fix,
        diff=diff,
        no_switches=no_switches,
    )
    failed = run(request, here())
    if failed:
        raise GateError("; ".join(failed))
