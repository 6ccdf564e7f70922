"""What `python -m scoring` and `contentgen score` both do: the request as it was typed, answered."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from scoring.channel import CHANNELS, Channel
from scoring.configuration import (
    GATES,
    UNUSABLE,
    Configuration,
    find_configuration,
    read_configuration,
    unusable,
)
from scoring.errors import BadInputError
from scoring.files import TextFile, opened, reading, replace_content, texts_at
from scoring.finding import Finding, Severity
from scoring.fixing import difference, fix_text
from scoring.formats import FORMATS
from scoring.formats.text import printable
from scoring.jsonl import answer_lines, score_rows, unread
from scoring.lint import FileScores, score_text
from scoring.rulebook import RULES
from scoring.selection import Selection, read_prefixes
from scoring.suggest import did_you_mean

_WORST_LAST: tuple[Severity, ...] = ("info", "warning", "error", "blocker")


@dataclass(frozen=True)
class Request:
    """The options as they were typed; None or empty where one was not given."""

    files: tuple[str, ...] = ()
    jsonl: str | None = None
    out: str | None = None
    channel: str | None = None
    keyphrase: str | None = None
    format: str | None = None
    json: bool = False
    select: str | None = None
    ignore: str | None = None
    config: str | None = None
    fail_under: float | None = None
    fail_on: str | None = None
    fix: bool = False
    diff: bool = False
    no_switches: bool = False


def run(request: Request, folder: Path) -> tuple[str, ...]:
    """Answer a request on standard output; gives back what each gate that failed has to say.

    `folder` is where `contentgen.toml` is looked for. Raises BadInputError for what the user has to change.
    """
    _hold_together(request)
    settings = _settings(request, folder)
    try:
        return _answered(request, settings)
    except UNUSABLE as error:
        if isinstance(error, BadInputError) or settings.rules == RULES:
            raise
        raise BadInputError(unusable(settings.rules, error)) from error


def _answered(request: Request, settings: Configuration) -> tuple[str, ...]:
    if request.jsonl is not None:
        return _rows(request.jsonl, request.out, settings)
    texts = texts_at(request.files)
    scorer = partial(_scored, request, settings)
    if request.fix or request.diff:
        texts = [_fixed(each, scorer, write=request.fix) for each in texts]
    if request.diff:
        return ()
    scored = [scorer(each.reading.text, each) for each in texts]
    sys.stdout.write(FORMATS[_format(request)](scored, settings.rules) + "\n")
    findings = (finding for each in scored for section in each.sections for finding in section.findings)
    worst = sum(1 for finding in findings if _counts(finding.severity, settings.fail_on))
    return _gates(settings, [each.lowest for each in scored], worst)


# --- what was asked for ------------------------------------------------------------------------------------


def _hold_together(request: Request) -> None:
    if bool(request.files) == (request.jsonl is not None):
        raise BadInputError("name one thing to score: a FILE, a folder or -; or --jsonl IN for JSON lines")
    if request.jsonl is not None and (request.channel or request.keyphrase or request.json or request.format):
        raise BadInputError("with --jsonl each row names its channel and keyphrase, and JSON is what comes out")
    if request.jsonl is not None and (request.fix or request.diff or request.no_switches):
        raise BadInputError("--fix, --diff and --no-switches are for files; a row of --jsonl is taken as it stands")
    if request.jsonl is None and request.out is not None:
        raise BadInputError("--out belongs to --jsonl; to keep the scores of a file, write: --json > FILE")
    if request.fix and request.diff:
        raise BadInputError("--fix writes and --diff only shows; choose one")
    if request.fix and "-" in request.files:
        raise BadInputError("standard input cannot be mended in its place; use --diff, or name a file")
    if request.json and request.format not in (None, "json"):
        raise BadInputError(f"--json and --format {request.format} exclude each other")
    _one_of("channel", request.channel, CHANNELS)
    _one_of("format", request.format, FORMATS)
    _one_of("severity", request.fail_on, GATES)


def _one_of(kind: str, value: str | None, known: Iterable[str]) -> None:
    names = tuple(known)
    if value is not None and value not in names:
        raise BadInputError(f"unknown {kind} '{value}'; known: {', '.join(names)}{did_you_mean(value, names)}")


def _format(request: Request) -> str:
    return "json" if request.json else request.format or "text"


def _settings(request: Request, folder: Path) -> Configuration:
    """What the file says, under what was typed."""
    path = find_configuration(folder) if request.config is None else Path(request.config)
    settings = Configuration() if path is None else read_configuration(path)
    known = settings.rules.ids
    shown = settings.selection
    if request.select is not None:
        shown = replace(shown, select=read_prefixes(request.select.split(","), known, "--select"))
    if request.ignore is not None:
        shown = replace(shown, ignore=read_prefixes(request.ignore.split(","), known, "--ignore"))
    under = settings.fail_under if request.fail_under is None else request.fail_under
    if under is not None and not 0 <= under <= 100:
        raise BadInputError(f"--fail-under {under:g}: expected a number from 0 to 100")
    worst = settings.fail_on if request.fail_on is None else cast("Severity", request.fail_on)
    return Configuration(shown, under, worst, settings.rules)


# --- texts -------------------------------------------------------------------------------------------------


def _scored(request: Request, settings: Configuration, text: str, file: TextFile) -> FileScores:
    scored = score_text(
        text,
        channel=cast("Channel | None", request.channel),
        keyphrase=request.keyphrase,
        name=file.name,
        rules=settings.rules,
        selection=settings.selection,
        switches=not request.no_switches,
    )
    return _with_encoding(scored, file, settings.selection)


def _with_encoding(scored: FileScores, file: TextFile, shown: Selection) -> FileScores:
    """Say beside the findings of the text that its bytes were not the UTF-8 that they should be."""
    said = file.reading.said
    if not said or not scored.sections or not shown.shows("lint.encoding"):
        return scored
    finding = Finding(
        id="lint.encoding",
        severity="warning",
        kind="reader",
        line=file.reading.line,
        message=said,
        source="https://encoding.spec.whatwg.org/",
    )
    first, *others = scored.sections
    first = first.model_copy(update={"findings": (finding, *first.findings)})
    return scored.model_copy(update={"sections": (first, *others)})


def _fixed(file: TextFile, scorer: partial[FileScores], *, write: bool) -> TextFile:
    """Mend a file, or with `write` off print what would be changed; JSON and what is no UTF-8 stay as they are."""
    if file.reading.encoding != "utf-8":
        _note(f"{file.name}: not mended: {file.reading.said}")
        return file
    raw = file.data.decode("utf-8")
    before = raw.lstrip("\ufeff")
    fixed = fix_text(before, lambda text: scorer(text, file))
    if not write:
        shown = difference(before, fixed.text, file.name)
        sys.stdout.write(f"{shown}\n" if shown else "")
    elif fixed.count and file.path is not None:
        mark = raw[: len(raw) - len(before)]
        replace_content(file.path, (mark + fixed.text).encode("utf-8"))
        _note(f"{file.name}: {fixed.count} mended")
    text = fixed.text.replace("\r\n", "\n").replace("\r", "\n")
    return replace(file, reading=replace(file.reading, text=text))


def _note(text: str) -> None:
    sys.stderr.write(printable(" ".join(text.split())) + "\n")


# --- rows --------------------------------------------------------------------------------------------------


def _rows(source: str, out: str | None, settings: Configuration) -> tuple[str, ...]:
    """Answer rows as they come; only names of those that failed and the scores stay in memory."""
    failed: list[str] = []
    lowest: list[float | None] = []
    worst = 0
    with reading(None if source == "-" else Path(source)) as lines, opened(out) as target:
        scorer = partial(score_rows, rules=settings.rules, selection=settings.selection)
        for row in answer_lines(lines, scorer):
            target.write(json.dumps(row, ensure_ascii=False) + "\n")
            if "error" in row:
                failed.append(str(row["id"]))
                continue
            lowest.append(
                min((row[n] for n in ("seo", "engagement", "opportunity") if row[n] is not None), default=None)
            )
            worst += sum(1 for each in row["findings"] if _counts(each["severity"], settings.fail_on))
    said = unread(failed, len(failed) + len(lowest))
    return (*((said,) if said else ()), *_gates(settings, lowest, worst))


# --- gates -------------------------------------------------------------------------------------------------


def _gates(settings: Configuration, lowest: Sequence[float | None], worst: int) -> tuple[str, ...]:
    said = []
    under = settings.fail_under
    known = [value for value in lowest if value is not None]
    if under is not None and len(known) < len(lowest):
        said.append(f"a text has no score, so --fail-under {under:g} is not met")
    elif under is not None and known and min(known) < under:
        said.append(f"the lowest score is {min(known):.1f}, below --fail-under {under:g}")
    if worst:
        said.append(f"{worst} finding{'s' if worst > 1 else ''} of severity {settings.fail_on} or worse (--fail-on)")
    return tuple(said)


def _counts(severity: Severity, least: Severity | None) -> bool:
    return least is not None and _WORST_LAST.index(severity) >= _WORST_LAST.index(least)
