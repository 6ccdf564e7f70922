"""The model of the judge's role, opened on request alone, and what its calls cost."""

from __future__ import annotations

from contentgen.chains import ModelSession, open_session
from contentgen.errors import UserError
from contentgen.llm import Answers, Usage
from contentgen.model import Progress
from contentgen.resources import folders
from contentgen.settings import Settings


def open_judge(settings: Settings, progress: Progress, answers: Answers | None = None) -> ModelSession:
    """The session of the judge's model; `answers` keeps what it says, so that nothing is asked twice.

    Raises:
        UserError: no model is named: a key in the environment spends nothing by itself.

    """
    if not settings.choice("judge").model:
        raise UserError(
            "a model judge needs a model: name it with --judge-model provider:name (for instance openai:gpt-5.2, or "
            "openai:NAME with --judge-base-url http://127.0.0.1:8080/v1), or in contentgen.toml under [judge]"
        )
    prompts = folders("prompts", settings.prompts, settings.project)
    return open_session(settings, prompts, role="judge", answers=answers, progress=progress)


def cost_of(settings: Settings, usage: Usage) -> float | None:
    """What the judge's calls cost by the set prices; None where these are not known, or are another model's."""
    if settings.model and settings.choice("judge").model != settings.model:
        return None
    return None if usage.total.unmetered else usage.cost(settings.price_in, settings.price_out)
