"""`contentgen runs`: what was made so far; go on with it, make it again, remove it."""

from __future__ import annotations

import contextlib
import json as json_
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli import options
from contentgen.cli.generate import SCORES, Made, stoppable, tell
from contentgen.cli.judge import JudgeBaseUrl, JudgeModel, judge_settings
from contentgen.cli.metrics import JUDGES, tell_metrics
from contentgen.cli.options import BaseUrl, Json, Out, Quiet, examples
from contentgen.cli.output import say, say_json, table
from contentgen.cli.plan import tell_plan
from contentgen.cli.progress import shown
from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.store import RunFolder

RUN = "2026-11-23-ai-observability"

app = options.group("List, show, resume, replay and delete runs.")

Run = Annotated[str, typer.Argument(metavar="RUN", help="A run's name or the path of its folder.", show_default=False)]
Metrics = Annotated[bool, typer.Option("--metrics", help="Measure recall and precision of its citations.")]
JudgedBy = Annotated[
    str | None, typer.Option("--judge", metavar="NAME", help="Who judges for --metrics: rules, support or model.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
ReplayOut = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="The folder that the new run goes into; by default beside it."),
]


@app.command("list", epilog=examples("contentgen runs list", "contentgen runs list --json"))
def list_(out: Out = None, json: Json = False) -> None:
    """List the runs with their scores."""
    from contentgen.store import runs

    place = options.settings_from({"out": out}).out
    found = [facts_of(each) for each in runs(place)]
    if json:
        say_json(found)
    elif not found:
        say(f'no run in {place} yet; make one with: contentgen generate "AI observability"')
    else:
        say(table([("run", "state", *SCORES, "topic"), *(_row(each) for each in found)]))


