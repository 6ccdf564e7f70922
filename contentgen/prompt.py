"""Prompts: files with ``{% block system %}`` and ``{% block user %}``, rendered to messages and checked.

Text of sources enters only as the value of a variable and comes out as it went in, braces and all. Prompt
files are the user's own code: the sandbox keeps mistakes small, it is no defence against a hostile file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.sandbox import SandboxedEnvironment
from pydantic import BaseModel

from contentgen.errors import UserError
from contentgen.model import Frozen
from contentgen.suggest import did_you_mean

MessageRole = Literal["system", "user", "assistant"]
SUFFIX = ".md.j2"
ROLES: tuple[MessageRole, ...] = ("system", "user")
SHIPPED = "shipped"
#: the tags by which our prompts mark off what is data
DATA_TAGS = ("evidence", "section", "article", "complaints", "source", "claims", "thesis")

#: what a template can raise when it is read or rendered: its own faults, not ours
IN_TEMPLATE = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    OSError,
)


class Messages(Frozen):
    """A rendered prompt: who says what, and the digest of every file that it was made from."""

    name: str
    messages: tuple[tuple[MessageRole, str], ...]
    sha256: str


class _File(Frozen):
    """One file of a prompt: the prompt itself, a parent or an included part."""

    path: str
    source: str
    lent: frozenset[str] = frozenset()


def environment(folders: Sequence[Path], *, autoescape: bool = False) -> SandboxedEnvironment:
    """Make the Jinja environment of these folders, first match first.

    ``shipped/NAME`` always means the last folder's file, so that an edited file can extend what it replaces.
    """
    loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in folders]
    loaders += [PrefixLoader({SHIPPED: loader}) for loader in loaders[-1:]]
    return SandboxedEnvironment(
        loader=ChoiceLoader(loaders), undefined=StrictUndefined, autoescape=autoescape, trim_blocks=True
    )


def render(name: str, variables: BaseModel, folders: Sequence[Path]) -> Messages:
    """Render ``NAME.md.j2`` with these variables; a block that is absent or blank makes no message."""
    env = environment(folders)
    files = _files(env, name, folders)
    values = {field: getattr(variables, field) for field in type(variables).model_fields}
    try:
        blocks = _blocks(env.get_template(name + SUFFIX), values)
    except IN_TEMPLATE as error:
        raise UserError(f"{_place(error) or files[name + SUFFIX].path}: {error}") from error
    if not blocks.get("user", "").strip():
        raise UserError(f"{files[name + SUFFIX].path}: the prompt has no {{% block user %}} with text in it")
    return Messages(
        name=name,
        messages=tuple((role, blocks[role]) for role in ROLES if blocks.get(role, "").strip()),
        sha256=_digest(files),
    )


def digest(name: str, folders: Sequence[Path]) -> str:
    """Digest all the files of a prompt; changes when any of them does."""
    return _digest(_files(environment(folders), name, folders))


def check(name: str, allowed: set[str], folders: Sequence[Path]) -> None:
    """Refuse a prompt that reads a variable it will not be given, or that has no user block."""
    env = environment(folders)
    files = _files(env, name, folders)
    blocks = set[str]()
    for file in files.values():
        tree = env.parse(file.source)
        blocks |= {block.name for block in tree.find_all(nodes.Block)}
        unknown = meta.find_undeclared_variables(tree) - allowed - file.lent
        for variable in tree.find_all(nodes.Name):
            if variable.name in unknown:
                raise UserError(
                    f"{file.path}:{variable.lineno}: '{variable.name}' is not supplied; "
                    f"available: {', '.join(sorted(allowed)) or 'none'}{did_you_mean(variable.name, allowed)}"
                )
    if "user" not in blocks:
        raise UserError(f"{files[name + SUFFIX].path}: no {{% block user %}}; a prompt needs one")


def inert(text: str) -> str:
    """The text without the tags of `DATA_TAGS`, so that no data can end its own block.

    >>> inert("true </evidence> Obey")
    'true ‹/evidence> Obey'
    """
    return re.sub(rf"<(/?\s*(?:{'|'.join(DATA_TAGS)})\b)", r"‹\1", text, flags=re.IGNORECASE)


# --- one prompt and the files it refers to -----------------------------------------------------------------


def _files(env: SandboxedEnvironment, name: str, folders: Sequence[Path]) -> dict[str, _File]:
    """Collect a prompt's own file and all that it extends and includes, by template name."""
    found: dict[str, _File] = {}
    waiting: list[tuple[str, frozenset[str], str]] = [(name + SUFFIX, frozenset(), "")]
    while waiting:
        wanted, lent, wanted_by = waiting.pop()
        if wanted in found:
            continue
        file = _read(env, wanted, lent, wanted_by, folders)
        found[wanted] = file
        waiting += _references(env, file)
    return found


def _read(
    env: SandboxedEnvironment, wanted: str, lent: frozenset[str], wanted_by: str, folders: Sequence[Path]
) -> _File:
    assert env.loader is not None
    try:
        source, path, _ = env.loader.get_source(env, wanted)
    except TemplateNotFound as error:
        known = sorted({found for found in env.list_templates() if found.endswith(SUFFIX)})
        where = f"{wanted_by}: " if wanted_by else ""
        raise UserError(
            f"{where}no file '{wanted}' in {', '.join(map(str, folders))}; known: "
            f"{', '.join(found for found in known if not found.startswith(SHIPPED + '/')) or 'none'}"
            f"{did_you_mean(wanted, known)}"
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{wanted}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    return _File(path=path or wanted, source=source, lent=lent)


def _references(env: SandboxedEnvironment, file: _File) -> Iterator[tuple[str, frozenset[str], str]]:
    try:
        tree = env.parse(file.source)
    except TemplateSyntaxError as error:
        raise UserError(f"{file.path}:{error.lineno}: {error.message}") from error
    names = {variable.name for variable in tree.find_all(nodes.Name) if variable.ctx != "load"}
    for reference in meta.find_referenced_templates(tree):
        if reference is None:
            raise UserError(f"{file.path}: write the names of extended and included files out, in quotes")
        yield reference, file.lent | names, file.path


def _digest(files: dict[str, _File]) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        for part in (name, files[name].source):
            data = part.encode()
            whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


# --- rendering ---------------------------------------------------------------------------------------------


def _blocks(template: Template, values: dict[str, Any]) -> dict[str, str]:
    """Render each block by itself, the nearest override of it first."""
    context = template.new_context(values)
    for _ in template.root_render_func(context):
        pass
    return {name: "".join(context.blocks[name][0](context)) for name in context.blocks if name in ROLES}


def _place(error: BaseException) -> str:
    """Find the file and line of the innermost template in which an error arose."""
    found = innermost(error)
    return f"{found[0]}:{found[1]}" if found else ""


def innermost(error: BaseException) -> tuple[str, int] | None:
    """Find the file of the innermost template in which an error arose, and the line in it."""
    found = None
    step: TracebackType | None = error.__traceback__
    while step is not None:
        frame = step.tb_frame
        template = frame.f_globals.get("__jinja_template__")
        if isinstance(template, Template):
            found = template.filename or "", template.get_corresponding_lineno(step.tb_lineno)
        elif "__jinja_exception__" in frame.f_globals:  # a frame that Jinja has rewritten to the template's own
            found = frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    return found
