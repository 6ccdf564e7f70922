"""What was asked for on the command line, in the environment and in ``contentgen.toml``, as one frozen value.

The only reader of the environment. A flag wins over a ``CONTENTGEN_*`` variable, that over
``contentgen.toml`` in the working folder or its nearest parent, that over the default. A key lying in the
environment never spends by itself: without a named model the writer is ``offline``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, MutableMapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from contentgen.addresses import ServerAddress, WebAddress, shown_url
from contentgen.errors import UserError
from contentgen.keys import FILE_NAME, PREFIX, SECRET, key_variable, keys_of_models, keys_of_services
from contentgen.model import ChannelName, Frozen, Profile, Tone, WriterName
from contentgen.places import data_folder
from contentgen.profile import WebProfile, checked_profile, first_problem, read_profile, read_toml
from contentgen.suggest import did_you_mean

Role = Literal["writer", "judge"]

_PLACES = ("out", "profile_path", "prompts", "templates", "models")
_LISTS = ("sources", "base", "channels", "allow_hosts", "allow_domains", "deny_domains")
_NO_PROFILE = "write one (TOML with name, role, organisation, offer; see 'Your profile' in the README) or remove it"
_MISTYPED = 0.8  # a variable of our prefix that is less like a setting is somebody else's
_NOT_ASKED_FOR = (*SECRET, "project", "index", "profile", "service_keys")
_TABLES = ("judge", "profile", "score")
INDEX = Path(".contentgen", "sources.sqlite")  # of the project's folder: the sources that it keeps
EMBEDDED_MODEL = "embedded:qwen2.5-coder-1.5b"  # what writes in `voice` where no model is named
LENGTHS = {"short": 600, "medium": 1000, "long": 1600}
_NUMBER = re.compile(r"[0-9]{1,9}")
_LEAST_WORDS, _MOST_WORDS = 300, 20_000


class ModelChoice(Frozen):
    """Which model answers in one role, where it is reached and with which key."""

    model: str
    base_url: str
    api_key: SecretStr | None = Field(default=None, exclude=True, repr=False)

    @property
    def provider(self) -> str:
        """The part of the name before the colon; empty for a bare name."""
        return self.model.partition(":")[0] if ":" in self.model else ""

    @property
    def key_variable(self) -> str:
        """The environment variable that a user of this provider sets."""
        return key_variable(self.model)


class Settings(Frozen):
    """Everything that can be set, after all its origins were merged."""

    model: str = ""
    base_url: ServerAddress = ""
    writer: WriterName | None = None
    judge_model: str = ""
    judge_base_url: ServerAddress = ""
    api_key: SecretStr | None = Field(default=None, exclude=True, repr=False)
    judge_api_key: SecretStr | None = Field(default=None, exclude=True, repr=False)
    temperature: float | None = Field(default=None, ge=0, le=2)
    seed: int | None = None
    timeout_s: float = Field(default=120.0, gt=0)
    attempts: int = Field(default=4, ge=1, le=20)
    max_concurrency: int = Field(default=4, ge=1, le=256)
    max_output_tokens: int = Field(default=4096, ge=1)
    revise: int = Field(default=1, ge=0, le=5)
    voice_seconds: float = Field(default=120.0, gt=0)
    candidates: int = Field(default=8, ge=0, le=20)
    price_in: float | None = Field(default=None, ge=0)
    price_out: float | None = Field(default=None, ge=0)
    langsmith: bool = False
    models: Path | None = None
    model_idle_s: float = Field(default=300.0, gt=0)
    out: Path = Path("outputs")
    profile_path: Path | None = None
    profile: WebProfile = Profile()
    sources: tuple[str, ...] = ()
    thesis: str = ""
    base: tuple[str, ...] = ()
    as_is: bool = False
    prompts: Path | None = None
    templates: Path | None = None
    channels: tuple[ChannelName, ...] = Field(default=("blog", "linkedin", "x"), min_length=1)
    length: int = 1600
    tone: Tone = "plain"
    audience: str = ""
    keyphrase: str = ""
    language: str = "en"
    site: WebAddress = ""
    url: WebAddress = ""
    citation_style: str = "apa"
    project: Path | None = None
    index: Path | None = None
    contact: str = ""
    since: date | None = None
    allow_hosts: tuple[str, ...] = ()
    allow_domains: tuple[str, ...] = ()
    deny_domains: tuple[str, ...] = ()
    per_domain: int = Field(default=3, ge=1)
    stale_months: int = Field(default=24, ge=1)
    embeddings: bool = False
    searxng_url: ServerAddress = ""
    arxiv_url: ServerAddress = ""
    crossref_url: ServerAddress = ""
    datacite_url: ServerAddress = ""
    dblp_url: ServerAddress = ""
    openalex_url: ServerAddress = ""
    service_keys: dict[str, SecretStr] = Field(default={}, exclude=True, repr=False)

    @field_validator("length", mode="before")
    @classmethod
    def _in_words(cls, length: object) -> int:
        words = LENGTHS.get(length.strip().lower(), length) if isinstance(length, str) else length
        number = int(words) if isinstance(words, str) and _NUMBER.fullmatch(words.strip()) else words
        if type(number) is int and _LEAST_WORDS <= number <= _MOST_WORDS:
            return number
        named = ", ".join(f"{name} {most}" for name, most in LENGTHS.items())
        raise PydanticCustomError("length", f"write {_LEAST_WORDS} to {_MOST_WORDS} words (named: {named})")

    def chosen_writer(self) -> WriterName:
        """Who writes: what was set, else ``full`` where a model is named, else ``offline``."""
        if self.writer in ("full", "voice") and not self.model:
            raise UserError(
                f"writer '{self.writer}' needs a model: add --model provider:name (for instance openai:gpt-5.2, "
                "or openai:NAME with --base-url http://127.0.0.1:8080/v1), or choose --writer offline"
            )
        return self.writer or ("full" if self.model else "offline")

    def choice(self, role: Role = "writer") -> ModelChoice:
        """Choose the model of this role. The judge is the writer's model unless one was named for it."""
        if role == "judge" and self.judge_model:
            return ModelChoice(model=self.judge_model, base_url=self.judge_base_url, api_key=self.judge_api_key)
        return ModelChoice(model=self.model, base_url=self.base_url, api_key=self.api_key)

    def public(self) -> dict[str, Any]:
        """Give the settings as plain JSON values, without keys or passwords: what ``run.json`` records."""
        values = self.model_dump(mode="json")
        for name in ("base_url", "judge_base_url"):
            values[name] = shown_url(values[name])
        return values


