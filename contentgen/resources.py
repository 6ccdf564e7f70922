"""Where a prompt or a template comes from: the user's folder, the project's, the checkout's, the package's.

The folders are searched in this order for each file, so that one edited prompt is enough.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.suggest import did_you_mean

Kind = Literal["prompts", "templates"]
Origin = Literal["override", "project", "shipped"]
PROMPT_SUFFIX = ".md.j2"
PROJECT_FILE = "contentgen.toml"

_PACKAGE = Path(__file__).parent


class Resource(Frozen):
    """One prompt or template: its name, the file that is used and which folder that came from."""

    name: str
    path: Path
    origin: Origin


def shipped(kind: Kind) -> Path:
    """Find the product's own folder: the checkout's where we run from one, else the package's copy."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    return _PACKAGE / "_bundled" / kind


def folders(kind: Kind, override: Path | None = None, project: Path | None = None) -> tuple[Path, ...]:
    """List the folders to search, first match first; the last one is always the shipped one."""
    return tuple(path for path, _ in _places(kind, override, project))


def listing(kind: Kind, override: Path | None = None, project: Path | None = None) -> tuple[Resource, ...]:
    """List every prompt or template by name, each with the file that is used."""
    found: dict[str, Resource] = {}
    for folder, origin in _places(kind, override, project):
        for path in sorted(folder.rglob("*.j2")):
            name = _name(kind, path.relative_to(folder).as_posix())
            found.setdefault(name, Resource(name=name, path=path, origin=origin))
    return tuple(found[name] for name in sorted(found))


def find(kind: Kind, name: str, override: Path | None = None, project: Path | None = None) -> Path:
    """Find one file by name: ``draft/blog`` or ``draft/blog.md.j2``; an unknown name lists the known ones."""
    known = {resource.name: resource.path for resource in listing(kind, override, project)}
    path = known.get(_name(kind, name))
    if path is None:
        looked = ", ".join(str(folder) for folder in folders(kind, override, project))
        raise UserError(
            f"unknown {kind[:-1]} '{name}'; known: {', '.join(known) or 'none'} (looked in {looked})"
            f"{did_you_mean(name, known)}"
        )
    return path


def _name(kind: Kind, file: str) -> str:
    return file.removesuffix(PROMPT_SUFFIX) if kind == "prompts" else file


def _places(kind: Kind, override: Path | None, project: Path | None) -> tuple[tuple[Path, Origin], ...]:
    places: list[tuple[Path, Origin]] = []
    if override is not None:
        if not override.is_dir():
            raise UserError(f"no folder of {kind} at {override}; check --{kind} or remove the setting")
        places.append((override.absolute(), "override"))
    if project is not None and (project / PROJECT_FILE).is_file() and (project / kind).is_dir():
        places.append(((project / kind).absolute(), "project"))
    own = shipped(kind)
    return (*(place for place in places if place[0].resolve() != own.resolve()), (own, "shipped"))
