"""Candidates for title, hook and first post: checked like any text, ranked by the scores, and all of them told."""

from __future__ import annotations

from pathlib import Path

from contentgen.exporters.markdown import Rendering
from contentgen.model import Article, Brief, Posts, Research, Sentence
from contentgen.outcome import ChannelScores
from contentgen.resources import shipped
from contentgen.stages.check import Checker
from contentgen.stages.choose import Choosing, Chosen, choose
from contentgen.stages.report import scored
from contentgen.stages.revise import Draft
from contentgen.writers.base import Alternatives
from contentgen.writers.offline import OfflineWriter
from tests.material import TOPICS, Turns, bank, desk_in, report_of, with_model, written
from tests.models import honest

WORK = written(TOPICS[0])
CHECKER = Checker(WORK.brief, WORK.research)
RENDER = Rendering((shipped("templates"),), bank().headings)
KEYPHRASE = WORK.brief.keyphrase
LIE = Sentence(text="Teams save 73.41% of their budget with it.", kind="opinion")


class Offering(OfflineWriter):
    """Offers what it was made with."""

    def __init__(self, offered: Alternatives | None) -> None:
        super().__init__(bank())
        self.offered = offered

    def alternatives(self, _: Brief, __: Research, ___: Article, ____: Posts) -> Alternatives | None:  # type: ignore[override]
        return self.offered


def score(draft: Draft) -> tuple[tuple[ChannelScores, ...], str]:
    _, _, above, scores = scored(WORK.brief, WORK.research, draft.article.article, draft.posts.posts, RENDER)
    return scores, above


def standing() -> Draft:
    return Draft(article=WORK.checked, posts=WORK.posts)


def chosen(offered: Alternatives | None, settings: Choosing | None = None) -> Chosen:
    return choose(standing(), Offering(offered), CHECKER, score, settings or Choosing())


def told(made: Chosen, slot: str) -> dict[str, str]:
    return {c.text: "chosen" if c.chosen else c.refused for c in made.candidates if c.slot == slot}


def test_a_writer_that_offers_nothing_changes_nothing() -> None:
    assert chosen(None) == Chosen(draft=standing())


def test_a_title_that_scores_better_takes_the_place_and_brings_its_slug() -> None:
    weak = standing()
    title = f"Notes, {KEYPHRASE}"
    article = weak.article.article.model_copy(update={"title": title, "slug": "notes"})
    draft = weak.model_copy(update={"article": weak.article.model_copy(update={"article": article})})
    better = f"{KEYPHRASE[0].upper()}{KEYPHRASE[1:]} begins with what stays hidden"
    made = choose(draft, Offering(Alternatives(titles=(better,))), CHECKER, score, Choosing())
    assert made.draft.article.article.title == better
    assert made.draft.article.article.slug.startswith("-".join(KEYPHRASE.lower().split()))
    assert told(made, "title") == {title: "", better: "chosen"}


def test_what_stands_stays_where_no_candidate_scores_better() -> None:
    now = standing().article.article.title
    made = chosen(Alternatives(titles=(now,)))
    assert made.draft.article.article.title == now
    assert [c.chosen for c in made.candidates if c.slot == "title"] == [True, False]


def test_titles_that_claim_miss_the_keyphrase_or_are_too_long_are_refused_with_the_reason() -> None:
    claim, other, long = f"{KEYPHRASE} saves 73%", "A title about nothing", f"{KEYPHRASE} " + "and more words " * 6
    made = told(chosen(Alternatives(titles=(claim, other, long.strip()))), "title")
    assert made[claim] == "says more than the evidence"
    assert made[other] == "does not hold the keyphrase"
    assert made[long.strip()].startswith("has more than 65 characters")


def test_a_hook_or_first_post_that_no_evidence_holds_is_refused() -> None:
    made = chosen(Alternatives(hooks=((LIE,),), first_posts=((LIE,),)))
    assert "states a fact without evidence" in told(made, "hook")[LIE.text]
    assert "states a fact without evidence" in told(made, "first-post")[LIE.text]
    assert made.draft == standing()


def test_a_hook_that_the_post_tells_again_is_refused() -> None:
    post = standing().posts.posts.linkedin
    assert post is not None
    again = next(s for paragraph in post.paragraphs[1:] for s in paragraph if s.evidence)
    made = told(chosen(Alternatives(hooks=((again.model_copy(update={"verdict": None}),),))), "hook")
    assert made[again.text]


def test_no_more_candidates_are_looked_at_than_asked_for() -> None:
    titles = tuple(f"{KEYPHRASE} as step {word}" for word in ("alpha", "beta", "gamma"))
    made = chosen(Alternatives(titles=titles), Choosing(candidates=2))
    assert len([c for c in made.candidates if c.slot == "title"]) == 3


def test_the_report_of_a_full_run_lists_what_was_chosen_from(tmp_path: Path) -> None:
    def offering(turns: Turns, schema: str) -> object:
        offered = {"titles": [f"{KEYPHRASE} saves 73%"], "hooks": [], "first_posts": []}
        return offered if schema == "CandidatesDraft" else honest(turns, schema)

    report = report_of(with_model(desk_in(tmp_path, candidates=3), offering))
    assert "**Chosen among candidates**" in report.text
    assert "refused: says more than the evidence" in report.text
