"""The project's index as a source of a run: what it holds for the topic, beside what else the user named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from contentgen.errors import UserError
from contentgen.model import Event, Progress, Source, silent
from contentgen.sources.access import Access
from contentgen.sources.base import Found, Query
from contentgen.sources.files import FilesAdapter
from contentgen.sources.meaning import Meaning
from contentgen.sources.project.index import has_documents, open_index, place_of
from contentgen.sources.project.search import Bounds, candidates
from contentgen.sources.project.vectors import fill
from contentgen.sources.records import has_records
from contentgen.sources.services import SERVICES
from contentgen.sources.sieve import identities, sifted
from contentgen.sources.wanted import Wanted


class ProjectAdapter:
    """Finds the kept sources that may bear on a topic; their passages have the same ids in every run."""

    name = "project"

    def __init__(
        self,
        path: Path | None = None,
        *,
        language: str = "en",
        bounds: Bounds | None = None,
        meaning: Meaning | None = None,
        progress: Progress = silent,
    ) -> None:
        self._path = path
        self._language = language
        self._bounds = bounds
        self._embedder = meaning.embedder if meaning else None
        self._progress = progress

    def find(self, query: Query) -> Found:
        """The kept sources with the passages that the ranking needs; none where nothing is kept."""
        if self._path is None or not has_documents(self._path):
            return Found()
        with open_index(self._path, to_read=True) as index:
            if self._embedder:
                fill(index, self._embedder, self._progress)
            found = candidates(
                index, query.topic, language=self._language, bounds=self._bounds, embedder=self._embedder
            )
            return Found(sources=found)


def kept_for(
    choice: Wanted,
    query: Query,
    fresh: Sequence[Source],
    access: Access,
    *,
    language: str,
    meaning: Meaning | None = None,
    progress: Progress = silent,
) -> Found:
    """What the project keeps for a topic, if it was asked for, beside what the user named anew.

    A kept source gives way where something newer was named: its file, or another copy of the same work. What a service
    found is held to the wishes about such finds as they are now.

    Raises:
        UserError: nothing is kept, no record of the user's either.

    """
    index = access.index
    if not choice.project:
        return Found()
    if not has_documents(index):
        if has_records(index):
            return Found()
        raise UserError(
            "--sources project: no source is kept in this project yet; add some with: contentgen sources add PATH "
            "(for a folder of this name write ./project)"
        )
    progress(Event(stage="research", message="Searching the sources of this project"))
    adapter = ProjectAdapter(index, language=language, meaning=meaning, progress=progress)
    found = _wished_for(adapter.find(query).sources, access)
    marks = frozenset(mark for source in fresh for mark in identities(source))
    home = index.parent.parent if index else Path()
    places = [place_of(Path(path).expanduser(), home) for path in query.locations]
    newest = (s for s in found.sources if not identities(s) & marks and not _within(s, places))
    return found.model_copy(update={"sources": tuple(newest)})


def _wished_for(found: Sequence[Source], access: Access) -> Found:
    """The kept sources without those that a service found and that the user's wishes leave out now, which is told."""
    of_services = [tuple(s for s in found if s.adapter == service.name) for service in SERVICES]
    sieved = [sifted(Found(sources=sources), access) for sources in of_services]
    left_out = {s.id for sources in of_services for s in sources} - {s.id for each in sieved for s in each.sources}
    return Found(
        sources=tuple(source for source in found if source.id not in left_out),
        failures=tuple(failure for each in sieved for failure in each.failures),
    )


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
