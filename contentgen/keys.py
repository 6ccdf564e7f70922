"""Which key goes with which model and service: found in the environment that is handed over, never in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr

from contentgen.addresses import is_local

FILE_NAME = "contentgen.toml"
PREFIX = "CONTENTGEN_"
NO_KEY = "not-needed"
SECRET = {"api_key": "API_KEY", "judge_api_key": "JUDGE_API_KEY"}
#: service -> the variable that its own documentation names for its key
SERVICE_KEYS = {
    "brave": "BRAVE_API_KEY",
    "exa": "EXA_API_KEY",
    "github": "GITHUB_TOKEN",
    "openalex": "OPENALEX_API_KEY",
    "pubmed": "NCBI_API_KEY",
    "semantic-scholar": "SEMANTIC_SCHOLAR_API_KEY",
    "tavily": "TAVILY_API_KEY",
}


def key_variable(model: str) -> str:
    """Name the environment variable that holds the key of a model's provider."""
    provider = model.partition(":")[0] if ":" in model else "openai"
    return re.sub(r"[^A-Z0-9]+", "_", provider.upper()) + "_API_KEY"


def keys_of_models(values: Mapping[str, Any], origins: Mapping[str, str], env: Mapping[str, str]) -> dict[str, Any]:
    """Find the key per role: ours, else the provider's own variable, else a stand-in for an address.

    The provider's own variable is not sent to a remote address that only a file names: a cloned project must
    not be able to collect it.
    """
    found: dict[str, Any] = {}
    for field, model, address in (
        ("api_key", "model", "base_url"),
        ("judge_api_key", "judge_model", "judge_base_url"),
    ):
        name, url = str(values.get(model, "")), str(values.get(address, ""))
        named_by_file = FILE_NAME in origins.get(address, "")
        own = env.get(PREFIX + SECRET[field]) or (
            env.get(PREFIX + "API_KEY") if url == values.get("base_url", "") else None
        )
        lent = None if named_by_file and not is_local(url) else env.get(key_variable(name))
        key = own or (lent if name else None) or (NO_KEY if url else None)
        found[field] = SecretStr(key) if key else None
    return found


def keys_of_services(env: Mapping[str, str]) -> dict[str, SecretStr]:
    """The keys of the web services that the environment holds."""
    return {name: SecretStr(env[variable]) for name, variable in SERVICE_KEYS.items() if env.get(variable)}
