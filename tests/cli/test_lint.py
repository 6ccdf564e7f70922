"""The linter face of `score`, through both commands: formats, selection, gates, repairs, and bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from contentgen.cli import score as contentgen_score
from scoring.__main__ import _parser
from tests.cli.command import Ended, in_own_process
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]
SLOT = "# Drift in production\n\nDrift is a change. [Add a link here] A cafÃ© opened.\n"
POST = "We **cut** waits.\n\n* One\n* Two\n"


@pytest.fixture
def texts(in_tmp: Path) -> Path:
    (in_tmp / "slot.md").write_text(SLOT, "utf-8")
    (in_tmp / "post.txt").write_text(POST, "utf-8")
    return in_tmp


def alone(*arguments: str, cwd: Path, stdin: bytes = b"") -> Ended:
    """Run `python -m scoring`, in a Python that has nothing of contentgen's."""
    code = (
        "import sys; sys.modules['contentgen'] = None; sys.argv = ['scoring', *sys.argv[1:]]\n"
        "from scoring.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


# --- one function behind both ------------------------------------------------------------------------------


def test_both_commands_have_the_same_options() -> None:
    theirs = {action.dest for action in _parser()._actions} - {"help"}
    ours = set(contentgen_score.score.__annotations__) - {"return"}
    assert ours == theirs


@pytest.mark.parametrize(
    "arguments",
    [
        ("slot.md", "post.txt", "--fail-on", "blocker"),
        ("slot.md", "--format", "github", "--select", "limit"),
        ("slot.md", "--json", "--fail-under", "99"),
        (".", "--format", "sarif"),
        ("slot.md", "--diff"),
        ("gone.md",),
        ("slot.md", "--ignore", "seo.slog"),
        ("--jsonl", "slot.md"),
    ],
)
def test_both_commands_answer_alike(command: Command, texts: Path, arguments: tuple[str, ...]) -> None:
    assert alone(*arguments, cwd=texts) == command("score", *arguments)


# --- what is shown, and the gates --------------------------------------------------------------------------


def test_selection_filters_findings_and_leaves_the_scores(command: Command, texts: Path) -> None:
    whole = command("score", "slot.md", "--json").json["sections"][0]
    some = command("score", "slot.md", "--json", "--select", "limit,seo", "--ignore", "limit.garb").json["sections"][0]

    assert some["scores"] == whole["scores"]
    assert {each["id"].partition(".")[0] for each in some["findings"]} == {"limit", "seo"}
    assert [each["id"] for each in some["blockers"]] == ["limit.placeholder"]


def test_the_nearest_configuration_is_obeyed_and_flags_win(command: Command, texts: Path) -> None:
    (texts / "contentgen.toml").write_text('[score]\nselect = ["limit"]\nfail_on = "blocker"\n', "utf-8")

    ended = command("score", "slot.md")

    assert [line.split()[1] for line in ended.out.splitlines()] == ["limit.garbled", "limit.placeholder", "blog:"]
    assert (ended.code, ended.err) == (1, "error: 2 findings of severity blocker or worse (--fail-on)\n")
    assert command("score", "slot.md", "--select", "seo").code == 0
    (texts / "other.toml").write_text("", "utf-8")
    assert command("score", "slot.md", "--config", "other.toml").code == 0
    assert command("config", "show").code == 0


def test_numbers_of_the_configuration_count_for_rows_too(command: Command, texts: Path) -> None:
    (texts / "in.jsonl").write_text(json.dumps({"id": 1, "channel": "title", "text": "A title of some words"}), "utf-8")
    before = json.loads(command("score", "--jsonl", "in.jsonl").out)
    (texts / "contentgen.toml").write_text('[score.rules."engagement.specificity"]\nweight = 50\n', "utf-8")

    after = json.loads(command("score", "--jsonl", "in.jsonl").out)

    assert after["engagement"] < before["engagement"]


def test_severities_gate_from_the_named_one_up(command: Command, texts: Path) -> None:
    assert command("score", "slot.md", "--select", "limit", "--fail-on", "error").code == 1
    assert command("score", "post.txt", "--select", "limit", "--fail-on", "warning").code == 0


# --- repairs -----------------------------------------------------------------------------------------------


def test_fix_mends_the_file_in_place_and_diff_only_shows(command: Command, texts: Path) -> None:
    (texts / "slot.md").write_bytes(b"\xef\xbb\xbf" + SLOT.replace("\n", "\r\n").encode())
    (texts / "slot.md").chmod(0o640)
    (texts / "link.md").symlink_to("slot.md")

    shown = command("score", "link.md", "--diff")

    assert "+Drift is a change. [Add a link here] A café opened." in shown.out
    assert "cafÃ©" in (texts / "slot.md").read_text("utf-8")
    ended = command("score", "link.md", "post.txt", "--fix", "--select", "limit.garbled,engagement.plain")
    assert ended.err == "link.md: 1 mended\npost.txt: 3 mended\n"
    assert (texts / "slot.md").read_bytes() == b"\xef\xbb\xbf" + SLOT.replace("Ã©", "é").replace("\n", "\r\n").encode()
    assert (texts / "slot.md").stat().st_mode & 0o777 == 0o640
    assert (texts / "link.md").is_symlink()
    assert (texts / "post.txt").read_text("utf-8") == "We cut waits.\n\n• One\n• Two\n"
    assert command("score", "link.md", "post.txt", "--fix").err == ""
    assert sorted(path.name for path in texts.iterdir()) == ["link.md", "post.txt", "slot.md"]


def test_a_diff_can_be_applied(command: Command, texts: Path) -> None:
    diff = command("score", "post.txt", "--diff").out
    subprocess.run(["git", "apply", "-p0", "-"], cwd=texts, input=diff.encode(), check=True)
    assert (texts / "post.txt").read_text("utf-8") == "We cut waits.\n\n• One\n• Two\n"


def test_what_is_hidden_or_not_utf8_or_json_is_not_mended(command: Command, texts: Path) -> None:
    (texts / "latin.md").write_bytes("# T\n\nL'été â€” vous".encode("cp1252"))
    (texts / "thread.json").write_text('["1/n One.", "2/n Two."]', "utf-8")

    ended = command("score", "latin.md", "thread.json", "post.txt", "--fix", "--ignore", "engagement.plain-markup")

    assert ended.err.startswith("latin.md: not mended: Byte 7 (0xE9) is no UTF-8; the text was read as Windows-1252.")
    assert len(ended.err.splitlines()) == 1
    assert (texts / "post.txt").read_text("utf-8") == POST
    assert (texts / "thread.json").read_text("utf-8") == '["1/n One.", "2/n Two."]'
    assert "latin.md:3:1 lint.encoding warning: Byte 7" in ended.out


# --- pre-commit --------------------------------------------------------------------------------------------


def test_the_hook_takes_a_list_of_files_and_fails_on_blockers(texts: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    python, *rest = hook["entry"].split()
    assert (hook["id"], python) == ("contentgen-score", "python")
    line = [sys.executable, *rest, *hook.get("args", ())]

    def ran(*files: str) -> int:
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run([*line, *files], cwd=texts, env=env, capture_output=True, check=False).returncode

    assert ran("slot.md", "post.txt") == 1
    assert ran("post.txt") == 0


# --- bad input ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("picture.png",), "picture.png: holds zero bytes: it is a picture, an archive or another binary file"),
        (("post.txt", "gone.md"), "gone.md: cannot be read: No such file or directory; check the path"),
        (("nothing",), "nothing: no text to score in this folder; read are .md, .markdown, .txt, .html, .htm"),
        (("long.md",), "long.md: longer than 1 MB, which is the limit for one text; split it"),
        (("post.txt", "--channel", "linkdin"), "unknown channel 'linkdin'; known: blog, title, headline, linkedin, x"),
        (("post.txt", "--format", "xml"), "unknown format 'xml'; known: text, json, github, sarif"),
        (("post.txt", "--fail-on", "eror"), "unknown severity 'eror'; known: warning, error, blocker. Did you mean"),
        (("post.txt", "--select", "sea"), "--select: no rule's id begins with 'sea'. Did you mean 'seo'?"),
        (("post.txt", "--config", "bad.toml"), "bad.toml: score: unknown key 'selct'. Did you mean 'select'?"),
        (("post.txt", "--config", "gone.toml"), "gone.toml: cannot be read: No such file or directory; check the path"),
        (("-", "--fix"), "standard input cannot be mended in its place; use --diff, or name a file"),
        (("post.txt", "--fix", "--diff"), "--fix writes and --diff only shows; choose one"),
        (("post.txt", "--json", "--format", "text"), "--json and --format text exclude each other"),
        (("--jsonl", "rows.jsonl", "--fix"), "--fix, --diff and --no-switches are for files"),
        (("--jsonl", "rows.jsonl", "--out", "nothing"), "nothing: cannot be written: Is a directory; choose another"),
        (("--jsonl", "nothing"), "nothing: cannot be read: Is a directory; check the path"),
        (("post.txt\0x",), "post.txt?x: cannot be read: "),
    ],
)
def test_bad_input_is_one_line_and_exit_code_two(
    command: Command, texts: Path, arguments: tuple[str, ...], said: str
) -> None:
    (texts / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9)
    (texts / "nothing").mkdir()
    (texts / "long.md").write_bytes(b"A word. " * 1_250_000)
    (texts / "bad.toml").write_text("[score]\nselct = []\n", "utf-8")
    (texts / "rows.jsonl").write_text("{}\n", "utf-8")

    ended = command("score", *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"error: {said}"), ended.err
    assert len(ended.err.splitlines()) == 1


