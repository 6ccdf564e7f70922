"""How much memory a new process may have here, as far as the system says."""

from __future__ import annotations

import re
from pathlib import Path

_AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)
_INACTIVE = re.compile(r"^inactive_file (\d+)$", re.MULTILINE)


def available(root: Path = Path("/")) -> int | None:
    """Bytes that can be had without swapping, within the limit of a container; None where the system does not say."""
    found = [each for each in (_of_the_machine(root), _of_the_container(root)) if each is not None]
    return min(found) if found else None


def _of_the_machine(root: Path) -> int | None:
    match = _AVAILABLE.search(_text(root / "proc" / "meminfo"))
    return int(match[1]) * 1024 if match else None


def _of_the_container(root: Path) -> int | None:
    """What a control group leaves; file pages that it may drop count as free."""
    group = root / "sys" / "fs" / "cgroup"
    limit, used = _text(group / "memory.max").strip(), _text(group / "memory.current").strip()
    if not (limit.isdecimal() and used.isdecimal()):
        return None
    match = _INACTIVE.search(_text(group / "memory.stat"))
    return int(limit) - int(used) + (int(match[1]) if match else 0)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError:
        return ""
