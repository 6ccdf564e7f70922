"""The writer without a model, on real topics: the same each time, nothing twice, nothing beyond its evidence."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from contentgen.channels import linkedin
from contentgen.model import Listing, Paragraph, Profile, Proof
from contentgen.stages.check import normal_form
from contentgen.verification import placeholders
from contentgen.verification.number import figures, numbers, numbers_allowed
from contentgen.verification.overlap import content_stems
from contentgen.writers.offline.wording import count_words
from scoring.x_length import weighted_length
from tests.material import TOPICS, Written, brief_for, found, written

LONG_URL = "https://a-rather-long-name-of-a-blog.eu/articles/2026/observed/"
VARIANTS: dict[str, dict[str, Any]] = {
    "tone": {"tone": "conversational"},
    "formal": {"tone": "formal"},
    "audience": {"audience": "platform engineers"},
    "keyphrase": {"keyphrase": "LLM monitoring"},
    "length": {"length": 700},
    "url": {"url": LONG_URL},
    "profile": {"profile": Profile(name="Ada Li", hashtags=("#SRE",), site="https://ada.li/notes")},
}


@pytest.fixture(params=TOPICS)
def work(request: pytest.FixtureRequest) -> Written:
    return written(request.param)


def article_words(work: Written) -> int:
    """The words of the article without front matter, references and the rows of its tables."""
    body = work.texts.article.split("\n---\n", 1)[1].split("## References")[0]
    plain = re.sub(r"\[\d+\]|^\|.*\|$|^#+ .*$|\[ \]", "", body, flags=re.MULTILINE)
    return count_words(plain)


def frame(text: str, quoted: bool) -> str:
    """What of a sentence is not its fact: the phrase around a quotation, or the words before its comma."""
    return re.sub(r"“[^”]*”", "“”", text) if quoted else text


# --- the same each time, and different for a different brief ----------------------------------------------------


def test_the_same_brief_gives_the_same_bytes(work: Written) -> None:
    again = Written(work.brief, work.research)
    assert again.texts.model_dump_json().encode() == work.texts.model_dump_json().encode()


@pytest.mark.parametrize("name", VARIANTS)
def test_what_is_asked_for_changes_the_texts(name: str) -> None:
    plain = written("AI observability").texts
    other = Written(brief_for("AI observability", **VARIANTS[name]), found("AI observability")).texts
    assert other.linkedin != plain.linkedin or name == "length"
    assert other.article != plain.article or name == "profile"
    assert other != plain


@pytest.mark.parametrize("channel", ["blog", "linkedin", "x"])
def test_only_the_channels_asked_for_are_written(channel: str) -> None:
    texts = Written(brief_for("AI observability", channels=(channel,)), found("AI observability")).texts
    assert [bool(texts.article), bool(texts.linkedin), bool(texts.thread)] == [
        channel == c for c in ("blog", "linkedin", "x")
    ]


def test_every_topic_has_its_own_article() -> None:
    assert len({written(topic).texts.article for topic in TOPICS}) == len(TOPICS)


# --- nothing twice --------------------------------------------------------------------------------------------


def test_no_sentence_stands_twice_in_an_article(work: Written) -> None:
    prose = [
        b
        for part in (work.article.intro, *(s.blocks for s in work.article.sections))
        for b in part
        if isinstance(b, Paragraph)
    ]
    said = Counter(normal_form(s.text) for block in prose for s in block.sentences)
    assert [text for text, count in said.items() if count > 1] == []


def test_no_phrase_of_the_bank_stands_twice_in_an_article(work: Written) -> None:
    said = Counter(
        s.text for s in work.article_sentences() if not s.evidence and s.kind != "link" and count_words(s.text) > 3
    )
    assert [text for text, count in said.items() if count > 1] == []


def test_no_two_sentences_of_a_section_begin_alike(work: Written) -> None:
    for section in work.article.sections:
        texts = [s.text for b in section.blocks if isinstance(b, Paragraph) for s in b.sentences]
        assert [pair for pair in pairwise(texts) if pair[0].split()[:3] == pair[1].split()[:3]] == []


def test_headings_are_unique_and_short(work: Written) -> None:
    headings = [section.heading for section in work.article.sections]
    assert len(set(headings)) == len(headings)
    assert all(len(heading) <= 75 for heading in headings)


# --- nothing beyond the evidence ---------------------------------------------------------------------------------


def test_every_claim_has_evidence_and_passed(work: Written) -> None:
    for sentence in work.sentences():
        assert sentence.verdict is not None
        assert sentence.verdict.status == "supported", sentence.text
        assert sentence.evidence or sentence.kind != "claim", sentence.text


def test_the_check_removes_nothing_that_the_writer_wrote(work: Written) -> None:
    assert [(r.text, r.reasons) for r in (*work.checked.removals, *work.posts.removals)] == []
    assert work.degradations == ()


def test_every_printed_figure_stands_in_its_evidence(work: Written) -> None:
    sources = str(len({work.research.evidence(e).source_id for e in work.cited()}))
    for sentence in (s for s in work.sentences() if s.kind != "link"):
        cited = [work.research.evidence(e) for e in sentence.evidence]
        known = " ".join(f"{e.checkable_text} {work.research.source(e.source_id).csl}" for e in cited)
        extra = {sources} if not cited else set()
        assert figures(sentence.text) <= numbers_allowed(f"{known} {work.brief.topic}") | extra, sentence.text


def test_the_title_counts_the_sources_that_are_cited(work: Written) -> None:
    cited = {work.research.evidence(e).source_id for e in work.cited()}
    listed = work.texts.article.split("## References")[1].strip().splitlines()
    assert len(listed) == len(cited)
    assert numbers(work.article.title) - numbers_allowed(work.brief.topic) <= {str(len(cited))}


def test_words_stay_within_what_the_evidence_carries(work: Written) -> None:
    words = article_words(work)
    assert words <= 60 * len(work.cited())
    assert words <= work.brief.length * 1.05


@pytest.mark.parametrize("length", [400, 700, 1000, 2500])
def test_the_length_asked_for_is_an_upper_bound(length: int) -> None:
    work = Written(brief_for("AI observability", length=length), found("AI observability"))
    assert article_words(work) <= length * 1.05


def test_little_evidence_gives_a_short_article_that_says_so() -> None:
    whole = found("AI observability")
    few = whole.model_copy(update={"ledger": whole.ledger[:14]})
    work = Written(brief_for("AI observability"), few)
    assert article_words(work) <= 60 * 14
    assert work.article.notes
    assert not written("AI observability").article.notes


def test_no_placeholder_is_in_any_text(work: Written) -> None:
    texts = work.texts
    assert placeholders(texts.article) == placeholders(texts.linkedin) == ()
    assert [placeholders(post) for post in texts.thread] == [()] * len(texts.thread)


def test_nobody_speaks_in_the_first_person_without_a_profile(work: Written) -> None:
    assert [s.text for s in work.sentences() if s.kind == "personal"] == []


def test_contrasted_findings_stand_next_to_one_another(work: Written) -> None:
    for block in (b for section in work.article.sections for b in section.blocks if isinstance(b, Paragraph)):
        for one, other in pairwise([s for s in block.sentences if s.evidence]):
            first, second = (work.research.evidence(s.evidence[0]) for s in (one, other))
            opens = other.text.split()[0].rstrip(",")
            if opens in {"However", "Conversely", "But"} and "quote" not in opens:
                assert second.id in first.contrasts or first.id in second.contrasts, other.text


# --- what search and feeds need ----------------------------------------------------------------------------------


def test_a_heading_puts_no_clause_where_a_noun_belongs() -> None:
    clause = "why your AI agents fail"
    headings = [section.heading for section in written(clause).article.sections]
    assert f"{clause.capitalize()}: a checklist from the sources".lower() in [h.lower() for h in headings]
    assert not [h for h in headings if clause in h.lower() and not h.lower().startswith(clause)]


def test_a_heading_says_no_word_of_the_keyphrase_twice() -> None:
    headings = [section.heading.lower() for section in written("agent reliability").article.sections]
    assert not [h for h in headings if h.count("reliability") > 1]


def test_title_description_and_slug_fit(work: Written) -> None:
    assert len(work.article.title) <= 90
    assert 50 <= len(work.article.description) <= 156
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", work.article.slug)
    assert content_stems(work.brief.keyphrase) <= content_stems(work.article.title)


def test_checklists_are_instructions_with_their_source(work: Written) -> None:
    lists = [b for section in work.article.sections for b in section.blocks if isinstance(b, Listing)]
    assert all(item.kind == "instruction" and item.evidence for block in lists for item in block.items)


def test_the_linkedin_post_fits(work: Written) -> None:
    text = work.texts.linkedin.strip()
    assert linkedin.length(text) <= 1300
    assert linkedin.length(text.split("\n")[0]) <= 140
    assert 1 <= sum(word.startswith("#") for word in text.split()) <= 3
    assert re.sub(r"https?://\S+", "", text).count("?") == 1
    assert "Sources: " in text


LONG_FINDINGS = ("model cards and documentation",)


@pytest.mark.parametrize("url", ["", LONG_URL])
@pytest.mark.parametrize("topic", [*TOPICS, *LONG_FINDINGS])
def test_the_thread_fits_with_its_numbers_and_a_long_address(topic: str, url: str) -> None:
    work = Written(brief_for(topic, url=url), found(topic)) if url else written(topic)
    posts = work.texts.thread
    assert 7 <= len(posts) <= 10
    assert len(LONG_URL) >= 60
    for number, text in enumerate(posts, 1):
        assert text.startswith(f"{number}/{len(posts)} ")
        assert weighted_length(text) <= 280
    assert posts[-1].endswith(url) if url else "http" not in posts[-1]


def test_every_post_of_a_thread_but_the_last_has_its_source(work: Written) -> None:
    thread = work.posts.posts.thread
    assert all(post.credits for post in thread[:-1])
    assert len({post.credits for post in thread}) == len(thread)


@pytest.mark.parametrize("tone", ["formal", "conversational"])
@pytest.mark.parametrize("topic", TOPICS[:3])
def test_every_tone_passes_whole(topic: str, tone: str) -> None:
    work = Written(brief_for(topic, tone=tone, audience="platform engineers"), found(topic))
    assert [(r.text, r.reasons) for r in (*work.checked.removals, *work.posts.removals)] == []
    assert "platform engineers" in work.texts.article
    assert "platform engineers" in work.texts.linkedin


ADA = Profile(
    name="Ada Byron",
    organisation="Umbrella",
    offer="a two-day review of your alerts",
    links=("https://ada.test/review",),
    proof=(
        Proof(statement="I baked 300 loaves for a fair", period="2019"),
        Proof(statement="I cut drift alerts at Umbrella by 30%", period="2025"),
    ),
)
RESULT = "I cut drift alerts at Umbrella by 30% (2025)."


@pytest.mark.parametrize("tone", ["plain", "formal", "conversational"])
def test_the_article_and_the_post_end_on_what_the_profile_says(tone: str) -> None:
    topic = "LLM drift detection in production"
    work = Written(brief_for(topic, profile=ADA, tone=tone), found(topic))
    assert [(r.text, r.reasons) for r in (*work.checked.removals, *work.posts.removals)] == []
    note = work.article.sections[-1].blocks[-1]
    assert isinstance(note, Paragraph)
    said, offered, link = note.sentences
    assert (said.text, said.verdict and said.verdict.judged_by) == (RESULT, "profile")
    assert "Ada Byron of Umbrella" in offered.text
    assert "a two-day review of your alerts" in offered.text
    assert link.text == "https://ada.test/review"
    assert f"\n{RESULT} {offered.text} https://ada.test/review\n" in work.texts.article
    assert f"{RESULT} {offered.text}" in work.texts.linkedin
    assert re.sub(r"https?://\S+", "", work.texts.linkedin).count("?") == 1
    assert linkedin.length(work.texts.linkedin.strip()) <= 1300


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile(offer="a review of your alerts"), ["What the author offers: a review of your alerts."]),
        (Profile(name="Ada", offer="A review of alerts."), ["What Ada offers: A review of alerts."]),
        (Profile(offer="I review alerts in two days"), ["I review alerts in two days."]),
        (Profile(proof=(Proof(statement="Cut false alerts at Umbrella by 40%"),)), []),
        (Profile(name="Ada", links=("https://ada.test",)), []),
    ],
)
def test_what_the_profile_says_is_printed_in_its_words(profile: Profile, expected: list[str]) -> None:
    work = Written(brief_for("AI observability", profile=profile), found("AI observability"))
    plain = written("AI observability")
    known = {s.text for s in plain.sentences()}
    assert [s.text for s in work.article_sentences() if s.text not in known] == expected
    assert work.checked.removals == work.posts.removals == ()


def test_nothing_but_the_words_of_the_profile_is_in_the_first_person() -> None:
    topic = "LLM drift detection in production"
    work = Written(brief_for(topic, profile=ADA), found(topic))
    assert {s.text for s in work.sentences() if s.kind == "personal"} == {RESULT}


@pytest.mark.parametrize("topic", ["Überwachung: LLM drift!!", "LLM 日本 drift detection", "  drift   detection?  "])
def test_odd_topics_have_plain_slugs_and_whole_texts(topic: str) -> None:
    research = found("LLM drift detection in production")
    work = Written(brief_for(topic), research)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", work.article.slug)
    assert len(work.article.description) <= 156
    assert work.texts.thread


def test_evidence_of_the_ledger_is_never_changed() -> None:
    work = written(TOPICS[0])
    before = work.research.model_dump_json()
    Written(work.brief, work.research)
    assert work.research.model_dump_json() == before
