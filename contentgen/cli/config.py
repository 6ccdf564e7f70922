"""`contentgen config`: what is set, after flags, environment, `contentgen.toml` and defaults were merged."""

from __future__ import annotations

import json as json_
from typing import Any

from contentgen.cli import options
from contentgen.cli.options import Json, examples
from contentgen.cli.output import say, say_json, table

app = options.group("Show the settings.")


@app.command(epilog=examples("contentgen config show", "contentgen config show --json"))
def show(json: Json = False) -> None:
    """Show every setting with its value.

    Of keys it says only whether one is set.
    """
    values = values_of()
    if json:
        say_json(values)
    else:
        say(table((name, _shown(value)) for name, value in values.items()))


def values_of() -> dict[str, Any]:
    """Every setting by name, without secrets."""
    settings = options.settings_from({})
    keys = {name: "set" if getattr(settings, name) else "" for name in ("api_key", "judge_api_key")}
    return dict(sorted({**settings.public(), **keys}.items()))


def _shown(value: object) -> str:
    if value is None or value in ("", [], {}):
        return "-"
    return value if isinstance(value, str) else json_.dumps(value, ensure_ascii=False)