def test_an_empty_text_is_read_and_found_empty(command: Command, in_tmp: Path) -> None:
    (in_tmp / "empty.md").write_text("", "utf-8")

    ended = command("score", "empty.md", "--select", "limit", "--fail-on", "blocker")

    assert ended.code == 1
    assert ended.out.startswith("empty.md:1:1 limit.nothing-to-read blocker: ")


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " deep",
        "# T\n\n" + "[" * 20_000,
        "# T\n\n" + "* " * 5_000 + "deep",
        "a" + " " * 100_000 + "b",
        " " * 100_000 + "1/2",
        "# T\n\n" + "cafÃ© â€” " * 3_000,
        "# T\n\n" + "robust game-changer " * 3_000,
        "<html>" + "<div>" * 20_000,
    ],
    ids=["quotes", "brackets", "lists", "spaces", "lead", "garbled", "phrases", "elements"],
)
def test_deep_and_long_texts_take_seconds(command: Command, in_tmp: Path, text: str) -> None:
    (in_tmp / "deep.md").write_text(text, "utf-8")
    start = time.process_time()

    ended = command("score", "deep.md", "--select", "seo.slug")

    assert (ended.code, ended.err) == (0, "")
    assert time.process_time() - start < 15, "each was minutes or a crash; measured 0.2 to 4 s"


