from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from contentgen.chains import ModelSession
from contentgen.llm import Answers, RetryPolicy, open_model
from contentgen.model import Event, Progress, silent
from contentgen.settings import load
from tests.server import ScriptedServer

KEY = "sk-very-secret-0123456789"

OpenSession = Callable[..., ModelSession]


class Topic(BaseModel):
    topic: str


class Outline(BaseModel):
    """An outline."""

    title: str
    points: list[str] = Field(min_length=1)


GOOD = {"title": "A title", "points": ["x", "y"]}


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    folder = tmp_path / "prompts"
    folder.mkdir()
    (folder / "outline.md.j2").write_text(
        "{% block system %}You plan.{% endblock %}{% block user %}Outline: {{ topic }}{% endblock %}"
    )
    return folder


@pytest.fixture
def open_session(server: ScriptedServer, prompts: Path, tmp_path: Path) -> OpenSession:
    """Open a session on the local server, with waits of milliseconds."""

    def opened(
        *, progress: Progress = silent, log: Path | None = None, policy: RetryPolicy | None = None, **flags: object
    ) -> ModelSession:
        asked: dict[str, object] = {"model": "openai:local", "base_url": server.url, **flags}
        return ModelSession(
            model=open_model(load(asked, {"CONTENTGEN_API_KEY": KEY}, tmp_path)),
            prompts=(prompts,),
            answers=Answers(log),
            policy=policy or RetryPolicy(attempts=3, first_wait_s=0.001),
            progress=progress,
            unusable=tmp_path / "unusable",
        )

    return opened


@pytest.fixture
def events() -> list[Event]:
    return []
