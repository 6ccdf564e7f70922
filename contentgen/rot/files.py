"""The user's own files that a run read: whether they are there, and whether the cited passages still stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from contentgen.model import SourceFailure
from contentgen.rot.near import Haystack, words_of
from contentgen.rot.passages import compared
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting, Rests
from contentgen.rot.values import Item, RotLimits
from contentgen.sources.base import Limits, Query
from contentgen.sources.files import FilesAdapter, documents_in, read_file


def is_file_of_the_user(resting: Resting) -> bool:
    """Whether the source was read from a file."""
    return resting.source.adapter == FilesAdapter.name


def look_at_file(resting: Resting, rests: Rests, limits: RotLimits) -> tuple[Item, ...]:
    """What has become of the file and of the passages in it. Nothing is asked of the web."""
    places = tuple(_places(resting.source.location, rests))
    path = next((path for path in places if path.is_file()), None)
    if path is None:
        looked = ", ".join(dict.fromkeys(map(str, places))) or resting.source.location
        return (
            item("missing file", resting, resting.source.location, f"no file is there any more; looked for {looked}"),
        )
    label = resting.source.location
    reading = documents_in(path, path.name, Limits())
    if isinstance(reading, SourceFailure):
        if not path.stat().st_size:
            return tuple(_gone(resting))
        return (item("unchecked", resting, label, f"its passages could not be compared: {reading.reason}"),)
    found = compared(resting, label, Haystack.of(reading), limits)
    return found or _changed(resting, rests, path)


def _gone(resting: Resting) -> Iterator[Item]:
    for each in resting.verbatim:
        yield item("passage gone", resting, resting.source.location, "the file is empty", [each.id], was=each.passage)


def _places(location: str, rests: Rests) -> Iterator[Path]:
    """Where a file may be: at or under what the user named, or in the project.

    An entry of a bibliography is named behind its file's name.
    """
    for label in dict.fromkeys((location, location.rpartition(": ")[0])):
        if not label:
            continue
        for named in map(Path, rests.named):
            if named.name == label and not named.is_dir():
                yield named
            else:
                yield named / label
        if rests.home:
            yield rests.home / label


def _changed(resting: Resting, rests: Rests, path: Path) -> tuple[Item, ...]:
    """That the file says more than the run has read, where all of it was read and all that is cited still stands."""
    query = Query(topic="", today=rests.made)
    found, _ = read_file(path, path.name, query, Limits())
    fresh = [passage for source in found.sources for passage in source.passages]
    added = sum(" ".join(words_of(passage.text)) not in rests.saved for passage in fresh)
    refused = next((failure.reason for failure in found.failures if failure.reason.startswith("left out whole")), "")
    if not added and not refused:
        return ()
    said = refused or f"sentences in it that the run did not read: {added}"
    return (item("source changed", resting, resting.source.location, said),)
