"""Open a model by its name and keep with it what a message about it must name."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from contentgen.addresses import secrets_of, shown_url
from contentgen.embedded import PROVIDER as EMBEDDED
from contentgen.errors import UserError
from contentgen.keys import NO_KEY
from contentgen.settings import ModelChoice, Role, Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI_URL = "https://api.openai.com/v1"
_LEAST_KEY, _LEAST_PASSWORD = 12, 4
_ONE_LIMIT_ONLY = re.compile(r"(.*/)?(gpt-(?!oss)|chatgpt|o\d)", re.IGNORECASE)


@dataclasses.dataclass(frozen=True)
class ChatModel:
    """A model that can be called: LangChain's object, and its name, address, key variable and limits."""

    name: str
    client: BaseChatModel
    url: str = ""
    key_variable: str = ""
    key: SecretStr | None = None
    passwords: tuple[SecretStr, ...] = ()
    timeout_s: float = 120.0
    max_output_tokens: int = 4096
    temperature: float | None = None
    seed: int | None = None
    at_once: int | None = None

    @property
    def place(self) -> str:
        """The model and its address, as every message about it says it."""
        return f"{self.name} at {self.url}" if self.url else self.name

    @property
    def parameters(self) -> dict[str, Any]:
        """What besides the messages decides an answer; part of the key under which it is kept."""
        return {
            "temperature": self.temperature,
            "seed": self.seed,
            "max_output_tokens": self.max_output_tokens,
        }

    def with_room(self, tokens: int) -> ChatModel:
        """Return the same model with another limit on the length of its answer."""
        if tokens == self.max_output_tokens:
            return self
        changes: dict[str, Any] = {
            "max_tokens": tokens,
            "extra_body": _second_limit(self.name, self.url, tokens),
        }
        known = type(self.client).model_fields
        client = self.client.model_copy(update={name: value for name, value in changes.items() if name in known})
        return dataclasses.replace(self, client=client, max_output_tokens=tokens)

    def hide(self, text: str) -> str:
        """Take the key, and what is secret in the address, out of a text that a server wrote."""
        return _without(text, self._secrets(_LEAST_PASSWORD))

    def hide_in_answer(self, text: str) -> str:
        """Take both out of an answer, unless one is so short that it may be a word of the answer's own."""
        return _without(text, [secret for secret in self._secrets(_LEAST_KEY) if len(secret) >= _LEAST_KEY])

    def _secrets(self, least: int) -> list[str]:
        key = self.key.get_secret_value() if self.key else ""
        others = [each.get_secret_value() for each in self.passwords]
        known = [each for each in others if len(each) >= least] + ([key] if key and key != NO_KEY else [])
        return sorted(known, key=len, reverse=True)


def _without(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, "(key)")
    return text


def open_model(settings: Settings, role: Role = "writer") -> ChatModel:
    """Open the model of a role; a name that cannot be opened says what to write or install."""
    choice = settings.choice(role)
    provider, colon, name = choice.model.partition(":")
    if not (provider and colon and name):
        raise UserError(
            f"{role} model '{choice.model}': write provider:name, for instance "
            f"openai:{choice.model or 'gpt-5.2'} (with --base-url for a local server)"
        )
    if provider == EMBEDDED:
        from contentgen.llm.embedded import open_embedded

        return open_embedded(name, settings)
    client = _own(provider, Path(name)) or _foreign(choice, settings)
    return ChatModel(
        name=choice.model,
        client=client,
        url=shown_url(_address(choice)),
        key_variable=choice.key_variable,
        key=choice.api_key,
        passwords=tuple(SecretStr(each) for each in secrets_of(choice.base_url)),
        timeout_s=settings.timeout_s,
        max_output_tokens=settings.max_output_tokens,
        temperature=settings.temperature,
        seed=settings.seed,
    )


def _own(provider: str, path: Path) -> BaseChatModel | None:
    if provider == "recorded":
        from contentgen.llm.recorded import open_recording

        return open_recording(path)
    if provider == "scripted":
        from contentgen.llm.scripted import open_script

        return open_script(path)
    return None


def _foreign(choice: ModelChoice, settings: Settings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    if choice.api_key is None and choice.provider == "openai":
        raise UserError(
            f"{choice.model} needs a key: set {choice.key_variable} (or CONTENTGEN_API_KEY), "
            "or name a local server with --base-url"
        )
    try:
        client: BaseChatModel = init_chat_model(choice.model, **_arguments(choice, settings))
    except ImportError as error:
        package = f"langchain-{choice.provider.replace('_', '-')}"
        raise UserError(f"{choice.model}: {error}; install it with: pip install {error.name or package}") from error
    except ValueError as error:
        first_line = str(error).splitlines()[0]
        if first_line.startswith(("Unable to infer model provider", "Unsupported provider")):
            first_line = f"no provider is called '{choice.provider}'"
        raise UserError(
            f"{choice.model}: {first_line}; for an OpenAI-compatible server write openai:NAME with --base-url"
        ) from error
    return client


def _arguments(choice: ModelChoice, settings: Settings) -> dict[str, Any]:
    limit = settings.max_output_tokens
    arguments: dict[str, Any] = {"max_retries": 0, "timeout": settings.timeout_s, "max_tokens": limit}
    if choice.api_key is not None:
        arguments["api_key"] = choice.api_key.get_secret_value()
    if settings.temperature is not None:
        arguments["temperature"] = settings.temperature
    if address := _address(choice):
        arguments["base_url"] = address
    if choice.provider == "openai":
        arguments |= {"use_responses_api": False, "stream_usage": True}
        arguments |= {"extra_body": _second_limit(choice.model, address, limit)}
        if settings.seed is not None:
            arguments["seed"] = settings.seed
    return arguments


def _address(choice: ModelChoice) -> str:
    return choice.base_url or (OPENAI_URL if choice.provider == "openai" else "")


def _second_limit(model: str, url: str, tokens: int) -> dict[str, Any] | None:
    """Send ``max_tokens`` beside ``max_completion_tokens`` where older servers know only that one."""
    name = model.partition(":")[2]
    if not url or url == OPENAI_URL or _ONE_LIMIT_ONLY.match(name):
        return None
    return {"max_tokens": tokens}
