"""Models: opened by name, metered, retried in one place, their answers kept.

``provider:name`` goes through LangChain's ``init_chat_model``; ``recorded:PATH`` and ``scripted:PATH`` are
ours. LangChain and openai are imported when a model is opened, not before.
"""

from __future__ import annotations

from contentgen.llm.answers import Answer, Answers
from contentgen.llm.chat_model import ChatModel, open_model
from contentgen.llm.meter import Meter, StageUsage, Usage
from contentgen.llm.parallel import in_parallel
from contentgen.llm.retry import RefusedError, RetryPolicy

__all__ = [
    "Answer",
    "Answers",
    "ChatModel",
    "Meter",
    "RefusedError",
    "RetryPolicy",
    "StageUsage",
    "Usage",
    "in_parallel",
    "open_model",
]
