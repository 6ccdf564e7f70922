"""Files that a command is given: read whole, or by rows, or written so that they appear only when they are whole."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from contentgen.errors import GateError, UserError


@contextlib.contextmanager
def opened(out: str | None) -> Iterator[IO[str]]:
    """Open the target: a file appears under its name only when it is whole."""
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
        raise UserError(f"{out}: cannot be written: {error.strerror}; choose another --out") from error


def bytes_of(path: Path) -> bytes:
    """A file's content."""
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise UserError(f"{path}: cannot be read: {reason}; check the path") from error


def decoded(data: bytes, name: str) -> str:
    """The text of UTF-8 bytes, with line ends of one kind."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def data_of(place: str) -> bytes:
    """The bytes of a file, or of standard input."""
    return sys.stdin.buffer.read() if place == "-" else bytes_of(Path(place))


# --- rows of JSON ------------------------------------------------------------------------------------------

Row = dict[str, Any]


def answered(data: bytes, answer: Callable[[Iterable[str]], Iterator[Row]]) -> Iterator[Row]:
    """Answer each line of a file; one with bytes that are no UTF-8 is unreadable by itself, the file is not."""
    garbled: dict[str, str] = {}
    lines: list[str] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            garbled[f"line:{number}"] = f"not UTF-8 at byte {error.start}"
            lines.append("garbled")
    for row in answer(lines):
        yield {**row, "error": garbled[row["id"]]} if row["id"] in garbled else row


def all_read(failed: Sequence[str], count: int) -> None:
    """Refuse if rows could not be read, naming the first of them."""
    if failed:
        shown = ", ".join(failed[:3]) + (", ..." if len(failed) > 3 else "")
        raise GateError(f"{len(failed)} of {count} rows could not be read: {shown}")
