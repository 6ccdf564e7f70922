"""A finding that quotes the text says where the words stand, in the file's own lines and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring import Document, score
from scoring.assessment import BLOG, Remark, judged
from scoring.channel import Channel
from scoring.finding import Finding, Judgement, Kind
from scoring.spans import placed


class Quoting:
    """A rule that quotes what it is given."""

    id = "test.quoting"
    weight = 1.0
    kind: Kind = "reader"
    channels: frozenset[Channel] = BLOG
    source = "https://example.org"

    def __init__(self, *remarks: Remark) -> None:
        self.remarks = remarks

    def assess(self, _document: Document) -> Judgement:
        """Quote."""
        return judged(self, 0, self.remarks)


def found(text: str, *remarks: Remark, first_line: int = 1) -> tuple[Finding, ...]:
    document = Document.from_text("linkedin", text, first_line=first_line)
    return placed(document, Quoting(*remarks).assess(document)).findings


def test_words_are_found_on_their_line_and_counted_in_the_file() -> None:
    (finding,) = found("One.\nA robust plan.", Remark("Cut it.", 11, words="robust", fix="plain"), first_line=10)
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (11, 3, 11, 9)
    assert finding.fix == "plain"


def test_the_second_finding_on_the_same_words_gets_their_second_place() -> None:
    remarks = [Remark("Cut it.", 1, words="so")] * 2
    assert [finding.column for finding in found("so and so", *remarks)] == [1, 8]


def test_words_may_run_over_the_end_of_a_line() -> None:
    (finding,) = found("We bridge\nthe gap.", Remark("Cut it.", 1, words="bridge the"))
    assert (finding.column, finding.end_line, finding.end_column) == (4, 2, 4)


def test_words_that_do_not_stand_there_leave_no_columns_and_no_fix() -> None:
    (finding,) = found("One.\ntwo", Remark("Cut it.", 1, words="two", fix="2"))
    assert (finding.column, finding.end_column, finding.fix) == (None, None, None)


@given(st.text(max_size=120), st.text(max_size=12), st.integers(-1, 6))
def test_a_span_lies_inside_the_text_and_holds_the_words(text: str, words: str, line: int) -> None:
    (finding,) = found(text, Remark("Cut it.", line, words=words))
    if finding.column is not None:
        lines = text.split("\n")
        assert finding.end_line is not None
        assert finding.end_column is not None
        quoted = "\n".join(lines[finding.line - 1 : finding.end_line])  # type: ignore[operator]
        tail = len(lines[finding.end_line - 1]) - (finding.end_column - 1)
        held = quoted[finding.column - 1 : len(quoted) - tail]
        assert held.split() == words.split()


def test_a_stock_phrase_is_pointed_at() -> None:
    scores = score(Document.from_text("linkedin", "Plain words here.\nThis is a robust plan for teams."))
    (finding,) = [each for each in scores.findings if each.id == "engagement.stock-phrases"]
    assert (finding.line, finding.column, finding.words) == (2, 11, "robust")


def test_one_phrase_twice_in_a_line_is_two_findings_with_their_own_columns() -> None:
    scores = score(Document.from_text("linkedin", "A robust plan is a robust start."))
    columns = [each.column for each in scores.findings if each.id == "engagement.stock-phrases"]
    assert columns == [3, 20]
