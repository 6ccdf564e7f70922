"""A finished run held to its sources once more: files, addresses, registries and the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from urllib.parse import urlsplit

from contentgen.llm.parallel import in_parallel
from contentgen.model import Event, Progress, silent
from contentgen.references.online import Desk
from contentgen.rot.files import is_file_of_the_user, look_at_file
from contentgen.rot.pages import OF_PAGES, Looked, dead, look_at_page
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting, Rests, resting_of
from contentgen.rot.stale import stale
from contentgen.rot.values import SEVERITIES, Item, Rot, RotLimits
from contentgen.rot.works import Asked, ask_for_work, is_only_a_number
from contentgen.store import RunFolder
from contentgen.web import WebClient

_OFFLINE = "not asked for: no connection was to be opened"


@dataclass(frozen=True)
class Web:
    """The way to registries, and to pages; the second confirms every answer that was kept."""

    desk: Desk
    pages: WebClient


def rot_of(
    folder: RunFolder,
    today: date,
    web: Web | None,
    limits: RotLimits | None = None,
    progress: Progress = silent,
) -> Rot:
    """Everything that a run rests on, looked at again. Nothing in the run's folder changes.

    Without `web` no connection is opened, and what would need one is unchecked.

    Raises:
        UserError: the run is not whole, or its ledger or research cannot be read.

    """
    limits = limits or RotLimits()
    rests = resting_of(folder)
    look = _Look(rests, today, web, limits, progress)
    looked = in_parallel(look.at, range(len(rests.sources)), limits.at_once)
    online = any(each.reached for each in looked)
    items = [made for each, of in zip(looked, rests.sources, strict=True) for made in _settled(each, of, online=online)]
    return Rot(
        run=rests.run,
        made=rests.made,
        today=today,
        sources=len(rests.sources),
        sentences=rests.sentences,
        compared=sum(each.compared for each in looked),
        abstracts=sum(each.abstracts for each in looked),
        notes=sum(len(of.evidence) - len(of.verbatim) for of in rests.sources),
        items=tuple(sorted(items, key=lambda made: SEVERITIES.index(made.severity))),
        unreached=any(each.asked for each in looked) and not online,
    )


class _Look:
    """One look at each source of a run, several at a time."""

    def __init__(self, rests: Rests, today: date, web: Web | None, limits: RotLimits, progress: Progress) -> None:
        self._rests = rests
        self._today = today
        self._web = web
        self._limits = limits
        self._progress = progress
        self._begun = count()

    def at(self, number: int) -> Looked:
        """What became of one source."""
        resting = self._rests.sources[number]
        self._progress(
            Event(
                stage="again",
                message=f"Looking at {_shown(resting)}",
                done=next(self._begun),
                total=len(self._rests.sources),
            )
        )
        aged = stale(resting, self._rests.made, self._today, self._limits)
        if not is_file_of_the_user(resting):
            web = self._online(resting, passages=True)
            return web.model_copy(update={"items": (*web.items, *aged)})
        own = look_at_file(resting, self._rests, self._limits)
        web = self._online(resting, passages=False)
        lost = any(made.kind in ("missing file", "unchecked") for made in own)
        counted = 0 if lost else len(resting.verbatim)
        return web.model_copy(update={"items": (*own, *web.items, *aged), "compared": counted})

    def _online(self, resting: Resting, *, passages: bool) -> Looked:
        """What registries and the address say; nothing where the source has neither number nor address."""
        if not resting.url:
            return Looked()
        if self._web is None:
            return Looked(items=(item("unchecked", resting, resting.url, _OFFLINE),))
        asked = ask_for_work(resting, self._web.desk, self._rests.made)
        if is_only_a_number(resting, asked) and not (passages and resting.source.adapter in OF_PAGES):
            kept = len(resting.verbatim) if passages else 0
            return Looked(items=asked.items, asked=asked.asked, reached=asked.reached, abstracts=kept)
        return _together(asked, look_at_page(resting, self._web.pages, self._limits, passages=passages))


def _together(asked: Asked, looked: Looked) -> Looked:
    return looked.model_copy(
        update={
            "items": (*asked.items, *looked.items),
            "asked": asked.asked + looked.asked,
            "reached": asked.reached + looked.reached,
        }
    )


def _settled(looked: Looked, resting: Resting, *, online: bool) -> tuple[Item, ...]:
    """The items of a source; a name that nobody has is dead where something else on the web has answered."""
    link = looked.nobodys
    if link is None or not online:
        return looked.items
    rest = [made for made in looked.items if not (made.kind == "unchecked" and made.at == link.url)]
    return (dead(resting, link), *rest)


def _shown(resting: Resting) -> str:
    return urlsplit(resting.url).hostname or resting.source.location
