"""Files that a command is given: read whole, or by rows; how they are read and written is the linter's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from contentgen.errors import GateError, UserError
from scoring.files import opened, reading

__all__ = ["all_read", "answered", "bytes_of", "data_of", "decoded", "opened"]

Row = dict[str, Any]


def bytes_of(path: Path) -> bytes:
    """A file's content."""
    with reading(path) as file:
        return file.read()


def decoded(data: bytes, name: str) -> str:
    """The text of UTF-8 bytes, with line ends of one kind."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def data_of(place: str) -> bytes:
    """The bytes of a file, or of standard input."""
    return sys.stdin.buffer.read() if place == "-" else bytes_of(Path(place))


def answered(source: str, answer: Callable[[Iterable[str]], Iterator[Row]]) -> Iterator[Row]:
    """Answer each line of a file, or of standard input, as it is read."""
    from scoring.jsonl import answer_lines

    with reading(None if source == "-" else Path(source)) as lines:
        yield from answer_lines(lines, answer)


def all_read(failed: Sequence[str], count: int) -> None:
    """Refuse if rows could not be read, naming the first of them."""
    from scoring.jsonl import unread

    if said := unread(failed, count):
        raise GateError(said)
