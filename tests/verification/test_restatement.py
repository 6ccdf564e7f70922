"""What may stand for a verbatim passage: the same in other words, with its figures, names, negations and hedges."""

from __future__ import annotations

import pytest

from contentgen.verification import faults_of_restatement
from tests.material import item, source

FERMENT = "A dough with poor salt does not ferment evenly, so sourdough fermentation slows by 55 minutes."
TRIAL = "In the 2024 trial, steady salt raised the dough by up to 52 percent after 5 hours."


def faults(text: str, quote: str) -> str:
    return "; ".join(faults_of_restatement(text, item(claim=quote, quote=quote), source()))


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        (
            "Sourdough fermentation slows by 55 minutes where poor salt keeps a dough from fermenting evenly, not fully.",
            FERMENT,
        ),
        ("A dough poor in salt ferments unevenly, which slows sourdough fermentation by 55 minutes.", FERMENT),
        ("Steady salt in the 2024 trial raised dough by up to 52 percent after 5 hours.", TRIAL),
        ("After 5 hours, the dough of the 2024 trial had a raise of at most 52 percent with steady salt.", TRIAL),
        ("Tracing may help teams find faults.", "Tracing could help teams to find faults."),
    ],
)
def test_the_same_in_other_words_may_stand(claim: str, quote: str) -> None:
    assert faults(claim, quote) == ""


@pytest.mark.parametrize(
    ("claim", "quote", "why"),
    [
        ("Steady salt raised the dough by up to 62 percent in the 2024 trial.", TRIAL, "number 62 is not in the evidence"),
        ("In the 2023 trial, steady salt raised the dough by up to 52 percent.", TRIAL, "number 2023"),
        ("At Umbrella, steady salt raised the dough by up to 52 percent.", TRIAL, "name 'umbrella'"),
        ("Steady salt raised the dough by 52 percent after 5 hours.", TRIAL, "drops an upper bound"),
        ("A dough with poor salt does ferment evenly, so fermentation slows.", FERMENT, "states what the evidence denies"),
        ("Steady salt never raised the dough by up to 52 percent.", TRIAL, "negates what the evidence states"),
        ("Steady salt lowered bread prices, wages, rents and taxes by up to 52 percent.", TRIAL, "of the wording"),
        ("Tracing helps teams find faults.", "Tracing could help teams to find faults.", "drops a possibility"),
        ("Costs rose by half.", "Costs are estimated to have risen by half.", "drops a doubt"),
        ("Audits fail.", "Some audits fail in winter.", "drops a part"),
        ("We measured up to 52 percent after 5 hours with steady salt.", TRIAL, "first person"),
        ("Did steady salt raise the dough by up to 52 percent?", TRIAL, "a question is no claim"),
        ("Steady salt raised the dough by up to 52 percent, see www.salt.shop.", TRIAL, "'www.salt.shop' is not in the quote"),
        ("Steady salt raised the dough by up to 52 percent [citation needed].", TRIAL, "placeholder"),
    ],
)  # fmt: skip
def test_more_less_or_other_than_the_passage_may_not(claim: str, quote: str, why: str) -> None:
    assert why in faults(claim, quote)


def test_the_title_and_year_of_its_source_are_no_ground() -> None:
    quote = "Steady salt raised the dough."

    assert "number 2024" in faults("In 2024, steady salt raised the dough.", quote)
    assert "name 'li'" in faults("Li raised the dough with steady salt.", quote)
