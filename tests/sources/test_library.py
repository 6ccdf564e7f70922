"""The built-in library keeps to the form of records, and to what we promise of it beyond that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contentgen.model import Passage, Source
from contentgen.sources import SOURCES, Adapter, LibraryAdapter, Query
from contentgen.sources.questions import NEIGHBOURS
from contentgen.sources.records import Against, Note, Record, checked, read_text

RECORDS = Path(__file__).resolve().parents[2] / "contentgen" / "library" / "records.jsonl"


def passages(library: tuple[Source, ...]) -> Iterator[tuple[Source, Passage]]:
    return ((source, passage) for source in library for passage in source.passages)


SUBJECTS = {
    "AI observability": ("silent-failure", "platforms", "metrics-alerts", "sampling", "changing-models"),
    "drift and data quality": ("drift-kinds", "drift-detection", "drift-tools", "data-quality", "data-validation"),
    "LLM evaluation": ("judge-agreement", "judge-bias", "benchmarks", "human-criteria", "calibration"),
    "tracing and OpenTelemetry": ("trace-model", "ai-conventions", "sampling"),
    "agents": ("agent-reliability", "failure-attribution", "self-report"),
    "governance and the EU AI Act": ("logging-duty", "deadlines", "frameworks", "documentation"),
    "security": ("injection", "data-attacks", "guardrails"),
    "fairness": ("fairness",),
    "explainability": ("explanation", "explanation-limits"),
    "incidents and reliability": ("incidents", "silent-failure"),
    "cost and energy": ("cost", "energy"),
    "serving performance": ("serving",),
    "RAG quality": ("rag-evaluation", "hallucination"),
    "human feedback": ("human-feedback",),
    "MLOps practice": ("operations", "debt-readiness", "adoption"),
}


def test_every_record_is_read(library: tuple[Source, ...]) -> None:
    found = LibraryAdapter().find(Query(topic="", today=date(2026, 11, 23)))
    assert found.failures == ()
    assert len(library) >= 260
    assert sum(len(source.passages) for source in library) >= 1000
    assert len({source.csl["title"].lower() for source in library}) == len(library)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_thirty_notes_of_eight_sources(subject: str, library: tuple[Source, ...]) -> None:
    held = [(source.id, p.id) for source, p in passages(library) if p.question in SUBJECTS[subject]]
    assert len(held) >= 30
    assert len({source_id for source_id, _ in held}) >= 8


def test_every_record_keeps_to_the_form(keywords: dict[str, tuple[str, ...]]) -> None:
    """What a user's records are held to; without a `today` of the machine, so that no clock decides."""
    against = Against(today=date(2026, 12, 31), questions=frozenset(keywords), notes=frozenset())
    held = checked(read_text(RECORDS), RECORDS.name, against)
    assert list(map(str, held.faults)) == []
    assert len(held.records) == len(RECORDS.read_text("utf-8").splitlines())


def test_every_record_of_ours_fills_in_every_field() -> None:
    for line in RECORDS.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert record.keys() == Record.model_fields.keys(), record["id"]
        assert all(note.keys() == Note.model_fields.keys() for note in record["notes"]), record["id"]


def test_every_record_of_ours_has_an_author_an_address_and_a_year_of_the_field(library: tuple[Source, ...]) -> None:
    for source in library:
        assert source.csl.get("author") or "Chapter author" in source.caveat
        assert 1990 <= source.csl.get("issued", {"date-parts": [[2016]]})["date-parts"][0][0] <= 2026
        assert source.csl["URL"], source.id


def test_truncated_author_lists_say_so(library: tuple[Source, ...]) -> None:
    cut = [source for source in library if source.csl["custom"].get("authors_truncated")]
    assert len(cut) >= 7
    assert all(source.csl["author"] for source in cut)


def test_notes_are_ours_and_answer_a_question(library: tuple[Source, ...]) -> None:
    assert all(passage.question and passage.statement and not passage.verbatim for _, passage in passages(library))


def test_nothing_local_and_nothing_unverified() -> None:
    text = RECORDS.read_text(encoding="utf-8")
    assert not re.search(r"""(?<![\w.:/~)\]])/(?:[a-z]+/)+""", text), "a path of somebody's machine"
    for trace in (
        "mla.db",
        "file:",
        "find_string",
        "github:",
        "verified_by",
        '"verified": false',
        "vercel.app",
    ):
        assert trace not in text, trace


def test_ids_of_the_library_never_look_like_those_of_files(library: tuple[Source, ...]) -> None:
    assert not [source.id for source in library if re.search(r"-(?:md|txt|html?|pdf|bib(?:-.*)?)$", source.id)]


def test_neighbours_are_questions(keywords: dict[str, tuple[str, ...]]) -> None:
    assert NEIGHBOURS.keys() <= keywords.keys()
    assert {near for group in NEIGHBOURS.values() for near in group} <= keywords.keys()


def test_a_broken_line_is_a_failure_not_a_crash(tmp_path: Path) -> None:
    good = RECORDS.read_text(encoding="utf-8").splitlines()[0]
    path = tmp_path / "records.jsonl"
    path.write_text(f'{good}\n{{"id": 1}}\nnot json\n', encoding="utf-8")
    found = LibraryAdapter(path).find(Query(topic="", today=date(2026, 11, 23)))
    assert len(found.sources) == 1
    assert [failure.location for failure in found.failures] == ["records.jsonl, line 2", "records.jsonl, line 3"]


@pytest.mark.parametrize("word", ["crucial", "paramount", "game-changer", "unlock", "—"])
def test_no_stock_phrases(library: tuple[Source, ...], word: str) -> None:
    assert not [passage.id for _, passage in passages(library) if word in passage.statement]


def test_every_adapter_keeps_the_protocol() -> None:
    adapters: list[Adapter] = [made() for made in SOURCES]
    assert [adapter.name for adapter in adapters] == ["files", "library", "own-library", "project"]
    assert all(adapter.find(Query(topic="x", today=date(2026, 11, 23))).failures == () for adapter in adapters)
