"""Runs from beginning to end: started, resumed from their saved request, replayed from their saved answers."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from contentgen.addresses import is_local, shown_url, tells_a_secret
from contentgen.approved import approved, saved_research
from contentgen.brief import brief_of
from contentgen.desk import REQUEST, access_of, lay_out
from contentgen.errors import UserError
from contentgen.model import Brief, Degradation, Frozen, Progress, Research, silent
from contentgen.outcome import Plan, Report
from contentgen.pipeline import Run
from contentgen.settings import Settings, at_home
from contentgen.sources.brought import read_bases
from contentgen.sources.project import has_documents
from contentgen.sources.records import has_records
from contentgen.sources.wanted import PROJECT, is_word
from contentgen.store import ANSWERS, OUTLINE, STAGES, RunFolder, create
from contentgen.writers.base import Thrifty
from contentgen.writers.floor import Floored

RUN_FACTS = "run.json"
_SERVERS = ("base_url", "judge_base_url")
_CHECKED_STAGES = ("04-check", "05-posts")  # saved even where the offline writer stood in


class Request(Frozen):
    """What a run was asked for, as `stages/00-request.json` keeps it: enough to do it again, and no key."""

    brief: Brief
    flags: dict[str, Any]
    settings: dict[str, Any]


@dataclass(frozen=True)
class Job:
    """A run whose folder stands and whose request is saved."""

    folder: RunFolder
    brief: Brief
    settings: Settings

    def report(self, progress: Progress = silent) -> Report:
        """Run the stages. A request that cannot even begin leaves no folder behind."""
        with self._tidied():
            return Run(lay_out(self.brief, self.settings, self.folder, progress)).report()

    def plan(self, progress: Progress = silent) -> Plan:
        """Run the stages up to the outline and leave that to be edited; `resume` goes on from it."""
        self.folder.mark_plan()
        with self._tidied():
            return Run(lay_out(self.brief, self.settings, self.folder, progress)).plan()

    @contextlib.contextmanager
    def _tidied(self) -> Iterator[None]:
        try:
            yield
        except UserError:
            if not _has_more_than_its_request(self.folder):
                self.folder.delete()
            raise


def generate(
    topic: str, settings: Settings | None = None, *, today: date | None = None, progress: Progress = silent
) -> Report:
    """Make everything on a topic; the files lie in a new folder under `settings.out`.

    Raises:
        ContentgenError: what went wrong, its class naming who must act (see `contentgen.errors`).

    """
    return start(topic, settings or Settings(), today or datetime.now().astimezone().date(), progress)


def start(topic: str, settings: Settings, today: date, progress: Progress = silent) -> Report:
    """Make a run's folder and run all its stages."""
    return begin(topic, settings, today).report(progress)


def begin(topic: str, settings: Settings, today: date, flags: Mapping[str, object] | None = None) -> Job:
    """Make the folder of a run and save its request in it. `flags` are what was typed, for `runs show`."""
    settings.chosen_writer()
    own = tuple(_absolute(place) for place in settings.base)
    there = settings.model_copy(update={"sources": _sources(settings), "base": own})
    base = read_bases(
        there.base,
        author=there.profile.name or there.profile.organisation,
        today=today,
        sources=there.sources,
        access=access_of(there),
        as_is=there.as_is,
    )
    brief = brief_of(topic, there, today, base)
    typed = {name: _plain(value, name) for name, value in (flags or {}).items() if value not in (None, (), [], "")}
    folder = _reopened(create(settings.out.absolute(), today, brief.topic), typed)
    request = Request(brief=brief, flags=typed, settings=there.public())
    folder.write(REQUEST, request.model_dump_json(indent=1) + "\n")
    return Job(folder, brief, there)


