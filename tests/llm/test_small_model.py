from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from contentgen.brief import brief_of
from contentgen.chains import ModelSession, open_session
from contentgen.channels.blog import sentences_of
from contentgen.desk import lay_out
from contentgen.embedded.catalogue import DEFAULT
from contentgen.embedded.install import install, origins_of
from contentgen.embedded.server import Serving, ready, state_path
from contentgen.llm.embedded import open_embedded
from contentgen.model import silent
from contentgen.settings import load
from contentgen.stages.check import Checker, check_article, passed
from contentgen.stages.floor import Floor
from contentgen.stages.mend import mend
from contentgen.stages.research import find_evidence
from contentgen.store import create
from tests.embedded.test_server import waited
from tests.embedded.tiny import tiny_model
from tests.small_model import CONTEXT_TOKENS, SHA256, cache, weights

pytestmark = pytest.mark.slow


class Question(BaseModel):
    country: str


class Capital(BaseModel):
    """The capital of a country."""

    city: str = Field(min_length=2, max_length=40)
    continent: str = Field(min_length=2, max_length=40)


def test_a_real_small_model_answers_in_the_schema_and_is_metered(small_model: str, tmp_path: Path) -> None:
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    (prompts / "capital.md.j2").write_text(
        "{% block user %}Name the capital of {{ country }} and its continent.{% endblock %}"
    )
    flags = {
        "model": "openai:smollm2",
        "base_url": small_model,
        "temperature": 0,
        "seed": 7,
        "max_output_tokens": 64,
    }
    session = open_session(load(flags, {}, tmp_path), (prompts,))

    capital = session.ask("capital", Question(country="France"), Capital, "test")

    assert "paris" in capital.city.lower()
    usage = session.meter.snapshot().stage("test")
    assert usage.calls == usage.attempts == 1
    assert usage.unmetered == 0
    assert usage.tokens_in > 10
    assert 5 < usage.tokens_out <= 64
    assert usage.tokens_per_second > 0


def test_a_section_by_a_real_small_model_ships_only_what_its_evidence_holds(small_model: str, tmp_path: Path) -> None:
    flags = {
        "model": "openai:smollm2",
        "base_url": small_model,
        "temperature": 0,
        "seed": 7,
        "max_output_tokens": 400,
        "timeout_s": 300,
        "attempts": 1,
        "max_concurrency": 1,
    }
    settings = load(flags, {}, tmp_path)
    brief = brief_of("AI observability", settings, date(2026, 11, 23))
    folder = create(tmp_path / "out", brief.today, brief.topic)
    desk = lay_out(brief, settings, folder, silent)
    research = find_evidence(brief, desk.bank.keywords(), silent)
    plan = desk.floor.outline(brief, research)
    checker = Checker(brief, research)

    section = mend(desk.writer.section(brief, research, plan, 0), checker, desk.writer)
    frame = desk.floor.article(brief, research, plan, (section,))
    checked, degradations = check_article(frame, checker, Floor(brief, research, plan, desk.floor).section)

    shipped = next(s for s in checked.article.sections if s.heading == plan.sections[0].heading)
    sentences = [sentence for block in shipped.blocks for sentence in sentences_of(block)]
    assert any(sentence.evidence for sentence in sentences)
    assert all(passed(sentence) for sentence in sentences)
    assert desk.meter.snapshot().total.tokens_out > 20
    assert checked.removals or degradations or desk.writer.degradations  # this model cannot do it unaided


def test_the_embedded_server_runs_a_real_small_model_until_it_is_idle(tmp_path: Path) -> None:
    file = weights(cache())
    model = tiny_model().model_copy(
        update={"size": file.stat().st_size, "sha256": SHA256, "context_tokens": CONTEXT_TOKENS}
    )
    models = tmp_path / "models"
    install(model, models, origins_of(model, str(file)), silent)
    prompts = tmp_path / "prompts"
    prompts.mkdir()
    (prompts / "capital.md.j2").write_text(
        "{% block user %}Name the capital of {{ country }} and its continent.{% endblock %}"
    )
    serving = Serving(models=models, idle_s=4)
    opened = open_embedded(DEFAULT.name, load({"max_output_tokens": 64}, {}, tmp_path), lambda: ready(model, serving))

    said = [
        ModelSession(model=opened, prompts=(prompts,)).ask("capital", Question(country="France"), Capital, "test")
        for _ in range(2)
    ]

    assert said[0] == said[1]
    assert "paris" in said[0].city.lower()
    state = state_path(model, models)
    assert waited(lambda: not state.exists(), 30)
