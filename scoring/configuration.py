"""The `[score]` table of `contentgen.toml`: what is shown, what the gates are, and other numbers for the assessments."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, cast, get_type_hints

from pydantic import TypeAdapter, ValidationError

from scoring.assessment import Assessment
from scoring.errors import BadInputError
from scoring.finding import Severity
from scoring.rulebook import RULES, Rules
from scoring.selection import EVERYTHING, Selection, read_prefixes
from scoring.suggest import did_you_mean

FILE_NAME = "contentgen.toml"
TABLE = "score"
KEYS = ("select", "ignore", "fail_under", "fail_on", "rules")
GATES: tuple[Severity, ...] = ("warning", "error", "blocker")
#: what a rule fails with when a number leaves it nothing to divide by or to point at
UNUSABLE = (ArithmeticError, LookupError, ValueError)
_IDENTITY = frozenset({"id", "kind", "channels", "source"})
_BOUNDS = {"weight": (0.0, math.inf), "cap": (0.0, 100.0)}
_BOUNDS_SAID = {(0.0, math.inf): " of 0 or more", (0.0, 100.0): " from 0 to 100"}


@dataclass(frozen=True)
class Configuration:
    """How a text is to be scored and shown, whatever that was asked by."""

    selection: Selection = EVERYTHING
    fail_under: float | None = None
    fail_on: Severity | None = None
    rules: Rules = RULES


def find_configuration(folder: Path) -> Path | None:
    """The nearest `contentgen.toml`: in the folder, or in one above it."""
    here = folder.absolute()
    return next((place / FILE_NAME for place in (here, *here.parents) if (place / FILE_NAME).is_file()), None)


def read_configuration(path: Path) -> Configuration:
    """Read the `[score]` table of a file; a file without one changes nothing.

    Raises BadInputError, which names the file, the key and what may have been meant.
    """
    try:
        written = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}; check the path") from error
    except ValueError as error:  # no TOML, or no UTF-8
        raise BadInputError(f"{path}: not TOML: {error}") from error
    return configuration_of(written.get(TABLE, {}), str(path))


def configuration_of(table: object, origin: str) -> Configuration:
    """Hold a table to what can be set; `origin` is the file that messages name.

    >>> configuration_of({"fail_under": 60}, "contentgen.toml").fail_under
    60.0
    """
    if not isinstance(table, dict):
        raise BadInputError(f"{origin}: {TABLE}: expected a table [{TABLE}], found {table!r}")
    for key in table:
        if key not in KEYS:
            raise BadInputError(f"{origin}: {TABLE}: unknown key '{key}'{did_you_mean(key, KEYS)}")
    return Configuration(
        Selection(_prefixes(table, "select", origin), _prefixes(table, "ignore", origin)),
        _fail_under(table.get("fail_under"), f"{origin}: {TABLE}.fail_under"),
        _fail_on(table.get("fail_on"), f"{origin}: {TABLE}.fail_on"),
        _rules(table.get("rules", {}), f"{origin}: {TABLE}.rules"),
    )


def _prefixes(table: Mapping[str, object], key: str, origin: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadInputError(f'{origin}: {TABLE}.{key}: expected a list of ids such as ["seo.slug"], found {value!r}')
    return read_prefixes(value, RULES.ids, f"{origin}: {TABLE}.{key}")


def _fail_under(value: object, where: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise BadInputError(f"{where}: expected a number from 0 to 100, found {value!r}")
    return float(value)


def _fail_on(value: object, where: str) -> Severity | None:
    if value is None:
        return None
    if value in GATES:
        return value
    raise BadInputError(f"{where}: expected one of {', '.join(GATES)}, found {value!r}")


def unusable(rules: Rules, error: Exception) -> str:
    """Say that a rule cannot judge with the numbers that were set, such as a threshold of nought to divide by."""
    ours = RULES.by_id
    names = ", ".join(name for name, rule in rules.by_id.items() if rule != ours[name])
    return f"{TABLE}.rules: a number set for {names} cannot be used: {error}; try another one"


# --- numbers of assessments --------------------------------------------------------------------------------


def _rules(table: object, where: str) -> Rules:
    if not isinstance(table, dict):
        raise BadInputError(f'{where}: expected tables such as [{TABLE}.rules."seo.slug"], found {table!r}')
    known = RULES.by_id
    for name, numbers in table.items():
        if name not in known:
            raise BadInputError(f"{where}: no rule '{name}'{_unquoted(name, known) or did_you_mean(name, known)}")
        if not isinstance(numbers, dict):
            raise BadInputError(f'{where}."{name}": expected a table of numbers, found {numbers!r}')
    return RULES.changed(lambda rule: _with(rule, table[rule.id], where) if rule.id in table else rule)


def _unquoted(name: str, known: Iterable[str]) -> str:
    """Say how an id is written where its point was read as a table within a table."""
    example = next((each for each in known if each.startswith(f"{name}.")), "")
    return f'; an id stands in quotes: [{TABLE}.rules."{example}"]' if example else ""


def _with(rule: Assessment, numbers: Mapping[str, object], where: str) -> Assessment:
    made: Any = rule
    known = [each.name for each in fields(made) if each.name not in _IDENTITY]
    if rule.weight == 0:
        known.remove("weight")  # a limit has a cap, a note has nothing: neither is part of a mean
    hints = get_type_hints(type(rule))
    changed = {}
    for key, value in numbers.items():
        here = f'{where}."{rule.id}"'
        if key not in known:
            named = did_you_mean(key, known) or f"; it has {', '.join(known) or 'none'}"
            raise BadInputError(f"{here}: unknown number '{key}'{named}")
        changed[key] = _value(value, hints[key], f"{here}.{key}")
    return cast("Assessment", replace(made, **changed))


def _value(value: object, kind: Any, where: str) -> object:
    """Take a value of the kind that the field has: finite numbers, weights of 0 or more, caps to 100, expressions."""
    try:
        taken: object = TypeAdapter(kind).validate_json(json.dumps(value, default=str), strict=True)
        if isinstance(taken, str):
            re.compile(taken)
    except ValidationError as error:
        raise BadInputError(f"{where}: {error.errors()[0]['msg'].lower()}, found {value!r}") from error
    except re.error as error:
        raise BadInputError(f"{where}: no regular expression: {error}") from error
    least, most = _BOUNDS.get(where.rpartition(".")[2], (-math.inf, math.inf))
    for number in taken if isinstance(taken, tuple) else (taken,):
        if isinstance(number, int | float) and not (math.isfinite(number) and least <= number <= most):
            raise BadInputError(
                f"{where}: expected a finite number{_BOUNDS_SAID.get((least, most), '')}, found {value!r}"
            )
    return taken
