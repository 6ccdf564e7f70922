"""Every claim of the post and the thread leads to what its source says, in the ledger and on the page; so do their links."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contentgen.channels import x
from contentgen.runs import start
from contentgen.settings import Settings
from scoring.x_length import weighted_length
from tests.exporters.reading import flat, parsed
from tests.material import TODAY, TOPICS, written


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("traced")
    start(TOPICS[0], Settings(out=out), TODAY)
    return next(out.iterdir())


def claims(run: Path, channel: str) -> list[dict[str, Any]]:
    rows = json.loads((run / "ledger.json").read_text("utf-8"))["sentences"]
    return [row for row in rows if row["channel"] == channel and (row["kind"] == "claim" or row["evidence"])]


@pytest.mark.parametrize(("channel", "file", "least"), [("linkedin", "linkedin.txt", 3), ("x", "thread.txt", 5)])
def test_each_claim_of_a_post_has_its_passage_in_the_ledger_and_on_the_page(
    run: Path, channel: str, file: str, least: int
) -> None:
    text, page = (run / file).read_text("utf-8"), parsed((run / "report.html").read_text("utf-8"))
    panels = {flat(panel.css_first(".said").text()): panel for panel in page.css(".panel")}
    rows = claims(run, channel)
    assert len(rows) >= least
    for row in rows:
        assert row["sentence"] in text
        assert row["evidence"], row["sentence"]
        shown = flat(panels[flat(row["sentence"])].text())
        for item in row["evidence"]:
            assert item["passage"]
            assert item["url"]
            assert flat(item["passage"]) in shown
            assert item["locator"] in shown


def test_the_comment_gives_the_address_of_every_source_of_the_post(run: Path) -> None:
    comment = (run / "linkedin-comment.txt").read_text("utf-8")
    assert comment.startswith("Sources:\n")
    assert all(item["url"] in comment for row in claims(run, "linkedin") for item in row["evidence"])


def test_replies_and_json_give_the_address_of_every_source_of_the_thread(run: Path) -> None:
    replies = (run / "thread-replies.txt").read_text("utf-8")
    posts = json.loads((run / "thread.json").read_text("utf-8"))
    for row in claims(run, "x"):
        (post,) = [post for post in posts if row["sentence"] in post["text"]]
        urls = {item["url"] for item in row["evidence"]}
        assert urls <= set(post["sources"])
        assert all(url in replies for url in urls)


@pytest.mark.parametrize("topic", TOPICS)
def test_replies_fit_into_posts(topic: str) -> None:
    work = written(topic)
    found = x.replies(work.posts.posts.thread, work.research)
    assert found
    assert all(weighted_length(text) <= x.Limits().characters for text in found)
