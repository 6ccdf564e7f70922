"""Models that are functions: an honest one that repeats its evidence, a lying one, one that answers garbage."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Turns = tuple[tuple[str, str], ...]
Answering = Callable[[Turns, str], object]
#: what the full writer asks for, as a request names it
SCHEMAS = (
    "ExtractDraft",
    "OutlineDraft",
    "SectionDraft",
    "MendDraft",
    "FrameDraft",
    "LinkedInDraft",
    "ThreadDraft",
    "CandidatesDraft",
)
_ITEM = re.compile(r"^\[(E\d+)\] \([^)]*\) (.+)$", re.MULTILINE)


def evidence_of(turns: Turns) -> list[tuple[str, str]]:
    """The ids and claims that a prompt shows."""
    block = turns[-1][1].split("<evidence>")[-1]
    return _ITEM.findall(block)


def marked(item: tuple[str, str]) -> str:
    """A claim in its own words with its mark before the full stop."""
    return f"{item[1].rstrip('.')} [{item[0]}]."


def honest(turns: Turns, schema: str) -> object:
    """What a model answers that says exactly what its evidence says."""
    items = evidence_of(turns)
    facts = [marked(item) for item in items]
    brief = [marked(item) for item in items if len(item[1]) < 110]
    short = brief if len(brief) > 1 else sorted(facts, key=len)
    shapes: dict[str, Callable[[], object]] = {
        "ExtractDraft": lambda: {
            "items": [{"id": e, "claim": claim, "short": "", "kind": "fact"} for e, claim in items]
        },
        "OutlineDraft": lambda: _outline(items),
        "SectionDraft": lambda: {
            "markdown": f"Quiet is no proof of health [A]. {' '.join(facts[:3])} Plant a known bad case [A]."
        },
        "MendDraft": lambda: {"replacements": []},
        "CandidatesDraft": lambda: {"titles": [], "hooks": [], "first_posts": []},
        "FrameDraft": lambda: _frame(facts, short),
        "LinkedInDraft": lambda: {
            "hook": short[0],
            "paragraphs": [short[1], "Quiet is no proof of health [A]."],
            "ask": "What did you miss?",
            "hashtags": ["#AIOps"],
        },
        "ThreadDraft": lambda: {
            "posts": [*[fact for fact in facts if len(fact) < 225][:7], "Plant a known bad case first [A]."]
        },
        "VoiceDraft": lambda: {"lead": "Quiet is no proof of health.", "consequence": "Plant a known bad case first."},
    }
    return shapes.get(schema, shapes["VoiceDraft"])()


def _outline(items: Sequence[tuple[str, str]]) -> object:
    parts = [[e for e, _ in items[n : n + 3]] for n in range(0, 12, 3)]
    sections = [
        {"heading": f"Part {letter} of watching a model", "point": "Quiet is no proof.", "evidence": part}
        for letter, part in zip(("a", "b", "c", "d"), parts, strict=True)
    ]
    title = "AI observability needs checks that fail out loud"
    return {"title": title, "thesis": "Quiet is no proof.", "sections": sections}


def _frame(facts: Sequence[str], short: Sequence[str]) -> object:
    return {
        "intro": f"{facts[0]} That is worth a closer look [A].\n\nWatch the answers as well as the gauges [A].",
        "takeaways": short[:3],
        "checklist": ["Plant a known bad case [A].", "Rerun a fixed set of questions [A]."],
        "closing_heading": "The first week of AI observability",
        "closing": "Begin where an error costs most [A]. Write down what you see [A].",
        "description": "AI observability in the words of its sources: what fails in silence, what to watch and what to do first.",
    }


def saying(sentences: Sequence[str]) -> Answering:
    """A model whose every piece holds these sentences, in the shape that is asked for."""
    text, lines = " ".join(sentences), "\n".join(f"- {each}" for each in sentences)

    def answering(turns: Turns, schema: str) -> object:
        answer = honest(turns, schema)
        if not isinstance(answer, dict) or schema in ("ExtractDraft", "OutlineDraft", "MendDraft", "CandidatesDraft"):
            return answer
        changed = {
            "SectionDraft": {"markdown": f"{text}\n\n{lines}" if sentences else answer.get("markdown")},
            "FrameDraft": {
                **answer,
                "intro": f"{answer.get('intro')} {text}",
                "takeaways": list(sentences),
                "checklist": list(sentences),
                "closing": text,
            },
            "LinkedInDraft": {**answer, "paragraphs": [*sentences, "Quiet is no proof of health [A]."]},
            "ThreadDraft": {"posts": [*sentences, *list(answer.get("posts", []))]},
            "VoiceDraft": {"lead": (sentences or ["."])[0], "consequence": (sentences or ["."])[-1]},
        }
        return changed[schema]

    return answering


def garbage(turns: Turns, schema: str) -> object:
    return "Sorry, here is a poem instead of JSON."
