"""`score`: the machine contracts, the gate, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import RUN, in_own_process
from tests.cli.conftest import Command

POST = "# Drift in production\n\nDrift is a change in the data. Record inputs every day, and compare them each week.\n"
ROWS = [
    {"id": "a", "channel": "blog", "text": POST, "keyphrase": "drift", "unheard_of": 1},
    {"id": 2, "channel": "headline", "text": "How we cut drift alarms by half", "query": "drift alarms"},
    {"id": "c", "channel": "thread", "text": "1/2 First.\n\n2/2 Second."},
]


@pytest.fixture
def post(in_tmp: Path) -> Path:
    path = in_tmp / "post.md"
    path.write_text(POST, "utf-8")
    return path


def test_findings_stand_on_lines_that_editors_read(command: Command, post: Path) -> None:
    lines = command("score", "post.md").out.splitlines()

    assert all(line.startswith("post.md:") for line in lines)
    assert lines[-1].startswith("post.md:1:1 blog: seo ")


def test_json_of_a_file(command: Command, post: Path) -> None:
    (section,) = command("score", "post.md", "--json").json["sections"]

    assert section["channel"] == "blog"
    assert all(isinstance(section["scores"][name], float) for name in ("seo", "engagement", "opportunity"))
    assert all(each["message"] and each["id"] for each in section["findings"])


def test_json_of_a_report_has_its_sections(command: Command, run_folder: Path) -> None:
    by_folder = command("score", f"outputs/{RUN}", "--json").json
    by_file = command("score", f"outputs/{RUN}/report.md", "--json").json

    assert by_folder == by_file
    channels = [section["channel"] for section in by_file["sections"]]
    assert channels == ["blog", "linkedin", "thread", "citations", "opportunity"]
    assert by_file["sections"][3]["scores"] == {"seo": None, "engagement": None, "opportunity": None}


def test_a_folder_of_texts(command: Command, post: Path) -> None:
    (post.parent / "another.txt").write_text("A short post.", "utf-8")

    files = command("score", ".", "--json").json["files"]

    assert [Path(each["name"]).name for each in files] == ["another.txt", "post.md"]


def test_standard_input(in_tmp: Path) -> None:
    ended = in_own_process("score", "-", "--json", cwd=in_tmp, stdin=POST)

    assert ended.code == 0, ended.err
    assert ended.json["sections"][0]["channel"] == "blog"


def test_channel_and_keyphrase(command: Command, post: Path) -> None:
    plain = command("score", "post.md", "--json").json

    assert command("score", "post.md", "--channel", "linkedin", "--json").json["sections"][0]["channel"] == "linkedin"
    assert command("score", "post.md", "--keyphrase", "zebra crossing", "--json").json != plain


def test_fail_under(command: Command, post: Path) -> None:
    assert command("score", "post.md", "--fail-under", "0").code == 0

    ended = command("score", "post.md", "--fail-under", "100")

    assert ended.code == 1
    assert ended.out
    assert ended.err.startswith("error: the lowest score is ")


# --- JSON lines --------------------------------------------------------------------------------------------


def test_rows(command: Command, in_tmp: Path) -> None:
    (in_tmp / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")

    ended = command("score", "--jsonl", "in.jsonl", "--out", "out.jsonl")

    assert (ended.code, ended.out, ended.err) == (0, "", "")
    rows = [json.loads(line) for line in (in_tmp / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", 2, "c"]
    assert all({"seo", "engagement", "opportunity", "blockers", "findings"} <= set(row) for row in rows)
    assert sorted(path.name for path in in_tmp.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_rows_to_standard_output(command: Command, in_tmp: Path) -> None:
    (in_tmp / "in.jsonl").write_text("\ufeff" + json.dumps(ROWS[0]) + "\r\n\r\n", "utf-8")

    (line,) = command("score", "--jsonl", "in.jsonl").out.splitlines()

    assert json.loads(line)["id"] == "a"


def test_rows_that_cannot_be_read_do_not_stop_the_others(command: Command, in_tmp: Path) -> None:
    good = json.dumps(ROWS[0]).encode()
    bad = [
        b"not json",
        b'{"id": "x", "channel": "fax", "text": "t"}',
        b'{"id": "y", "channel": "blog", "text": "\xff"}',
    ]
    (in_tmp / "in.jsonl").write_bytes(b"\n".join([*bad, good]))

    ended = command("score", "--jsonl", "in.jsonl", "--out", "out.jsonl")

    rows = [json.loads(line) for line in (in_tmp / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["line:1", "x", "line:3", "a"]
    assert [("error" in row) for row in rows] == [True, True, True, False]
    assert (ended.code, ended.err) == (1, "error: 3 of 4 rows could not be read: line:1, x, line:3\n")


def test_the_gate_holds_for_rows(command: Command, in_tmp: Path) -> None:
    (in_tmp / "in.jsonl").write_text(json.dumps(ROWS[0]), "utf-8")

    assert command("score", "--jsonl", "in.jsonl", "--fail-under", "100").code == 1


# --- what cannot be done -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score",), "name one thing to score: a FILE, a folder or -; or --jsonl IN for JSON lines"),
        (("score", "post.md", "--jsonl", "in.jsonl"), "name one thing to score"),
        (("score", "gone.md"), "gone.md: cannot be read: No such file or directory; check the path"),
        (("score", "--jsonl", "gone.jsonl"), "gone.jsonl: cannot be read: No such file or directory"),
        (("score", "picture.md"), "picture.md: holds zero bytes: it is a picture"),
        (("score", "empty"), "empty: no text to score in this folder; read are .md, .markdown, .txt"),
        (("score", "post.md", "--channel", "blogg"), "unknown channel 'blogg'; known: blog, "),
        (("score", "post.md", "--out", "x"), "--out belongs to --jsonl"),
        (("score", "--jsonl", "in.jsonl", "--channel", "blog"), "with --jsonl each row names its channel"),
        (("score", "--jsonl", "in.jsonl", "--out", "gone/out.jsonl"), "gone/out.jsonl: cannot be written: No such"),
    ],
)
def test_what_cannot_be_done_is_said(command: Command, post: Path, arguments: tuple[str, ...], said: str) -> None:
    (post.parent / "in.jsonl").write_text(json.dumps(ROWS[0]), "utf-8")
    (post.parent / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (post.parent / "empty").mkdir()

    ended = command(*arguments)

    assert ended.code == 2
    assert ended.err.startswith(f"error: {said}")
    assert len(ended.err.splitlines()) == 1
