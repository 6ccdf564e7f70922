"""Documents that speak the language of a topic belong to it; others in the same folder do not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from contentgen.model import Source
from contentgen.sources import FilesAdapter, Query
from contentgen.sources.kinship import kin
from contentgen.sources.terms import Lexicon

OWN = Path(__file__).parents[1] / "golden" / "own-documents" / "sources"
CAKE = """# Cake

The dough rests for two hours in a cool place before it is baked. Every loaf is baked on a stone at 230 degrees for
40 minutes. Salt is added late because it slows the yeast down.
"""


def read(folder: Path) -> dict[str, Source]:
    found = FilesAdapter().find(Query(topic="x", locations=(str(folder),), today=date(2026, 11, 23)))
    return {source.id.split("-")[0]: source for source in found.sources}


def test_a_benchmark_that_never_names_the_topic_is_kin_and_a_recipe_is_not(tmp_path: Path) -> None:
    documents = read(OWN)
    named = [documents[name] for name in ("talk", "runbook", "postmortem", "policy")]
    (tmp_path / "cake.md").write_text(CAKE, encoding="utf-8")
    others = [documents["benchmark"], documents["interview"], read(tmp_path)["cake"]]
    assert kin(named, others, Lexicon()) == {documents["benchmark"].id, documents["interview"].id}
