"""`python -m scoring FILE`: score texts and print their findings; exit 0 fine, 1 a gate failed, 2 bad input."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

OK, GATE, USAGE, NO_READER = 0, 1, 2, 141

EXAMPLES = """examples:
  python -m scoring post.md --keyphrase "rust async" --fail-under 20
  python -m scoring post.md notes --select seo,limit --format github
  python -m scoring post.md --fix
  python -m scoring --jsonl texts.jsonl --out scores.jsonl"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = vars(_parser().parse_args(arguments))
    from scoring.command import Request, run
    from scoring.errors import BadInputError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        failed = run(Request(**{**options, "files": tuple(options["files"])}), Path.cwd())
        sys.stdout.flush()
    except BadInputError as error:
        sys.stderr.write(f"error: {' '.join(str(error).split())}\n")
        return USAGE
    except BrokenPipeError:  # whoever reads has closed the pipe, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_READER
    except OSError as error:  # the working folder is gone, the disk behind standard output is full
        sys.stderr.write(f"error: {error.filename or 'standard output'}: {error.strerror}\n")
        return USAGE
    if failed:
        sys.stderr.write(f"error: {'; '.join(failed)}\n")
    return GATE if failed else OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scoring",
        description="Score articles, posts, threads or combined reports, with a reason for every point lost.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("files", metavar="FILE|DIR|-", nargs="*", help="texts, folders of texts, runs, or - for standard input")
    add("--jsonl", metavar="IN", help="score each JSON line of this file (or -)")
    add("--out", metavar="OUT", help="where the JSON lines of --jsonl go")
    add("--channel", metavar="NAME", help="what the text is; guessed if absent")
    add("--keyphrase", metavar="TEXT", help="what it shall be found by")
    add("--format", metavar="NAME", help="text, json, github or sarif")
    add("--json", action="store_true", help="short for --format json")
    add("--select", metavar="IDS", help="show findings whose id begins so; comma between")
    add("--ignore", metavar="IDS", help="hide findings whose id begins so")
    add("--config", metavar="FILE", help="a contentgen.toml; else the nearest one upward is read")
    add("--fail-under", type=float, metavar="N", help="exit 1 if a score is below N, or there is none")
    add("--fail-on", metavar="SEVERITY", help="exit 1 on a finding this bad: warning, error or blocker")
    add("--fix", action="store_true", help="mend what is mechanical, in the files")
    add("--diff", action="store_true", help="show what --fix would change, and nothing else")
    add("--no-switches", action="store_true", help="do not obey <!-- score off --> in the texts")
    return parser


if __name__ == "__main__":
    sys.exit(main())
