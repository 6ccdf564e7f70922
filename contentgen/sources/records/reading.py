"""Reads files of records: each record held to the form, each fault with its line, its field and the way out.

A file holds one record a line (JSON lines), one record alone, or a list of records. A record may also be a plain
CSL-JSON item with a list `notes` in it, as long as that list has the form of ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.sources.base import Limits
from contentgen.sources.records.form import CSL_TEXTS, Note, Record
from contentgen.sources.records.rules import Against, Wrong, breaches
from contentgen.sources.sieve import identities
from contentgen.sources.text import slug
from contentgen.suggest import did_you_mean

_OUTSIDE_CSL = ("notes", "verified_on", "reliability", "caveat", "theme", "tags")
_KEYS = {"id": "id", "doi": "csl.DOI", "arxiv": "csl.archive_location", "url": "csl.URL", "title": "csl.title"}


class Fault(Frozen):
    """What is wrong with a record: where, in which field, and what to do."""

    path: str
    line: int
    field: str
    what: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.what}; {self.way_out}"


class Placed(Frozen):
    """A record with the line on which it begins."""

    record: Record
    line: int


class Checked(Frozen):
    """What a file holds: the records that keep to the form, and the faults of the others."""

    path: str
    records: tuple[Placed, ...] = ()
    faults: tuple[Fault, ...] = ()


class Item(NamedTuple):
    """One JSON value of a file and the line on which it begins; `fault` where it is none."""

    line: int
    value: Any = None
    fault: str = ""


def read_text(path: Path, limits: Limits | None = None) -> str:
    """A file of records as text.

    Raises:
        UserError: it cannot be read as such.

    """
    most = (limits or Limits()).max_bytes
    try:
        if path.is_file() and path.stat().st_size > most:
            raise UserError(f"{path}: more than the {most / 1e6:,.0f} MB that are read; split it")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise UserError(f"{path}: cannot be read: {fault.strerror}; give a file of records") from fault
    except UnicodeDecodeError as fault:
        raise UserError(f"{path}: not UTF-8 (byte {fault.start + 1}); save it as UTF-8") from fault


def checked(text: str, path: str, against: Against) -> Checked:
    """Hold every record of a file's text to the form, and the records to one another."""
    formed = [(item, *_formed(item)) for item in items(text)]
    if against.notes is not None:
        here = {note.id for _, record, _ in formed if record for note in record.complete().notes}
        against = against.model_copy(update={"notes": against.notes | here})
    found, faults = [], []
    for item, record, misformed in formed:
        wrong = _in_fields_of(item, breaches(record, against)) if record else misformed
        faults += [Fault(path=path, line=item.line, field=w.field, what=w.what, way_out=w.way_out) for w in wrong]
        found += [Placed(record=record.complete(), line=item.line)] if record and not wrong else []
    if not formed:
        faults.append(Fault(path=path, line=1, field="file", what="holds no record", way_out="write one record a line"))
    once, twice = _distinct(found, path)
    return Checked(path=path, records=once, faults=tuple(sorted((*faults, *twice), key=lambda fault: fault.line)))


def keys_of(record: Record) -> frozenset[str]:
    """By what a record is known again: its id and what makes it one work with another (DOI, arXiv, address, title)."""
    work = identities(record.source(adapter="", place="", licence="", today=date.min))
    return work | {f"id:{record.id}"}


def field_of(keys: Iterable[str]) -> str:
    """The field in which a key stands; of several the one that says most."""
    kinds = {key.partition(":")[0] for key in keys}
    return next(field for kind, field in _KEYS.items() if kind in kinds)


# --- the values of a file ----------------------------------------------------------------------------------


def items(text: str) -> Iterator[Item]:
    """The values of a file: of a list its members, of an object itself, else one value a line."""
    whole = text.lstrip()
    if whole.startswith("["):
        yield from _members(text)
        return
    try:
        value = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        yield from _lines(text)
    else:
        yield Item(1 + text[: len(text) - len(whole)].count("\n"), value)


def _lines(text: str) -> Iterator[Item]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield Item(number, json.loads(line, parse_constant=_no_number))
            except (ValueError, RecursionError) as fault:
                yield Item(number, fault=_told(fault))


