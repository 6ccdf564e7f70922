"""The variables of the prompts for a small model."""

from __future__ import annotations

from contentgen.model import Frozen


class NotesVariables(Frozen):
    """`voice-title.md.j2` and `voice-questions.md.j2`."""

    keyphrase: str
    language: str
    notes: tuple[str, ...]
    characters: int
    words: int


class SectionNotesVariables(NotesVariables):
    """`voice-section.md.j2`."""

    heading: str
