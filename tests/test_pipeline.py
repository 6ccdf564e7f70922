"""Whole runs: stopped after any stage and gone on with, from changed files, with a model that fails."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from contentgen.desk import Desk
from contentgen.errors import AnswerError, ProviderError, SourceError
from contentgen.model import Event
from contentgen.pipeline import Run
from contentgen.store import RunFolder
from tests.material import TOPICS, Turns, desk_again, desk_in, files_of, report_of, with_model
from tests.models import garbage, honest
from tests.server import Reply, Request, ScriptedServer, answer, fault

STAGES = ("01-research", "02-outline", "03-article", "04-check", "05-posts")
FILES = {
    "report.md", "report.html", "article.md", "article.html", "linkedin.txt", "linkedin-comment.txt", "thread.json", "thread.txt",
    "thread-replies.txt",
    "references.bib", "references.csl.json", "ledger.json", "scores.json",
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run that nobody stopped."""
    desk = desk_in(tmp_path_factory.mktemp("whole"))
    report_of(desk)
    return desk.folder


def copy_of(run: RunFolder, folder: Path) -> RunFolder:
    shutil.copytree(run.path, folder / run.name)
    return RunFolder(path=folder / run.name)


class StopAfter:
    """A user who presses Ctrl-C as soon as a stage is done."""

    def __init__(self, stage: str) -> None:
        self.stage = stage

    def __call__(self, event: Event) -> None:
        if event.stage == self.stage and event.message == "done":
            raise KeyboardInterrupt


