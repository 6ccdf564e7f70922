"""What the form asks of a record beyond its fields: each rule names a field, what is wrong in it and the way out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from contentgen.model import Frozen
from contentgen.sources.fields import MOST_CHARACTERS, MOST_URL_CHARACTERS, plain_field
from contentgen.sources.metadata import CSL_TYPES, is_address
from contentgen.sources.records.form import CSL_FIELDS, CSL_NAMES, CSL_TEXTS, URL_STATUS, WEAK_LEVELS, Record
from contentgen.sources.screen import Screen
from contentgen.suggest import did_you_mean

_NUMBER = re.compile(r"(?<![A-Za-z\d])(?<![A-Za-z]-)\d+(?:[.,]\d+)*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_NAME_PARTS = frozenset({"family", "given", "literal", "non-dropping-particle", "suffix"})
_FORMS = ("statement", "attributed", "short", "advice")
_SCREEN = Screen()


class Wrong(NamedTuple):
    """One breach of the form."""

    field: str
    what: str
    way_out: str


class Bounds(Frozen):
    """How long the parts of a record may be."""

    statement_words: int = 42
    short_characters: int = 115
    note_characters: int = 1_000


class Against(Frozen):
    """What a record is held against.

    `questions` and `notes` are the questions and the ids of notes that may be named, the record's own aside; where one
    is `None`, such names are not looked at.
    """

    today: date
    questions: frozenset[str] | None = None
    notes: frozenset[str] | None = None
    bounds: Bounds = Bounds()


def breaches(record: Record, against: Against) -> tuple[Wrong, ...]:
    """Everything in a record that the form does not allow."""
    return tuple(wrong for rule in RULES for wrong in rule(record, against))


# --- the work ----------------------------------------------------------------------------------------------


def _known_fields(record: Record, _: Against) -> Iterator[Wrong]:
    for name in sorted(record.csl.keys() - CSL_FIELDS):
        yield Wrong(f"csl.{name}", "is not read here", f"remove it{did_you_mean(name, CSL_FIELDS)}")
    if record.csl.get("id", record.id) != record.id:
        yield Wrong("csl.id", f"is another than the record's, {record.id}", "leave it out or make them one")
    if str(record.csl.get("type")) not in CSL_TYPES:
        hint = did_you_mean(str(record.csl.get("type")), CSL_TYPES)
        yield Wrong("csl.type", "is no type of CSL", f"write for instance article-journal, report or webpage{hint}")
    if not record.csl.get("title"):
        yield Wrong("csl.title", "is missing", "write the work's title")


def _texts(record: Record, _: Against) -> Iterator[Wrong]:
    for name in sorted(CSL_TEXTS & record.csl.keys()):
        value, most = record.csl[name], MOST_URL_CHARACTERS if name == "URL" else MOST_CHARACTERS
        if not isinstance(value, str):
            yield Wrong(f"csl.{name}", "is no text", "put it in quotation marks")
        elif plain_field(value) != value:
            yield Wrong(f"csl.{name}", "holds markup, spaces too many or control characters", "write it as plain text")
        elif len(value) > most:
            yield Wrong(f"csl.{name}", f"has {len(value)} characters", f"write at most {most}")


def _people(record: Record, _: Against) -> Iterator[Wrong]:
    for role in sorted(CSL_NAMES & record.csl.keys()):
        people = record.csl[role]
        way_out = 'write [{"family": "Byron", "given": "Ada"}] for people, [{"literal": "ACME"}] for an organisation'
        if not isinstance(people, list) or not people:
            yield Wrong(f"csl.{role}", "is no list of names", way_out)
            continue
        for number, person in enumerate(people):
            if not _is_name(person):
                yield Wrong(f"csl.{role}[{number}]", "is no name", way_out)


def _is_name(person: object) -> bool:
    if not isinstance(person, dict) or not person.keys() <= _NAME_PARTS:
        return False
    texts = all(isinstance(part, str) and part and plain_field(part) == part for part in person.values())
    return texts and (person.keys() == {"literal"} or ("family" in person and "literal" not in person))


def _issued(record: Record, against: Against) -> Iterator[Wrong]:
    if "issued" not in record.csl:
        return
    way_out = 'write {"date-parts": [[2026, 11, 23]]}, with the year alone or year and month where no more is known'
    issued = record.csl["issued"]
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list) else []
    try:
        if len(issued) != 1 or not 1 <= len(first) <= 3 or not all(type(part) is int for part in first):
            yield Wrong("csl.issued", "is no date", way_out)
        elif date(*[*first, 1, 1][:3]).year > against.today.year + 1:
            yield Wrong("csl.issued", f"lies in the future ({first[0]})", way_out)
    except (TypeError, ValueError, OverflowError):
        yield Wrong("csl.issued", "is no day of the calendar", way_out)


def _identifiers(record: Record, _: Against) -> Iterator[Wrong]:
    csl = {name: value for name, value in record.csl.items() if isinstance(value, str)}
    if "URL" in csl and not is_address(csl["URL"]):
        yield Wrong("csl.URL", "is no public web address", "write it whole, for instance https://example.org/page")
    if "DOI" in csl and not _DOI.fullmatch(csl["DOI"]):
        yield Wrong("csl.DOI", "is no DOI", "write it from the 10. on, for instance 10.1000/182, and no address")
    if ("archive" in csl) != ("archive_location" in csl):
        lacking = "archive" if "archive_location" in csl else "archive_location"
        yield Wrong(f"csl.{lacking}", "is missing", 'write both, for instance "arXiv" and "2307.09009", or neither')
    if csl.get("archive", "").lower() == "arxiv":
        if csl["archive"] != "arXiv":
            yield Wrong("csl.archive", f"is spelt '{csl['archive']}'", "write arXiv")
        if not _ARXIV.fullmatch(csl.get("archive_location", "2307.09009")):
            yield Wrong("csl.archive_location", "is no arXiv number", "write for instance 2307.09009")


def _custom(record: Record, _: Against) -> Iterator[Wrong]:
    custom = record.csl.get("custom", {})
    if not isinstance(custom, dict):
        yield Wrong("csl.custom", "is no object", "remove it")
        return
    for name in sorted(custom.keys() - {"url_status", "authors_truncated"}):
        yield Wrong(f"csl.custom.{name}", "is not read here", "remove it; known are url_status and authors_truncated")
    if custom.get("url_status", "seen") not in URL_STATUS:
        yield Wrong("csl.custom.url_status", "is not known", f"write one of {', '.join(URL_STATUS)}")
    if not isinstance(custom.get("authors_truncated", True), bool):
        yield Wrong("csl.custom.authors_truncated", "is neither true nor false", "write true if names are missing")


# --- how it was verified -----------------------------------------------------------------------------------


def _verified(record: Record, against: Against) -> Iterator[Wrong]:
    if record.verified_on and record.verified_on > against.today:
        yield Wrong("verified_on", f"lies in the future ({record.verified_on})", "write the day of the verification")
    if record.verified_on and not record.reliability:
        yield Wrong("reliability", "is missing beside verified_on", "write what was read, for instance official-docs")
    if record.reliability and not record.verified_on:
        yield Wrong("verified_on", "is missing beside reliability", "write the day of the verification as YYYY-MM-DD")
    if record.verified and record.caveat is None:
        yield Wrong("caveat", "is missing", 'write what must be known before the record is used, or "" for nothing')
    for number, note in enumerate(record.notes):
        if record.reliability in WEAK_LEVELS and not note.second_hand:
            what = f"is not true, and {record.reliability} is what others say of the source"
            yield Wrong(f"notes[{number}].second_hand", what, "write true")


# --- the notes ---------------------------------------------------------------------------------------------


def _ids(record: Record, against: Against) -> Iterator[Wrong]:
    notes = record.complete().notes
    counts = Counter(note.id for note in notes)
    known = None if against.notes is None else against.notes | counts.keys()
    for number, note in enumerate(notes):
        if not note.id.startswith(f"{record.id}/") or not re.fullmatch(
            r"[A-Za-z0-9_.-]+", note.id[len(record.id) + 1 :]
        ):
            yield Wrong(f"notes[{number}].id", f"is '{note.id}'", f"write {record.id}/ and a name, or leave it out")
        elif counts[note.id] > 1:
            yield Wrong(f"notes[{number}].id", f"'{note.id}' stands twice", "give each note an id of its own, or none")
        for other in note.contrasts:
            if other == note.id or (known is not None and other not in known):
                what = "names the note itself" if other == note.id else f"names '{other}', which is no note"
                yield Wrong(
                    f"notes[{number}].contrasts", what, "name the ids of other notes, as library show lists them"
                )
        if against.questions is not None and note.question and note.question not in against.questions:
            hint = did_you_mean(note.question, against.questions)
            what = f"'{note.question}' is not known"
            way_out = f"leave it out or name a table of templates/offline/en/questions.toml{hint}"
            yield Wrong(f"notes[{number}].question", what, way_out)


def _sentences(record: Record, against: Against) -> Iterator[Wrong]:
    bounds = against.bounds
    for number, note in enumerate(record.notes):
        said, name = note.statement or note.text, f"notes[{number}].statement"
        count, mark = len(said.split()), "" if note.statement else "is missing, and the text "
        if count > bounds.statement_words:
            way_out = f"write one sentence of at most {bounds.statement_words} words"
            yield Wrong(name, f"{mark}has {count} words", way_out)
        if not said.endswith("."):
            yield Wrong(name, f"{mark}does not end with a full stop", "write one whole sentence")
        if len(note.short) > bounds.short_characters or note.short.endswith("."):
            way_out = f"write a clause of at most {bounds.short_characters} characters without a full stop"
            yield Wrong(f"notes[{number}].short", "is no short clause", way_out)
        for field, value in _note_texts(note.model_dump()):
            if len(value) > bounds.note_characters:
                way_out = f"write at most {bounds.note_characters}, or several notes"
                yield Wrong(f"notes[{number}].{field}", f"has {len(value):,} characters", way_out)


def _note_texts(note: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in note.items() if isinstance(value, str))


def _own_numbers(record: Record, _: Against) -> Iterator[Wrong]:
    """A form of a note says nothing that the note does not: least of all a number."""
    work = f"{record.caveat or ''} {json.dumps(record.csl, ensure_ascii=False)}"
    for number, note in enumerate(record.notes):
        known = set(_NUMBER.findall(f"{note.text} {note.locator} {work}"))
        for form in _FORMS:
            new = [each for each in _NUMBER.findall(getattr(note, form)) if each not in known]
            if new:
                what = f"holds {', '.join(new)}, which the note's text does not"
                yield Wrong(
                    f"notes[{number}].{form}", what, "put it into the text if the source says it, or take it out"
                )


# --- every text --------------------------------------------------------------------------------------------


def _plain(record: Record, _: Against) -> Iterator[Wrong]:
    for field, text in _all_texts(record.model_dump(mode="json")):
        if field.startswith("csl."):
            continue
        if not text.isprintable() and any(unicodedata.category(char) in ("Cc", "Cf") for char in text):
            yield Wrong(field, "holds a line break or an invisible character", "write it in one line")
        elif text != " ".join(text.split()):
            yield Wrong(field, "holds spaces too many", "put one space between words and none around them")


def _instructions(record: Record, _: Against) -> Iterator[Wrong]:
    for field, text in _all_texts(record.model_dump(mode="json")):
        if why := _SCREEN.instruction(text):
            what = f"looks like an instruction to a model ({why})"
            yield Wrong(field, what, "say in other words what the source says; such a text is never evidence")


def _all_texts(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with its place in it, keys of objects aside."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _all_texts(part, f"{field}.{name}" if field else str(name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _all_texts(part, f"{field}[{number}]")


RULES: tuple[Callable[[Record, Against], Iterator[Wrong]], ...] = (
    _known_fields, _texts, _people, _issued, _identifiers, _custom, _verified, _ids, _sentences, _own_numbers, _plain,
    _instructions,
)  # fmt: skip
