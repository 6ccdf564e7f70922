"""The built-in library is whole: fields, notes, editorial forms and their numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contentgen.model import Passage, Source
from contentgen.sources import SOURCES, Adapter, LibraryAdapter, Query
from contentgen.sources.metadata import CSL_TYPES, is_address
from contentgen.sources.questions import NEIGHBOURS

CSL_FIELDS = {
    "id", "type", "title", "title-short", "author", "issued", "container-title", "page", "volume", "issue", "number", "version", "DOI",
    "URL", "publisher", "archive", "archive_location", "custom",
}  # fmt: skip
NUMBER = re.compile(r"(?<![A-Za-z\d])(?<![A-Za-z]-)\d+(?:[.,]\d+)*")
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
    assert len({source.id for source in library}) == len(library)
    assert len({source.csl["title"].lower() for source in library}) == len(library)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_thirty_notes_of_eight_sources(subject: str, library: tuple[Source, ...]) -> None:
    held = [(source.id, p.id) for source, p in passages(library) if p.question in SUBJECTS[subject]]
    assert len(held) >= 30
    assert len({source_id for source_id, _ in held}) >= 8


def test_csl_fields_are_valid(library: tuple[Source, ...]) -> None:
    for source in library:
        csl = source.csl
        assert csl.keys() <= CSL_FIELDS, source.id
        assert csl["id"] == source.id
        assert csl["type"] in CSL_TYPES
        assert csl["title"]
        assert all(set(name) in ({"family", "given"}, {"literal"}, {"family"}) for name in csl.get("author", []))
        assert csl.get("author") or "Chapter author" in source.caveat
        assert 1990 <= csl.get("issued", {"date-parts": [[2016]]})["date-parts"][0][0] <= 2026
        assert is_address(csl["URL"]), source.id
        assert re.fullmatch(r"10\.\d{4,9}/\S+", csl.get("DOI", "10.1234/x"))
        assert re.fullmatch(r"\d{4}\.\d{4,5}", csl.get("archive_location", "2307.09009"))
        assert ("archive" in csl) == ("archive_location" in csl)


def test_truncated_author_lists_say_so(library: tuple[Source, ...]) -> None:
    cut = [source for source in library if source.csl["custom"].get("authors_truncated")]
    assert len(cut) >= 7
    assert all(source.csl["author"] for source in cut)


def test_notes_are_ours_and_complete(library: tuple[Source, ...], keywords: dict[str, tuple[str, ...]]) -> None:
    known = {passage.id for _, passage in passages(library)}
    for source, passage in passages(library):
        assert not passage.verbatim
        assert passage.id.startswith(f"{source.id}/")
        assert passage.question in keywords, passage.id
        assert passage.statement.endswith("."), passage.id
        assert len(passage.statement.split()) <= 42, passage.id
        assert len(passage.short) <= 115, passage.id
        assert not passage.short.endswith("."), passage.id
        assert set(passage.contrasts) <= known, passage.id
        assert passage.id not in passage.contrasts
        assert passage.locator


def test_no_form_holds_a_number_of_its_own(library: tuple[Source, ...]) -> None:
    for source, passage in passages(library):
        known = f"{passage.text} {passage.locator} {source.caveat} {json.dumps(source.csl, ensure_ascii=False)}"
        allowed = set(NUMBER.findall(known))
        for form in (passage.statement, passage.short, passage.attributed, passage.advice):
            assert set(NUMBER.findall(form)) <= allowed, (passage.id, form)


def test_secondary_levels_are_second_hand(library: tuple[Source, ...]) -> None:
    weak = {"secondary-pages", "citations-only", "news-reports", "doi-citations"}
    wrong = [
        passage.id for source, passage in passages(library) if source.reliability in weak and not passage.second_hand
    ]
    assert wrong == []


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
    assert [adapter.name for adapter in adapters] == ["files", "library", "project"]
    assert all(adapter.find(Query(topic="x", today=date(2026, 11, 23))).failures == () for adapter in adapters)
