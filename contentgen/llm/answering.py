"""The common part of our own chat models: they answer from data, in process, without a key."""

from __future__ import annotations

from typing import Any, Protocol, cast

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda

_CHARACTERS_PER_TOKEN = 4
_ROLES = {"human": "user", "ai": "assistant", "system": "system"}

Turns = tuple[tuple[str, str], ...]


class Answering(Protocol):
    """Whatever knows the answer to some messages, given the name of the schema that is asked for."""

    def __call__(self, turns: Turns, schema: str, /) -> str:
        """Answer, or raise an AnswerError that says why there is no answer."""


class AnsweringModel(BaseChatModel):
    """A chat model over a function. Tokens are estimated from the length of the texts, where it is metered."""

    answering: Any
    kind: str = "answering"
    metered: bool = True

    @property
    def _llm_type(self) -> str:
        return self.kind

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002  # the base class's signature
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,
    ) -> ChatResult:
        turns = tuple((_ROLES.get(message.type, message.type), message.text) for message in messages)
        text = cast("Answering", self.answering)(turns, str(kwargs.get("schema_name", "")))
        asked, answered = _tokens("".join(content for _, content in turns)), _tokens(text)
        usage = {"input_tokens": asked, "output_tokens": answered, "total_tokens": asked + answered}
        answer = AIMessage(
            content=text,
            usage_metadata=cast("Any", usage) if self.metered else None,
            response_metadata={"finish_reason": "stop"},
        )
        return ChatResult(generations=[ChatGeneration(message=answer)])

    def with_structured_output(
        self,
        schema: dict[str, Any] | type,
        *,
        include_raw: bool = False,
        **kwargs: Any,  # noqa: ARG002
    ) -> Runnable[Any, Any]:
        """Ask under the schema's name and hand the raw answer on; the caller parses it."""
        name = schema.get("title", "") if isinstance(schema, dict) else schema.__name__

        def answer(messages: list[BaseMessage]) -> Any:
            raw = self.invoke(messages, schema_name=name)
            return {"raw": raw, "parsed": None, "parsing_error": None} if include_raw else raw

        return RunnableLambda(answer)


def _tokens(text: str) -> int:
    return max(1, len(text) // _CHARACTERS_PER_TOKEN)
