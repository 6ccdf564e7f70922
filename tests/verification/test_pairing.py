"""Figures that changed places, and others that stand where they stood."""

from __future__ import annotations

import pytest

from contentgen.verification.pairing import swapped

PRIMES = "On telling primes from composites, GPT-4 went from 84% accuracy in March 2023 to 51% in June 2023."
GAIA = "On the 466 everyday questions of GAIA, people scored 92% and GPT-4 with plugins scored 15%."


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("GPT-4 went from 51% accuracy in March 2023 to 84% in June 2023.", PRIMES),
        ("On GAIA, GPT-4 with plugins scored 92% and people scored 15%.", GAIA),
    ],
)
def test_figures_that_changed_places_are_seen(sentence: str, evidence: str) -> None:
    assert swapped(sentence, evidence)


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("GPT-4 told primes from composites with 84% accuracy in March 2023; by June it was 51%.", PRIMES),
        ("By June 2023 accuracy was 51%, down from 84% in March.", PRIMES),
        ("GPT-4 with plugins scored 15% on GAIA, where people scored 92%.", GAIA),
        ("People scored 92% on GAIA.", GAIA),
    ],
)
def test_figures_in_another_order_with_their_own_company_pass(sentence: str, evidence: str) -> None:
    assert swapped(sentence, evidence) == ()
