"""`generate --thesis`, `--from` and `--as-is`: whole runs, from what was typed to what lies in the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import OFFLINE, TOPIC, files_under
from tests.cli.conftest import Command
from tests.cli.test_generate import made, text
from tests.sources.test_brought import DRAFT
from tests.stages.test_brought import SAID

ARTICLE = (
    "# Retry storms and their budget  \n\n"
    + "\n\n## Next\n\n".join([" ".join(SAID[:3]), " ".join(SAID[3:])])
    + "\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
)
NAMED = '[profile]\nname = "Ada Rossi"\n'


@pytest.fixture
def article(in_tmp: Path) -> Path:
    (in_tmp / "article.md").write_text(ARTICLE, encoding="utf-8")
    return in_tmp / "article.md"


def test_a_text_alone_is_the_base_of_a_run_that_says_what_it_rests_on(command: Command, article: Path) -> None:
    folder = made(command("generate", "beekeeping hive ventilation", "--from", "article.md", *OFFLINE))

    report = text(folder)
    assert "# Retry storms and their budget" in report
    assert "It rests on the author's own text alone" in report
    assert "they are attributed, not verified" in report.lower()
    ledger = json.loads(text(folder, "ledger.json"))
    assert ledger["orphans"] == []
    facts = [row for row in ledger["sentences"] if row["kind"] == "claim"]
    assert facts
    assert all("“" in row["sentence"] for row in facts)


def test_the_topic_is_the_title_by_default_and_run_json_tells_of_the_base(command: Command, article: Path) -> None:
    folder = made(command("generate", "--from", "article.md", *OFFLINE))

    assert folder.name == "2026-11-23-retry-storms-and-their-budget"
    facts = json.loads(text(folder, "run.json"))
    assert facts["topic"] == "Retry storms and their budget"
    assert facts["brought"]["base"][0]["location"] == "article.md"
    assert len(facts["brought"]["base"][0]["sha256"]) == 64


def test_an_article_is_kept_to_the_byte_and_its_posts_say_what_it_says(command: Command, article: Path) -> None:
    folder = made(command("generate", "--from", "article.md", "--as-is", *OFFLINE))

    assert (folder / "article.md").read_bytes() == article.read_bytes()
    assert f"=== FINAL BLOG ARTICLE ===\n{ARTICLE}" in text(folder)
    assert not (folder / "article.html").exists()
    assert "unchecked" in text(folder)
    rows = json.loads(text(folder, "ledger.json"))["sentences"]
    assert {row["verdict"]["status"] for row in rows if row["channel"] == "blog"} == {"unchecked"}
    posted = [row for row in rows if row["channel"] != "blog" and row["evidence"]]
    assert len(posted) > 6
    for row in posted:
        quoted = row["sentence"].split("“")[1].split("”")[0]
        assert quoted in ARTICLE


def test_a_kept_article_is_held_to_the_sources_that_are_given(command: Command, article: Path, in_tmp: Path) -> None:
    (in_tmp / "storms.md").write_text(
        f"# On storms\n\n{SAID[0]}\nStorms of this kind were seen on the networks of three hospitals.\n"
    )

    folder = made(command("generate", "--from", "article.md", "--as-is", "--sources", "storms.md", *OFFLINE))

    rows = json.loads(text(folder, "ledger.json"))["sentences"]
    judged = {row["sentence"]: row["verdict"] for row in rows if row["channel"] == "blog"}
    assert judged[SAID[0]]["status"] == "supported"
    assert judged[SAID[1]]["status"] != "supported"
    assert {verdict["judged_by"] for verdict in judged.values()} <= {"verify", "author"}


@pytest.mark.parametrize("flags", [("--from", "article.md"), ("--from", "article.md", "--as-is")])
def test_resume_and_replay_use_the_base_as_it_was(
    command: Command, article: Path, in_tmp: Path, flags: tuple[str, ...]
) -> None:
    folder = made(command("generate", *flags, *OFFLINE))
    first = {name: data for name, data in files_under(folder).items() if name != "run.json"}
    article.write_text("# Another\n\nNothing of this stood in the text that the run was made from.\n")

    assert command("runs", "resume", folder.name, "--quiet").code == 0
    assert {name: data for name, data in files_under(folder).items() if name != "run.json"} == first
    article.unlink()
    assert command("runs", "replay", folder.name, "--out", "again", "--quiet").code == 0
    again = files_under(in_tmp / "again" / folder.name)
    assert {name: data for name, data in again.items() if name != "run.json"} == first


def test_a_thesis_stands_in_the_opening_as_the_view_of_its_author(command: Command, in_tmp: Path) -> None:
    (in_tmp / "contentgen.toml").write_text(NAMED)
    thesis = "Teams should keep every trace that holds an error"

    plain = made(command("generate", TOPIC, *OFFLINE))
    folder = made(command("generate", TOPIC, "--thesis", thesis, *OFFLINE))

    opening = text(folder, "article.md").split("## ")[0]
    assert f"The view of Ada Rossi: {thesis}." in opening
    assert f"The thesis is the author's view: “{thesis}”." in text(folder)
    assert json.loads(text(folder, "run.json"))["brought"]["thesis"] == thesis
    cited = [
        [e["id"] for row in json.loads(text(each, "ledger.json"))["sentences"] for e in row["evidence"]]
        for each in (plain, folder)
    ]
    assert cited[0] != cited[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no topic"),
        (("--from", "none.md"), "is not there"),
        (("--from", "empty.md"), "the file is empty"),
        (("--from", "https://example.org/a", "--sources", "local"), "opens no connection"),
        ((TOPIC, "--as-is"), "name it with --from FILE"),
        ((TOPIC, "--thesis", "x" * 301), "at most 300"),
        ((TOPIC, "--thesis", "   "), "--thesis says nothing"),
        ((TOPIC, "--thesis", "Why trace?"), "is a question"),
        ((TOPIC, "--thesis", "Tracing cuts cost by 45 percent"), "states a figure (45)"),
        (("--from", "article.md", "--as-is", "--thesis", "Trace first"), "leave one of them out"),
        (("--from", "article.md", "--as-is", "--plan"), "leave one of them out"),
        (("--from", "article.md", "--as-is", "--channels", "blog"), "add linkedin or x"),
        (("--from", "article.md", "--from", "draft.md", "--as-is"), "keeps one article"),
    ],
)
def test_what_cannot_be_is_told_with_the_way_out_and_leaves_no_run(
    command: Command, article: Path, in_tmp: Path, arguments: tuple[str, ...], message: str
) -> None:
    (in_tmp / "draft.md").write_text(DRAFT)
    (in_tmp / "empty.md").write_text("\n")

    ended = command("generate", *arguments, *OFFLINE)

    assert ended.code == 2
    assert message in ended.err
    assert not list(in_tmp.glob("outputs/*"))
