"""The check of a whole article: what passes, what is mended, replaced or cut, and that it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentgen.model import Article, Listing, Paragraph, Profile, Research, Section, Sentence, Table
from contentgen.stages.check import Checker, Sieve, check_article, normal_form, passed
from contentgen.stages.floor import Floor
from contentgen.stages.labels import check_labels
from contentgen.stages.mend import failures, mend
from contentgen.writers.base import Complaint
from contentgen.writers.offline import OfflineWriter
from contentgen.writers.offline.wording import sentence_of
from tests.material import bank, brief_for, found, item, source, written

TOPIC = "AI observability"
BRIEF = brief_for(TOPIC)
LEDGER = found(TOPIC).ledger
CHECKER = Checker(BRIEF, found(TOPIC))
GOOD = Sentence(text=LEDGER[0].claim, evidence=(LEDGER[0].id,))
BAD = Sentence(text="Teams save 73.41% of their budget.", evidence=(LEDGER[0].id,))
OPINION = Sentence(text="Quiet is no proof of health.", kind="opinion")


def para(*sentences: Sentence) -> Paragraph:
    return Paragraph(sentences=sentences)


def article(*sections: Section, **fields: object) -> Article:
    empty = {
        "title": "AI observability",
        "description": "On AI observability.",
        "slug": "a",
        "intro": (),
        "takeaways": (),
    }
    return Article.model_validate({**empty, "sections": sections, **fields})


def nothing(_: Section) -> None:
    return None


# --- one sentence -------------------------------------------------------------------------------------------------


def test_ids_that_the_ledger_does_not_hold_are_taken_off() -> None:
    judged = CHECKER.judge(GOOD.model_copy(update={"evidence": ("E999", LEDGER[0].id)}))
    assert judged.evidence == (LEDGER[0].id,)
    assert passed(judged)


@pytest.mark.parametrize("kind", ["claim", "instruction", "opinion"])
def test_a_sentence_that_cites_only_unknown_ids_is_a_claim_without_evidence(kind: str) -> None:
    judged = CHECKER.judge(
        Sentence.model_validate({"text": "Labels arrive late.", "kind": kind, "evidence": ("E999",)})
    )
    assert not passed(judged)
    assert judged.verdict is not None
    assert judged.verdict.reasons == ("a factual sentence without evidence",)


def test_an_opinion_may_use_the_names_that_are_cited_beside_it() -> None:
    prometheus = next(e for e in LEDGER if "Prometheus" in e.claim)
    opinion = Sentence(text="Read the defaults of Prometheus before the first incident.", kind="instruction")
    assert not passed(CHECKER.judge(opinion))
    assert passed(CHECKER.judge(opinion, [prometheus.id]))


def test_words_of_the_brief_may_be_used_by_any_sentence() -> None:
    brief = brief_for(TOPIC, audience="SREs at Zorbel Bank", profile=Profile(organisation="Blorptech"))
    checker = Checker(brief, found(TOPIC))
    assert passed(checker.judge(Sentence(text="It is written for SREs at Zorbel Bank by Blorptech.", kind="opinion")))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("See [Add citations here] for more.", "placeholder '[Add citations here]'"),
        ("It is at https://evil.io/x, they say.", "'https://evil.io/x' is not in the sources"),
        ("Quiet is <b>no</b> proof.", "'<b>' is not in the sources"),
        ("Observability is a synergy.", "banned word 'synergy'"),
    ],
)
def test_what_no_sentence_may_hold_is_named(text: str, reason: str) -> None:
    checker = Checker(brief_for(TOPIC, profile=Profile(banned_words=("synergy",))), found(TOPIC))
    judged = checker.judge(Sentence(text=text, kind="opinion"))
    assert judged.verdict is not None
    assert judged.verdict.status == "unsupported"
    assert reason in judged.verdict.reasons


def test_addresses_of_sources_and_of_the_brief_may_stand() -> None:
    url = str(found(TOPIC).sources[0].csl["URL"])
    assert passed(CHECKER.judge(Sentence(text=f"More is at {url}", kind="link")))
    own = Checker(brief_for(TOPIC, url="https://ada.li/a"), found(TOPIC))
    assert passed(own.judge(Sentence(text="https://ada.li/a", kind="link")))
    assert not passed(own.judge(Sentence(text="https://ada.lu/a", kind="link")))


def test_a_credit_names_a_source_of_the_run() -> None:
    assert passed(CHECKER.judge(Sentence(text=next(iter(sorted(CHECKER.credits))), kind="link")))
    assert not passed(CHECKER.judge(Sentence(text="Zorbel et al. 2031", kind="link")))


def test_a_failed_check_is_never_passed() -> None:
    assert not passed(GOOD)
    assert not passed(CHECKER.judge(BAD))


# --- the sieve ----------------------------------------------------------------------------------------------------


def test_a_failed_fact_is_replaced_once_and_then_cut() -> None:
    sieve = Sieve(CHECKER, "blog")
    first, second = sieve.sentence(BAD), sieve.sentence(BAD.model_copy(update={"text": "Teams save 81.2% of time."}))
    assert first is not None
    assert (first.text, second) == (LEDGER[0].claim, None)
    assert [r.action for r in sieve.removals] == ["replaced", "cut"]
    assert sieve.removals[0].replacement == LEDGER[0].claim
    assert "number 73.41 is not in the evidence" in sieve.removals[0].reasons


def test_a_sentence_passes_only_once_but_a_cell_of_a_table_again() -> None:
    sieve = Sieve(CHECKER, "blog")
    assert sieve.sentence(GOOD)
    assert sieve.sentence(GOOD) is None
    assert sieve.sentence(GOOD, may_repeat=True)
    assert [r.reasons for r in sieve.removals] == [("says again what stands above",)]


@pytest.mark.parametrize("other", ["First, traces join spans!", "traces join  spans", "TRACES JOIN SPANS."])
def test_sentences_are_the_same_by_their_words(other: str) -> None:
    assert normal_form("Traces join spans.") == normal_form(other)


def test_a_row_of_a_table_stands_or_falls_whole() -> None:
    cell = Sentence(text="Drift", kind="opinion")
    table = Table(
        columns=("Kind", "Finding"), rows=((cell, GOOD), (cell, Sentence(text="Observatron wins.", kind="opinion")))
    )
    kept = Sieve(CHECKER, "blog").block(table, ())
    assert isinstance(kept, Table)
    assert len(kept.rows) == 1


@pytest.mark.parametrize("head", ["Observatron", "Saved 73.41%", "[Add a column]", "Studies show that it works"])
def test_a_table_whose_heads_state_what_no_evidence_holds_is_gone(head: str) -> None:
    table = Table(columns=("Kind", head), rows=((Sentence(text="Drift", kind="opinion"), GOOD),))
    assert Sieve(CHECKER, "blog").block(table, ()) is None


def test_a_line_of_a_checklist_is_cut_and_never_replaced_by_prose() -> None:
    kept = Sieve(CHECKER, "blog").block(Listing(style="check", items=(BAD, GOOD)), ())
    assert isinstance(kept, Listing)
    assert [s.text for s in kept.items] == [GOOD.text]


# --- softened -----------------------------------------------------------------------------------------------------


def hedged(**fields: object) -> Checker:
    """A checker of a ledger with one item, whose claim is bounded and doubted."""
    claim = "Sampling may hide up to 30% of rare faults."
    evidence = item(**{"claim": claim, "note": "On sampling.", **fields})
    return Checker(brief_for(TOPIC), Research(sources=(source(),), ledger=(evidence,)))


TOO_STRONG = Sentence(text="Sampling will hide 30% of rare faults.", evidence=("E1",))


def test_a_sentence_that_only_drops_a_limit_becomes_an_attributed_statement_with_it() -> None:
    sieve = Sieve(hedged(), "blog")
    kept = sieve.sentence(TOO_STRONG)
    assert kept is not None
    assert kept.text == "According to Li, sampling may hide up to 30% of rare faults."
    assert (kept.evidence, passed(kept)) == (("E1",), True)
    (removal,) = sieve.removals
    assert (removal.action, removal.replacement) == ("softened", kept.text)
    assert "drops “up to” before 30%" in removal.reasons


def test_the_attribution_that_an_editor_has_worded_is_preferred() -> None:
    kept = Sieve(hedged(attributed="Li reckons that sampling may hide up to 30% of rare faults."), "blog").sentence(
        TOO_STRONG
    )
    assert kept is not None
    assert kept.text.startswith("Li reckons")


def test_a_sentence_with_another_fault_is_not_softened() -> None:
    sieve = Sieve(hedged(), "blog")
    kept = sieve.sentence(TOO_STRONG.model_copy(update={"text": "Sampling hides 30% of 412 rare faults."}))
    assert kept is not None
    assert kept.text == "Sampling may hide up to 30% of rare faults."
    assert [removal.action for removal in sieve.removals] == ["replaced"]


def test_a_limit_dropped_from_a_quotation_brings_the_quotation_back() -> None:
    quote = "Sampling may hide up to 30% of rare faults."
    sieve = Sieve(hedged(quote=quote), "blog")
    kept = sieve.sentence(TOO_STRONG)
    assert kept is not None
    assert kept.text == f"Li: “{quote}”"
    assert [removal.action for removal in sieve.removals] == ["replaced"]


def test_a_softened_sentence_that_stands_already_gives_way_to_the_evidences_wording_and_then_to_nothing() -> None:
    sieve = Sieve(hedged(), "blog")
    stronger = ("Sampling hides 30% of rare faults.", "Sampling does hide 30% of rare faults.")
    for text in (TOO_STRONG.text, *stronger):
        sieve.sentence(TOO_STRONG.model_copy(update={"text": text}))
    assert [removal.action for removal in sieve.removals] == ["softened", "replaced", "cut"]


# --- repairs ------------------------------------------------------------------------------------------------------


class Mender(OfflineWriter):
    """Gives back what it was made with, and remembers what was complained of."""

    def __init__(self, answer: Section | None) -> None:
        super().__init__(bank())
        self.answer = answer
        self.complaints: list[tuple[str, tuple[str, ...]]] = []

    def repair(self, *asked: object) -> Section | None:  # type: ignore[override]
        complaints = cast("Sequence[Complaint]", asked[-1])
        self.complaints += [(c.text, c.reasons) for c in complaints]
        return self.answer


def test_a_better_repair_is_taken_and_a_worse_one_is_not() -> None:
    bad = Section(heading="H", blocks=(para(BAD, OPINION),))
    good = Section(heading="H", blocks=(para(GOOD, OPINION),))
    worse = Section(heading="H", blocks=(para(BAD, BAD, OPINION),))
    mender = Mender(good)
    assert mend(bad, CHECKER, mender) == good
    assert mender.complaints[0][0] == BAD.text
    assert "number 73.41 is not in the evidence" in mender.complaints[0][1]
    assert mend(bad, CHECKER, Mender(worse)) == bad
    assert mend(bad, CHECKER, Mender(None)) == bad


def test_a_section_that_passes_is_not_mended() -> None:
    mender = Mender(None)
    section = Section(heading="H", blocks=(para(GOOD, OPINION),))
    assert mend(section, CHECKER, mender) == section
    assert mender.complaints == []
    assert failures(section, CHECKER) == []


# --- a whole article ----------------------------------------------------------------------------------------------


def test_a_section_that_loses_all_its_facts_comes_from_the_floor() -> None:
    unsourced = Sentence(text="Labels arrive late.", kind="claim")
    section = Section(heading="Why it is quiet", blocks=(para(unsourced, OPINION),))
    floor = Section(heading="Other", blocks=(para(GOOD),))
    checked, degraded = check_article(article(section), CHECKER, lambda _: floor)
    assert [s.heading for s in checked.article.sections] == ["Why it is quiet"]
    assert [d.what for d in degraded] == ["section 'Why it is quiet'"]
    assert GOOD.text in checked.article.model_dump_json()


def test_a_section_with_nothing_left_is_gone() -> None:
    section = Section(heading="Gone", blocks=(para(Sentence(text="Observatron wins.", kind="opinion")),))
    checked, _ = check_article(article(section), CHECKER, nothing)
    assert checked.article.sections == ()
    assert len(checked.removals) == 1


def test_checking_twice_changes_nothing_more() -> None:
    work = written(TOPIC)
    again, degraded = check_article(work.article, Checker(work.brief, work.research), nothing)
    assert again.article == work.article
    assert (again.removals, degraded) == ((), ())


@given(st.permutations(range(4)))
def test_no_order_of_sentences_lets_a_bad_one_through(order: list[int]) -> None:
    four = (GOOD, BAD, OPINION, Sentence(text="Observatron wins.", kind="opinion"))
    section = Section(heading="H", blocks=(para(*(four[n] for n in order)),))
    checked, _ = check_article(article(section), CHECKER, nothing)
    assert "73.41" not in checked.article.model_dump_json()
    assert "Observatron" not in checked.article.model_dump_json()


# --- labels -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label",
    [
        "Save 73.41% with AI observability",
        "Why Observatron wins",
        "Studies show that tracing works",
        "[Add a title here]",
        "",
    ],
)
def test_a_label_that_states_what_no_evidence_holds_is_replaced(label: str) -> None:
    plan = written(TOPIC).plan
    floor = Floor(BRIEF, found(TOPIC), plan, OfflineWriter(bank()))
    one = article(Section(heading=label, blocks=(para(GOOD),)), title=label, description=label)
    checked, said = check_labels(one, CHECKER, floor)
    texts = (checked.title, checked.description, checked.sections[0].heading)
    assert all(text and text != label for text in texts)
    assert len(said) == 3


def test_labels_that_hold_stay() -> None:
    work = written(TOPIC)
    floor = Floor(BRIEF, work.research, work.plan, OfflineWriter(bank()))
    checked, said = check_labels(work.article, CHECKER, floor)
    assert (checked, said) == (work.article, ())


# --- what a capable model's runs showed ---------------------------------------------------------------------------


def test_a_checklist_may_name_what_any_section_cites_but_not_more() -> None:
    prometheus = next(e for e in LEDGER if "Prometheus" in e.claim)
    facts = Section(heading="Facts", blocks=(para(Sentence(text=prometheus.claim, evidence=(prometheus.id,))),))
    lines = ("Read the defaults of Prometheus", "Read the defaults of Zabbix")
    items = tuple(Sentence(text=line, kind="instruction") for line in lines)
    checked, _ = check_article(
        article(facts, Section(heading="To do", blocks=(Listing(style="check", items=items),))), CHECKER, nothing
    )
    assert [s.text for s in checked.article.sections[1].blocks[0].items] == [lines[0]]  # type: ignore[union-attr]


def test_what_is_replaced_in_a_thread_takes_the_short_form_of_its_evidence() -> None:
    short = next(e for e in LEDGER if e.short and passed(CHECKER.judge(Sentence(text=e.short, evidence=(e.id,)))))
    wrong = BAD.model_copy(update={"evidence": (short.id,)})
    replaced = {channel: Sieve(CHECKER, channel).sentence(wrong) for channel in ("x", "blog")}  # type: ignore[arg-type]
    assert replaced["x"] is not None
    assert replaced["x"].text == sentence_of(short.short)
    assert replaced["blog"] is not None
    assert replaced["blog"].text == short.claim
