"""A server process for tests: everything of the real one but the runtime, whose place an answer from a table takes.

A file `die` beside its state kills it in the middle of a call; a file `die-once` does so one time.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from contentgen.embedded.serve import Order, order_of, run

ANSWER = {"city": "Paris"}


class Tiny:
    """Answers every question with Paris."""

    def __init__(self, order: Order) -> None:
        tiny, self.done, self.order = self, 0, order

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                tiny.reply(self, {"data": [{"id": order.alias}]})

            def do_POST(self) -> None:
                tiny.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_address[1]}"

    def work(self) -> int | None:
        return self.done

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        folder = self.order.state.parent
        if (folder / "die").exists() or (folder / "die-once").exists():
            (folder / "die-once").unlink(missing_ok=True)
            os.kill(os.getpid(), signal.SIGKILL)
        if request.headers.get("Authorization") != f"Bearer {self.order.key}":
            self.reply(request, {"error": "no key"}, 401)
            return
        self.done += 1
        (folder / "asked.json").write_text(json.dumps(body), "utf-8")
        choice = {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": json.dumps(ANSWER)},
        }
        usage = {"prompt_tokens": 5, "completion_tokens": 3, "total_tokens": 8}
        self.reply(
            request,
            {"id": "1", "object": "chat.completion", "created": 1, "model": "t", "choices": [choice], "usage": usage},
        )

    def reply(self, request: BaseHTTPRequestHandler, value: object, status: int = 200) -> None:
        data = json.dumps(value).encode()
        request.send_response(status)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)


if __name__ == "__main__":
    run(order_of(sys.argv[1:]), Tiny)
