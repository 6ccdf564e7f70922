"""Fails when a function or a module grew too long: a longer one is two.

A function's docstring does not count. Usage: python .ci/lengths.py
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from files import ROOT, project_files, verdict

FUNCTION = 45
MODULE = 320
TOPS = ("contentgen", "scoring", "benchmarks", ".ci")


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines from its `def` on, without its docstring."""
    first = node.body[0]
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def offenders(path: Path, text: str) -> Iterator[str]:
    """Name what is too long in one module."""
    lines = len(text.splitlines())
    if lines > MODULE:
        yield f"{path}: {lines} lines, at most {MODULE}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = function_lines(node)
            if length > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION}"


def main() -> str | None:
    """List every offender in the product and its tools; tests may be as long as their cases."""
    modules = [path for path in project_files(".py") if path.parts[0] in TOPS]
    found = [line for path in modules for line in offenders(path, (ROOT / path).read_text("utf-8"))]
    return verdict(found, "too long; split them by what they answer")


if __name__ == "__main__":
    sys.exit(main())
