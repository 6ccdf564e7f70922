"""The phrase bank: what the no-model writer says between the facts, read from `templates/offline/<language>/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from contentgen.errors import UserError
from contentgen.model import EvidenceKind, Frozen, Tone
from contentgen.profile import read_toml
from contentgen.writers.offline.patterns import Pattern, PatternName
from contentgen.writers.offline.slots import wrong_slots

HEADINGS = (
    "takeaways",
    "figures",
    "terms",
    "pairs",
    "checklist",
    "checklist_plain",
    "conclusion",
    "conclusion_plain",
    "references",
)


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
    """Column heads and leads of the tables: findings in tension, figures of one measure, terms."""

    pair_columns: tuple[str, str, str]
    pair_lead: Toned
    figures_columns: tuple[str, str]
    figures_lead: Toned
    terms_columns: tuple[str, str]
    terms_lead: Toned


class ChecklistWords(Frozen):
    """The sentence above the checklist."""

    lead: Toned


class LinkedInWords(Frozen):
    """What joins the facts of a LinkedIn post."""

    bridge: Toned
    of_documents: Toned
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


class BroughtWords(Frozen):
    """What is said around what the author brings; a language without these words cannot say it."""

    view: str
    against: str
    description: str
    bridge: str
    more: str
    article: str
    opening: str


class PhraseBank(Frozen):
    """All phrases of one language."""

    questions: dict[str, Question]
    kinds: dict[str, Question]
    patterns: dict[PatternName, Pattern]
    title: Toned
    description: Toned
    bridge: Toned
    asking: Toned
    audience: Toned
    short_note: Toned
    add: Toned
    contrast: Toned
    quote: Toned
    quote_again: Toned
    headings: dict[str, str]
    clause_openers: tuple[str, ...]
    table: TableWords
    checklist: ChecklistWords
    linkedin: LinkedInWords
    thread: ThreadWords
    profile: ProfileWords
    brought_words: BroughtWords | None = Field(default=None, alias="brought")

    @property
    def brought(self) -> BroughtWords:
        """The words around what the author brings.

        Raises:
            UserError: this language has none.

        """
        if self.brought_words is None:
            raise UserError(
                "the phrases of this language have no table [brought], which --thesis and --from need; add it"
            )
        return self.brought_words

    @field_validator("headings")
    @classmethod
    def _all_headings(cls, headings: dict[str, str]) -> dict[str, str]:
        return _holding(HEADINGS, headings)

    @field_validator("kinds")
    @classmethod
    def _all_kinds(cls, kinds: dict[str, Question]) -> dict[str, Question]:
        return _holding(get_args(EvidenceKind), kinds)

    @field_validator("patterns")
    @classmethod
    def _all_patterns(cls, patterns: dict[PatternName, Pattern]) -> dict[PatternName, Pattern]:
        _holding(get_args(PatternName), dict(patterns))
        return patterns

    def question(self, key: str) -> Question:
        """The question with this id, or the one for evidence of this kind (`kind:fact`)."""
        return self.kinds[key.removeprefix("kind:")] if key.startswith("kind:") else self.questions[key]

    def keywords(self) -> Mapping[str, tuple[str, ...]]:
        """Question id -> the words by which a topic asks for it (retrieval uses them)."""
        return {key: question.keywords for key, question in self.questions.items()}


def load_bank(questions: Path, phrases: Path, patterns: Path) -> PhraseBank:
    """The bank from its three files.

    Raises:
        UserError: a file is not TOML, a phrase is missing, misspelt or of the wrong type, or it has a slot that its
            place cannot fill; file and key are named.

    """
    try:
        tables = {"questions": read_toml(questions), "patterns": read_toml(patterns), **read_toml(phrases)}
        bank = PhraseBank.model_validate(tables)
    except ValidationError as error:
        first = error.errors()[0]
        raise UserError(f"{_where(first['loc'], questions, phrases, patterns)}: {first['msg']}") from error
    for place, wrong in wrong_slots(bank.model_dump(by_alias=True)):
        raise UserError(f"{_where(place, questions, phrases, patterns)}: {wrong}")
    return bank


def _holding(names: Iterable[str], table: dict[Any, Any]) -> dict[str, Any]:
    """Give back a table that holds all these names."""
    if missing := [name for name in names if name not in table]:
        raise PydanticCustomError("missing", f"missing: {', '.join(missing)}")
    return table


def _where(place: tuple[int | str, ...], questions: Path, phrases: Path, patterns: Path) -> str:
    """The file of a phrase and its key in that file."""
    own = {"questions": questions, "patterns": patterns}.get(str(place[0]))
    file, keys = (own, place[1:]) if own else (phrases, place)
    return f"{file}: {'.'.join(str(key) for key in keys)}"
