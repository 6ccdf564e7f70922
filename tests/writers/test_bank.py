"""The phrase bank: a wrong key is named, and a user's folder overrides one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contentgen.desk import bank_of
from contentgen.errors import UserError
from contentgen.resources import shipped
from contentgen.writers.offline import load_bank

SHIPPED = shipped("templates") / "offline" / "en"


def copied(folder: Path, **changes: tuple[str, str]) -> tuple[Path, Path, Path]:
    """All files in a folder, each after one replacement of text."""
    paths = []
    for name in ("questions", "phrases", "patterns"):
        text = (SHIPPED / f"{name}.toml").read_text(encoding="utf-8")
        old, new = changes.get(name, ("", ""))
        assert old in text
        path = folder / f"{name}.toml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        paths.append(path)
    return paths[0], paths[1], paths[2]


def test_the_shipped_bank_is_whole() -> None:
    bank = load_bank(SHIPPED / "questions.toml", SHIPPED / "phrases.toml", SHIPPED / "patterns.toml")
    assert len(bank.questions) >= 30
    assert {"fact", "definition", "mechanism", "how-to", "counter-evidence", "author-statement"} == set(bank.kinds)
    assert len({question.order for question in bank.questions.values()}) == len(bank.questions)
    assert all(keywords for keywords in bank.keywords().values())


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("phrases", "[bridge]", "[brige]", "bridge"),
        ("phrases", "[asking]", "[askings]", "asking"),
        ("phrases", 'takeaways = "Key', 'takeaways = 1 #"Key', "headings.takeaways"),
        ("phrases", 'pairs = "Findings', 'pears = "Findings', "phrases.toml: headings: missing: pairs"),
        ("phrases", "[kinds.fact]", "[kinds.facts]", "phrases.toml: kinds: missing: fact"),
        ("phrases", "pair_columns = [", 'pair_columns = ["One more", ', "table.pair_columns"),
        ("questions", "ask = ", "aks = ", "questions.toml: silent-failure"),
        ("questions", "order = 10", 'order = "first"', "questions.toml: silent-failure.order"),
        ("questions", 'lead.plain = ["A wrong', 'lead.plane = ["A wrong', "questions.toml: silent-failure.lead"),
    ],
)
def test_a_missing_or_misspelt_key_is_named(tmp_path: Path, file: str, old: str, new: str, key: str) -> None:
    with pytest.raises(UserError) as raised:
        load_bank(*copied(tmp_path, **{file: (old, new)}))
    assert str(tmp_path) in str(raised.value)
    assert key in str(raised.value)


def test_an_empty_list_of_phrases_is_named(tmp_path: Path) -> None:
    paths = copied(tmp_path)
    text = re.sub(r"(\[audience\]\nplain = )\[[^\]]*\]", r"\1[]", paths[1].read_text(encoding="utf-8"))
    paths[1].write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=re.escape("audience.plain")):
        load_bank(*paths)


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    paths = copied(tmp_path, phrases=("[bridge]", "[bridge"))
    with pytest.raises(UserError, match=re.escape(f"{paths[1]}: not valid TOML")):
        load_bank(*paths)


def test_a_users_folder_overrides_one_file(tmp_path: Path) -> None:
    own = tmp_path / "offline" / "en"
    own.mkdir(parents=True)
    text = (SHIPPED / "phrases.toml").read_text(encoding="utf-8")
    (own / "phrases.toml").write_text(
        text.replace('takeaways = "Key takeaways"', 'takeaways = "In short"'), encoding="utf-8"
    )
    bank = bank_of("en", (tmp_path, shipped("templates")))
    assert bank.headings["takeaways"] == "In short"
    assert bank.questions == bank_of("en", (shipped("templates"),)).questions


def test_a_region_is_its_language() -> None:
    assert bank_of("en-GB", (shipped("templates"),)) == bank_of("en", (shipped("templates"),))


def test_a_language_without_phrases_names_those_there_are() -> None:
    with pytest.raises(UserError) as raised:
        bank_of("fr", (shipped("templates"),))
    assert str(raised.value) == (
        "no texts can be written in 'fr': the check and the phrases know en; write in one of these"
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "phrases",
            '"{keyphrase}: what {n} sources say to do',
            '"{keyphrse}: what {n} sources say to do',
            "phrases.toml: title.plain: unknown slot {keyphrse} in '{keyphrse}: what {n} sources say to do and to "
            "check'; allowed here: {keyphrase}, {n}. Did you mean 'keyphrase'?",
        ),
        ("phrases", '"Next step: {step}"', '"Next step: {step"', "thread.closing.plain: a stray brace (expected '}'"),
        ("phrases", '"Next step: {step}"', '"Next step} {step}"', "thread.closing.plain: a stray brace (Single '}'"),
        (
            "phrases",
            '"Who this is for: {audience}."',
            '"Who this is for: {}."',
            "linkedin.audience.plain: unknown slot {} in 'Who this is for: {}.'",
        ),
        ("phrases", '"Who this is for: {audience}."', '"Who this is for: {0}."', "allowed here: {audience}"),
        ("phrases", '"Who this is for: {audience}."', '"Who this is for: {audience.x}."', "unknown slot {audience.x}"),
        (
            "phrases",
            '"Who this is for: {audience}."',
            '"Who this is for: {audience!r:>9}."',
            "more than a name in the slot {audience}",
        ),
        ("phrases", '"In addition,"', '"In {addition},"', "add.plain: unknown slot {addition} in 'In {addition},'; "),
        ("phrases", 'terms = "The', 'terms = "{{The}}', "headings.terms: a brace in '{{The}} terms"),
        ("phrases", "The next step for {keyphrase}", "The next step for {n}", "headings.conclusion: unknown slot {n}"),
        (
            "phrases",
            '"Source"]',
            '"{n}"]',
            "table.figures_columns: unknown slot {n} in '{n}'; nothing is filled in here",
        ),
        ("questions", "mean for {keyphrase}", "mean for {topic}", "questions.toml: silent-failure.keyphrase_heading: "),
        (
            "questions",
            '"Why failures stay silent", "What',
            '"Why {keyphrase} stays silent", "What',
            "questions.toml: silent-failure.headings: unknown slot {keyphrase} in 'Why {keyphrase} stays silent'; "
            "nothing is filled in here, so write it without braces",
        ),
    ],
)
def test_a_slot_that_its_place_cannot_fill_is_named(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    with pytest.raises(UserError) as raised:
        load_bank(*copied(tmp_path, **{file: (old, new)}))
    assert str(raised.value).startswith(str(tmp_path / f"{file}.toml"))
    assert said in str(raised.value)


def test_a_doubled_brace_is_a_brace_where_slots_are_filled(tmp_path: Path) -> None:
    bank = load_bank(
        *copied(tmp_path, phrases=('"Who this is for: {audience}."', '"Who this is for: {{{audience}}}."'))
    )
    assert bank.linkedin.audience.plain[0].format(audience="nurses") == "Who this is for: {nurses}."


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    questions, phrases, patterns = copied(tmp_path)
    phrases.write_bytes(b'takeaways = "\xff"')
    with pytest.raises(UserError, match=re.escape(f"{phrases}: not UTF-8 at byte 13")):
        load_bank(questions, phrases, patterns)
    with pytest.raises(UserError, match=re.escape(f"{tmp_path}: cannot be read: Is a directory")):
        load_bank(tmp_path, phrases, patterns)
