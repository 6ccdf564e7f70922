"""What a project keeps, looked at for `contentgen doctor`: its index of sources, its records, its answers from the web."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contentgen.cli.record import counted
from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.settings import Settings


@dataclass(frozen=True)
class Kept:
    """What was found, in words and as values."""

    said: str
    facts: dict[str, Any] = field(default_factory=dict)


def index(settings: Settings) -> Kept:
    """Where the kept sources are, how many, and whether the file is whole and can be written."""
    from contentgen.sources.project import VERSION, may_write, open_index

    path = settings.index or Path()
    facts: dict[str, Any] = {"path": str(path), "writable": may_write(path), "documents": 0, "passages": 0}
    if not path.is_file():
        return Kept(f"no source is kept; contentgen sources add PATH begins {path}", facts)
    with open_index(path, to_read=True) as held:
        held.check()
        facts |= {"documents": len(held), "passages": held.passages, "version": VERSION, "bytes": _bytes(path)}
    counts = f"{counted(facts['documents'], 'document')}, {counted(facts['passages'], 'passage')}"
    return Kept(f"{path}: {counts}, {_size(path)}, version {VERSION}{_as_it_is(**facts)}", facts)


def records(settings: Settings) -> Kept:
    """How many records of the user's are kept; what of them does not keep to the form."""
    from contentgen.cli.library import against_of, kept_in
    from contentgen.sources.project import may_write

    kept = kept_in(settings)
    held = kept.read(against_of(settings, named=False))
    if held.faults:
        more = counted(len(held.faults) - 1, "fault")
        raise UserError(f"{held.faults[0]}{f' (and {more} more)' if len(held.faults) > 1 else ''}")
    unverified = sum(not placed.record.verified for placed in held.records)
    facts: dict[str, Any] = {"path": str(kept.path), "writable": may_write(kept.path)}
    facts |= {"records": len(held.records), "not_verified": unverified}
    if not held.records:
        return Kept(f"no record of yours is kept; contentgen library add FILE begins {kept.path}", facts)
    doubt = f", {unverified} not verified" if unverified else ""
    return Kept(f"{kept.path}: {counted(len(held.records), 'record')} of yours{doubt}{_as_it_is(**facts)}", facts)


def web_cache(settings: Settings) -> Kept:
    """How much of the web is kept, and whether more can be."""
    from contentgen.desk import access_of
    from contentgen.sources.project import may_write
    from contentgen.web import answers_in

    path = access_of(settings).cache or Path()
    facts: dict[str, Any] = {"path": str(path), "writable": may_write(path), "bytes": 0}
    if not path.is_file():
        return Kept("no answer from the web is kept", facts)
    facts["bytes"] = _bytes(path)
    if not facts["writable"]:
        return Kept(f"{path}: {_size(path)}; cannot be written, so the web is asked anew", facts)
    facts["answers"] = answers_in(path)
    return Kept(f"{path}: {counted(facts['answers'], 'answer')}, {_size(path)}", facts)


def _bytes(path: Path) -> int:
    return path.stat().st_size


def _size(path: Path) -> str:
    return f"{_bytes(path) / 1e6:,.1f} MB"


def _as_it_is(*, writable: bool, **_: object) -> str:
    return "" if writable else "; cannot be written, so it is read as it is and nothing can be added"
