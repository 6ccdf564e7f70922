"""What must always hold of the rules that compare a claim with its evidence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Evidence, Sentence
from contentgen.verification import check_sentence
from contentgen.verification.agreement import disagreements
from tests.material import found, item, source

LEDGER = found("AI observability").ledger
WITH_FIGURES = [e for e in LEDGER if re.search(r"\b\d{2,3}%", e.claim)]


@given(st.sampled_from(LEDGER), st.sampled_from(LEDGER))
def test_a_sentence_of_the_evidence_is_never_held_against(one: Evidence, other: Evidence) -> None:
    assert disagreements(one.claim, f"{one.claim} {other.claim}") == ((), ())


@given(st.sampled_from(WITH_FIGURES), st.integers(min_value=11, max_value=999))
def test_a_figure_that_the_evidence_does_not_hold_is_always_flagged(evidence: Evidence, number: int) -> None:
    text = re.sub(r"\b\d{2,3}%", f"{number}%", evidence.claim, count=1)
    if str(number) in evidence.checkable_text:
        return
    cited = item(claim=evidence.claim)
    judged = check_sentence(Sentence(text=text, evidence=("E1",)), [cited], [source()])
    assert judged.status != "supported"


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("The job took 0.42 s.", "The job took 420 ms."),
        ("The job took six weeks.", "The job took 42 days."),
        ("It holds 1.5k rows.", "It holds 1,500 rows."),
        ("It holds a thousand rows.", "It holds 1000 rows."),
        ("Half of the teams answered.", "50% of the teams answered."),
        ("Two in five teams answered.", "40% of the teams answered."),
        ("Three dozen teams answered.", "36 teams answered."),
        ("The tool came out in 2021-05.", "The tool came out in May 2021."),
        ("The tool came out on 3 May 2021.", "The tool came out on May 3, 2021."),
        ("The fast rider from Lund took 2 hours, 27 minutes and 5 seconds.", "The fast rider from Lund took 2:27:05."),
        ("The store paid $350,000.", "The store paid 350,000 dollars."),
        ("Of 612 adults, 306 took the drug.", "Of 612 adults, half took the drug."),
    ],
)
def test_another_notation_of_the_same_amount_stands(said: str, known: str) -> None:
    judged = check_sentence(Sentence(text=said, evidence=("E1",)), [item(claim=known)], [source()])
    assert judged.status == "supported", judged.reasons


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("The large model answered in 1,150 seconds.", "The large model answered in 1,150 ms.", "second"),
        ("The works made 4 tonnes a week.", "The works made 4 tonnes a day.", "each week"),
        ("The mill opened in May 2021.", "The mill opened in March 2021.", "March 2021"),
        ("Anna Berg won.", "Anna Lund won; Kim Berg came last.", "Anna Lund"),
        ("Orbex supplies sensors to Soltis.", "Soltis supplies sensors to Orbex.", "exchanged"),
        ("Orbex was bought by Soltis.", "Orbex bought Soltis.", "exchanged"),
        ("Cats are faster than dogs.", "Dogs are faster than cats.", "other way round"),
        ("The plan was approved by the board.", "The board voted against the plan.", "approved"),
        ("Sales of vans fell in May.", "Sales of vans rose in May.", "goes down"),
        ("The tool saves money.", "The tool may save money.", "may save"),
        ("All of the teams keep logs.", "Most of the teams keep logs.", "Most"),
        ("Most of the teams keep logs.", "Of the teams, 23% keep logs.", "23%"),
        ("Half of the heat is reused.", "Up to 50% of the heat is reused.", "Up to"),
        ("The lab ran an experiment on sleep.", "The lab plans an experiment on sleep.", "plans an"),
        ("The motors have already been tested.", "The motors were not tested.", "denies"),
        ("Drinking tea caused better sleep.", "Drinking tea was associated with better sleep.", "associated"),
    ],
)
def test_what_the_evidence_says_otherwise_is_named(claim: str, evidence: str, reason: str) -> None:
    said = disagreements(claim, evidence)
    assert reason in " ".join((*said.contradicted, *said.unsupported))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Soltis gets its sensors from Orbex.", "Orbex supplies sensors to Soltis."),
        ("Orbex was bought by Soltis.", "Soltis bought Orbex."),
        ("Dogs are slower than cats.", "Cats are faster than dogs."),
        ("The store may save money.", "The store could save money."),
        ("Up to 52% is what steady salt raised the dough by.", "Steady salt raised the dough by up to 52%."),
        ("Dogs were not tested, but cats were.", "Cats were tested and dogs were not."),
    ],
)
def test_the_same_said_the_other_way_round_stands(claim: str, evidence: str) -> None:
    assert disagreements(claim, evidence) == ((), ())


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_a_rule(claim: str, evidence: str) -> None:
    disagreements(claim, evidence)
