"""The one place where LangChain is composed: render | model | parse, with one visible repair.

A `ModelSession` answers prompts with values. It looks into the log of answers first, asks for structured
output in the best way the model knows, shows the model its mistake once, and gives up with the raw answer
saved.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from contentgen.errors import AnswerError
from contentgen.llm import (
    Answer,
    Answers,
    ChatModel,
    Meter,
    RefusedError,
    RetryPolicy,
    in_parallel,
    open_model,
)
from contentgen.llm.answers import key as answer_key
from contentgen.llm.deadline import within
from contentgen.llm.ladder import Ladder, Method
from contentgen.llm.reply import Reply, read_message
from contentgen.llm.retry import persist
from contentgen.llm.schemas import NotJsonError, parse, problem_of, strict_schema
from contentgen.llm.unusable import keep
from contentgen.model import Event, Frozen, Progress, silent
from contentgen.prompt import Messages, render
from contentgen.resources import shipped
from contentgen.settings import Role, Settings

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

__all__ = ["Call", "Ladder", "ModelSession", "in_parallel", "open_session", "structured"]

Schema = TypeVar("Schema", bound=BaseModel)
Turns = tuple[tuple[str, str], ...]

_MORE_ROOM = 2
_SHOWN_CHARACTERS = 400


class SchemaVariables(Frozen):
    """`answer-schema.md.j2`."""

    json_schema: str


class RepairVariables(Frozen):
    """`answer-repair.md.j2`."""

    problem: str
    json_schema: str


@dataclasses.dataclass(frozen=True)
class ModelSession:
    """A model with all that a call needs beside it. Values in, values out; safe between threads."""

    model: ChatModel
    prompts: tuple[Path, ...]
    answers: Answers = dataclasses.field(default_factory=Answers)
    meter: Meter = dataclasses.field(default_factory=Meter)
    ladder: Ladder = dataclasses.field(default_factory=Ladder)
    policy: RetryPolicy = dataclasses.field(default_factory=RetryPolicy)
    progress: Progress = silent
    unusable: Path | None = None
    slots: threading.Semaphore = dataclasses.field(default_factory=lambda: threading.Semaphore(4))

    def ask(self, prompt_name: str, variables: BaseModel, schema: type[Schema], stage: str) -> Schema:
        """Render a prompt and answer it with a value: from the log where it holds one, else by the model."""
        messages = render(prompt_name, variables, self.prompts)
        key = answer_key(self.model.name, messages.messages, schema, self.model.parameters)
        known = self.answers.get(key)
        if known is not None:
            with contextlib.suppress(ValidationError, NotJsonError):
                value = parse(known.answer, schema)
                self.meter.reused(stage)
                return value
        value, reply = _structured(Call(session=self, messages=messages, stage=stage), schema)
        self.answers.add(
            Answer(
                key=key,
                model=self.model.name,
                stage=stage,
                prompt=prompt_name,
                schema_name=schema.__name__,
                messages=messages.messages,
                answer=reply.text,
                tokens_in=reply.tokens_in,
                tokens_out=reply.tokens_out,
            )
        )
        return value


@dataclasses.dataclass(frozen=True)
class Call:
    """One rendered prompt on its way to a model, and the stage that pays for it."""

    session: ModelSession
    messages: Messages
    stage: str


def open_session(
    settings: Settings,
    prompts: tuple[Path, ...],
    *,
    role: Role = "writer",
    answers: Answers | None = None,
    meter: Meter | None = None,
    ladder: Ladder | None = None,
    progress: Progress = silent,
    unusable: Path | None = None,
) -> ModelSession:
    """Open a role's model and make its session; a writer and a judge may share all but the model."""
    model = open_model(settings, role)
    return ModelSession(
        model=model,
        prompts=prompts,
        answers=answers or Answers(),
        meter=meter or Meter(),
        ladder=ladder or Ladder(),
        policy=RetryPolicy(attempts=settings.attempts),
        progress=progress,
        unusable=unusable,
        slots=threading.Semaphore(model.at_once or settings.max_concurrency),
    )


def structured(call: Call, schema: type[Schema]) -> Schema:
    """Ask for a value of this schema."""
    return _structured(call, schema)[0]


# --- the ladder, the repair and the second chance for room --------------------------------------------------


@dataclasses.dataclass(frozen=True)
class _Try:
    """How the next request is made, and which chances are used up."""

    method: Method
    turns: Turns
    room: int
    repaired: bool = False
    enlarged: bool = False


def _structured(call: Call, schema: type[Schema]) -> tuple[Schema, Reply]:
    ladder, name = call.session.ladder, call.session.model.name
    current = _Try(
        method=ladder.start(name, schema.__name__),
        turns=call.messages.messages,
        room=call.session.model.max_output_tokens,
    )
    while True:
        try:
            reply = _send(call, schema, current)
        except RefusedError:
            ladder.refused(name, schema.__name__, current.method)
            below = ladder.below(current.method)
            if below is None:
                raise
            current = dataclasses.replace(current, method=below)
            continue
        if reply.ending != "whole":
            current = _after_an_early_end(call, current, reply)
            continue
        try:
            value = parse(reply.text, schema)
        except (ValidationError, NotJsonError) as problem:
            current = _after_a_bad_answer(call, schema, current, reply, problem)
            continue
        ladder.worked(name, current.method)
        return value, reply


