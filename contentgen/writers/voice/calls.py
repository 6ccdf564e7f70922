"""One short call after another: an answer, or none and a note why. Whatever fails costs only what was asked for."""

from __future__ import annotations

import dataclasses
import threading
from typing import TypeVar

from pydantic import BaseModel

from contentgen.chains import ModelSession
from contentgen.errors import AnswerError, ContentgenError, ProviderError
from contentgen.llm.answers import Answer, Answers
from contentgen.model import Degradation
from contentgen.writers.voice.budget import Budget, SpentError

Draft = TypeVar("Draft", bound=BaseModel)

SHORTFALL = "some of the model's wordings were not to be had; the offline writer's stand in their place"


class Pending(Answers):
    """A run's log for one call: it answers from the log, and what is new reaches the log only when it is kept.

    An answer that comes after its call was given up would else be in the log, and a replay would not be the same run.
    """

    def __init__(self, log: Answers) -> None:
        super().__init__()
        self._log = log
        self._new: list[Answer] = []

    def get(self, key: str) -> Answer | None:
        """Look into the run's log."""
        return self._log.get(key)

    def add(self, answer: Answer) -> None:
        """Hold the answer back."""
        self._new.append(answer)

    def keep(self) -> None:
        """Write what is held into the run's log."""
        for answer in self._new:
            self._log.add(answer)


class Turn(threading.Semaphore):
    """The turn of one call: a call that was given up gets no second request out, neither a repair nor a retry."""

    over = False

    def __enter__(self, blocking: bool = True, timeout: float | None = None) -> bool:
        if self.over:
            raise AnswerError("the time of this call was used up")
        return self.acquire(blocking, timeout)


class Calls:
    """Asks within a budget; the same question is asked once. Safe between threads.

    After the endpoint has failed, or the budget is used up, nothing more is asked.
    """

    def __init__(self, session: ModelSession, budget: Budget) -> None:
        self.session = session
        self.budget = budget
        self.failure: ContentgenError | None = None
        self._known: dict[tuple[str, BaseModel], BaseModel | None] = {}
        self._reasons: list[str] = []
        self._lock = threading.RLock()

    def ask(self, prompt: str, variables: BaseModel, schema: type[Draft], stage: str) -> Draft | None:
        """The model's answer; None where none is to be had."""
        key = (prompt, variables)
        with self._lock:  # one call at a time anyhow: a small model has one place to sit
            if key not in self._known:
                self._known[key] = self._asked(prompt, variables, schema, stage)
            found = self._known[key]
        return found if isinstance(found, schema) else None

    def _asked(self, prompt: str, variables: BaseModel, schema: type[Draft], stage: str) -> Draft | None:
        if isinstance(self.failure, ProviderError):
            self._reasons.append("the model's endpoint had failed before")
            return None
        pending = Pending(self.session.answers)
        turn = Turn(1)
        session = dataclasses.replace(self.session, answers=pending, slots=turn)
        try:
            draft = self.budget.spend(lambda: session.ask(prompt, variables, schema, stage))
        except SpentError:
            turn.over = True
            self._reasons.append(
                f"the model's {self.budget.allowance.seconds:g} s of this run were used up (voice_seconds)"
            )
            return None
        except (AnswerError, ProviderError) as error:
            self.failure = error
            self._reasons.append(str(error))
            return None
        pending.keep()
        return draft

    @property
    def nothing_usable(self) -> bool:
        """Whether the model answered and not one of its answers could be used."""
        with self._lock:
            return isinstance(self.failure, AnswerError) and not any(self._known.values())

    @property
    def shortfalls(self) -> tuple[Degradation, ...]:
        """What was asked for and not to be had, said once; nothing where every call was answered."""
        with self._lock:
            if not self._reasons:
                return ()
            why = f"{len(self._reasons)} of {len(self._known)} calls: {'; '.join(dict.fromkeys(self._reasons))}"
        return (Degradation(stage="voice", what=SHORTFALL, why=why),)
