"""A session: the log of answers, resuming, replaying, and what is metered."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from contentgen.chains import Call, Ladder, ModelSession, structured
from contentgen.chains import open_session as open_from_settings
from contentgen.cli.progress import speed_of
from contentgen.errors import AnswerError, UserError
from contentgen.llm import Answer, Answers, in_parallel
from contentgen.llm.answers import key
from contentgen.llm.recorded import recorded
from contentgen.llm.scripted import open_script, scripted
from contentgen.model import Event
from contentgen.prompt import render
from contentgen.settings import load
from tests.llm.conftest import GOOD, KEY, OpenSession, Outline, Topic
from tests.server import Reply, ScriptedServer, answer, fault


def _ask(session: ModelSession, topic: str = "tea") -> Outline:
    return session.ask("outline", Topic(topic=topic), Outline, "outline")


def test_a_second_run_reads_the_log_and_asks_nothing(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path
) -> None:
    log = tmp_path / "stages" / "answers.jsonl"
    server.script(answer(GOOD))
    first = _ask(open_session(log=log))
    again = open_session(log=log)
    assert _ask(again) == first
    assert len(server.requests) == 1
    usage = again.meter.snapshot().total
    assert (usage.calls, usage.reused, usage.tokens) == (0, 1, 0)
    assert KEY not in log.read_text()
    assert server.url not in log.read_text()


def test_another_temperature_prompt_or_model_asks_anew(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path, prompts: Path
) -> None:
    log = tmp_path / "answers.jsonl"
    server.behave(lambda _: answer(GOOD))
    _ask(open_session(log=log))
    _ask(open_session(log=log, temperature=0.5))
    _ask(open_session(log=log, model="openai:other"))
    (prompts / "outline.md.j2").write_text("{% block user %}Changed: {{ topic }}{% endblock %}")
    _ask(open_session(log=log))
    assert len(server.requests) == 4


def test_an_unusable_answer_is_not_kept(server: ScriptedServer, open_session: OpenSession, tmp_path: Path) -> None:
    log = tmp_path / "answers.jsonl"
    server.script(answer({}), answer({}), answer(GOOD))
    session = open_session(log=log)
    with pytest.raises(AnswerError):
        _ask(session)
    assert not log.exists()
    assert _ask(session).title == "A title"


def test_a_repaired_answer_is_kept_under_the_prompt_as_it_was(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path
) -> None:
    log = tmp_path / "answers.jsonl"
    server.script(answer({}), answer(GOOD))
    _ask(open_session(log=log))
    (kept,) = Answers.read(log)
    assert [role for role, _ in kept.messages] == ["system", "user"]
    assert (kept.prompt, kept.schema_name, kept.stage, kept.model) == (
        "outline",
        "Outline",
        "outline",
        "openai:local",
    )


def test_the_log_replays_as_a_recording(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path, prompts: Path
) -> None:
    run = tmp_path / "run"
    server.script(answer(GOOD))
    _ask(open_session(log=run / "stages" / "answers.jsonl"))
    session = open_from_settings(load({"model": f"recorded:{run}"}, {}, tmp_path), (prompts,))
    assert _ask(session).points == ["x", "y"]
    assert len(server.requests) == 1
    assert session.meter.snapshot().total.tokens == 0


def test_a_prompt_that_is_not_recorded_shows_the_difference(tmp_path: Path, prompts: Path) -> None:
    log = tmp_path / "answers.jsonl"
    _ask(ModelSession(model=scripted([GOOD]), prompts=(prompts,), answers=Answers(log)), "green tea")
    session = ModelSession(model=recorded(log), prompts=(prompts,))
    with pytest.raises(AnswerError) as caught:
        _ask(session, "black tea")
    message = str(caught.value)
    assert "-Outline: green tea" in message
    assert "+Outline: black tea" in message
    assert "Record again: run with --model provider:name" in message


def test_a_recording_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no recording there; give a run's folder"):
        recorded(tmp_path)


def test_tokens_attempts_and_events_are_metered(
    server: ScriptedServer, open_session: OpenSession, events: list[Event]
) -> None:
    server.script(fault(500), answer(GOOD), Reply(content='{"title": "t", "points": ["p"]}', usage=False))
    session = open_session(progress=events.append)
    _ask(session, "tea")
    _ask(session, "coffee")
    usage = session.meter.snapshot().stage("outline")
    assert (usage.calls, usage.attempts, usage.unmetered) == (2, 3, 1)
    assert (usage.tokens_in, usage.tokens_out) == (10, 5)
    assert usage.seconds > 0
    assert usage.tokens_per_second == pytest.approx(5 / usage.seconds)
    assert events[-1].tokens == 5
    assert session.meter.snapshot().cost(1.0, 2.0) == pytest.approx(20e-6)
    assert session.meter.snapshot().cost(None, 2.0) is None


def test_the_speed_that_is_shown_counts_written_tokens_only(
    server: ScriptedServer, open_session: OpenSession, events: list[Event]
) -> None:
    server.script(Reply(content=json.dumps(GOOD), delay_s=0.2))
    _ask(open_session(progress=events.append), "tea")

    assert server.requests
    assert speed_of(events[-1]) == f"5 tokens, {5 / events[-1].seconds:.0f} a second"
    assert events[-1].seconds > 0.2


def test_structured_takes_any_rendered_prompt(prompts: Path) -> None:
    session = ModelSession(model=scripted([GOOD]), prompts=(prompts,))
    messages = render("outline", Topic(topic="tea"), (prompts,))
    assert structured(Call(session=session, messages=messages, stage="s"), Outline).title == "A title"


def test_a_users_own_repair_text_wins(prompts: Path) -> None:
    (prompts / "answer-repair.md.j2").write_text("{% block user %}Nochmal: {{ problem }}{% endblock %}")
    seen: list[str] = []

    def say(turns: tuple[tuple[str, str], ...], _: str) -> object:
        seen.append(turns[-1][1])
        return {} if len(seen) == 1 else GOOD

    _ask(ModelSession(model=scripted(say), prompts=(prompts,)))
    assert seen[1] == "Nochmal: title: Field required; points: Field required"


# --- the log -------------------------------------------------------------------------------------------------


def _answer(number: int) -> Answer:
    return Answer(
        key=f"k{number}",
        model="m",
        stage="s",
        prompt="p",
        schema_name="S",
        messages=(("user", f"ünïcödé\u2028 {number}"),),
        answer='{"a": "b\n"}',
    )


def test_threads_write_whole_lines(tmp_path: Path) -> None:
    log = tmp_path / "answers.jsonl"
    answers = Answers(log)
    in_parallel(lambda number: answers.add(_answer(number)), range(100), 8)
    assert {kept.key for kept in Answers.read(log)} == {f"k{number}" for number in range(100)}


def test_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    log = tmp_path / "answers.jsonl"
    answers = Answers(log)
    answers.add(_answer(1))
    answers.add(_answer(2))
    whole = log.read_bytes()
    for size in range(len(whole) // 2 + 5, len(whole)):
        log.write_bytes(whole[:size])
        mended = Answers(log)
        assert mended.get("k1") == _answer(1)
        assert mended.get("k2") is None
        mended.add(_answer(2))
        assert log.read_bytes() == whole


def test_the_same_answer_is_written_once(tmp_path: Path) -> None:
    log = tmp_path / "answers.jsonl"
    Answers(log).add(_answer(1))
    Answers(log).add(_answer(1))
    assert len(log.read_bytes().splitlines()) == 1


def test_a_foreign_line_is_named(tmp_path: Path) -> None:
    log = tmp_path / "answers.jsonl"
    log.write_text('{"key": 1}\n')
    with pytest.raises(UserError, match=r"answers\.jsonl:1: not an answer of ours"):
        Answers(log)


def test_a_log_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "stages").write_text("")
    with pytest.raises(UserError, match=r"stages.answers\.jsonl: cannot be written: .*choose another --out"):
        Answers(tmp_path / "stages" / "answers.jsonl").add(_answer(1))


def test_the_key_depends_on_all_that_decides() -> None:
    messages = (("user", "a"),)
    keys = {
        key("m", messages, Outline, {"t": 0}),
        key("n", messages, Outline, {"t": 0}),
        key("m", (("system", "a"),), Outline, {"t": 0}),
        key("m", messages, Topic, {"t": 0}),
        key("m", messages, Outline, {"t": 1}),
    }
    assert len(keys) == 5
    assert key("m", messages, Outline, {"t": 0}) in keys


# --- scripted ------------------------------------------------------------------------------------------------


def test_a_script_that_is_used_up_says_so(prompts: Path) -> None:
    session = ModelSession(model=scripted([GOOD]), prompts=(prompts,))
    _ask(session, "tea")
    with pytest.raises(AnswerError, match=r"the script has 1 answers, and call 2 came \(for Outline\)"):
        _ask(session, "coffee")


def test_conditional_answers_come_first_and_again(prompts: Path) -> None:
    by_topic = {"when": "tea", "answer": {"title": "Tea", "points": ["p"]}}
    by_schema = {"when": "Outline", "answer": GOOD}
    session = ModelSession(model=scripted([by_topic, by_schema]), prompts=(prompts,))
    assert [_ask(session, topic).title for topic in ("tea", "coffee", "green tea")] == ["Tea", "A title", "Tea"]


@pytest.mark.parametrize("text", ['[{"title": "A title", "points": ["x"]}]', '{"title": "A title", "points": ["x"]}\n'])
def test_a_script_file(tmp_path: Path, prompts: Path, text: str) -> None:
    (tmp_path / "script.json").write_text(text)
    settings = load({"model": f"scripted:{tmp_path / 'script.json'}"}, {}, tmp_path)
    assert _ask(open_from_settings(settings, (prompts,))).title == "A title"


@pytest.mark.parametrize(("text", "message"), [(None, "cannot be read"), ("[oops", "not a JSON list nor JSON lines")])
def test_a_script_file_that_is_no_script(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "script.json").write_text(text)
    with pytest.raises(UserError, match=message):
        open_script(tmp_path / "script.json")


# --- the ladder's memory -------------------------------------------------------------------------------------


def test_a_schema_that_is_refused_does_not_lower_the_others() -> None:
    ladder = Ladder()
    ladder.worked("m", "json_schema")
    ladder.refused("m", "Odd", "json_schema")
    ladder.worked("m", "function_calling")
    assert ladder.start("m", "Odd") == "function_calling"
    assert ladder.start("m", "Plain") == "json_schema"
    assert ladder.start("other", "Odd") == "json_schema"


def test_four_threads_learn_together(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda request: answer(GOOD) if request.form == "json_mode" else fault(400, "no"))
    session = open_session()
    barrier = threading.Barrier(4)

    def ask(topic: str) -> str:
        barrier.wait()
        return _ask(session, topic).title

    assert in_parallel(ask, ["a", "b", "c", "d"], 4) == ("A title",) * 4
    assert session.ladder.start(session.model.name, "Outline") == "json_mode"
