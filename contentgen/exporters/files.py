"""The machine-readable files of a run: ledger, scores, thread, references."""

from __future__ import annotations

import json
from typing import Any

from contentgen.channels import blog, linkedin, x
from contentgen.citations import to_bibtex, to_csl
from contentgen.model import Sentence
from contentgen.outcome import Line, Report

BETWEEN_POSTS = "\n\n---\n\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def lines_of(report: Report) -> list[Line]:
    """Every sentence that shipped, in reading order, with its evidence."""
    ledger = {item.id: item for item in report.research.ledger}
    found: list[tuple[str, str, Sentence]] = []
    if "blog" in report.brief.channels:
        article = report.article.article
        found += [("blog", "opening", s) for block in article.intro for s in blog.sentences_of(block)]
        found += [("blog", "takeaways", s) for s in article.takeaways]
        for section in article.sections:
            found += [("blog", section.heading, s) for block in section.blocks for s in blog.sentences_of(block)]
    if report.posts.posts.linkedin:
        found += [("linkedin", "post", s) for p in report.posts.posts.linkedin.paragraphs for s in p]
    for number, post in enumerate(report.posts.posts.thread, start=1):
        found += [("x", f"post {number}", s) for p in post.paragraphs for s in p]
    return [
        Line.model_validate(
            {"channel": channel, "place": place, "sentence": s, "evidence": tuple(ledger[e] for e in s.evidence)}
        )
        for channel, place, s in found
    ]


def ledger_json(report: Report) -> str:
    """Sentence -> evidence -> what the source says: its passage verbatim, or our note with locator and link."""
    numbers = {reference.source_id: reference for reference in report.references}
    rows: list[dict[str, Any]] = []
    for line in lines_of(report):
        verdict = line.sentence.verdict
        rows.append(
            {
                "channel": line.channel,
                "place": line.place,
                "sentence": line.sentence.text,
                "kind": line.sentence.kind,
                "verdict": verdict.model_dump(mode="json", exclude_none=True) if verdict else None,
                "evidence": [
                    {
                        "id": item.id,
                        "source": item.source_id,
                        "reference": numbers[item.source_id].number if item.source_id in numbers else None,
                        "basis": "verbatim" if item.quote else "note",
                        "passage": item.quote or item.note or item.claim,
                        "locator": item.locator,
                        "url": str(report.research.source(item.source_id).csl.get("URL", "")),
                        "figures": [figure.model_dump() for figure in item.figures],
                        "second_hand": item.second_hand,
                    }
                    for item in line.evidence
                ],
            }
        )
    written = [row for row in rows if row["channel"] != "blog" or not report.brief.as_is]
    orphans = [row["sentence"] for row in written if row["kind"] == "claim" and not row["evidence"]]
    removed = [removal.model_dump() for removal in _removals(report)]
    return _json({"sentences": rows, "orphans": orphans, "removed": removed, "disagreements": _disagreements(report)})


def _disagreements(report: Report) -> list[dict[str, Any]]:
    """The pairs of evidence that pull apart, cited or not, each side with what it says."""
    return [
        {
            "ground": each.ground,
            "about": each.about,
            "sides": [
                {"id": item.id, "source": item.source_id, "claim": item.claim, "locator": item.locator}
                for item in map(report.research.evidence, (each.one, each.other))
            ],
        }
        for each in report.disagreements
    ]


def _removals(report: Report) -> tuple[Any, ...]:
    return (*report.article.removals, *report.posts.removals)


def scores_json(report: Report) -> str:
    """Every score with every reason, lines counted in report.md."""
    return _json(
        {
            "mean": {name: report.mean(name) for name in ("opportunity", "seo", "engagement")},
            "channels": {each.channel: each.scores.model_dump(mode="json") for each in report.scores},
        }
    )


def thread_json(report: Report) -> str:
    """The thread as a list of posts with their weighted lengths and the addresses of their sources."""
    from scoring.x_length import weighted_length

    rows = []
    for text, post in zip(report.texts.thread, report.posts.posts.thread, strict=True):
        ids = dict.fromkeys(report.research.evidence(e).source_id for e in post.credits)
        urls = [str(report.research.source(source_id).csl.get("URL") or "") for source_id in ids]
        rows.append({"text": text, "weighted_length": weighted_length(text), "sources": [url for url in urls if url]})
    return _json(rows)


def thread_replies_txt(report: Report) -> str:
    """The thread's sources with their addresses, as posts for a reply below it."""
    return BETWEEN_POSTS.join(x.replies(report.posts.posts.thread, report.research)) + "\n"


def linkedin_comment_txt(report: Report) -> str:
    """The post's sources with their addresses, for its first comment."""
    post = report.posts.posts.linkedin
    return linkedin.comment(post, report.research) if post else ""


def thread_txt(report: Report) -> str:
    """The thread for pasting: posts apart by a line of dashes."""
    return BETWEEN_POSTS.join(report.texts.thread) + "\n"


def references_bib(report: Report) -> str:
    """The cited sources as BibTeX, the places cited in `note`."""
    return to_bibtex(report.cited_sources(), {each.source_id: each.places for each in report.references})


def references_csl(report: Report) -> str:
    """The cited sources as CSL-JSON, the places cited in `custom`."""
    cited = zip(report.cited_sources(), report.references, strict=True)
    return _json([to_csl(source, reference.places) for source, reference in cited])
