"""What the commands with a model judge share: its options, the way to its model, and what it came to in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contentgen.cli.options import settings_from
from contentgen.cli.progress import shown
from contentgen.errors import UserError

if TYPE_CHECKING:
    from contentgen.judge import Agreement, Hearing
    from contentgen.llm import Answers
    from contentgen.settings import Settings

JudgeModel = Annotated[
    str | None, typer.Option("--judge-model", metavar="PROVIDER:NAME", help="The model that judges; else as set.")
]
JudgeBaseUrl = Annotated[
    str | None, typer.Option("--judge-base-url", metavar="URL", help="An OpenAI-compatible server for that model.")
]


def judge_settings(model: str | None, base_url: str | None, *, asked: bool) -> Settings:
    """The settings with what was typed for the judge, which is asked only where that was asked for."""
    if not asked and (model or base_url):
        raise UserError(
            "--judge-model and --judge-base-url name a model judge, and none was asked for; add --judge (runs show: --judge model)"
        )
    if base_url and not model:
        raise UserError("--judge-base-url needs --judge-model openai:NAME, with the name that the server knows")
    return settings_from({"judge_model": model, "judge_base_url": base_url})


@contextmanager
def judging(settings: Settings, *, quiet: bool, answers: Answers | None = None) -> Iterator[Hearing]:
    """The judge's model, ready to be asked, with its progress shown meanwhile."""
    from contentgen.judge import Hearing, open_judge

    with shown(quiet=quiet) as progress:
        yield Hearing(open_judge(settings, progress, answers), settings.max_concurrency)


def facts_of(hearing: Hearing, agreed: Agreement, settings: Settings) -> dict[str, Any]:
    """What a model judge came to, as JSON tells it; tokens and cost are null where they are not known."""
    from contentgen.judge import cost_of

    usage = hearing.session.meter.snapshot()
    known = not usage.total.unmetered
    return {
        "model": hearing.model,
        "compared": agreed.claims,
        "agreement": agreed.share,
        "kappa": agreed.kappa,
        "unchecked": agreed.unchecked,
        "calls": usage.total.calls,
        "reused": usage.total.reused,
        "tokens_in": usage.total.tokens_in if known else None,
        "tokens_out": usage.total.tokens_out if known else None,
        "cost": cost_of(settings, usage),
    }


def line_of(facts: dict[str, Any], other: str) -> str:
    """The same as one line; `other` is whom the judge is compared with."""
    if facts["agreement"] is None:
        agreed = f"no claim on which it and {other} both have a verdict"
    else:
        kappa = "not defined" if facts["kappa"] is None else f"{facts['kappa']:.2f}"
        agreed = f"agrees with {other} on {facts['agreement']:.1%} of {facts['compared']} claims (kappa {kappa})"
    if facts["tokens_in"] is None:
        tokens = "tokens not told by its server"
    else:
        tokens = f"{facts['tokens_in']:,} tokens read, {facts['tokens_out']:,} written"
    cost = "" if facts["cost"] is None else f", cost {facts['cost']:.4f}"
    again = f", {facts['reused']} answers known" if facts["reused"] else ""
    return (
        f"judge {facts['model']}: {agreed}; {facts['unchecked']} without a verdict; "
        f"{facts['calls']} calls{again}, {tokens}{cost}"
    )
