"""What a writer may not get past the check by calling it an opinion, a question or its own experience."""

from __future__ import annotations

import pytest

from contentgen.model import Proof, Sentence, SentenceKind
from contentgen.verification import check_sentence, kind_of

PROOF = (Proof(statement="I cut false alerts at Umbrella by 40%", period="2025"),)


def status(text: str, kind: SentenceKind = "opinion", proof: tuple[Proof, ...] = ()) -> str:
    return check_sentence(Sentence(text=text, kind=kind), [], [], topic="AI observability", proof=proof).status


@pytest.mark.parametrize(
    "text",
    [
        "Monitoring halves outages.",
        "Most outages come from drift.",
        "Nearly every team loses customers to silent failures.",
        "Good traces guarantee reliable answers.",
    ],
)
def test_an_opinion_that_counts_or_promises_fails(text: str) -> None:
    assert status(text) == "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "I cut false alerts at Google by 40%.",
        "I never cut false alerts at Umbrella.",
        "I cut false alerts at Umbrella by 90%.",
        "We did it too.",
        "Did you know that I doubled my own client's revenue?",
    ],
)
def test_the_first_person_says_no_more_than_the_profile(text: str) -> None:
    assert status(text, kind_of(text), PROOF) == "unsupported"


def test_the_first_person_may_say_what_the_profile_says() -> None:
    assert status("In 2025 I cut false alerts at Umbrella by 40%.", "personal", PROOF) == "supported"
