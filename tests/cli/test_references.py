"""`contentgen references`: files, rows and registries on a local server; what it prints and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.played_registries import Registries, playing
from contentgen.references.making import from_csl
from tests.cli.conftest import Command
from tests.material import library

LIST = """## References

1. Sculley, D., et al. (2015). Hidden Technical Debt in Machine Learning Systems. *Advances in Neural Information Processing Systems*. https://proceedings.neurips.cc/paper_files/paper/2015/hash/86df7dcfd896fcaf2674f757a2463eba-Abstract.html
2. Sculley, D., et al. (2017). Hidden Technical Debt in Machine Learning Systems. *NeurIPS*.
3. Doe, J. (2031). Of things to come. *Journal of Tomorrow*, 1, 1-9.
"""
ROWS = [
    {
        "id": "good",
        "type": "inproceedings",
        "fields": {"title": "Of traces", "author": "A Ray", "year": "2022", "booktitle": "ICML"},
    },
    {
        "id": "bad",
        "type": "inproceedings",
        "fields": {"title": "Of traces", "author": "A Ray", "year": "2035", "booktitle": "ICML"},
        "x": 1,
    },
    {
        "id": "csl",
        "type": "article-journal",
        "title": "Of bees",
        "author": [{"family": "Ray"}],
        "issued": {"date-parts": [[2020]]},
    },
]


@pytest.fixture
def listed(in_tmp: Path) -> Path:
    path = in_tmp / "list.md"
    path.write_text(LIST, "utf-8")
    return path


def test_a_list_is_shown_with_its_verdicts_and_reasons(command: Command, listed: Path) -> None:
    ended = command("references", "list.md")
    assert ended.code == 0, ended.err
    lines = ended.out.splitlines()
    assert [line.split()[:2] for line in lines if not line.startswith(" ")][:3] == [
        ["ok", "1"],
        ["bad", "2"],
        ["bad", "3"],
    ]
    assert "of 2015, not 2017 (kept as sculley2015)" in ended.out
    assert "2031 is still to come" in ended.out
    assert lines[-1] == "3 references: 2 bad, 1 ok; looked at offline, --online asks the registries"


def test_json_holds_what_was_read_and_everything_remarked(command: Command, listed: Path) -> None:
    value = command("references", "list.md", "--json").json
    assert value["online"] is False
    first, _, third = value["references"]
    assert (first["verdict"], first["line"], first["entry"]["year"]) == ("ok", 3, 2015)
    assert third["p_bad"] > 0.9 > first["p_bad"]
    assert {"code", "severity", "message", "field"} == set(third["remarks"][0])


@pytest.mark.parametrize(("level", "code"), [("bad", 1), ("doubtful", 1), (None, 0)])
def test_the_gate_fails_on_what_was_named(command: Command, listed: Path, level: str | None, code: int) -> None:
    ended = command("references", "list.md", *(("--fail-on", level) if level else ()))
    assert ended.code == code
    assert ("2 of 3 references are bad" in ended.err) == (code == 1)


def test_bibtex_and_csl_json_are_read_by_their_names(command: Command, in_tmp: Path) -> None:
    (in_tmp / "a.bib").write_text("@article{x, title={Of bees}, author={A Ray}, journal={J}, year={2031}}", "utf-8")
    (in_tmp / "a.json").write_text(
        json.dumps({"items": [{"id": "x", "type": "article-journal", "title": "Of bees"}]}), "utf-8"
    )
    assert command("references", "a.bib", "--json").json["references"][0]["verdict"] == "bad"
    assert command("references", "a.json", "--json").json["references"][0]["id"] == "x"


def test_rows_are_answered_one_by_one(command: Command, in_tmp: Path) -> None:
    text = "\n".join(json.dumps(row) for row in [*ROWS, ROWS[0] | {"id": "again"}])
    (in_tmp / "in.jsonl").write_text(text, "utf-8")
    ended = command("references", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    assert ended.code == 0, ended.err
    rows = [json.loads(line) for line in (in_tmp / "out.jsonl").read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["good", "bad", "csl", "again"]
    assert all(isinstance(row["p_bad"], float) and isinstance(row["reasons"], list) for row in rows)
    assert rows[1]["p_bad"] > 0.9
    assert rows[0]["p_bad"] == rows[3]["p_bad"] < 0.5
    assert rows[1]["reasons"] == ["2035 is still to come"]


def test_a_row_that_cannot_be_read_is_told_and_the_others_are_answered(command: Command, in_tmp: Path) -> None:
    lines = [json.dumps(ROWS[0]), "{broken", json.dumps({"id": "empty", "fields": {}}), json.dumps(ROWS[1])]
    (in_tmp / "in.jsonl").write_text("\n".join(lines), "utf-8")
    ended = command("references", "--jsonl", "in.jsonl")
    assert ended.code == 1
    rows = [json.loads(line) for line in ended.out.splitlines()]
    assert [row["id"] for row in rows] == ["good", "line:2", "empty", "bad"]
    assert ["error" in row for row in rows] == [False, True, True, False]
    assert "2 of 4 references could not be read: line:2, empty" in ended.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name one thing to check"),
        (("list.md", "--jsonl", "x"), "name one thing to check"),
        (("nowhere.md",), "nowhere.md: cannot be read"),
        (("--jsonl", "nowhere.jsonl"), "nowhere.jsonl: cannot be read"),
        (("list.md", "--out", "x"), "--out belongs to --jsonl"),
        (("--jsonl", "x", "--json"), "leave --json away"),
        (("list.md", "--fail-on", "good"), "unknown level of --fail-on 'good'"),
        (("empty.md",), "no reference found"),
        (("latin.md",), "not UTF-8"),
        (("list.pdf",), "no list of references is read from .pdf"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(
    command: Command, listed: Path, in_tmp: Path, arguments: tuple[str, ...], said: str
) -> None:
    (in_tmp / "empty.md").write_text("Nothing is cited.\n", "utf-8")
    (in_tmp / "latin.md").write_bytes("## References\n\n1. Müller (2020)".encode("latin-1"))
    (in_tmp / "list.pdf").write_bytes(b"%PDF")
    ended = command("references", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


# --- online ------------------------------------------------------------------------------------------------


def use(monkeypatch: pytest.MonkeyPatch, homes: dict[str, str]) -> None:
    """Point the settings at the local server."""
    for name, address in homes.items():
        monkeypatch.setenv(f"CONTENTGEN_{name.upper()}_URL", address)
    monkeypatch.setenv("CONTENTGEN_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("CONTENTGEN_CONTACT", "ada@example.org")


def test_online_the_registries_named_in_the_settings_are_asked(
    command: Command, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = [from_csl(source.csl, key=source.id) for source in library()[:40]]
    paper = next(work for work in works if work.type == "paper-conference" and work.doi)
    row = {
        "id": "a",
        "type": "inproceedings",
        "fields": {"title": paper.title, "doi": paper.doi, "year": str(paper.year)},
    }
    wrong = {
        "id": "b",
        "type": "inproceedings",
        "fields": {"title": "On another thing altogether here", "doi": paper.doi},
    }
    (in_tmp / "in.jsonl").write_text(f"{json.dumps(row)}\n{json.dumps(wrong)}\n", "utf-8")
    with playing(Registries.of(works)) as homes:
        use(monkeypatch, homes)
        ended = command("references", "--jsonl", "in.jsonl", "--online")
    assert ended.code == 0, ended.err
    first, second = (json.loads(line) for line in ended.out.splitlines())
    assert first["verdict"] == "ok"
    assert (second["verdict"], second["p_bad"] > 0.9) == ("bad", True)
    assert f"DOI {paper.doi} is “{paper.title}” (Crossref)" in second["reasons"]
    assert "asked for" in ended.err


def test_online_without_an_answer_nothing_is_ok_and_the_gate_fails(
    command: Command, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = dict.fromkeys(("crossref", "datacite", "arxiv", "openalex", "dblp"), "http://127.0.0.1:9")
    use(monkeypatch, nobody)
    listed.write_text("1. Ray, A. (2021). On traces of teams in production. *Journal of X*. doi:10.1000/x\n", "utf-8")
    ended = command("references", "list.md", "--online", "--quiet", "--fail-on", "doubtful")
    assert ended.code == 1
    assert ended.out.startswith("unchecked  1  On traces of teams in production")
    assert "unchecked: crossref: 127.0.0.1: the connection failed" in ended.out


def test_offline_no_connection_is_opened(command: Command, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    assert command("references", "list.md").code == 0
