"""Which way of asking for structured output works with a model; learned once, remembered by its owner."""

from __future__ import annotations

import threading
from typing import Literal

Method = Literal["json_schema", "function_calling", "json_mode", "prompt"]
METHODS: tuple[Method, ...] = ("json_schema", "function_calling", "json_mode", "prompt")


class Ladder:
    """The ways from best to plainest, and what is known about each. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._proven: dict[str, Method] = {}
        self._refused: set[tuple[str, str, Method]] = set()

    def start(self, model: str, schema: str) -> Method:
        """Choose the way to begin with: the one that worked, unless this schema was refused on it."""
        with self._lock:
            first = METHODS.index(self._proven.get(model, METHODS[0]))
            open_ = (way for way in METHODS[first:] if (model, schema, way) not in self._refused)
            return next(open_, METHODS[-1])

    def below(self, method: Method) -> Method | None:
        """Return the next plainer way, or None at the foot."""
        rest = METHODS[METHODS.index(method) + 1 :]
        return rest[0] if rest else None

    def proven(self, model: str, method: Method) -> bool:
        """Tell whether this way has worked with the model."""
        with self._lock:
            return self._proven.get(model) == method

    def worked(self, model: str, method: Method) -> None:
        """Remember the first way that worked; a schema that needs a plainer one changes nothing else."""
        with self._lock:
            self._proven.setdefault(model, method)

    def refused(self, model: str, schema: str, method: Method) -> None:
        """Remember that this way does not do for this schema."""
        with self._lock:
            self._refused.add((model, schema, method))
