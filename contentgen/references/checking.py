"""Entries against registries and links, several at a time; an entry that could not be checked is never ok."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contentgen.llm.parallel import in_parallel
from contentgen.references.assessing import assess
from contentgen.references.entry import Assessed, Entry, Remark, Verdict
from contentgen.references.knowledge import Knowledge
from contentgen.references.listing import repeated
from contentgen.references.online import Desk, Found, check_link, look_up, remark_on_link, remarks_of
from contentgen.web import WebClient

AT_ONCE = 4
_OWN = ("registry-", "link-", "list-", "known-")


def check_online(
    entries: Sequence[Entry],
    knowledge: Knowledge,
    desk: Desk,
    links: WebClient | None,
    *,
    of_a_list: bool = True,
    done: Callable[[Entry], None] = lambda _: None,
) -> tuple[Assessed, ...]:
    """Every entry with what registries have of it and, with `links`, whether its address leads somewhere."""

    def one(at: int) -> Assessed:
        entry = entries[at]
        found = look_up(entry, desk)
        remarks = list(remarks_of(entry, found))
        if links and entry.url and not _resolved(entry, found):
            remarks += remark_on_link(check_link(entry.url, links, online=bool(found.asked)))
        done(entry)
        return judged(assess(entry, knowledge, (*remarks, *told[at])))

    told = repeated(entries) if of_a_list else tuple(() for _ in entries)
    return tuple(in_parallel(one, range(len(entries)), AT_ONCE))


def _resolved(entry: Entry, found: Found) -> bool:
    """Whether the address only repeats a number that a registry has answered for."""
    return "doi.org/" in entry.url or (found.state == "found" and bool(entry.arxiv) and entry.arxiv in entry.url)


def judged(assessed: Assessed) -> Assessed:
    """The verdict with the registries' word: a record that agrees outweighs signs in the entry; no answer is not ok."""
    codes = {remark.code for remark in assessed.remarks}
    agreed = "registry-agrees" in codes
    counting = [r for r in assessed.remarks if not agreed or r.code.startswith(_OWN)]
    return assessed.model_copy(update={"verdict": _verdict(counting, codes, assessed.verdict)})


def _verdict(remarks: Sequence[Remark], codes: set[str], offline: Verdict) -> Verdict:
    severities = {remark.severity for remark in remarks}
    if "bad" in severities:
        return "bad"
    if "doubtful" in severities:
        return "doubtful"
    if "registry-agrees" in codes:
        return "ok"
    seen = "registry-uncovered" in codes and codes & {"link-ok", "link-moved"}
    return offline if seen else "unchecked"
