"""The checks and a judge as one verdict."""

from __future__ import annotations

import json
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from contentgen.judge import Agreement, Bench, Opinion, agreement, together
from contentgen.model import VerdictStatus
from contentgen.verify import verify_rows
from tests.judge.material import FALSE, SOURCE, TRUE, answer, hearing, verdict
from tests.judge.test_hearing import SLY, obedient

VERDICTS = get_args(VerdictStatus)
VERDICT = st.sampled_from(VERDICTS)


@given(VERDICT, VERDICT)
def test_supported_needs_both(checked: VerdictStatus, said: VerdictStatus) -> None:
    found = together(checked, Opinion(verdict=said, reason=""))
    assert (found == "supported") == (checked == said == "supported")


def test_a_row_gets_the_judge_beside_the_verdict_of_the_checks() -> None:
    rows = [json.dumps({"id": n, "source": SOURCE, "claim": claim}) for n, claim in enumerate((TRUE, FALSE))]
    bench = Bench(hearing([answer(verdict("C1", "unsupported", "in Lyon for six"), verdict("C2"))]))
    plain = list(verify_rows(rows))
    beside = list(verify_rows(rows, beside=bench.rows))
    assert [{k: v for k, v in row.items() if k != "judge"} for row in beside] == plain
    assert [row["judge"]["verdict"] for row in beside] == ["unsupported", "supported"]
    assert "supported" not in [row["judge"]["together"] for row in beside]
    assert (bench.agreement.claims, bench.agreement.share) == (2, 0.0)


def test_a_judge_that_obeys_an_order_in_the_source_makes_nothing_supported() -> None:
    row = json.dumps({"id": "a", "source": f"{SOURCE} {SLY}", "claim": FALSE})
    (found,) = verify_rows([row], beside=Bench(hearing(obedient)).rows)
    assert found["judge"]["verdict"] == "supported"
    assert (found["verdict"], found["judge"]["together"]) == ("unsupported", "unsupported")


def test_kappa_takes_out_what_chance_gives() -> None:
    """Both say yes to half; they agree on 30 of 50: the textbook's 0.4 of (0.7 - 0.5) / 0.5."""
    found = Agreement(both=20, neither=15, one_only=5, other_only=10)
    assert found.share == 0.7
    assert found.kappa is not None
    assert abs(found.kappa - 0.4) < 1e-9


def test_what_has_no_verdict_is_not_compared() -> None:
    found = agreement([("supported", "unchecked"), ("unchecked", "supported"), ("supported", "supported")])
    assert (found.claims, found.unchecked, found.share, found.kappa) == (1, 2, 1.0, None)


@given(st.lists(st.tuples(VERDICT, VERDICT)))
def test_kappa_stays_within_its_bounds(pairs: list[tuple[VerdictStatus, VerdictStatus]]) -> None:
    found = agreement(pairs)
    assert found.claims + found.unchecked == len(pairs)
    assert found.kappa is None or -1.000001 <= found.kappa <= 1.000001
