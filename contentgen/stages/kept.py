"""An article that is kept as it is: its sentences as values, typed by what is known of them, and a plan for its posts."""

from __future__ import annotations

from contentgen.model import (
    AUTHOR,
    Article,
    Brief,
    CheckedArticle,
    Outline,
    Paragraph,
    Research,
    Section,
    Sentence,
    Verdict,
)
from contentgen.sources.metadata import front_matter
from contentgen.sources.text import fingerprint
from contentgen.store import safe_slug
from contentgen.verify import verify_text
from contentgen.verify.text import Finding
from contentgen.writers.offline import PhraseBank
from contentgen.writers.offline.brought import base_outline
from scoring import Document


def kept_outline(brief: Brief, research: Research, bank: PhraseBank) -> Outline:
    """The article's own headings with the author's statements under them."""
    return base_outline(brief, research, bank)


def kept_article(brief: Brief, research: Research) -> CheckedArticle:
    """The article as values. Its text is not made from these: it stands byte for byte as its author wrote it.

    A sentence has the verdict of the sources that were named for it; without any it is `unchecked`.
    """
    base = brief.base[0]
    given = [source for source in research.sources if not source.by_author]
    own = {fingerprint(item.claim): item.id for item in research.ledger if item.source_id == base.source.id}
    headings = [heading for heading in Document.from_text("blog", base.text).headings if heading.level > 1]
    parts: dict[str, list[Sentence]] = {"": []}
    for finding in verify_text(base.text, given).findings:
        heading = next((h.text for h in reversed(headings) if h.line <= finding.line), "")
        evidence = own.get(fingerprint(finding.text))
        parts.setdefault(heading, []).append(
            Sentence(
                text=finding.text,
                kind=finding.kind,
                evidence=(evidence,) if evidence else (),
                verdict=_verdict(finding, checked=bool(given)),
            )
        )
    fields, _ = front_matter(base.text)
    intro, *sections = [
        Section(heading=heading, blocks=(Paragraph(sentences=tuple(said)),) if said else ())
        for heading, said in parts.items()
    ]
    return CheckedArticle(
        article=Article(
            title=base.title,
            description=str(fields.get("description", "")),
            slug=safe_slug(str(fields.get("slug", "")) or base.title),
            intro=intro.blocks,
            takeaways=(),
            sections=tuple(sections),
        )
    )


def _verdict(finding: Finding, *, checked: bool) -> Verdict:
    if not checked or finding.status is None:
        return Verdict(status="unchecked", judged_by=AUTHOR, reasons=("the author's own sentence",))
    place = ", ".join(part for part in (finding.title, finding.locator) if part)
    return Verdict(
        status=finding.status,
        judged_by="verify",
        probability=finding.p_supported,
        reasons=(place,) if finding.status == "supported" else finding.reasons,
    )
