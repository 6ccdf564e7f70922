"""What a newcomer waits for: clones this checkout, takes a new HOME and an empty cache, runs the README's commands.

    .venv/bin/python benchmarks/first_run.py [--write | --skip-tests]

Prints the part of the README under "How long it takes"; with --write it is put there. What is measured is the last
commit, not what is edited since. --skip-tests leaves out `make test` and is for trying this script, so nothing is
written. Needs git, make and a package index; takes minutes, and a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- timings begin -->\n).*?(<!-- timings end -->)", re.DOTALL)
COMMAND = ".venv/bin/python benchmarks/first_run.py --write"
GENERATE = ("make", "generate", "TOPIC=AI observability")
TEST = ("make", "test")
#: what the table says of a command, and the command
STEPS = (
    ("`make generate`, first time", GENERATE),
    ("`make generate`, afterwards", GENERATE),
    ("`make test`, first time", TEST),
)
LOG = "pip.log"
DOWNLOAD = re.compile(r"\bDownloading \S+ \(([\d.]+) (bytes|kB|MB|GB)\)")
UNITS = {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
# what lets pip reach a package index from this machine stays; its caches and folders of wheels do not
KEPT = re.compile(
    r"PIP_(?!CACHE_DIR|FIND_LINKS|NO_INDEX)\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|(https?|no|all)_proxy", re.IGNORECASE
)


class Timing(NamedTuple):
    """What one command took."""

    what: str
    seconds: float
    megabytes: float


# --- measuring ---------------------------------------------------------------------------------------------


def seconds_of(command: tuple[str, ...], folder: Path, home: Path) -> float:
    """Seconds that a command takes in `folder` with this HOME; one that fails ends the measurement."""
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    own = {"PIP_CACHE_DIR": str(home / "pip"), "PIP_FIND_LINKS": str(home), "PIP_LOG": str(home / LOG)}
    env = {**kept, **own, "PATH": os.environ["PATH"], "HOME": str(home)}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return time.perf_counter() - began


def megabytes(log: str) -> float:
    """What pip says it downloaded.

    >>> megabytes("Downloading jinja2-3.1.6-py3-none-any.whl (134 kB), Downloading numpy-2.4.0.whl (16.9 MB)")
    17.034
    """
    return round(sum(float(size) * UNITS[unit] for size, unit in DOWNLOAD.findall(log)), 6)


def measured(clone: Path, home: Path, *, tests: bool) -> Iterator[Timing]:
    """Run the commands in a fresh clone, in the order in which a newcomer would."""
    for what, command in STEPS:
        if tests or command != TEST:
            log = home / LOG
            log.write_text("", "utf-8")
            seconds = seconds_of(command, clone, home)
            yield Timing(what, seconds, megabytes(log.read_text("utf-8")))


# --- telling -----------------------------------------------------------------------------------------------


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processor() -> str:
    """What the processor is called, where the system tells."""
    told = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.+)$", told.read_text("utf-8"), re.MULTILINE) if told.is_file() else None
    return " ".join(found[1].split()) if found else platform.machine()


def system() -> str:
    """What the operating system is called."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def python_of(clone: Path) -> str:
    """The version of the Python that `./setup` chose."""
    asked = [clone / ".venv/bin/python", "-c", "import platform; print(platform.python_version())"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def duration(seconds: float) -> str:
    """Seconds, with a tenth only where it says something.

    >>> duration(3.27), duration(41.6)
    ('3.3 s', '42 s')
    """
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"


def told(timings: list[Timing], python: str) -> str:
    """The sentence that names the machine, and the table."""
    day = datetime.now().astimezone().date().isoformat()
    lines = [
        f"Measured on {day} by `{COMMAND}`: a fresh clone, a new home folder, an empty package cache; "
        f"{cores()} cores ({processor()}), {system()}, Python {python}.",
        "",
        "| Command | Time | Downloaded |",
        "| --- | --- | --- |",
    ]
    for what, seconds, size in timings:
        lines.append(f"| {what} | {duration(seconds)} | {f'{size:.0f} MB' if size >= 1 else 'nothing'} |")
    return "\n".join(lines)


def filled(readme: str, block: str) -> str:
    """The README with this block between its two marks."""
    new, times = BLOCK.subn(lambda found: f"{found[1]}\n{block}\n\n{found[2]}", readme)
    if times != 1:
        raise SystemExit("README.md: needs <!-- timings begin --> and <!-- timings end --> once")
    return new


def main() -> None:
    """Measure, then print or write."""
    parser = argparse.ArgumentParser(description="Times a newcomer's first commands.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--write", action="store_true", help="put the result into README.md")
    how.add_argument("--skip-tests", action="store_true", help="leave out make test; for trying this script")
    given = parser.parse_args()
    readme = README.read_text("utf-8")
    filled(readme, "")  # a README without the marks is told before minutes are spent
    with tempfile.TemporaryDirectory() as temporary:
        clone, home = Path(temporary) / "clone", Path(temporary) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        timings = list(measured(clone, home, tests=not given.skip_tests))
        block = told(timings, python_of(clone))
    if given.write:
        README.write_text(filled(readme, block), "utf-8")
    sys.stdout.write(f"{block}\n")


if __name__ == "__main__":
    main()
