"""Fills a project's index: reads what was named, one place at a time, and keeps each before it goes on to the next.

Whatever ends it, all that was told is kept; running it again goes on with what is left, for what is kept is skipped.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from contentgen.errors import UserError
from contentgen.model import Event, Frozen, Progress, SourceFailure, silent
from contentgen.sources.access import Access
from contentgen.sources.asking import ask_service, client_of, reader_of
from contentgen.sources.base import Limits, Query
from contentgen.sources.files import files_at, read_file
from contentgen.sources.project.index import ProjectIndex, place_of
from contentgen.sources.project.values import STATES, Origin, Told
from contentgen.sources.text import fingerprint
from contentgen.sources.wanted import is_word, wanted
from contentgen.web import WebClient, WebLimits

#: a file that changed so shortly before it was read may change once more without another time (nanoseconds)
_SETTLED = 2_000_000_000


class Place(Frozen):
    """One thing to read: a file, an address, or a service with a topic."""

    origin: Origin
    path: Path | None = None


@dataclass(frozen=True)
class Reading:
    """With what an index is filled: the day, how much is read, how the web may be used."""

    today: date
    access: Access = field(default_factory=Access)
    limits: Limits = field(default_factory=Limits)
    web: WebLimits | None = None
    language: str = "en"
    progress: Progress = silent


def add(index: ProjectIndex, named: Sequence[str], reading: Reading, *, topic: str = "") -> tuple[Told, ...]:
    """Read files, folders, addresses and, for a topic, services into the index; what became of each.

    Raises:
        UserError: a path is not there, a service lacks a topic, or the index cannot be written. Nothing was added then.

    """
    places, failures = _places(named, topic, index.project, reading.limits)
    return (*_of(failures, kept=bool(places)), *_all(index, places, reading))


def refresh(index: ProjectIndex, reading: Reading) -> tuple[Told, ...]:
    """Read again what changed since: files by size, time and content; the web is asked with what it said last time."""
    places = [
        Place(origin=origin, path=index.project / origin.place if origin.kind == "file" else None)
        for origin in index.origins()
    ]
    return tuple(_all(index, places, reading))


def _places(
    named: Sequence[str], topic: str, project: Path, limits: Limits
) -> tuple[list[Place], tuple[SourceFailure, ...]]:
    """Everything that is to be read, found before anything is read."""
    choice = wanted([each for each in named if not _refused(each)])
    if choice.services and not topic:
        raise UserError(f"{choice.services[0]} finds sources for a topic: add --topic, for instance --topic 'drift'")
    if topic and not choice.services:
        raise UserError("--topic is for a service that searches, and none is named: add openalex, arxiv or another")
    places: dict[str, Place] = {}
    failures: list[SourceFailure] = []
    for location in choice.paths:
        files, unread = files_at(location, limits)
        failures += unread
        for path, label in files:
            place = place_of(path, project)
            inside = not Path(place).is_absolute()
            origin = Origin(kind="file", place=place, label=place if inside else label)
            places.setdefault(place, Place(origin=origin, path=path))
    for address in choice.addresses:
        places[address] = Place(origin=Origin(kind="address", place=address, label=address))
    for service in choice.services:
        name = f"{service}: {topic}"
        places[name] = Place(origin=Origin(kind="service", place=name, label=service, topic=topic))
    return list(places.values()), tuple(failures)


def _refused(name: str) -> bool:
    if name in ("local", "library", "project") and is_word(name):
        raise UserError(f"'{name}' is no source that can be added; for a file or folder of this name write ./{name}")
    return False


def _all(index: ProjectIndex, places: Sequence[Place], reading: Reading) -> Iterator[Told]:
    """Read one place after the other; each is told when it is kept."""
    with ExitStack() as stack:
        client = None
        for done, place in enumerate(places):
            if place.path is None and client is None:
                client = stack.enter_context(client_of(reading.access, reading.web))
            origin, total = place.origin, len(places)
            name = origin.place if origin.kind == "service" else origin.label
            reading.progress(Event(stage="sources", message=f"Reading {name}", done=done, total=total))
            told = _asked(index, origin, client, reading) if client and not place.path else _file(index, place, reading)
            reading.progress(Event(stage="sources", message=f"{_ended(told)}: {name}", done=done + 1, total=total))
            yield from told


def _ended(told: Sequence[Told]) -> str:
    """How it went with a place, in the words of its first state."""
    states = [each.state for each in told]
    return STATES[next((state for state in STATES if state in states), "failed")]


# --- files -------------------------------------------------------------------------------------------------


def _file(index: ProjectIndex, place: Place, reading: Reading) -> tuple[Told, ...]:
    path, before = place.path or Path(), index.origin(place.origin.place)
    try:
        facts = path.stat()
    except FileNotFoundError:
        return (_failed(place, f"the file is gone; contentgen sources remove {place.origin.place} forgets it"),)
    except OSError as fault:
        return (_failed(place, f"cannot be opened: {fault.strerror}"),)
    now = (before or place.origin).model_copy(
        update={"size": facts.st_size, "mtime": facts.st_mtime_ns, "seen": time.time_ns(), "hash": ""}
    )
    if before and _untouched(before, now):
        return (Told(state="unchanged", location=now.label),)
    return _same(index, path, now, before, reading.limits) or _read(index, path, now, before, reading)


def _same(index: ProjectIndex, path: Path, now: Origin, before: Origin | None, limits: Limits) -> tuple[Told, ...]:
    """What becomes of a file whose bytes are known, here or under another name; nothing for any other file."""
    content = _content(path, now, limits)
    if content and before and before.hash == content:
        index.seen(now.model_copy(update={"hash": content}))
        return (Told(state="unchanged", location=now.label),)
    twin = index.same_content(content) if content and not before else None
    if twin is None:
        return ()
    if (index.project / twin.place).is_file():
        return (Told(state="known", location=now.label, reason=f"the same content as {twin.label}"),)
    return index.move(twin, now)


def _read(index: ProjectIndex, path: Path, now: Origin, before: Origin | None, reading: Reading) -> tuple[Told, ...]:
    """Read a file that is new or changed. One that can be opened and holds nothing usable any more is taken out."""
    found, mark = read_file(path, now.label, _query(reading), reading.limits)
    told: tuple[Told, ...] = ()
    if found.sources or (before and (mark or not now.size)):
        told = index.put(now.model_copy(update={"hash": mark}), found.sources, whole=True)
    return (*told, *_of(found.failures, kept=bool(found.sources)))


def _untouched(before: Origin, now: Origin) -> bool:
    """Whether size and time say that a file is what was read; not if it was written at about the time of reading."""
    settled = before.mtime is not None and before.seen - before.mtime > _SETTLED
    return settled and (before.size, before.mtime) == (now.size, now.mtime)


def _content(path: Path, now: Origin, limits: Limits) -> str:
    """The fingerprint of a file that may be read; empty for others, of which the reader says why."""
    try:
        return fingerprint(path.read_bytes()) if now.size and now.size <= limits.max_bytes else ""
    except OSError:
        return ""


# --- the web -----------------------------------------------------------------------------------------------


def _asked(index: ProjectIndex, origin: Origin, client: WebClient, reading: Reading) -> tuple[Told, ...]:
    """Ask for an address or a search. What was kept of it before and is not in the answer any more stays."""
    if origin.kind == "service":
        name = origin.place.partition(":")[0]
        query = _query(reading, topic=origin.topic)
        found = ask_service(name, client, query, reading.access, language=reading.language, limits=reading.limits)
    else:
        found = reader_of(client, reading.access, reading.limits).find(_query(reading, locations=(origin.place,)))
    told: tuple[Told, ...] = ()
    if found.sources:
        told = index.put(origin.model_copy(update={"seen": time.time_ns()}), found.sources, whole=False)
    elif not found.failures:
        told = (Told(state="failed", location=origin.place, reason="nothing was found"),)
    return (*told, *_of(found.failures, kept=bool(found.sources)))


def _query(reading: Reading, **more: Any) -> Query:
    return Query(**{"topic": "", "today": reading.today, **more})


def _of(failures: Sequence[SourceFailure], *, kept: bool) -> tuple[Told, ...]:
    """What an adapter could not use. Beside documents that it brought it is a note."""
    state = "partly" if kept else "failed"
    return tuple(Told.model_validate({"state": state, **each.model_dump()}) for each in failures)


def _failed(place: Place, reason: str) -> Told:
    return Told(state="failed", location=place.origin.label, reason=reason)