def _members(text: str) -> Iterator[Item]:
    """The members of a list, each with its line; one fault where the list is no JSON."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    place = _past_space(text, text.index("[") + 1)
    while place < len(text) and text[place] != "]":
        line = text.count("\n", 0, place) + 1
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as fault:
            yield Item(line, fault=_told(fault))
            return
        yield Item(line, value)
        place = _past_space(text, place)
        if text[place : place + 1] == ",":
            place = _past_space(text, place + 1)
        elif text[place : place + 1] != "]":
            yield Item(text.count("\n", 0, place) + 1, fault="a comma or ] is missing")
            return
    if _past_space(text, place + 1) < len(text):
        yield Item(text.count("\n", 0, place) + 1, fault="more follows the end of the list")


def _past_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _told(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"{fault.msg[:1].lower()}{fault.msg[1:]} (column {fault.colno})"
    return "nested too deeply" if isinstance(fault, RecursionError) else str(fault)[:160]


# --- one record --------------------------------------------------------------------------------------------


def _formed(item: Item) -> tuple[Record | None, tuple[Wrong, ...]]:
    """The record of a value as far as its fields go, or what keeps it from being one."""
    if item.fault or not isinstance(item.value, dict):
        what = f"is no JSON: {item.fault}" if item.fault else "is no object"
        return None, (Wrong("record", what, "write one record a line, from { to }"),)
    try:
        value = _of_item(item.value) if _is_plain(item) else item.value
        return Record.model_validate_json(json.dumps(value)), ()
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_context=False)
        # a list of which no member holds is told as empty as well
        told = [each for each in errors if each["type"] != "too_short" or not each["input"]]
        return None, _in_fields_of(item, tuple(map(_worded, told)))


def _is_plain(item: Item) -> bool:
    """Whether a value is a CSL-JSON item and not a record of ours."""
    return isinstance(item.value, dict) and "csl" not in item.value and "title" in item.value


def id_in(value: Any) -> str:
    """The id that a value of a file has, or gets where it is a plain CSL-JSON item."""
    named = _of_item(value) if isinstance(value, dict) and "csl" not in value and "title" in value else value
    return str(named.get("id", "")) if isinstance(named, dict) else ""


def _of_item(item: dict[str, Any]) -> dict[str, Any]:
    """A CSL-JSON item with `notes` as a record; what no citation here shows (abstract, keywords) is passed over."""
    csl = {name: str(item[name]) for name in CSL_TEXTS if isinstance(item.get(name), str | int)}
    csl |= {name: item[name] for name in ("type", "author", "editor") if item.get(name)}
    if issued := item.get("issued"):
        csl["issued"] = _as_numbers(issued)
    key = item.get("citation-key") or item.get("id") or item["title"]
    return {
        "id": slug(str(key))[:80].strip("-"),
        "csl": csl,
        **{name: item[name] for name in _OUTSIDE_CSL if name in item},
    }


def _as_numbers(issued: Any) -> Any:
    """A date as Zotero writes it, with digits in quotation marks, as one with numbers."""
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if not isinstance(parts, list) or not all(isinstance(each, list) for each in parts):
        return issued
    return {"date-parts": [[int(part) if str(part).isdigit() else part for part in each] for each in parts]}


def _in_fields_of(item: Item, found: Sequence[Wrong]) -> tuple[Wrong, ...]:
    """The faults by the fields that stand in the file: a plain item has no `csl`."""
    plain = _is_plain(item)
    return tuple(wrong._replace(field=wrong.field.removeprefix("csl.")) if plain else wrong for wrong in found)


def _worded(error: ErrorDetails) -> Wrong:
    """A fault that pydantic found, in our words, with what the field is for."""
    field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error["loc"]).lstrip(".")
    names = [part for part in error["loc"] if isinstance(part, str)] or [""]
    fields = Note.model_fields if names[0] == "notes" and len(names) > 1 else Record.model_fields
    if error["type"] == "extra_forbidden":
        return Wrong(field, "is no field of a record", f"remove it{did_you_mean(names[-1], fields)}")
    known = fields.get(names[1] if fields is Note.model_fields else names[0])
    way_out = f"write {known.description}" if known and known.description else "see FORM.md of the library"
    missing = error["type"] == "missing" or (error["type"].endswith("too_short") and not error["input"])
    return Wrong(
        field or "record",
        "is missing" if missing else f"is not right: {error['msg'][:1].lower()}{error['msg'][1:]}",
        way_out,
    )


def _distinct(found: Sequence[Placed], path: str) -> tuple[tuple[Placed, ...], tuple[Fault, ...]]:
    """The records that are in a file for the first time, and a fault for each that is there again."""
    once: list[Placed] = []
    faults = []
    known: dict[str, Placed] = {}
    for each in found:
        keys = keys_of(each.record)
        if both := keys & known.keys():
            twin = known[min(both)]
            field = field_of(keys & keys_of(twin.record))
            what = f"{each.record.id} is {twin.record.id} of line {twin.line} once more"
            faults.append(Fault(path=path, line=each.line, field=field, what=what, way_out="keep one of them"))
            continue
        once.append(each)
        known |= dict.fromkeys(keys, each)
    return tuple(once), tuple(faults)
