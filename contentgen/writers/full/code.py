"""Code of the sources for a model to place: it names an item, and never types what the source has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contentgen.citations import quoted_code
from contentgen.model import Code, Frozen, Research
from contentgen.prompt import inert
from contentgen.writers.full.variables import CodeLine


class Offered(Frozen):
    """How much code a section is offered: lines a block, blocks."""

    lines: int = 20
    blocks: int = 3


def code_of(evidence: Sequence[str], research: Research, offered: Offered | None = None) -> dict[str, Code]:
    """The short code under a section's items, by their ids."""
    limits = offered or Offered()
    found: dict[str, Code] = {}
    for each in evidence:
        snippet = research.snippet(each)
        if snippet and snippet.text.count("\n") < limits.lines and len(found) < limits.blocks:
            found[each] = quoted_code(each, snippet, research)
    return found


def code_lines(code: Mapping[str, Code]) -> Iterator[CodeLine]:
    """The code as a prompt shows it."""
    for each, block in code.items():
        yield CodeLine(id=each, language=block.language, text=inert(block.text))
