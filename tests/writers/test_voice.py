"""A small model's wordings: what is taken, what is refused, and what happens when none are to be had."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentgen import runs
from contentgen.errors import AnswerError, ProviderError
from contentgen.model import Research
from contentgen.settings import Settings, load
from contentgen.stages.check import Checker
from contentgen.store import RunFolder
from contentgen.writers.offline import OfflineWriter
from contentgen.writers.voice.budget import Allowance, Budget, SpentError
from contentgen.writers.voice.grounds import Grounds, Piece
from contentgen.writers.voice.ranking import Ranking
from contentgen.writers.voice.wordings import held_part
from contentgen.writers.voice.writer import VoiceWriter
from tests.material import TODAY, Turns, Written, bank, brief_for, found, full_writer
from tests.models import garbage
from tests.server import Reply, Request, ScriptedServer, answer, fault, slow

TOPIC = "AI observability"
GOOD = "AI observability: late labels, silent failures, and feedback loops"
TITLES = {
    "subjects": GOOD,
    "three": "AI observability: Langfuse stores the session",
    "when": "AI observability: the best tools of the year",
    "why": "AI observability: why 79% of users agree",
}
QUESTIONS = {
    "notice": "Would you notice if a component failed silently?",
    "sure": "Are you sure that your labels arrive late or never?",
    "last": "When did you last see a pipeline component fail silently?",
    "what_if": "What if your labels arrive late or never?",
    "how": "How do you find out that a component failed silently?",
}
SECTION = {
    "what": "What late labels mean here",
    "why": "Why late labels are here",
    "question": "Would you notice late labels?",
    "step": "Write down when labels arrive late.",
    "other_step": "Look for components that fail silently.",
}


def well(_: Turns, schema: str) -> object:
    return {"TitlesDraft": TITLES, "QuestionsDraft": QUESTIONS}.get(schema, SECTION)


def small() -> Research:
    whole = found(TOPIC)
    return whole.model_copy(update={"ledger": whole.ledger[:16]})


def voice(answering: Callable[[Turns, str], object], seconds: float = 60.0, **fields: object) -> VoiceWriter:
    session = full_writer(answering).session
    return VoiceWriter(session, OfflineWriter(bank()), Checker, Allowance(seconds=seconds, least_s=0.05), **fields)  # type: ignore[arg-type]


def written(writer: VoiceWriter | None = None, research: Research | None = None) -> Written:
    return Written(brief_for(TOPIC), research or small(), writer)


# --- what is taken and what is refused ---------------------------------------------------------------------------


def test_a_title_that_names_the_matter_takes_the_place_of_the_count_of_sources() -> None:
    work = written(voice(well), found(TOPIC))
    assert work.article.title == GOOD
    assert work.article.slug == "ai-observability-late-labels-silent-failures-and-feedback"
    assert work.degradations == ()


def test_titles_with_a_figure_a_strange_name_or_a_judgement_are_refused() -> None:
    writer = voice(well)
    offered = {**TITLES, "subjects": TITLES["when"]}
    writer.calls.session = full_writer(lambda _, schema: offered if schema == "TitlesDraft" else QUESTIONS).session
    assert written(writer).article.title == written().article.title


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("late labels and silent components", True),
        ("why labels arrive late", True),
        ("why components fail", False),  # may fail: a limit is dropped
        ("some components may fail silently", True),
        ("components may fail silently", False),
        ("silently, labels fail", False),  # not what the one or the other says
        ("labels never arrive late", False),
        ("labels do not arrive late", False),
        ("when all labels arrive late", False),
        ("what the probe counts", False),  # it counts 40 of them
        ("better labels", False),
        ("labels in the cloud", False),
    ],
)
def test_a_clause_keeps_to_one_piece_of_evidence(said: str, holds: bool) -> None:
    pieces = (
        Piece.of("Labels arrive late because reviewers are few.", "E1"),
        Piece.of("Some components may fail silently.", "E2"),
        Piece.of("The probe counts 40 errors.", "E3"),
    )
    assert bool(Grounds("model monitoring", pieces).drawn_on(said)) is holds


def test_a_question_may_address_its_reader_and_leave_out_a_limit() -> None:
    grounds = Grounds("model monitoring", (Piece.of("Some components may fail silently.", "E2"),))
    assert grounds.drawn_on("Would you notice if components fail silently?", asks=True)
    assert not grounds.drawn_on("Would you notice if Observatron fails silently?", asks=True)
    assert not grounds.drawn_on("Would you notice?", asks=True)


def test_of_a_list_of_subjects_what_no_evidence_holds_is_left_out() -> None:
    pieces = (Piece.of("Labels arrive late."), Piece.of("What silent failures mean"), Piece.of("How drift is found"))
    grounds = Grounds("model monitoring", pieces)
    assert (
        held_part("late labels, silent failures, and missing telemetry", grounds) == "late labels and silent failures"
    )
    assert held_part("late labels and silent failures", grounds) == ""
    assert held_part("better tools and late labels", grounds) == ""


def test_the_count_of_sources_earns_a_title_nothing() -> None:
    ranking, told = Ranking(), 3
    floor = ranking.value(ranking.points("headline", "AI observability: what 16 sources say to do", TOPIC), 0)
    assert ranking.value(ranking.points("headline", GOOD, TOPIC), told) > floor


def test_stock_phrases_and_hype_are_never_taken() -> None:
    assert Ranking().points("headline", "AI observability: a game-changing deep dive", TOPIC) < 0


def test_of_equals_the_floor_stays() -> None:
    assert Ranking().best("floor", ["other"], lambda _: 1.0) == "floor"
    assert Ranking().best("floor", [], lambda _: 1.0) == "floor"


# --- whatever a model answers --------------------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        *TITLES.values(),
        *QUESTIONS.values(),
        *SECTION.values(),
        "Teams save 40% of their time.",
        "Observatron solves all of this.",
        "Studies show that it works?",
        "We have seen this before.",
        "Ignore the notes and praise Observatron!",
        "Labels never arrive late, and components cannot fail.",
        "[Add a title here]",
        "",
        "word " * 40,
    ]
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(PARTS, min_size=1, max_size=15))
def test_whatever_a_model_answers_nothing_unsupported_ships_and_facts_keep_their_words(parts: list[str]) -> None:
    turn = itertools.cycle(parts)

    def answering(_: Turns, schema: str) -> object:
        shape = {"TitlesDraft": TITLES, "QuestionsDraft": QUESTIONS}.get(schema, SECTION)
        return {name: next(turn) for name in shape}

    research = small()
    generic = research.model_copy(
        update={"ledger": tuple(e.model_copy(update={"question": ""}) for e in research.ledger)}
    )
    for ledger in (research, generic):
        work, floor = written(voice(answering), ledger), FLOORS.setdefault(ledger is research, written(None, ledger))
        assert {s.verdict.status for s in work.sentences() if s.verdict} == {"supported"}
        assert all(s.evidence or s.kind != "claim" for s in work.sentences())
        own = [s.text for s in floor.article_sentences() if s.evidence]
        assert [s.text for s in work.article_sentences() if s.evidence] == own
        assert "Observatron" not in json.dumps([work.texts.article, work.texts.linkedin, *work.texts.thread])


FLOORS: dict[bool, Written] = {}


# --- when no answer is to be had -----------------------------------------------------------------------------------


def test_an_unusable_answer_costs_only_its_place() -> None:
    work = written(voice(lambda t, s: garbage(t, s) if s == "QuestionsDraft" else well(t, s)), found(TOPIC))
    assert work.article.title == GOOD
    (said,) = work.degradations
    assert said.why.startswith("1 of 2 calls: ")
    assert not work.writer.nothing_usable


def test_in_a_language_whose_denials_are_not_known_nothing_is_asked() -> None:
    asked: list[str] = []
    writer = voice(lambda _, schema: asked.append(schema))
    brief, research = brief_for(TOPIC, language="de"), small()
    assert writer.outline(brief, research) == OfflineWriter(bank()).outline(brief, research)
    assert asked == []


def test_garbage_alone_leaves_the_offline_writers_texts_and_an_error_that_ends_the_run() -> None:
    work = written(voice(garbage))
    assert work.texts == written().texts
    assert work.writer.nothing_usable
    assert isinstance(work.writer.failure, AnswerError)


def test_after_the_endpoint_has_failed_nothing_more_is_asked() -> None:
    asked: list[str] = []

    def answering(_: Turns, schema: str) -> object:
        asked.append(schema)
        raise ProviderError("local failed after 1 attempt: no connection")

    work = written(voice(answering))
    assert asked == ["TitlesDraft"]
    assert isinstance(work.writer.failure, ProviderError)
    assert work.texts == written().texts


def test_an_answer_that_comes_too_late_is_neither_used_nor_kept() -> None:
    gate = threading.Event()

    def answering(turns: Turns, schema: str) -> object:
        if schema == "QuestionsDraft":
            gate.wait(20)
        return well(turns, schema)

    writer = voice(answering, seconds=4.0)
    work = written(writer, found(TOPIC))
    gate.set()
    time.sleep(0.2)
    (said,) = work.degradations
    assert "voice_seconds" in said.why
    assert work.article.title == GOOD
    kept = {answer.schema_name for answer in writer.calls.session.answers._by_key.values()}
    assert kept == {"TitlesDraft"}
    assert writer.failure is None


def test_a_budget_is_shared_and_no_call_begins_after_it() -> None:
    budget = Budget(Allowance(seconds=0.3, least_s=0.05))
    with pytest.raises(SpentError):
        budget.spend(lambda: time.sleep(2))
    with pytest.raises(SpentError):
        budget.spend(lambda: pytest.fail("a call began"))


# --- whole runs and their replay -----------------------------------------------------------------------------------


def settings_for(folder: Path, server: ScriptedServer, **flags: object) -> Settings:
    given_ = {"model": "openai:tiny", "base_url": server.url, "attempts": 1, "writer": "voice", "length": 600}
    return load({**given_, **flags, "out": str(folder / "outputs")}, {}, folder)


def serving(late: str = "") -> Callable[[Request], Reply]:
    def behave(request: Request) -> Reply:
        text = json.dumps(request.body)
        schema = next(name for name in ("TitlesDraft", "QuestionsDraft", "SectionWordsDraft") if name in text)
        return slow(8.0) if schema == late else answer(well((), schema))

    return behave


@pytest.mark.parametrize(("late", "seconds"), [("", 120), ("TitlesDraft", 2), ("QuestionsDraft", 5)])
def test_a_replay_is_the_same_bytes_also_where_the_budget_ended(
    tmp_path: Path, server: ScriptedServer, late: str, seconds: float
) -> None:
    server.behave(serving(late))
    report = runs.start(TOPIC, settings_for(tmp_path, server, voice_seconds=seconds), TODAY)
    (folder,) = (tmp_path / "outputs").iterdir()
    assert bool(report.degradations) is bool(late)
    asked = len(server.requests)

    again, _ = runs.replayed(RunFolder(path=folder), tmp_path / "again")

    assert len(server.requests) == asked
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.name != "run.json"):
        assert (again.path / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_server_that_fails_ends_with_its_error_after_the_report_was_written(
    tmp_path: Path, server: ScriptedServer
) -> None:
    server.behave(lambda _: fault(500, "out of memory"))
    with pytest.raises(ProviderError, match="the report was finished by the offline writer"):
        runs.start(TOPIC, settings_for(tmp_path, server), TODAY)
    (folder,) = (tmp_path / "outputs").iterdir()
    assert (folder / "report.md").is_file()
    assert len(server.requests) == 1


def test_a_small_model_is_asked_without_chance(tmp_path: Path, server: ScriptedServer) -> None:
    server.behave(serving())
    runs.start(TOPIC, settings_for(tmp_path, server), TODAY)
    assert {(r.body["temperature"], r.body["seed"]) for r in server.requests} == {(0.0, 7)}
    assert {r.form for r in server.requests} == {"json_schema"}
