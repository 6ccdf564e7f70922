"""`contentgen generate`: a topic in, a folder of checked and scored texts out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  # `date` is the option's name
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from contentgen.cli import options
from contentgen.cli.ending import StoppedError
from contentgen.cli.model import tell_of_models
from contentgen.cli.options import (
    AsIs,
    Base,
    BaseUrl,
    FailUnder,
    Json,
    Model,
    Out,
    Prompts,
    Quiet,
    Templates,
    Thesis,
    examples,
)
from contentgen.cli.output import say, say_json
from contentgen.cli.plan import tell_plan
from contentgen.cli.progress import shown
from contentgen.errors import GateError, UserError

if TYPE_CHECKING:
    from contentgen.outcome import Report
    from contentgen.runs import Job
    from contentgen.store import RunFolder

EXAMPLES = examples(
    'contentgen generate "AI observability"',
    'contentgen generate "LLM drift detection" --length short --channels blog,x --tone conversational',
    'contentgen generate "AI observability" --sources notes --profile profile.toml --out drafts --fail-under 30',
    'contentgen generate "AI observability" --writer offline --date 2026-11-23 --json',
    'contentgen generate "AI observability" --plan',
    'contentgen generate "AI observability" --thesis "Teams should trace prompts before they chart them"',
    'contentgen generate "AI observability" --from draft.md',
    "contentgen generate --from article.md --as-is",
)
SCORES = ("seo", "engagement", "opportunity")

Topic = Annotated[
    str,
    typer.Argument(
        metavar="[TOPIC]",
        help="What to write about, in a few words; the title of --from by default.",
        show_default=False,
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        metavar="WHAT",
        help="A file or folder, an address, a service (arxiv, openalex, ...), library, project or local; repeat it for more.",
    ),
]
Profile = Annotated[Path | None, typer.Option("--profile", metavar="FILE", help="Who writes: a TOML file.")]
Writer = Annotated[str | None, typer.Option("--writer", metavar="NAME", help="full, voice or offline.")]
Channels = Annotated[str | None, typer.Option("--channels", metavar="LIST", help="Of blog, linkedin, x: what to make.")]
Length = Annotated[
    str | None,
    typer.Option(
        "--length",
        metavar="WORDS",
        help="A ceiling for the article: 300 to 20000 words, or short (600), medium (1000), long (1600).",
    ),
]
Tone = Annotated[str | None, typer.Option("--tone", metavar="TONE", help="plain, formal or conversational.")]
Audience = Annotated[str | None, typer.Option("--audience", metavar="TEXT", help="Who shall read it.")]
Keyphrase = Annotated[str | None, typer.Option("--keyphrase", metavar="TEXT", help="What it shall be found by.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="TAG", help="The language to write in.")]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where the article will stand.")]
Style = Annotated[str | None, typer.Option("--citation-style", metavar="NAME", help="apa, ieee, mla and others.")]
PlanOnly = Annotated[
    bool, typer.Option("--plan", help="Stop at the outline: show it with what the run will ask of the model.")
]
Revise = Annotated[
    int | None,
    typer.Option(
        "--revise", metavar="N", min=0, max=5, help="Rounds of rewording by what the scores remark; needs a model."
    ),
]
Candidates = Annotated[
    int | None,
    typer.Option(
        "--candidates", metavar="N", min=0, max=20, help="Titles and first lines to choose from; needs a model."
    ),
]
Day = Annotated[str | None, typer.Option("--date", metavar="DAY", help="The run's date, YYYY-MM-DD.")]


@dataclass(frozen=True)
class Made:
    """A finished run as the command line tells of it."""

    folder: RunFolder
    report: Report
    seconds: float


def generate(
    topic: Topic = "",
    sources: Sources = None,
    thesis: Thesis = None,
    from_: Base = None,
    as_is: AsIs = False,
    profile: Profile = None,
    model: Model = None,
    base_url: BaseUrl = None,
    writer: Writer = None,
    channels: Channels = None,
    length: Length = None,
    tone: Tone = None,
    audience: Audience = None,
    keyphrase: Keyphrase = None,
    lang: Lang = None,
    url: Url = None,
    citation_style: Style = None,
    revise: Revise = None,
    candidates: Candidates = None,
    out: Out = None,
    prompts: Prompts = None,
    templates: Templates = None,
    date: Day = None,
    plan: PlanOnly = False,
    fail_under: FailUnder = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write and score the texts for a topic.

    An article, a LinkedIn post and an X thread, every fact from a real source; one folder holds them all.
    """
    flags = {
        **_where(sources, profile, out, prompts, templates),
        **_who(model, base_url, writer),
        **_what(channels, length, tone, audience, keyphrase, lang),
        **_how(url, citation_style),
        "revise": revise,
        "candidates": candidates,
        **_brought(thesis, from_, as_is=as_is),
    }
    if plan:
        options.refuse_plan(as_is=as_is)
        show_plan(topic, flags, options.date_of(date), fail_under, as_json=json, quiet=quiet)
        return
    made = make(topic, flags, options.date_of(date), quiet=quiet)
    tell(made, as_json=json, hint=not quiet)
    gate(made, fail_under)


def make(topic: str, flags: Mapping[str, object], today: Date, *, quiet: bool) -> Made:
    """Run it, showing progress; Ctrl-C says how to go on."""
    job = begun(topic, flags, today)
    began = time.perf_counter()
    with stoppable(job.folder.resume_command), shown(quiet=quiet) as progress:
        report = job.report(progress)
    return Made(job.folder, report, time.perf_counter() - began)


