"""The author's profile from TOML: read whole, refused where a placeholder was left standing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationError

from contentgen.addresses import NO_SECRET, ONLY_WEB, is_foreign, on_the_web, tells_a_secret, without_secrets
from contentgen.errors import UserError
from contentgen.model import Profile
from contentgen.suggest import did_you_mean

_ABOUT_ADDRESSES = ("address", "secret", "server")
_PLACEHOLDERS = (
    re.compile(r"(your|my) [\w-]+( [\w-]+)?", re.IGNORECASE),
    re.compile(r"todo|tbd|fixme|changeme|change me|xxx+|placeholder|lorem ipsum.*", re.IGNORECASE),
    re.compile(r".*\b(TODO|TBD|FIXME)\b.*", re.DOTALL),
    re.compile(r".*\bexample\.(com|org|net)\b.*", re.IGNORECASE | re.DOTALL),
    re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{\{.*\}\}", re.DOTALL),
)


def read_profile(path: Path) -> Profile:
    """Read the profile in a TOML file, either as the whole file or as its ``[profile]`` table."""
    table = read_toml(path)
    return checked_profile(table.get("profile", table), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file as a dictionary; what is wrong with it names the file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except OSError as error:
        raise UserError(f"{path}: cannot be read: {error.strerror}; check the path and its permissions") from error


def checked_profile(table: object, place: str) -> Profile:
    """Make a profile from its table; unknown keys, wrong types and placeholders are named."""
    try:
        profile = Profile.model_validate(table)
    except ValidationError as error:
        raise UserError(first_problem(error, place, "profile", tuple(Profile.model_fields))) from error
    for key, value in _texts(profile.model_dump(), "profile"):
        if any(pattern.fullmatch(value.strip()) for pattern in _PLACEHOLDERS):
            raise UserError(f"{place}: {key}: {value!r} is a placeholder; write the real value or remove the key")
    for key, value in _addresses(profile):
        if is_foreign(value):
            raise UserError(f"{place}: profile.{key}: {ONLY_WEB}, found {without_secrets(value)!r}")
        if tells_a_secret(value):
            raise UserError(f"{place}: profile.{key}: {NO_SECRET}")
    return profile


def _addresses(profile: Profile) -> tuple[tuple[str, str], ...]:
    return (("site", profile.site), *((f"links[{number}]", link) for number, link in enumerate(profile.links)))


def _on_the_web(profile: Profile) -> Profile:
    for _, address in _addresses(profile):
        on_the_web(address)
    return profile


WebProfile = Annotated[Profile, AfterValidator(_on_the_web)]


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{key}.{name}")
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{key}[{number}]")


def first_problem(error: ValidationError, place: str, table: str, known: tuple[str, ...]) -> str:
    """Put into one line, with its place, the first of the problems that pydantic found."""
    first = error.errors(include_url=False)[0]
    keys = [str(part) for part in first["loc"]]
    where = ": ".join(part for part in (place, ".".join([table, *keys] if table else keys[1:])) if part)
    if first["type"] == "extra_forbidden":
        return f"{where}: unknown key{did_you_mean(keys[-1], known)}"
    message = first["msg"][0].lower() + first["msg"][1:]
    found = without_secrets(str(first["input"])) if first["type"] in _ABOUT_ADDRESSES else first["input"]
    return f"{where}: {message}, found {found!r}"
