"""Until when a time lasts that a text names."""

from __future__ import annotations

from datetime import date

import pytest

from contentgen.rot.stale import end_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in 2022", date(2022, 12, 31)),
        ("in March 2023", date(2023, 3, 31)),
        ("on 4 February 2024", date(2024, 2, 29)),
        ("on Feb. 4, 2023", date(2023, 2, 28)),
        ("between June 2023 and March 2024", date(2024, 3, 31)),
        ("between 2020 and 2024", date(2024, 12, 31)),
        ("in Q3 2024", date(2024, 9, 30)),
        ("in H1 of 2024", date(2024, 6, 30)),
        ("in the first half of 2024", date(2024, 6, 30)),
        ("in the second quarter of 2024", date(2024, 6, 30)),
        ("in the last quarter of 2024", date(2024, 12, 31)),
        ("in the 2010s", date(2019, 12, 31)),
        ("As of May 2023, 41% of teams trace 2,024 requests", date(2023, 5, 31)),
        ("over the last six months", None),
        ("", None),
    ],
)
def test_the_end_of_a_time(text: str, day: date | None) -> None:
    assert end_of(text) == day
