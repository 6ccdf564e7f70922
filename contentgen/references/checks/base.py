"""What a check is: a name, the codes of what it may remark, and one function from an entry to remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from contentgen.references.entry import Entry, Remark, Severity
from contentgen.references.knowledge import Knowledge

Look = Callable[[Entry, Knowledge], Iterator[Remark]]


@dataclass(frozen=True)
class Check:
    """One thing that is looked at. `codes` holds every remark that it can make, with its severity."""

    name: str
    what: str
    codes: dict[str, Severity]
    look: Look

    def remark(self, code: str, message: str, field: str = "") -> Remark:
        """A remark of this check, with the severity of its code."""
        return Remark(code=code, severity=self.codes[code], message=message, field=field)
