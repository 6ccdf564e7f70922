"""`contentgen verify RUN --again`: what of a finished run's sources has changed since it was made."""

from __future__ import annotations

import json as json_
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from contentgen.cli.options import date_of, refuse_bytes, settings_from
from contentgen.cli.output import note, say, say_json, table
from contentgen.cli.places import opened
from contentgen.cli.progress import shown
from contentgen.errors import GateError, ProviderError, UserError

if TYPE_CHECKING:
    from contentgen.rot import Rot, Web
    from contentgen.settings import Settings

_WRITTEN = (".md", ".json")


def verify_again(run: str, *, out: str | None, day: str | None, offline: bool, json: bool, quiet: bool) -> None:
    """Look at everything that a run rests on once more, print the patch list, and end by what is on it."""
    from contentgen.rot import RotLimits, rot_of
    from contentgen.store import find

    if out is not None and Path(out).suffix.lower() not in _WRITTEN:
        raise UserError(f"--out {out}: with --again it is a file that ends in .md or .json")
    refuse_bytes(run, "RUN")
    settings = settings_from({})
    folder = find(run, settings.out)
    limits = RotLimits(stale_months=settings.stale_months)
    with ExitStack() as open_:
        progress = open_.enter_context(shown(quiet=quiet))
        web = None if offline else way_out(settings, open_, quiet=quiet)
        rot = rot_of(folder, date_of(day), web, limits, progress)
    tell(rot, out, as_json=json)
    gate(rot)


def way_out(settings: Settings, open_: ExitStack, *, quiet: bool) -> Web:
    """The way to registries, whose answers are kept for a day, and to pages, of which each is confirmed anew."""
    from contentgen.desk import access_of
    from contentgen.references.online import Desk
    from contentgen.rot import ASKED, Web
    from contentgen.sources.asking import client_of
    from contentgen.web import WebLimits

    access = access_of(settings)
    if not access.contact and not quiet:
        note("registries answer sooner to those who can be reached: set contact in contentgen.toml")
    client = open_.enter_context(client_of(access))
    pages = open_.enter_context(client_of(access, WebLimits(fresh_seconds=0.0)))
    return Web(Desk(ASKED, client, homes=access.homes, contact=access.contact), pages)


def tell(rot: Rot, out: str | None, *, as_json: bool) -> None:
    """Print the patch list, and write it to a file that was named."""
    from contentgen.rot import as_json as values_of
    from contentgen.rot import as_markdown, paragraphs, rows_of, summary

    if as_json:
        say_json(values_of(rot))
    else:
        rows = rows_of(rot)
        say("\n\n".join([summary(rot), *([table(rows)] if rows else []), *paragraphs(rot)]))
    if out is not None:
        with opened(out) as file:
            is_json = Path(out).suffix.lower() == ".json"
            file.write(
                json_.dumps(values_of(rot), ensure_ascii=False, indent=1) + "\n" if is_json else as_markdown(rot)
            )


def gate(rot: Rot) -> None:
    """End with 3 where the web was asked and nothing answered, with 1 where there is something to patch."""
    if rot.unreached:
        raise ProviderError(
            "nothing on the web answered, so the list is not whole; try again later, or leave the web out with --offline"
        )
    if rot.rotten:
        raise GateError(f"{len(rot.rotten)} to patch in {rot.run}")
