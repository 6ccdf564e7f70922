"""The commands of the small model, and what `generate` and `doctor` say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentgen.embedded.catalogue import DEFAULT
from contentgen.embedded.weights import part_of, path_of
from contentgen.settings import Settings, models_folder
from tests.cli.command import DAY, RUN, TOPIC
from tests.cli.conftest import Command
from tests.embedded.hub import Hub
from tests.embedded.tiny import STAND_IN, digest, stand_in

HINT = "a small model of 1117 MB can word what is not factual: contentgen model install, then --writer voice"


@pytest.fixture
def models() -> Path:
    return models_folder(Settings())


def test_install_from_an_address_list_check_path_and_remove(command: Command, models: Path) -> None:
    with Hub(STAND_IN).running() as hub:
        ended = command("model", "install", "--from", hub.url, "--sha256", digest(STAND_IN))

    assert ended.code == 0, ended.err
    assert f"installed: {path_of(DEFAULT, models)}" in ended.out
    assert digest(STAND_IN) in ended.out
    assert command("model", "path").out == f"{path_of(DEFAULT, models)}\n"
    assert command("model", "list", "--check", "--json").json[0]["state"] == "ready"
    assert command("model", "remove", "--json").json["freed_bytes"] > 0
    assert not path_of(DEFAULT, models).exists()
    assert command("model", "path").code == 2


def test_a_wrong_digest_ends_with_exit_code_2(command: Command, in_tmp: Path) -> None:
    (in_tmp / "own.gguf").write_bytes(STAND_IN)

    ended = command("model", "install", "--from", "own.gguf", "--quiet")

    assert ended.code == 2
    assert f"own.gguf: its SHA-256 is {digest(STAND_IN)}, expected {DEFAULT.sha256}" in ended.err


def test_an_unknown_model_is_told(command: Command) -> None:
    ended = command("model", "install", "qwen")

    assert ended.code == 2
    assert "no embedded model is called 'qwen'; known: qwen2.5-coder-1.5b" in ended.err


def test_corrupt_weights_are_told_by_list_and_doctor(command: Command, models: Path) -> None:
    stand_in(models).write_bytes(b"cut")

    assert command("model", "list").code == 2
    ended = command("doctor")
    assert ended.code == 2
    assert "FAIL  embedded" in ended.out
    assert "contentgen model remove" in ended.out


def test_generate_says_in_one_line_that_the_small_model_exists_until_it_is_installed(
    command: Command, models: Path
) -> None:
    flags = ("--date", DAY, "--writer", "offline", "--channels", "x")
    assert command("generate", TOPIC, *flags).err.splitlines().count(HINT) == 1
    assert HINT not in command("generate", TOPIC, *flags, "--json").err

    stand_in(models)

    assert HINT not in command("generate", TOPIC, *flags).err


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("missing", "not installed; install it once (1117 MB) with: contentgen model install"),
        ("half", "half-downloaded, "),
        ("corrupt", "3 bytes, expected 11; remove it with: contentgen model remove"),
    ],
)
def test_without_whole_weights_the_offline_writer_finishes_the_report(
    command: Command, in_tmp: Path, models: Path, state: str, said: str
) -> None:
    if state == "half":
        models.mkdir(parents=True)
        part_of(DEFAULT, models, DEFAULT.sha256).write_bytes(b"some")
    if state == "corrupt":
        stand_in(models).write_bytes(b"cut")

    ended = command("generate", TOPIC, "--date", DAY, "--writer", "voice", "--channels", "blog", "--quiet")

    assert ended.code == 3
    assert said in ended.err
    assert "the report was finished by the offline writer" in ended.err
    assert (in_tmp / "outputs" / RUN / "report.md").is_file()
