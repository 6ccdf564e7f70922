"""Fills the generated parts of the Markdown files; with --check only says which ones are stale.

A part stands between `<!-- begin:NAME -->` and `<!-- end:NAME -->`; NAME is one of `BLOCKS`, `help:COMMAND` among
them. Links between files are checked as well. Usage: python .ci/docs.py [--check]
"""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

os.environ["TYPER_USE_RICH"] = "0"  # noqa: TID251  plain help; Typer reads it when it is imported

import typer
from files import ROOT, project_files, verdict
from jinja2 import Environment, meta

from contentgen.cli import app

WIDTH = 100
BLOCK = re.compile(r"(<!-- begin:(\S+) -->\n).*?(<!-- end:\2 -->)", re.DOTALL)
MARKER = re.compile(r"<!-- (?:begin|end):(\S+) -->")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PURPOSE = re.compile(r"\{#-?\s*(.+?)\s*-?#\}", re.DOTALL)
FOLDERS = {
    ".ci": "the one command that decides whether a change may go in, and its checks",
    "benchmarks": "how well the product does, measured, and what it is measured against",
    "contentgen": "the product: from a topic to the checked texts, one package per step",
    "outputs": "one folder per run; ignored by git",
    "prompts": "what is said to a model; made to be edited",
    "scoring": "the three scores; imports nothing of contentgen and runs alone",
    "templates": "what is shown to the reader; made to be edited",
    "tests": "one folder per package, and golden runs",
}


# --- commands ----------------------------------------------------------------------------------------------


def walk(command: Any, name: str, parent: Any = None) -> Iterator[tuple[str, str, str]]:
    """Visit a command and what belongs to it: full name, first line of the help, the whole help."""
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, max_content_width=WIDTH
    )
    text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield context.command_path, command.get_short_help_str(limit=200), text
    for member in command.list_commands(context) if hasattr(command, "list_commands") else ():
        found = command.get_command(context, member)
        if not found.hidden:
            yield from walk(found, member, context)


@cache
def commands() -> tuple[tuple[str, str, str], ...]:
    """List the program's commands, groups before their members."""
    return tuple(walk(typer.main.get_command(app), "contentgen"))


def fenced(text: str, language: str = "text") -> str:
    """Put text into a fence."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def help_of(name: str) -> str:
    """Show what one command says about itself; a dot stands for a space: `help:model.list`."""
    texts = {path: text for path, _, text in commands()}
    path = f"contentgen {name}".strip().replace(".", " ")
    if path not in texts:
        sys.exit(f"help:{name}: no such command; known: {', '.join(texts)}")
    return fenced(f"$ {path} --help\n{texts[path]}")


def commands_table() -> str:
    """List every command with the first line of its help."""
    rows = [(f"`{path}`", first) for path, first, text in commands() if "\nCommands:" not in text]
    return table(("command", "what it does"), rows)


def commands_help() -> str:
    """Show every command's help, one section each."""
    return "\n".join(f"### `{path}`\n\n{fenced(text)}" for path, _, text in commands()[1:])


# --- files -------------------------------------------------------------------------------------------------


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Write a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def variables(prompt: str) -> set[str]:
    """Name what a prompt and the parts that it includes read."""
    tree = Environment().parse((ROOT / "prompts" / prompt).read_text("utf-8"))
    parts = [part for part in meta.find_referenced_templates(tree) if part]
    return meta.find_undeclared_variables(tree).union(*(variables(part) for part in parts))


def services_table() -> str:
    """List the services on the web that find sources."""
    from contentgen.sources.services import SERVICES

    rows = [(f"`{each.name}`", each.what, f"`{each.key_variable}`" if each.key_variable else "") for each in SERVICES]
    return table(("`--sources`", "searches", "key, from the environment"), rows)


def prompts_table() -> str:
    """List the prompts: name, what the first comment says it is for, the variables that it reads."""
    rows: list[tuple[str, ...]] = []
    for path in project_files(".md.j2"):
        name = path.relative_to(path.parts[0]).as_posix()
        if path.parts[0] != "prompts" or name.startswith("partials/"):
            continue
        if not (purpose := PURPOSE.match((ROOT / path).read_text("utf-8"))):
            sys.exit(f"{path}: begins with no comment that says what it is for: {{# ... #}}")
        said = " ".join(purpose[1].split()).rstrip(".")
        read = ", ".join(f"`{variable}`" for variable in sorted(variables(name)))
        rows.append((f"[`{name.removesuffix('.md.j2')}`]({name})", said, read))
    return table(("prompt", "what it does", "variables"), rows)


