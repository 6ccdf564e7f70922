"""The embedded model as a chat model: its server is looked up, and started where none runs, when it is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import BaseMessage
from langchain_core.outputs import ChatResult
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from contentgen.embedded import PROVIDER, known
from contentgen.embedded.server import Serving, ready
from contentgen.embedded.state import ServerState
from contentgen.keys import NO_KEY
from contentgen.llm.chat_model import ChatModel
from contentgen.settings import Settings, models_folder

_NOWHERE = "http://127.0.0.1:9/v1"  # never asked: each request goes to the server that `door` gives


class EmbeddedChat(ChatOpenAI):
    """A chat model whose server is found anew for each request, so that one which was killed is started again."""

    door: Any = None

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        import openai

        state: ServerState = self.door()
        with openai.DefaultHttpxClient(trust_env=False) as client:  # the loopback is reached through no proxy
            return self._at(state, client)._generate(messages, stop, run_manager, **kwargs)

    def _at(self, state: ServerState, client: Any) -> ChatOpenAI:
        """The same model where it listens now; both names of the limit, since not every release knows each."""
        return ChatOpenAI(
            model=state.alias,
            base_url=f"{state.address}/v1",
            api_key=SecretStr(state.key),
            temperature=self.temperature,
            seed=self.seed,
            max_completion_tokens=self.max_tokens,
            timeout=self.request_timeout,
            max_retries=0,
            use_responses_api=False,
            extra_body={"max_tokens": self.max_tokens, "cache_prompt": False},
            http_client=client,
        )

    def with_structured_output(
        self, schema: Any = None, *, method: str = "json_schema", **kwargs: Any
    ) -> Runnable[Any, Any]:
        """Only by JSON schema, to which its runtime holds each answer; it knows no other way that works."""
        if method != "json_schema":
            raise NotImplementedError("the embedded model is held to a JSON schema only")
        return super().with_structured_output(schema, method="json_schema", **kwargs)


def open_embedded(name: str, settings: Settings, door: Callable[[], ServerState] | None = None) -> ChatModel:
    """Open a model of the catalogue. Nothing is started before it is asked; it answers one request at a time.

    Raises:
        UserError: the catalogue has no model of this name.

    """
    model = known(name)
    serving = Serving(models=models_folder(settings), idle_s=settings.model_idle_s)
    temperature = 0.0 if settings.temperature is None else settings.temperature
    seed = model.seed if settings.seed is None else settings.seed
    client = EmbeddedChat(
        model=model.name,
        base_url=_NOWHERE,
        api_key=SecretStr(NO_KEY),
        temperature=temperature,
        seed=seed,
        max_completion_tokens=settings.max_output_tokens,
        timeout=settings.timeout_s,
        max_retries=0,
        use_responses_api=False,
        door=door or (lambda: ready(model, serving)),
    )
    return ChatModel(
        name=f"{PROVIDER}:{model.name}",
        client=client,
        timeout_s=settings.timeout_s,
        max_output_tokens=settings.max_output_tokens,
        temperature=temperature,
        seed=seed,
        at_once=1,
    )
