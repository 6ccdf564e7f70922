"""A chart of a table: one bar a row, where a column holds numbers in one unit and each row is about something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentgen.model import Frozen, Table

#: a cell that is a number with its unit and nothing else; `30-40` and `about 5` are none
_VALUE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<unit>%|[A-Za-zµ°][\w/·²³-]{0,14})?\.?"
)


class ChartLimits(Frozen):
    """When a table is drawn: how many rows, and how far apart the values may lie to be seen on one scale."""

    least_rows: int = 3
    most_rows: int = 12
    most_ratio: float = 1_000.0


@dataclass(frozen=True)
class Bar:
    """A row of the chart; `share` is its length from 0 to 1 of the longest."""

    label: str
    value: str
    share: float


@dataclass(frozen=True)
class Chart:
    """A table's numbers under the name of their column, in the table's order, from zero."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def told(self) -> str:
        """The chart in words, for those who do not see it."""
        return f"{self.name}: " + "; ".join(f"{bar.label} {bar.value}" for bar in self.bars)


def chart_of(table: Table, limits: ChartLimits | None = None) -> Chart | None:
    """The chart of the first column that is all numbers in one unit; None where none is, or rows share a subject.

    A number without a unit is only drawn with others without one, so measures are never mixed.
    """
    most = limits or ChartLimits()
    labels = [row[0].text for row in table.rows if row]
    if not most.least_rows <= len(labels) <= most.most_rows or len(set(labels)) < len(labels):
        return None
    for column in range(1, len(table.columns)):
        cells = [row[column].text.strip() for row in table.rows]
        found = [_VALUE.fullmatch(cell) for cell in cells]
        units = {match["unit"] or "" for match in found if match}
        numbers = [float(match["number"].replace(",", "")) for match in found if match]
        if len(numbers) < len(cells) or len(units) != 1:
            continue
        top, least = max(numbers), min((n for n in numbers if n), default=0.0)
        if top and top <= most.most_ratio * least:
            bars = zip(labels, cells, numbers, strict=True)
            return Chart(table.columns[column], tuple(Bar(label, cell.rstrip("."), n / top) for label, cell, n in bars))
    return None
