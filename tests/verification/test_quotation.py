"""Quotations stand in their source word for word, or they do not ship."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Sentence
from contentgen.verification import check_sentence
from contentgen.verification.quotation import quotations, without_quotations
from tests.material import item, source

KNOWN = "Labels arrive late or never, and any component of a pipeline can fail silently."


@pytest.mark.parametrize(
    "text",
    [
        "They say “labels arrive late or never”.",
        'They say "labels arrive late or never".',
        "They say “Labels arrive late or never ...”",
        "They say “labels arrive ... fail silently”.",
        "What they call “late labels” hurts.",
        "No quotation here.",
    ],
)
def test_what_stands_in_the_source_may_be_quoted(text: str) -> None:
    assert quotations(text, KNOWN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "They say “labels always arrive on time”.",
        'They say "labels never ever arrive".',
        "“Late or never, arrive labels”",
    ],
)
def test_what_does_not_is_named(text: str) -> None:
    assert quotations(text, KNOWN)


def test_a_claim_with_a_made_up_quotation_fails() -> None:
    cited = item(claim=KNOWN)
    sentence = Sentence(
        text="Labels “arrive late and never on a Friday”, so a pipeline can fail silently.", evidence=("E1",)
    )
    assert check_sentence(sentence, [cited], [source()]).status == "unsupported"


def test_an_opinion_quotes_nobody() -> None:
    sentence = Sentence(text="“The dashboards were green all night”, as engineers put it.", kind="opinion")
    judged = check_sentence(sentence, [], [])
    assert (judged.status, judged.reasons) == ("unsupported", ("a quotation without evidence",))


def test_the_first_person_of_a_quoted_source_is_not_the_authors() -> None:
    quoted = item(claim="We lost two days of labels.", quote="We lost two days of labels.")
    sentence = Sentence(text="Li reports: “We lost two days of labels.”", evidence=("E1",))
    assert check_sentence(sentence, [quoted], [source()]).status == "supported"
    assert without_quotations(sentence.text).split() == ["Li", "reports:"]


@given(st.text(max_size=80))
def test_a_text_quotes_itself(text: str) -> None:
    assert quotations(f"“{text}”", text) == () or "“" in text or "”" in text
