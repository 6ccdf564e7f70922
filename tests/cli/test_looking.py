"""The commands that only look: prompts, templates, library, config, doctor."""

from __future__ import annotations

import base64
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from contentgen.resources import Kind, shipped
from contentgen.web import Ask, Reply, ResponseCache
from contentgen.writers.full.variables import PROMPTS
from tests.cli.command import in_own_process
from tests.cli.conftest import Command
from tests.server import ScriptedServer
from tests.sources.kept import note
from tests.sources.records import hive, lines


def test_prompts_list_names_every_prompt_and_its_file(command: Command, in_tmp: Path) -> None:
    (in_tmp / "mine").mkdir()
    (in_tmp / "mine" / "section.md.j2").write_text("{# Mine. #}{% block user %}x{% endblock %}", "utf-8")

    rows = {row["name"]: row for row in command("prompts", "list", "--prompts", "mine", "--json").json}

    assert set(PROMPTS) <= set(rows)
    assert (rows["section"]["origin"], rows["section"]["purpose"]) == ("override", "Mine.")
    assert rows["outline"]["origin"] == "shipped"
    assert "section" in command("prompts", "list").out


def test_prompts_show_prints_the_file(command: Command) -> None:
    assert command("prompts", "show", "section").out == (shipped("prompts") / "section.md.j2").read_text("utf-8")


def test_show_shipped_looks_past_the_file_that_the_shell_has_just_emptied(command: Command, in_tmp: Path) -> None:
    (in_tmp / "contentgen.toml").write_text("", "utf-8")
    places: tuple[tuple[Kind, str], ...] = (("prompts", "section.md.j2"), ("templates", "article.md.j2"))
    for folder, file in places:
        (in_tmp / folder).mkdir()
        (in_tmp / folder / file).write_text("", "utf-8")

        assert command(folder, "show", file).out == "\n"
        assert command(folder, "show", file, "--shipped").out == (shipped(folder) / file).read_text("utf-8")


def test_prompts_show_of_an_unknown_one(command: Command) -> None:
    ended = command("prompts", "show", "sektion")

    assert ended.code == 2
    assert "unknown prompt 'sektion'; known: " in ended.err
    assert "Did you mean 'section'?" in ended.err


def test_prompts_check(command: Command, in_tmp: Path) -> None:
    assert command("prompts", "check", "--json").json == {"checked": list(PROMPTS)}
    (in_tmp / "mine").mkdir()
    (in_tmp / "mine" / "section.md.j2").write_text("{% block user %}\n{{ audeince }}\n{% endblock %}", "utf-8")

    ended = command("prompts", "check", "--prompts", "mine")

    assert ended.code == 2
    assert "section.md.j2:2: 'audeince' is not supplied; available: " in ended.err
    assert "Did you mean 'audience'?" in ended.err


def test_templates_list_and_show(command: Command, in_tmp: Path) -> None:
    (in_tmp / "mine").mkdir()
    shutil.copy(shipped("templates") / "report.md.j2", in_tmp / "mine")

    rows = {row["name"]: row["path"] for row in command("templates", "list", "--templates", "mine", "--json").json}

    assert rows["report.md.j2"] == str(in_tmp / "mine" / "report.md.j2")
    assert rows["offline/en/phrases.toml"].endswith("templates/offline/en/phrases.toml")
    shown = command("templates", "show", "article.md.j2").out
    assert shown == (shipped("templates") / "article.md.j2").read_text("utf-8")
    assert "Did you mean 'report.md.j2'?" in command("templates", "show", "raport.md.j2").err


def test_library_lists_all_and_only_what_bears_on_a_query(command: Command) -> None:
    everything = command("library", "--json").json
    some = command("library", "drift detection", "--json").json

    assert len(everything) > len(some) > 3
    assert {each["id"] for each in some} <= {each["id"] for each in everything}
    assert all(each["title"] and each["notes"] for each in everything)
    assert "holds nothing on 'beekeeping in alpine meadows'" in command("library", "beekeeping in alpine meadows").out


def test_config_shows_every_setting_and_no_secret(
    command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_tmp / "contentgen.toml").write_text('tone = "formal"\nsources = ["notes"]\n', "utf-8")
    monkeypatch.setenv("CONTENTGEN_API_KEY", "sk-secret-of-mine")
    monkeypatch.setenv("CONTENTGEN_LENGTH", "700")
    monkeypatch.setenv("CONTENTGEN_BASE_URL", "http://me:pass@host.test/v1?key=k")

    values, text = command("config", "show", "--json").json, command("config", "show").out

    assert (values["tone"], values["length"], values["api_key"]) == ("formal", 700, "set")
    assert values["base_url"] == "http://host.test/v1"
    assert "sk-secret" not in text
    assert "pass" not in text


def test_a_mistyped_setting_names_its_file(command: Command, in_tmp: Path) -> None:
    (in_tmp / "contentgen.toml").write_text('tonne = "formal"\n', "utf-8")

    ended = command("config", "show")

    assert ended.code == 2
    assert ended.err == f"error: {in_tmp / 'contentgen.toml'}: unknown key 'tonne'. Did you mean 'tone'?\n"


