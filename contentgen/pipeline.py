"""The stages in order, each saved under the hash of what it was made from, so that a stopped run can go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from contentgen.desk import Desk, access_of, content_key, meaning_of
from contentgen.errors import ContentgenError
from contentgen.exporters import ARTICLE_PAGE, EXPORTERS
from contentgen.model import (
    Article,
    CheckedArticle,
    CheckedPosts,
    Degradation,
    Event,
    Frozen,
    Outline,
    Research,
)
from contentgen.outcome import ChannelScores, Costs, Plan, Report, StageFacts
from contentgen.stages.check import Checker, check_article, is_thin
from contentgen.stages.choose import Choosing, Chosen, choose
from contentgen.stages.extract import Extracted, extract, quoted, reworded
from contentgen.stages.floor import Floor
from contentgen.stages.gate import hold_back_orphans
from contentgen.stages.kept import kept_article, kept_outline
from contentgen.stages.labels import check_labels
from contentgen.stages.outline_text import outline_text
from contentgen.stages.posts import write_posts
from contentgen.stages.report import combine, scored
from contentgen.stages.research import find_evidence
from contentgen.stages.revise import Draft, Revised, Revising, Scorer, revise
from contentgen.stages.write import write_article, write_outline
from contentgen.store import OUTLINE
from contentgen.writers.offline.items import question_key

Value = TypeVar("Value", bound=Frozen)


class Checked(Frozen):
    """The checked article and what the check had to fall back on."""

    article: CheckedArticle
    degradations: tuple[Degradation, ...] = ()


class Posted(Frozen):
    """The checked posts and what had to fall back."""

    posts: CheckedPosts
    degradations: tuple[Degradation, ...] = ()


class Run:
    """One run: its folder, its writers, the seconds of its stages.

    `given` are stages' values that are not to be made: the research of a run that is replayed, an outline that its user
    has edited.
    """

    def __init__(self, desk: Desk, given: Mapping[type[Frozen], Frozen] | None = None) -> None:
        self.desk = desk
        self.given = given or {}
        self.facts: list[StageFacts] = []

    def stage(self, name: str, made_from: object, type_: type[Value], work: Callable[[], Value]) -> Value:
        """The saved output of a stage if it was made from the same, else its output now, saved."""
        title = name.split("-", 1)[1]
        began = time.perf_counter()
        key = content_key(made_from)
        if type_ in self.given:
            self.desk.folder.save_stage(name, key, self.given[type_])
        value = self.desk.folder.load_stage(name, key, type_)
        reused = value is not None
        if value is None:
            self.desk.progress(Event(stage=title, message="begins"))
            value = work()
            # a claim that its quote does not carry is no loss that another try would mend
            fell = self.desk.writer.degradations or (type_ is not Extracted and getattr(value, "degradations", ()))
            if type_ is Research or not fell:
                self.desk.folder.save_stage(name, key, value)
        seconds = time.perf_counter() - began
        usage = self.desk.usage(title)
        self.facts.append(
            usage.model_copy(update={"stage": title, "seconds": seconds, "reused": usage.reused + reused})
        )
        message = "read back" if reused else "done"
        self.desk.progress(Event(stage=title, message=message, seconds=seconds, tokens=usage.tokens_out))
        return value

    def plan(self) -> Plan:
        """The stages up to the outline, which is left for the user to edit. Nothing after it is asked of a model.

        Raises:
            ContentgenError: the model's outline is not to be had; a plan of another writer would not be this run's.

        """
        desk = self.desk
        research, told = self._evidence()
        outline = self._outline(research)
        degradations = (*desk.writer.degradations, *told)
        failure: ContentgenError | None = desk.writer.failure
        if failure and any(each.piece == "outline" for each in degradations):
            raise type(failure)(f"{failure} (no plan was made; {desk.folder.resume_command} tries again)")
        plan = Plan(
            brief=desk.brief,
            writer=desk.writer.name,
            model=desk.model_name,
            research=research,
            outline=outline,
            questions=self._questions(research, outline),
            costs=self._costs(research, outline),
            degradations=degradations,
        )
        desk.folder.write("run.json", desk.run_json(plan, self.facts))
        desk.folder.write(OUTLINE, outline_text(outline, research, desk.folder.name))
        return plan

    def report(self) -> Report:
        """All stages in order, then every file of the run, report.md last."""
        desk, brief, writer = self.desk, self.desk.brief, self.desk.writer
        research, told = self._evidence()
        plan = self._outline(research)
        made_from = [brief, research, desk.writer_key]
        checked = self._kept(research) if brief.as_is else self._written(research, plan)
        posted = self.stage(
            "05-posts",
            [*made_from, plan, checked],
            Posted,
            lambda: _posted(*write_posts(brief, research, plan, checked.article.article, writer, desk.floor)),
        )
        revised = self._revised(research, plan, checked, posted)
        chosen = self._chosen(research, plan, revised.draft)
        checked = checked.model_copy(update={"article": chosen.draft.article})
        posted = posted.model_copy(update={"posts": chosen.draft.posts})
        written = tuple(channel for channel in brief.channels if channel != "blog" or not brief.as_is)
        hold_back_orphans(checked.article.article, posted.posts.posts, research, written)
        told = (*told, *checked.degradations, *posted.degradations)
        degradations = (*writer.degradations, *told)
        report = combine(
            brief,
            research,
            plan,
            checked.article,
            posted.posts,
            degradations,
            revised.rounds,
            chosen.candidates,
            writer=desk.writer.name,
            model=desk.model_name,
            render=desk.rendering,
        )
        self._write(report)
        return report

    def _written(self, research: Research, plan: Outline) -> Checked:
        """The article as its writer makes it and the check leaves it."""
        desk, brief = self.desk, self.desk.brief
        made_from = [brief, research, desk.writer_key, plan]
        article = self.stage(
            "03-article",
            made_from,
            Article,
            lambda: write_article(brief, research, plan, desk.writer, desk.progress, desk.settings.max_concurrency),
        )
        return self.stage("04-check", [*made_from, article], Checked, lambda: self._check(research, plan, article))

    def _kept(self, research: Research) -> Checked:
        """The article that its author has written, with what is known of its sentences."""
        brief = self.desk.brief
        return self.stage(
            "04-check", [brief, research], Checked, lambda: Checked(article=kept_article(brief, research))
        )

    def _evidence(self) -> tuple[Research, tuple[Degradation, ...]]:
        """The ledger, its verbatim items in the words of the model that writes, if one does and there are any."""
        desk, brief = self.desk, self.desk.brief
        research = self.stage(
            "01-research",
            [
                brief.topic,
                brief.sources,
                desk.sources_key,
                *([brief.thesis, brief.base] if brief.thesis or brief.base else []),
            ],
            Research,
            lambda: find_evidence(
                brief,
                desk.bank.keywords(),
                desk.progress,
                access=access_of(desk.settings),
                meaning=meaning_of(desk.settings),
            ),
        )
        if desk.writer.name != "full" or brief.as_is or not quoted(research):
            return research, ()
        extracted = self.stage(
            "02-extract",
            [brief, research, desk.writer_key],
            Extracted,
            lambda: extract(brief, research, desk.writer, desk.progress, desk.settings.max_concurrency),
        )
        return reworded(research, extracted.claims), extracted.degradations

    def _outline(self, research: Research) -> Outline:
        brief, writer = self.desk.brief, self.desk.writer
        made_from = [brief, research, self.desk.writer_key]
        if brief.as_is:
            return self.stage("02-outline", made_from, Outline, lambda: kept_outline(brief, research, self.desk.bank))
        return self.stage("02-outline", made_from, Outline, lambda: write_outline(brief, research, writer))

    def _questions(self, research: Research, outline: Outline) -> tuple[str, ...]:
        """What the planned evidence is about, in the words of the phrase bank, in the outline's order."""
        items = [research.evidence(e) for section in outline.sections for e in section.evidence]
        return tuple(dict.fromkeys(self.desk.bank.question(question_key(item)).label for item in items))

    def _costs(self, research: Research, outline: Outline) -> Costs:
        desk = self.desk
        if desk.session is None:
            return Costs(steps=())
        from contentgen.stages.estimate import costs_of, estimate, spent

        made = [spent(usage) for usage in desk.meter.snapshot().stages]
        still = estimate(desk.brief, research, outline, desk.rehearsed, desk.settings.revise, desk.settings.candidates)
        return costs_of([*made, *still], desk.settings.price_in, desk.settings.price_out)

    def _check(self, research: Research, plan: Outline, article: Article) -> Checked:
        checker, floor = Checker(self.desk.brief, research), Floor(self.desk.brief, research, plan, self.desk.floor)
        checked, degradations = check_article(article, checker, floor.section)
        own = self.desk.writer.name == "offline"
        if not own and is_thin(checked.article, planned=len(plan.sections)):
            whole, _ = check_article(floor.article(), checker, floor.section)
            checked = whole.model_copy(update={"removals": (*checked.removals, *whole.removals)})
            why = "what the check left of the model's was too little"
            what = "the article came from the offline writer"
            degradations = (Degradation(stage="check", what=what, why=why, piece="article"),)
        labelled, more = check_labels(checked.article, checker, floor)
        # the offline writer counts its sources before the check; a title that counts them anew is no loss
        value = checked.model_copy(update={"article": labelled})
        return Checked(article=value, degradations=degradations if own else (*degradations, *more))

    def _revised(self, research: Research, plan: Outline, checked: Checked, posted: Posted) -> Revised:
        """The texts after the rounds of revision that the settings allow; only the full writer can reword."""
        desk = self.desk
        draft, rounds = Draft(article=checked.article, posts=posted.posts), desk.settings.revise
        if desk.writer.name != "full" or not rounds:
            return Revised(draft=draft)

        return self.stage(
            "06-revise",
            [desk.brief, research, desk.writer_key, plan, draft, rounds],
            Revised,
            lambda: revise(
                draft,
                desk.writer,
                Checker(desk.brief, research),
                self._scorer(research),
                Revising(rounds=rounds),
                kept=desk.brief.as_is,
            ),
        )

    def _chosen(self, research: Research, plan: Outline, draft: Draft) -> Chosen:
        """The texts with the best of the titles and first lines that the writer offers; only the full writer does."""
        desk = self.desk
        settings = Choosing(candidates=desk.settings.candidates)
        if desk.writer.name != "full" or not settings.candidates or desk.brief.as_is:
            return Chosen(draft=draft)
        return self.stage(
            "07-choose",
            [desk.brief, research, desk.writer_key, plan, draft, settings],
            Chosen,
            lambda: choose(draft, desk.writer, Checker(desk.brief, research), self._scorer(research), settings),
        )

    def _scorer(self, research: Research) -> Scorer:
        def score(each: Draft) -> tuple[tuple[ChannelScores, ...], str]:
            article, posts = each.article.article, each.posts.posts
            _, _, above, scores = scored(self.desk.brief, research, article, posts, self.desk.rendering)
            return scores, above

        return score

    def _write(self, report: Report) -> None:
        for name, (channel, export) in EXPORTERS.items():
            kept = report.brief.as_is and name == ARTICLE_PAGE
            if not kept and (channel is None or channel in report.brief.channels):
                self.desk.folder.write(name, export(report, self.desk.rendering))
        self.desk.folder.write("run.json", self.desk.run_json(report, self.facts))
        self.desk.folder.finish(report.text)
        failure: ContentgenError | None = self.desk.writer.failure
        if failure and self.desk.fatal(failure):
            folder = self.desk.folder
            told = f"the report was finished by the offline writer: {folder.path}; {folder.resume_command} tries again"
            raise type(failure)(f"{failure} ({told})")


def _posted(posts: CheckedPosts, degradations: tuple[Degradation, ...]) -> Posted:
    return Posted(posts=posts, degradations=degradations)