def tree() -> str:
    """List the top-level folders; one that FOLDERS does not describe is an error."""
    found = sorted({path.parts[0] for path in project_files() if len(path.parts) > 1})
    if strangers := set(found) - set(FOLDERS):
        sys.exit(f".ci/docs.py: FOLDERS does not say what these hold: {', '.join(sorted(strangers))}")
    width = max(map(len, found)) + 3
    return fenced("\n".join(f"{name + '/':<{width}}{FOLDERS[name]}" for name in found))


def said_first(path: Path) -> str:
    """Take the first line of a module's docstring; of an assessment's module, that of its class."""
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    said = ast.get_docstring(tree) or ""
    if said.startswith("Assessment "):
        said = next(ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.ClassDef))
    return said.partition("\n")[0].rstrip(".")


def modules(package: str) -> str:
    """Draw a package: each module and sub-package with what it says first of itself."""
    lines: list[str] = []
    for path in project_files(".py"):
        within = path.parts[1:]
        if path.parts[0] != package or within == ("__init__.py",):
            continue
        inner = within[:-1] if within[-1] == "__init__.py" else within
        name = "  " * (len(inner) - 1) + inner[-1] + ("/" if inner != within else "")
        lines.append(f"{name:<28}{said_first(path)}".rstrip())
    return fenced("\n".join(lines))


def targets() -> str:
    """List the Makefile's targets."""
    found = re.findall(r"^([a-z]+):[^#\n]*## (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return table(("command", "what it does"), [(f"`make {name}`", said) for name, said in found])


def layers() -> str:
    """Draw the import direction that the linter enforces, as pyproject.toml states it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    rows = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return fenced("\n".join(row.replace("contentgen.", "") for row in rows))


BLOCKS: dict[str, Callable[[], str]] = {
    "help": lambda: help_of(""),
    "commands": commands_table,
    "commands-help": commands_help,
    "prompts": prompts_table,
    "services": services_table,
    "tree": tree,
    "contentgen": lambda: modules("contentgen"),
    "scoring": lambda: modules("scoring"),
    "make": targets,
    "layers": layers,
}


# --- filling and checking ----------------------------------------------------------------------------------


def block(name: str, file: Path) -> str:
    """Make one block's text."""
    if name.startswith("help:"):
        return help_of(name.removeprefix("help:"))
    if name not in BLOCKS:
        sys.exit(f"{file}: unknown block '{name}'; known: {', '.join(BLOCKS)}, help:COMMAND")
    return BLOCKS[name]()


def filled(file: Path, text: str) -> str:
    """Replace what stands in each block of a file."""
    done = BLOCK.sub(lambda found: f"{found[1]}\n{block(found[2], file).strip()}\n\n{found[3]}", text)
    marked = sorted(MARKER.findall(text))
    if marked != sorted(2 * [found[1] for found in BLOCK.findall(text)]):
        sys.exit(f"{file}: a begin: or end: marker without its other half among: {', '.join(marked)}")
    return done


def broken_links(file: Path, text: str) -> Iterator[str]:
    """Name the links to files that do not exist."""
    for target in LINK.findall(re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)):
        if ":" not in target and not (ROOT / file.parent / target).exists():
            yield f"{file}: links to {target}, which does not exist"


def main() -> str | None:
    """Fill or check every Markdown file near the top."""
    check = "--check" in sys.argv[1:]
    found: list[str] = []
    for file in project_files(".md"):
        if len(file.parts) > 2 or file.name == "CHANGELOG.md":
            continue
        text = (ROOT / file).read_text("utf-8")
        new = filled(file, text)
        found += broken_links(file, new)
        if new != text and check:
            found.append(f"{file}: stale; run: make docs")
        elif new != text:
            (ROOT / file).write_text(new, "utf-8")
    return verdict(found, "things to mend in the documents")


if __name__ == "__main__":
    sys.exit(main())
