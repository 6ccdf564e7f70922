"""What is written about: the topics of `topics.toml`, and where each one's recordings and texts lie."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import TypeAdapter

from contentgen.model import Frozen

HERE = Path(__file__).parent
#: who writes, in the order of the tables; `plain` is one good prompt to the model that `full` asks, on the same evidence
WRITERS = ("offline", "voice", "full", "plain")


class Topic(Frozen):
    """A topic; with a `package`, the documents of it that are its sources, else the built-in library is."""

    name: str
    topic: str
    package: str = ""
    licence: str = ""
    files: tuple[str, ...] = ()

    @property
    def recorded(self) -> Path:
        """The folder of its recordings, one a writer that asks a model."""
        return HERE / "recordings" / self.name

    def text(self, writer: str) -> Path:
        """What a reader is shown of a writer's."""
        return HERE / "texts" / self.name / f"{writer}.md"


def topics() -> tuple[Topic, ...]:
    """All topics, in their order."""
    rows = tomllib.loads((HERE / "topics.toml").read_text(encoding="utf-8"))["topics"]
    return TypeAdapter(tuple[Topic, ...]).validate_python(rows)
