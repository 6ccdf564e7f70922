"""Every fault of a provider, through the real openai package and LangChain, over a real socket."""

from __future__ import annotations

import dataclasses
import email.utils
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from contentgen.chains import in_parallel
from contentgen.errors import AnswerError, ProviderError
from contentgen.llm import RetryPolicy
from contentgen.model import Event
from tests.llm.conftest import GOOD, KEY, OpenSession, Outline, Topic
from tests.server import Reply, Request, ScriptedServer, answer, cut_connection, dripping, fault, slow, truncated


def _ask(open_session: OpenSession, *, topic: str = "tea", **options: Any) -> Outline:
    return open_session(**options).ask("outline", Topic(topic=topic), Outline, "outline")


def _failure(open_session: OpenSession, **options: Any) -> str:
    with pytest.raises(ProviderError) as caught:
        _ask(open_session, **options)
    return str(caught.value)


def test_a_good_server_is_asked_once_with_the_limit_and_without_the_key(
    server: ScriptedServer, open_session: OpenSession
) -> None:
    server.script(answer(GOOD))
    assert _ask(open_session, max_output_tokens=99) == Outline.model_validate(GOOD)
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.messages == [("system", "You plan."), ("user", "Outline: tea")]
    assert request.body["max_completion_tokens"] == request.body["max_tokens"] == 99
    assert "temperature" not in request.body
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in json.dumps(request.body)


def test_braces_and_unicode_arrive_as_they_were(server: ScriptedServer, open_session: OpenSession) -> None:
    topic = '{"a": {{ b }}} {% if x %} {c} ünïcödé 日本 🫖 "quoted" \\n'
    server.script(answer(GOOD))
    _ask(open_session, topic=topic)
    assert server.requests[0].messages[1] == ("user", f"Outline: {topic}")


def test_429_waits_as_long_as_the_server_asks(
    server: ScriptedServer, open_session: OpenSession, events: list[Event]
) -> None:
    server.script(fault(429, retry_after="1"), answer(GOOD))
    begun = time.monotonic()
    session = open_session(progress=events.append)
    session.ask("outline", Topic(topic="tea"), Outline, "outline")
    assert time.monotonic() - begun >= 1
    assert len(server.requests) == 2
    assert "429 Too Many Requests" in events[0].message
    assert "attempt 2 of 3 in 1.0 s" in events[0].message
    assert session.meter.snapshot().stage("outline").attempts == 2