def test_doctor_finds_nothing_amiss(command: Command, in_tmp: Path) -> None:
    checks = {each["name"]: each for each in command("doctor", "--json").json}

    assert list(checks) == [
        "python",
        "search",
        "output",
        "prompts",
        "templates",
        "sources",
        "records",
        "web",
        "model",
        "embedded",
    ]
    assert all(each["ok"] for each in checks.values())
    assert list(in_tmp.iterdir()) == []


def test_doctor_tells_what_the_project_keeps(command: Command, in_tmp: Path) -> None:
    note(in_tmp, "notes/a.md", "Hive sensors reported 12 swarms in the spring of 2024.")
    (in_tmp / "r.jsonl").write_text(lines(hive(1), {**hive(2), "verified_on": None, "reliability": ""}), "utf-8")
    command("sources", "add", "notes", "--quiet")
    command("library", "add", "r.jsonl")
    ResponseCache(in_tmp / ".contentgen" / "web.sqlite").put(
        Ask(url="https://a.test/"), Reply(url="https://a.test/", body=b"x")
    )
    kept = in_tmp / ".contentgen"

    checks = {each["name"]: each for each in command("doctor", "--json").json}

    size = (kept / "sources.sqlite").stat().st_size
    assert checks["sources"]["facts"] == {
        "path": str(kept / "sources.sqlite"),
        "writable": True,
        "documents": 1,
        "passages": 1,
        "version": 3,
        "bytes": size,
    }
    assert checks["sources"]["said"] == f"{kept / 'sources.sqlite'}: 1 document, 1 passage, 0.1 MB, version 3"
    assert checks["records"]["facts"] == {
        "path": str(kept / "library.jsonl"),
        "writable": True,
        "records": 2,
        "not_verified": 1,
    }
    assert checks["records"]["said"].endswith("library.jsonl: 2 records of yours, 1 not verified")
    assert checks["web"]["facts"]["answers"] == 1
    assert checks["web"]["facts"]["bytes"] == (kept / "web.sqlite").stat().st_size


def _overwritten(path: Path) -> None:
    """Pages in the middle of the file that are none."""
    data = bytearray(path.read_bytes())
    data[16_384:40_000] = b"x" * (40_000 - 16_384)
    path.write_bytes(data)


def _out_of_step(path: Path) -> None:
    """A file that every query still reads, with an index that lacks a row of its table."""
    with closing(sqlite3.connect(path)) as file:
        file.executescript(
            "PRAGMA writable_schema=ON; "
            "UPDATE sqlite_master SET sql = replace(sql, 'ON passages(document)', 'ON passages(document) WHERE weight > 9') "
            "WHERE name = 'passages_document'; PRAGMA writable_schema=RESET; INSERT INTO passages SELECT 1000, document, "
            "'x/0', text, locator, verbatim, heading, kind, statement, attributed, short, advice, question, 9, contrasts, "
            "second_hand, code, hash FROM passages LIMIT 1; PRAGMA writable_schema=ON; "
            "UPDATE sqlite_master SET sql = replace(sql, ' WHERE weight > 9', '') WHERE name = 'passages_document'; "
        )


@pytest.mark.parametrize(
    ("file", "damage", "said"),
    [
        ("sources.sqlite", _overwritten, "move it away and add the sources again"),
        ("sources.sqlite", _out_of_step, "damaged (row 99 missing from index passages_document); move it away"),
        ("sources.sqlite", lambda path: path.write_text("no index", "utf-8"), "move it away and add the sources again"),
        (
            "library.jsonl",
            lambda path: path.write_text('{"id": "a"}\n', "utf-8"),
            ":1: csl: is missing; write the work",
        ),
        ("library.jsonl", lambda path: path.write_bytes(b"\xff"), "not UTF-8 (byte 1); save it as UTF-8"),
        ("web.sqlite", lambda path: path.write_text("no cache", "utf-8"), "delete it, the web is then asked again"),
    ],
)
def test_doctor_names_what_is_damaged_and_the_way_out(
    command: Command, in_tmp: Path, file: str, damage: Callable[[Path], object], said: str
) -> None:
    note(in_tmp, "notes/a.md", *(f"Hive {n} reported {n} swarms in the spring of 2024." for n in range(1, 99)))
    (in_tmp / "r.jsonl").write_text(lines(hive(1)), "utf-8")
    command("sources", "add", "notes", "--quiet")
    command("library", "add", "r.jsonl")
    damage(in_tmp / ".contentgen" / file)

    ended = command("doctor")

    assert ended.code == 2
    (line,) = (line for line in ended.out.splitlines() if line.startswith("FAIL"))
    assert str(in_tmp / ".contentgen" / file) in line
    assert said in line
    assert len(ended.out.splitlines()) == 10


