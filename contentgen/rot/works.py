"""What registries say by now of a work that is cited: taken back, in doubt, corrected, superseded."""

from __future__ import annotations

from datetime import date

from contentgen.model import Frozen
from contentgen.references.entry import Entry
from contentgen.references.making import from_csl
from contentgen.references.online import Answers, Desk, Notice, Record, Registry
from contentgen.references.online.arxiv import ARXIV
from contentgen.references.online.base import NoticeKind
from contentgen.references.online.crossref import CROSSREF
from contentgen.rot.patches import item
from contentgen.rot.resting import Resting
from contentgen.rot.values import Item, Kind

#: the registries that tell what was said of a work after it appeared; each is asked once, by number
ASKED: tuple[Registry, ...] = (CROSSREF, ARXIV)
KINDS: dict[NoticeKind, Kind] = {
    "retracted": "retracted",
    "withdrawn": "retracted",
    "concern": "concern",
    "correction": "corrected",
    "version": "superseded",
}
_DOI, _PREPRINT = "https://doi.org/{}", "https://arxiv.org/abs/{}v{}"


class Asked(Frozen):
    """What the registries answered. `recorded` says that one has the work, so that its number leads somewhere."""

    items: tuple[Item, ...] = ()
    asked: int = 0
    reached: int = 0
    recorded: bool = False


def ask_for_work(resting: Resting, desk: Desk, made: date) -> Asked:
    """Ask for the work by its numbers. What was said before the run was made is no news."""
    entry = from_csl(resting.source.csl)
    answers = Answers(desk, entry)
    for registry in desk.registries:
        if registry.has_number(entry):
            answers.ask(registry, "number")
    records = [record for record in answers.records if _is_it(record, entry)]
    items = [made_ for record in records for made_ in _items(resting, entry, record, made)]
    items += [
        item("unchecked", resting, _number(entry), f"what became of it is not known: {said}")
        for said in _failed(answers)
    ]
    return Asked(
        items=tuple(items),
        asked=len(answers.asked) + len(answers.failures),
        reached=len(answers.asked),
        recorded=bool(records),
    )


def is_only_a_number(resting: Resting, asked: Asked) -> bool:
    """Whether the address only repeats a number that a registry has answered for, so that it need not be opened."""
    entry = from_csl(resting.source.csl)
    named = "doi.org/" in resting.url or bool(entry.arxiv and entry.arxiv in resting.url)
    return asked.recorded and named


def _failed(answers: Answers) -> list[str]:
    return list(answers.failures.values())


def _is_it(record: Record, entry: Entry) -> bool:
    """Whether a record is of the number that was asked for."""
    numbers = {entry.doi.lower(), entry.arxiv.lower()} - {""}
    return bool(numbers & {record.entry.doi.lower(), record.entry.arxiv.lower()})


def _number(entry: Entry) -> str:
    return f"DOI {entry.doi}" if entry.doi else f"arXiv {entry.arxiv}"


def _items(resting: Resting, entry: Entry, record: Record, made: date) -> list[Item]:
    fresh = [notice for notice in record.notices if _is_news(notice, made)]
    found = [_of_notice(resting, entry, record, notice) for notice in fresh]
    versioned = any(notice.kind == "version" for notice in fresh)
    if not versioned and record.updated and record.updated > made:
        said = f"{record.registry}: version {record.version} of {record.updated.isoformat()} is newer than the run"
        found.append(item("superseded", resting, _number(entry), said))
    return found


def _is_news(notice: Notice, made: date) -> bool:
    """Whether it may have come after the run. What was taken back counts whenever that was."""
    return notice.kind in ("retracted", "withdrawn") or notice.on is None or notice.on > made


def _of_notice(resting: Resting, entry: Entry, record: Record, notice: Notice) -> Item:
    said = f"{record.registry}: {notice.said}"
    if notice.on:
        said = f"{said} ({notice.on.isoformat()})"
    new = ""
    if notice.kind == "version":
        new = _DOI.format(notice.doi) if notice.doi else _PREPRINT.format(entry.arxiv, record.version)
    old = resting.url if new else ""
    return item(KINDS[notice.kind], resting, _number(entry), said, old=old, new=new)
