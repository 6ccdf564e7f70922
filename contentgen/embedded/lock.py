"""A lock between processes, held on a file; the system lets go of it when its holder dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_LOOK_AGAIN_S = 0.1


@contextmanager
def held(path: Path, patience_s: float, refuse: Callable[[], Exception]) -> Iterator[None]:
    """Hold the lock, waiting for whoever has it as long as the patience lasts; then raise what `refuse` gives."""
    path.parent.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + patience_s
    with path.open("a+b") as file:
        while not _taken(file):
            if time.monotonic() >= end:
                raise refuse()
            time.sleep(_LOOK_AGAIN_S)
        yield


def _taken(file: IO[bytes]) -> bool:
    """Try once to lock the file; closing it unlocks it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