def _after_an_early_end(call: Call, current: _Try, reply: Reply) -> _Try:
    if reply.ending == "filtered":
        raise _given_up(call, reply, "the provider's content filter or the model refused to answer")
    if current.enlarged:
        raise _given_up(call, reply, f"the answer was cut off at {current.room} tokens, twice; raise max_output_tokens")
    return dataclasses.replace(current, room=current.room * _MORE_ROOM, enlarged=True)


def _after_a_bad_answer(
    call: Call, schema: type[BaseModel], current: _Try, reply: Reply, problem: ValidationError | NotJsonError
) -> _Try:
    """Go down where the way of asking was ignored, else show the model its mistake, once."""
    session = call.session
    below = session.ladder.below(current.method)
    if isinstance(problem, NotJsonError) and below and not session.ladder.proven(session.model.name, current.method):
        return dataclasses.replace(current, method=below)
    said = problem_of(problem)
    if current.repaired:
        raise _given_up(call, reply, f"not a valid {schema.__name__} even after a repair: {said}")
    session.progress(Event(stage=call.stage, message=f"{call.messages.name}: repairing an answer: {said}"))
    answered = (("assistant", reply.text),) if reply.text.strip() else ()
    repair = ("user", _own_text("answer-repair", RepairVariables(problem=said, json_schema=_as_text(schema)), session))
    return dataclasses.replace(current, turns=(*current.turns, *answered, repair), repaired=True)


def _given_up(call: Call, reply: Reply, why: str) -> AnswerError:
    message = f"{call.messages.name} ({call.stage}), {call.session.model.place}: {why}"
    if call.session.unusable is None:
        return AnswerError(f"{message}. The answer began: {reply.text[:_SHOWN_CHARACTERS]!r}")
    path = keep(call.session.unusable, call.messages.name, reply.text)
    return AnswerError(f"{message}. The raw answer is in {path}")


# --- one request --------------------------------------------------------------------------------------------


def _send(call: Call, schema: type[BaseModel], current: _Try) -> Reply:
    session = call.session
    model = session.model
    chain = _chain(model.with_room(current.room), schema, current.method)
    turns = _with_schema(current, schema, session)

    def action() -> Reply:
        with session.slots:
            return within(model.timeout_s, lambda: chain.invoke(turns))

    reply = persist(
        action,
        model,
        policy=session.policy,
        meter=session.meter,
        stage=call.stage,
        progress=session.progress,
    )
    usage = session.meter.snapshot().stage(call.stage)
    session.progress(
        Event(stage=call.stage, message=call.messages.name, tokens=usage.tokens_out, seconds=usage.seconds)
    )
    return reply.model_copy(update={"text": model.hide_in_answer(reply.text)})


def _chain(model: ChatModel, schema: type[BaseModel], method: Method) -> Runnable[Turns, Reply]:
    """Compose messages | model | reply.

    Of what `with_structured_output` makes, only the model bound to the schema is used: its parser would hide why an
    answer failed, and its `include_raw` runs each call in a thread that Ctrl-C has to wait for.
    """
    from langchain_core.runnables import RunnableLambda, RunnableSequence

    begin, end = RunnableLambda(_as_messages), RunnableLambda(read_message)
    if method == "prompt":
        return begin | model.client | end
    options = {"strict": True} if method == "json_schema" and model.name.startswith("openai:") else {}
    try:
        asked = model.client.with_structured_output(strict_schema(schema), method=method, **options)
    except (NotImplementedError, ValueError, TypeError) as error:
        raise RefusedError(f"{model.place} has no structured output by {method}: {error}") from error
    bound = asked.first if isinstance(asked, RunnableSequence) else asked
    return begin | bound | end


def _as_messages(turns: Turns) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    kinds: dict[str, type[BaseMessage]] = {
        "system": SystemMessage,
        "user": HumanMessage,
        "assistant": AIMessage,
    }
    return [kinds[role](content=content) for role, content in turns]


def _with_schema(current: _Try, schema: type[BaseModel], session: ModelSession) -> Turns:
    """Write the schema under the last message where the way of asking does not carry it."""
    if current.method not in ("json_mode", "prompt") or current.repaired:
        return current.turns
    *before, (role, content) = current.turns
    hint = _own_text("answer-schema", SchemaVariables(json_schema=_as_text(schema)), session)
    return (*before, (role, f"{content}\n\n{hint}"))


def _own_text(name: str, variables: BaseModel, session: ModelSession) -> str:
    """Render one of the two short prompts about the answer itself; a file of that name in the user's folder wins."""
    return render(name, variables, (*session.prompts, shipped("prompts"))).messages[-1][1]


def _as_text(schema: type[BaseModel]) -> str:
    return json.dumps(strict_schema(schema), ensure_ascii=False)
