"""The project's files as the checks see them: tracked, or new and not ignored."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def project_files(*suffixes: str) -> list[Path]:
    """List the project's files with one of these endings, relative to its top; all of them without one."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = sorted({Path(name) for name in listed.split("\0") if name})
    return [path for path in paths if (ROOT / path).is_file() and path.name.endswith(suffixes or "")]


def verdict(problems: list[str], what: str) -> str | None:
    """Turn the problems into what `sys.exit` takes: None where there are none."""
    return "\n".join([*problems, f"{len(problems)} {what}"]) if problems else None
