"""A table of comparable numbers is drawn as bars; anything else stays a table."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from contentgen.exporters.bars import chart_of
from contentgen.model import Sentence, Table


def table(*rows: Sequence[str], columns: tuple[str, ...] = ("System", "Latency")) -> Table:
    return Table(columns=columns, rows=tuple(tuple(Sentence(text=cell) for cell in row) for row in rows))


def test_numbers_in_one_unit_are_drawn_from_zero_in_the_tables_order() -> None:
    chart = chart_of(table(("A", "50 ms"), ("B", "1,000 ms"), ("C", "250 ms")))
    assert chart is not None
    assert [(bar.label, bar.value, bar.share) for bar in chart.bars] == [
        ("A", "50 ms", 0.05),
        ("B", "1,000 ms", 1.0),
        ("C", "250 ms", 0.25),
    ]
    assert chart.told == "Latency: A 50 ms; B 1,000 ms; C 250 ms"


def test_two_units_ranges_words_and_too_few_rows_are_not_drawn() -> None:
    assert chart_of(table(("A", "50 ms"), ("B", "1 s"), ("C", "250 ms"))) is None
    assert chart_of(table(("A", "50%"), ("B", "61"), ("C", "70%"))) is None
    assert chart_of(table(("A", "30-40%"), ("B", "61%"), ("C", "70%"))) is None
    assert chart_of(table(("A", "about 5"), ("B", "6"), ("C", "7"))) is None
    assert chart_of(table(("A", "50 ms"), ("B", "70 ms"))) is None


def test_rows_of_one_subject_are_no_comparison() -> None:
    assert chart_of(table(("A", "50 ms"), ("A", "60 ms"), ("B", "70 ms"))) is None


def test_values_too_far_apart_to_be_seen_are_not_drawn() -> None:
    assert chart_of(table(("A", "1"), ("B", "5000"), ("C", "4000"))) is None


@given(st.lists(st.integers(min_value=1, max_value=999), min_size=3, max_size=12))
def test_every_bar_is_as_long_as_its_number(numbers: list[int]) -> None:
    chart = chart_of(table(*((f"row {n}", f"{number} %") for n, number in enumerate(numbers))))
    assert chart is not None
    assert [round(bar.share * max(numbers)) for bar in chart.bars] == numbers
