"""The classifier of support: what must always hold, and that what ships is what was measured."""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.verification.support import SUPPORTED, probabilities, probability
from contentgen.verification.support.features import GROUPS, features
from contentgen.verification.support.fitted import fitted
from contentgen.verification.support.lexicon import by_beginning, lexicon
from contentgen.verification.support.pair import Pair
from contentgen.verification.support.words import Words, form, sentences

SOURCE = (
    "The pilot ran in Lyon for six weeks in 2023. Operators accepted 81% of the drafts without edits. "
    "Billing disputes were left to people, because a wrong refund costs more than a late one."
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200)


def test_a_sentence_of_the_source_is_supported_and_one_about_something_else_is_not() -> None:
    own, other = probabilities(
        [
            (SOURCE, "Operators accepted 81% of the drafts without edits."),
            (SOURCE, "Penguins breed on the ice shelf in the dark of the Antarctic winter."),
        ]
    )
    assert own >= SUPPORTED > other


@pytest.mark.parametrize(
    "altered",
    [
        "Operators accepted 37% of the drafts without edits.",
        "Operators never accepted any of the drafts without edits.",
        "Surgeons accepted 81% of the drafts without edits.",
    ],
)
def test_an_altered_sentence_is_less_probable_than_the_true_one(altered: str) -> None:
    assert probability(SOURCE, altered) < probability(SOURCE, "Operators accepted 81% of the drafts without edits.")


@pytest.mark.parametrize(("source", "claim"), [("", "A claim."), ("A source.", ""), ("", ""), ("...", "!!!")])
def test_nothing_to_compare_is_never_probable(source: str, claim: str) -> None:
    assert probability(source, claim) == 0.0


@settings(max_examples=60, deadline=None)
@given(source=TEXTS, claim=TEXTS)
def test_any_two_texts_get_a_probability_and_the_same_one_in_company(source: str, claim: str) -> None:
    alone = probability(source, claim)
    assert 0.0 <= alone <= 1.0
    assert probabilities([(SOURCE, "The pilot ran in Lyon."), (source, claim)])[1] == pytest.approx(alone)


@settings(max_examples=60, deadline=None)
@given(source=TEXTS, claim=TEXTS)
def test_features_are_finite_and_those_that_were_fitted(source: str, claim: str) -> None:
    pair = Pair.of(source, claim)
    if pair.comparable:
        found = features(pair)
        assert set(fitted().features) == set(found)
        assert np.isfinite(list(found.values())).all()


def test_no_two_groups_give_a_feature_of_one_name() -> None:
    pair = Pair.of(SOURCE, "The pilot ran in Lyon.")
    names = [name for group in GROUPS for name in group(pair)]
    assert len(names) == len(set(names))


def test_a_number_has_one_form_in_digits_and_words() -> None:
    assert form("1,200") == form("1200")
    assert form("twelve") == "12"
    assert Words.of("It’s the team’s 3.50").forms[-1] == "3.5"


def test_lines_and_loose_stops_end_a_sentence_and_scraps_join_the_one_before() -> None:
    assert sentences("The run began at noon . It ended late in the day\nNobody saw it happen at all") == (
        "The run began at noon",
        "It ended late in the day",
        "Nobody saw it happen at all",
    )
    assert sentences("The whole run ended late. Oh well.") == ("The whole run ended late. Oh well.",)


def test_relatives_stand_in_for_a_word_and_rivals_exclude_it() -> None:
    words = lexicon()
    known = {form("purchase"), form("rise")}
    assert words.stand_ins(form("buy"), known, by_beginning(known))
    assert words.rivals(form("increase"), form("decrease"))
    assert words.rivals(form("Monday"), form("Tuesday"))
    assert not words.rivals(form("buy"), form("purchase"))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    words = lexicon()
    assert words.rarity("zirconium") > words.rarity(form("company")) > 0


def test_the_card_quotes_what_was_measured() -> None:
    folder = files("contentgen.verification.support")
    measured = json.loads(folder.joinpath("data/measured.json").read_text(encoding="utf-8"))
    card = folder.joinpath("MODEL_CARD.md").read_text(encoding="utf-8")
    for part in measured.values():
        assert f"{100 * part['accuracy']:.1f} %" in card
        assert f"{part['auc']:.3f}" in card
        for name, row in part["by_set"].items():
            assert f"| {name} | {row['n']} | {100 * row['accuracy']:.1f} | {row['auc']:.3f} |" in card
