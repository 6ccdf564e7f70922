"""A model's answers under the check: nothing unsupported ships, whatever it says; the floor finishes what it cannot."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.errors import AnswerError, ProviderError
from contentgen.model import Profile, Proof, Research
from contentgen.verification import placeholders
from contentgen.verification.number import figures, numbers_allowed
from contentgen.writers.floor import Floored
from contentgen.writers.offline import OfflineWriter
from tests.material import Turns, Written, bank, brief_for, found, full_writer
from tests.models import garbage, honest, saying

TOPIC = "AI observability"
FAKE_NAMES = ("Observatron", "Dr. Zorbel", "Quuxify", "Blorptech")
FAKE_FIGURES = ("73.41%", "987,654", "41 out of 43")


def small() -> Research:
    """The first items of the real ledger, so that many runs are quick."""
    whole = found(TOPIC)
    return whole.model_copy(update={"ledger": whole.ledger[:16]})


def work_of(*sentences: str, **fields: object) -> Written:
    return Written(brief_for(TOPIC, **fields), small(), full_writer(saying(sentences)))


def nothing_unsupported(work: Written) -> None:
    ledger = {item.id: item for item in work.research.ledger}
    for sentence in work.sentences():
        assert sentence.verdict is not None
        assert sentence.verdict.status == "supported", sentence
        assert set(sentence.evidence) <= ledger.keys()
        assert sentence.evidence or sentence.kind != "claim", sentence
    texts = work.texts
    whole = "\n".join((texts.article, texts.linkedin, *texts.thread))
    assert not re.search(r"E\d+\]|\[A\]", whole)
    assert placeholders(whole) == ()
    for name in (*FAKE_NAMES, *FAKE_FIGURES, "<script", "<b>", "{{", "http://evil"):
        assert name not in whole, name


def test_an_honest_model_is_printed_and_loses_nothing() -> None:
    work = Written(brief_for(TOPIC), found(TOPIC), full_writer(honest))
    assert [d for d in work.degradations if d.stage != "thread"] == []
    assert [r for r in work.checked.removals if "again" not in r.reasons[0]] == []
    assert work.article.title == "AI observability needs checks that fail out loud"
    nothing_unsupported(work)


LIES = (
    "Teams save 73.41% of their budget by tracing every span of an LLM.",
    "Teams save 73.41% of their budget by tracing [E1].",
    "Observatron is the best tool for AI observability [A].",
    "Use Quuxify for your traces [A].",
    "The leader here is Blorptech [E2].",
    "According to Dr. Zorbel, labels arrive late [E3].",
    "Studies show that observability pays for itself [A].",
    "I helped a client reduce drift by 30% [A].",
    "Labels arrive late and a pipeline fails [E999].",
    "See http://evil.example-site.io for the details [A].",
    "[Add citations here] and more of the same [A].",
    "<script>alert(1)</script> is how it starts [A].",
    "Quiet is <b>no</b> proof of health [A].",
    "Braces {{ topic }} and {% raw %} stand here [A].",
    "“Nobody ever looked at the dashboards again”, said the engineers [A].",
)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_never_ships_and_is_reported(lie: str) -> None:
    work = work_of(lie)
    nothing_unsupported(work)
    plain = re.sub(r"\s*\[(?:E\d+|A)\]", "", lie)
    assert plain not in "\n".join((work.texts.article, work.texts.linkedin, *work.texts.thread))
    assert work.checked.removals


FRAGMENTS = st.sampled_from(
    [
        *FAKE_NAMES,
        *FAKE_FIGURES,
        "labels arrive late",
        "any pipeline component can fail silently",
        "GPT-4",
        "the service",
        "went from 84% to 51%",
        "<b>loudly</b>",
        "<script>",
        "{{ topic }}",
        "{% if x %}",
        "studies show that",
        "I measured",
        "our client",
        "http://evil.io/x",
        "never",
        "|",
        "“a very nice thing they said”",
        "\n\n",
        "# Heading",
        "1.",
    ]
)
MARKS = st.sampled_from(["", " [A]", " [E1]", " [E2, E3]", " [E999]", " [E1][E16]", "[E", " [1]"])
SENTENCES = st.builds(
    lambda parts, mark, stop: f"{' '.join(parts)}{mark}{stop}",
    st.lists(FRAGMENTS, min_size=1, max_size=5),
    MARKS,
    st.sampled_from(".?!"),
)


@settings(max_examples=16)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_no_random_answer_ships_anything_unsupported(answers: list[str]) -> None:
    nothing_unsupported(work_of(*answers))


@settings(max_examples=10)
@given(
    st.lists(
        st.tuples(st.integers(0, 15), st.sampled_from(["%", " teams", " of 97 cases", " million"]), st.integers(4, 99)),
        min_size=1,
        max_size=3,
    )
)
def test_no_figure_ships_that_its_evidence_does_not_hold(claims: list[tuple[int, str, int]]) -> None:
    ledger = small().ledger
    answers = [f"{ledger[n].claim.rstrip('.')}, in {number}{unit} [{ledger[n].id}]." for n, unit, number in claims]
    work = work_of(*answers)
    for sentence in (s for s in work.sentences() if s.evidence):
        cited = [work.research.evidence(e) for e in sentence.evidence]
        known = " ".join(f"{e.checkable_text} {work.research.source(e.source_id).csl}" for e in cited)
        assert figures(sentence.text) <= numbers_allowed(f"{known} {TOPIC}") | {str(len(cited))}


def test_a_failed_fact_is_replaced_by_its_evidences_own_wording() -> None:
    item = small().ledger[2]
    work = work_of(f"{item.claim.rstrip('.')}, in 73.41% of teams [{item.id}].")
    replaced = [r for r in work.checked.removals if r.action == "replaced"]
    assert replaced
    assert all(r.replacement in [s.text for s in work.sentences()] for r in replaced)
    assert "number 73.41 is not in the evidence" in replaced[0].reasons


def test_first_person_ships_only_with_the_profiles_proof() -> None:
    profile = Profile(
        name="Ada", proof=(Proof(statement="I cut the drift of a credit model by 30%", period="in 2025"),)
    )
    right, wrong = (
        "In 2025 I cut the drift of a credit model by 30% [A].",
        "I cut the cost of a credit model by 80% [A].",
    )
    work = work_of(right, wrong, profile=profile)
    assert "I cut the drift of a credit model by 30%" in work.texts.article
    assert "80%" not in work.texts.article


# --- the floor ------------------------------------------------------------------------------------------------


def test_garbage_gives_the_offline_writers_article_and_says_so() -> None:
    work = Written(brief_for(TOPIC), small(), full_writer(garbage))
    floor = Written(brief_for(TOPIC), small())
    assert work.texts == floor.texts
    stages = [d.stage for d in work.degradations]
    assert {"outline", "sections", "frame", "linkedin", "thread"} <= set(stages)
    assert all("came from the offline writer" in d.what and d.why for d in work.degradations)
    assert isinstance(work.writer.failure, AnswerError)


@pytest.mark.parametrize(
    "broken", ["OutlineDraft", "SectionDraft", "FrameDraft", "LinkedInDraft", "ThreadDraft", "MendDraft"]
)
def test_one_broken_piece_is_the_floors_and_the_others_stay(broken: str) -> None:
    def answering(turns: Turns, schema: str) -> object:
        return garbage(turns, schema) if schema == broken else honest(turns, schema)

    work = Written(brief_for(TOPIC), small(), full_writer(answering))
    nothing_unsupported(work)
    assert work.texts.article
    assert work.texts.linkedin
    assert len(work.texts.thread) >= 5
    named = {
        "OutlineDraft": "outline",
        "SectionDraft": "sections",
        "FrameDraft": "frame",
        "LinkedInDraft": "linkedin",
        "ThreadDraft": "thread",
    }
    if broken in named:
        assert named[broken] in {d.stage for d in work.degradations}


def test_after_its_endpoint_failed_a_model_is_asked_no_more() -> None:
    asked: list[str] = []

    def answering(turns: Turns, schema: str) -> object:
        asked.append(schema)
        raise ProviderError("openai:x: 503 after 4 attempts")

    work = Written(brief_for(TOPIC), small(), full_writer(answering))
    assert asked == ["OutlineDraft"]
    assert isinstance(work.writer.failure, ProviderError)
    assert {d.why for d in work.degradations} == {
        "openai:x: 503 after 4 attempts",
        "the model's endpoint had failed before",
    }
    assert work.texts == Written(brief_for(TOPIC), small()).texts


def test_bugs_are_not_covered_up() -> None:
    def answering(turns: Turns, schema: str) -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Written(brief_for(TOPIC), small(), full_writer(answering))


def test_what_was_said_of_the_floor_is_in_a_fixed_order() -> None:
    works = [Written(brief_for(TOPIC), small(), full_writer(garbage)) for _ in range(2)]
    assert works[0].degradations == works[1].degradations


def test_a_floored_writer_has_the_name_of_the_one_that_was_asked_for() -> None:
    floor = OfflineWriter(bank())
    assert Floored(full_writer(honest), floor).name == "full"
    assert Floored(floor, floor).name == "offline"
