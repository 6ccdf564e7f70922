"""Vectors of passages: made once, kept by content, gone with the passage; meaning adds to the words in every order."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contentgen.model import Passage, Source
from contentgen.sources import rank, research
from contentgen.sources.access import Access
from contentgen.sources.meaning import Meaning
from contentgen.sources.project import fill, kept_in, open_index, search
from tests.sources.kept import TODAY, filled, index_of, note, refreshed
from tests.sources.test_project_search import brief

SAME = {"swarming": "leave", "colony": "hive", "bees": "hive"}


class Synonyms:
    """A model whose vectors count words, some of which mean the same; `read` are the texts that it was given."""

    name = "synonyms-1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += texts
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().replace(".", "").split():
                digest = hashlib.sha256(SAME.get(word, word).encode()).digest()
                row[int.from_bytes(digest[:2]) % 512] += 1.0
        lengths = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)
        return rows / lengths


def vectors(project: Path) -> int:
    with open_index(index_of(project)) as index:
        return int(index.file.execute("SELECT count(*) FROM vectors").fetchone()[0])


def filled_with(project: Path, model: Synonyms) -> int:
    with open_index(index_of(project)) as index:
        return fill(index, model)


def test_only_what_changed_is_read_again_and_what_went_is_gone(tmp_path: Path) -> None:
    path = note(tmp_path, "a.md", "The first sentence stays as it is here.", "The second sentence will go away soon.")
    filled(tmp_path, path)
    model = Synonyms()
    assert filled_with(tmp_path, model) == 2
    assert filled_with(tmp_path, model) == 0
    note(tmp_path, "a.md", "The first sentence stays as it is here.", "A third sentence comes in its place now.")
    refreshed(tmp_path)
    assert vectors(tmp_path) == 1
    model.read.clear()
    assert filled_with(tmp_path, model) == 1
    assert model.read == ["a.md. A third sentence comes in its place now."]
    with open_index(index_of(tmp_path)) as index:
        index.remove("a-md")
    assert vectors(tmp_path) == 0


def test_a_vector_stays_while_another_passage_says_the_same(tmp_path: Path) -> None:
    same = "The sensors of the hive are read every hour."
    filled(tmp_path, note(tmp_path, "a.md", same, "Only here is this said of it.", title="T"))
    filled(tmp_path, note(tmp_path, "b.md", same, "Only there is that said of it.", title="T"))
    model = Synonyms()
    filled_with(tmp_path, model)
    with open_index(index_of(tmp_path)) as index:
        before = index.stamp
        held = index.file.execute("SELECT count(*) FROM passages WHERE text = ?", (same,)).fetchone()[0]
        index.remove("a-md")
        assert index.stamp != before
        left = index.file.execute("SELECT count(*) FROM passages").fetchone()[0]
    assert held == 2
    assert vectors(tmp_path) == left


def test_making_vectors_is_no_change_of_the_index(tmp_path: Path) -> None:
    filled(tmp_path, note(tmp_path, "a.md", "The sensors of the hive are read every hour."))
    with open_index(index_of(tmp_path)) as index:
        before = index.stamp
        fill(index, Synonyms())
        assert index.stamp == before


def test_a_search_tells_the_share_of_words_and_of_meaning(tmp_path: Path) -> None:
    note(tmp_path, "a.md", "Half of the colony will leave in the spring of every year.", title="Spring")
    note(tmp_path, "b.md", "Swarming in spring was seen by nobody before the year 2024.", title="Spring again")
    filled(tmp_path, tmp_path / "a.md", tmp_path / "b.md")
    filled_with(tmp_path, Synonyms())
    with open_index(index_of(tmp_path)) as index:
        plain = search(index, "swarming", limit=5)
        found = search(index, "swarming of bees", limit=5, embedder=Synonyms())
    assert [match.document for match in plain] == ["b-md"]
    assert (plain[0].words, plain[0].meaning, plain[0].score) == (1.0, 0.0, 1.0)
    assert {match.document for match in found} == {"a-md", "b-md"}
    by_meaning = next(match for match in found if match.document == "a-md")
    assert by_meaning.words == 0.0
    assert by_meaning.why == f"words 0.00, meaning {by_meaning.meaning:.2f}"
    assert all(abs(match.score - match.words - match.meaning) < 1e-3 for match in found)


def test_the_library_is_read_once_into_the_cache(tmp_path: Path, library: tuple[Source, ...]) -> None:
    cache, model = tmp_path / "deep" / "vectors.sqlite", Synonyms()
    first = Meaning(model, cache).nearness("drift", library[:20])
    read = len(model.read)
    assert Meaning(model, cache).nearness("drift", library[:20]) == first
    assert len(model.read) == read + 1  # the topic alone
    assert set(first) == {passage.id for source in library[:20] for passage in source.passages}


def test_what_the_index_keeps_is_not_made_again(tmp_path: Path) -> None:
    filled(tmp_path, note(tmp_path, "a.md", "The sensors of the hive are read every hour."))
    model = Synonyms()
    filled_with(tmp_path, model)
    with open_index(index_of(tmp_path)) as index:
        shown = index.show("a-md")
    source = of_text(shown.passages[0].text, title="a.md")
    model.read.clear()
    Meaning(model, kept=kept_in(index_of(tmp_path))).nearness("hive", [source])
    assert model.read == ["hive"]


def test_a_document_of_the_user_is_found_by_its_meaning_alone() -> None:
    source = of_text("Half of all will leave in the spring of every year.", title="Spring")
    own, near = frozenset(("s",)), {"s/0": 0.6}
    assert rank("swarming", [source], keywords={}, own=own).passages == ()
    (found,) = rank("swarming", [source], keywords={}, own=own, near=near).passages
    assert "meaning" in found.why
    assert rank("swarming", [source], keywords={}, own=own, near=near).coverage.share == 0.0


def test_a_run_with_meaning_keeps_its_vectors_in_the_index(tmp_path: Path) -> None:
    for n in range(7):
        said = f"Hive sensors for beekeeping reported swarming {n}1 hours before it happened in the spring of 202{n}."
        note(tmp_path, f"notes/h{n}.md", said, title=f"Trial {n}")
    filled(tmp_path, tmp_path / "notes")
    model, index = Synonyms(), index_of(tmp_path)
    meaning, access = Meaning(model, kept=kept_in(index)), Access(index=index)
    result = research(brief("beekeeping hive sensors", "project"), keywords={}, access=access, meaning=meaning)
    assert len(result.ledger) == 7
    assert vectors(tmp_path) == 7
    assert len([text for text in model.read if text != "beekeeping hive sensors"]) == 7


def of_text(*texts: str, title: str) -> Source:
    passages = tuple(Passage(id=f"s/{n}", text=t, locator="", verbatim=True) for n, t in enumerate(texts))
    return Source(id="s", csl={"title": title}, adapter="files", location="s", passages=passages, fetched=TODAY)
