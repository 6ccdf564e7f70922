"""Code of the sources in an article: what stands in a document under a sentence that the article prints."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.channels.blog import sentences_of
from contentgen.citations import quoted_code
from contentgen.model import Block, Frozen, Outline, Research, Section, Snippet


class Shown(Frozen):
    """How much code an article shows: lines a block, blocks an article, one a section."""

    lines: int = 16
    blocks: int = 3


def with_code(
    section: Section, outline: Outline, index: int, research: Research, shown: Shown | None = None
) -> Section:
    """The section with the first short code of its sources under the paragraph that cites it.

    Sections are written side by side, so which of them may show code follows from the outline alone.
    """
    limits = shown or Shown()
    showing = [n for n, plan in enumerate(outline.sections) if any(_fitting(plan.evidence, research, limits))]
    if index not in showing[: limits.blocks]:
        return section
    blocks: list[Block] = []
    done = False
    for block in section.blocks:
        blocks.append(block)
        cited = [e for sentence in sentences_of(block) for e in sentence.evidence]
        found = next(_fitting(cited, research, limits), None)
        if found and not done:
            blocks.append(quoted_code(*found, research))
            done = True
    return section.model_copy(update={"blocks": tuple(blocks)})


def _fitting(evidence: list[str] | tuple[str, ...], research: Research, limits: Shown) -> Iterator[tuple[str, Snippet]]:
    for each in evidence:
        found = research.snippet(each)
        if found and found.text.count("\n") < limits.lines:
            yield each, found
