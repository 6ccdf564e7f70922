"""The one place where a call is tried again: aloud, bounded, and only where trying again can help."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import NamedTuple

from contentgen.errors import ProviderError
from contentgen.llm.chat_model import ChatModel
from contentgen.llm.faults import Fault, kinds, read_fault, unreadable
from contentgen.llm.meter import Meter
from contentgen.llm.reply import Reply, read_completion
from contentgen.model import Event, Frozen, Progress


class RefusedError(ProviderError):
    """The server does not take this form of the request (400, 422, 501); another form may do."""


class RetryPolicy(Frozen):
    """How often and how patiently. A server that asks for more than the longest wait is not asked again."""

    attempts: int = 4
    first_wait_s: float = 1.0
    growth: float = 2.0
    longest_wait_s: float = 60.0
    jitter: float = 0.25

    def wait(self, attempt: int, asked: float | None, chance: float) -> float:
        """Work out the seconds before the next attempt; `chance` is 0 to 1."""
        if asked is not None:
            return asked
        return min(self.longest_wait_s, self.first_wait_s * self.growth ** (attempt - 1)) * (1 + self.jitter * chance)


class Failed(NamedTuple):
    """What an attempt that brought no reply has to say."""

    fault: Fault
    cause: Exception


def persist(
    action: Callable[[], Reply],
    model: ChatModel,
    *,
    policy: RetryPolicy,
    meter: Meter,
    stage: str,
    progress: Progress,
    sleep: Callable[[float], None] = time.sleep,
) -> Reply:
    """Run the action until it brings a reply, the attempts are used up or nothing can help; meter it."""
    seconds = 0.0
    attempt = 1
    while True:
        begun = time.monotonic()
        result = _attempt(action, model)
        seconds += time.monotonic() - begun
        if isinstance(result, Reply):
            meter.called(
                stage,
                attempts=attempt,
                seconds=seconds,
                tokens_in=result.tokens_in,
                tokens_out=result.tokens_out,
            )
            return result
        fault = result.fault
        wait = policy.wait(attempt, fault.wait_s, random.random())
        if fault.kind != "again" or attempt >= policy.attempts or wait > policy.longest_wait_s:
            meter.failed(stage, attempts=attempt, seconds=seconds)
            raise _error(fault, model, policy, attempt, wait) from result.cause
        attempt += 1
        progress(_again(fault, model, policy, stage, attempt, wait))
        sleep(wait)


def _again(fault: Fault, model: ChatModel, policy: RetryPolicy, stage: str, attempt: int, wait: float) -> Event:
    return Event(
        stage=stage,
        message=f"{fault.what} from {model.place}; attempt {attempt} of {policy.attempts} in {wait:.1f} s",
        done=attempt,
        total=policy.attempts,
    )


def _attempt(action: Callable[[], Reply], model: ChatModel) -> Reply | Failed:
    import openai

    try:
        return action()
    except openai.LengthFinishReasonError as error:
        return read_completion(error.completion, "length")
    except openai.ContentFilterFinishReasonError as error:
        completion = getattr(error, "completion", None)
        return read_completion(completion, "filtered") if completion else Reply(text="", ending="filtered")
    except kinds() as error:
        return Failed(read_fault(error, model), error)
    except IndexError as error:  # LangChain on a reply with no choice in it
        return Failed(unreadable(error, model), error)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        if not hasattr(error, "response"):  # LangChain hangs the HTTP response on what it could not read
            raise
        return Failed(unreadable(error, model), error)


def _error(fault: Fault, model: ChatModel, policy: RetryPolicy, attempt: int, wait: float) -> ProviderError:
    times = f"{attempt} attempt{'s' if attempt > 1 else ''}"
    way_out = fault.way_out
    if fault.kind == "again" and wait > policy.longest_wait_s:
        way_out = f"the server asks to wait {wait:.0f} s, longer than {policy.longest_wait_s:.0f} s; {way_out}"
    kind = RefusedError if fault.kind == "refused" else ProviderError
    return kind(f"{model.place} failed after {times}: {fault.what}. What to do: {way_out}")
