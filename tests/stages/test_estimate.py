"""What a plan says that a run will cost is near what a run costs."""

from __future__ import annotations

import pytest

from contentgen.chains import ModelSession
from contentgen.llm import ChatModel
from contentgen.model import Brief, Outline
from contentgen.outcome import Asking
from contentgen.resources import shipped
from contentgen.stages.check import Checker
from contentgen.stages.estimate import costs_of, estimate
from contentgen.writers.base import Writer
from contentgen.writers.full import FullWriter
from contentgen.writers.offline import OfflineWriter
from contentgen.writers.voice.writer import VoiceWriter
from tests.material import TOPICS, Written, bank, brief_for, found, full_writer
from tests.models import honest

TOPIC = TOPICS[0]


def session(model: ChatModel) -> ModelSession:
    return ModelSession(model=model, prompts=(shipped("prompts"),))


def over(model: ChatModel) -> Writer:
    return FullWriter(session(model), checklist_heading="To do")


def estimated(brief: Brief) -> dict[str, Asking]:
    plan = full_writer(honest).outline(brief, found(TOPIC))
    return {step.step: step for step in estimate(brief, found(TOPIC), plan, over)}


def test_the_steps_are_those_that_the_run_then_takes() -> None:
    brief = brief_for(TOPIC)
    writer = full_writer(honest)
    Written(brief, found(TOPIC), writer)
    used = writer.session.meter.snapshot()

    steps = estimated(brief)

    assert list(steps) == ["sections", "mending", "frame", "linkedin", "thread"]
    assert steps["sections"].calls == used.stage("sections").calls
    assert steps["frame"].calls == used.stage("frame").calls
    for name in ("sections", "frame"):
        assert steps[name].tokens_in == pytest.approx(used.stage(name).tokens_in, rel=0.25)
    for name in ("linkedin", "thread"):
        assert steps[name].calls <= used.stage(name).calls <= steps[name].most_calls
    assert (steps["mending"].calls, steps["mending"].most_calls) == (0, steps["sections"].calls)


def test_a_post_that_is_not_asked_for_costs_nothing() -> None:
    assert "thread" not in estimated(brief_for(TOPIC, channels=("blog", "linkedin")))


def test_a_shorter_article_is_estimated_to_be_shorter() -> None:
    assert (
        estimated(brief_for(TOPIC, length=300))["sections"].tokens_out
        < estimated(brief_for(TOPIC))["sections"].tokens_out
    )


def test_a_small_model_is_asked_for_the_questions_of_the_posts_and_where_the_phrase_bank_knows_nothing() -> None:
    brief, floor, research = brief_for(TOPIC), OfflineWriter(bank()), found(TOPIC)
    plan = floor.outline(brief, research)
    general = plan.model_copy(
        update={"sections": tuple(each.model_copy(update={"question": "kind:fact"}) for each in plan.sections)}
    )

    def calls(outline: Outline) -> dict[str, int]:
        steps = estimate(brief, research, outline, lambda model: VoiceWriter(session(model), floor, Checker))
        return {step.step: step.calls for step in steps}

    assert calls(plan) == {"linkedin": 1}
    assert calls(general)["sections"] == len(plan.sections)


def test_prices_make_a_cost_from_smooth_to_at_most() -> None:
    step = Asking(
        step="sections", calls=1, tokens_in=1000, tokens_out=100, most_calls=2, most_tokens_in=2000, most_tokens_out=200
    )

    costs = costs_of([step, step], price_in=1.0, price_out=10.0)

    assert (costs.cost, costs.most_cost) == (pytest.approx(0.004), pytest.approx(0.008))
    assert costs_of([step], None, 10.0).cost is None
    assert (costs.total.calls, costs.total.most_tokens_out) == (2, 400)
