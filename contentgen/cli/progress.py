"""What a run shows on standard error while it goes: drawn on a terminal, one line an event elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from contentgen.cli.output import note, printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bars

    from contentgen.model import Event, Progress

_ENDS = ("done", "read back")


def shown(*, quiet: bool) -> AbstractContextManager[Progress]:
    """Give the callback that shows progress; it may be called from any thread."""
    from contentgen.model import silent

    if quiet:
        return nullcontext(silent)
    return _drawn() if sys.stderr.isatty() else nullcontext(Lines())


class Lines:
    """One line an event."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __call__(self, event: Event) -> None:
        """Write the event's line."""
        with self._lock:
            note(line_of(event))


def line_of(event: Event) -> str:
    """Word an event: stage, what it does, how far it is, how fast the model writes."""
    if event.message in _ENDS:
        return f"{event.stage}: {event.message} in {event.seconds:.1f} s"
    parts = [f"{event.stage}: {event.message}"]
    if event.total:
        parts.append(f"{event.done}/{event.total}")
    if event.tokens:
        parts.append(speed_of(event))
    return ", ".join(parts)


def speed_of(event: Event) -> str:
    """Word the tokens of a stage so far, and how many a second."""
    rate = f", {event.tokens / event.seconds:.0f} a second" if event.seconds else ""
    return f"{event.tokens} tokens{rate}"


@contextmanager
def _drawn() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars
    from rich.table import Column

    cropped = Column(no_wrap=True, overflow="ellipsis", ratio=1)
    bars = Bars(
        SpinnerColumn("line"),
        TextColumn("{task.description}", markup=False, table_column=cropped),
        BarColumn(bar_width=16),
        TextColumn("{task.fields[counts]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, highlight=False),
        transient=True,
        expand=True,
    )
    with bars:
        yield Drawn(bars)


class Drawn:
    """One moving line for the stage under way; a line stays for each that ended."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._lock = threading.Lock()
        self._stage = ""
        self._task = bars.add_task("starting", total=None, counts="")

    def __call__(self, event: Event) -> None:
        """Draw the event."""
        with self._lock:
            if event.message in _ENDS:
                self._bars.console.print(printable(line_of(event)), markup=False)
                return
            if event.stage != self._stage:
                self._bars.reset(self._task, total=None)
                self._stage = event.stage
            counts = [f"{event.done}/{event.total}"] if event.total else []
            counts += [speed_of(event)] if event.tokens else []
            self._bars.update(
                self._task,
                description=printable(" ".join(f"{event.stage}: {event.message}".split())),
                counts=", ".join(counts),
            )
            if event.total:
                self._bars.update(self._task, total=event.total, completed=event.done)
