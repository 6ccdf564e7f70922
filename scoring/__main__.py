"""`python -m scoring FILE`: score a text and print its findings; exit 0 fine, 1 under the gate, 2 bad input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from scoring.channel import CHANNELS

OK, GATE, USAGE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        text = sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{options.file}: cannot be read: {error}\n")
        return USAGE
    from scoring.lint import render, score_text

    scored = score_text(text, channel=options.channel, keyphrase=options.keyphrase, name=options.file)
    if options.json:
        sys.stdout.write(scored.model_dump_json(indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(render(scored)) + "\n")
    lowest = scored.lowest
    failed = options.fail_under is not None and (lowest is None or lowest < options.fail_under)
    return GATE if failed else OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scoring",
        description="Score an article, post, thread or combined report, with a reason for every point lost.",
        epilog="Example: python -m scoring post.md --keyphrase 'rust async' --fail-under 70",
    )
    parser.add_argument("file", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--channel", choices=CHANNELS, help="what the text is (default: guessed)")
    parser.add_argument("--keyphrase", help="the words it should be found by")
    parser.add_argument("--json", action="store_true", help="print the scores and findings as JSON")
    parser.add_argument("--fail-under", type=float, metavar="N", help="exit 1 if a score is below N, or there is none")
    return parser


if __name__ == "__main__":
    sys.exit(main())
