"""What a model sent back, read from LangChain's message: the text, why it ended and what it cost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from contentgen.model import Frozen

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

Ending = Literal["whole", "length", "filtered"]

_ENDINGS: dict[str, Ending] = {
    "length": "length",
    "max_tokens": "length",
    "MAX_TOKENS": "length",
    "content_filter": "filtered",
    "refusal": "filtered",
    "SAFETY": "filtered",
}


class Reply(Frozen):
    """One answer of a model as it came. Tokens are None where the server told none."""

    text: str
    ending: Ending = "whole"
    tokens_in: int | None = None
    tokens_out: int | None = None


def read_message(message: AIMessage) -> Reply:
    """Read a message: the arguments of its tool call if it made one, else its text."""
    metadata = message.response_metadata
    reason = str(metadata.get("finish_reason") or metadata.get("stop_reason") or "")
    usage = message.usage_metadata
    refusal = message.additional_kwargs.get("refusal")
    return Reply(
        text=str(refusal) if refusal else _text(message),
        ending="filtered" if refusal else _ENDINGS.get(reason, "whole"),
        tokens_in=usage["input_tokens"] if usage else None,
        tokens_out=usage["output_tokens"] if usage else None,
    )


def read_completion(completion: Any, ending: Ending) -> Reply:
    """Read the answer that the openai package refuses to hand over because it was cut off or filtered."""
    message = completion.choices[0].message if completion.choices else None
    calls = (getattr(message, "tool_calls", None) or []) if message else []
    usage = completion.usage
    return Reply(
        text=calls[0].function.arguments if calls else (message.content or "" if message else ""),
        ending=ending,
        tokens_in=usage.prompt_tokens if usage else None,
        tokens_out=usage.completion_tokens if usage else None,
    )


def _text(message: AIMessage) -> str:
    if message.tool_calls:
        return json.dumps(message.tool_calls[0]["args"], ensure_ascii=False)
    if message.invalid_tool_calls:
        return message.invalid_tool_calls[0]["args"] or ""
    return message.text
