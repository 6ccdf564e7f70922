from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from contentgen.chains import open_session
from contentgen.settings import load

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
