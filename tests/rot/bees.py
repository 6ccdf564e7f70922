"""A run of the offline writer on pages of a local site and on files of the user's, to be altered afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from contentgen.model import Progress, silent
from contentgen.references.online import Desk
from contentgen.rot import ASKED, Item, Rot, RotLimits, Web, rot_of
from contentgen.runs import start
from contentgen.settings import Settings
from contentgen.store import RunFolder
from contentgen.web import Ask, Reach, ResponseCache, WebClient, WebLimits
from tests.references.answers import atom, crossref, preprint
from tests.web.conftest import QUICK
from tests.web.site import Page, Site

TOPIC = "beekeeping hive sensors"
MADE = date(2026, 1, 15)
LATER = date(2026, 7, 20)
DOI, PREPRINT = "10.1000/xyz123", "10.48550/arXiv.2501.01234"
NAMES = ("ash", "birch", "cedar", "elm", "fir", "hazel", "maple", "oak")
TEXTS = {
    "ash": "Hive sensors for beekeeping reported swarming 21 hours before it happened in the spring of 2025.",
    "birch": "Beekeeping with hive sensors lost 4 of 40 colonies in winter, and without sensors 15 of 40.",
    "cedar": "Weight sensors under a hive show a beekeeping team the start of the nectar flow within one day.",
    "elm": "Beekeeping associations recommend that hive sensors are calibrated before every season.",
    "fir": "Acoustic hive sensors confuse rain with swarming, so beekeeping alarms need a second signal.",
    "hazel": "A survey of 312 beekeeping firms found that 38% used hive sensors in 2025.",
    "maple": "Hive sensors sent data every 10 minutes in a beekeeping trial with 60 hives in 2025.",
    "oak": "Humidity sensors in the hive warned beekeeping teams of mould in 9 of 11 cases.",
}
SECOND = "Beekeeping in the hive region of {name} is described with its sensors in a separate chapter for readers."
FILES = {
    "yew.md": "---\ntitle: Yew notes\nauthor: Ada Yew\ndate: 2025-11-02\n---\n\n"
    "Hive sensors at Yew Beekeeping found 7 queenless colonies in 2025.\n",
    "lime.md": "---\ntitle: Lime notes\nauthor: Bo Lime\ndate: 2025-10-02\n---\n\n"
    "Beekeeping at Lime saves 2 visits a month with hive sensors.\n",
}
NUMBERED = {"maple": DOI, "oak": PREPRINT}


def page(name: str, text: str = "", more: str = "") -> Page:
    """A page of the site with boilerplate around its text."""
    number = f'<meta name="citation_doi" content="{NUMBERED[name]}">' if name in NUMBERED else ""
    return Page(
        f"<html lang='en'><head><title>{name.title()} on hives</title><meta name='author' content='Eve {name.title()}'>"
        f"<meta name='date' content='2025-12-01'>{number}</head><body><nav>Home Shop</nav><h1>{name.title()} on hives</h1>"
        f"<p>{text or TEXTS[name]}</p><p>{SECOND.format(name=name.title())}</p>{more}"
        "<footer>All rights reserved</footer></body></html>".encode()
    )


@dataclass(frozen=True)
class Bees:
    """The finished run, the site it was made from and the folder of the user's files."""

    site: Site
    run: Path
    files: Path
    names: tuple[str, ...]

    def url(self, name: str) -> str:
        return self.site.url(f"/{name}")

    def again(
        self,
        *,
        today: date = LATER,
        limits: RotLimits | None = None,
        cache: Path | None = None,
        progress: Progress = silent,
    ) -> Rot:
        """Look again, with everything of the web played by the site."""
        quick = QUICK.model_copy(update={"attempts": 1, "fresh_seconds": 0.0})
        with self.client(quick, cache) as client:
            homes = {registry.name: self.site.url(f"/{registry.name}") for registry in ASKED}
            return rot_of(
                RunFolder(path=self.run), today, Web(Desk(ASKED, client, homes=homes), client), limits, progress
            )

    def offline(self, *, today: date = LATER, limits: RotLimits | None = None) -> Rot:
        return rot_of(RunFolder(path=self.run), today, None, limits)

    def client(self, limits: WebLimits, cache: Path | None = None) -> WebClient:
        return WebClient(reach=Reach([f"127.0.0.1:{self.site.port}"]), limits=limits, cache=ResponseCache(cache))

    def line(self, file: str, number: int) -> str:
        return (self.run / file).read_text("utf-8").splitlines()[number - 1]


def note_of(name: str) -> str:
    """A page's text as a file of the user's."""
    return f"---\ntitle: {name.title()} on hives\nauthor: Eve {name.title()}\ndate: 2025-12-01\n---\n\n{TEXTS[name]}\n"


def restore(site: Site, files: Path, names: Sequence[str] = NAMES) -> None:
    """Everything as it was when the run was made; registries have both works and nothing to say of them."""
    texts = {**FILES, **{f"{name}.md": note_of(name) for name in NAMES if name not in names}}
    site.pages.clear()
    site.asked.clear()
    for name in names:
        site.serve(f"/{name}", page(name))
    site.serve("/crossref/works/10.1000%2Fxyz123", crossref())
    site.serve("/arxiv/api/query", atom(preprint(version=1)))
    for path in files.iterdir():
        path.unlink()
    for name, text in texts.items():
        (files / name).write_text(text, "utf-8")


def make(site: Site, folder: Path, names: Sequence[str] = NAMES) -> Bees:
    """Make the run; what is not among the pages' names is a file. The pages lie in the project's cache beforehand."""
    bees = Bees(site, folder / "outputs", folder / "notes", tuple(names))
    bees.files.mkdir()
    restore(site, bees.files, names)
    with bees.client(QUICK, folder / ".contentgen" / "web.sqlite") as client:
        for name in names:
            client.get(Ask(url=bees.url(name)))
    settings = Settings(
        out=bees.run,
        sources=(*(bees.url(name) for name in names), str(bees.files)),
        allow_hosts=(f"127.0.0.1:{site.port}",),
        index=folder / ".contentgen" / "sources.sqlite",
    )
    start(TOPIC, settings, MADE)
    return replace(bees, run=next((folder / "outputs").iterdir()))


def of(rot: Rot, name: str) -> list[Item]:
    """The items of one page or file."""
    return [item for item in rot.items if name in f"{item.title.lower()} {item.at}"]
