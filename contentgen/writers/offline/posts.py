"""The LinkedIn post and the thread, composed from the same ledger as the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from contentgen.channels import linkedin, x
from contentgen.channels.blog import address, citations
from contentgen.citations import credit, said_by
from contentgen.model import Article, Brief, Evidence, Outline, Post, Research, Sentence
from contentgen.writers.offline.alike import Said, once
from contentgen.writers.offline.article import bridged, of_documents
from contentgen.writers.offline.author import offer, result
from contentgen.writers.offline.bank import PhraseBank
from contentgen.writers.offline.choice import Limits as CountLimits
from contentgen.writers.offline.frame import Shape, brief_form, label_of, printed, quoted
from contentgen.writers.offline.items import is_own, question_key, strength
from contentgen.writers.offline.patterns import pattern_of
from contentgen.writers.offline.section import framing
from contentgen.writers.offline.variety import Variety
from contentgen.writers.offline.wording import capital, sentence_of

#: two findings are set side by side only where both are so near the topic, as a share of the nearest item
PAIR_NEAR = 0.7
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
    """Printed evidence: one a question before the second of any, the strongest first.

    Of a part of a document its sentences in their order, since the first says most by itself.
    """
    part = {e: plan.heading for plan in outline.sections for e in plan.evidence}
    items = printed(outline, research)
    order = sorted(items, key=lambda e: (0.0 if is_own(e) else -strength(e), items.index(e)))
    seen: Counter[str] = Counter()
    rows = []
    for number, item in enumerate(order):
        key = part.get(item.id, "") if is_own(item) else question_key(item)
        seen[key] += 1
        rows.append((seen[key], number, item))
    return [item for *_, item in sorted(rows, key=lambda row: row[:2])]


def _said(item: Evidence, research: Research) -> str:
    """The item in full; what an author says of himself under the author's name."""
    if item.quote and item.kind == "author-statement":
        return f"{said_by(item, research.source(item.source_id))}: {quoted(item.quote)}"
    return quoted(item.quote) if item.quote else item.claim


def _hook(items: Sequence[Evidence], research: Research, opening: Sequence[str], fold: int) -> Sentence:
    """What opens the article, if a form of it is whole before the fold; else the strongest fact that is."""
    shape = Shape()
    first = sorted(items, key=lambda e: (e.id not in opening[:1], items.index(e)))
    for item in first:
        for text in (_said(item, research), brief_form(item, shape)):
            if text and len(sentence_of(text)) <= fold:
                return Sentence(text=sentence_of(text), evidence=(item.id,))
    return Sentence(text=sentence_of(_said(first[0], research)), evidence=(first[0].id,))


def _pair(items: Sequence[Evidence], research: Research, taken: set[str], near: float) -> list[Evidence]:
    """Two findings in tension, both near the topic, the stronger first."""
    known = {e.id for e in items if e.relevance >= near} - taken
    for item in items:
        for other in item.contrasts:
            if item.id in known and other in known:
                return [item, research.evidence(other)]
    return []


def _new(items: Sequence[Evidence], topic: str, first: Sequence[Evidence]) -> list[Evidence]:
    """The items that say something else than those before them."""
    said = Said(topic)
    for item in first:
        said.add(item)
    return once(items, said)


def linkedin_post(brief: Brief, research: Research, outline: Outline, article: Article, bank: PhraseBank) -> Post:
    """Hook, point, findings side by side, one step, where the article is, the author's offer, one ask, sources, hashtags."""
    limits, words, variety = linkedin.Limits(), bank.linkedin, Variety(f"{brief.topic}\0linkedin")
    items = _ranked(research, outline)
    hook = _hook(items, research, outline.opening, limits.fold)
    taken = set(hook.evidence)
    hooked = [research.evidence(e) for e in hook.evidence]
    pair = _pair(items, research, taken, PAIR_NEAR * max(e.relevance for e in items))
    rest = _new([e for e in items if e.id not in taken and brief_form(e, Shape())], brief.topic, hooked)
    shown = pair or rest[:3]
    bridge = words.pair_bridge if pair else words.of_documents if of_documents(outline, research) else words.bridge
    step, ask = _asked(brief, research, bank, outline, hook)
    lead = variety.pick(bridge.of(brief.tone), "bridge").format(keyphrase=brief.keyphrase)
    if brief.base and all(research.source(e.source_id).by_author for e in shown):
        lead = bank.brought.bridge
    paragraphs: list[tuple[Sentence, ...]] = [(hook,)]
    if not of_documents(outline, research):
        paragraphs.append(tuple(framing(text) for text in bridged(brief, research, bank, outline, variety)))
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
    paragraphs.append((framing(ask),))
    credited = tuple(dict.fromkeys([*hook.evidence, *(e.id for e in shown)]))
    post = Post(paragraphs=tuple(paragraphs), credits=credited, hashtags=hashtags(brief, limits.most_hashtags))
    return linkedin.fitted(post, research, url=address(brief, article.slug))


def _asked(brief: Brief, research: Research, bank: PhraseBank, outline: Outline, hook: Sentence) -> tuple[str, str]:
    """The step to take first and the question to readers: of the hook's question, or of the kind of topic."""
    if of_documents(outline, research):
        pattern = pattern_of(brief.topic, bank.patterns)
        return pattern.closing[-1], pattern.ask[0].format(keyphrase=brief.keyphrase)
    question = bank.question(question_key(research.evidence(hook.evidence[0])))
    return question.next_step, question.ask


def _arrow(item: Evidence, research: Research) -> Sentence:
    return Sentence(text=f"→ {sentence_of(brief_form(item, Shape()) or _said(item, research))}", evidence=(item.id,))


def thread(brief: Brief, research: Research, outline: Outline, article: Article, bank: PhraseBank) -> tuple[Post, ...]:
    """A hook, one sourced fact a post, the next step with room for the link: seven posts or more where the ledger allows."""
    limits, words, variety = x.Limits(), bank.thread, Variety(f"{brief.topic}\0thread")
    items = _ranked(research, outline)
    hook = _hook(items, research, outline.opening, limits.hook_characters)
    opens = variety.pick(words.opening.of(brief.tone), "opening").format(keyphrase=brief.keyphrase)
    if brief.base and all(research.source(item.source_id).by_author for item in items):
        opens = bank.brought.opening.format(keyphrase=brief.keyphrase)
    opening = framing(capital(opens))
    posts = [_first_post(hook, opening, research)]
    room = limits.most_posts - 2
    labels: list[str] = []
    printed_ids = {item.id for item in items}
    beside = [e for e in dict.fromkeys(citations(article)) if e not in printed_ids]
    rest = [e for e in (*items, *(research.evidence(e) for e in beside)) if e.id not in hook.evidence]
    for item in _new(rest, brief.topic, [research.evidence(e) for e in hook.evidence]):
        post = _fact_post(item, research, bank, labels)
        if post and len(posts) <= room:
            posts.append(post)
    step, _ = _asked(brief, research, bank, outline, hook)
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
    label = label_of(item, research, bank)
    source = credit(research.source(item.source_id))
    for text in (_said(item, research), brief_form(item, Shape())):
        said = sentence_of(text) if label in labels else f"{capital(label)}: {text}"
        post = Post(paragraphs=((Sentence(text=sentence_of(said), evidence=(item.id,)),),), credits=(item.id,))
        if text and x.fits(post, [source]):
            labels.append(label)
            return post
    return None
