"""The file of a project's index: its tables, its version, how it is opened and what its faults mean."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contentgen.errors import UserError
from contentgen.model import Frozen

#: raised with every change of the tables; a file of another version is refused, never changed
VERSION = 3

TABLES = """
CREATE TABLE origins(
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, place TEXT NOT NULL UNIQUE, label TEXT NOT NULL,
    topic TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER, mtime INTEGER, seen INTEGER NOT NULL
);
CREATE INDEX origins_hash ON origins(hash);
CREATE TABLE documents(
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, origin INTEGER NOT NULL REFERENCES origins(number),
    hash TEXT NOT NULL, adapter TEXT NOT NULL, location TEXT NOT NULL, csl TEXT NOT NULL, title TEXT NOT NULL,
    language TEXT NOT NULL, licence TEXT NOT NULL, reliability TEXT NOT NULL, caveat TEXT NOT NULL, tags TEXT NOT NULL,
    tag_words TEXT NOT NULL, links TEXT NOT NULL, fetched TEXT NOT NULL, next_passage INTEGER NOT NULL
);
CREATE INDEX documents_origin ON documents(origin);
CREATE TABLE marks(
    mark TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number)
) WITHOUT ROWID;
CREATE INDEX marks_document ON marks(document);
CREATE TABLE passages(
    number INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(number), id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL, locator TEXT NOT NULL, verbatim INTEGER NOT NULL, heading TEXT NOT NULL, kind TEXT NOT NULL,
    statement TEXT NOT NULL, attributed TEXT NOT NULL, short TEXT NOT NULL, advice TEXT NOT NULL,
    question TEXT NOT NULL, weight INTEGER NOT NULL, contrasts TEXT NOT NULL, second_hand INTEGER NOT NULL,
    code TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE INDEX passages_document ON passages(document);
CREATE INDEX passages_hash ON passages(hash);
CREATE TABLE vectors(
    hash TEXT NOT NULL, model TEXT NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (hash, model)
) WITHOUT ROWID;
CREATE VIEW searchable AS
    SELECT p.number, p.document, d.title, d.tag_words AS tags, p.heading,
        CASE p.verbatim WHEN 1 THEN p.text ELSE p.statement || ' ' || p.text END AS text
    FROM passages AS p JOIN documents AS d ON d.number = p.document;
CREATE VIRTUAL TABLE words USING fts5(
    title, tags, heading, text, content='searchable', content_rowid='number', tokenize='porter unicode61'
);
CREATE TABLE state(changes INTEGER NOT NULL, made TEXT NOT NULL);
INSERT INTO state VALUES (0, hex(randomblob(8)));
"""

_ELSEWHERE = "make it writable, or work in a folder of your own with a contentgen.toml"


class FileLimits(Frozen):
    """How long one process waits for another, in seconds, and how much of the file it holds in memory."""

    busy: float = 60.0
    retry: float = 0.02
    cache_kib: int = 32_000


def connect(path: Path, limits: FileLimits | None = None) -> sqlite3.Connection:
    """Open the index for reading and writing, making it where there is none. Whoever opens it closes it.

    Raises:
        UserError: it cannot be opened or written, is no index, or is of another version.

    """
    limits = limits or FileLimits()
    with named_faults(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise UserError(f"{path.parent}: cannot be made: {fault.strerror}; {_ELSEWHERE}") from fault
        if not may_write(path):
            raise UserError(
                f"{path.parent}: cannot be written, and the sources of this project are kept there; {_ELSEWHERE}"
            )
        file = sqlite3.connect(str(path), timeout=limits.busy, isolation_level=None)
        try:
            _in_wal_mode(file, limits)
            file.execute("PRAGMA synchronous=FULL")
            file.execute(f"PRAGMA cache_size=-{limits.cache_kib}")
            if _version(file) == 0:
                _make(file)
            _check(path, file)
        except BaseException:
            file.close()
            raise
        return file


def connect_to_read(path: Path, limits: FileLimits | None = None) -> sqlite3.Connection:
    """Open an index that is there. Where it may not be written (a folder of somebody else, a read-only disk) it is read as it is.

    Raises:
        UserError: it cannot be opened, is no index, or is of another version.

    """
    if may_write(path):
        return connect(path, limits)
    limits = limits or FileLimits()
    with named_faults(path):
        file = _unwritable(path, limits)
        try:
            file.execute("PRAGMA temp_store=MEMORY")
            file.execute(f"PRAGMA cache_size=-{limits.cache_kib}")
            _check(path, file)
        except BaseException:
            file.close()
            raise
        return file


def may_write(path: Path) -> bool:
    """Whether a file of the project can be written, or made: the file, and its folder for what is written beside it."""
    there = next(folder for folder in path.absolute().parents if folder.exists())
    return os.access(there, os.W_OK | os.X_OK) and (not path.exists() or os.access(path, os.W_OK))


def _unwritable(path: Path, limits: FileLimits) -> sqlite3.Connection:
    """Open a file that may not be written.

    SQLite reads it beside a writer (`mode=ro`) where that one's files for sharing are there. Without them nobody writes,
    and the file is whole (`immutable`), unless a writer that was killed has left a log of what is not in it yet.
    """
    place = path.absolute().as_uri()
    try:
        file = sqlite3.connect(f"{place}?mode=ro", uri=True, timeout=limits.busy, isolation_level=None)
        try:
            _version(file)
        except BaseException:
            file.close()
            raise
    except sqlite3.OperationalError as fault:
        log = path.with_name(f"{path.name}-wal")
        if not os.access(path, os.R_OK):
            raise UserError(
                f"{path}: cannot be read: no permission; ask its owner, or keep sources in a folder of your own"
            ) from fault
        if log.exists() and log.stat().st_size:
            raise UserError(
                f"{path}: a stopped command has left it unfinished, and {path.parent} cannot be written; run "
                "contentgen sources list once as somebody who may write there"
            ) from fault
        return sqlite3.connect(f"{place}?immutable=1", uri=True, isolation_level=None)
    return file


@contextmanager
def writing(file: sqlite3.Connection, *, counted: bool = True) -> Iterator[None]:
    """One transaction that no other writer shares: all of it is kept, or after any end of the process none of it.

    It counts as a change of the index unless it only adds what is made from the index itself.
    """
    file.execute("BEGIN IMMEDIATE")
    try:
        yield
        if counted:
            file.execute("UPDATE state SET changes = changes + 1")
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


@contextmanager
def reading(file: sqlite3.Connection) -> Iterator[None]:
    """One view of the index, whatever others write meanwhile."""
    file.execute("BEGIN")
    try:
        yield
    finally:
        file.execute("ROLLBACK")


@contextmanager
def named_faults(path: Path) -> Iterator[None]:
    """Tell SQLite's faults as what the user can do about them."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        if "locked" in str(fault) or "busy" in str(fault):
            raise UserError(f"{path}: another process is writing to it; run the command again") from fault
        if "is full" in str(fault):
            raise UserError(f"{path}: the disk is full; make room and run the command again") from fault
        raise UserError(f"{path}: {fault}; check that there is room and that you may write there") from fault
    except sqlite3.DatabaseError as fault:
        raise UserError(
            f"{path}: not an index of sources that can be read ({fault}); move it away and add the sources again"
        ) from fault


def _in_wal_mode(file: sqlite3.Connection, limits: FileLimits) -> None:
    """Let readers go on beside a writer. Two processes that make the file at once may meet here; SQLite does not wait."""
    until = time.monotonic() + limits.busy
    while True:
        try:
            file.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as fault:
            if "locked" not in str(fault) or time.monotonic() > until:
                raise
            time.sleep(limits.retry)
        else:
            return


def _version(file: sqlite3.Connection) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])


def _make(file: sqlite3.Connection) -> None:
    file.execute("BEGIN IMMEDIATE")
    try:
        empty = not file.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if _version(file) == 0 and empty:
            for statement in TABLES.split(";\n"):
                file.execute(statement)
            file.execute(f"PRAGMA user_version={VERSION}")
        file.execute("COMMIT")
    except BaseException:
        if file.in_transaction:
            file.execute("ROLLBACK")
        raise


def _check(path: Path, file: sqlite3.Connection) -> None:
    version = _version(file)
    if version == 0:
        raise UserError(f"{path}: a database of something else; move it away, the index of sources goes there")
    if version != VERSION:
        raise UserError(
            f"{path}: an index of version {version}, and this program reads version {VERSION}; "
            "use the program that made it, or move the file away and add the sources again"
        )
