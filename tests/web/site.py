"""A site on a real local socket that misbehaves on request."""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Page:
    """What the site does with one request."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kind: str = "text/html; charset=utf-8"
    delay_s: float = 0.0
    drip_s: float = 0.0
    cut: bool = False
    zipped: bool = False
    length: int | None = None


@dataclass
class Site:
    """The pages by path (the last one repeats), and what was asked."""

    port: int = 0
    pages: dict[str, list[Page]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def serve(self, path: str, *pages: Page) -> str:
        self.pages[path] = list(pages)
        return self.url(path)

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def next(self, path: str) -> Page:
        queue = self.pages.get(path.partition("?")[0])
        if queue is None:
            return Page(status=404, body=b"nothing here")
        return queue.pop(0) if len(queue) > 1 else queue[0]


class _Quiet(ThreadingHTTPServer):
    """A connection that was cut on purpose is no news."""

    def handle_error(self, *_: object) -> None:
        return


@contextmanager
def running() -> Iterator[Site]:
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
            _answer(self, site.next(self.path))

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            return

    server = _Quiet(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(handler: BaseHTTPRequestHandler, page: Page) -> None:
    time.sleep(page.delay_s)
    if page.cut and not page.body:
        _reset(handler)
        return
    body = gzip.compress(page.body) if page.zipped else page.body
    handler.send_response(page.status)
    handler.send_header("Content-Type", page.kind)
    handler.send_header("Content-Length", str(page.length if page.length is not None else len(body)))
    if page.zipped:
        handler.send_header("Content-Encoding", "gzip")
    for name, value in page.headers:
        handler.send_header(name, value)
    handler.end_headers()
    try:
        if page.drip_s:
            for at in range(len(body)):
                handler.wfile.write(body[at : at + 1])
                time.sleep(page.drip_s)
        else:
            handler.wfile.write(body)
    except OSError:
        return
    if page.cut:
        _reset(handler)


def _reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True