def test_retry_after_in_milliseconds_comes_first(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(fault(429, retry_after="30", retry_after_ms="20"), answer(GOOD))
    begun = time.monotonic()
    _ask(open_session)
    assert time.monotonic() - begun < 10


def test_retry_after_as_a_date(server: ScriptedServer, open_session: OpenSession) -> None:
    soon = email.utils.formatdate(time.time() + 2, usegmt=True)
    server.script(fault(503, retry_after=soon), answer(GOOD))
    begun = time.monotonic()
    _ask(open_session)
    assert 0.5 < time.monotonic() - begun < 5


def test_a_wait_beyond_the_cap_ends_the_call(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(fault(429, retry_after="3600"))
    message = _failure(open_session)
    assert "failed after 1 attempt: 429" in message
    assert "asks to wait 3600 s, longer than 60 s" in message


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
def test_passing_faults_are_tried_again(server: ScriptedServer, open_session: OpenSession, status: int) -> None:
    server.script(fault(status), answer(GOOD))
    _ask(open_session)
    assert len(server.requests) == 2


def test_attempts_are_capped_and_the_message_says_all(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda _: fault(500, "boom"))
    message = _failure(open_session)
    assert len(server.requests) == 3
    assert message == (
        f"openai:local at {server.url} failed after 3 attempts: 500 Internal Server Error: "
        "boom. What to do: try again later; `contentgen runs resume` goes on where this run stopped"
    )


@pytest.mark.parametrize(
    ("status", "way_out"),
    [
        (401, "set OPENAI_API_KEY (or CONTENTGEN_API_KEY) to a key that this server takes"),
        (403, "the key in OPENAI_API_KEY may not use this model"),
        (404, "check the model's name in --model (openai:local) and --base-url"),
        (418, "try again later"),
    ],
)
def test_lasting_faults_fail_at_once_with_the_way_out(
    server: ScriptedServer, open_session: OpenSession, status: int, way_out: str
) -> None:
    server.script(fault(status))
    message = _failure(open_session)
    assert len(server.requests) == 1
    assert "after 1 attempt:" in message
    assert way_out in message


def test_a_key_that_the_server_repeats_is_hidden(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(fault(401, f"Incorrect API key provided: {KEY}"))
    message = _failure(open_session)
    assert KEY not in message
    assert "Incorrect API key provided: (key)" in message


def test_a_key_in_an_answer_is_kept_nowhere(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path, events: list[Event]
) -> None:
    server.script(answer(GOOD | {"title": f"Your key is {KEY}"}), answer({KEY: KEY}), answer({KEY: KEY}))
    log = tmp_path / "stages" / "answers.jsonl"
    session = open_session(log=log, progress=events.append)
    assert session.ask("outline", Topic(topic="tea"), Outline, "s").title == "Your key is (key)"
    with pytest.raises(AnswerError) as caught:
        session.ask("outline", Topic(topic="coffee"), Outline, "s")
    kept = [log, *(tmp_path / "unusable").iterdir()]
    assert all("(key)" in path.read_text() and KEY not in path.read_text() for path in kept)
    assert len(kept) == 2
    assert KEY not in str(caught.value) + str(events)


def test_an_empty_account_is_not_asked_again(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(Reply(status=429, error={"message": "quota", "code": "insufficient_quota"}))
    assert "no credit left" in _failure(open_session)
    assert len(server.requests) == 1


def test_a_prompt_that_is_too_long_is_not_sent_in_other_forms(
    server: ScriptedServer, open_session: OpenSession
) -> None:
    server.script(fault(400, "the request exceeds the available context size"))
    assert "the prompt is longer than the model can read" in _failure(open_session)
    assert len(server.requests) == 1


def test_a_slow_server_times_out_and_is_tried_again(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(slow(1.0), answer(GOOD))
    _ask(open_session, timeout_s=0.2)
    assert len(server.requests) == 2


def test_a_server_that_stays_slow_is_named_with_its_limit(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda _: slow(1.0))
    message = _failure(open_session, timeout_s=0.1)
    assert "after 3 attempts: no answer within 0.1 s. What to do: raise timeout_s" in message


def test_a_server_that_drips_is_given_up_on_by_the_clock(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(dripping(20), answer(GOOD))
    begun = time.monotonic()
    assert _ask(open_session, timeout_s=0.3).title == "A title"
    assert time.monotonic() - begun < 5
    assert len(server.requests) == 2


def test_a_server_that_keeps_dripping_is_named_with_the_limit(
    server: ScriptedServer, open_session: OpenSession
) -> None:
    server.behave(lambda _: dripping(20))
    begun = time.monotonic()
    assert "after 3 attempts: no answer within 0.2 s. What to do: raise timeout_s" in _failure(
        open_session, timeout_s=0.2
    )
    assert time.monotonic() - begun < 5


def test_waiting_for_a_turn_is_not_part_of_the_limit(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda _: Reply(content=json.dumps(GOOD), delay_s=0.3))
    session = dataclasses.replace(open_session(timeout_s=0.8), slots=threading.Semaphore(1))
    in_parallel(lambda topic: session.ask("outline", Topic(topic=topic), Outline, "s"), "abcdef", 6)
    assert len(server.requests) == 6


def test_a_cut_connection_is_tried_again(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(cut_connection(), answer(GOOD))
    _ask(open_session)
    assert len(server.requests) == 2


def test_no_server_at_all(open_session: OpenSession) -> None:
    message = _failure(open_session, base_url="http://127.0.0.1:9/v1")
    assert "http://127.0.0.1:9/v1 failed after 3 attempts: no connection" in message
    assert "is the server running? check --base-url" in message


@pytest.mark.parametrize("raw", [b"<html>It works!</html>", b'{"id": "x", "choi', b"[]", b"{}", b'{"choices": []}'])
def test_a_reply_that_is_no_completion_says_to_check_the_address(
    server: ScriptedServer, open_session: OpenSession, raw: bytes
) -> None:
    server.behave(lambda _: Reply(raw=raw))
    assert "check --base-url (it often ends in /v1)" in _failure(open_session)
    assert len(server.requests) == 1


# --- answers that cannot be used -----------------------------------------------------------------------------


def test_a_wrong_schema_is_repaired_once_with_the_error_shown(
    server: ScriptedServer, open_session: OpenSession
) -> None:
    server.script(answer({"title": "A", "points": []}), answer(GOOD))
    assert _ask(open_session).title == "A title"
    assert server.forms == ["json_schema", "json_schema"]
    roles = [role for role, _ in server.requests[1].messages]
    assert roles == ["system", "user", "assistant", "user"]
    assert "points: List should have at least 1 item" in server.requests[1].messages[-1][1]


def test_a_second_bad_answer_is_saved_and_named(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path
) -> None:
    server.behave(lambda _: answer({"title": "ünusable"}))
    with pytest.raises(AnswerError) as caught:
        _ask(open_session)
    assert len(server.requests) == 2
    (saved,) = (tmp_path / "unusable").iterdir()
    assert saved.read_text(encoding="utf-8") == '{"title": "ünusable"}'
    assert str(caught.value) == (
        f"outline (outline), openai:local at {server.url}: not a valid Outline even after a repair: "
        f"points: Field required. The raw answer is in {saved}"
    )


def test_invalid_json_from_a_proven_way_is_repaired(server: ScriptedServer, open_session: OpenSession) -> None:
    session = open_session()
    server.script(answer(GOOD), answer('{"title": "A", "points": ["x"'), answer(GOOD))
    session.ask("outline", Topic(topic="tea"), Outline, "outline")
    session.ask("outline", Topic(topic="coffee"), Outline, "outline")
    assert server.forms == ["json_schema"] * 3
    assert "the answer holds no JSON object" in server.requests[2].messages[-1][1]


@pytest.mark.parametrize("empty", ["", "   \n", None])
def test_empty_answers_end_in_an_error(server: ScriptedServer, open_session: OpenSession, empty: str | None) -> None:
    server.behave(lambda _: Reply(content=empty))
    with pytest.raises(AnswerError, match="the answer is empty"):
        _ask(open_session)
    assert server.forms == ["json_schema", "function_calling", "json_mode", "prompt", "prompt"]
    assert [role for role, _ in server.requests[-1].messages] == ["system", "user", "user"]


def test_a_cut_off_answer_gets_more_room_once(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(truncated('{"title": "A'), answer(GOOD))
    _ask(open_session, max_output_tokens=50)
    assert [request.body["max_completion_tokens"] for request in server.requests] == [50, 100]
    assert [request.body["max_tokens"] for request in server.requests] == [50, 100]


def test_an_answer_that_stays_cut_off_names_the_setting(
    server: ScriptedServer, open_session: OpenSession, tmp_path: Path
) -> None:
    server.behave(lambda _: truncated('{"title": "A'))
    session = open_session(max_output_tokens=50)
    with pytest.raises(AnswerError, match=r"cut off at 100 tokens, twice; raise max_output_tokens"):
        session.ask("outline", Topic(topic="tea"), Outline, "outline")
    assert len(server.requests) == 2
    assert next((tmp_path / "unusable").iterdir()).read_text() == '{"title": "A'
    assert session.meter.snapshot().total.tokens == 30


@pytest.mark.parametrize("reply", [Reply(refusal="I cannot help"), Reply(finish="content_filter")])
def test_a_filtered_answer_is_not_asked_again(server: ScriptedServer, open_session: OpenSession, reply: Reply) -> None:
    server.behave(lambda _: reply)
    with pytest.raises(AnswerError, match="content filter or the model refused"):
        _ask(open_session)
    assert len(server.requests) == 1


def test_unicode_split_over_packets(server: ScriptedServer, open_session: OpenSession) -> None:
    value = {"title": "日本語 🫖 é", "points": ["ß"]}
    server.script(Reply(content=json.dumps(value, ensure_ascii=False), chunk=1))
    assert _ask(open_session).title == "日本語 🫖 é"


def test_half_a_surrogate_pair_is_repaired(server: ScriptedServer, open_session: OpenSession) -> None:
    server.script(answer('{"title": "\\ud83e", "points": ["x"]}'), answer(GOOD))
    assert _ask(open_session).title == "A title"


# --- the ladder ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 422, 501])
@pytest.mark.parametrize(
    ("taken", "forms"),
    [
        ("function_calling", ["json_schema", "function_calling"]),
        ("json_mode", ["json_schema", "function_calling", "json_mode"]),
        ("prompt", ["json_schema", "function_calling", "json_mode", "prompt"]),
    ],
)
def test_a_refused_form_moves_down_and_is_remembered(
    server: ScriptedServer, open_session: OpenSession, status: int, taken: str, forms: list[str]
) -> None:
    server.behave(
        lambda request: answer(GOOD) if request.form == taken else fault(status, "response_format not supported")
    )
    session = open_session()
    session.ask("outline", Topic(topic="tea"), Outline, "outline")
    session.ask("outline", Topic(topic="coffee"), Outline, "outline")
    assert server.forms == [*forms, taken]


def test_json_in_prose_fences_and_thoughts_is_found(server: ScriptedServer, open_session: OpenSession) -> None:
    wrapped = '<think>{"title": 1}</think>Sure! {here}:\n```json\n' + json.dumps(GOOD) + "\n```\nAnything else?"
    server.behave(lambda request: answer(wrapped) if request.form == "prompt" else fault(400, "no response_format"))
    assert _ask(open_session).title == "A title"
    system, user = server.requests[-1].messages
    assert system == ("system", "You plan.")
    assert user[1].startswith("Outline: tea\n\nAnswer with one JSON object only")
    assert '"required": ["title", "points"]' in user[1]


def test_a_server_that_ignores_the_form_is_asked_in_another(server: ScriptedServer, open_session: OpenSession) -> None:
    def reply(request: Request) -> Reply:
        return answer(GOOD) if request.form == "prompt" else Reply(content="Here is an outline: tea.")

    server.behave(reply)
    assert _ask(open_session).title == "A title"
    assert server.forms == ["json_schema", "function_calling", "json_mode", "prompt"]


def test_a_server_that_refuses_everything(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda _: fault(400, "no"))
    message = _failure(open_session)
    assert "400 Bad Request" in message
    assert len(server.requests) == 4


def test_malformed_tool_arguments_are_repaired(server: ScriptedServer, open_session: OpenSession) -> None:
    bad = iter([answer('{"title": oops'), answer(GOOD)])
    server.behave(lambda request: next(bad) if request.form != "json_schema" else fault(400))
    assert _ask(open_session).title == "A title"
    assert server.forms == ["json_schema", "function_calling", "json_mode"]


# --- at once -------------------------------------------------------------------------------------------------


def test_no_more_requests_at_once_than_allowed(server: ScriptedServer, open_session: OpenSession) -> None:
    server.behave(lambda _: Reply(content=json.dumps(GOOD), delay_s=0.02))
    session = dataclasses.replace(open_session(), slots=threading.Semaphore(2))
    topics = [f"t{number}" for number in range(10)]
    in_parallel(lambda topic: session.ask("outline", Topic(topic=topic), Outline, "outline"), topics, 8)
    assert server.most_at_once == 2
    assert len(server.requests) == 10


def test_the_policy_grows_and_stays_below_its_cap() -> None:
    policy = RetryPolicy(first_wait_s=1, growth=2, longest_wait_s=5, jitter=0.5)
    assert [policy.wait(n, None, 0.0) for n in range(1, 5)] == [1, 2, 4, 5]
    assert policy.wait(1, None, 1.0) == 1.5
    assert policy.wait(3, 0.7, 1.0) == 0.7
