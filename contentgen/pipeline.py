"""The stages in order, each saved under the hash of what it was made from, so that a stopped run can go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from contentgen.desk import Desk, access_of, content_key
from contentgen.errors import ContentgenError
from contentgen.exporters import EXPORTERS
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
from contentgen.outcome import Report, StageFacts
from contentgen.stages.check import Checker, check_article, is_thin
from contentgen.stages.floor import Floor
from contentgen.stages.labels import check_labels
from contentgen.stages.posts import write_posts
from contentgen.stages.report import combine
from contentgen.stages.research import find_evidence
from contentgen.stages.write import write_article, write_outline

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
    """One run: its folder, its writers, the seconds of its stages."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.facts: list[StageFacts] = []

    def stage(self, name: str, made_from: object, type_: type[Value], work: Callable[[], Value]) -> Value:
        """The saved output of a stage if it was made from the same, else its output now, saved."""
        title = name.split("-", 1)[1]
        began = time.perf_counter()
        key = content_key(made_from)
        value = self.desk.folder.load_stage(name, key, type_)
        reused = value is not None
        if value is None:
            self.desk.progress(Event(stage=title, message="begins"))
            value = work()
            fell = self.desk.writer.degradations or getattr(value, "degradations", ())
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

    def report(self) -> Report:
        """All stages in order, then every file of the run, report.md last."""
        desk, brief, writer = self.desk, self.desk.brief, self.desk.writer
        research = self.stage(
            "01-research",
            [brief.topic, brief.sources, desk.sources_key],
            Research,
            lambda: find_evidence(brief, desk.bank.keywords(), desk.progress, access=access_of(desk.settings)),
        )
        made_from = [brief, research, desk.writer_key]
        plan = self.stage("02-outline", made_from, Outline, lambda: write_outline(brief, research, writer))
        article = self.stage(
            "03-article",
            [*made_from, plan],
            Article,
            lambda: write_article(brief, research, plan, writer, desk.progress, desk.settings.max_concurrency),
        )
        checked = self.stage(
            "04-check", [*made_from, plan, article], Checked, lambda: self._check(research, plan, article)
        )
        posted = self.stage(
            "05-posts",
            [*made_from, plan, checked],
            Posted,
            lambda: _posted(*write_posts(brief, research, plan, checked.article.article, writer, desk.floor)),
        )
        degradations = (*writer.degradations, *checked.degradations, *posted.degradations)
        report = combine(
            brief,
            research,
            plan,
            checked.article,
            posted.posts,
            degradations,
            writer=desk.writer.name,
            model=desk.model_name,
            render=desk.rendering,
        )
        self._write(report)
        return report

    def _check(self, research: Research, plan: Outline, article: Article) -> Checked:
        checker, floor = Checker(self.desk.brief, research), Floor(self.desk.brief, research, plan, self.desk.floor)
        checked, degradations = check_article(article, checker, floor.section)
        own = self.desk.writer.name == "offline"
        if not own and is_thin(checked.article):
            whole, _ = check_article(floor.article(), checker, floor.section)
            checked = whole.model_copy(update={"removals": (*checked.removals, *whole.removals)})
            why = "what the check left of the model's was too little"
            what = "the article came from the offline writer"
            degradations = (Degradation(stage="check", what=what, why=why, piece="article"),)
        labelled, more = check_labels(checked.article, checker, floor)
        # the offline writer counts its sources before the check; a title that counts them anew is no loss
        value = checked.model_copy(update={"article": labelled})
        return Checked(article=value, degradations=degradations if own else (*degradations, *more))

    def _write(self, report: Report) -> None:
        for name, (channel, export) in EXPORTERS.items():
            if channel is None or channel in report.brief.channels:
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
