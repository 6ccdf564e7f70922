"""Numbers sources in the order in which a text first cites them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contentgen.model import Evidence


def number_sources(cited: Iterable[str], ledger: Mapping[str, Evidence]) -> dict[str, int]:
    """Source id -> number from 1, by first use. `cited` are evidence ids in reading order; unknown ones are an error.

    Raises:
        KeyError: an evidence id that the ledger does not hold (a bug: checks remove those).

    """
    numbers: dict[str, int] = {}
    for evidence_id in cited:
        numbers.setdefault(ledger[evidence_id].source_id, len(numbers) + 1)
    return numbers
