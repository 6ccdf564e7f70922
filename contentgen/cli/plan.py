"""What `generate --plan` prints: what the article will answer, from what, in which sections, and what that will cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from contentgen.cli.output import say, say_json, table

if TYPE_CHECKING:
    from contentgen.outcome import Asking, Costs, Plan
    from contentgen.store import RunFolder

SHOWN_WORDS = 90


def tell_plan(folder: RunFolder, plan: Plan, *, as_json: bool) -> None:
    """Print a plan, and how to go on."""
    if as_json:
        say_json(facts_of_plan(folder, plan))
        return
    for line in _lines(folder, plan):
        say(line)


def facts_of_plan(folder: RunFolder, plan: Plan) -> dict[str, Any]:
    """A plan as JSON values."""
    research, outline = plan.research, plan.outline
    used = {*outline.opening, *(e for section in outline.sections for e in section.evidence)}
    return {
        "run": folder.name,
        "outline": str(folder.outline),
        "resume": folder.resume_command,
        "topic": plan.brief.topic,
        "writer": plan.writer,
        "model": plan.model,
        "title": outline.title,
        "thesis": outline.thesis,
        "questions": list(plan.questions),
        "sources": _sources(plan, used),
        "opening": [_item(plan, each) for each in outline.opening],
        "sections": [
            {
                "heading": section.heading,
                "point": section.point,
                "evidence": [_item(plan, each) for each in section.evidence],
            }
            for section in outline.sections
        ],
        "not_used": [item.id for item in research.ledger if item.id not in used],
        "model_calls": _costs(plan.costs) if plan.costs.steps else None,
        "source_failures": [each.model_dump() for each in research.failures],
        "degradations": [each.model_dump() for each in plan.degradations],
    }


def _sources(plan: Plan, used: set[str]) -> list[dict[str, Any]]:
    found = Counter(item.source_id for item in plan.research.ledger)
    planned = Counter(item.source_id for item in plan.research.ledger if item.id in used)
    return [
        {
            "id": source.id,
            "title": str(source.csl.get("title", source.id)),
            "from": source.adapter,
            "location": source.location,
            "items": found[source.id],
            "items_used": planned[source.id],
        }
        for source in plan.research.sources
    ]


def _item(plan: Plan, evidence_id: str) -> dict[str, str]:
    item = plan.research.evidence(evidence_id)
    return {"id": item.id, "claim": item.claim, "source": item.source_id}


def _costs(costs: Costs) -> dict[str, Any]:
    return {
        "steps": [step.model_dump() for step in costs.steps],
        "total": costs.total.model_dump(exclude={"step", "spent"}),
        "cost": costs.cost,
        "most_cost": costs.most_cost,
    }


# --- for people --------------------------------------------------------------------------------------------


def _lines(folder: RunFolder, plan: Plan) -> Iterator[str]:
    facts = facts_of_plan(folder, plan)
    yield f"{facts['title']}\n{facts['thesis']}".strip()
    yield "\nquestions:\n" + "\n".join(f"  {question}" for question in facts["questions"])
    yield f"\nsources, {len(facts['sources'])}:\n" + _source_table(facts["sources"])
    if facts["opening"]:
        yield "\nopening:\n" + _evidence(facts["opening"])
    for number, section in enumerate(facts["sections"], 1):
        yield f"\n{number}. {section['heading']}\n" + _evidence(section["evidence"])
    if facts["not_used"]:
        yield f"\nnot used: {len(facts['not_used'])} items of evidence, listed at the end of {folder.outline.name}"
    yield "\n" + _cost_text(plan.costs)
    for failure in facts["source_failures"]:
        yield f"source left out: {failure['location']}: {failure['reason']}"
    for fallen in facts["degradations"]:
        yield f"less than was asked for: {fallen['what']}: {fallen['why']}"
    yield f"\nto change the plan, edit {facts['outline']}\nto go on: {facts['resume']}"


def _source_table(sources: Sequence[Mapping[str, Any]]) -> str:
    """The sources that the outline uses; of the others how many they are."""
    used = [each for each in sources if each["items_used"]]
    rows = [(f"  {each['from']}", f"{each['items_used']} of {each['items']}", _named(each)) for each in used]
    shown = table([("  from", "items used", "source"), *rows])
    unused = len(sources) - len(used)
    more = f"\n  and {unused} of which no item is used" if unused else ""
    return shown + more


def _named(source: Mapping[str, Any]) -> str:
    """A source's title; of the user's own and of the web's also where it was found."""
    title = _short(source["title"])
    return title if source["from"] == "library" else f"{title} ({_short(source['location'])})"


def _evidence(items: Sequence[Mapping[str, str]]) -> str:
    return table([(f"  {each['id']}", _short(each["claim"])) for each in items])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN_WORDS else words[: SHOWN_WORDS - 3].rsplit(" ", 1)[0] + "..."


def _cost_text(costs: Costs) -> str:
    if not costs.steps:
        return "no model will be asked"
    head = ("calls of the model", "calls", "tokens in", "tokens out")
    rows = [*(_step(step, step.step) for step in costs.steps), _step(costs.total, "whole run")]
    price = _price(costs)
    return table([head, *rows]) + (f"\n{price}" if price else "")


def _step(step: Asking, name: str) -> tuple[str, ...]:
    """A row; what was spent is counted, the rest is estimated, and a range is from smooth to at most."""
    pairs = (
        (step.calls, step.most_calls),
        (step.tokens_in, step.most_tokens_in),
        (step.tokens_out, step.most_tokens_out),
    )
    return (f"  {name}{' (spent)' if step.spent else ''}", *(_range(*pair) for pair in pairs))


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def _price(costs: Costs) -> str:
    if costs.cost is None or costs.most_cost is None:
        return "  cost: set price_in and price_out (per million tokens) to see it"
    return f"  cost: {costs.cost:.4f} to {costs.most_cost:.4f}, at the prices that are set"


__all__ = ["facts_of_plan", "tell_plan"]
