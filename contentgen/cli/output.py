"""What commands print: text and JSON on standard output, notes on standard error, never a control character."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Sequence


def say(text: str) -> None:
    """Print one piece of a command's result."""
    sys.stdout.write(printable(text) + "\n")


def say_json(value: object) -> None:
    """Print a command's result as one JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def note(text: str) -> None:
    """Print one line to the user that is no result: an error, a step of progress."""
    sys.stderr.write(printable(" ".join(text.split())) + "\n")
    sys.stderr.flush()


def table(rows: Iterable[Sequence[str]]) -> str:
    r"""Align rows in columns, two spaces apart.

    >>> table([("a", "1"), ("long", "2")])
    'a     1\nlong  2'
    """
    rows = [tuple(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def printable(text: str) -> str:
    r"""Replace what a terminal would obey instead of show, line ends and tabs aside.

    >>> printable("a\x1b[31mb")
    'a?[31mb'
    """
    return "".join("?" if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 else c for c in text)


def in_utf8() -> None:
    """Write UTF-8 whatever the locale or the console's code page; what cannot be written is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def reader_is_gone() -> None:
    """Stop writing: whoever read standard output has closed it, as `head` does."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
