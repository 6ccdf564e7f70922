"""The reading bench: letters hide the writers and give them back, texts are shown alike, recordings say when they are stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.prose import stale as staleness
from benchmarks.prose.plain import PlainDraft, known_only, read
from benchmarks.prose.sheets import LETTERS, PAIR, Answered, beginning, letters
from benchmarks.prose.table import preferred, seen
from benchmarks.prose.topics import WRITERS, topics
from contentgen.resources import shipped
from tests.material import TOPICS, brief_for, found

KEPT = staleness.kept([])


def test_there_are_six_topics_from_the_library_and_six_from_documents() -> None:
    names = [topic.name for topic in topics()]
    assert len(set(names)) == 12
    assert sum(bool(topic.package) for topic in topics()) == 6


def test_the_letters_of_a_reader_stand_for_every_writer_once_and_differ_between_readers() -> None:
    orders = {tuple(letters(reader, topic).values()) for reader in ("a1", "a2", "b1") for topic in topics()}
    assert all(sorted(order) == sorted(WRITERS) for order in orders)
    assert len(orders) > 10
    assert letters("a1", topics()[0]) == letters("a1", topics()[0])


def test_a_preference_is_counted_for_the_writer_behind_the_letter() -> None:
    topic = topics()[0]
    behind = letters("r-a1", topic)
    ranking = sorted(LETTERS, key=lambda letter: WRITERS.index(behind[letter]))
    opinion = {"sign": True, "edits": [], "why": ""}
    form = {"topics": {topic.name: {"texts": dict.fromkeys(LETTERS, opinion), "ranking": ranking, "why": ""}}}
    table = preferred(seen({"r-a1": Answered.model_validate(form)}))
    assert "| `voice` | `offline` | 0 of 1" in table
    assert "| `full` | `plain` | 1 of 1" in table


def test_a_beginning_is_the_title_the_first_lines_and_the_first_post() -> None:
    post, thread = "Hook.\n\nMore.", "1/2 One\n\n---\n\n2/2 Two"
    text = f"=== ARTICLE ===\n\n# A title\n\nBody.\n\n=== LINKEDIN POST ===\n\n{post}\n\n=== THREAD ===\n\n{thread}\n"
    assert beginning(text) == "Title: A title\n\nPost begins: Hook.\n\nThread begins: 1/2 One"


def test_the_plain_texts_keep_their_sections_marks_and_lose_unknown_sources_only_when_shown() -> None:
    draft = PlainDraft(
        article="# Title\n\nIntro [E1].\n\n## One\n\nA fact [E999].\n\n- item [E1]\n\n## Two\n\n| a | b |\n|---|---|\n| x [E1] | y |",
        linkedin="Hook [E1].\n\nBody.",
        thread=("First [E1].", "Second."),
    )
    texts = read(draft, brief_for(TOPICS[0]))
    assert [section.heading for section in texts.article.sections] == ["One", "Two"]
    assert ("E999",) in [sentence.evidence for sentence in texts.sentences()]
    shown = known_only(texts, found(TOPICS[0]))
    assert ("E999",) not in [sentence.evidence for sentence in shown.sentences()]
    assert len(shown.sentences()) == len(texts.sentences())


def test_the_pair_whose_titles_are_compared_are_the_writers_without_a_capable_model() -> None:
    assert set(PAIR) <= set(WRITERS)


@pytest.mark.parametrize(("topic", "writer"), KEPT[:2], ids=lambda each: getattr(each, "name", each))
def test_a_recording_answers_what_the_prompts_ask_today(topic: object, writer: str) -> None:
    assert staleness.stale(topic, writer) == ""  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize(("topic", "writer"), KEPT[2:], ids=lambda each: getattr(each, "name", each))
def test_every_other_recording_does_too(topic: object, writer: str) -> None:
    assert staleness.stale(topic, writer) == ""  # type: ignore[arg-type]


def test_a_changed_prompt_makes_its_recordings_stale_and_the_changed_line_is_shown(tmp_path: Path) -> None:
    topic, writer = next((topic, writer) for topic, writer in KEPT if writer == "full")
    text = (shipped("prompts") / "section.md.j2").read_text(encoding="utf-8")
    (tmp_path / "section.md.j2").write_text(text.replace("Explain a term", "Explain each term"), encoding="utf-8")
    said = staleness.stale(topic, writer, tmp_path)
    assert "holds no answer to this prompt for SectionDraft" in said
    assert "Explain each term" in said
