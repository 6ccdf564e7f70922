"""What a newcomer waits for: clones this checkout, takes a new HOME and an empty cache, runs the README's commands.

    python benchmarks/first_run.py

Prints the table that stands in the README under "How long it takes". Needs git, make and a package index; takes minutes.
"""

from __future__ import annotations

import os
import platform
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def timed(command: list[str], folder: Path, home: Path) -> float:
    """Seconds that a command takes in `folder` with this HOME."""
    # the index's settings of this machine stay, its caches do not
    kept = ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CONFIG_FILE", "PIP_FIND_LINKS")
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "PIP_CACHE_DIR": str(home / "pip")}
    env |= {name: os.environ[name] for name in kept if name in os.environ}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return time.perf_counter() - began


def megabytes(folder: Path) -> float:
    """The size of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main() -> None:
    """Run and print."""
    with tempfile.TemporaryDirectory() as temporary:
        clone, home = Path(temporary) / "clone", Path(temporary) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        generate = ["make", "generate", "TOPIC=AI observability"]
        rows = [
            (
                "`make generate`, the first time, with everything it installs",
                timed(generate, clone, home),
                megabytes(home / "pip"),
            )
        ]
        rows.append(("`make generate` after that", timed(generate, clone, home), 0.0))
        before = megabytes(home / "pip")
        tests = timed(["make", "test"], clone, home)
        rows.append(("`make test`, the first time", tests, megabytes(home / "pip") - before))
    print(
        f"| on {len(os.sched_getaffinity(0))} cores, {platform.system()}, Python {platform.python_version()} | seconds | download |"
    )
    print("| --- | --- | --- |")
    for what, seconds, size in rows:
        print(f"| {what} | {seconds:.0f} | {f'{size:.0f} MB' if size >= 1 else 'nothing'} |")


if __name__ == "__main__":
    main()
