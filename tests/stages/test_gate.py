"""No factual sentence without supporting evidence leaves a run, whoever put it there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from contentgen.model import Article, Post, Posts, Sentence, Verdict
from contentgen.stages.gate import OrphanError, hold_back_orphans
from contentgen.store import RunFolder
from tests.material import TOPICS, desk_again, desk_in, found, report_of, written

RESEARCH = found(TOPICS[0])
KNOWN = RESEARCH.ledger[0].id
SUPPORTED = Verdict(status="supported", judged_by="rules")
LIE = "Nine in ten teams save 4,200 dollars."


def gate(*sentences: Sentence, channels: tuple[Any, ...] = ("linkedin",)) -> None:
    empty = {"title": "T", "description": "D", "slug": "t", "intro": (), "takeaways": (), "sections": ()}
    posts = Posts(linkedin=Post(paragraphs=(sentences,)))
    hold_back_orphans(Article.model_validate(empty), posts, RESEARCH, channels)


@pytest.mark.parametrize("topic", TOPICS)
def test_what_the_check_lets_pass_passes_the_gate(topic: str) -> None:
    work = written(topic)
    hold_back_orphans(work.article, work.posts.posts, work.research, ("blog", "linkedin", "x"))


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"verdict": SUPPORTED}, "no evidence"),
        ({"evidence": (KNOWN,)}, "never judged"),
        ({"evidence": ("E999",), "verdict": SUPPORTED}, "E999 is no evidence of this run"),
        ({"evidence": (KNOWN,), "verdict": Verdict(status="unsupported", judged_by="rules")}, "judged unsupported"),
        ({"evidence": (KNOWN,), "verdict": Verdict(status="unchecked", judged_by="rules")}, "judged unchecked"),
        ({"kind": "opinion", "verdict": Verdict(status="contradicted", judged_by="rules")}, "judged contradicted"),
    ],
)
def test_a_sentence_that_does_not_hold_is_named_with_its_fault(fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(OrphanError, match=r"report\.md was not written") as raised:
        gate(Sentence.model_validate({"text": LIE, **fields}))
    assert f"linkedin: “{LIE}” ({fault})" in str(raised.value)
    assert raised.value.exit_code == 1


@pytest.mark.parametrize(
    "sentence",
    [
        Sentence(text="Labels arrive late.", evidence=(KNOWN,), verdict=SUPPORTED),
        Sentence(text="Plant a bad case.", kind="instruction", verdict=Verdict(status="supported", judged_by="form")),
        Sentence(text="I cut noise by 4%.", verdict=Verdict(status="supported", judged_by="profile")),
    ],
)
def test_what_holds_passes(sentence: Sentence) -> None:
    gate(sentence)


def test_a_fact_smuggled_into_a_saved_stage_is_not_published(tmp_path: Path) -> None:
    desk = desk_in(tmp_path)
    report_of(desk)
    run = desk.folder
    path = run.path / "stages" / "04-check.json"
    saved = json.loads(path.read_text("utf-8"))
    first = saved["value"]["article"]["article"]["sections"][0]["blocks"][0]["sentences"]
    first.append({"text": LIE, "kind": "claim", "evidence": [], "verdict": SUPPORTED.model_dump(mode="json")})
    path.write_text(json.dumps(saved), "utf-8")
    run.reopen()

    with pytest.raises(OrphanError, match=r"1 sentence\(s\).*blog: “Nine in ten teams"):
        report_of(desk_again(tmp_path, run))
    assert not RunFolder(path=run.path).whole
