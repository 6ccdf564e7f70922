"""One sentence against its evidence: every way to pass and every way to fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Evidence, Proof, Sentence, SentenceKind, Verdict
from contentgen.verification import Thresholds, check_sentence
from tests.material import found, item, source

FACT = item(
    claim="With plugins, GPT-4 scored 15% on the 466 everyday questions of GAIA, and people scored 92%.",
    note="People scored 92% and GPT-4 with plugins 15% on 466 questions.",
)
PROOF = (Proof(statement="I cut the drift of a credit model by 30%", period="in 2025"),)


def verdict(text: str, *evidence: Evidence, kind: SentenceKind = "claim", proof: tuple[Proof, ...] = ()) -> Verdict:
    sentence = Sentence(text=text, kind=kind, evidence=tuple(e.id for e in evidence))
    return check_sentence(sentence, evidence, [source()] * len(evidence), topic="AI observability", proof=proof)


def test_a_sentence_in_the_words_of_its_evidence_is_supported() -> None:
    judged = verdict("On GAIA, people scored 92% and GPT-4 with plugins 15%.", FACT)
    assert (judged.status, judged.evidence_id, judged.reasons) == ("supported", "E1", ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("On GAIA, people scored 95% and GPT-4 with plugins 15%.", "number 95 is not in the evidence"),
        ("On GAIA, seven people scored 92%.", "number 7 is not in the evidence"),
        ("On WebArena, people scored 92% of everyday questions.", "name 'webarena' is not in the evidence"),
        ("On GAIA, people scored 92% and GPT-5 with plugins 15%.", "name 'gpt-5' is not in the evidence"),
        ("Claude scored 15% with plugins on GAIA.", "name 'claude' is not in the evidence"),
    ],
)
def test_a_wrong_number_or_name_is_unsupported_and_named(text: str, reason: str) -> None:
    judged = verdict(text, FACT)
    assert judged.status == "unsupported"
    assert reason in judged.reasons


def test_a_small_number_word_that_changes_is_found_in_a_claim() -> None:
    evidence = item(claim="The study names two reasons why live models are hard to sustain.")
    assert verdict("The study names two reasons why live models are hard to sustain.", evidence).status == "supported"
    assert verdict("The study names three reasons why live models are hard to sustain.", evidence).status != "supported"


def test_a_negated_claim_is_contradicted() -> None:
    judged = verdict("On GAIA, people never scored 92%.", FACT)
    assert judged.status == "contradicted"
    assert "the sentence negates what the evidence states" in judged.reasons


def test_wording_that_is_not_the_evidences_is_unsupported() -> None:
    judged = verdict("Monitoring budgets grow because vendors charge for retention.", FACT)
    assert judged.status == "unsupported"
    assert judged.reasons == ("only 0% of the wording is in the evidence (needs 50%)",)


def test_the_overlap_threshold_is_a_setting() -> None:
    sentence = Sentence(text="People scored 92% because vendors charge.", evidence=("E1",))
    given_ = {
        limit: check_sentence(sentence, [FACT], [source()], thresholds=Thresholds(least_overlap=limit))
        for limit in (0.3, 0.9)
    }
    assert [given_[limit].status for limit in (0.3, 0.9)] == ["supported", "unsupported"]


def test_a_claim_without_evidence_is_unsupported() -> None:
    judged = verdict("Drift hurts most in the second month.")
    assert (judged.status, judged.reasons) == ("unsupported", ("a factual sentence without evidence",))


@pytest.mark.parametrize("kind", ["opinion", "instruction", "question"])
def test_an_opinion_with_a_figure_is_a_fact_without_evidence(kind: SentenceKind) -> None:
    judged = verdict("Expect savings of 40% from it.", kind=kind)
    assert (judged.status, judged.reasons) == ("unsupported", (f"called {kind} but states a fact without evidence",))


@pytest.mark.parametrize(
    "text", ["Datadog is the better choice.", "Choose Datadog over the rest.", "Research shows that it works."]
)
def test_an_opinion_with_an_unknown_name_or_talk_of_research_fails(text: str) -> None:
    assert verdict(text, kind="opinion").status == "unsupported"


@pytest.mark.parametrize(
    "text", ["Quiet is no proof of health.", "Begin where an error costs most.", "AI observability is a habit."]
)
def test_an_opinion_without_facts_passes_by_its_form(text: str) -> None:
    judged = verdict(text, kind="opinion")
    assert (judged.status, judged.judged_by) == ("supported", "form")


@pytest.mark.parametrize("kind", ["claim", "opinion", "instruction", "personal"])
def test_first_person_without_proof_never_passes(kind: SentenceKind) -> None:
    judged = verdict("I cut the drift of a credit model by 30%.", kind=kind)
    assert judged.status == "unsupported"
    assert judged.reasons[0] == "first person: tells what its author did, and no fact of the profile holds it"


def test_first_person_passes_only_with_the_profiles_own_figure() -> None:
    right = verdict("In 2025 I cut the drift of a credit model by 30%.", kind="personal", proof=PROOF)
    wrong = verdict("In 2025 I cut the drift of a credit model by 60%.", kind="personal", proof=PROOF)
    other = verdict("I advised a bank on dashboards.", kind="personal", proof=PROOF)
    assert [v.status for v in (right, wrong, other)] == ["supported", "unsupported", "unsupported"]
    assert right.judged_by == "profile"


def test_first_person_with_a_citation_still_needs_proof() -> None:
    text = "I scored 92% on the 466 everyday questions of GAIA."
    assert verdict(text, FACT).status == "unsupported"


def test_a_citation_does_not_launder_an_unknown_name_in_an_opinion() -> None:
    assert verdict("Datadog scored 15% on GAIA.", FACT, kind="opinion").status == "unsupported"


def test_a_link_passes_by_its_form() -> None:
    assert verdict("Li 2024", kind="link").status == "supported"


def test_the_sources_record_may_be_named() -> None:
    assert verdict("Li reported in 2024 that people scored 92% on GAIA.", FACT).status == "supported"


def test_more_evidence_never_hides_a_wrong_number() -> None:
    other = item(2, claim="Traces join spans of a request.")
    assert verdict("On GAIA, people scored 97% and traces join spans.", FACT, other).status == "unsupported"


LEDGER = found("AI observability").ledger


@given(st.sampled_from(LEDGER), st.integers(min_value=4, max_value=9999))
def test_a_figure_that_no_evidence_holds_never_passes(evidence: Evidence, number: int) -> None:
    research = found("AI observability")
    text = f"{evidence.claim.rstrip('.')}, in {number} of all cases."
    if str(number) in f"{evidence.checkable_text} {research.source(evidence.source_id).csl}":
        return
    judged = check_sentence(
        Sentence(text=text, evidence=(evidence.id,)), [evidence], [research.source(evidence.source_id)]
    )
    assert judged.status != "supported"


@given(st.sampled_from(LEDGER), st.sampled_from(LEDGER))
def test_taking_evidence_away_never_makes_a_claim_supported(one: Evidence, other: Evidence) -> None:
    research = found("AI observability")
    sentence = Sentence(text=one.claim, evidence=(one.id,))
    before = check_sentence(sentence, [other, one], [research.source(e.source_id) for e in (other, one)])
    after = check_sentence(sentence, [other], [research.source(other.source_id)])
    assert not (after.status == "supported" and before.status == "unsupported")
