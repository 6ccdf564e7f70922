"""What a small model answers. Lengths are asked for, not insisted on: what is too long is refused by itself, later."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contentgen.model import Frozen

Line = Annotated[str, Field(json_schema_extra={"minLength": 16, "maxLength": 110})]


class TitlesDraft(Frozen):
    """Titles from four angles: two subjects of the article, three of them, a case, a reason."""

    subjects: Line
    three: Line
    when: Line
    why: Line


class QuestionsDraft(Frozen):
    """Questions to the reader in five forms."""

    notice: Line
    sure: Line
    last: Line
    what_if: Line
    how: Line


class SectionWordsDraft(Frozen):
    """Two headings, a question that opens the section and two instructions that close it."""

    what: Line
    why: Line
    question: Line
    step: Line
    other_step: Line
