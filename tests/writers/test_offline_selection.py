"""What the offline writer chooses: each claim once, parts of documents in their order, the order that a topic asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Evidence, Paragraph
from contentgen.runs import generate
from contentgen.settings import Settings
from contentgen.sources import research
from contentgen.sources.manual import is_manual_line
from contentgen.stages.check import normal_form
from contentgen.writers.offline.alike import Said, once
from contentgen.writers.offline.choice import Limits, word_limit
from contentgen.writers.offline.items import is_own, question_key
from contentgen.writers.offline.patterns import pattern_of
from contentgen.writers.offline.themes import place, plain_heading
from contentgen.writers.offline.wording import count_words
from tests.material import ROOT, TODAY, TOPICS, Written, bank, brief_for, found, written

WORDS = ("lock", "page", "reader", "writer", "commit", "journal", "frame", "index", "file", "header")


def item(number: int, claim: str) -> Evidence:
    return Evidence(id=f"E{number}", source_id="a", passage_id=f"a/{number}", claim=claim, quote=claim, locator="1")


def of_notes() -> Written:
    brief = brief_for("zero-downtime schema migrations", sources=(str(ROOT / "tests/golden/own-documents/sources"),))

    return Written(brief, research(brief, keywords=bank().keywords()))


@pytest.mark.parametrize("topic", TOPICS)
def test_an_article_says_no_claim_twice(topic: str) -> None:
    said = [normal_form(s.text) for s in written(topic).article_sentences() if s.evidence]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("topic", TOPICS)
def test_an_item_is_printed_in_full_once_and_the_table_repeats_no_takeaway(topic: str) -> None:
    article = written(topic).article
    prose = [
        e
        for s in article.sections
        for b in s.blocks
        if isinstance(b, Paragraph)
        for x in b.sentences
        for e in x.evidence
    ]
    assert len(prose) == len(set(prose))
    summed = {e for s in article.takeaways for e in s.evidence}
    tables = [b for s in article.sections for b in s.blocks if b.type == "table"]
    assert not summed & {e for table in tables for row in table.rows for cell in row for e in cell.evidence}


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=7), min_size=1, max_size=12))
def test_what_is_kept_never_repeats_what_was_kept_before_it(claims: list[list[str]]) -> None:
    items = [item(n, " ".join(words)) for n, words in enumerate(claims)]
    kept = once(items, Said())
    assert kept
    assert kept == once(kept, Said())
    assert len({frozenset(e.claim.split()) for e in kept}) == len(kept)


def test_sentences_that_exchange_one_word_are_about_two_things() -> None:
    pair = [item(1, "Check the flour of a dough twice."), item(2, "Check the salt of a dough twice.")]
    assert once(pair, Said()) == pair


def test_the_same_claim_in_other_words_is_left_out() -> None:
    one = item(1, "By default, a checkpoint is made when the log file reaches a size of 1000 pages.")
    other = item(2, "In its default configuration a checkpoint is made when the log file is more than 1000 pages long.")
    assert once([one, other], Said()) == [one]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_question_is_left_out_only_where_the_words_are_spent_or_the_evidence_is_thin(topic: str) -> None:
    work = written(topic)
    shown = {question_key(work.research.evidence(e)) for plan in work.plan.sections for e in plan.evidence}
    best = max(e.relevance for e in work.research.ledger)
    near = [
        e for e in work.research.ledger if e.relevance >= 0.7 * best and e.weight > 2 and e.id not in work.plan.opening
    ]
    missed = {question_key(e) for e in near if sum(question_key(o) == question_key(e) for o in near) > 2} - shown
    printed = [work.research.evidence(e) for plan in work.plan.sections for e in plan.evidence]
    words = sum(count_words(e.claim) + Limits().words_around_a_fact for e in printed)
    room = word_limit(work.brief, work.research.ledger, Limits()) - Limits().frame_words - Limits().extras_words
    least = min((count_words(e.claim) for e in near if question_key(e) in missed), default=0)
    assert not missed or words + least > 0.8 * room or len(work.plan.sections) >= Limits().most_sections


def test_sentences_of_a_document_keep_its_order_and_one_attribution_serves_a_paragraph() -> None:
    work = of_notes()
    for plan in work.plan.sections:
        items = [work.research.evidence(e) for e in plan.evidence]
        if len({e.source_id for e in items}) == 1 and all(map(is_own, items)):
            assert [place(e) for e in items] == sorted(place(e) for e in items)
    joined = [s for s in work.article_sentences() if len(s.evidence) > 1]
    assert joined
    assert all(s.verdict and s.verdict.status == "supported" for s in joined)


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("how to tune autovacuum", "how-to"),
        ("what is write-ahead logging", "what-is"),
        ("Kafka vs RabbitMQ", "compare"),
        ("why programs deadlock", "fails"),
        ("what changed in Django 5", "changed"),
        ("AI observability", "survey"),
    ],
)
def test_the_wording_of_a_topic_tells_its_kind(topic: str, name: str) -> None:
    assert pattern_of(topic, bank().patterns) is bank().patterns[name]  # type: ignore[index]


@pytest.mark.parametrize(
    "line",
    [
        "Changed in version 3.7: Added the initializer and initargs arguments.",
        "Specifies the minimum delay between autovacuum runs on any given database.",
        "By default this is set to 3 minutes.",
        "The default value is 2 milliseconds.",
        "(Autovacuum does process table partitions just like other tables.)",
        "CACHE_MIDDLEWARE_SECONDS – The number of seconds each page should be cached.",
        "If -1 is specified, the regular value will be used.",
        "See the cache documentation for more information.",
    ],
)
def test_a_line_that_its_place_in_a_manual_explains_is_no_evidence(line: str) -> None:
    assert is_manual_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "VACUUM reclaims storage occupied by dead tuples.",
        "Check the flour of a sourdough dough twice during fermentation.",
        "The default method by which SQLite implements atomic commit and rollback is a rollback journal.",
        "A lock timeout turns an outage into a retry.",
    ],
)
def test_a_statement_that_names_its_subject_stays(line: str) -> None:
    assert not is_manual_line(line)


def test_a_heading_is_printed_without_its_number_and_never_a_remark() -> None:
    assert plain_heading("2. How WAL Works > 2.1. Checkpointing", "WAL") == "Checkpointing"
    assert plain_heading("25.1. Routine Vacuuming > Note", "VACUUM") == "Routine Vacuuming"


def test_the_same_notes_give_the_same_bytes() -> None:
    assert of_notes().texts.model_dump_json() == of_notes().texts.model_dump_json()


def test_the_topic_opens_on_a_fact_near_it() -> None:
    work = (
        written("RAG evaluation")
        if "RAG evaluation" in TOPICS
        else Written(brief_for("RAG evaluation"), found("RAG evaluation"))
    )
    first = work.research.evidence(work.plan.opening[0])
    assert first.relevance >= 0.7 * max(e.relevance for e in work.research.ledger)


def test_documents_of_one_sentence_each_are_all_told(tmp_path: Path) -> None:
    said = {
        "ash": "Hive sensors for beekeeping reported swarming 21 hours before it happened in the spring of 2025.",
        "birch": "Beekeeping with hive sensors lost 4 of 40 colonies in winter, and without sensors 15 of 40.",
        "cedar": "Weight sensors under a hive show a beekeeping team the start of the nectar flow within one day.",
        "elm": "Beekeeping associations recommend that hive sensors are calibrated before every season.",
        "fir": "Acoustic hive sensors confuse rain with swarming, so beekeeping alarms need a second signal.",
        "hazel": "A survey of 312 beekeeping firms found that 38% used hive sensors in 2025.",
        "maple": "Hive sensors sent data every 10 minutes in a beekeeping trial with 60 hives in 2025.",
        "oak": "Humidity sensors in the hive warned beekeeping teams of mould in 9 of 11 cases.",
    }
    notes = tmp_path / "notes"
    notes.mkdir()
    for name, text in said.items():
        (notes / f"{name}.md").write_text(f"# {name.title()} on hives\n\n{text}\n", encoding="utf-8")
    settings = Settings(out=tmp_path / "out", sources=(str(notes), "local"))
    report = generate("beekeeping hive sensors", settings, today=TODAY)
    assert [text for text in said.values() if text not in report.texts.article] == []
