"""How every command ends: one line for what went wrong, and an exit code that says who must act."""

from __future__ import annotations

import codecs
import errno
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any

import typer

from contentgen.cli.output import in_utf8, note, reader_is_gone
from contentgen.errors import ContentgenError
from scoring.errors import BadInputError

DONE, USER_MUST_ACT, OUR_BUG, STOPPED, NO_READER = 0, 2, 70, 130, 141
_OF_OUTPUT = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class StoppedError(Exception):
    """Ctrl-C while a run was under way; `command` goes on with it."""

    def __init__(self, command: str) -> None:
        super().__init__(f"stopped; continue with: {command}")


def exit_code(command: Callable[[], object]) -> int:
    """Run a command, print what went wrong with it, and say how the process shall end."""
    in_utf8()
    try:
        code = command()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # the one place where a bug of ours is told
        ending = next((tell for kind, tell in _ENDINGS if isinstance(error, kind)), _bug)
        return ending(error)
    if code == STOPPED:
        note("stopped")
    return code if isinstance(code, int) else DONE


def restart_in_utf8() -> None:
    """Begin again in Python's UTF-8 mode where the locale is ASCII: paths and topics are UTF-8 all the same."""
    if codecs.lookup(sys.getfilesystemencoding()).name != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


# --- one ending for each kind ------------------------------------------------------------------------------


def _refused(error: ContentgenError) -> int:
    note(f"error: {error}")
    return error.exit_code


def _bad_input(error: BadInputError) -> int:
    note(f"error: {error}")
    return USER_MUST_ACT


def _mistyped(error: typer.TyperException) -> int:
    """Word a mistake on the command line, with the command whose help tells more."""
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "contentgen"
    near = "Possible option" in message or "Did you mean" in message  # then it was meant as an option
    dash = message.startswith("No such option") and not near and command.endswith(" generate")
    hint = f"; a topic that begins with a dash goes after --: {command} -- TOPIC" if dash else ""
    note(f"error: {message[:1].lower()}{message[1:]}{hint} (see: {command} --help)")
    return USER_MUST_ACT


def _stopped(error: BaseException) -> int:
    note(str(error) or "stopped")
    return STOPPED


def _unread(_: BrokenPipeError) -> int:
    reader_is_gone()
    return NO_READER


def _refused_by_the_system(error: OSError) -> int:
    """Name the path that cannot be used; without one it is standard output: a full disk behind a redirection."""
    if error.filename is not None:
        path = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
        note(f"error: {path}: {error.strerror}; check the path and its permissions")
        return USER_MUST_ACT
    if error.errno not in _OF_OUTPUT:
        return _bug(error)
    note(f"error: standard output cannot be written: {error.strerror}")
    reader_is_gone()
    return USER_MUST_ACT


def _bug(_: BaseException) -> int:
    traceback.print_exc()
    note("error: this is a bug in contentgen; please report it with the lines above and the command")
    return OUR_BUG


_ENDINGS: tuple[tuple[type[BaseException], Callable[[Any], int]], ...] = (
    (ContentgenError, _refused),
    (BadInputError, _bad_input),
    (typer.TyperException, _mistyped),
    (StoppedError, _stopped),
    (KeyboardInterrupt, _stopped),
    (typer.Abort, _stopped),
    (BrokenPipeError, _unread),
    (OSError, _refused_by_the_system),
)
