"""Files that are scored and written: read with a limit, written so that they appear only when they are whole."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from scoring.encoding import NotTextError, Reading, read_bytes
from scoring.errors import BadInputError

REPORT = "report.md"
READ = (".md", ".markdown", ".txt", ".html", ".htm")
#: a long novel; what is longer takes minutes, and is not what the scores are about
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class TextFile:
    """A file as it is: what it is called in messages, where it lies (None for standard input), its bytes and text."""

    name: str
    path: Path | None
    data: bytes
    reading: Reading


def texts_at(places: Sequence[str]) -> list[TextFile]:
    """Read each place: a file, `-`, a run's folder (its report), or a folder (every text right in it).

    Raises BadInputError for what is not there, no text, or longer than MOST_BYTES.
    """
    return [_text(each) for place in places for each in _files(place)]


def _files(place: str) -> Iterable[Path | None]:
    if place == "-":
        return [None]
    path = Path(place)
    try:
        if not path.is_dir():
            return [path]
        if (path / REPORT).is_file():
            return [path / REPORT]
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in READ and each.is_file())
    except (OSError, ValueError) as error:
        raise _unreadable(place, error) from error
    if not found:
        raise BadInputError(f"{place}: no text to score in this folder; read are {', '.join(READ)}")
    return found


def _text(path: Path | None) -> TextFile:
    name = "-" if path is None else str(path)
    with reading(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadInputError(f"{name}: longer than {MOST_BYTES / 1e6:g} MB, which is the limit for one text; split it")
    try:
        return TextFile(name, path, data, read_bytes(data))
    except NotTextError as error:
        raise BadInputError(f"{name}: {error}; name a text file") from error


@contextlib.contextmanager
def reading(path: Path | None) -> Iterator[IO[bytes]]:
    """Open a file, or standard input, for its bytes; BadInputError says why it cannot be read."""
    if path is None:
        yield sys.stdin.buffer
        return
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise _unreadable(str(path), error) from error
    with file:
        yield file


def _unreadable(name: str, error: Exception) -> BadInputError:
    reason = error.strerror if isinstance(error, OSError) else error
    return BadInputError(f"{name}: cannot be read: {reason}; check the path")


@contextlib.contextmanager
def opened(out: str | None) -> Iterator[IO[str]]:
    """Open the target: a file appears under its name only when it is whole; without one it is standard output."""
    if out in (None, "-"):
        yield sys.stdout
        return
    path = Path(out or "").absolute()
    how: Any = {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
    try:
        if path.exists() and not path.is_file():  # a pipe or device is written to as it stands
            with path.open("w", **how) as file:
                yield file
            return
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            temporary = Path(folder) / path.name
            with temporary.open("w", **how) as file:
                yield file
            temporary.replace(path)
    except OSError as error:
        raise BadInputError(f"{out}: cannot be written: {error.strerror}; choose another --out") from error


def replace_content(path: Path, data: bytes) -> None:
    """Put new bytes in a file's place, whole or not at all; its mode stays, and a link stays a link."""
    target = path.resolve()
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
            temporary = Path(folder) / target.name
            temporary.write_bytes(data)
            shutil.copymode(target, temporary)
            temporary.replace(target)
    except OSError as error:
        raise BadInputError(f"{path}: cannot be written: {error.strerror}; make it writable") from error