def test_doctor_asks_a_named_model_without_spending(command: Command, server: ScriptedServer) -> None:
    ended = command("doctor", "--model", "openai:tiny", "--base-url", server.url)

    assert ended.code == 0
    assert f"openai:tiny at {server.url}: the server answers" in ended.out
    assert server.requests == []


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--model", "openai:tiny", "--base-url", "http://127.0.0.1:9/v1"), "no answer from http://127.0.0.1:9/v1"),
        (("--model", "openai:tiny"), "needs a key: set OPENAI_API_KEY"),
        (("--model", "tiny"), "write provider:name"),
        (("--model", "scripted:gone.json"), "cannot be read"),
        (("--model", "nosuch:tiny"), "nosuch:tiny: no provider is called 'nosuch'; for an OpenAI-compatible server"),
        (("--model", "openai:tiny", "--base-url", "http://127.0.0.1:9/v1?key=hush"), "from http://127.0.0.1:9/v1: "),
        (("--out", "taken/runs"), "taken"),
    ],
)
def test_doctor_says_what_is_amiss(command: Command, in_tmp: Path, flags: tuple[str, ...], said: str) -> None:
    (in_tmp / "taken").write_text("", "utf-8")

    ended = command("doctor", *flags)

    assert ended.code == 2
    (line,) = (line for line in ended.out.splitlines() if line.startswith("FAIL"))
    assert said in line


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("CONTENTGEN_WRITER", "full", "writer 'full' needs a model: add --model provider:name"),
        ("CONTENTGEN_JUDGE_MODEL", "tiny", "judge model 'tiny': write provider:name"),
        ("CONTENTGEN_JUDGE_MODEL", "nosuch:tiny", "nosuch:tiny: no provider is called 'nosuch'"),
        ("CONTENTGEN_MODEL", "nosuch:tiny", "nosuch:tiny: no provider is called 'nosuch'"),
    ],
)
def test_doctor_says_what_the_settings_would_fail_on(
    command: Command, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)

    ended = command("doctor")

    assert ended.code == 2
    (line,) = (line for line in ended.out.splitlines() if line.startswith("FAIL"))
    assert said in line


def test_doctor_says_which_models_a_server_has(command: Command, server: ScriptedServer) -> None:
    server.models = ("large", "tiny:latest")
    at = ("--base-url", server.url)

    known = command("doctor", "--model", "openai:tiny", *at)
    unknown = command("doctor", "--model", "openai:larger", *at)

    assert known.out.splitlines()[-2].endswith("the server answers (200)")
    assert unknown.out.splitlines()[-2].endswith(
        "(200); its list of models does not name 'larger' but large, tiny:latest. Did you mean 'large'?"
    )
    assert (known.code, unknown.code, server.requests) == (0, 0, [])


def test_doctor_fails_where_a_remote_server_does_not_name_the_model(in_tmp: Path, server: ScriptedServer) -> None:
    server.models = ("large",)
    remote = ("--model", "openai:tiny", "--base-url", "http://models.acme.test/v1")
    env = {"http_proxy": server.url.removesuffix("/v1"), "OPENAI_API_KEY": "k"}

    ended = in_own_process("doctor", *remote, cwd=in_tmp, env=env)

    assert ended.code == 2
    assert [request.path for request in server.looked_up] == ["http://models.acme.test/v1/models"]
    (line,) = (line for line in ended.out.splitlines() if line.startswith("FAIL"))
    assert line.endswith(
        "the server answers (200), but its list of models does not name 'tiny' but large; name one of these"
    )


def test_doctor_signs_with_what_the_address_holds_and_shows_none_of_it(
    command: Command, server: ScriptedServer
) -> None:
    address = server.url.replace("://", "://ada:hush-hush@") + "?api_key=hush-too"

    ended = command("doctor", "--model", "openai:tiny", "--base-url", address)

    assert ended.code == 0
    assert "hush" not in ended.out + ended.err
    (request,) = server.looked_up
    assert request.path == "/v1/models?api_key=hush-too"
    assert request.headers["authorization"] == f"Basic {base64.b64encode(b'ada:hush-hush').decode()}"


def test_doctor_checks_the_users_own_files(command: Command, in_tmp: Path) -> None:
    (in_tmp / "contentgen.toml").write_text("", "utf-8")
    (in_tmp / "templates").mkdir()
    (in_tmp / "templates" / "article.md.j2").write_text("{% if title %}\n", "utf-8")

    ended = command("doctor")

    assert ended.code == 2
    assert "article.md.j2:1: " in ended.out


def test_a_mistyped_slot_is_told_by_doctor_and_by_generate(command: Command, in_tmp: Path) -> None:
    (in_tmp / "contentgen.toml").write_text("", "utf-8")
    own = in_tmp / "templates" / "offline" / "en"
    own.mkdir(parents=True)
    text = (shipped("templates") / "offline" / "en" / "phrases.toml").read_text("utf-8")
    (own / "phrases.toml").write_text(text.replace("{keyphrase}: what", "{keyphrse}: what", 1), "utf-8")
    said = f"{own / 'phrases.toml'}: title.plain: unknown slot {{keyphrse}} in "

    doctor, run = command("doctor"), command("generate", "AI observability")

    assert (doctor.code, run.code) == (2, 2)
    assert f"FAIL  templates  {said}" in doctor.out
    assert run.err.startswith(f"error: {said}")
    assert list((in_tmp / "outputs").iterdir()) == []
