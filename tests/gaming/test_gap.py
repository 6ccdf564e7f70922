"""The gap between decent and gamed texts: at least 30 points, for each score that a kind tries to game."""

from __future__ import annotations

import itertools
from statistics import median

import pytest

from tests.gaming.suite import (
    CHANNELS,
    NAMES,
    Kind,
    Text,
    clean,
    decent,
    decent_median,
    decent_tenth,
    gamed,
    gap,
    kinds,
)
from tests.gaming.variants import RECIPES

GAP = 30
HELD = [text for text in gamed() if not text.missed]
MISSED = [text for text in gamed() if text.missed]


def kind_of(text: Text) -> Kind:
    return next(kind for kind in kinds() if kind.name == text.kind)


@pytest.mark.parametrize("text", HELD, ids=lambda text: text.name)
def test_a_gamed_text_lies_far_under_the_decent_median(text: Text) -> None:
    gaps = {name: gap(text, name) for name in kind_of(text).scores}
    assert min(gaps.values()) >= GAP, gaps


@pytest.mark.parametrize("text", MISSED, ids=lambda text: text.name)
def test_a_text_listed_as_missed_is_still_missed(text: Text) -> None:
    """When a rule learns to see it, its name leaves `missed` in `kinds.toml`."""
    assert min(gap(text, name) for name in kind_of(text).scores) < GAP


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.name)
def test_a_kind_is_held_in_each_channel_that_it_applies_to(kind: Kind) -> None:
    for channel, name in itertools.product(kind.channels, kind.scores):
        texts = kind.texts(channel)
        assert texts, channel
        if all(text.missed for text in texts):
            assert channel in kind.out_of_reach
            continue
        assert channel not in kind.out_of_reach
        middle = median(text.points(name) for text in texts if not text.missed)
        assert decent_median(channel, name) - middle >= GAP
        assert middle < decent_tenth(channel, name)


def test_the_suite_has_the_texts_that_it_promises() -> None:
    assert {text.channel for text in decent()} == set(CHANNELS)
    assert len(decent()) >= 40
    assert len(gamed()) >= 40
    assert len(kinds()) == 8
    for kind in kinds():
        assert len(kind.texts()) >= 5
        assert any(text.kept_back for text in kind.texts())
        assert set(kind.scores) <= set(NAMES)
        assert {text.channel for text in kind.texts()} == set(kind.channels)
        assert set(kind.missed) <= {text.path.stem for text in kind.texts()}
    assert {text.kind for text in gamed()} == {kind.name for kind in kinds()}


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.path.stem)
def test_a_generated_text_is_what_its_recipe_makes(recipe: object) -> None:
    assert recipe.path.read_text(encoding="utf-8") == recipe.made()  # type: ignore[attr-defined]


# --- decent texts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", decent(), ids=lambda text: text.name)
def test_a_decent_text_has_no_blocker_and_no_error(text: Text) -> None:
    found = [f"{each.id}, line {each.line}" for each in text.scores().findings if each.severity in {"blocker", "error"}]
    assert found == []


def test_clean_texts_have_no_error_and_few_warnings() -> None:
    assert len(clean()) == 10
    severities = [[finding.severity for finding in text.scores().findings] for text in clean()]
    assert not {"error", "blocker"} & set(itertools.chain.from_iterable(severities))
    warnings = [each.count("warning") for each in severities]
    assert median(warnings) <= 4
    assert max(warnings) <= 6


def test_no_rule_warns_of_more_than_half_of_the_decent_texts() -> None:
    warned: dict[str, int] = {}
    for text in decent():
        for rule in {each.id for each in text.scores().findings if each.severity in {"warning", "error"}}:
            warned[rule] = warned.get(rule, 0) + 1
    assert {rule: count for rule, count in warned.items() if count > len(decent()) / 2} == {}