@app.command(
    epilog=examples(
        f"contentgen runs show {RUN}",
        f"contentgen runs show {RUN} --metrics --json",
        f"contentgen runs show {RUN} --metrics --judge support",
    )
)
def show(
    run: Run,
    out: Out = None,
    metrics: Metrics = False,
    judge: JudgedBy = None,
    judge_model: JudgeModel = None,
    judge_base_url: JudgeBaseUrl = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what a run came to.

    What was asked for, its scores, what each stage took, what fell short, its files. With --metrics instead: which share
    of its factual sentences the cited passages support, which share of its citations are needed, and which are not; by
    the rules of the check, by the classifier of verify (support) or by a model.
    """
    by = options.one_of("judge", judge, JUDGES)
    if by and not metrics:
        raise UserError("--judge says who judges for --metrics; add --metrics")
    settings = judge_settings(judge_model, judge_base_url, asked=by == "model")
    folder = _found(run, out)
    if metrics:
        tell_metrics(folder, by or JUDGES[0], settings, as_json=json, quiet=quiet)
        return
    facts = facts_of(folder)
    if json:
        say_json(facts)
        return
    asked = " ".join(f"--{name.replace('_', '-')} {_typed(value)}" for name, value in facts["flags"].items())
    rows = [(name, str(facts[name])) for name in ("run", "path", "state", "topic", "writer", "model") if facts[name]]
    rows += [("asked for", asked)] if asked else []
    rows += [(name, _points(facts["scores"].get(name))) for name in SCORES if facts["scores"]]
    rows += [(f"stage {each['stage']}", _stage(each)) for each in facts["stages"]]
    rows += [("source left out", f"{each['location']}: {each['reason']}") for each in facts["source_failures"]]
    rows += [("less than asked", f"{each['what']}: {each['why']}") for each in facts["degradations"]]
    rows += [("files", ", ".join(facts["files"]))]
    rows += [("to go on", folder.resume_command)] if not folder.whole else []
    rows += [("to change", str(folder.outline))] if folder.state == "planned" else []
    say(table(rows))


@app.command(epilog=examples(f"contentgen runs resume {RUN}"))
def resume(run: Run, base_url: BaseUrl = None, out: Out = None, json: Json = False, quiet: Quiet = False) -> None:
    """Go on with a stopped or planned run.

    What is saved already is not made again; a planned run goes on from its outline.md as you have left it. Settings are
    as saved; keys come from the environment.
    """
    from contentgen.addresses import is_local, shown_url
    from contentgen.runs import plan_again, read_request
    from contentgen.runs import resume as go_on

    folder = _found(run, out)
    saved = read_request(folder).settings
    named = {name: saved.get(name) for name in ("model", "judge_model")}
    address = base_url or (saved.get("base_url") if is_local(str(saved.get("base_url", ""))) else None)
    now = options.settings_from({**named, "base_url": address})
    server = base_url if base_url and not is_local(base_url) else ""
    command = folder.model_copy(update={"server": shown_url(server)}).resume_command
    began = time.perf_counter()
    with stoppable(command), shown(quiet=quiet) as progress:
        if folder.stops_at_plan:
            tell_plan(folder, plan_again(folder, now, progress), as_json=json)
            return
        report = go_on(folder, now, progress)
    tell(Made(folder, report, time.perf_counter() - began), as_json=json)


@app.command(epilog=examples(f"contentgen runs replay {RUN}", f"contentgen runs replay {RUN} --out again"))
def replay(run: Run, out: ReplayOut = None, json: Json = False, quiet: Quiet = False) -> None:
    """Make a run again, without a model.

    A new folder, from the saved research and answers alone: no model and no source is called, and every file but
    run.json comes out the same to the byte.
    """
    from contentgen.runs import replayed

    folder = _found(run, None)
    began = time.perf_counter()
    with shown(quiet=quiet) as progress:
        copy, report = replayed(folder, (out or folder.path.parent).absolute(), progress)
    tell(Made(copy, report, time.perf_counter() - began), as_json=json)


@app.command(epilog=examples(f"contentgen runs delete {RUN} --yes"))
def delete(run: Run, out: Out = None, yes: Yes = False) -> None:
    """Remove a run and all its files."""
    from contentgen.desk import REQUEST

    folder = _found(run, out)
    if not any((folder.path / name).is_file() for name in (REQUEST, "run.json", "INCOMPLETE")):
        raise UserError(f"{folder.path} does not look like a run of contentgen; remove it yourself if you are sure")
    if not yes:
        if not sys.stdin.isatty():
            raise UserError(f"to remove {folder.path} without being asked, add --yes")
        if not typer.confirm(f"Remove {folder.path} with everything in it?"):
            return
    folder.delete()
    say(f"removed {folder.path}")


# --- what a folder tells -----------------------------------------------------------------------------------


def facts_of(folder: RunFolder) -> dict[str, Any]:
    """What a run's folder tells about it, also when it is not whole."""
    from contentgen.runs import read_facts, read_request

    run, request = read_facts(folder), None
    with contextlib.suppress(UserError):
        request = read_request(folder)
    stages = run.get("stages", [])
    return {
        "run": folder.name,
        "path": str(folder.path),
        "state": folder.state,
        "topic": request.brief.topic if request else run.get("topic", ""),
        "writer": run.get("writer", ""),
        "model": run.get("model", ""),
        "flags": request.flags if request else {},
        "scores": _means(folder),
        "stages": stages,
        "seconds": round(sum(each["seconds"] for each in stages), 3),
        "tokens_in": sum(each["tokens_in"] for each in stages),
        "tokens_out": sum(each["tokens_out"] for each in stages),
        "source_failures": run.get("source_failures", []),
        "degradations": run.get("degradations", []),
        "files": sorted(path.name for path in folder.path.iterdir() if path.is_file()),
    }


def _found(run: str, out: Path | None) -> RunFolder:
    from contentgen.store import find

    options.refuse_bytes(run, "RUN")
    return find(run, options.settings_from({"out": out}).out)


def _means(folder: RunFolder) -> dict[str, float | None]:
    try:
        means = json_.loads((folder.path / "scores.json").read_bytes())["mean"]
        return {name: means[name] for name in SCORES}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _row(facts: dict[str, Any]) -> tuple[str, ...]:
    points = (_points(facts["scores"].get(name)) for name in SCORES)
    return (facts["run"], facts["state"], *points, facts["topic"])


def _points(value: float | None) -> str:
    return "-" if value is None else f"{value:.0f}"


def _stage(facts: dict[str, Any]) -> str:
    tokens = f", {facts['tokens_in']} tokens read, {facts['tokens_out']} written" if facts["tokens_out"] else ""
    return f"{facts['seconds']:.1f} s{tokens}"


def _typed(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
