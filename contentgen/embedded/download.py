"""A large file from an address, going on where an earlier try stopped."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.addresses import shown_url
from contentgen.embedded.faults import OriginError
from contentgen.model import Frozen

if TYPE_CHECKING:
    import httpx2

_DIGEST = re.compile(r'"?([0-9a-f]{64})"?')
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")

Told = Callable[[int], None]


class Patience(Frozen):
    """How often a broken transfer is taken up again, and how long a silent server is waited for, in seconds."""

    attempts: int = 5
    first_wait_s: float = 1.0
    timeout_s: float = 60.0


class _BrokenError(Exception):
    """The transfer broke; another try may bring the rest."""


def download(url: str, part: Path, sha256: str, size: int | None, told: Told, patience: Patience | None = None) -> None:
    """Bring what is missing of `part` from the address. The caller checks the digest of the whole.

    A hub that says which digest or size its file has is refused before a byte of another file is taken.

    Raises:
        OriginError: the server does not answer, or it offers another file than the one of this digest and size.

    """
    import httpx2

    patience = patience or Patience()
    with httpx2.Client(follow_redirects=True, timeout=patience.timeout_s) as client:
        for attempt in range(patience.attempts):
            try:
                _take(client, url, part, sha256, size, told)
            except (httpx2.TransportError, _BrokenError) as broken:
                if attempt + 1 == patience.attempts or not part.exists():
                    raise OriginError(f"{shown_url(url)}: {broken or type(broken).__name__}") from broken
                time.sleep(patience.first_wait_s * 2**attempt)
            except httpx2.HTTPError as error:
                raise OriginError(f"{shown_url(url)}: {error}") from error
            else:
                return


def _take(client: httpx2.Client, url: str, part: Path, sha256: str, size: int | None, told: Told) -> None:
    """One request for the rest, written as it comes."""
    here = part.stat().st_size if part.exists() else 0
    if size is not None and here == size:
        return
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={here}-"} if here else {})
    with client.stream("GET", url, headers=headers) as reply:
        if reply.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and here:
            part.unlink()
            raise _BrokenError("the server's file is shorter than what was kept of it")
        if reply.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _BrokenError(f"{reply.status_code} {reply.reason_phrase}")
        if reply.status_code not in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
            raise OriginError(f"{shown_url(url)}: {reply.status_code} {reply.reason_phrase}")
        begin, whole = _extent(reply, here)
        _refuse_another(url, (*reply.history, reply), sha256, size, whole)
        with part.open("r+b" if part.exists() else "wb") as file:
            file.seek(begin)
            file.truncate()
            for chunk in reply.iter_raw():
                file.write(chunk)
                told(file.tell())
            if whole is not None and file.tell() < whole:
                raise _BrokenError(f"the connection ended at byte {file.tell()} of {whole}")


def _extent(reply: httpx2.Response, here: int) -> tuple[int, int | None]:
    """Where the sent bytes begin, and how many the whole file has, as far as the server says."""
    if reply.status_code == HTTPStatus.PARTIAL_CONTENT:
        match = _RANGE.fullmatch(reply.headers.get("content-range", ""))
        if match is None or int(match[1]) != here:
            raise _BrokenError("the server sent another range than the one that was asked for")
        return here, None if match[2] == "*" else int(match[2])
    length = reply.headers.get("content-length", "")
    return 0, int(length) if length.isdecimal() else None


def _refuse_another(
    url: str, replies: Iterable[httpx2.Response], sha256: str, size: int | None, whole: int | None
) -> None:
    """Refuse what the server itself calls another file (hubs name the SHA-256 in X-Linked-Etag)."""
    for reply in replies:
        match = _DIGEST.fullmatch(reply.headers.get("x-linked-etag", ""))
        if match and match[1] != sha256:
            raise OriginError(
                f"{shown_url(url)}: offers a file with SHA-256 {match[1]}, known is {sha256}; "
                f"to take it by your own leave: --from {shown_url(url)} --sha256 {match[1]}"
            )
    if size is not None and whole is not None and whole != size:
        raise OriginError(f"{shown_url(url)}: offers a file of {whole} bytes, known is one of {size}")
