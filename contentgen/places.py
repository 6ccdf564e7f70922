"""Folders of the user that programs share: where this one keeps what is too large for a project."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "contentgen"


def data_folder(env: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder for our data: in XDG_DATA_HOME if that is set, else where the system keeps such data of a user.

    >>> data_folder({"XDG_DATA_HOME": "/data", "HOME": "/h"}).as_posix()
    '/data/contentgen'
    """
    if env.get("XDG_DATA_HOME"):
        return Path(env["XDG_DATA_HOME"]) / _NAME
    home = Path(env.get("USERPROFILE" if platform == "win32" else "HOME") or "~")
    if platform == "win32":
        return Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    return home / ".local" / "share" / _NAME
