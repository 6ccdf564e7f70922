"""Revision by the scores: kept only where the text scores better and still says as much, and every round is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from contentgen.channels import blog
from contentgen.errors import ProviderError
from contentgen.exporters.markdown import Rendering
from contentgen.model import (
    Block,
    Brief,
    ChannelName,
    CheckedArticle,
    CheckedPosts,
    Paragraph,
    Posts,
    Research,
    Sentence,
)
from contentgen.outcome import ChannelScores
from contentgen.resources import shipped
from contentgen.stages.check import Checker
from contentgen.stages.report import scored
from contentgen.stages.revise import Draft, Revised, Revising, cited, remarks_of, revise
from contentgen.writers.base import Complaint
from contentgen.writers.offline import OfflineWriter
from tests.material import TOPICS, Turns, bank, desk_in, report_of, with_model, written
from tests.models import honest

WORK = written(TOPICS[0])
CHECKER = Checker(WORK.brief, WORK.research)
RENDER = Rendering((shipped("templates"),), bank().headings)
STOCK = Sentence(text="It is crucial to leverage a robust and holistic view in today's world.", kind="opinion")
LIE = Sentence(text="Teams save 73.41% of their budget.", kind="opinion")


class Rewording(OfflineWriter):
    """Rewords a text with a function, and remembers what it was told."""

    def __init__(self, change: Callable[[Block], Block]) -> None:
        super().__init__(bank())
        self.change = change
        self.told: list[Sequence[Complaint]] = []

    def revise(  # type: ignore[override]
        self, _: Brief, __: Research, ___: ChannelName, parts: Sequence[Block], remarks: Sequence[Complaint]
    ) -> tuple[Block, ...]:
        self.told.append(remarks)
        return tuple(self.change(part) for part in parts)


def with_sentence(block: Block, extra: Sentence) -> Block:
    return Paragraph(sentences=(*block.sentences, extra)) if isinstance(block, Paragraph) else block


def without(block: Block, gone: Sentence) -> Block:
    kept = tuple(s for s in block.sentences if s.text != gone.text) if isinstance(block, Paragraph) else ()
    return Paragraph(sentences=kept) if isinstance(block, Paragraph) else block


def draft(extra: Sentence | None = None) -> Draft:
    article = WORK.article
    if extra:
        first = article.sections[0]
        blocks = tuple(with_sentence(block, extra) for block in first.blocks)
        article = article.model_copy(
            update={"sections": (first.model_copy(update={"blocks": blocks}), *article.sections[1:])}
        )
    return Draft(article=CheckedArticle(article=article), posts=CheckedPosts(posts=Posts()))


def score(each: Draft) -> tuple[tuple[ChannelScores, ...], str]:
    _, _, above, scores = scored(WORK.brief, WORK.research, each.article.article, each.posts.posts, RENDER)
    return scores, above


def revised(change: Callable[[Block], Block], start: Draft, rounds: int = 3) -> tuple[Revised, Rewording]:
    writer = Rewording(change)
    checker = Checker(WORK.brief.model_copy(update={"channels": ("blog",)}), WORK.research)
    return revise(start, writer, checker, score, Revising(rounds=rounds)), writer


def test_a_reworded_text_that_scores_better_is_kept_and_the_remark_quotes_its_sentence() -> None:
    start = draft(STOCK)
    result, writer = revised(lambda block: without(block, STOCK), start)
    first = result.rounds[0]
    assert first.after > first.before
    assert first.refused == ""
    assert STOCK.text not in {s.text for b in _blocks(result.draft) for s in blog.sentences_of(b)}
    assert any("robust" in remark.text for remark in writer.told[0])


def test_it_stops_when_nothing_is_better() -> None:
    result, writer = revised(lambda block: without(block, STOCK), draft(STOCK))
    assert len(writer.told) == 2
    assert len(result.rounds) == 1


def test_a_revision_that_scores_no_better_is_not_kept_and_said() -> None:
    start = draft()
    result, _ = revised(lambda block: with_sentence(block, Sentence(text="So look.", kind="opinion")), start)
    (only,) = result.rounds
    assert only.refused.startswith("it gained")
    assert result.draft == start


def test_a_revision_that_drops_facts_is_not_kept() -> None:
    start = draft(STOCK)
    fact = next(s for b in _blocks(start) for s in blog.sentences_of(b) if s.evidence)
    result, _ = revised(lambda block: without(without(block, STOCK), fact), start)
    assert "items of evidence" in result.rounds[0].refused
    assert cited(result.draft, "blog") == cited(start, "blog")


def test_a_lie_that_a_revision_brings_is_cut_by_the_check() -> None:
    result, _ = revised(lambda block: with_sentence(without(block, STOCK), LIE), draft(STOCK))
    said = " ".join(s.text for b in _blocks(result.draft) for s in blog.sentences_of(b))
    assert "73.41" not in said
    assert any(removal.text == LIE.text for removal in result.draft.article.removals) or result.rounds[0].refused


def test_no_round_asks_for_nothing() -> None:
    result, writer = revised(lambda block: block, draft(STOCK), rounds=0)
    assert writer.told == []
    assert result.rounds == ()


def test_remarks_are_the_costliest_that_rewording_can_answer() -> None:
    scores, text = score(draft(STOCK))
    remarks = remarks_of(scores[0].scores, text, Revising(most_remarks=3))
    assert 1 <= len(remarks) <= 3
    assert not any("slug" in reason.lower() for remark in remarks for reason in remark.reasons)


def test_a_run_with_a_model_tells_its_rounds_and_one_without_has_none(tmp_path: Path) -> None:
    def answering(turns: Turns, schema: str) -> object:
        asked = "An automatic review remarks" in turns[-1][1]
        old = turns[-1][1].split("<section>")[1].split(". ")[0].strip() + "." if asked else ""
        return {"replacements": [{"old": old, "new": "Look at it first [A]."}]} if asked else honest(turns, schema)

    report = report_of(with_model(desk_in(tmp_path), answering))
    assert {each.channel for each in report.rounds} <= set(report.brief.channels)
    assert report.rounds
    assert "**Revised by its scores**" in report.text
    assert report_of(desk_in(tmp_path / "offline")).rounds == ()
    assert report_of(with_model(desk_in(tmp_path / "none", revise=0), answering)).rounds == ()


def _blocks(each: Draft) -> list[Block]:
    article = each.article.article
    return [*article.intro, *(block for section in article.sections for block in section.blocks)]


def test_a_revision_that_fails_is_told_and_fails_no_run(tmp_path: Path) -> None:
    def answering(turns: Turns, schema: str) -> object:
        if "An automatic review remarks" in turns[-1][1]:
            raise ProviderError("the endpoint is gone")
        return honest(turns, schema)

    report = report_of(with_model(desk_in(tmp_path), answering))
    assert any(each.stage == "revise" for each in report.degradations)
    assert report.rounds == ()
    assert report.credit.whole