class Messages:
    """Remembers which stages were worked on and which were read back."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def stages(self, message: str) -> list[str]:
        return [event.stage for event in self.events if event.message == message]


def test_a_run_leaves_every_file_and_the_report_last(whole: RunFolder) -> None:
    assert {name for name in files_of(whole) if "/" not in name} == FILES
    assert {f"stages/{name}.json" for name in STAGES} <= files_of(whole).keys()
    assert whole.whole
    assert not (whole.path / "INCOMPLETE").exists()


def test_two_runs_are_the_same_bytes(whole: RunFolder, tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    report_of(desk)
    assert files_of(desk.folder) == files_of(whole)


@pytest.mark.parametrize("count", range(len(STAGES)))
def test_stopped_with_any_stages_lost_a_run_goes_on_to_the_same_bytes(
    whole: RunFolder, tmp_path: Path, count: int
) -> None:
    run = copy_of(whole, tmp_path)
    run.reopen()
    for name in STAGES[count:]:
        (run.path / "stages" / f"{name}.json").unlink()
    seen = Messages()
    report_of(desk_again(tmp_path, run, progress=seen))
    assert files_of(run) == files_of(whole)
    assert seen.stages("read back") == [name.split("-")[1] for name in STAGES[:count]]


@pytest.mark.parametrize("stage", [name.split("-")[1] for name in STAGES])
def test_interrupted_after_any_stage_a_run_goes_on_to_the_same_bytes(
    whole: RunFolder, tmp_path: Path, stage: str
) -> None:
    desk = desk_in(tmp_path, progress=StopAfter(stage))
    with pytest.raises(KeyboardInterrupt):
        report_of(desk)
    assert not desk.folder.whole
    report_of(desk_again(tmp_path, desk.folder))
    assert files_of(desk.folder) == files_of(whole)


def test_a_stage_with_a_damaged_file_is_made_again(whole: RunFolder, tmp_path: Path) -> None:
    run = copy_of(whole, tmp_path)
    (run.path / "stages" / "03-article.json").write_text("{", encoding="utf-8")
    report_of(desk_again(tmp_path, run))
    assert files_of(run) == files_of(whole)


@pytest.mark.parametrize(
    ("flags", "kept"),
    [
        ({"tone": "formal"}, 1),
        ({"length": "700"}, 1),
        ({"url": "https://ada.li/a"}, 1),
        ({"audience": "SREs"}, 1),
        ({}, 5),
    ],
)
def test_what_is_asked_for_anew_is_made_anew(
    whole: RunFolder, tmp_path: Path, flags: dict[str, Any], kept: int
) -> None:
    run, seen = copy_of(whole, tmp_path), Messages()
    report_of(desk_again(tmp_path, run, progress=seen, **flags))
    assert len(seen.stages("read back")) == kept


def test_a_changed_phrase_file_changes_the_outline_and_all_after_it(whole: RunFolder, tmp_path: Path) -> None:
    own = tmp_path / "mine" / "offline" / "en"
    own.mkdir(parents=True)
    text = (Path(__file__).parents[1] / "templates/offline/en/phrases.toml").read_text(encoding="utf-8")
    (own / "phrases.toml").write_text(text.replace("Key takeaways", "In short"), encoding="utf-8")
    run, seen = copy_of(whole, tmp_path), Messages()
    report_of(desk_again(tmp_path, run, progress=seen, templates=str(tmp_path / "mine")))
    assert seen.stages("read back") == ["research"]
    assert "## In short" in (run.path / "article.md").read_text(encoding="utf-8")


def test_a_changed_file_of_the_user_is_read_again(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    note = notes / "own.md"
    note.write_text(
        "# AI observability at home\n\nAI observability needs one owner for each trace of a model.\n", encoding="utf-8"
    )
    desk = desk_in(tmp_path, sources=(str(notes),))
    report_of(desk)
    note.write_text(
        "# AI observability at home\n\nAI observability needs two owners for each trace of a model.\n", encoding="utf-8"
    )
    os.utime(note, (1, 1))
    seen = Messages()
    report_of(desk_again(tmp_path, desk.folder, progress=seen, sources=(str(notes),)))
    assert "research" not in seen.stages("read back")
    stage = (desk.folder.path / "stages" / "01-research.json").read_text(encoding="utf-8")
    assert "two owners" in stage
    assert "one owner" not in stage


@pytest.mark.parametrize("channels", ["blog", "linkedin", "x"])
def test_only_the_files_of_the_channels_asked_for_are_written(tmp_path: Path, channels: str) -> None:
    desk = desk_in(tmp_path, channels=(channels,))
    report_of(desk)
    names = {name for name in files_of(desk.folder) if "/" not in name}
    of = {
        "blog": {"article.md", "article.html"},
        "linkedin": {"linkedin.txt", "linkedin-comment.txt"},
        "x": {"thread.json", "thread.txt", "thread-replies.txt"},
    }
    assert names & set().union(*of.values()) == of[channels]


def test_a_topic_beyond_the_sources_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"usable sources are needed.*Give your own documents on it with --sources"):
        report_of(desk_in(tmp_path, "medieval falconry treaties"))


def test_ledger_json_leads_from_every_sentence_to_its_passage(whole: RunFolder) -> None:
    ledger = json.loads((whole.path / "ledger.json").read_text(encoding="utf-8"))
    article = (whole.path / "article.md").read_text(encoding="utf-8")
    assert ledger["orphans"] == ledger["removed"] == []
    for row in ledger["sentences"]:
        assert row["verdict"]["status"] == "supported"
        assert all(e["passage"] and e["locator"] and e["reference"] for e in row["evidence"])
        if row["channel"] == "blog" and not row["evidence"] and row["kind"] != "link":
            assert row["sentence"] in article


# --- with a model ---------------------------------------------------------------------------------------------


def honestly(request: Request) -> Reply:
    """An endpoint whose model says exactly what its evidence says."""
    text = json.dumps(request.body, ensure_ascii=False)
    names = ("OutlineDraft", "SectionDraft", "MendDraft", "FrameDraft", "LinkedInDraft", "ThreadDraft")
    return answer(honest(tuple(request.messages), next(name for name in names if name in text)))


def modelled(folder: Path, **flags: Any) -> Desk:
    return desk_in(folder, TOPICS[0], **flags)


def test_a_model_that_answers_only_garbage_ends_with_its_error_after_a_whole_report_was_written(tmp_path: Path) -> None:
    desk = with_model(modelled(tmp_path), garbage)
    with pytest.raises(AnswerError, match="the report was finished by the offline writer"):
        report_of(desk)
    text = (desk.folder.path / "report.md").read_text(encoding="utf-8")
    assert desk.folder.whole
    degradations = json.loads((desk.folder.path / "run.json").read_text(encoding="utf-8"))["degradations"]
    assert len(degradations) > 4
    for degradation in degradations:
        assert f"- {degradation['what']}: {degradation['why']}" in text


def test_a_model_of_which_one_piece_is_usable_ends_well_and_says_what_was_not(tmp_path: Path) -> None:
    def answering(turns: Turns, schema: str) -> object:
        return honest(turns, schema) if schema in ("OutlineDraft", "FrameDraft") else garbage(turns, schema)

    desk = with_model(modelled(tmp_path), answering)
    report = report_of(desk)
    assert desk.folder.whole
    assert {"sections", "linkedin", "thread"} <= {d.stage for d in report.degradations}
    assert all(f"- {d.what}: {d.why}" in report.text for d in report.degradations)


NAME = "scripted:"


def written_by(folder: RunFolder) -> tuple[str, str]:
    """The credits of a run: the line of its report, and the one of its page."""
    text, page = ((folder.path / name).read_text(encoding="utf-8") for name in ("report.md", "report.html"))
    (line,) = (line for line in text.splitlines() if line.startswith("- Written by "))
    (item,) = (line for line in page.splitlines() if line.startswith("<li>Written by <b>"))
    return line.removeprefix("- "), re.sub(r"<[^>]+>", "", item)


def test_the_credit_of_a_model_whose_every_piece_shipped(tmp_path: Path) -> None:
    desk = with_model(modelled(tmp_path), honest)
    report_of(desk)
    assert written_by(desk.folder) == (
        f"Written by the full writer with {NAME}.",
        f"Written by full writer with {NAME}",
    )


@pytest.mark.parametrize(
    ("usable", "said"),
    [
        (("OutlineDraft", "SectionDraft"), "the model wrote 4 of the 4 sections, the offline writer 0. The offline "
         "writer also wrote the opening, takeaways and end; the LinkedIn post; the thread."),
        (("OutlineDraft", "SectionDraft", "FrameDraft", "LinkedInDraft"), "the model wrote 4 of the 4 sections, the "
         "offline writer 0. The offline writer also wrote the thread."),
        (("OutlineDraft", "FrameDraft", "LinkedInDraft", "ThreadDraft"), "the model wrote 0 of the 4 sections, the "
         "offline writer 4."),
    ],
)  # fmt: skip
def test_the_credit_counts_what_the_offline_writer_wrote(tmp_path: Path, usable: tuple[str, ...], said: str) -> None:
    def answering(turns: Turns, schema: str) -> object:
        return honest(turns, schema) if schema in usable else garbage(turns, schema)

    desk = with_model(modelled(tmp_path), answering)
    report_of(desk)
    line, item = written_by(desk.folder)
    assert line == f"Written by the full writer with {NAME} in part: {said}"
    assert item == f"Written by full writer with {NAME}, in part"


def test_the_credit_counts_single_sections(tmp_path: Path) -> None:
    def answering(turns: Turns, schema: str) -> object:
        return garbage(turns, schema) if 'Write section 2, "' in turns[1][1] else honest(turns, schema)

    desk = with_model(modelled(tmp_path), answering)
    report = report_of(desk)
    assert [d.heading for d in report.degradations if d.piece == "section"] == ["Part b of watching a model"]
    assert "the model wrote 3 of the 4 sections, the offline writer 1." in written_by(desk.folder)[0]


def test_the_credit_of_a_model_of_which_nothing_shipped_is_the_offline_writers(tmp_path: Path) -> None:
    desk = with_model(modelled(tmp_path), garbage)
    with pytest.raises(AnswerError):
        report_of(desk)
    line, item = written_by(desk.folder)
    assert re.fullmatch(
        rf"Written by the offline writer: {NAME} was asked, and wrote none of it, 0 of the \d sections\.", line
    )
    assert item == f"Written by offline writer; {NAME} wrote none of it"


def test_a_failed_endpoint_ends_with_its_error_after_the_report_was_written(
    tmp_path: Path, server: ScriptedServer
) -> None:
    server.behave(lambda _: fault(500, "down for maintenance"))
    desk = modelled(tmp_path, model="openai:local", base_url=server.url, attempts=1)
    with pytest.raises(ProviderError) as raised:
        report_of(desk)
    assert "the report was finished by the offline writer" in str(raised.value)
    assert str(desk.folder.path) in str(raised.value)
    assert desk.folder.whole
    text = (desk.folder.path / "report.md").read_text(encoding="utf-8")
    assert "**Less than was asked for**" in text
    assert "the outline came from the offline writer" in text
    assert len(server.requests) == 1


def test_after_a_failed_endpoint_a_run_asks_the_model_again(tmp_path: Path, server: ScriptedServer) -> None:
    server.behave(lambda _: fault(500))
    flags: dict[str, Any] = {"model": "openai:local", "base_url": server.url, "attempts": 1}
    desk = modelled(tmp_path, **flags)
    with pytest.raises(ProviderError):
        report_of(desk)
    server.behave(honestly)
    report = report_of(desk_again(tmp_path, desk.folder, **flags))
    assert report.article.article.title == "AI observability needs checks that fail out loud"
    assert "outline" not in {d.stage for d in report.degradations}


@pytest.mark.parametrize("stage", ["outline", "article", "check"])
def test_a_stopped_run_asks_its_model_nothing_twice(tmp_path: Path, server: ScriptedServer, stage: str) -> None:
    server.behave(honestly)
    flags: dict[str, Any] = {"model": "openai:local", "base_url": server.url, "attempts": 1}
    desk = modelled(tmp_path, progress=StopAfter(stage), **flags)
    with pytest.raises(KeyboardInterrupt):
        report_of(desk)
    report_of(desk_again(tmp_path, desk.folder, **flags))
    asked = [json.dumps(request.body["messages"]) for request in server.requests]
    assert len(set(asked)) == len(asked)


def test_what_the_floor_covered_is_tried_again_when_the_run_goes_on(tmp_path: Path) -> None:
    asked: list[str] = []

    def answering(turns: Turns, schema: str) -> object:
        asked.append(schema)
        return garbage(turns, schema)

    desk = modelled(tmp_path)
    with pytest.raises(AnswerError):
        report_of(with_model(desk, answering))
    first = asked.copy()
    asked.clear()
    with pytest.raises(AnswerError):
        report_of(with_model(desk_again(tmp_path, desk.folder), answering))
    assert sorted(asked) == sorted(first)


def test_every_stage_reports_its_seconds(tmp_path: Path) -> None:
    run = Run(desk_in(tmp_path))
    run.report()
    assert [fact.stage for fact in run.facts] == [name.split("-")[1] for name in STAGES]
    assert all(fact.seconds >= 0 for fact in run.facts)
