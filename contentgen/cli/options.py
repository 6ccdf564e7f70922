"""The options that several commands share, and the way from what was typed to settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperGroup

from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.settings import Settings

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Show no progress.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="The folder that holds the runs.")]
Prompts = Annotated[Path | None, typer.Option("--prompts", metavar="DIR", help="Your prompts; missing ones are ours.")]
Templates = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Your templates and phrases; missing ones are ours.")
]
FailUnder = Annotated[
    float | None, typer.Option("--fail-under", metavar="N", min=0, max=100, help="Exit 1 if a score is below N.")
]
Shipped = Annotated[bool, typer.Option("--shipped", help="The file as it came with the program, not yours.")]
Model = Annotated[str | None, typer.Option("--model", metavar="PROVIDER:NAME", help="The model that writes.")]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help="An OpenAI-compatible server for the model.")
]

Thesis = Annotated[
    str | None,
    typer.Option(
        "--thesis", metavar="TEXT", help="What you argue for, in one sentence: your view, weighed by the evidence."
    ),
]
Base = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="WHAT",
        help="Your own text to start from, a file or an address: a draft, an article, talk notes; repeat it for more.",
    ),
]
AsIs = Annotated[
    bool, typer.Option("--as-is", help="Keep the article of --from as it is; write only its post and thread.")
]


def examples(*lines: str) -> str:
    """The end of a command's help: command lines that can be typed as they stand. Tests run each of them."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def group(help_: str, cls: type[TyperGroup] = TyperGroup) -> typer.Typer:
    """A command that only holds others; by itself it shows its help, unless its class says otherwise."""
    made = typer.Typer(cls=cls, rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)

    @made.callback(invoke_without_command=True, help=help_)
    def overview(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    return made


def settings_from(flags: Mapping[str, object]) -> Settings:
    """Merge what was typed with the environment and `contentgen.toml`."""
    from contentgen.settings import environment, load, quiet_langsmith

    for name, value in flags.items():
        for each in value if isinstance(value, list | tuple) else (value,):
            refuse_bytes(str(each), f"--{name.replace('_', '-')}")
    settings = load(flags, environment(), here())
    quiet_langsmith(environment(), opted_in=settings.langsmith)
    return settings


def here() -> Path:
    """The working folder."""
    try:
        return Path.cwd()
    except OSError as error:
        raise UserError(f"the working folder cannot be read: {error.strerror}; change to one that is there") from error


def refuse_bytes(text: str, what: str) -> None:
    """Refuse what the system handed over as bytes that are no UTF-8: no file of a run could hold it."""
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise UserError(
            f"{what}: {text.encode('utf-8', 'backslashreplace').decode()} is not UTF-8; rename or retype it"
        )


def refuse_plan(*, as_is: bool) -> None:
    """Refuse to plan an article that is kept as it is."""
    if as_is:
        raise UserError("--plan plans an article, and --as-is keeps one; leave one of them out")


def one_of(kind: str, value: str | None, known: Iterable[str]) -> str | None:
    """Give back a name that is known, or say which are."""
    from contentgen.suggest import did_you_mean

    names = tuple(known)
    if value is None or value in names:
        return value
    raise UserError(f"unknown {kind} '{value}'; known: {', '.join(names)}{did_you_mean(value, names)}")


def channels_of(text: str | None) -> tuple[str, ...]:
    """Read `blog,linkedin,x`; each once, in the order given."""
    from typing import get_args

    from contentgen.model import ChannelName

    if text is None:
        return ()
    known = get_args(ChannelName)
    named = [part.strip().lower() for part in text.split(",") if part.strip()]
    if not named:
        raise UserError(f"--channels names no channel; known: {', '.join(known)}")
    return tuple(dict.fromkeys(one_of("channel", name, known) or "" for name in named))


def date_of(text: str | None) -> date:
    """Read the day that a run is dated; today where none was given."""
    if text is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else _no_date(text)
    except ValueError:
        return _no_date(text)


def language_of(text: str | None) -> str | None:
    """Read a language tag such as `en` or `pt-BR`."""
    if text is None or _LANGUAGE.fullmatch(text):
        return text
    raise UserError(f"--lang '{text}' is not a language tag; write for instance en or en-GB")


def address_of(text: str | None, flag: str) -> str | None:
    """Read a web address."""
    if text is None or _ADDRESS.fullmatch(text):
        return text
    from contentgen.addresses import without_secrets

    raise UserError(f"{flag} '{without_secrets(text)}' is not an address; write for instance https://your.site/article")


def one_line(text: str | None) -> str | None:
    """Squeeze the white space of a typed text."""
    return None if text is None else " ".join(text.split())


def _no_date(text: str) -> date:
    raise UserError(f"--date '{text}' is no day of the calendar; write YYYY-MM-DD, for instance 2026-11-23")
