"""A copy of the evidence with one word against it is no copy."""

from __future__ import annotations

import pytest

from contentgen.verification.near_copy import turned

CLAIM = (
    "Labels arrive late or never, and any component of a pipeline can fail silently without an alert in some teams, "
    "more often in 2 of 10."
)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (("can fail", "can not fail"), "adds “not”"),
        (("late or never", "late"), "leaves “never” out"),
        (("in some teams", "in teams"), "drops “some”"),
        (("some", "all"), "drops “some”"),
        (("some", "few"), "drops “some”"),
        (("in 2 of 10", "in 2 of 20"), "changes 10 to 20"),
        (("more often", "less often"), "says “less” where its evidence says “more”"),
    ],
)
def test_what_a_near_copy_turns_or_leaves_out_is_named(changed: tuple[str, str], reason: str) -> None:
    (told,) = turned(CLAIM.replace(*changed), [CLAIM])
    assert told.startswith(reason)


@pytest.mark.parametrize(
    "sentence",
    [
        CLAIM,
        f"But {CLAIM[0].lower()}{CLAIM[1:]}",
        CLAIM.replace("some teams", "several teams"),
        CLAIM.replace(" without an alert in some teams", ""),
        "Alerts are not enough where labels arrive late.",
    ],
)
def test_a_copy_with_other_small_changes_and_a_free_sentence_are_left_alone(sentence: str) -> None:
    assert turned(sentence, [CLAIM]) == ()


def test_the_nearest_sentence_of_the_evidence_decides() -> None:
    denied = CLAIM.replace("can fail", "can not fail")
    assert turned(denied, [CLAIM, denied]) == ()
