"""From an entry to its verdict, without asking anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.references.checks import remarks_on
from contentgen.references.entry import Assessed, Entry, Remark, Verdict
from contentgen.references.knowledge import Knowledge
from contentgen.references.listing import repeated
from contentgen.references.odds import model, p_bad


def assess(entry: Entry, knowledge: Knowledge, further: Iterable[Remark] = ()) -> Assessed:
    """The entry with all remarks, what they come to, and how likely it is wrong."""
    remarks = (*remarks_on(entry, knowledge), *further)
    chance = p_bad(remark for remark in remarks if not remark.code.startswith("list-"))
    return Assessed(entry=entry, verdict=verdict_of(remarks, chance), p_bad=chance, remarks=remarks)


def assess_list(entries: Sequence[Entry], knowledge: Knowledge) -> tuple[Assessed, ...]:
    """Every entry, and what the entries of the list say about each other. The latter is no part of `p_bad`."""
    return tuple(assess(entry, knowledge, more) for entry, more in zip(entries, repeated(entries), strict=True))


def verdict_of(remarks: Sequence[Remark], chance: float) -> Verdict:
    """`bad` where something contradicts it; `ok` where a work at hand agrees; `doubtful` where the odds are against it.

    `ok` without a work at hand says that nothing was found against it, not that the work exists.
    """
    severities = {remark.severity for remark in remarks}
    if "bad" in severities:
        return "bad"
    conflict = any(remark.code == "list-conflict" for remark in remarks)
    if any(remark.code in ("known-agrees", "registry-agrees") for remark in remarks) and not conflict:
        return "ok"
    return "doubtful" if "doubtful" in severities or chance >= model().doubtful_from else "ok"