def test_rows_are_answered_as_they_come_and_not_kept(in_tmp: Path) -> None:
    """10 MB of rows stay under a ceiling that holding them, or their answers, would break."""
    row = json.dumps({"id": "a", "channel": "fax", "text": "word " * 2000}) + "\n"
    with (in_tmp / "in.jsonl").open("w", encoding="utf-8") as file:
        for _ in range(1000):
            file.write(row)
    little = in_tmp / "little.jsonl"
    little.write_text(row, "utf-8")
    code = (
        "import resource, sys; from contentgen.cli import main; main(sys.argv[1:])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )

    def peak(path: str) -> int:
        arguments = [sys.executable, "-c", code, "score", "--jsonl", path, "--out", "out.jsonl"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(arguments, cwd=in_tmp, env=env, capture_output=True, check=True)
        return int(done.stdout)

    assert peak("in.jsonl") - peak("little.jsonl") < 4_000, "kilobytes; the file has 10,000"


def test_an_answer_is_written_before_the_next_row_is_read(in_tmp: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "scoring", "--jsonl", "-"],
        cwd=in_tmp,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    assert process.stdout
    with process:
        for name in ("a", "b"):
            process.stdin.write(json.dumps({"id": name, "channel": "x", "text": "A short post."}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(30) == 0


def test_standard_input_of_both(texts: Path) -> None:
    ours = in_own_process("score", "-", "--select", "limit", cwd=texts, stdin=SLOT)
    assert alone("-", "--select", "limit", cwd=texts, stdin=SLOT.encode()) == ours
    assert ours.out.startswith("-:3:43 limit.garbled blocker: ")
