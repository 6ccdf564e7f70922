"""What other programs and search engines check, beside what answers to it here: the table of README.md."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True)
class PeerCheck:
    """One check of a peer: our ids that answer to it, and a remark; without ids the remark says why none does."""

    peer: str
    name: str
    ours: tuple[str, ...]
    remark: str


@lru_cache(maxsize=1)
def peer_checks() -> tuple[PeerCheck, ...]:
    """Read `data/peers.toml`.

    >>> next(check.ours for check in peer_checks() if check.name == "slugKeyword")
    ('seo.slug',)
    """
    text = resources.files("scoring").joinpath("data/peers.toml").read_text(encoding="utf-8")
    return tuple(_check(peer, name, told) for peer, rows in tomllib.loads(text).items() for name, told in rows.items())


def peer_table() -> str:
    """The table in Markdown, a part for each peer."""
    lines = ["| peer | its check | here |", "| --- | --- | --- |"]
    for check in peer_checks():
        ids = ", ".join(f"`{name}`" for name in check.ours)
        here = f"{ids}; {check.remark}" if ids and check.remark else ids or f"left out: {check.remark}"
        lines.append(f"| {check.peer} | {check.name} | {here} |")
    return "\n".join(lines)


def _check(peer: str, name: str, told: str) -> PeerCheck:
    if told.startswith("- "):
        return PeerCheck(peer, name, (), told[2:])
    ids, _, remark = told.partition(";")
    return PeerCheck(peer, name, tuple(ids.split()), remark.strip())
