"""What an author may say of himself: the house set in both halves, sentences of our own, and what a profile promises."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.first_person import Row, rows
from contentgen.model import Proof, Sentence, Verdict
from contentgen.verification import check_sentence, kind_of, personal_faults
from tests.material import item, source

HERE = Path(__file__).parent
UMBRELLA = (Proof(statement="I cut false alerts at Umbrella by 40%", period="2023"),)


HOUSE = rows()
ODD = [row for row in HOUSE if row.odd]
EVEN = [row for row in HOUSE if not row.odd]
TOLD = tomllib.loads((HERE / "told.toml").read_text(encoding="utf-8"))["profile"]


def told(label: str) -> list[tuple[str, tuple[Proof, ...]]]:
    return [(text, tuple(Proof(**fact) for fact in each["proof"])) for each in TOLD for text in each[label]]


@pytest.mark.parametrize(
    ("chosen", "least_caught", "most_alarms"), [(ODD, 0.97, 0.03), (EVEN, 0.87, 0.16)], ids=["odd", "even"]
)
def test_the_house_set_holds_its_floors(chosen: list[Row], least_caught: float, most_alarms: float) -> None:
    refused = {row.id for row in chosen if personal_faults(row.text, row.profile)}
    bad, good = {row.id for row in chosen if not row.ships}, {row.id for row in chosen if row.ships}
    missed, alarms = sorted(bad - refused), sorted(good & refused)
    assert len(bad & refused) / len(bad) >= least_caught, missed
    assert len(alarms) / len(good) <= most_alarms, alarms


@pytest.mark.parametrize(("text", "proof"), told("holds"))
def test_what_a_fact_holds_and_what_tells_nothing_of_its_author_may_be_said(
    text: str, proof: tuple[Proof, ...]
) -> None:
    assert personal_faults(text, proof) == ()


@pytest.mark.parametrize(("text", "proof"), told("fails"))
def test_what_no_fact_holds_may_not_be_said(text: str, proof: tuple[Proof, ...]) -> None:
    assert personal_faults(text, proof) != ()


@pytest.mark.parametrize(("text", "proof"), told("refused"))
def test_what_holds_in_words_that_the_rules_do_not_know_is_refused(text: str, proof: tuple[Proof, ...]) -> None:
    assert personal_faults(text, proof) != ()


@pytest.mark.parametrize("fact", sorted({(fact.statement, fact.period) for row in HOUSE for fact in row.profile}))
def test_every_fact_may_be_told_in_its_own_words(fact: tuple[str, str]) -> None:
    statement, period = fact
    proof = (Proof(statement=statement, period=period),)
    for text in (f"{statement}.", f"{statement} ({period})."):
        assert personal_faults(text, proof) == ()


def verdict(text: str, *, author: str = "", proof: tuple[Proof, ...] = (), cited: str = "") -> Verdict:
    evidence = [item(claim=cited)] if cited else []
    sentence = Sentence(text=text, kind="claim" if cited else kind_of(text), evidence=("E1",) if cited else ())
    return check_sentence(
        sentence, evidence, [source()] if cited else [], topic="observability", author=author, proof=proof
    )


def test_a_named_author_may_have_a_view() -> None:
    judged = verdict("I think a trace nobody reads is a bill.", author="Ada Byron")
    assert (judged.status, judged.judged_by) == ("supported", "form")


def test_without_an_author_nobody_has_a_view() -> None:
    judged = verdict("I think a trace nobody reads is a bill.")
    assert (judged.status, judged.reasons) == (
        "unsupported",
        ("first person, and the profile names nobody who could speak",),
    )


@pytest.mark.parametrize("text", ["I think that 40% of traces are never read.", "I think that Datadog is too loud."])
def test_a_view_with_a_figure_or_an_unknown_name_still_needs_evidence(text: str) -> None:
    assert verdict(text, author="Ada Byron").status == "unsupported"


@pytest.mark.parametrize("text", ["Trusted by hundreds of teams.", "Clients of this practice see fewer incidents."])
def test_praise_of_oneself_without_a_pronoun_fails_whatever_its_writer_calls_it(text: str) -> None:
    for kind in ("opinion", "instruction", "personal"):
        sentence = Sentence.model_validate({"text": text, "kind": kind})
        judged = check_sentence(sentence, [], [], author="Ada Byron", proof=UMBRELLA)
        assert (judged.status, judged.judged_by) == ("unsupported", "profile")


def test_the_reasons_name_what_the_profile_does_not_hold() -> None:
    judged = verdict("I cut false alerts at Umbrella by 60%.", author="Ada Byron", proof=UMBRELLA)
    assert judged.reasons[-1] == "'60%' does not follow from the profile"


def test_evidence_does_not_make_a_result_the_authors_own() -> None:
    cited = "False alerts fell by 40% at the bank."
    assert verdict("We cut false alerts by 40% at the bank.", author="Ada Byron", cited=cited).status == "unsupported"


def test_a_view_that_cites_is_held_to_what_it_cites() -> None:
    cited = "Alerts that nobody reads cost money."
    assert (
        verdict("I think that alerts nobody reads cost money.", author="Ada Byron", cited=cited).status == "supported"
    )
    assert verdict("I think that dashboards please managers.", author="Ada Byron", cited=cited).status == "unsupported"
