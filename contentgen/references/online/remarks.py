"""What registries and links say, as remarks on the entry."""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.references.entry import Entry, Remark, Severity
from contentgen.references.knowledge import venue_named
from contentgen.references.online.base import NoticeKind
from contentgen.references.online.links import Link, LinkState
from contentgen.references.online.lookup import Found

#: types of which registries of scholarly works have every one that is real; others they may well not have
RECORDED = frozenset({"article-journal", "paper-conference", "article", "chapter"})
CODES: dict[str, Severity] = {
    "registry-agrees": "good",
    "registry-title": "bad",
    "registry-title-near": "note",
    "registry-author": "bad",
    "registry-author-near": "note",
    "registry-year": "bad",
    "registry-year-near": "note",
    "registry-venue": "bad",
    "registry-venue-near": "note",
    "registry-doi": "bad",
    "registry-doi-near": "note",
    "registry-number-other": "bad",
    "registry-number-absent": "bad",
    "registry-absent": "bad",
    "registry-unknown": "doubtful",
    "registry-venue-unconfirmed": "doubtful",
    "registry-uncovered": "note",
    "registry-unchecked": "note",
    "registry-retracted": "bad",
    "registry-withdrawn": "bad",
    "registry-concern": "doubtful",
    "registry-correction": "note",
    "registry-version": "note",
    "link-ok": "good",
    "link-dead": "doubtful",
    "link-moved": "note",
    "link-forbidden": "note",
    "link-paywalled": "note",
    "link-limited": "note",
    "link-temporary": "note",
    "link-unchecked": "note",
}
_NOTICE: dict[NoticeKind, str] = {
    "retracted": "registry-retracted",
    "withdrawn": "registry-withdrawn",
    "concern": "registry-concern",
    "correction": "registry-correction",
    "version": "registry-version",
}
_LINK: dict[LinkState, str] = {
    "dead": "dead",
    "moved": "moved",
    "forbidden": "access is refused",
    "paywalled": "behind a paywall",
    "limited": "not checked, the site asks for patience",
    "temporary": "not checked, the site fails at the moment",
    "unchecked": "not checked",
}


def remark(code: str, message: str, field: str = "") -> Remark:
    """A remark with the severity of its code."""
    return Remark(code=code, severity=CODES[code], message=message, field=field)


def remarks_of(entry: Entry, found: Found) -> tuple[Remark, ...]:
    """Everything that the registries' answers mean for the entry."""
    return tuple(_each(entry, found))


def _each(entry: Entry, found: Found) -> Iterator[Remark]:
    number = f"DOI {entry.doi}" if entry.doi else f"arXiv {entry.arxiv}"
    if found.number_of:
        yield remark(
            "registry-number-other", f"{number} is “{found.number_of.entry.title}” ({found.number_of.registry})", "doi"
        )
    if found.number_absent:
        yield remark("registry-number-absent", f"no registry has {number}", "doi")
    for notice in found.notices:
        yield remark(_NOTICE[notice.kind], notice.said)
    if found.state == "unchecked":
        why = "; ".join(found.failures) or "no registry could be asked"
        yield remark("registry-unchecked", f"unchecked: {why}")
    elif found.state == "absent":
        yield from _absent(entry, found)
    elif found.record:
        yield from _against_record(entry, found)


def _absent(entry: Entry, found: Found) -> Iterator[Remark]:
    asked = ", ".join(found.asked)
    if entry.type in RECORDED and not (entry.arxiv or entry.doi or venue_named(entry.venue)):
        yield remark(
            "registry-unknown",
            f"no registry has a work of this title, and its venue is not one known here ({asked})",
            "title",
        )
    elif entry.type in RECORDED or entry.arxiv or entry.doi:
        yield remark("registry-absent", f"no registry has a work of this title ({asked})", "title")
    else:
        yield remark("registry-uncovered", f"a {entry.type}, which registries need not have ({asked})", "title")


def _against_record(entry: Entry, found: Found) -> Iterator[Remark]:
    record = found.record
    if record is None:
        return
    for each in found.differing:
        yield remark(
            f"registry-{each.field}{'-near' if each.slight else ''}", f"{each.said} ({record.registry})", each.field
        )
    grave = [each for each in found.differing if not each.slight]
    claimed = venue_named(entry.venue)
    named = bool(entry.venue) and not (claimed and claimed.kind == "preprint") and entry.type in RECORDED
    if named and not grave and not found.venue_confirmed:
        said = f"the work is known, but nobody has it in {entry.venue} ({', '.join(found.asked)})"
        yield remark("registry-venue-unconfirmed", said, "venue")
    elif not grave and not found.number_of and not found.number_absent:
        yield remark("registry-agrees", f"as recorded by {record.registry}", "title")


def remark_on_link(link: Link) -> tuple[Remark, ...]:
    """What the state of a link means."""
    if link.state == "ok":
        return (remark("link-ok", f"{link.url} can be opened", "url"),)
    return (remark(f"link-{link.state}", f"{link.url}: {_LINK[link.state]} ({link.said})", "url"),)
