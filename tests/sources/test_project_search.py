"""What the index finds, why, and what it hands to a run: the same passages under the same ids."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from contentgen.errors import UserError
from contentgen.model import Brief, Passage, Source
from contentgen.sources import Access, research
from contentgen.sources.project import Match, Origin, open_index, search
from contentgen.sources.project.search import Bounds, candidates
from contentgen.sources.relevance import Keywords, rank
from contentgen.sources.wanted import Wanted, wanted
from tests.sources.kept import filled, index_of, note

SMALL = Bounds(all_passages=0, best_passages=30, best_of_a_word=10, full_documents=3, of_a_document=6)


def found(project: Path, query: str, limit: int = 10) -> tuple[Match, ...]:
    with open_index(index_of(project)) as index:
        return search(index, query, limit=limit)


def hives(project: Path, files: int = 7) -> None:
    """Notes on a topic that the built-in library does not hold."""
    for n in range(files):
        note(
            project,
            f"notes/h{n}.md",
            f"Hive sensors for beekeeping reported swarming {n}1 hours before it happened in the spring of 202{n}.",
            f"Beekeeping with hive sensors lost {n} of 40 colonies in winter, and without sensors 1{n} of 40.",
            title=f"Trial {n}",
        )


def test_a_hit_says_which_word_was_met_where(tmp_path: Path) -> None:
    note(tmp_path, "a.md", "Labels arrive 14 days late in most of the systems.", title="Drift at Umbrella")
    note(tmp_path, "b.md", "Detectors of drift saw 12 late labels in the spring of 2024.", title="Other")
    filled(tmp_path, tmp_path)
    hits = found(tmp_path, "drifting labels nowhere")
    assert {hit.id: hit.matched for hit in hits} == {
        "a-md/0": {"drifting": "title", "labels": "text"},
        "b-md/0": {"drifting": "text", "labels": "text"},
    }
    assert hits[0].score == 1.0
    assert 0 < hits[1].score <= 1.0
    assert hits[0].why in (
        "drifting in the title or tags, labels in the text",
        "drifting in the text, labels in the text",
    )


def test_passages_with_all_the_words_come_first(tmp_path: Path) -> None:
    note(tmp_path, "a.md", "Drift, drift and drift again: drift was seen 12 times in one week.")
    note(tmp_path, "b.md", "Of the alarms on drift in the spring, 3 of 9 came from late labels in a feed.")
    filled(tmp_path, tmp_path)
    assert [hit.document for hit in found(tmp_path, "drift labels")] == ["b-md", "a-md"]


@pytest.mark.parametrize("query", ['"', "a AND (", "NEAR(x", "*", "title:drift", "", "the", "\x00", "drift\x00"])
def test_any_query_is_words_and_no_syntax(tmp_path: Path, query: str) -> None:
    note(tmp_path, "a.md", "Detectors of drift saw 12 late labels in the spring of 2024.")
    filled(tmp_path, tmp_path)
    assert len(found(tmp_path, query)) == ("drift" in query)


def test_no_more_than_the_limit(tmp_path: Path) -> None:
    hives(tmp_path)
    filled(tmp_path, tmp_path)
    assert len(found(tmp_path, "hive sensors", limit=3)) == 3


def test_what_was_removed_or_replaced_is_not_found(tmp_path: Path) -> None:
    path = note(tmp_path, "a.md", "Detectors of drift saw 12 late labels in the spring of 2024.")
    filled(tmp_path, path)
    note(tmp_path, "a.md", "Detectors of noise saw 12 late labels in the spring of 2024.")
    filled(tmp_path, path)
    assert not found(tmp_path, "drift")
    with open_index(index_of(tmp_path)) as index:
        index.remove("a-md")
    assert not found(tmp_path, "noise")


# --- what a run gets ---------------------------------------------------------------------------------------


def of_many(number: int, words: str, count: int = 10) -> Source:
    passages = tuple(
        Passage(id=f"d{number}/{n}", text=f"{words} {number} times {n}.", locator="", verbatim=True)
        for n in range(count)
    )
    csl = {"id": f"d{number}", "title": f"Document {number}"}
    return Source(
        id=f"d{number}", csl=csl, adapter="files", location=f"d{number}", passages=passages, fetched=date(2026, 11, 24)
    )


def test_a_small_index_is_handed_over_whole(tmp_path: Path) -> None:
    hives(tmp_path)
    note(tmp_path, "other.md", "Labels arrive 14 days late in most of the systems.")
    filled(tmp_path, tmp_path)
    with open_index(index_of(tmp_path)) as index:
        assert len(candidates(index, "hive sensors")) == 8


def test_of_a_large_index_only_what_may_matter_under_its_own_ids(tmp_path: Path) -> None:
    with open_index(index_of(tmp_path)) as index:
        for number in range(40):
            words = "Hive sensors reported swarming" if number < 5 else "Labels arrived late"
            source = of_many(number, words)
            index.put(Origin(kind="file", place=source.location, label="x"), [source], whole=True)
        sources = candidates(index, "hive sensors", bounds=SMALL)
        again = candidates(index, "hive sensors", bounds=SMALL)
        whole = {each.id: each for each in (of_many(n, "Hive sensors reported swarming") for n in range(5))}
    assert {source.id for source in sources} == {f"d{n}" for n in range(5)}
    assert 30 <= sum(len(source.passages) for source in sources) <= 50
    assert all(passage in whole[source.id].passages for source in sources for passage in source.passages)
    assert sources == again


def test_a_rare_word_is_not_crowded_out_by_a_common_one(tmp_path: Path) -> None:
    with open_index(index_of(tmp_path)) as index:
        for number in range(40):
            source = of_many(
                number, "Sensors here and sensors there" if number else "One long story of a zeppelin flight"
            )
            index.put(Origin(kind="file", place=source.location, label="x"), [source], whole=True)
        sources = candidates(index, "zeppelin sensors", bounds=SMALL)
    assert "d0" in {source.id for source in sources}
    assert len(sources) < 20


def test_the_ranking_of_candidates_is_that_of_the_whole(tmp_path: Path, keywords: Keywords) -> None:
    hives(tmp_path)
    for n in range(60):
        note(tmp_path, f"other/o{n}.md", f"Labels arrive {n} days late in most of the systems at Umbrella.")
    filled(tmp_path, tmp_path)
    with open_index(index_of(tmp_path)) as index:
        whole, part = candidates(index, "hive sensors"), candidates(index, "hive sensors", bounds=SMALL)
    assert len(part) < len(whole)
    ranked = [
        [
            item.passage.id
            for item in rank("hive sensors", s, keywords=keywords, own=frozenset(x.id for x in s)).passages
        ]
        for s in (whole, part)
    ]
    assert ranked[0] == ranked[1]


def brief(topic: str, *sources: str) -> Brief:
    return Brief(topic=topic, keyphrase=topic, sources=sources, today=date(2026, 11, 24))


def test_a_run_rests_on_kept_sources_under_their_ids(tmp_path: Path, keywords: Keywords) -> None:
    hives(tmp_path)
    filled(tmp_path, tmp_path / "notes")
    access = Access(index=index_of(tmp_path))
    result = research(brief("beekeeping hive sensors", "project"), keywords=keywords, access=access)
    assert {item.source_id for item in result.ledger} == {f"notes-h{n}-md" for n in range(7)}
    with open_index(index_of(tmp_path)) as index:
        kept = {p.id: p.text for n in range(7) for p in index.show(f"notes-h{n}-md").passages}
    assert all(kept[item.passage_id] == item.quote for item in result.ledger)


def test_a_file_named_beside_the_index_is_read_as_it_is_now(tmp_path: Path, keywords: Keywords) -> None:
    hives(tmp_path)
    filled(tmp_path, tmp_path / "notes")
    new = "Hive sensors for beekeeping reported swarming 99 hours before it happened in the spring of 2029."
    path = note(tmp_path, "notes/h0.md", new, title="Trial 0")
    access = Access(index=index_of(tmp_path))
    result = research(brief("beekeeping hive sensors", "project", str(path)), keywords=keywords, access=access)
    quotes = [item.quote for item in result.ledger]
    assert new in quotes
    assert not any("01 hours" in quote for quote in quotes)


def test_a_project_that_keeps_nothing_says_how_to_begin(tmp_path: Path, keywords: Keywords) -> None:
    with pytest.raises(UserError, match="contentgen sources add PATH"):
        research(brief("hives", "project"), keywords=keywords, access=Access(index=index_of(tmp_path)))


def test_project_names_the_index_and_a_path_the_folder() -> None:
    assert wanted(["project", "./project"]) == Wanted(paths=("./project",), project=True)
