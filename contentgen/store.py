"""A run's folder: made once, written file by file, whole only when ``report.md`` has been moved into place.

Every file is written beside its place and moved there, so that nobody ever reads half of one.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shlex
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.suggest import did_you_mean

Value = TypeVar("Value")

REPORT = "report.md"
INCOMPLETE = "INCOMPLETE"
PLAN = "PLAN"
OUTLINE = "outline.md"
STAGES = "stages"
ANSWERS = "answers.jsonl"

_MARKER_TEXT = "This run is not whole yet. Continue it with: {command}\n"
_PLAN_TEXT = "This run stops at its plan. Edit outline.md, then go on with: {command}\n"
_SLUG_LENGTH = 60
_MOST_NAMESAKES = 10_000
_STAGE_NAME = re.compile(r"\d\d-[a-z0-9]+(-[a-z0-9]+)*")
_WAYS_OUT = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder with --out",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another folder with --out",
    errno.EACCES: "no permission to write there; change it or choose another folder with --out",
    errno.EPERM: "no permission to write there; change it or choose another folder with --out",
    errno.EROFS: "the file system is read-only; choose another folder with --out",
    errno.ENOTDIR: "a file stands where a folder is needed; choose another folder with --out",
    errno.EEXIST: "a file stands where a folder is needed; choose another folder with --out",
    errno.ENAMETOOLONG: "the path is too long; choose a shorter folder with --out",
}


class RunFolder(Frozen):
    """One run on disk. `server` is the address that has to be named again to go on with it; most runs need none."""

    path: Path
    server: str = ""

    @property
    def name(self) -> str:
        """The folder's name, by which the run is called."""
        return self.path.name

    @property
    def whole(self) -> bool:
        """Whether the run was finished."""
        return (self.path / REPORT).is_file()

    @property
    def stops_at_plan(self) -> bool:
        """Whether the run shall make its plan and nothing after it."""
        return (self.path / PLAN).is_file() and not (self.path / OUTLINE).is_file()

    @property
    def state(self) -> str:
        """How far the run is, in a word."""
        if self.whole:
            return "whole"
        return "planned" if (self.path / PLAN).is_file() and (self.path / OUTLINE).is_file() else "stopped"

    @property
    def outline(self) -> Path:
        """Where a planned run's outline is for its user to edit."""
        return self.path / OUTLINE

    @property
    def resume_command(self) -> str:
        """What goes on with this run when it is pasted into a shell, whatever folder that is in."""
        words = ["contentgen", "runs", "resume", str(self.path.absolute())]
        return shlex.join([*words, "--base-url", self.server] if self.server else words)

    @property
    def answers(self) -> Path:
        """Where the model's answers are logged."""
        return self.path / STAGES / ANSWERS

    def write(self, name: str, content: str | bytes) -> Path:
        """Write one file of the run, whole or not at all. The report is written by `finish` alone."""
        if name == REPORT:
            raise ValueError("report.md is written by finish(), last")
        return self._write(name, content)

    def save_stage(self, name: str, key: str, value: object) -> Path:
        """Save a stage's output (``01-research``) under the hash of what it was made from."""
        return self._write(_stage_file(name), _as_json(key, value))

    def load_stage(self, name: str, key: str, type_: type[Value]) -> Value | None:
        """Read a stage's output back, or None where there is none for this key."""
        path = self.path / _stage_file(name)
        if not path.is_file():
            return None
        with _explained(self.path):
            text = path.read_bytes()
        try:
            saved = TypeAdapter(dict[str, Any]).validate_json(text)
            if saved.get("key") != key or "value" not in saved:
                return None
            return TypeAdapter(type_).validate_json(TypeAdapter(Any).dump_json(saved["value"]))
        except ValidationError:
            return None

    def finish(self, report: str) -> Path:
        """Write the report, last of all: from here on the run is whole."""
        temporary = self._beside(self.path / REPORT, report.encode())
        with _explained(self.path):
            (self.path / INCOMPLETE).unlink(missing_ok=True)
            temporary.replace(self.path / REPORT)
        return self.path / REPORT

    def reopen(self) -> None:
        """Mark a run as not whole before anything in it changes."""
        self._write(INCOMPLETE, _MARKER_TEXT.format(command=self.resume_command))
        with _explained(self.path):
            (self.path / REPORT).unlink(missing_ok=True)

    def mark_plan(self) -> None:
        """Note that the run shall stop at its plan."""
        self._write(PLAN, _PLAN_TEXT.format(command=self.resume_command))

    def accept_plan(self) -> None:
        """Note that the plan was accepted: from here on the run goes to its end."""
        with _explained(self.path):
            (self.path / PLAN).unlink(missing_ok=True)

    def delete(self) -> None:
        """Remove the run with everything in it."""
        with _explained(self.path):
            shutil.rmtree(self.path)

    def _write(self, name: str, content: str | bytes) -> Path:
        target = self.path / name
        temporary = self._beside(target, content.encode() if isinstance(content, str) else content)
        with _explained(self.path):
            temporary.replace(target)
        return target

    def _beside(self, target: Path, content: bytes) -> Path:
        with _explained(self.path):
            return beside(target, content)