def read_request(folder: RunFolder) -> Request:
    """Read back what a run was asked for."""
    path = folder.path / REQUEST
    try:
        return Request.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UserError(
            f"{path}: cannot be read: {error.strerror}; start the run again with: contentgen generate"
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(f"{path}: not a saved request: {place}: {first['msg']}; start the run again") from error


def read_facts(folder: RunFolder) -> dict[str, Any]:
    """Read a run's `run.json`; empty where the run has none yet or it cannot be read."""
    try:
        facts = json.loads((folder.path / RUN_FACTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}


# --- resume ------------------------------------------------------------------------------------------------


def resume(folder: RunFolder, settings_from_now: Settings, progress: Progress = silent) -> Report:
    """Go on with a run: settings as saved, keys as they are now; what is saved already is not made again.

    A planned run goes on from its outline as it stands in the folder now, and from the evidence that it was planned on.

    Raises:
        UserError: the outline cannot be read, or the settings mean another server than the run's.

    """
    given = approved(folder)
    run = _reopened_run(folder, settings_from_now, progress, given)
    run.desk.folder.accept_plan()
    return run.report()


def plan_again(folder: RunFolder, settings_from_now: Settings, progress: Progress = silent) -> Plan:
    """Go on with a run that was stopped before its plan stood, up to that plan."""
    return _reopened_run(folder, settings_from_now, progress, {}).plan()


def _reopened_run(
    folder: RunFolder, settings_from_now: Settings, progress: Progress, given: Mapping[type[Frozen], Frozen]
) -> Run:
    request = read_request(folder)
    settings = _with_keys(_saved_settings(request, folder), settings_from_now, folder)
    folder = _reopened(folder, request.flags)
    _forget_what_fell(folder)
    return Run(lay_out(request.brief, settings, folder, progress), given)


def _reopened(folder: RunFolder, flags: Mapping[str, Any]) -> RunFolder:
    """Mark a run as not whole, with what goes on with it; a remote address that was typed has to be typed again."""
    typed = str(flags.get("base_url", ""))
    folder = folder.model_copy(update={"server": "" if is_local(typed) else typed})
    folder.reopen()
    return folder


def _forget_what_fell(folder: RunFolder) -> None:
    """Remove the stages that hold the floor's pieces, so that they are tried anew; kept answers cost nothing."""
    if _degradations(folder):
        for stage in _CHECKED_STAGES:
            (folder.path / STAGES / f"{stage}.json").unlink(missing_ok=True)


def _saved_settings(request: Request, folder: RunFolder) -> Settings:
    try:
        # a run begun before there were revisions or candidates has none: its saved answers hold no reply to them
        return Settings.model_validate({"revise": 0, "candidates": 0, **request.settings})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError(f"{folder.path / REQUEST}: settings: {place}: {first['msg']}; start the run again") from error


def _with_keys(saved: Settings, now: Settings, folder: RunFolder) -> Settings:
    """Put today's keys and whole addresses into saved settings, where both mean the same server.

    A saved request may come from somebody else: a key goes only to an address that the user names now.
    """
    if saved.chosen_writer() == "offline":
        return saved
    for model, then, today in (
        (saved.model, saved.base_url, now.base_url),
        (saved.judge_model, saved.judge_base_url, now.judge_base_url),
    ):
        if model and then != shown_url(today):
            raise UserError(
                f"{folder.name} was made with {model} at {then or 'the address of its provider'}, and now "
                f"{shown_url(today) or 'no address'} is set; name the same one: "
                + (f"--base-url {then}" if then else "remove base_url and CONTENTGEN_BASE_URL")
            )
    names = ("base_url", "judge_base_url", "api_key", "judge_api_key")
    return saved.model_copy(update={name: getattr(now, name) for name in names})


# --- replay ------------------------------------------------------------------------------------------------


def replay(folder: RunFolder, out: Path, progress: Progress = silent) -> Report:
    """Make a finished run again in a new folder under `out`, from its saved research and answers alone."""
    return replayed(folder, out, progress)[1]


def replayed(folder: RunFolder, out: Path, progress: Progress = silent) -> tuple[RunFolder, Report]:
    """Do what `replay` does, and say in which folder."""
    if not folder.whole:
        raise UserError(f"{folder.name} is not whole; finish it first: {folder.resume_command}")
    request = read_request(folder)
    copy = create(out.absolute(), request.brief.today, request.brief.topic)
    try:
        return copy, _replayed(folder, copy, request, progress)
    except BaseException:
        copy.delete()
        raise


def _replayed(folder: RunFolder, copy: RunFolder, request: Request, progress: Progress) -> Report:
    copy.write(REQUEST, (folder.path / REQUEST).read_bytes())
    settings = _saved_settings(request, folder)
    model = settings.model
    if settings.chosen_writer() != "offline":
        answers = folder.answers if folder.answers.is_file() else copy.write(f"{STAGES}/{ANSWERS}", "")
        recorded = {"model": f"recorded:{answers.absolute()}", "base_url": "", "judge_model": "", "judge_base_url": ""}
        settings = settings.model_copy(update=recorded)
    desk = lay_out(request.brief, settings, copy, progress, model_name=model)
    desk.writer = ReplayedWriter(desk.writer, _degradations(folder))
    report = Run(desk, {Research: saved_research(folder), **approved(folder)}).report()
    if folder.outline.is_file():
        copy.write(OUTLINE, folder.outline.read_bytes())
    if folder.answers.is_file():
        copy.write(f"{STAGES}/{ANSWERS}", folder.answers.read_bytes())
    unusable = folder.path / STAGES / "unusable"
    if unusable.is_dir():
        shutil.copytree(unusable, copy.path / STAGES / "unusable", dirs_exist_ok=True)
    return report


class ReplayedWriter(Floored):
    """The writer of a replay: what fell to the floor then falls again, for the saved reason; nothing else may."""

    def __init__(self, floored: Floored, fallen: Mapping[str, str]) -> None:
        super().__init__(floored.writer, floored.floor)
        self._fallen = fallen

    @property
    def nothing_usable(self) -> bool:
        """Never of a writer that goes without answers: the log holds none of those it went without."""
        return not isinstance(self.writer, Thrifty) and super().nothing_usable

    @property
    def shortfalls(self) -> tuple[Degradation, ...]:
        """What its writer goes without, for the saved reason."""
        return tuple(each.model_copy(update={"why": self._saved(each, each.why)}) for each in super().shortfalls)

    def _say(self, lost: Degradation, why: str) -> None:
        super()._say(lost, self._saved(lost, why))

    def _saved(self, lost: Degradation, why: str) -> str:
        if lost.what not in self._fallen:
            piece = lost.what.partition(" came from ")[0].partition(" keep their ")[0]
            raise UserError(
                f"the saved answers do not give {piece} again, so this would be another run: {why} "
                "(were the prompts edited since? Then use: contentgen generate)"
            )
        return self._fallen[lost.what]


def _degradations(folder: RunFolder) -> dict[str, str]:
    saved = [Degradation.model_validate(each) for each in read_facts(folder).get("degradations", [])]
    return {each.what: each.why for each in saved}


# --- small things ------------------------------------------------------------------------------------------


def _has_more_than_its_request(folder: RunFolder) -> bool:
    request = folder.path / REQUEST
    return any(path.is_file() and path != request for path in request.parent.rglob("*"))


def _sources(settings: Settings) -> tuple[str, ...]:
    """The sources of a run: those that were named, else those that the project keeps, if it keeps any."""
    if not settings.sources and (has_documents(settings.index) or has_records(settings.index)):
        return (PROJECT,)
    return tuple(_absolute(place) for place in settings.sources)


def _absolute(place: str) -> str:
    """Make a source's path good from any folder; addresses and known words stay."""
    return place if "://" in place or is_word(place) else str(at_home(place, "sources").absolute())


def _plain(value: object, name: str) -> object:
    """A flag's value as it may be kept: as JSON, and an address without user, password and key."""
    if isinstance(value, list | tuple):
        return [_plain(each, name) for each in value]
    text = str(value) if isinstance(value, Path) else value
    if isinstance(text, str) and (name in _SERVERS or tells_a_secret(text)):
        return shown_url(text)
    return text
