"""The project's index as a source of a run: what it holds for the topic, beside what else the user named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from contentgen.errors import UserError
from contentgen.model import Event, Progress, Source
from contentgen.sources.base import Found, Query
from contentgen.sources.files import FilesAdapter
from contentgen.sources.project.index import has_documents, open_index, place_of
from contentgen.sources.project.search import Bounds, candidates
from contentgen.sources.records import has_records
from contentgen.sources.sieve import identities
from contentgen.sources.wanted import Wanted


class ProjectAdapter:
    """Finds the kept sources that may bear on a topic; their passages have the same ids in every run."""

    name = "project"

    def __init__(self, path: Path | None = None, *, language: str = "en", bounds: Bounds | None = None) -> None:
        self._path = path
        self._language = language
        self._bounds = bounds

    def find(self, query: Query) -> Found:
        """The kept sources with the passages that the ranking needs; none where nothing is kept."""
        if self._path is None or not has_documents(self._path):
            return Found()
        with open_index(self._path, to_read=True) as index:
            return Found(sources=candidates(index, query.topic, language=self._language, bounds=self._bounds))


def kept_for(
    choice: Wanted, query: Query, fresh: Sequence[Source], index: Path | None, language: str, progress: Progress
) -> tuple[Source, ...]:
    """What the project keeps for a topic, if it was asked for, beside what the user named anew.

    A kept source gives way where something newer was named: its file, or another copy of the same work.

    Raises:
        UserError: nothing is kept, no record of the user's either.

    """
    if not choice.project:
        return ()
    if not has_documents(index):
        if has_records(index):
            return ()
        raise UserError(
            "--sources project: no source is kept in this project yet; add some with: contentgen sources add PATH "
            "(for a folder of this name write ./project)"
        )
    progress(Event(stage="research", message="Searching the sources of this project"))
    found = ProjectAdapter(index, language=language).find(query).sources
    marks = frozenset(mark for source in fresh for mark in identities(source))
    home = index.parent.parent if index else Path()
    places = [place_of(Path(path).expanduser(), home) for path in query.locations]
    return tuple(source for source in found if not identities(source) & marks and not _within(source, places))


def _within(source: Source, places: Sequence[str]) -> bool:
    """Whether a kept file lies at or under one of these places."""
    at = tuple(place + end for place in places for end in ("/", ": "))
    return source.adapter == FilesAdapter.name and (source.location in places or source.location.startswith(at))


def stamp_of(path: Path | None) -> str:
    """A text that differs after every change of the index in this file; empty where there is none."""
    if path is None or not path.is_file():
        return ""
    with open_index(path, to_read=True) as index:
        return index.stamp
