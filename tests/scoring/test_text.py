"""Sentences, words and syllables."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import sentence_spans, split_sentences, syllables, words

SPLITS = [
    ("Dr. Li met J. R. Smith in the U.S. Government office. It rained.", 2),
    ("It was 3.5 km away. We use v1.42.0. Then run gpt-4o. gpt-4o is good.", 4),
    ("Smith et al. found it. See Lee et al. The rest is history.", 3),
    ("Figs. 3 and 4 show it, i.e. nothing, e.g. here. (See p. 12.) Done.", 3),
    ('"Why?" he asked. "Because!" She left.', 3),
    ("It works [1]. And this. [2] Then more.", 3),
    ("See https://a.example/c.d?x=1. Next one!", 2),
    ("Yes... maybe. Ok… Fine.", 3),
    ("At 5 p.m. The meeting was at 5 p.m. sharp.", 2),
    ("Hi. No. OK.", 3),
    ("we love this. it works.", 2),
    ("Vitamin C. The end. The No. 5 bus came.", 3),
    ("Mr. and Mrs. Lee vs. Acme Inc. went to court.", 1),
    ("1. Do this first.\n2. Then that\n3. Stop.", 3),
    ("- One item\n- Another item", 2),
    ("A paragraph\n\nAnother one", 2),
    ("One line\nthat goes on.", 1),
    ("", 0),
]

SYLLABLES = """
observability 6 increasingly 4 critical 3 applications 4 trustworthiness 4 system 2 strategies 3 people 2 table 2
simple 2 named 1 wanted 2 files 1 boxes 2 changes 2 tried 1 applied 2 labelled 2 failed 1 model 2 latency 3
accuracy 4 individual 5 region 2 million 2 idea 3 evaluate 4 mechanism 4 require 2 measured 2 little 2 settled 2
don't 1 didn't 2 create 2 agreeing 3 trying 2 layers 2 employee 3 experience 4 science 2 efficient 3 hundred 2
rhythm 2 variable 4 usable 3 sampled 2 clothes 1 pages 2 reasoning 3 useful 2 completely 3 queue 1 biology 4
association 5 material 4 official 3 called 1 started 2 API 3 GPT-4 4 2023 4
"""
PAIRS = [pair.rsplit(" ", 1) for pair in re.findall(r"\S+ \d+(?!\S)", SYLLABLES)]


@pytest.mark.parametrize(("text", "count"), SPLITS)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count, split_sentences(text)


@given(st.text(max_size=300))
def test_spans_are_in_order_trimmed_and_inside_the_text(text: str) -> None:
    last = 0
    for start, end in sentence_spans(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end


@given(st.text(alphabet="ab .!?\n1[]\"'", max_size=200))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join(split_sentences(text))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_words_keep_names_with_signs_and_drop_addresses() -> None:
    found = words("Don't use gpt-4o, v1.42.0 or node.js for 1,000 rows: https://a.example/b [3]")
    assert found == ["Don't", "use", "gpt-4o", "v1.42.0", "or", "node.js", "for", "1,000", "rows", "3"]


@pytest.mark.parametrize(("word", "count"), PAIRS)
def test_syllables_follow_the_dictionary(word: str, count: str) -> None:
    assert syllables(word) == int(count)
