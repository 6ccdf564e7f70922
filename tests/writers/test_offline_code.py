"""Code of the sources in an article: verbatim or not at all, cited, short, and safe to look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentgen.channels import blog
from contentgen.citations import quoted_code as quoted
from contentgen.model import (
    Block,
    Code,
    Evidence,
    Outline,
    Paragraph,
    Passage,
    Research,
    Section,
    SectionPlan,
    Sentence,
    Snippet,
    Source,
)
from contentgen.runs import generate
from contentgen.settings import Settings
from contentgen.stages.check import Checker, Sieve
from contentgen.stages.code import with_its_sentence
from contentgen.writers.full.drafts import MendDraft
from contentgen.writers.full.marks import marked, mended
from contentgen.writers.offline.code import Shown, with_code
from scoring import read_sections
from tests.material import TODAY, brief_for

SQL = "PRAGMA journal_mode = WAL;\nPRAGMA wal_autocheckpoint = 1000;"
PLANTED = "-- </code></pre><script>alert(1)</script>"
DOCUMENTS = {
    "checkpoints": (
        "A checkpoint of the write-ahead log copies 1000 pages into the database file.",
        "The write-ahead log grows without end while no checkpoint can finish.",
    ),
    "readers": (
        "Readers of a database with write-ahead logging never block its single writer.",
        "Each reader keeps the end mark that the write-ahead log had when its transaction began.",
    ),
    "backups": (
        "A backup needs the write-ahead log beside the database file to be complete.",
        "Copying the database without its write-ahead log loses the last transactions.",
    ),
    "locks": (
        "Write-ahead logging needs shared memory, so it does not work over a network file system.",
        "A busy timeout of 5000 milliseconds lets a second writer wait for write-ahead logging.",
    ),
    "recovery": (
        "After a crash the first connection replays the write-ahead log under an exclusive lock.",
        "Recovery from the write-ahead log reads every frame up to the last valid commit.",
    ),
    "durability": (
        "With normal synchronisation a power cut may roll back the last commits of write-ahead logging.",
        "Full synchronisation flushes the write-ahead log after each of its transactions.",
    ),
    "limits": (
        "Transactions above 100 megabytes were slow in the first form of write-ahead logging.",
        "The page size cannot change while a database uses write-ahead logging.",
    ),
}
HOSTILE = "</code></pre><script>alert(1)</script>\n```\n# not a heading"


def research(code: str = SQL) -> Research:
    said = ("Readers do not block the writer in this mode.", "A checkpoint moves the pages into the database.")
    passages = tuple(
        Passage(id=f"wal/{n}", text=text, locator="p. 1", verbatim=True, code=Snippet(language="sql", text=code))
        for n, text in enumerate(said)
    )
    csl = {"id": "wal", "type": "document", "title": "Write-Ahead Logging"}
    source = Source(id="wal", csl=csl, adapter="files", location="wal.html", passages=passages, fetched=TODAY)
    ledger = tuple(
        Evidence(id=f"E{n}", source_id="wal", passage_id=p.id, claim=p.text, quote=p.text, locator=p.locator)
        for n, p in enumerate(passages, 1)
    )
    return Research(sources=(source,), ledger=ledger)


def section(*ids: str) -> Section:
    found = research()
    texts = [f"The document “Write-Ahead Logging” writes: “{found.evidence(e).quote}”" for e in ids]
    blocks = [Paragraph(sentences=(Sentence(text=t, evidence=(e,)),)) for t, e in zip(texts, ids, strict=True)]
    return Section(heading="Readers", blocks=tuple(blocks))


def plan(*sections: tuple[str, ...]) -> Outline:
    parts = tuple(SectionPlan(heading=f"Part {n}", question="", evidence=ids) for n, ids in enumerate(sections))
    return Outline(title="t", thesis="t", sections=parts)


def checked(block: Block, found: Research) -> tuple[Block | None, Sieve]:
    sieve = Sieve(Checker(brief_for("write-ahead logging"), found), "blog")
    return sieve.block(block, ()), sieve


def test_a_section_shows_the_first_code_of_what_it_cites_under_its_paragraph() -> None:
    made = with_code(section("E1", "E2"), plan(("E1", "E2")), 0, research())
    assert [block.type for block in made.blocks] == ["paragraph", "code", "paragraph"]
    code = made.blocks[1]
    assert isinstance(code, Code)
    assert (code.text, code.language, code.caption.evidence) == (SQL, "sql", ("E1",))


def test_no_more_sections_show_code_than_allowed_and_no_long_code_is_shown() -> None:
    outline = plan(("E1",), ("E2",))
    assert with_code(section("E2"), outline, 1, research(), Shown(blocks=1)) == section("E2")
    assert with_code(section("E1"), outline, 0, research("\n".join("abc" for _ in range(17)))) == section("E1")


def test_code_passes_the_check_only_letter_for_letter() -> None:
    found = research()
    real = quoted("E1", Snippet(language="sql", text=SQL), found)
    block, _ = checked(real, found)
    assert isinstance(block, Code)
    assert block.caption.verdict is not None
    assert block.caption.verdict.status == "supported"
    changed, sieve = checked(real.model_copy(update={"text": SQL.replace("1000", "100")}), found)
    assert changed is None
    assert sieve.removals[0].reasons == ("this code is not in the source that it cites",)
    other = real.caption.model_copy(update={"evidence": ("E9",)})
    assert checked(real.model_copy(update={"caption": other}), found)[0] is None


def test_code_goes_with_the_last_sentence_that_cites_its_place() -> None:
    code = quoted("E1", Snippet(language="sql", text=SQL), research())
    prose, other = section("E1").blocks[0], section("E2").blocks[0]
    assert with_its_sentence([prose, code]) == (prose, code)
    assert with_its_sentence([other, code]) == (other,)


def test_code_is_printed_between_fences_that_it_cannot_end_and_with_its_number() -> None:
    found = research(HOSTILE)
    block = quoted("E1", Snippet(text=HOSTILE), found)
    text = blog.markdown(block, {"wal": 3}, {item.id: item for item in found.ledger})
    assert text.startswith(f"````\n{HOSTILE}\n````\n")
    assert text.endswith("*Write-Ahead Logging [3]*")


def test_a_model_that_mends_or_rewords_cannot_touch_code() -> None:
    block = quoted("E1", Snippet(language="sql", text=SQL), research())
    draft = MendDraft.model_validate({"replacements": [{"old": SQL, "new": "DROP TABLE users;"}]})
    assert mended(block, draft) == block
    assert marked([block]) == f"```sql\n{SQL}\n```"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("code")
    notes = folder / "notes"
    notes.mkdir()
    for name, said in DOCUMENTS.items():
        text = "\n\n".join(
            f"{each}\n\n```sql\nPRAGMA {name}_{n} = {n};\n{PLANTED}\n```" for n, each in enumerate(said, 1)
        )
        (notes / f"{name}.md").write_text(
            f"# {name.capitalize()}\n\n## Write-ahead {name}\n\n{text}\n", encoding="utf-8"
        )
    settings = Settings(out=folder / "out", sources=(str(notes), "local"), writer="offline")
    generate("write-ahead logging", settings, today=TODAY)
    return next((folder / "out").iterdir())


def test_a_run_on_documents_with_code_shows_some_cited_and_only_in_the_article(run: Path) -> None:
    article = (run / "article.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```sql\n(.+?)\n```\n\n\*.+\[\d+\]\*$", article, re.MULTILINE | re.DOTALL)
    assert 1 <= len(shown) <= Shown().blocks
    assert all("PRAGMA" in code for code in shown)
    posts = (run / "linkedin.txt").read_text("utf-8") + (run / "thread.txt").read_text("utf-8")
    assert "PRAGMA" not in posts


def test_code_does_not_act_in_the_pages(run: Path) -> None:
    for name in ("article.html", "report.html"):
        page = (run / name).read_text(encoding="utf-8")
        assert "<script>alert(1)</script>" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert '<figure class="code">' in page


def test_code_is_no_prose_for_the_scores() -> None:
    text = f"A sentence stands here.\n\n```sql\n{SQL}\n```\n\nAnother one follows."
    (document,) = read_sections(f"=== FINAL BLOG ARTICLE ===\n# T\n\n{text}\n")
    assert [block.text for block in document.prose] == ["A sentence stands here.", "Another one follows."]
