"""From what was found to an item with its urgency and what to do: one row a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from contentgen.rot.resting import Resting
from contentgen.rot.values import Action, Item, Kind, Patch, Severity


@dataclass(frozen=True)
class Form:
    """How urgent a kind is by itself, and what to do about it."""

    severity: Severity
    action: Action
    said: str


FORMS: dict[Kind, Form] = {
    "dead link": Form(
        "high",
        "find source",
        "find where the page is now, or another source that says the same, and put its address in place of this one; "
        "else cut the sentences",
    ),
    "moved": Form("low", "replace link", "put the new address in place of the old one"),
    "missing file": Form("medium", "restore file", "put the file back, or cut the sentences that rest on it"),
    "passage gone": Form("high", "cut", "cut the sentences, or rest them on a source that still says it"),
    "passage changed": Form("medium", "re-word", "hold the sentences to the new wording; a quotation takes it over"),
    "source changed": Form("info", "none", "nothing to do: what is cited still stands there"),
    "retracted": Form("high", "cut", "cut the sentences, or rest them on a work that was not taken back"),
    "concern": Form("medium", "look", "read the notice; until it is settled, say that the work is in doubt or cut"),
    "corrected": Form("medium", "look", "read the correction and hold the sentences to it"),
    "superseded": Form("medium", "look", "hold the sentences to the newer version and cite that"),
    "stale figure": Form("medium", "look", "look for a newer figure; else name in the sentence the time it is of"),
    "unchecked": Form("unchecked", "look", "open it yourself, or check again later"),
}


def item(kind: Kind, resting: Resting, at: str, said: str, evidence: Sequence[str] = (), **more: Any) -> Item:
    """An item of this kind over some of a source's evidence, by default all of it.

    `old` and `new` go into the patch; `severity`, `action` and `todo` stand in for what the kind has by itself.
    """
    form = FORMS[kind]
    ids = tuple(evidence) or tuple(each.id for each in resting.evidence)
    patch = Patch(
        action=more.pop("action", form.action),
        said=more.pop("todo", form.said),
        old=more.pop("old", ""),
        new=more.pop("new", ""),
    )
    return Item(
        kind=kind,
        severity=more.pop("severity", form.severity),
        source=resting.source.id,
        title=resting.title,
        at=at,
        said=said,
        patch=patch,
        evidence=ids,
        places=resting.over(ids),
        links=resting.links,
        **more,
    )
