"""The LinkedIn post and the thread, composed from the same ledger as the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.channels import linkedin, x
from contentgen.channels.blog import address, citations
from contentgen.citations import credit, said_by
from contentgen.model import Article, Brief, Evidence, Outline, Post, Research, Sentence
from contentgen.writers.offline.article import Shape, brief_form, printed
from contentgen.writers.offline.author import offer, result
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.choice import Limits as CountLimits
from contentgen.writers.offline.choice import question_key, strength
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, sentence_of

GENERAL_WORDS = frozenset(
    """
    a an the in on of for with and or to from by at is are how what why your ai llm llms
    """.split()
)


def hashtags(brief: Brief, most: int) -> tuple[str, ...]:
    """The profile's own, else the keyphrase as one tag."""
    own = tuple(tag if tag.startswith("#") else f"#{tag}" for tag in brief.profile.hashtags)
    words = [w for w in re.findall(r"\w+", brief.keyphrase) if w.lower() not in GENERAL_WORDS or w.isupper()]
    made = "#" + "".join(w if w.isupper() else w[0].upper() + w[1:] for w in words[:3]) if words else ""
    return tuple(dict.fromkeys([*own, *([made] if len(made) > 2 else [])]))[:most]


def _ranked(research: Research, outline: Outline) -> list[Evidence]:
    """Printed evidence, strongest first, one a question before the second of any."""
    items = sorted(printed(outline, research), key=lambda e: (-strength(e), e.id))
    seen: dict[str, int] = {}
    order = []
    for item in items:
        key = question_key(item)
        seen[key] = seen.get(key, 0) + 1
        order.append((seen[key], -strength(item), item.id, item))
    return [item for *_, item in sorted(order, key=lambda row: row[:3])]


def _said(item: Evidence, research: Research) -> str:
    """The item in full; what an author says of himself under the author's name."""
    quoted = f"“{item.quote.strip()}”"
    if item.quote and item.kind == "author-statement":
        return f"{said_by(item, research.source(item.source_id))}: {quoted}"
    return quoted if item.quote else item.claim


def _hook(items: Sequence[Evidence], research: Research, opening: Sequence[str], fold: int) -> Sentence:
    """What opens the article, if a form of it is whole before the fold; else the strongest fact that is."""
    shape = Shape()
    first = sorted(items, key=lambda e: (e.id not in opening[:1], -strength(e), e.id))
    for item in first:
        for text in (_said(item, research), brief_form(item, shape)):
            if text and len(sentence_of(text)) <= fold:
                return Sentence(text=sentence_of(text), evidence=(item.id,))
    return Sentence(text=sentence_of(_said(first[0], research)), evidence=(first[0].id,))


def _pair(items: Sequence[Evidence], research: Research, taken: set[str]) -> list[Evidence]:
    known = {e.id for e in items} - taken
    for item in items:
        for other in item.contrasts:
            if item.id in known and other in known:
                return [item, research.evidence(other)]
    return []


def linkedin_post(brief: Brief, research: Research, outline: Outline, article: Article, bank: PhraseBank) -> Post:
    """Hook, point, findings side by side, one step, where the article is, the author's offer, one ask, sources, hashtags."""
    limits, words, variety = linkedin.Limits(), bank.linkedin, Variety(f"{brief.topic}\0linkedin")
    items = _ranked(research, outline)
    hook = _hook(items, research, outline.opening, limits.fold)
    taken = set(hook.evidence)
    pair = _pair(items, research, taken)
    rest = [e for e in items if e.id not in taken and brief_form(e, Shape())]
    shown = pair or rest[:3]
    bridge = words.pair_bridge if pair else words.bridge
    question = bank.question(question_key(research.evidence(hook.evidence[0])))
    step = question.next_step
    lead = variety.pick(bridge.of(brief.tone), "bridge")
    if brief.base and all(research.source(e.source_id).by_author for e in shown):
        lead = bank.brought.bridge
    bridge_text = variety.pick(bank.bridge.of(brief.tone), "why").format(keyphrase=brief.keyphrase)
    paragraphs: list[tuple[Sentence, ...]] = [(hook,), (framing(bridge_text), framing(question.point))]
    if brief.audience:
        paragraphs.append(
            (framing(variety.pick(words.audience.of(brief.tone), "audience").format(audience=brief.audience)),)
        )
    paragraphs.append((framing(lead),))
    paragraphs.append(tuple(_arrow(e, research) for e in shown))
    paragraphs.append((framing(variety.pick(words.step.of(brief.tone), "step").format(step=step)),))
    if "blog" in brief.channels:
        mention = variety.pick(words.article.of(brief.tone), "article")
        mention = (bank.brought.article if brief.as_is else mention).format(title=article.title)
        paragraphs.append((framing(mention),))
    author = (*result(brief), *offer(brief, bank))
    paragraphs += [author] if author else []
    paragraphs.append((framing(question.ask),))
    credited = tuple(dict.fromkeys([*hook.evidence, *(e.id for e in shown)]))
    post = Post(paragraphs=tuple(paragraphs), credits=credited, hashtags=hashtags(brief, limits.most_hashtags))
    return linkedin.fitted(post, research, url=address(brief, article.slug))


