"""Answers that were fetched before, with what a server needs to say whether they still hold (RFC 9111)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from contentgen.errors import UserError
from contentgen.web.values import Ask, Reply

_SCHEMA = """
CREATE TABLE IF NOT EXISTS replies(
    key TEXT PRIMARY KEY, url TEXT NOT NULL, content_type TEXT NOT NULL, charset TEXT NOT NULL, etag TEXT NOT NULL,
    last_modified TEXT NOT NULL, fetched REAL NOT NULL, body BLOB NOT NULL
)
"""


class ResponseCache:
    """A file of answers, safe for several processes. Keys leave out every secret; so do the rows.

    It only saves asking again: where the file cannot be written or is damaged, nothing is kept and everything is asked.
    """

    def __init__(self, path: Path | None, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        if path:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with self._open() as file:
                    file.execute("PRAGMA journal_mode=WAL")
                    file.execute(_SCHEMA)
            except (OSError, sqlite3.DatabaseError):
                self._path = None

    def get(self, ask: Ask) -> tuple[Reply, float] | None:
        """The kept answer and its age in seconds, or nothing."""
        if not self._path:
            return None
        row = None
        with suppress(sqlite3.DatabaseError), self._open() as file:
            row = file.execute(
                "SELECT url, content_type, charset, etag, last_modified, body, fetched FROM replies WHERE key = ?",
                (key_of(ask),),
            ).fetchone()
        if row is None:
            return None
        url, content_type, charset, etag, last_modified, body, fetched = row
        reply = Reply(
            url=url,
            content_type=content_type,
            charset=charset,
            etag=etag,
            last_modified=last_modified,
            body=body,
            from_cache=True,
        )
        return reply, max(0.0, self._clock() - fetched)

    def put(self, ask: Ask, reply: Reply) -> None:
        """Keep an answer, or its confirmation, as of now."""
        if not self._path:
            return
        values = (key_of(ask), reply.url, reply.content_type, reply.charset, reply.etag, reply.last_modified)
        with suppress(sqlite3.DatabaseError), self._open() as file:
            file.execute(
                "INSERT OR REPLACE INTO replies(key, url, content_type, charset, etag, last_modified, fetched, body) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, self._clock(), reply.body),
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(str(self._path), timeout=30.0)) as file, file:
            yield file


def answers_in(path: Path) -> int:
    """How many answers a file keeps.

    Raises:
        UserError: it is damaged.

    """
    try:
        with closing(sqlite3.connect(str(path), timeout=30.0)) as file:
            return int(file.execute("SELECT count(*) FROM replies").fetchone()[0])
    except sqlite3.DatabaseError as fault:
        raise UserError(
            f"{path}: no answers can be read from it ({fault}); delete it, the web is then asked again"
        ) from fault


def key_of(ask: Ask) -> str:
    """A digest of what was asked, without its secrets."""
    params = [pair for pair in ask.params if pair[0] not in ask.secret]
    headers = [pair for pair in ask.headers if pair[0] not in ask.secret]
    return hashlib.sha256(json.dumps([ask.url, params, headers, ask.json_body]).encode()).hexdigest()
