"""The phrase bank: what the no-model writer says between the facts, read from `templates/offline/<language>/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from contentgen.errors import UserError
from contentgen.model import Frozen, Tone


class Toned(Frozen):
    """The same kind of phrase in three tones."""

    plain: tuple[str, ...] = Field(min_length=1)
    formal: tuple[str, ...] = Field(min_length=1)
    conversational: tuple[str, ...] = Field(min_length=1)

    def of(self, tone: Tone) -> tuple[str, ...]:
        """The phrases in this tone."""
        return {"plain": self.plain, "formal": self.formal, "conversational": self.conversational}[tone]


class Question(Frozen):
    """One question that a section can answer, with everything non-factual that may be said around the answer."""

    order: int
    label: str
    headings: tuple[str, ...] = Field(min_length=1)
    keyphrase_heading: str
    keywords: tuple[str, ...]
    lead: Toned
    consequence: Toned
    point: str
    next_step: str
    ask: str
    takeaway_label: str


class TableWords(Frozen):
    """Column heads and leads of the comparison table."""

    columns: tuple[str, str]
    pair_columns: tuple[str, str, str]
    lead: Toned
    pair_lead: Toned


class ChecklistWords(Frozen):
    """The sentence above the checklist."""

    lead: Toned


class ConclusionWords(Frozen):
    """How the last section names the finding that its step follows from."""

    finding: Toned


class LinkedInWords(Frozen):
    """What joins the facts of a LinkedIn post."""

    bridge: Toned
    pair_bridge: Toned
    step: Toned
    article: Toned
    audience: Toned


class ThreadWords(Frozen):
    """What joins the posts of a thread."""

    opening: Toned
    closing: Toned
    more: Toned


class ProfileWords(Frozen):
    """What is said around the words of the author's profile."""

    of_organisation: str
    unnamed: str
    offer: Toned


class PhraseBank(Frozen):
    """All phrases of one language."""

    questions: dict[str, Question]
    kinds: dict[str, Question]
    title: Toned
    description: Toned
    scope: Toned
    bridge: Toned
    audience: Toned
    short_note: Toned
    add: Toned
    contrast: Toned
    quote: Toned
    quote_again: Toned
    headings: dict[str, str]
    table: TableWords
    checklist: ChecklistWords
    conclusion: ConclusionWords
    linkedin: LinkedInWords
    thread: ThreadWords
    profile: ProfileWords

    def question(self, key: str) -> Question:
        """The question with this id, or the one for evidence of this kind (`kind:fact`)."""
        return self.kinds[key.removeprefix("kind:")] if key.startswith("kind:") else self.questions[key]

    def keywords(self) -> Mapping[str, tuple[str, ...]]:
        """Question id -> the words by which a topic asks for it (retrieval uses them)."""
        return {key: question.keywords for key, question in self.questions.items()}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path}: not valid TOML: {error}") from error


def load_bank(questions: Path, phrases: Path) -> PhraseBank:
    """The bank from its two files.

    Raises:
        UserError: a file is not TOML, or a phrase is missing, misspelt or of the wrong type; the key is named.

    """
    try:
        return PhraseBank.model_validate({"questions": _read(questions), **_read(phrases)})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UserError(f"{questions.parent}: {where}: {first['msg']}") from error
