"""The check on the house sets: no less is caught, and no more is held against true sentences, than was measured.

Rules were worked out on the sources with odd numbers; the even ones were first judged when they were done, which is why
their figures are lower and tell more. `benchmarks/house_sets.py` prints the table.
"""

from __future__ import annotations

import pytest

from benchmarks.house_sets import counts

#: set, half, what -> least caught (of a change) or most held against (of true sentences), of the rules alone
CAUGHT = {
    ("altered", "odd", "number"): 13, ("altered", "odd", "unit"): 11, ("altered", "odd", "date"): 5, ("altered", "odd", "name"): 9,
    ("altered", "even", "number"): 14, ("altered", "even", "unit"): 8, ("altered", "even", "date"): 8, ("altered", "even", "name"): 2,
    ("twisted", "odd", "agent"): 4, ("twisted", "odd", "comparison"): 5, ("twisted", "odd", "polarity"): 9,
    ("twisted", "odd", "scope"): 13, ("twisted", "even", "agent"): 3, ("twisted", "even", "comparison"): 2,
    ("twisted", "even", "polarity"): 2, ("twisted", "even", "scope"): 6,
}  # fmt: skip
HELD_AGAINST = {("altered", "odd"): 0, ("altered", "even"): 10, ("twisted", "odd"): 0, ("twisted", "even"): 12}
#: what a change elsewhere may cost before it has to say why
MARGIN = 1


@pytest.mark.parametrize(("name", "half"), list(HELD_AGAINST))
def test_as_much_is_caught_and_no_more_held_against_as_was_measured(name: str, half: str) -> None:
    found = counts(name, half)
    least = {kind: count for (set_, part, kind), count in CAUGHT.items() if (set_, part) == (name, half)}
    assert {kind for what, kind in found if what == "rows"} == {*least, "true"}
    fell = {k: (found["caught", k], n) for k, n in least.items() if found["caught", k] < n - MARGIN}
    assert fell == {}
    assert found["caught", "true"] <= HELD_AGAINST[name, half] + MARGIN
