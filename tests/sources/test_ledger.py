"""The ledger and the research as a whole: ids, quotations, twins, whose material comes first."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen.errors import SourceError
from contentgen.model import Brief, Event, Passage, Research, Source
from contentgen.sources import FilesAdapter, Found, LedgerLimits, Query, RankedPassage, build_ledger, research
from contentgen.sources.files import FORMATS
from contentgen.sources.ledger import quotation
from tests.sources.conftest import TODAY, make_pdf

Keywords = dict[str, tuple[str, ...]]


def ranked(*passages: Passage, own: bool = True) -> list[RankedPassage]:
    return [
        RankedPassage(
            source=Source(
                id=f"s{n}", csl={"title": "T"}, adapter="files", location="x", passages=(passage,), fetched=TODAY
            ),
            passage=passage,
            match=1,
            relevance=1 - n / 100,
            own=own,
            direct=True,
            why="",
        )
        for n, passage in enumerate(passages)
    ]


def passage(number: int, text: str, **fields: object) -> Passage:
    return Passage.model_validate({"id": f"s{number}/0", "text": text, "locator": "p. 1", "verbatim": True} | fields)


def bakery(folder: Path, count: int) -> None:
    for n in range(count):
        (folder / f"doc{n}.md").write_text(
            f"# Sourdough book {n}\n\nSourdough baking at bakery {n} rests the dough for {n + 10} hours.\n\n"
            f"The oven of house {n} reaches {200 + n} degrees within an hour.\n",
            encoding="utf-8",
        )


def test_the_library_carries_its_forms(keywords: Keywords, brief: Callable[..., Brief]) -> None:
    result = research(brief("LLM as a judge"), keywords=keywords)
    item = next(item for item in result.ledger if item.passage_id == "tan2025/0")
    note = next(p for p in result.source("tan2025").passages if p.id == "tan2025/0")
    assert (item.claim, item.note, item.quote) == (note.statement, note.text, "")
    assert (item.short, item.attributed, item.question) == (note.short, note.attributed, note.question)
    twin = next(other for other in result.ledger if other.passage_id == "zheng2023/0")
    assert twin.id in item.contrasts
    assert {source.id for source in result.sources} == {entry.source_id for entry in result.ledger}
    assert [entry.id for entry in result.ledger] == [f"E{n}" for n in range(1, len(result.ledger) + 1)]
    assert Research.model_validate_json(result.model_dump_json()) == result


def test_limit_and_progress(keywords: Keywords, brief: Callable[..., Brief]) -> None:
    events: list[Event] = []
    result = research(brief("AI observability"), keywords=keywords, limit=10, progress=events.append)
    assert len(result.ledger) == 10
    assert events[-1].message == f"10 items of evidence from {len(result.sources)} sources"


def test_six_own_documents_stand_alone(tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]) -> None:
    bakery(tmp_path, 6)
    result = research(brief("Sourdough baking", tmp_path), keywords=keywords)
    assert {source.adapter for source in result.sources} == {"files"}
    assert len(result.ledger) == 12
    first = result.ledger[0]
    assert first.claim == first.quote
    assert first.claim.startswith("Sourdough baking at bakery")
    assert first.figures


def test_own_documents_come_first_and_the_library_fills_up(
    tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]
) -> None:
    (tmp_path / "own.md").write_text(
        "# Our observability\n\nObservability at the bank began with nine traces a day.\n", encoding="utf-8"
    )
    result = research(brief("AI observability", tmp_path), keywords=keywords)
    assert result.ledger[0].source_id == "own-md"
    assert {source.adapter for source in result.sources} == {"files", "library"}
    with pytest.raises(SourceError, match="1 found"):
        research(brief("AI observability", tmp_path), keywords=keywords, library=False)


def test_the_library_can_be_asked_for(tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]) -> None:
    for n in range(6):
        (tmp_path / f"{n}.md").write_text(f"Observability at site {n} began with {n} traces a day.", encoding="utf-8")
    alone = research(brief("AI observability", tmp_path), keywords=keywords)
    both = research(brief("AI observability", tmp_path), keywords=keywords, library=True)
    assert {source.adapter for source in alone.sources} == {"files"}
    assert {source.adapter for source in both.sources} == {"files", "library"}


def test_documents_off_the_topic_do_not_count(tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]) -> None:
    bakery(tmp_path, 6)
    result = research(brief("AI observability", tmp_path), keywords=keywords)
    assert {source.adapter for source in result.sources} == {"library"}
    with pytest.raises(SourceError):
        research(brief("history of the bicycle", tmp_path), keywords=keywords)


def test_a_general_topic_may_rest_on_own_documents(
    tmp_path: Path, keywords: Keywords, brief: Callable[..., Brief]
) -> None:
    for n in range(6):
        (tmp_path / f"{n}.md").write_text(f"AI tools of house {n} answer {n + 20} letters a day.", encoding="utf-8")
    result = research(brief("best AI tools", tmp_path), keywords=keywords)
    assert {source.adapter for source in result.sources} == {"files"}


def test_twins_collapse_to_the_better_source() -> None:
    told = passage(0, "Nine of 40 teams kept all traces for a whole year.", second_hand=True)
    read_ = passage(1, "Nine of 40 teams kept all the traces for a whole year.")
    other = passage(2, "Nine of 41 teams kept all traces for a whole year.")
    negated = passage(3, "Nine of 40 teams never kept all traces for a whole year.")
    result = build_ledger(ranked(told, read_, other, negated))
    assert [item.source_id for item in result.ledger] == ["s1", "s2", "s3"]


def test_long_sentences_are_quoted_fairly_or_not_at_all() -> None:
    head = "The first study of the large service kept every trace of every request that reached the old machines"
    tail = "which the operators had bought long ago and then painted red and green and blue " * 2
    fair, unfair = f"{head}, {tail}indeed.", f"{head}, {tail}but never used."
    assert quotation(fair, LedgerLimits()) == f"{head} ..."
    assert quotation(unfair, LedgerLimits()) == ""
    assert quotation(f"{head}.", LedgerLimits()) == f"{head}."
    assert len(build_ledger(ranked(passage(0, unfair))).ledger) == 0
    item = build_ledger(ranked(passage(0, fair))).ledger[0]
    assert item.claim == item.quote
    assert item.note == fair


def test_no_question_takes_the_whole_ledger() -> None:
    many = [passage(n, f"Number {n} of the many facts stands here today.", question="a") for n in range(6)]
    rest = [passage(9, "The only fact of the other question stands here.", question="b")]
    result = build_ledger(ranked(*many, *rest), limits=LedgerLimits(items=4, per_question=3))
    assert [item.question for item in result.ledger] == ["a", "a", "a", "b"]


# --- properties ------------------------------------------------------------------------------------------------

SUFFIXES = [suffix for entry in FORMATS for suffix in entry.suffixes]
PIECES = st.sampled_from(
    [b"%PDF-1.4\n",
     b"1 0 obj\n<< /Type /Catalog >>\nendobj\n", b"<p>", b"<div hidden>", b"@article{a, title={", b"}}\n",
     b"---\ntitle: x\n", b"# H\n", b"A sentence that has enough words to count. ", b"\xff\xfe", b"\x00",
     b"| a |\n|-|\n",
     b"<sup>", b"<math>", b"\n\n", b"> ", b"- ", b"\xef\xbb\xbf",
     b"startxref\n0\n%%EOF", b"trailer\n<< /Root 1 0 R >>\n"]
)  # fmt: skip
ANY = st.one_of(
    st.binary(max_size=600),
    st.lists(PIECES, max_size=14).map(b"".join),
    st.tuples(st.integers(0, 700), st.binary(max_size=40)).map(lambda cut: _damaged(*cut)),
)


def _damaged(place: int, junk: bytes) -> bytes:
    data = make_pdf(("Population stability index compares two histograms over time.",))
    return data[:place] + junk + data[place + len(junk) :]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ANY, suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_give_sources_or_typed_failures(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    found = FilesAdapter().find(Query(topic="", locations=(str(path),), today=TODAY))
    assert found.sources or found.failures
    assert Found.model_validate_json(found.model_dump_json()) == found


SENTENCES = st.lists(
    st.text(alphabet="abcdefg ABC0123456789,;()%'\"-é\n\t.!?", min_size=0, max_size=200), min_size=1, max_size=6
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=SENTENCES)
def test_claims_of_files_are_verbatim(tmp_path: Path, parts: list[str]) -> None:
    text = "\n\n".join([*parts, "The dough of the house rests for ten hours there."])
    path = tmp_path / "own.txt"
    path.write_bytes(text.encode("utf-8"))
    found = FilesAdapter().find(Query(topic="", locations=(str(path),), today=TODAY))
    passages = [p for source in found.sources for p in source.passages]
    result = build_ledger(ranked(*passages))
    squeezed = re.sub(r"\s+", " ", text)
    assert len({item.id for item in result.ledger}) == len(result.ledger)
    assert result.ledger
    for item in result.ledger:
        assert item.claim.removesuffix(" ...") in squeezed
        assert item.quote.removesuffix(" ...") in squeezed
