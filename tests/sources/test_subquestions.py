"""Passages that nobody has filed reach the section whose question they answer; others stay where they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from contentgen.desk import bank_of
from contentgen.model import Brief, Passage, Source
from contentgen.resources import folders
from contentgen.sources import research
from contentgen.sources.index import Index
from contentgen.sources.subquestions import placed
from contentgen.sources.terms import Lexicon
from contentgen.writers.offline.choice import outline

Keywords = dict[str, tuple[str, ...]]
TOPIC = "AI observability"
NOTES = {
    "sampling.md": (
        "Head sampling decides at the first span of a request and so misses most of the rare failures of AI services.",
        "Tail sampling kept all 412 failed requests of the spring while it stored 5% of the traces.",
    ),
    "alerts.md": (
        "Two alerts on metrics of the AI gateway fired 31 times in March, and nobody acted on 29 of them.",
        "An alert threshold on the latency metric was raised to 900 milliseconds after the third false alarm.",
    ),
}
QUESTIONS = {"sampling": ("sampling", "tail sampling"), "alerts": ("alert", "threshold", "metrics")}


def written(folder: Path) -> Path:
    for name, sentences in NOTES.items():
        text = "\n\n".join((f"# Notes on observability, {name.removesuffix('.md')}", *sentences))
        (folder / name).write_text(f"{text}\n", "utf-8")
    return folder


def of_text(*texts: str, title: str = "T", name: str = "s") -> Source:
    passages = tuple(Passage(id=f"{name}/{n}", text=t, locator="", verbatim=True) for n, t in enumerate(texts))
    return Source(
        id=name, csl={"title": title}, adapter="files", location=name, passages=passages, fetched=date(2026, 11, 24)
    )


def found(*sources: Source, topic: str = "", questions: Keywords | None = None) -> dict[str, str]:
    lexicon = Lexicon()
    documents = {passage.id: source.id for source in sources for passage in source.passages}
    asked = questions or QUESTIONS
    with Index(sources, lexicon) as index:
        return dict(placed(index, documents, asked, asked, lexicon, topic=topic))


def test_a_users_sentences_stand_under_the_question_that_they_answer(
    tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]
) -> None:
    result = research(brief(TOPIC, written(tmp_path)), keywords=keywords)
    own = {item.claim: item.question for item in result.ledger if item.source_id in ("sampling-md", "alerts-md")}
    assert {own[sentence] for sentence in NOTES["sampling.md"]} == {"sampling"}
    assert {own[sentence] for sentence in NOTES["alerts.md"]} == {"metrics-alerts"}


def test_a_section_prints_the_users_sentence_beside_the_librarys(
    tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]
) -> None:
    asked = brief(TOPIC, written(tmp_path))
    result = research(asked, keywords=keywords)
    plan = outline(asked, result, bank_of("en", folders("templates", None, None)))
    printed = {
        section.question: {result.source(result.evidence(each).source_id).adapter for each in section.evidence}
        for section in plan.sections
        if any(result.evidence(each).question in ("sampling", "metrics-alerts") for each in section.evidence)
    }
    assert {"files", "library"} in printed.values()


def test_the_topics_own_words_place_nothing() -> None:
    source = of_text("Sampling is on for every service.", "The alert rang at night.")
    assert found(source, topic="sampling of traces") == {"s/1": "alerts"}
    assert found(of_text("Sampling is on for every service."), topic="sampling of traces") == {}


def test_a_document_on_one_question_takes_its_plain_sentences_along() -> None:
    source = of_text("Tail sampling is on.", "Sampling keeps every failure.", "Nobody missed anything since.")
    assert set(found(source).values()) == {"sampling"}
    assert len(found(source)) == 3


def test_a_sentence_between_two_questions_is_not_placed() -> None:
    even = {"one": ("sampling",), "two": ("threshold",)}
    assert found(of_text("Sampling follows the threshold."), questions=even) == {}


def test_passages_that_an_editor_filed_keep_their_question(keywords: Keywords, brief: Callable[..., Brief]) -> None:
    result = research(brief(TOPIC), keywords=keywords)
    filed = {p.id: p.question for source in result.sources for p in source.passages}
    assert all(item.question == filed[item.passage_id] for item in result.ledger)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(alphabet="samplingtresho dk.\"'*()-", max_size=60), min_size=1, max_size=6),
    names=st.lists(st.sampled_from(["sampling", "alerts", "none"]), unique=True, max_size=3),
)
def test_only_given_passages_are_placed_and_only_under_asked_questions(texts: list[str], names: list[str]) -> None:
    source = of_text(*texts)
    lexicon = Lexicon()
    documents = {passage.id: source.id for passage in source.passages[1:]}
    with Index([source], lexicon) as index:
        once = placed(index, documents, names, QUESTIONS, lexicon)
        assert once == placed(index, documents, names, QUESTIONS, lexicon)
    assert once.keys() <= documents.keys()
    assert set(once.values()) <= set(names)
