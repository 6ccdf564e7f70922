"""Which record an entry is about: its number first, then its title, in every registry that may have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from contentgen.model import Frozen
from contentgen.references.compare import Difference, differences
from contentgen.references.entry import Entry
from contentgen.references.knowledge import venue_named
from contentgen.references.online.base import Get, Notice, Question, Record, Registry
from contentgen.references.wording import likeness, name_key, same_title
from contentgen.sources.base import PARSER_FAULTS
from contentgen.sources.services import MalformedError
from contentgen.web import Ask, Reply, WebClient, WebError

#: a record with less of the title is about something else; with an author in common, less is enough
LIKE_ALONE, LIKE_WITH_AUTHOR = 0.9, 0.75
State = Literal["found", "absent", "unchecked"]


class Found(Frozen):
    """What the registries say of one entry.

    `record` is the nearest record, `number_absent` says that nobody has the entry's DOI or arXiv number,
    `venue_confirmed` that a record has the work in the entry's venue. `failures` are registries that gave no answer,
    each with its reason, `asked` those that did.
    """

    state: State
    record: Record | None = None
    differing: tuple[Difference, ...] = ()
    number_of: Record | None = None
    number_absent: bool = False
    venue_confirmed: bool = False
    notices: tuple[Notice, ...] = ()
    asked: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class Desk:
    """The registries with the way to them; every fault of one becomes a failure with its reason."""

    def __init__(
        self,
        registries: Iterable[Registry],
        client: WebClient,
        *,
        homes: Mapping[str, str] | None = None,
        keys: Mapping[str, str] | None = None,
        contact: str = "",
    ) -> None:
        self.registries = tuple(registries)
        self._client = client
        self._homes = dict(homes or {})
        self._keys = dict(keys or {})
        self._contact = contact

    def question(self, registry: Registry, entry: Entry) -> Question:
        """The question to one registry."""
        home = (self._homes.get(registry.name) or registry.home).rstrip("/")
        return Question(entry=entry, home=home, key=self._keys.get(registry.name, ""), contact=self._contact)

    def get(self, registry: Registry) -> Get:
        """The way to one registry, at its pace; one's own instance needs none."""
        interval = 0.0 if self._homes.get(registry.name) else registry.interval

        def asked(ask: Ask) -> Reply:
            return self._client.get(ask.model_copy(update={"interval": interval}))

        return asked


class Answers:
    """What came back for one entry so far."""

    def __init__(self, desk: Desk, entry: Entry) -> None:
        self.desk = desk
        self.entry = entry
        self.records: list[Record] = []
        self.asked: list[str] = []
        self.failures: dict[str, str] = {}

    def ask(self, registry: Registry, how: Literal["number", "title"]) -> list[Record] | None:
        """The records; nothing where the registry failed."""
        question, get = self.desk.question(registry, self.entry), self.desk.get(registry)
        try:
            if how == "number" and registry.by_number:
                one = registry.by_number(question, get)
                found = [one] if one else []
            else:
                found = list(registry.by_title(question, get)) if registry.by_title else []
        except WebError as fault:
            self.failures[registry.name] = f"{registry.name}: {fault.reason}"
            return None
        except (MalformedError, *PARSER_FAULTS) as fault:
            why = str(fault) if isinstance(fault, MalformedError) else type(fault).__name__
            self.failures[registry.name] = f"{registry.name}: sent an answer that cannot be read ({why})"
            return None
        self.asked.append(registry.name)
        self.records += found
        return found


