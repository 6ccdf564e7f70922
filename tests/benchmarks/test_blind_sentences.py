"""What ten runs published and two readers read: the set is what its seed draws, and the page says what it comes to."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.blind_sentences import A_RUN, PAGE, WRITERS, kappa, labelled, rows, sampled, sheets, told
from benchmarks.run_sentences import runs

#: of each writer's published claims, the share that both readers call supported; what is measured stands in the page
LEAST_HELD = {"offline": 0.92, "full": 0.82}


def test_the_rows_are_those_that_the_seed_draws_from_the_kept_runs() -> None:
    bare = tuple(row.model_copy(update={"a": "", "b": "", "fault_a": "", "fault_b": ""}) for row in rows())
    assert bare == sampled(runs())
    published = Counter((row.writer, row.run) for row in rows() if row.set == "published")
    assert set(published.values()) == {A_RUN}
    assert Counter(writer for writer, _ in published) == dict.fromkeys(WRITERS, 5)
    assert len({row.id for row in rows()}) == len(rows())


def test_all_that_is_quoted_are_notes_of_the_library() -> None:
    for run in runs():
        assert {source.adapter for source in run.research.sources} == {"library"}
        assert not any(item.quote for item in run.research.ledger)


def test_the_page_holds_what_judging_the_rows_again_gives() -> None:
    assert told(rows(), runs()) in PAGE.read_text("utf-8")


@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_published_is_truly_supported(writer: str) -> None:
    mine = [row for row in rows() if row.set == "published" and row.writer == writer]
    false = [row.sentence for row in mine if not row.held]
    assert 1 - len(false) / len(mine) >= LEAST_HELD[writer], "\n".join(false)


def test_kappa_of_the_textbook() -> None:
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_readers_see_sentence_and_source_alone_and_both_must_label_every_row(tmp_path: Path) -> None:
    few = rows()[:3]
    sheets(few, tmp_path)
    paths = [tmp_path / f"sheet_{name}.jsonl" for name in "ab"]
    for path in paths:
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        assert {key for line in lines for key in line} == {"id", "sentence", "source", "label", "words"}
    with pytest.raises(SystemExit, match="not labelled by both"):
        labelled(few, *paths)
    for path, label in zip(paths, ("supported", "partly"), strict=True):
        path.write_text(path.read_text("utf-8").replace('"label":""', f'"label":"{label}"'), "utf-8")
    assert {(row.a, row.b, row.held) for row in labelled(few, *paths)} == {("supported", "partly", False)}
