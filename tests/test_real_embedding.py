"""The real model of the extra: offline, the same bytes whatever stands beside a text, near what means the same."""

from __future__ import annotations

import socket
from pathlib import Path

import numpy as np
import pytest

from contentgen.embedding import Embedder, OnnxEmbedder, load
from contentgen.sources.meaning import Meaning
from contentgen.sources.project import fill, open_index, search
from tests.sources.kept import filled, index_of, note

pytestmark = pytest.mark.slow
TEXTS = (
    "The inputs of a model drift away from what it was trained on.",
    "Over time the data that a classifier sees stop resembling its training set.",
    "A loaf of rye bread needs an hour in a hot oven.",
    "drift",
    "",
    "Latency of the gateway rose to 900 milliseconds. " * 60,
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load()


def test_vectors_have_length_one_and_the_models_size(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    assert embedder.embed([]).shape == (0, 384)


def test_a_vector_depends_on_its_text_alone(embedder: Embedder) -> None:
    together = embedder.embed(TEXTS)
    alone = [OnnxEmbedder(workers=1).embed([text])[0] for text in TEXTS]
    assert together.tobytes() == np.stack(alone).tobytes()


def test_what_means_the_same_is_nearer_than_what_does_not(embedder: Embedder) -> None:
    one, same, other, *_ = embedder.embed(TEXTS)
    assert one @ same > 0.5
    assert one @ other < 0.2


def test_it_loads_and_runs_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert OnnxEmbedder().embed(["a text"]).shape == (1, 384)


def test_a_search_finds_by_meaning_what_no_word_finds(embedder: Embedder, tmp_path: Path) -> None:
    note(tmp_path, "notes/a.md", "Every spring the colony divides and half of the bees leave with the old queen.")
    note(tmp_path, "notes/b.md", "The bakery on the corner sold 300 loaves of rye bread on a single Saturday.")
    filled(tmp_path, tmp_path / "notes")
    with open_index(index_of(tmp_path)) as index:
        fill(index, embedder)
        assert search(index, "swarming", limit=5) == ()
        (first, *_) = search(index, "swarming of honeybees", limit=5, embedder=embedder)
    assert first.document == "notes-a-md"
    assert first.meaning > 0
    assert f"meaning {first.meaning:.2f}" in first.why


def test_the_ranking_with_meaning_is_not_behind_the_one_without(tmp_path: Path) -> None:
    from benchmarks.relevance import library, ours, scored

    meaning = Meaning(load(), tmp_path / "vectors.sqlite")
    known = {question: meaning.nearness(question, library()) for question in _questions()}
    with_meaning, without = scored(ours(None, known.__getitem__)), scored(ours())
    assert np.mean(with_meaning) >= np.mean(without) + 0.01


def _questions() -> tuple[str, ...]:
    from benchmarks.relevance import judged

    return tuple(judged())
