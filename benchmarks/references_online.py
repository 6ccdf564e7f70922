"""How well `contentgen references --online` tells wrong references from genuine ones, against played registries.

    python -m benchmarks.references_online --data DIR

DIR holds `refs_dev.jsonl.gz` (see `fit_references.py`). No real registry is asked: a local server plays them over

1. every genuine row, as it stands, and the works of the built-in library;
2. the true record of a wrong row as far as the row itself tells it: where a genuine row has its DOI or its title, that
   row (nothing is added); a row with a made-up DOI without the DOI; a row with a future year with the year that its DOI
   says; a row with a wrong venue or a preprint shown as a paper with the venue that its DOI says, else as the preprint.

What cannot be told (the right authors of a row that no genuine row resembles, the right title of a changed one) is in
no registry, so such a row is found out because nobody has its work, which is easier than finding what differs. Both
parts are therefore counted apart: `its work is there` is the one that says how well the comparison does. Genuine rows
are all there, so the false alarms show how well differences of form are borne, and not how complete real registries are;
`--missing 0.1` leaves out a tenth of all works at random.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.fit_references import TODAY, rows_of
from benchmarks.played_registries import Registries, playing
from contentgen.references import Assessed, Entry, Knowledge, check_online
from contentgen.references.knowledge import told_by
from contentgen.references.known import known_from, works_at_hand
from contentgen.references.making import from_bibtex
from contentgen.references.online import REGISTRIES, Desk
from contentgen.web import Reach, WebClient, WebLimits

THRESHOLD, SEED = 0.5, 7


def truth_of(entry: Entry, kind: str) -> Entry | None:
    """The true record of a wrong row, as far as the row tells it."""
    told = told_by(entry.doi)
    if kind == "fabricated_doi":
        return entry.model_copy(update={"doi": ""})
    if kind == "future_date" and told.year:
        return entry.model_copy(update={"year": told.year})
    if kind in ("wrong_venue", "nonexistent_venue") and told.venue and not told.preprint:
        return entry.model_copy(update={"venue": told.venue, "year": told.year or entry.year})
    if kind == "preprint_as_published":
        venue = told.venue if told.venue and not told.preprint else ""
        return entry.model_copy(
            update={"venue": venue or "arXiv", "arxiv": entry.arxiv or "" if venue else "2101.00001"}
        )
    return None


def works_for(rows: Sequence[dict[str, Any]], entries: Sequence[Entry]) -> tuple[list[Entry], set[int]]:
    """The works that the registries hold, and the rows whose work is among them."""
    works = [entry for row, entry in zip(rows, entries, strict=True) if not row["label"]]
    works += list(works_at_hand(None).titles.values())
    there = {n for n, row in enumerate(rows) if not row["label"]}
    known = known_from(works)
    for n, (row, entry) in enumerate(zip(rows, entries, strict=True)):
        if not row["label"]:
            continue
        if known.by_number(entry) or known.by_title(entry.title) or known.by_likeness(entry):
            there.add(n)
        elif made := truth_of(entry, str(row["kind"])):
            works.append(made)
            there.add(n)
    return [_numbered(work, n) for n, work in enumerate(works)], there


def _numbered(work: Entry, n: int) -> Entry:
    """A preprint that was made up here gets a number of its own."""
    return work.model_copy(update={"arxiv": f"2101.9{n:04d}"}) if work.arxiv == "2101.00001" else work


def told_of(name: str, rows: Sequence[dict[str, Any]], found: Sequence[Assessed], at: Sequence[int]) -> None:
    """One line: detection, false alarms and F1."""
    hit = sum(found[n].p_bad >= THRESHOLD for n in at if rows[n]["label"])
    false = sum(found[n].p_bad >= THRESHOLD for n in at if not rows[n]["label"])
    bad, good = sum(rows[n]["label"] for n in at), sum(not rows[n]["label"] for n in at)
    f1 = 2 * hit / (hit + false + bad)
    print(
        f"{name:34} {bad:4} wrong, detected {hit / bad:.3f}; {good:4} genuine, false alarms {false / good:.3f}; F1 {f1:.3f}"
    )


def arguments() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with refs_dev.jsonl.gz")
    parser.add_argument(
        "--show", action="store_true", help="list the genuine rows that were flagged and the wrong ones that were not"
    )
    parser.add_argument("--missing", type=float, default=0.0, help="the share of genuine works that no registry has")
    return parser.parse_args()


def main() -> None:
    """Measure."""
    given = arguments()
    rows = rows_of(given.data / "refs_dev.jsonl.gz")
    entries = [from_bibtex(row["type"], row["fields"], key=str(row["id"])) for row in rows]
    works, there = works_for(rows, entries)
    chance = random.Random(SEED)
    works = [work for work in works if chance.random() >= given.missing]
    knowledge = Knowledge(today=TODAY, known=works_at_hand(None))
    with (
        playing(Registries.of(works)) as homes,
        WebClient(reach=Reach(["127.0.0.1"]), limits=WebLimits(interval=0.0)) as client,
    ):
        found = check_online(entries, knowledge, Desk(REGISTRIES, client, homes=homes), None, of_a_list=False)
    everywhere = range(len(rows))
    told_of("all rows", rows, found, everywhere)
    told_of("its work is there", rows, found, [n for n in everywhere if n in there])
    told_of(
        "its work is not there, and genuine",
        rows,
        found,
        [n for n in everywhere if n not in there or not rows[n]["label"]],
    )
    kinds: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        kinds[str(row["kind"] or "genuine")].append(n)
    for kind, at in sorted(kinds.items()):
        flagged, held = sum(found[n].p_bad >= THRESHOLD for n in at), sum(n in there for n in at)
        print(f"{kind:24} {len(at):4}  work there {held:4}  flagged {flagged / len(at):.2f}")
    print("verdicts:", {v: sum(each.verdict == v for each in found) for v in ("ok", "doubtful", "bad", "unchecked")})
    if given.show:
        show_misjudged(rows, found)


def show_misjudged(rows: Sequence[dict[str, Any]], found: Sequence[Assessed]) -> None:
    """List the genuine rows that were flagged and the wrong ones that were not."""
    for row, each in zip(rows, found, strict=True):
        if (each.p_bad >= THRESHOLD) != bool(row["label"]):
            entry = each.entry
            print(row["label"], row["kind"], entry.title[:60], entry.venue, entry.year, entry.doi, each.reasons)


if __name__ == "__main__":
    main()
