"""A model that says what it was told to: for demonstrations, for our tests and for users' own tests."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from contentgen.errors import AnswerError, UserError
from contentgen.llm.answering import AnsweringModel, Turns
from contentgen.llm.chat_model import ChatModel


def scripted(answers: Sequence[object] | Callable[[Turns, str], object], name: str = "scripted:") -> ChatModel:
    """Make a model that gives these answers one after the other, or what the function returns.

    An answer is a text or any JSON value. ``{"when": "words", "answer": ...}`` is given as often as the words
    stand in the prompt or are the schema's name, before any answer without a condition.
    """
    answering = _called(answers) if callable(answers) else _Script(answers)
    return ChatModel(name=name, client=AnsweringModel(answering=answering, kind="scripted"))


def open_script(path: Path) -> AnsweringModel:
    """Open a script: a JSON list of answers, or one JSON value a line."""
    try:
        text = path.read_text(encoding="utf-8")
        lines = json.loads(text) if text.lstrip().startswith("[") else [json.loads(x) for x in text.splitlines()]
    except OSError as error:
        raise UserError(f"scripted:{path}: cannot be read: {error.strerror}; check the path") from error
    except ValueError as error:
        raise UserError(f"scripted:{path}: not a JSON list nor JSON lines: {error}") from error
    return AnsweringModel(answering=_Script(lines), kind="scripted")


def _called(function: Callable[[Turns, str], object]) -> Callable[[Turns, str], str]:
    return lambda turns, schema: _text(function(turns, schema))


def _text(answer: object) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


class _Script:
    """The answers in order, and those that have a condition."""

    def __init__(self, answers: Sequence[object]) -> None:
        self._conditional: list[Any] = [answer for answer in answers if _is_conditional(answer)]
        self._plain = [answer for answer in answers if not _is_conditional(answer)]
        self._given = 0
        self._lock = threading.Lock()

    def __call__(self, turns: Turns, schema: str) -> str:
        prompt = "\n".join(content for _, content in turns)
        for answer in self._conditional:
            if answer["when"] == schema or answer["when"] in prompt:
                return _text(answer["answer"])
        with self._lock:
            self._given += 1
            if self._given > len(self._plain):
                raise AnswerError(
                    f"the script has {len(self._plain)} answers, and call {self._given} came "
                    f"(for {schema or 'text'}); add an answer to the script"
                )
            return _text(self._plain[self._given - 1])


def _is_conditional(answer: Any) -> bool:
    return isinstance(answer, dict) and set(answer) == {"when", "answer"}