def look_up(entry: Entry, desk: Desk) -> Found:
    """Ask by number, and by title unless the number's record agrees in everything that the entry says."""
    answers = Answers(desk, entry)
    numbered, number_failed = _by_number(answers)
    wrong_number = [record for record in numbered if not _titles_fit(entry, record.entry)]
    right = [record for record in numbered if _titles_fit(entry, record.entry)]
    if entry.title and not any(_settles(entry, record) for record in right):
        for registry in desk.registries:
            if registry.by_title:
                answers.ask(registry, "title")
    candidates = [record for record in answers.records if record in right or _is_about(entry, record.entry)]
    if any(_shared(entry, record.entry) > 0 and record.entry.authors for record in candidates):
        candidates = [record for record in candidates if _shared(entry, record.entry) > 0]
    best = min(candidates, key=lambda record: _distance(entry, record), default=None)
    has_number = bool(entry.doi or entry.arxiv)
    return Found(
        state=_state(best, has_number and number_failed, answers),
        record=best,
        differing=differences(entry, best.entry) if best else (),
        number_of=wrong_number[0] if wrong_number and not right else None,
        number_absent=has_number and not numbered and not number_failed,
        venue_confirmed=any(_in_venue(entry, record.entry) for record in candidates),
        notices=_notices(entry, candidates),
        asked=tuple(dict.fromkeys(answers.asked)),
        failures=tuple(answers.failures.values()),
    )


def _by_number(answers: Answers) -> tuple[list[Record], bool]:
    """The records of the entry's numbers, and whether a registry that may have one failed."""
    found: list[Record] = []
    failed = False
    for registry in answers.desk.registries:
        if not registry.by_number or not registry.has_number(answers.entry):
            continue
        if registry.name == "datacite" and found:
            continue  # a DOI has one agency
        got = answers.ask(registry, "number")
        failed |= got is None
        found += got or []
    return found, failed and not found


def _state(best: Record | None, number_failed: bool, answers: Answers) -> State:
    """Found where a record was; absent only where every registry that could have it answered."""
    if number_failed or (best is None and answers.failures) or not answers.asked:
        return "unchecked"
    return "found" if best else "absent"


def _titles_fit(entry: Entry, record: Entry) -> bool:
    """Whether a record may be the entry's work: the same title, or nearly, with an author in common."""
    return not entry.title or same_title(entry.title, record.title) or _is_about(entry, record)


def _is_about(entry: Entry, record: Entry) -> bool:
    alike = 1.0 if same_title(entry.title, record.title) else likeness(entry.title, record.title)
    return alike >= LIKE_ALONE or (alike >= LIKE_WITH_AUTHOR and _shared(entry, record) > 0)


def _in_venue(entry: Entry, record: Entry) -> bool:
    """Whether a record says that the work appeared where the entry says."""
    return bool(record.venue) and not any(each.field == "venue" for each in differences(entry, record))


def _shared(entry: Entry, record: Entry) -> float:
    """The share of the entry's authors that the record has; everything where either names none."""
    mine, real = {name_key(a) for a in entry.authors}, {name_key(a) for a in record.authors}
    return len(mine & real) / len(mine) if mine and real else 1.0


def _settles(entry: Entry, record: Record) -> bool:
    """Whether no other record needs to be looked for: it says all that the entry says, the venue as well."""
    confirmed = not entry.venue or _in_venue(entry, record.entry)
    return not differences(entry, record.entry) and confirmed and bool(record.entry.authors)


def _distance(entry: Entry, record: Record) -> tuple[int, int, int, float, int]:
    """How far a record is from an entry: what differs in earnest, whether it is the kind that is cited, what differs slightly."""
    found = differences(entry, record.entry)
    grave = sum(not each.slight for each in found)
    mine, real = venue_named(entry.venue), venue_named(record.entry.venue)
    other_kind = bool(entry.venue) and (mine is not None and mine.kind == "preprint") != (
        real is not None and real.kind == "preprint"
    )
    empty = sum(not value for value in (record.entry.authors, record.entry.year, record.entry.venue))
    return int(other_kind), grave, len(found), -likeness(entry.title, record.entry.title), empty


def _notices(entry: Entry, candidates: Iterable[Record]) -> tuple[Notice, ...]:
    """What was said later of the work that is cited: by records that are it, not only like it."""
    own = [
        record
        for record in candidates
        if not any(not d.slight for d in differences(entry, record.entry) if d.field == "title")
    ]
    return tuple(
        dict.fromkeys(
            notice.model_copy(update={"said": f"{record.registry}: {notice.said}"})
            for record in own
            for notice in record.notices
        )
    )
