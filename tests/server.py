"""A local OpenAI-compatible server: scripted answers and faults on a real socket, every request kept."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """What the server does with one request."""

    content: str | None = ""
    finish: str = "stop"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    delay_s: float = 0.0
    cut: bool = False
    raw: bytes | None = None
    error: Body = field(default_factory=dict)
    usage: bool = True
    refusal: str | None = None
    chunk: int = 0
    drip_s: float = 0.0


@dataclass(frozen=True)
class Request:
    """What the server was sent."""

    path: str
    headers: dict[str, str]
    body: Body

    @property
    def form(self) -> str:
        """How structured output was asked for."""
        if self.body.get("tools"):
            return "function_calling"
        kind = self.body.get("response_format", {}).get("type", "")
        return {"json_schema": "json_schema", "json_object": "json_mode"}.get(kind, "prompt")

    @property
    def messages(self) -> list[tuple[str, str]]:
        return [(message["role"], message["content"]) for message in self.body["messages"]]


def answer(value: object) -> Reply:
    """A usable answer: any JSON value, or a text as it is."""
    return Reply(content=value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def fault(status: int, message: str = "scripted fault", **headers: str) -> Reply:
    """An error of the provider; `retry_after="1"` becomes the header Retry-After."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    kind = "rate_limit_error" if status == 429 else "invalid_request_error"
    return Reply(status=status, error={"message": message, "type": kind}, headers=named)


def slow(seconds: float) -> Reply:
    return Reply(content="{}", delay_s=seconds)


def dripping(seconds: float) -> Reply:
    """A whole answer, one byte after the other, each well before any timeout between two of them."""
    return Reply(content=" " * int(seconds / 0.05), chunk=1, drip_s=0.05)


def cut_connection() -> Reply:
    return Reply(cut=True)


def truncated(text: str) -> Reply:
    return Reply(content=text, finish="length")


class ScriptedServer:
    """Replies from a list, one a request, or from a function of the request."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.looked_up: list[Request] = []
        self.models: tuple[str, ...] = ()
        self.most_at_once = 0
        self._at_once = 0
        self._script: list[Reply] = []
        self._behaviour: Callable[[Request], Reply] | None = None
        self._lock = threading.Lock()
        self._http = _Listener(self)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    @property
    def forms(self) -> list[str]:
        return [request.form for request in self.requests]

    def script(self, *replies: Reply) -> None:
        self._script.extend(replies)

    def behave(self, behaviour: Callable[[Request], Reply]) -> None:
        self._behaviour = behaviour

    def reply_to(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            if self._script:
                return self._script.pop(0)
        if self._behaviour is not None:
            return self._behaviour(request)
        return fault(418, "the script of this test is used up")

    @contextmanager
    def busy(self) -> Iterator[None]:
        with self._lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self._lock:
                self._at_once -= 1

    @contextmanager
    def running(self) -> Iterator[ScriptedServer]:
        thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            self._http.server_close()
            thread.join()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, scripted: ScriptedServer) -> None:
        self.scripted = scripted
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listener

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        with self.server.scripted.busy():
            reply = self.server.scripted.reply_to(request)
            time.sleep(reply.delay_s)
            if reply.cut:
                self._cut()
            else:
                self._send(reply, _payload(reply, request))

    def do_GET(self) -> None:
        """A list of models where the test named some, else nothing that this server knows."""
        scripted = self.server.scripted
        scripted.looked_up.append(Request(self.path, {n.lower(): v for n, v in self.headers.items()}, {}))
        if not scripted.models:
            self.send_error(501)
            return
        names = [{"id": name, "object": "model"} for name in scripted.models]
        self._send(Reply(), json.dumps({"object": "list", "data": names}).encode())

    def _cut(self) -> None:
        self.wfile.write(b'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"id": "x", "cho')
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _send(self, reply: Reply, payload: bytes) -> None:
        self.send_response(reply.status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(payload)))
        for name, value in reply.headers:
            self.send_header(name, value)
        self.end_headers()
        for start in range(0, len(payload), reply.chunk or len(payload)):
            self.wfile.write(payload[start : start + (reply.chunk or len(payload))])
            self.wfile.flush()
            time.sleep(reply.drip_s)


def _payload(reply: Reply, request: Request) -> bytes:
    if reply.raw is not None:
        return reply.raw
    if reply.status != 200:
        return json.dumps({"error": reply.error}).encode()
    message: Body = {"role": "assistant", "content": reply.content, "refusal": reply.refusal}
    if request.form == "function_calling" and reply.content:
        name = request.body["tools"][0]["function"]["name"]
        call = {"id": "c1", "type": "function", "function": {"name": name, "arguments": reply.content}}
        message |= {"content": None, "tool_calls": [call]}
    choice = {"index": 0, "message": message, "finish_reason": reply.finish}
    whole = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    if reply.usage:
        whole["usage"] = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    return json.dumps(whole, ensure_ascii=False).encode()
