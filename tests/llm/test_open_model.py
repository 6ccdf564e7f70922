from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contentgen.errors import UserError
from contentgen.llm import ChatModel, open_model
from contentgen.settings import load


def _open(folder: Path, env: dict[str, str] | None = None, **flags: Any) -> ChatModel:
    return open_model(load(flags, env or {}, folder))


def _complaint(folder: Path, **flags: Any) -> str:
    with pytest.raises(UserError) as caught:
        _open(folder, **flags)
    return str(caught.value)


def test_a_bare_name_says_to_write_the_provider(tmp_path: Path) -> None:
    assert _complaint(tmp_path, model="gpt-5.2") == (
        "writer model 'gpt-5.2': write provider:name, for instance openai:gpt-5.2 (with --base-url for a local server)"
    )


def test_no_model_at_all(tmp_path: Path) -> None:
    assert "write provider:name, for instance openai:gpt-5.2" in _complaint(tmp_path)


def test_a_provider_without_its_package_gives_the_pip_line(tmp_path: Path) -> None:
    message = _complaint(tmp_path, model="anthropic:claude")
    assert message.startswith("anthropic:claude: ")
    assert "pip install" in message
    assert "langchain" in message


def test_an_unknown_provider(tmp_path: Path) -> None:
    message = _complaint(tmp_path, model="nope:model")
    assert "nope" in message
    assert "write openai:NAME with --base-url" in message


def test_openai_without_a_key_names_the_variable(tmp_path: Path) -> None:
    assert _complaint(tmp_path, model="openai:gpt-5.2") == (
        "openai:gpt-5.2 needs a key: set OPENAI_API_KEY (or CONTENTGEN_API_KEY), or name a local server with --base-url"
    )


def _sent(model: ChatModel) -> dict[str, Any]:
    payload: dict[str, Any] = model.client._get_request_payload([("user", "x")])  # type: ignore[attr-defined]
    return payload


def test_retries_of_the_packages_are_off_and_the_settings_arrive(tmp_path: Path) -> None:
    model = _open(
        tmp_path,
        {"OPENAI_API_KEY": "sk-x"},
        model="openai:gpt-4.1",
        temperature=0.3,
        seed=7,
        timeout_s=9,
        max_output_tokens=77,
    )
    client: Any = model.client
    assert client.max_retries == client.root_client.max_retries == 0
    assert client.root_client.timeout == 9
    assert client.use_responses_api is False
    assert str(client.root_client.base_url) == "https://api.openai.com/v1/"
    assert model.url == "https://api.openai.com/v1"
    sent = _sent(model)
    assert (sent["temperature"], sent["seed"], sent["max_completion_tokens"]) == (0.3, 7, 77)
    assert "extra_body" not in sent


def test_openai_models_behind_another_address_get_one_limit_only(tmp_path: Path) -> None:
    for name, both in (("gpt-5.2", False), ("openai/o4-mini", False), ("gpt-oss:20b", True), ("qwen3-8b", True)):
        sent = _sent(_open(tmp_path, model=f"openai:{name}", base_url="http://localhost:1/v1"))
        assert ("extra_body" in sent) is both, name


def test_more_room_changes_nothing_else(tmp_path: Path) -> None:
    model = _open(tmp_path, model="openai:local", base_url="http://localhost:1/v1", temperature=0)
    more = _sent(model.with_room(8192))
    assert more["max_completion_tokens"] == more["extra_body"]["max_tokens"] == 8192
    assert _sent(model)["max_completion_tokens"] == 4096
    assert model.with_room(4096) is model


def test_the_key_shows_nowhere(tmp_path: Path) -> None:
    model = _open(tmp_path, {"OPENAI_API_KEY": "sk-secret"}, model="openai:gpt-5.2")
    assert "sk-secret" not in repr(model)
    assert "sk-secret" not in str(model.client)


def test_a_key_that_may_be_a_word_is_left_in_answers(tmp_path: Path) -> None:
    model = open_model(load({"model": "openai:x"}, {"CONTENTGEN_API_KEY": "secret"}, tmp_path))
    assert model.hide("a secret") == "a (key)"
    assert model.hide_in_answer("a secret") == "a secret"


def test_the_judge_has_its_own_model_and_address(tmp_path: Path) -> None:
    flags = {
        "model": "openai:writer",
        "base_url": "http://localhost:1/v1",
        "judge_model": "openai:judge",
        "judge_base_url": "http://user:pass@localhost:2/v1",
    }
    settings = load(flags, {}, tmp_path)
    assert open_model(settings, "writer").place == "openai:writer at http://localhost:1/v1"
    assert open_model(settings, "judge").place == "openai:judge at http://localhost:2/v1"


def test_langchain_and_openai_wait_until_a_model_is_opened() -> None:
    script = (
        "import sys, contentgen.chains, contentgen.llm, contentgen.settings, contentgen.store, contentgen.prompt;"
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('langchain', 'langchain_core', 'langchain_openai', 'openai', 'httpx', 'httpx2')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
