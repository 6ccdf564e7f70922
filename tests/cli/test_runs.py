"""Runs after their beginning: listed, shown, stopped and resumed, replayed to the byte, deleted."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from contentgen.runs import Request, begin
from contentgen.settings import load
from tests.cli.command import DAY, OFFLINE, RUN, TOPIC, files_under
from tests.cli.conftest import Command
from tests.server import Reply, ScriptedServer, answer, fault


def without_run_json(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in files_under(folder).items() if name != "run.json"}


# --- list, show, delete ------------------------------------------------------------------------------------


def test_list_without_runs_says_how_to_make_one(command: Command, in_tmp: Path) -> None:
    ended = command("runs", "list")

    assert (ended.code, ended.out) == (
        0,
        f'no run in {in_tmp / "outputs"} yet; make one with: contentgen generate "AI observability"\n',
    )
    assert command("runs", "list", "--json").json == []


def test_show_metrics_tells_recall_precision_and_what_the_judge_is_worth(command: Command, run_folder: Path) -> None:
    ended = command("runs", "show", RUN, "--metrics")

    assert ended.code == 0
    first, *rows = ended.out.splitlines()
    assert first.split("  ")[0] == "text"
    assert [row.split("  ")[0] for row in rows[:5]] == ["blog", "linkedin", "x", "all", "mean of texts"]
    assert "Judged by rules: balanced accuracy" in ended.out
    told = command("runs", "show", RUN, "--metrics", "--json").json
    assert told["run"] == RUN
    assert 0.9 < told["recall"] <= 1
    assert {"name", "balanced_accuracy", "measured_on"} <= set(told["judge"])


def test_show_metrics_of_a_stopped_run_names_the_way_on(command: Command, run_folder: Path) -> None:
    (run_folder / "report.md").unlink()
    ended = command("runs", "show", RUN, "--metrics")
    assert (ended.code, ended.out) == (2, "")
    assert "is not whole" in ended.err


@pytest.mark.parametrize("set_by", ["flag", "environment", "file"])
def test_a_password_or_key_in_an_address_is_shown_and_kept_nowhere(
    command: Command, in_tmp: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, set_by: str
) -> None:
    server.behave(lambda _: fault(400, "who is ada with hush-hush and hush/too?"))
    address = server.url.replace("://", "://ada:hush-hush@") + "?api_key=hush%2Ftoo"
    typed = ["--base-url", address] if set_by == "flag" else []
    if set_by == "environment":
        monkeypatch.setenv("CONTENTGEN_BASE_URL", address)
    if set_by == "file":
        (in_tmp / "contentgen.toml").write_text(f'base_url = "{address}"\n', "utf-8")

    ended = command("generate", TOPIC, "--model", "openai:tiny", *typed, "--url", "https://ada.li/?p=3", "--date", DAY)

    folder = in_tmp / "outputs" / RUN
    assert ended.code == 3
    assert "who is ada with (key) and (key)?" in ended.err
    request = Request.model_validate_json((folder / "stages" / "00-request.json").read_bytes())
    assert (request.settings["base_url"], request.flags["url"]) == (server.url, "https://ada.li/?p=3")
    shown = command("runs", "show", RUN)
    assert (f"--base-url {server.url}" in shown.out) == (set_by == "flag")
    assert "hush" not in ended.out + ended.err + shown.out + command("config", "show").out
    assert [name for name, data in files_under(in_tmp / "outputs").items() if b"hush" in data] == []


def test_a_key_that_a_server_repeats_is_shown_and_kept_nowhere(
    command: Command, in_tmp: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-hush-0123456789")
    server.behave(lambda request: fault(401, f"no such key: {request.headers['authorization']}"))

    ended = command("generate", TOPIC, "--model", "openai:tiny", "--base-url", server.url, "--date", DAY)

    assert ended.code == 3
    assert "no such key: Bearer (key)" in ended.err
    assert "hush" not in ended.out + ended.err
    assert [name for name, data in files_under(in_tmp / "outputs").items() if b"hush" in data] == []


def test_list(command: Command, run_folder: Path) -> None:
    (run_folder.parent / "2026-11-24-stopped").mkdir()
    (run_folder.parent / "2026-11-24-stopped" / "INCOMPLETE").write_text("", "utf-8")

    head, whole, stopped = command("runs", "list").out.splitlines()

    assert head.split() == ["run", "state", "seo", "engagement", "opportunity", "topic"]
    assert whole.split()[:2] == [RUN, "whole"]
    assert whole.endswith(TOPIC)
    assert stopped.split() == ["2026-11-24-stopped", "stopped", "-", "-", "-"]


def test_show(command: Command, run_folder: Path) -> None:
    by_name, by_path = command("runs", "show", RUN), command("runs", "show", str(run_folder))

    assert by_name == by_path
    assert "stage research" in by_name.out
    facts = command("runs", "show", RUN, "--json").json
    assert (facts["topic"], facts["state"], facts["writer"]) == (TOPIC, "whole", "offline")
    assert "report.md" in facts["files"]


def test_show_tells_what_was_typed(command: Command) -> None:
    command("generate", TOPIC, "--tone", "formal", "--channels", "blog,x", *OFFLINE)

    assert "--channels blog,x --tone formal" in command("runs", "show", RUN).out


def test_an_unknown_run_names_the_nearest(command: Command, run_folder: Path) -> None:
    ended = command("runs", "show", "2026-11-23-ai-observabilty")

    assert ended.code == 2
    assert f"Did you mean '{RUN}'?" in ended.err


def test_delete(command: Command, run_folder: Path) -> None:
    asked = command("runs", "delete", RUN)
    assert (asked.code, run_folder.is_dir()) == (2, True)

    assert command("runs", "delete", RUN, "--yes").code == 0
    assert not run_folder.exists()


def test_delete_takes_only_runs(command: Command, in_tmp: Path) -> None:
    (in_tmp / "project" / "stages").mkdir(parents=True)

    ended = command("runs", "delete", "project", "--yes")

    assert ended.code == 2
    assert "does not look like a run of contentgen" in ended.err
    assert (in_tmp / "project" / "stages").is_dir()


# --- resume ------------------------------------------------------------------------------------------------


def test_the_request_is_saved_without_the_key(
    command: Command, in_tmp: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-mine")
    server.behave(lambda _: fault(400))

    command("generate", TOPIC, "--model", "openai:tiny", "--base-url", server.url, *OFFLINE)

    text = (in_tmp / "outputs" / RUN / "stages" / "00-request.json").read_text("utf-8")
    request = Request.model_validate_json(text)
    assert (request.brief.topic, request.settings["base_url"]) == (TOPIC, server.url)
    assert request.flags["model"] == "openai:tiny"
    assert all(b"sk-secret" not in data for data in files_under(in_tmp / "outputs").values())


@pytest.mark.parametrize("stage", ["01-research", "02-outline", "03-article", "04-check", "05-posts"])
def test_a_run_that_was_stopped_anywhere_ends_as_if_it_was_not(
    command: Command, made: Path, run_folder: Path, stage: str
) -> None:
    for path in run_folder.iterdir():
        if path.is_file():
            path.unlink()
    (run_folder / "INCOMPLETE").write_text("", "utf-8")
    for path in (run_folder / "stages").glob("0[1-5]-*.json"):
        if path.stem >= stage:
            path.unlink()

    ended = command("runs", "resume", RUN)

    assert ended.code == 0, ended.err
    assert ended.err.count("read back in") == int(stage[1]) - 1
    assert without_run_json(run_folder) == without_run_json(made)


def test_resume_goes_on_from_any_folder(command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (in_tmp / "notes.md").write_text("AI observability at Umbrella found 3 of 4 incidents in 2025.\n", "utf-8")
    command("generate", TOPIC, "--sources", "notes.md", *OFFLINE)
    (in_tmp / "elsewhere").mkdir()
    monkeypatch.chdir(in_tmp / "elsewhere")

    ended = command("runs", "resume", str(in_tmp / "outputs" / RUN))

    assert ended.code == 0, ended.err
    assert "research: read back" in ended.err


def test_resume_asks_only_for_what_is_missing(
    command: Command, answers: Path, in_tmp: Path, server: ScriptedServer
) -> None:
    given = json.loads(answers.read_text("utf-8"))
    working = False

    def behave(request: object) -> Reply:
        text = json.dumps(getattr(request, "body"))  # noqa: B009
        found = next((each for each in given if json.dumps(each["when"])[1:-1] in text), None)
        return answer(found["answer"]) if found and (working or found["when"] == "OutlineDraft") else fault(400)

    server.behave(behave)
    model = ("--model", "openai:tiny", "--base-url", server.url)
    assert command("generate", TOPIC, *model, *OFFLINE).code == 3
    report = in_tmp / "outputs" / RUN / "report.md"
    assert "came from the offline writer" in report.read_text("utf-8")

    working = True
    server.requests.clear()
    ended = command("runs", "resume", RUN, "--quiet")

    assert ended.code == 0, ended.err
    assert "came from the offline writer" not in report.read_text("utf-8")
    assert all("OutlineDraft" not in json.dumps(request.body) for request in server.requests)
    assert server.requests[0].headers["authorization"] == "Bearer not-needed"


def test_resume_tries_again_what_fell_to_the_offline_writer(command: Command, answers: Path, in_tmp: Path) -> None:
    whole = json.loads(answers.read_text("utf-8"))
    mine, report = in_tmp / "mine.json", in_tmp / "outputs" / RUN / "report.md"
    mine.write_text(json.dumps([each for each in whole if each["when"] != "ThreadDraft"]), "utf-8")
    command("generate", TOPIC, "--model", f"scripted:{mine}", *OFFLINE)
    fallen = "the thread came from the offline writer"
    assert fallen in report.read_text("utf-8")

    assert fallen in command("runs", "resume", RUN, "--quiet").out
    assert fallen in report.read_text("utf-8")

    mine.write_text(json.dumps(whole), "utf-8")
    ended = command("runs", "resume", RUN, "--quiet")
    assert "Which check comes first for you?" in report.read_text("utf-8")
    assert fallen not in ended.out + report.read_text("utf-8")


def test_a_key_goes_only_to_an_address_that_is_named_now(
    command: Command, answers: Path, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("generate", TOPIC, "--model", f"scripted:{answers}", *OFFLINE).code == 0
    path = in_tmp / "outputs" / RUN / "stages" / "00-request.json"
    request = json.loads(path.read_text("utf-8"))
    request["settings"] |= {"model": "openai:tiny", "base_url": "https://elsewhere.test/v1"}
    path.write_text(json.dumps(request), "utf-8")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-of-mine")

    ended = command("runs", "resume", RUN)

    assert ended.code == 2
    assert "was made with openai:tiny at https://elsewhere.test/v1" in ended.err
    assert "--base-url https://elsewhere.test/v1" in ended.err


def test_a_spoilt_request_is_told(command: Command, run_folder: Path) -> None:
    (run_folder / "stages" / "00-request.json").write_text("{}", "utf-8")

    ended = command("runs", "resume", RUN)

    assert ended.code == 2
    assert "00-request.json: not a saved request: brief: Field required; start the run again" in ended.err


@pytest.mark.parametrize("out", ["outputs", "my drafts"])
def test_ctrl_c_says_how_to_go_on_from_any_folder(
    command: Command, in_tmp: Path, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    server.behave(lambda _: Reply(content="{}", delay_s=5))
    model = ["--model", "openai:tiny", "--base-url", server.url]
    arguments = ["generate", TOPIC, *model, "--date", DAY, "--quiet", "--out", out]
    process = subprocess.Popen(
        [sys.executable, "-m", "contentgen", *arguments],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 30
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    printed, err = process.communicate(timeout=30)

    assert (process.returncode, printed) == (130, b"")
    hint = f"contentgen runs resume {shlex.quote(str(in_tmp / out / RUN))}"
    assert err.decode() == f"stopped; continue with: {hint}\n"
    marker = (in_tmp / out / RUN / "INCOMPLETE").read_text("utf-8")
    assert marker == f"This run is not whole yet. Continue it with: {hint}\n"
    (in_tmp / "elsewhere").mkdir()
    monkeypatch.chdir(in_tmp / "elsewhere")
    server.behave(lambda _: fault(400))
    ended = command(*shlex.split(hint)[1:], "--quiet")
    assert (ended.code, (in_tmp / out / RUN / "report.md").is_file()) == (3, True)
    assert f"{hint} tries again" in ended.err


def test_the_marker_names_the_address_that_has_to_be_typed_again(in_tmp: Path) -> None:
    flags = {"model": "openai:tiny", "base_url": "https://ada:hush@models.acme.test/v1"}
    settings = load(flags, {"CONTENTGEN_API_KEY": "k"}, in_tmp)

    job = begin(TOPIC, settings, date.fromisoformat(DAY), flags)

    marker = (job.folder.path / "INCOMPLETE").read_text("utf-8")
    assert marker.endswith(f"runs resume {job.folder.path} --base-url https://models.acme.test/v1\n")


def test_the_hint_to_finish_a_run_works_when_pasted(command: Command, run_folder: Path) -> None:
    stopped = run_folder.rename(run_folder.parents[1] / "kept")
    (stopped / "report.md").unlink()
    told = command("runs", "replay", "kept").err

    pasted = shlex.split(told.strip().partition("finish it first: contentgen ")[2])

    assert command(*pasted, "--quiet").code == 0
    assert (stopped / "report.md").is_file()


# --- replay ------------------------------------------------------------------------------------------------


def test_a_replay_of_the_offline_writer_gives_every_file_again(command: Command, run_folder: Path) -> None:
    ended = command("runs", "replay", RUN, "--out", "again")

    assert ended.code == 0, ended.err
    copy = run_folder.parents[1] / "again" / RUN
    assert without_run_json(copy) == without_run_json(run_folder)
    assert (copy / "run.json").is_file()


def test_a_replay_needs_neither_the_sources_nor_the_model(command: Command, answers: Path, in_tmp: Path) -> None:
    mine = in_tmp / "answers.json"
    mine.write_bytes(answers.read_bytes())
    (in_tmp / "notes.md").write_text("AI observability at Umbrella found 3 of 4 incidents in 2025.\n", "utf-8")
    first = command("generate", TOPIC, "--model", f"scripted:{mine}", "--sources", "notes.md", *OFFLINE)
    assert first.code == 0, first.err
    mine.unlink()
    (in_tmp / "notes.md").unlink()

    ended = command("runs", "replay", RUN, "--json", "--quiet")

    assert ended.code == 0, ended.err
    original, copy = in_tmp / "outputs" / RUN, in_tmp / "outputs" / f"{RUN}-2"
    texts = {name: data for name, data in without_run_json(original).items() if not name.startswith("stages/")}
    assert {name: data for name, data in without_run_json(copy).items() if not name.startswith("stages/")} == texts
    assert ended.json["model"] == f"scripted:{mine}"


def test_a_replay_by_a_model_gives_the_stages_again_too(command: Command, answers: Path, in_tmp: Path) -> None:
    command("generate", TOPIC, "--model", f"scripted:{answers}", *OFFLINE)

    assert command("runs", "replay", RUN, "--out", "again", "--quiet").code == 0
    assert command("runs", "replay", f"again/{RUN}", "--out", "third", "--quiet").code == 0

    original = without_run_json(in_tmp / "outputs" / RUN)
    assert without_run_json(in_tmp / "again" / RUN) == original
    assert without_run_json(in_tmp / "third" / RUN) == original


def test_a_replay_falls_where_the_run_fell(command: Command, answers: Path, in_tmp: Path) -> None:
    whole = json.loads(answers.read_text("utf-8"))
    cut = [each for each in whole if each["when"] not in ("ThreadDraft", 'Write section 2, "')]
    (in_tmp / "cut.json").write_text(json.dumps(cut), "utf-8")
    command("generate", TOPIC, "--model", f"scripted:{in_tmp / 'cut.json'}", *OFFLINE)
    original = in_tmp / "outputs" / RUN
    assert "came from the offline writer" in (original / "report.md").read_text("utf-8")

    ended = command("runs", "replay", RUN, "--out", "again", "--quiet")

    assert ended.code == 0, ended.err
    assert without_run_json(in_tmp / "again" / RUN) == without_run_json(original)


def test_a_replay_with_other_prompts_is_refused(command: Command, answers: Path, in_tmp: Path) -> None:
    command("generate", TOPIC, "--model", f"scripted:{answers}", *OFFLINE)
    (in_tmp / "contentgen.toml").write_text("", "utf-8")
    path = in_tmp / "outputs" / RUN / "stages" / "00-request.json"
    request = json.loads(path.read_text("utf-8"))
    (in_tmp / "mine").mkdir()
    (in_tmp / "mine" / "outline.md.j2").write_text(
        "{% block user %}Plan {{ topic }} OutlineDraft{% endblock %}", "utf-8"
    )
    request["settings"]["prompts"] = str(in_tmp / "mine")
    path.write_text(json.dumps(request), "utf-8")

    ended = command("runs", "replay", RUN, "--out", "again", "--quiet")

    assert ended.code == 2
    assert "the saved answers do not give the outline again" in ended.err
    assert list((in_tmp / "again").iterdir()) == []


def test_two_replays_at_once_get_a_folder_each(command: Command, run_folder: Path, in_tmp: Path) -> None:
    (in_tmp / "again").mkdir()
    arguments = [sys.executable, "-m", "contentgen", "runs", "replay", RUN, "--out", "again", "--json", "--quiet"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    both = [subprocess.Popen(arguments, cwd=in_tmp, env=env, stdout=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate(timeout=60)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert sorted(json.loads(out)["run"] for out in told) == [RUN, f"{RUN}-2"]
    assert without_run_json(in_tmp / "again" / RUN).keys() == without_run_json(run_folder).keys()


def test_two_replays_beside_the_original_leave_it_as_it_was(command: Command, run_folder: Path, in_tmp: Path) -> None:
    before = files_under(run_folder)
    arguments = [sys.executable, "-m", "contentgen", "runs", "replay", RUN, "--json", "--quiet"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    both = [subprocess.Popen(arguments, cwd=in_tmp, env=env, stdout=subprocess.PIPE) for _ in range(2)]
    told = [process.communicate(timeout=60)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert sorted(json.loads(out)["run"] for out in told) == [f"{RUN}-2", f"{RUN}-3"]
    assert files_under(run_folder) == before
    for number in (2, 3):
        assert without_run_json(run_folder.parent / f"{RUN}-{number}") == without_run_json(run_folder)


def test_only_a_whole_run_is_replayed(command: Command, run_folder: Path) -> None:
    (run_folder / "report.md").unlink()

    ended = command("runs", "replay", RUN)

    assert ended.code == 2
    assert f"contentgen runs resume {run_folder}" in ended.err