def _arrow(item: Evidence, research: Research) -> Sentence:
    return Sentence(text=f"→ {sentence_of(brief_form(item, Shape()) or _said(item, research))}", evidence=(item.id,))


def thread(brief: Brief, research: Research, outline: Outline, article: Article, bank: PhraseBank) -> tuple[Post, ...]:
    """A hook, one sourced fact a post, the next step with room for the link: seven posts or more where the ledger allows."""
    limits, words, variety = x.Limits(), bank.thread, Variety(f"{brief.topic}\0thread")
    items = _ranked(research, outline)
    hook = _hook(items, research, outline.opening, limits.hook_characters)
    opens = variety.pick(words.opening.of(brief.tone), "opening").format(keyphrase=brief.keyphrase)
    if brief.base and all(research.source(item.source_id).by_author for item in items):
        opens = capital(bank.brought.opening.format(keyphrase=brief.keyphrase))
    opening = framing(opens)
    posts = [_first_post(hook, opening, research)]
    room = limits.most_posts - 2
    labels: list[str] = []
    printed_ids = {item.id for item in items}
    beside = [e for e in dict.fromkeys(citations(article)) if e not in printed_ids]
    for item in (*items, *(research.evidence(e) for e in beside)):
        post = _fact_post(item, research, bank, labels) if item.id not in hook.evidence else None
        if post and len(posts) <= room:
            posts.append(post)
    step = bank.question(question_key(research.evidence(hook.evidence[0]))).next_step
    closing = [framing(variety.pick(words.closing.of(brief.tone), "closing").format(step=step))]
    sources = len({research.evidence(e).source_id for e in citations(article)})
    if "blog" in brief.channels:
        more = variety.pick(words.more.of(brief.tone), "more")
        more = bank.brought.more if brief.base and sources < CountLimits().least_to_count else more
        closing.append(framing(more.format(n=sources, title=article.title)))
    last = Post(paragraphs=tuple((sentence,) for sentence in closing))
    if not x.fits(last, [], last=True):
        last = Post(paragraphs=((closing[0],),))
    return (*posts[: limits.usual_posts - 1], last)


def _first_post(hook: Sentence, opening: Sentence, research: Research) -> Post:
    """The hook, and what the thread is about where both fit."""
    whole = Post(paragraphs=((hook,), (opening,)), credits=hook.evidence)
    sources = [credit(research.source(research.evidence(e).source_id)) for e in hook.evidence]
    return whole if x.fits(whole, sources) else Post(paragraphs=((hook,),), credits=hook.evidence)


def _fact_post(item: Evidence, research: Research, bank: PhraseBank, labels: list[str]) -> Post | None:
    """The fact under the label of its question; `None` when no form of it fits into a post."""
    label = bank.question(question_key(item)).takeaway_label
    source = credit(research.source(item.source_id))
    for text in (_said(item, research), brief_form(item, Shape())):
        said = sentence_of(text) if label in labels else f"{capital(label)}: {text}"
        post = Post(paragraphs=((Sentence(text=sentence_of(said), evidence=(item.id,)),),), credits=(item.id,))
        if text and x.fits(post, [source]):
            labels.append(label)
            return post
    return None
