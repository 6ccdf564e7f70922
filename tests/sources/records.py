"""What the tests of records share: whole records, by the page that shows the form and of our own making."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from contentgen.sources.records import Against, Checked, checked

ROOT = Path(__file__).resolve().parents[2]
FORM = (ROOT / "contentgen" / "library" / "FORM.md").read_text("utf-8")
AGAINST = Against(today=date(2026, 11, 27), questions=frozenset({"metrics-alerts"}), notes=frozenset())


def shown() -> dict[str, Any]:
    """The record that the page shows."""
    (found,) = re.findall(r"```json\n(.*?)```", FORM, re.DOTALL)
    return dict(json.loads(found))


def hive(n: int, **more: Any) -> dict[str, Any]:
    """A record on hive sensors; no built-in record is on them."""
    letters = "abcdefghijklmnop"
    return {
        "id": f"hive-{letters[n]}",
        "csl": {
            "type": "report",
            "title": f"Trial {n} of sensors in hives",
            "author": [{"family": f"Keeper{letters[n]}"}],
            "issued": {"date-parts": [[2010 + n]]},
        },
        "notes": [
            {
                "text": f"Hive sensors for beekeeping reported swarming {n}1 hours before it happened in spring {2010 + n}.",
                "locator": "page 3",
            },
            {
                "text": f"Beekeeping with hive sensors lost {n} of 40 colonies in winter, and without sensors 1{n} of 40.",
                "locator": "table 2",
            },
            {
                "text": f"A hive with sensors weighs {n} kg more in June, so beekeeping needs a stand for 8{n} kg.",
                "locator": "page 9",
            },
        ],
        "verified_on": "2026-11-20",
        "reliability": "own-copy",
        "caveat": "",
        **more,
    }


def lines(*records: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(record)}\n" for record in records)


def held(*records: dict[str, Any], against: Against = AGAINST) -> Checked:
    return checked(lines(*records), "records.jsonl", against)


def given(*records: dict[str, Any]) -> list[Checked]:
    """Records that keep to the form, as `KeptRecords.add` takes them."""
    found = held(*records)
    assert found.faults == ()
    return [found]
