"""From remarks to the probability that an entry is wrong: a logistic model with one weight a remark.

The weights, how they were fitted and what they cannot see stand in `facts/model.json`, written by
`benchmarks/fit_references.py`. Remarks of registries (`ONLINE`) are not in the data that it was fitted on: theirs are
set by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from pydantic import Field

from contentgen.model import Frozen
from contentgen.references.entry import Remark, Severity

#: what a remark weighs before any data: log-odds by severity
PRIOR: dict[Severity, float] = {"bad": 3.0, "doubtful": 1.2, "note": 0.5, "good": -1.0}
#: what a registry's remark weighs, by severity: a record beside the entry outweighs every sign within it
ONLINE: dict[Severity, float] = {"bad": 5.0, "doubtful": 2.0, "note": 0.0, "good": -6.0}


class Model(Frozen):
    """Weights by code, the log-odds of an entry without remarks, and the card.

    `threshold` is where the card's numbers were measured; `doubtful_from` is where notes alone make an entry doubtful,
    higher, because fewer references of a real list are wrong than of the data.
    """

    intercept: float
    weights: dict[str, float]
    threshold: float = Field(gt=0, lt=1)
    doubtful_from: float = Field(gt=0, lt=1)
    card: dict[str, Any]


@cache
def model() -> Model:
    """The model that is shipped."""
    text = (files("contentgen.references") / "facts" / "model.json").read_text("utf-8")
    return Model.model_validate_json(text)


def p_bad(remarks: Iterable[Remark], fitted: Model | None = None) -> float:
    """The probability that an entry with these remarks is wrong. Each code counts once.

    >>> p_bad([Remark(code="year-future", severity="bad", message="")]) > 0.9
    True
    """
    fitted = fitted or model()
    severities = {remark.code: remark.severity for remark in remarks}
    odds = fitted.intercept
    for code, severity in severities.items():
        odds += ONLINE[severity] if code.startswith("registry-") else fitted.weights.get(code, PRIOR[severity])
    return 1.0 / (1.0 + exp(-odds))
