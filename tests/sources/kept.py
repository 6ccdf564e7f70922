"""What the tests of the project's index share: a project with notes, its index, and what is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from contentgen.sources.access import Access
from contentgen.sources.project import Reading, Told, add, open_index, refresh
from contentgen.web import WebLimits

TODAY = date(2026, 11, 24)
QUICK = WebLimits(seconds=0.6, connect_seconds=0.5, interval=0.0, first_wait=0.02, longest_wait=0.3, fresh_seconds=0.0)


def index_of(project: Path) -> Path:
    return project / ".contentgen" / "sources.sqlite"


def note(project: Path, name: str, *sentences: str, title: str = "") -> Path:
    """A file of the project with a title and these sentences."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# {title or name}\n\n{' '.join(sentences)}\n", "utf-8")
    return path


def filled(project: Path, *named: str | Path, access: Access | None = None, topic: str = "") -> list[tuple[str, str]]:
    """Add to the project's index; what became of each, and its name or location."""
    with open_index(index_of(project)) as index:
        return _short(add(index, [str(each) for each in named], _reading(access), topic=topic))


def refreshed(project: Path, access: Access | None = None) -> list[tuple[str, str]]:
    with open_index(index_of(project)) as index:
        return _short(refresh(index, _reading(access)))


def texts(project: Path, source: str) -> dict[str, str]:
    """The passages of a source by their ids."""
    with open_index(index_of(project)) as index:
        return {passage.id: passage.text for passage in index.show(source).passages}


def names(project: Path) -> list[str]:
    with open_index(index_of(project)) as index:
        return [entry.id for entry in index.entries()]


def sound(project: Path) -> None:
    """Hold the file to what SQLite and FTS5 can tell of it: nothing torn, words and passages in step."""
    with closing(sqlite3.connect(index_of(project))) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        file.execute("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)")
        (orphans,) = file.execute(
            "SELECT count(*) FROM documents AS d WHERE NOT EXISTS (SELECT 1 FROM origins WHERE number = d.origin)"
        ).fetchone()
        assert orphans == 0


def _reading(access: Access | None) -> Reading:
    return Reading(today=TODAY, access=access or Access(), web=QUICK)


def _short(told: tuple[Told, ...]) -> list[tuple[str, Any]]:
    return [(each.state, each.id or each.location) for each in told]
