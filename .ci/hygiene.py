"""Fails when a file names one machine's folders or a package registry, or when the version is not in the changelog.

Usage: python .ci/hygiene.py
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from files import ROOT, project_files, verdict

FORBIDDEN = {
    "a folder of one machine": re.compile(r"(?<![\w.~-])/(?:root|work|Users|home)/[\w.]"),
    "a package registry": re.compile(
        r"pythonhosted\.|//[\w.-]*\b(?:pypi|npmjs|artifactory|nexus|devpi)\b|--(?:extra-)?index-url"
    ),
    "a key": re.compile(r"\bsk-(?:[a-z]+-)?[A-Za-z0-9_]{24,}|-----BEGIN [A-Z ]*PRIVATE KEY"),
}
ENTRY = re.compile(r"^## \[?(\d+\.\d+\.\d+\S*?)\]?(?: |$)", re.MULTILINE)


def names_a_place(path: Path, text: str) -> Iterator[str]:
    """Name each line of a file that holds something which only one machine has."""
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in FORBIDDEN.items():
            if match := pattern.search(line):
                yield f"{path}:{number}: names {what}: {match.group()}"


def version_differs() -> Iterator[str]:
    """Compare the package's version with the changelog's newest entry."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    log = ROOT / "CHANGELOG.md"
    newest = ENTRY.search(log.read_text("utf-8")) if log.is_file() else None
    if newest is None or newest[1] != version:
        found = newest[1] if newest else "none"
        yield f"CHANGELOG.md: the newest entry is {found}, the version in pyproject.toml is {version}"


def main() -> str | None:
    """Read every text file of the project."""
    found = list(version_differs())
    for path in project_files():
        try:
            text = (ROOT / path).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += names_a_place(path, text)
    return verdict(found, "lines to mend")


if __name__ == "__main__":
    sys.exit(main())
