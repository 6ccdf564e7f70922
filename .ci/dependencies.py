"""Fails when the lists of dependencies disagree: pyproject.toml, the .in files, the lock files and the imports.

Usage: python .ci/dependencies.py, with the runtime dependencies installed.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions

from files import ROOT, project_files, verdict

BUILD = {"hatchling", "editables"}  # an installation that checks hashes builds the project with what it has
BY_NAME = {"langchain-openai"}  # LangChain imports the provider that `--model openai:...` names
PRODUCT = ("contentgen", "scoring")
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)( ; [^\\]+)? \\$|^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$")


def name_of(requirement: str) -> str:
    """Take the name out of a requirement, spelled the one way."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def lines_of(file: str) -> list[str]:
    """Read the lines of a requirements file that say something."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith(("#", "-"))]


def lists_disagree() -> Iterator[str]:
    """Compare pyproject.toml with requirements.in."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    declared = set(project["project"]["dependencies"])
    listed = lines_of("requirements.in")
    direct = {line for line in listed if name_of(line) not in BUILD}
    for line in sorted(declared ^ direct):
        yield f"requirements.in and pyproject.toml disagree: {line}"
    for line in project["build-system"]["requires"]:
        if line not in listed:
            yield f"requirements.in: lacks what builds the project: {line}"


def locks_say_too_much() -> Iterator[str]:
    """Every line of a lock is a pin or a hash; an address or an option has no place there."""
    pins: dict[str, set[str]] = {}
    for lock in sorted(path.name for path in ROOT.glob("requirements*.lock")):
        for number, line in enumerate((ROOT / lock).read_text("utf-8").splitlines(), 1):
            if not PIN.match(line):
                yield f"{lock}:{number}: neither a pin nor a hash: {line}"
        pins[lock] = {name_of(line) for line in (ROOT / lock).read_text("utf-8").splitlines() if "==" in line}
        for line in lines_of(lock.replace(".lock", ".in")):
            if name_of(line) not in pins[lock]:
                yield f"{lock}: lacks {line}; run: make lock"


def imported() -> dict[str, str]:
    """Name each package from outside that the product imports, and one module that does."""
    found: dict[str, str] = {}
    for path in project_files(".py"):
        if path.parts[0] not in PRODUCT:
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.partition(".")[0]: str(path) for name in names}
    return {name: path for name, path in found.items() if name not in {*sys.stdlib_module_names, *PRODUCT}}


def imports_disagree() -> Iterator[str]:
    """Every import from outside is declared, and everything declared is imported."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {name_of(line) for line in project["dependencies"]}
    extras = project.get("optional-dependencies", {}).values()
    optional = {name_of(line) for lines in extras for line in lines}
    optional |= {name_of(line) for line in lines_of("requirements-slow.in")}
    providers = packages_distributions()
    used: set[str] = set()
    for module, path in sorted(imported().items()):
        dists = {name_of(dist) for dist in providers.get(module, [module])}
        used |= dists
        if not dists & (declared | optional):
            yield f"{path}: imports {module}, which no dependency declares"
    for name in sorted(declared - used - BY_NAME):
        yield f"pyproject.toml: {name} is declared, but nothing imports it"


def main() -> str | None:
    """List every disagreement."""
    found = [*lists_disagree(), *locks_say_too_much(), *imports_disagree()]
    return verdict(found, "disagreements about dependencies")


if __name__ == "__main__":
    sys.exit(main())