def models_folder(settings: Settings) -> Path:
    """Where embedded models lie: by the settings, else in the user's data folder."""
    return settings.models or data_folder(os.environ) / "models"


def environment() -> MutableMapping[str, str]:
    """Hand over the process's environment, for the command line to pass to `load` and `quiet_langsmith`."""
    return os.environ


def quiet_langsmith(env: MutableMapping[str, str], *, opted_in: bool = False) -> None:
    """Keep LangSmith out: never through its gateway, and no tracing unless our setting opts in."""
    env.pop("LANGSMITH_GATEWAY", None)
    if not opted_in:
        env.pop("LANGCHAIN_TRACING_V2", None)
        env["LANGSMITH_TRACING"] = "false"


def load(flags: Mapping[str, object], env: Mapping[str, str], folder: Path) -> Settings:
    """Merge flags, environment, ``contentgen.toml`` and defaults. A None or empty flag was not given."""
    file = _project_file(folder)
    written = read_toml(file) if file else {}
    project = file.parent if file else None
    home = project or folder
    values: dict[str, Any] = {"out": home / "outputs", "project": project, "index": home.absolute() / INDEX}
    values["models"] = data_folder(env) / "models"
    origins: dict[str, str] = {}
    for base, layer in (
        (project or folder, _from_toml(file, written)),
        (folder, _from_env(env)),
        (folder, _from_flags(flags)),
    ):
        for name, (value, origin) in layer:
            values[name] = base / at_home(str(value), origin) if name in _PLACES else value
            origins[name] = origin
    if values.get("writer") == "voice" and not values.get("model"):
        values["model"] = EMBEDDED_MODEL
    _addresses(values, origins, env)
    values |= keys_of_models(values, origins, env)
    values["service_keys"] = keys_of_services(env)
    values["profile"] = _profile(values, origins, file, written)
    return _validated(values, origins)


def known_settings() -> tuple[str, ...]:
    """List the names that can be set by flag, environment and file."""
    return tuple(name for name in Settings.model_fields if name not in _NOT_ASKED_FOR)


# --- the three origins --------------------------------------------------------------------------------------

Layer = Iterator[tuple[str, tuple[Any, str]]]


