"""Fair rewordings of a capable model that the check once refused, each beside a sentence of its form that must not pass."""

from __future__ import annotations

import pytest

from contentgen.model import Sentence
from contentgen.verification import check_sentence
from contentgen.verification.kind import is_factual
from contentgen.verification.name import names
from tests.material import item, source

AGREED = "GPT-4 agreed with human preferences more than 80% of the time, about the rate at which humans agree with one another."
CHANCE = "On response pairs with an objectively right answer, strong judges such as GPT-4o did only slightly better than chance."
RECALL = "In Arize's benchmark of its hallucination eval, GPT-4 as judge had a precision of 0.93 and a recall of 0.72."
HOLDOUT = "Many agent benchmarks lack adequate holdout sets, which invites shortcuts and overfitting."
LOGS = (
    "Article 12 requires that high-risk systems allow events to be logged automatically, to serve risk identification, "
    "post-market monitoring and operation monitoring."
)
CEILING = "If a judge is no more accurate than the model it evaluates, no debiasing method can save more than half of the labels."
WEAK = "The robustness of agents in the contest correlated only minimally with capability and model size."
SMALL = "A small model fine-tuned on RAGTruth detects hallucination about as well as prompting GPT-4 class models."
CONFLICT = (
    "Relevant context notwithstanding, RAG models can hallucinate by generating output that conflicts with the context."
)

#: evidence, a fair rewording, one of the same form that says something else
CASES = (
    (
        AGREED,
        "GPT-4 agreed with human preferences more than 80% of the time, as often as humans agree with each other.",
        "GPT-4 agreed with human preferences each time.",
    ),
    (
        CHANCE,
        "Where one of two answers is objectively right, strong judges such as GPT-4o did only slightly better than chance.",
        "Where one of three answers is objectively right, strong judges such as GPT-4o did only slightly better than chance.",
    ),
    (
        RECALL,
        "GPT-4 as judge had 93% precision in Arize's hallucination benchmark, but a recall of 72%.",
        "GPT-4 as judge had 93% precision in Arize's hallucination benchmark, but a recall of 82%.",
    ),
    (
        HOLDOUT,
        "The holdout sets of many agent benchmarks are inadequate, which invites shortcuts.",
        "Many agent benchmarks lack inadequate holdout sets, which invites shortcuts.",
    ),
    (
        LOGS,
        "The logged events of high-risk systems serve three ends: risk identification, post-market monitoring and operation monitoring.",
        "The logged events of high-risk systems serve four ends: risk identification, post-market monitoring and operation monitoring.",
    ),
    (
        CEILING,
        "When the judge is no better than the model it evaluates, no debiasing method can save more than half of the labels.",
        "When the judge is more accurate than the model it evaluates, no debiasing method can save more than half of the labels.",
    ),
    (
        WEAK,
        "Agents with more capability or model size showed hardly any more robustness in the contest.",
        "In the contest, robustness of agents correlated with any capability and model size.",
    ),
    (
        SMALL,
        "Size is not the remedy: a small model fine-tuned on RAGTruth detects hallucination about as well as prompting GPT-4.",
        "A small model fine-tuned on RAGTruth does not detect hallucination as well as prompting GPT-4.",
    ),
    (
        CONFLICT,
        "Relevant context does not stop RAG models from generating output that conflicts with the context.",
        "With relevant context, RAG models do not generate output that conflicts with the context.",
    ),
)


def reasons(evidence: str, sentence: str) -> tuple[str, ...]:
    verdict = check_sentence(Sentence(text=sentence, evidence=("E1",)), [item(claim=evidence)], [source()])
    return () if verdict.status == "supported" else verdict.reasons


@pytest.mark.parametrize(("evidence", "fair", "unfair"), CASES)
def test_a_fair_rewording_passes_and_its_unfair_twin_does_not(evidence: str, fair: str, unfair: str) -> None:
    assert reasons(evidence, fair) == ()
    assert reasons(evidence, unfair)


def test_a_correlation_is_no_share() -> None:
    evidence = "The judge tracked human scores with a correlation of 0.89 in Arize's benchmark."
    assert "number 89 is not in the evidence" in reasons(
        evidence, "The judge tracked human scores 89% of the time in Arize's benchmark."
    )


def test_a_list_of_another_length_does_not_count_itself() -> None:
    assert "number 3 is not in the evidence" in reasons(
        LOGS, "Logged events serve three ends: risk identification and monitoring."
    )


@pytest.mark.parametrize("word", ["Newer", "Stricter", "Scan"])
def test_an_everyday_word_that_opens_a_sentence_is_no_name(word: str) -> None:
    assert names(f"{word} models for what they hold.") == frozenset()


@pytest.mark.parametrize(
    ("text", "factual"),
    [
        ("Retrieval helps, but it is no guarantee.", False),
        ("What a model decides cannot be guaranteed.", False),
        ("Good traces guarantee reliable answers.", True),
        ("More than a third of the answers of a leading product cannot be taken at its word.", True),
        ("A third of what a team writes down is enough.", False),
    ],
)
def test_a_share_of_things_states_a_fact_and_a_denied_guarantee_does_not(text: str, factual: bool) -> None:
    assert is_factual(text) is factual
