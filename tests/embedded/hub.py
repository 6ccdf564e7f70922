"""A hub on the loopback: one file, by ranges, with faults on demand."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Hub:
    """What it serves, after how many bytes each request is dropped (0: not), and which ranges it was asked for."""

    data: bytes
    drops: list[int] = field(default_factory=list)
    linked: str = ""
    ranges: bool = True
    status: int = 200
    asked: list[str] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def running(self) -> Iterator[Hub]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        self.url = f"http://127.0.0.1:{server.server_address[1]}/tiny.gguf"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = request.headers.get("Range", "")
        self.asked.append(asked)
        match = re.fullmatch(r"bytes=(\d+)-", asked) if self.ranges else None
        begin = int(match[1]) if match else 0
        request.send_response(self.status if self.status != 200 else 206 if match else 200)
        body = self.data[begin:]
        request.send_header("Content-Length", str(len(body)))
        if match:
            request.send_header("Content-Range", f"bytes {begin}-{len(self.data) - 1}/{len(self.data)}")
        if self.linked:
            request.send_header("X-Linked-Etag", f'"{self.linked}"')
        request.end_headers()
        drop = self.drops.pop(0) if self.drops else 0
        request.wfile.write(body[:drop] if drop else body)
        request.close_connection = True