def _from_flags(flags: Mapping[str, object]) -> Layer:
    for name, value in flags.items():
        field = "profile_path" if name == "profile" else name
        shown = "--from" if name == "base" else "--" + name.replace("_", "-")
        if field not in known_settings():
            raise UserError(f"unknown setting {shown}{did_you_mean(field, known_settings())}")
        if value is not None and value not in ((), [], ""):
            yield field, (value, shown)


def _from_env(env: Mapping[str, str]) -> Layer:
    names = {PREFIX + field.upper(): field for field in known_settings()}
    names |= {PREFIX + "PROFILE": "profile_path"}
    secrets = [PREFIX + name for name in SECRET.values()]
    for variable in sorted(env):
        if not variable.startswith(PREFIX) or not env[variable] or variable in secrets:
            continue
        if variable in names:
            yield names[variable], (_split(names[variable], env[variable]), variable)
        elif hint := did_you_mean(variable[len(PREFIX) :].lower(), known_settings(), _MISTYPED):
            raise UserError(f"unknown environment variable {variable} (set as {PREFIX}NAME){hint}")


def _from_toml(file: Path | None, written: Mapping[str, Any]) -> Layer:
    known = (*known_settings(), *_TABLES)
    for key, value in written.items():
        if key in SECRET:
            raise UserError(f"{file}: {key}: a key does not belong in a file; set {PREFIX}{SECRET[key]}")
        if key not in known and isinstance(value, dict):
            tables = ", ".join(f"[{name}]" for name in _TABLES)
            raise UserError(f"{file}: unknown table [{key}]; known: {tables}{did_you_mean(key, _TABLES)}")
        if key not in known:
            raise UserError(f"{file}: unknown key '{key}'{did_you_mean(key, known)}")
        if key == "judge":
            yield from _judge_table(file, value)
        elif key == "score":
            continue  # the linter's own table: scoring/configuration.py reads it
        elif key == "profile":
            if isinstance(value, str):
                yield "profile_path", (value, f"{file}: profile")
        elif key in _PLACES and not isinstance(value, str):
            raise UserError(f"{file}: {key}: expected a path in quotes, found {value!r}")
        else:
            yield key, (value, f"{file}: {key}")


def _judge_table(file: Path | None, table: object) -> Layer:
    if not isinstance(table, dict):
        raise UserError(f"{file}: judge: expected a table [judge] with model and base_url, found {table!r}")
    for key, value in table.items():
        if key not in ("model", "base_url"):
            raise UserError(f"{file}: judge: unknown key '{key}'{did_you_mean(str(key), ('model', 'base_url'))}")
        yield f"judge_{key}", (value, f"{file}: judge.{key}")


def _split(field: str, text: str) -> str | tuple[str, ...]:
    if field not in _LISTS:
        return text
    return tuple(part.strip() for part in text.split(",") if part.strip())


def at_home(path: str, origin: str) -> Path:
    """Read a path; `~` is the user's home."""
    try:
        return Path(path).expanduser()
    except RuntimeError as error:
        raise UserError(f"{origin}: {path}: no such home folder; write the whole path") from error


# --- files --------------------------------------------------------------------------------------------------


def _project_file(folder: Path) -> Path | None:
    here = folder.absolute()
    return next((place / FILE_NAME for place in (here, *here.parents) if (place / FILE_NAME).is_file()), None)


def _profile(
    values: Mapping[str, Any], origins: Mapping[str, str], file: Path | None, written: Mapping[str, Any]
) -> Profile:
    if path := values.get("profile_path"):
        if not Path(path).is_file():
            raise UserError(f"{origins['profile_path']}: no file at {path}; {_NO_PROFILE}")
        return read_profile(Path(path))
    table = written.get("profile", {})
    return checked_profile(table, str(file)) if table else Profile()


# --- keys and addresses -------------------------------------------------------------------------------------


def _addresses(values: dict[str, Any], origins: dict[str, str], env: Mapping[str, str]) -> None:
    """Take over the address that the openai package would read by itself, so that messages name it."""
    for model, address in (("model", "base_url"), ("judge_model", "judge_base_url")):
        if str(values.get(model, "")).startswith("openai:") and not values.get(address):
            values[address], origins[address] = env.get("OPENAI_BASE_URL", ""), "OPENAI_BASE_URL"


# --- messages -----------------------------------------------------------------------------------------------


def _validated(values: Mapping[str, Any], origins: Mapping[str, str]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise UserError(first_problem(error, origins.get(field, field), "", ())) from error
