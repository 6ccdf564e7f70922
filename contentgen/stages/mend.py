"""A section goes back to its writer with the sentences that do not pass; the better of before and after is kept."""

from __future__ import annotations

from contentgen.channels import blog
from contentgen.model import Section
from contentgen.stages.check import Checker, Failed, passed
from contentgen.writers.base import Writer


def failures(section: Section, checker: Checker) -> list[Failed]:
    """The sentences of a section that do not pass."""
    sentences = [s for block in section.blocks for s in blog.sentences_of(block)]
    nearby = [e for s in sentences for e in s.evidence]
    judged = [checker.judge(sentence, nearby) for sentence in sentences]
    return [Failed(text=s.text, reasons=s.verdict.reasons if s.verdict else ()) for s in judged if not passed(s)]


def mend(section: Section, checker: Checker, writer: Writer, attempts: int = 1) -> Section:
    """The section after at most `attempts` repairs by its writer; the better of before and after."""
    best, complaints = section, failures(section, checker)
    for _ in range(attempts):
        if not complaints:
            break
        repaired = writer.repair(checker.brief, checker.research, best, complaints)
        if repaired is None:
            break
        left = failures(repaired, checker)
        if len(left) < len(complaints):
            best, complaints = repaired, left
    return best
