"""Keep an answer that nothing could be made of, so that someone can look at it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from contentgen.errors import UserError

_DIGEST_LENGTH = 8


def keep(folder: Path, prompt: str, text: str) -> Path:
    """Write a raw answer to a file named after its prompt and content."""
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()[:_DIGEST_LENGTH]
    path = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', prompt)}-{digest}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise UserError(
            f"{path}: cannot be written: {error.strerror}; free some space or choose another --out"
        ) from error
    return path
