"""A model that answers from a recording; a prompt that is not in it fails, with what differs."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from contentgen.errors import AnswerError, UserError
from contentgen.llm.answering import AnsweringModel, Turns
from contentgen.llm.answers import Answer, Answers
from contentgen.llm.chat_model import ChatModel

_SHOWN_LINES = 14
_COMPARED_CHARACTERS = 4000


def recorded(path: Path, name: str = "") -> ChatModel:
    """Open a recording as a model."""
    return ChatModel(name=name or f"recorded:{path}", client=open_recording(path))


def open_recording(path: Path) -> AnsweringModel:
    """Open an answer log, or the one in a run's folder."""
    file = path / "stages" / "answers.jsonl" if path.is_dir() else path
    if not file.is_file():
        raise UserError(f"recorded:{path}: no recording there; give a run's folder or its stages/answers.jsonl")
    return AnsweringModel(answering=_Recording(file, Answers.read(file)), kind="recorded", metered=False)


class _Recording:
    """Answers by what was asked: the messages and the name of the schema."""

    def __init__(self, path: Path, answers: Sequence[Answer]) -> None:
        self._path = path
        self._answers = {(answer.messages, answer.schema_name): answer.answer for answer in answers}

    def __call__(self, turns: Turns, schema: str) -> str:
        answer = self._answers.get((turns, schema))
        if answer is None:
            raise AnswerError(
                f"{self._path} holds no answer to this prompt for {schema or 'text'}. "
                f"{self._difference(turns, schema)}\n"
                "Record again: run with --model provider:name, then use recorded: with that run's folder."
            )
        return answer

    def _difference(self, turns: Turns, schema: str) -> str:
        asked = _shown(turns)
        candidates = [_shown(messages) for messages, name in self._answers if name == schema]
        if not candidates:
            known = sorted({name for _, name in self._answers})
            return f"It holds answers for: {', '.join(known) or 'nothing'}."
        nearest = max(candidates, key=lambda text: _likeness(text, asked))
        lines = difflib.unified_diff(
            nearest.splitlines(), asked.splitlines(), "recorded", "asked now", lineterm="", n=1
        )
        return "The nearest one differs so:\n" + "\n".join(list(lines)[:_SHOWN_LINES])


def _shown(turns: Turns) -> str:
    return "\n".join(f"[{role}]\n{content}" for role, content in turns)


def _likeness(text: str, asked: str) -> float:
    return difflib.SequenceMatcher(
        None, text[:_COMPARED_CHARACTERS], asked[:_COMPARED_CHARACTERS], autojunk=False
    ).quick_ratio()
