"""`contentgen score`: the three scores of any text, with a reason for every point lost."""

from __future__ import annotations

import json as json_
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli.options import FailUnder, Json, examples, one_of
from contentgen.cli.output import say, say_json
from contentgen.cli.places import all_read, answered, bytes_of, data_of, decoded, opened
from contentgen.errors import GateError, UserError

if TYPE_CHECKING:
    from scoring import FileScores

EXAMPLES = examples(
    "contentgen score post.md",
    "contentgen score outputs/2026-11-23-ai-observability --json",
    'contentgen score post.md --channel linkedin --keyphrase "AI observability" --fail-under 20',
    "contentgen score --jsonl texts.jsonl --out scores.jsonl",
)
REPORT = "report.md"
READ = (".md", ".markdown", ".txt")

File = Annotated[
    str | None, typer.Argument(metavar="FILE|DIR|-", help="A text, a folder of texts, a run, or standard input.")
]
Jsonl = Annotated[str | None, typer.Option("--jsonl", metavar="IN", help="Score each JSON line of this file (or -).")]
Out = Annotated[str | None, typer.Option("--out", metavar="OUT", help="Where the JSON lines of --jsonl go.")]
Channel = Annotated[str | None, typer.Option("--channel", metavar="NAME", help="What the text is; guessed if absent.")]
Keyphrase = Annotated[str | None, typer.Option("--keyphrase", metavar="TEXT", help="What it shall be found by.")]


def score(
    file: File = None,
    jsonl: Jsonl = None,
    out: Out = None,
    channel: Channel = None,
    keyphrase: Keyphrase = None,
    fail_under: FailUnder = None,
    json: Json = False,
) -> None:
    """Score a text, a run or rows of texts.

    The scores are SEO, engagement and opportunity; every point lost names its line, rule and remedy.
    """
    if (file is None) == (jsonl is None):
        raise UserError("name one thing to score: a FILE, a folder or -; or --jsonl IN for JSON lines")
    if jsonl is not None:
        if channel or keyphrase or json:
            raise UserError("with --jsonl each row names its channel and keyphrase, and JSON is what comes out")
        score_lines(jsonl, out, fail_under)
        return
    if out is not None:
        raise UserError("--out belongs to --jsonl; to keep the scores of a file, write: --json > FILE")
    found = score_place(file or "-", channel, keyphrase)
    tell(found, as_json=json)
    gate([each.lowest for each in found], fail_under)


# --- texts -------------------------------------------------------------------------------------------------


def score_place(place: str, channel: str | None, keyphrase: str | None) -> list[FileScores]:
    """Score a file, standard input, a run's report, or every text right in a folder."""
    from scoring import CHANNELS, score_text

    one_of("channel", channel, CHANNELS)
    known: Any = channel
    return [score_text(text, channel=known, keyphrase=keyphrase, name=name) for name, text in texts_of(place)]


def texts_of(place: str) -> Iterator[tuple[str, str]]:
    """Read what stands at a place, each text with its name."""
    if place == "-":
        yield "-", decoded(sys.stdin.buffer.read(), "standard input")
        return
    path = Path(place)
    if not path.is_dir():
        yield place, _read(path)
        return
    paths = [path / REPORT] if (path / REPORT).is_file() else sorted(p for p in path.iterdir() if p.suffix in READ)
    if not paths:
        raise UserError(f"{place}: no text to score in this folder; read are {', '.join(READ)}")
    for each in paths:
        yield str(each), _read(each)


def tell(found: list[FileScores], *, as_json: bool) -> None:
    """Print the scores: of one file as one object, of several as a list under `files`."""
    from scoring.lint import render

    if as_json:
        values = [each.model_dump(mode="json") for each in found]
        say_json(values[0] if len(values) == 1 else {"files": values})
        return
    for each in found:
        say("\n".join(render(each)))


def gate(lowest: Iterable[float | None], fail_under: float | None) -> None:
    """Refuse if any score is below the gate, or a text has none."""
    if fail_under is None:
        return
    points = list(lowest)
    known = [value for value in points if value is not None]
    if len(known) < len(points):
        raise GateError(f"a text has no score, so --fail-under {fail_under:g} is not met")
    if known and min(known) < fail_under:
        raise GateError(f"the lowest score is {min(known):.1f}, below --fail-under {fail_under:g}")


# --- JSON lines --------------------------------------------------------------------------------------------


def score_lines(source: str, out: str | None, fail_under: float | None) -> None:
    """Score rows of JSON into rows of JSON; rows that cannot be read are answered with their error."""
    from scoring import score_rows

    failed: list[str] = []
    lowest: list[float | None] = []
    with opened(out) as target:
        for row in answered(data_of(source), score_rows):
            target.write(json_.dumps(row, ensure_ascii=False) + "\n")
            if "error" in row:
                failed.append(str(row["id"]))
            else:
                points = [row[name] for name in ("seo", "engagement", "opportunity") if row[name] is not None]
                lowest.append(min(points, default=None))
    all_read(failed, len(failed) + len(lowest))
    gate(lowest, fail_under)


def _read(path: Path) -> str:
    return decoded(bytes_of(path), str(path))
