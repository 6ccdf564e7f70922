"""Outline, sections side by side, and the article around them."""

from __future__ import annotations

from contentgen.chains import in_parallel
from contentgen.model import Article, Brief, Event, Outline, Progress, Research, Section
from contentgen.stages.check import Checker
from contentgen.stages.mend import mend
from contentgen.writers.base import Writer


def write_outline(brief: Brief, research: Research, writer: Writer) -> Outline:
    """The plan of the article."""
    return writer.outline(brief, research)


def write_article(
    brief: Brief, research: Research, plan: Outline, writer: Writer, progress: Progress, workers: int
) -> Article:
    """The article: each section written and mended by itself, at most `workers` at a time, then framed."""
    checker = Checker(brief, research)
    total = len(plan.sections)
    done: list[int] = []

    def one(index: int) -> Section:
        section = mend(writer.section(brief, research, plan, index), checker, writer)
        done.append(index)
        progress(Event(stage="sections", message=plan.sections[index].heading, done=len(done), total=total))
        return section

    sections = tuple(in_parallel(one, range(total), workers))
    return writer.article(brief, research, plan, sections)
