"""A sentence may not be stronger than its evidence."""

from __future__ import annotations

import pytest

from contentgen.verification.strength import limits_lost, only_limits
from tests.material import item, library


@pytest.mark.parametrize(
    ("claim", "sentence", "reason"),
    [
        ("Caching cut cost by up to 30%.", "Caching cut cost by 30%.", "drops “up to” before 30%"),
        ("At least 1,200 pairs were read.", "They read 1200 pairs.", "drops “at least” before 1,200"),
        ("About 40% of alerts were noise.", "40% of alerts were noise.", "drops “about” before 40%"),
        ("Judges may prefer long answers.", "Judges prefer long answers.", "drops “may” before “prefer”"),
        ("Models tend to fail silently.", "Models fail silently.", "drops “tend to” before “fail”"),
        ("Labels often arrive late.", "Labels arrive late.", "drops “often” before “arrive”"),
        ("Li argues that logs mislead.", "Logs mislead.", "drops “argues” of the evidence"),
    ],
)
def test_a_limit_that_is_gone_is_named(claim: str, sentence: str, reason: str) -> None:
    assert reason in limits_lost(sentence, [item(claim=claim)])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Caching cut cost by up to 30%.", "Caching cut cost by at most 30%."),
        ("Caching cut cost by up to 30%.", "Caching cut cost."),
        ("At least 1,200 pairs were read.", "More than 1,200 pairs were read."),
        ("Judges may prefer long answers.", "Judges can prefer long answers."),
        ("Judges may prefer long answers.", "Some judges prefer long answers."),
        ("Judges may prefer long answers.", "Length is what judges look at."),
        ("Li argues that logs mislead.", "According to Li, logs mislead."),
        ("Up to 30% were lost, and 30% of the bytes as well.", "30% of the bytes were lost."),
        ("Logs may mislead, and traces mislead too.", "Traces mislead."),
    ],
)
def test_a_limit_that_is_kept_or_concerns_something_else_is_not(claim: str, sentence: str) -> None:
    assert limits_lost(sentence, [item(claim=claim)]) == ()


def test_naming_the_source_attributes_an_opinion() -> None:
    evidence = item(claim="The authors argue that logs mislead.")
    assert limits_lost("Logs mislead.", [evidence])
    assert not limits_lost("To Li and Wang, logs mislead.", [evidence], ["Li and Wang"])


def test_only_limits_tells_a_sentence_that_is_merely_too_strong() -> None:
    assert only_limits(["drops “may” before “prefer”"])
    assert not only_limits(["drops “may” before “prefer”", "number 4 is not in the evidence"])
    assert only_limits(["says 30 where the evidence says 'up to 30'", "drops “up to” before 30%"])
    assert not only_limits(["says 30 where the evidence says 'up to 40'"])
    assert not only_limits([])


def test_no_other_wording_in_the_library_is_stronger_than_its_statement() -> None:
    stronger = [
        (passage.id, wording)
        for source in library()
        for passage in source.passages
        for wording in (passage.short, passage.attributed, passage.statement)
        if limits_lost(wording, [item(claim=passage.statement or passage.text)])
    ]
    assert stronger == []
