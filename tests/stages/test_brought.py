"""The author's own in a run: attributed, weighed, never a fact by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.errors import SourceError, UserError
from contentgen.model import AUTHOR, Base, Brief, Passage, Research, Sentence, Source, silent
from contentgen.stages.brought import argued, carries, with_base
from contentgen.stages.check import Checker, passed
from contentgen.stages.extract import quoted
from contentgen.stages.research import find_evidence
from tests.material import TODAY, bank, brief_for, item, source
from tests.material import found as found_on

SAID = (
    "Retries look free until a slow dependency turns them into a storm.",
    "We cut our retry traffic from 31% to 4% of all requests in March 2026.",
    "Clients should stop retrying when the budget is spent and return the error.",
    "Each client retried without looking at what the others did.",
    "Every retry is logged with the request that caused it.",
    "A slow shard doubled the load on every healthy one.",
)


def base_of(*said: str, author: str = "Ada Rossi") -> Base:
    passages = tuple(
        Passage(id=f"author-1/{n}", text=text, locator=f"line {n + 1}", verbatim=True, kind="author-statement")
        for n, text in enumerate(said)
    )
    csl = {"id": "author-1", "title": "Retries need a budget", "author": [{"literal": author}]}
    own = Source(id="author-1", csl=csl, adapter=AUTHOR, location="draft.md", passages=passages, fetched=TODAY)
    return Base(source=own, sha256="0" * 64)


def brought(*said: str, topic: str = "retry storms", **fields: object) -> tuple[Brief, Research]:
    brief = brief_for(topic, base=(base_of(*said),), **fields)
    return brief, with_base(Research(sources=(source(),), ledger=(item(),)), brief.base)


def judged(text: str, *said: str) -> Sentence:
    brief, research = brought(*said)
    return Checker(brief, research).judge(Sentence(text=text, kind="claim", evidence=("E2",)))


def test_statements_stand_behind_the_evidence_in_the_order_of_the_text() -> None:
    _, research = brought(*SAID)

    assert [each.id for each in research.ledger] == ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
    assert [each.quote for each in research.ledger[1:]] == list(SAID)
    assert {each.kind for each in research.ledger[1:]} == {"author-statement"}


def test_a_claim_of_the_author_alone_is_no_fact() -> None:
    bare = judged("Each client retried without looking at what the others did.", SAID[3])

    assert bare.verdict
    assert bare.verdict.status == "unsupported"
    assert (
        bare.verdict.reasons[0] == "states the author's own claim as a fact; name Ada Rossi as saying it, or quote it"
    )


@pytest.mark.parametrize(
    "text",
    [
        "According to Ada Rossi, each client retried without looking at what the others did.",
        "Rossi writes that each client retried without looking at what the others did.",
        "“Each client retried without looking at what the others did.”",
        "Keep this one in mind: “Each client retried without looking at what the others did.”",
    ],
)
def test_named_or_quoted_it_passes(text: str) -> None:
    assert passed(judged(text, SAID[3]))


def test_a_quotation_that_carries_an_own_claim_along_is_not_attributed() -> None:
    text = "Each client retried without looking at others, as “each client retried without looking” shows."

    assert not passed(judged(text, SAID[3]))


def test_the_author_is_not_quoted_as_saying_another_figure() -> None:
    assert not passed(judged("Ada Rossi cut the retry traffic from 31% to 2% of all requests in March 2026.", SAID[1]))


def test_nobody_speaks_in_the_first_person_for_a_base() -> None:
    assert not passed(judged("We cut our retry traffic from 31% to 4% of all requests in March 2026.", SAID[1]))


@given(st.sampled_from(SAID))
def test_every_statement_may_be_quoted_and_none_may_stand_bare(said: str) -> None:
    assert passed(judged(f"Ada Rossi: “{said}”", said))
    assert not passed(judged(said, said))


def test_own_wording_of_a_statement_is_a_named_quotation() -> None:
    brief, research = brought(SAID[3])

    mended = Checker(brief, research).own_wording(Sentence(text="Clients retried a lot.", evidence=("E2",)))

    assert mended
    assert mended.text == f"Ada Rossi: “{SAID[3]}”"


def test_no_model_rewords_what_the_author_said() -> None:
    _, research = brought(*SAID)

    assert quoted(research) == ()


def test_a_base_is_none_of_the_six_sources_and_carries_a_text_alone_if_it_is_enough() -> None:
    few, enough = base_of(*SAID[:2]), base_of(*SAID)
    topic = "beekeeping hive ventilation"

    assert not carries((few,))
    with pytest.raises(SourceError, match="6 usable sources are needed"):
        find_evidence(brief_for(topic, base=(few,)), bank().keywords(), silent)
    alone = find_evidence(brief_for(topic, base=(enough,)), bank().keywords(), silent)
    assert [each.id for each in alone.sources] == ["author-1"]
    assert "6 usable sources are needed" in alone.alone


# --- a thesis -----------------------------------------------------------------------------------------------

TOPIC = "AI observability"


def with_thesis(thesis: str, **fields: object) -> Research:
    return argued(brief_for(TOPIC, thesis=thesis, **fields), found_on(TOPIC))


@pytest.mark.parametrize(
    ("thesis", "what"),
    [
        ("Tracing cuts cost by 45 percent", "states a figure"),
        ("Studies show that tracing pays", "only research or counting tells"),
        ("Most teams fail without tracing", "only research or counting tells"),
        ("We halved the incidents of our clients by tracing", "the thesis"),
    ],
)
def test_a_thesis_may_not_smuggle_a_fact(thesis: str, what: str) -> None:
    with pytest.raises(UserError, match=what) as refused:
        with_thesis(thesis)
    assert "--sources" in str(refused.value)


def test_a_view_needs_no_evidence_and_changes_what_is_near() -> None:
    plain, steered = found_on(TOPIC), with_thesis("Teams should keep every trace that holds an error")

    assert steered.for_thesis == ()
    near = max(steered.ledger, key=lambda each: each.relevance)
    assert near.id != max(plain.ledger, key=lambda each: each.relevance).id
    assert "trace" in near.claim.lower()


def test_a_thesis_with_a_fact_rests_on_the_evidence_that_holds_it() -> None:
    fact = next(each for each in found_on(TOPIC).ledger if each.figures and not each.quote)

    assert with_thesis(fact.claim).for_thesis


def test_the_thesis_passes_as_the_authors_view_and_not_as_a_fact() -> None:
    thesis = "Tracing improves every review"
    checker = Checker(brief_for(TOPIC, thesis=thesis), found_on(TOPIC))

    def passes(text: str) -> bool:
        return passed(checker.judge(Sentence(text=text, kind="opinion")))

    assert passes(f"The view of the author: {thesis}.")
    assert not passes(f"{thesis}.")
    assert not passes(f"A survey of the author in 2024 found: {thesis}.")
    assert not passed(checker.judge(Sentence(text=f"{thesis}.", kind="claim", evidence=("E1",))))