def show_plan(
    topic: str, flags: Mapping[str, object], today: Date, fail_under: float | None, *, as_json: bool, quiet: bool
) -> None:
    """Make the run's plan alone and print it."""
    if fail_under is not None:
        raise UserError("--fail-under needs texts to score, and --plan makes none; leave one of them out")
    job = begun(topic, flags, today)
    with stoppable(job.folder.resume_command), shown(quiet=quiet) as progress:
        plan = job.plan(progress)
    tell_plan(job.folder, plan, as_json=as_json)


def begun(topic: str, flags: Mapping[str, object], today: Date) -> Job:
    """The run with its folder, its request saved and nothing done yet."""
    options.refuse_bytes(topic, "the topic")
    settings = options.settings_from(flags)
    if flags.get("base_url") and not settings.model:
        raise UserError("--base-url needs a model: add --model openai:NAME, with the name that the server knows")
    from contentgen.resources import folders
    from contentgen.runs import begin

    folders("prompts", settings.prompts)  # both refuse a folder that is not there, also where no model reads it
    folders("templates", settings.templates)
    return begin(topic, settings, today, flags)


@contextmanager
def stoppable(command: str) -> Iterator[None]:
    """Let Ctrl-C say with which command the run goes on."""
    try:
        yield
    except KeyboardInterrupt as stop:
        raise StoppedError(command) from stop


def tell(made: Made, *, as_json: bool, hint: bool = False) -> None:
    """Print where the report is and what it came to."""
    if as_json:
        say_json(summary(made))
        return
    report, facts = made.report, summary(made)
    say(str(facts["report"]))
    say("scores: " + ", ".join(f"{name} {_points(facts['scores'][name])}" for name in SCORES) + _over(report))
    words = ", ".join(f"{count} words for {channel}" for channel, count in facts["words"].items())
    cited = facts["sources_cited"]
    say(f"{words}; {cited} source{'s' if cited != 1 else ''} cited; {made.seconds:.1f} seconds")
    for failure in report.research.failures:
        say(f"source left out: {failure.location}: {failure.reason}")
    for degradation in report.degradations:
        say(f"less than was asked for: {degradation.what}: {degradation.why}")
    if not report.model:
        tell_of_models(hint=hint)


def summary(made: Made) -> dict[str, Any]:
    """What a run came to, as JSON values."""
    report = made.report
    return {
        "run": made.folder.name,
        "report": str(made.folder.path / "report.md"),
        "topic": report.brief.topic,
        "writer": report.writer,
        "model": report.model,
        "scores": {name: report.mean(name) for name in SCORES},
        "channels": {
            each.channel: {name: getattr(each.scores, name).points for name in SCORES} for each in report.scores
        },
        "words": report.words,
        "sources_cited": len(report.references),
        "seconds": round(made.seconds, 3),
        "source_failures": [each.model_dump() for each in report.research.failures],
        "degradations": [each.model_dump() for each in report.degradations],
    }


def gate(made: Made, fail_under: float | None) -> None:
    """Refuse a run of which any channel has a score below the gate, or none at all."""
    if fail_under is None:
        return
    points = [(value, f"{c} {s}") for c, all_ in summary(made)["channels"].items() for s, value in all_.items()]
    known = [(value, name) for value, name in points if value is not None]
    if not known:
        raise GateError(f"nothing could be scored, so --fail-under {fail_under:g} is not met: {made.folder.path}")
    least, name = min(known)
    if least < fail_under:
        raise GateError(
            f"{name} {least:.1f} is below --fail-under {fail_under:g}; see {made.folder.path / 'report.md'}"
        )


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def _over(report: Report) -> str:
    return f" (of 100, means over {', '.join(report.brief.channels)})" if len(report.scores) > 1 else " (of 100)"


# --- what was typed, checked -------------------------------------------------------------------------------


def _where(
    sources: list[str] | None, profile: Path | None, out: Path | None, prompts: Path | None, templates: Path | None
) -> dict[str, object]:
    places = {"profile": profile, "out": out, "prompts": prompts, "templates": templates}
    return {"sources": tuple(sources or ()), **places}


def _who(model: str | None, base_url: str | None, writer: str | None) -> dict[str, object]:
    from contentgen.model import WriterName

    chosen = options.one_of("writer", writer, get_args(WriterName))
    return {"model": model, "base_url": options.address_of(base_url, "--base-url"), "writer": chosen}


def _what(
    channels: str | None,
    length: str | None,
    tone: str | None,
    audience: str | None,
    keyphrase: str | None,
    lang: str | None,
) -> dict[str, object]:
    from contentgen.model import Tone as KnownTone

    return {
        "channels": options.channels_of(channels),
        "length": length,
        "tone": options.one_of("tone", tone, get_args(KnownTone)),
        "audience": options.one_line(audience),
        "keyphrase": options.one_line(keyphrase),
        "language": options.language_of(lang),
    }


def _brought(thesis: str | None, base: list[str] | None, *, as_is: bool) -> dict[str, object]:
    said = None if thesis is None else " ".join(thesis.split()) or " "  # an empty one was typed, and is refused as such
    return {"thesis": said, "base": tuple(base or ()), "as_is": as_is or None}


def _how(url: str | None, citation_style: str | None) -> dict[str, object]:
    from contentgen.citations.references import STYLES

    style = options.one_of("citation style", citation_style, sorted(STYLES))
    return {"url": options.address_of(url, "--url"), "citation_style": style}