def beside(target: Path, content: bytes) -> Path:
    """Write content whole and on the disk beside its target, from where one rename puts it into place.

    Raises:
        OSError: it cannot be written; nothing is left behind.

    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def create(out: Path, today: date, slug: str) -> RunFolder:
    """Make ``OUT/<date>-<slug>[-N]/``; two processes at once get two folders."""
    base = f"{today.isoformat()}-{safe_slug(slug)}"
    with _explained(out):
        out.mkdir(parents=True, exist_ok=True)
        for number in range(1, _MOST_NAMESAKES):
            path = out / (base if number == 1 else f"{base}-{number}")
            with contextlib.suppress(FileExistsError):
                path.mkdir()
                run = RunFolder(path=path)
                run.reopen()
                return run
    raise UserError(f"{out}: {_MOST_NAMESAKES} runs are called {base}; delete some with: contentgen runs delete")


def safe_slug(text: str) -> str:
    """Make a folder name that every file system takes.

    >>> safe_slug("CON: Über-observability?  ")
    'con-uber-observability'
    >>> safe_slug("日本")
    'run'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug[:_SLUG_LENGTH].rstrip("-") or "run"


def runs(out: Path) -> tuple[RunFolder, ...]:
    """List the runs under a folder, by name. What may not be looked into is none of them."""
    if not out.is_dir():
        if out.exists():
            raise UserError(f"{out}: a file stands where the folder of runs should be; choose another with --out")
        return ()
    found = []
    for path in sorted(out.iterdir()):
        with contextlib.suppress(PermissionError):
            found += [RunFolder(path=path)] if _is_run(path) else []
    return tuple(found)


def find(run: str, out: Path) -> RunFolder:
    """Find a run by its name under OUT or by its path."""
    for path in (out / run, Path(run)):
        if run.strip("./\\") and _is_run(path):
            return RunFolder(path=path)
    known = [each.name for each in runs(out)]
    shown = ", ".join(known[-5:]) if known else "none yet"
    raise UserError(f"no run '{run}' in {out}; the latest: {shown}{did_you_mean(run, known)}")


def _is_run(path: Path) -> bool:
    return path.is_dir() and any((path / name).exists() for name in (INCOMPLETE, REPORT, STAGES))


def _stage_file(name: str) -> str:
    if not _STAGE_NAME.fullmatch(name):
        raise ValueError(f"a stage is named like '01-research', not {name!r}")
    return f"{STAGES}/{name}.json"


def _as_json(key: str, value: object) -> bytes:
    return TypeAdapter(dict[str, Any]).dump_json({"key": key, "value": value}, indent=1) + b"\n"


@contextlib.contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the file system refuses into an error that names the folder and the way out."""
    try:
        yield
    except OSError as error:
        way_out = _WAYS_OUT.get(error.errno or 0, f"{error.strerror or error}; choose another folder with --out")
        raise UserError(f"{error.filename or folder}: cannot be written: {way_out} (run folder: {folder})") from error
