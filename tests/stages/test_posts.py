"""Posts under the check: within their limits, or from the floor, and that is said."""

from __future__ import annotations

import pytest

from contentgen.channels import linkedin, x
from contentgen.model import Article, Brief, Outline, Post, Research, Sentence
from contentgen.stages.posts import write_posts
from contentgen.writers.offline import OfflineWriter
from tests.material import TOPICS, bank, written

WORK = written(TOPICS[0])
FLOOR = OfflineWriter(bank())
FACTS = [s for s in WORK.article_sentences() if s.evidence and s.kind == "claim"]


class Poster(OfflineWriter):
    """Writes the posts that it was made with."""

    def __init__(self, post: Post | None = None, posts: tuple[Post, ...] | None = None) -> None:
        super().__init__(bank())
        self.post = post
        self.posts = posts

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        return self.post or super().linkedin(brief, research, plan, article)

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        return self.posts if self.posts is not None else super().thread(brief, research, plan, article)


def outcome(
    post: Post | None = None, posts: tuple[Post, ...] | None = None
) -> tuple[Post | None, tuple[Post, ...], set[str]]:
    checked, degraded = write_posts(WORK.brief, WORK.research, WORK.plan, WORK.article, Poster(post, posts), FLOOR)
    return checked.posts.linkedin, checked.posts.thread, {d.stage for d in degraded}


def post_of(*sentences: Sentence) -> Post:
    return Post(paragraphs=tuple((s,) for s in sentences), credits=tuple(e for s in sentences for e in s.evidence))


ASK = Sentence(text="What did you miss?", kind="question")
LIE = Sentence(text="Teams save 73.41% of their budget.", kind="opinion")


def test_the_offline_writers_posts_pass_as_they_are() -> None:
    post, thread, degraded = outcome()
    assert degraded == set()
    assert post is not None
    assert len(thread) >= 7


def test_a_post_that_passes_is_kept() -> None:
    fact = min(FACTS, key=lambda s: len(s.text))
    given = post_of(fact, ASK)
    post, _, degraded = outcome(given)
    assert post is not None
    assert [s.text for p in post.paragraphs for s in p] == [fact.text, ASK.text]
    assert degraded == set()


def test_a_lie_in_a_post_is_cut_and_the_rest_stays() -> None:
    fact = min(FACTS, key=lambda s: len(s.text))
    post, _, _ = outcome(post_of(fact, LIE, ASK))
    assert post is not None
    assert "73.41" not in linkedin.render(post, WORK.research)
    assert fact.text in linkedin.render(post, WORK.research)


@pytest.mark.parametrize(
    "given",
    [
        post_of(LIE, ASK),
        post_of(Sentence(text="word " * 40 + "end.", kind="opinion"), ASK),
        post_of(ASK),
        Post(paragraphs=()),
    ],
)
def test_a_post_without_a_fact_or_with_a_long_hook_comes_from_the_floor(given: Post) -> None:
    post, _, degraded = outcome(given)
    own, _, _ = outcome()
    assert post == own
    assert degraded == {"linkedin"}


@pytest.mark.parametrize(
    "given",
    [
        (),
        (post_of(LIE),) * 8,
        (post_of(ASK),) * 3,
        tuple(post_of(Sentence(text="long " * 80, kind="opinion")) for _ in range(8)),
    ],
)
def test_a_thread_with_too_little_left_comes_from_the_floor(given: tuple[Post, ...]) -> None:
    _, thread, degraded = outcome(None, given)
    assert thread == outcome()[1]
    assert degraded == {"x"}
    assert x.problems(x.render(thread, WORK.research)) == ()


def test_credits_are_those_of_the_sentences_that_are_left() -> None:
    short = sorted(FACTS, key=lambda s: len(s.text))[:2]
    false = Sentence(text="Teams save 73.41% of it.", evidence=("E999",))
    post, _, _ = outcome(post_of(*short, false, ASK))
    assert post is not None
    assert set(post.credits) == {e for s in short for e in s.evidence}


def test_arrows_of_a_list_survive_the_check() -> None:
    fact = min(FACTS, key=lambda s: len(s.text))
    arrow = fact.model_copy(update={"text": f"→ {fact.text}"})
    hook = Sentence(text="Quiet is no proof of health.", kind="opinion")
    post, _, _ = outcome(Post(paragraphs=((hook,), (arrow,), (ASK,)), credits=fact.evidence))
    assert post is not None
    assert f"→ {fact.text}" in linkedin.render(post, WORK.research)
