"""The full writer: one prompt a piece, every sentence marked with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.chains import ModelSession
from contentgen.channels import linkedin, x
from contentgen.channels.blog import address
from contentgen.errors import AnswerError
from contentgen.model import (
    Article,
    Block,
    Brief,
    ChannelName,
    Frozen,
    Listing,
    Outline,
    Post,
    Posts,
    Research,
    Section,
    SectionPlan,
    Sentence,
    WriterName,
)
from contentgen.prompt import inert
from contentgen.store import safe_slug
from contentgen.writers.base import Alternatives, Complaint, Restated
from contentgen.writers.full.beginnings import alternatives, cited, plain
from contentgen.writers.full.claims import claims
from contentgen.writers.full.code import code_lines, code_of
from contentgen.writers.full.drafts import (
    FrameDraft,
    LinkedInDraft,
    MendDraft,
    OutlineDraft,
    SectionDraft,
    ThesisOutlineDraft,
    ThreadDraft,
)
from contentgen.writers.full.marks import blocks, marked_section, mended, sentence, sentences
from contentgen.writers.full.thesis import argued_plan, thesis_problems
from contentgen.writers.full.thin import filled
from contentgen.writers.full.variables import (
    FrameVariables,
    LinkedInVariables,
    OutlineVariables,
    ReviseVariables,
    SectionVariables,
    ThreadVariables,
    common,
    mending,
)

#: what a hashtag may be: words run together, no figures, no punctuation
_HASHTAG = re.compile(r"[^\W\d_]{2,30}")


class Sizes(Frozen):
    """How much a model is asked for. It is asked for less than is allowed, since models overshoot."""

    words_per_evidence: int = 52
    share_of_length: float = 0.92
    frame_words: int = 380
    least_sections: int = 3
    most_sections: int = 7
    words_per_section: int = 190
    least_section_words: int = 70
    linkedin_aim: int = 1000
    post_room: int = 215
    last_post_room: int = 200
    asks: int = 2
    source_line: int = 200
    title_characters: int = 70
    description_characters: int = 160


class FullWriter:
    """Asks a capable model for each piece, hands back values; what is wrong with them is for the check to find."""

    name: WriterName = "full"

    def __init__(self, session: ModelSession, *, checklist_heading: str, sizes: Sizes | None = None) -> None:
        self.session = session
        self.checklist_heading = checklist_heading
        self.sizes = sizes or Sizes()

    def claims(self, brief: Brief, research: Research, ids: Sequence[str]) -> tuple[Restated, ...]:
        """What these verbatim passages say, in the model's words; nothing is believed of it yet."""
        return claims(self.session, brief, research, ids)

    def outline(self, brief: Brief, research: Research) -> Outline:
        """The model's plan; ids that the ledger does not hold are dropped, a plan without any is asked for again."""
        words = self._words(brief, len(research.ledger))
        most = (words - self.sizes.frame_words) // self.sizes.words_per_section
        most = max(self.sizes.least_sections, min(self.sizes.most_sections, most))
        problems: tuple[str, ...] = ()
        for _ in range(self.sizes.asks):
            variables = OutlineVariables.model_validate(
                {
                    **common(brief, research, research.ledger),
                    "words": words,
                    "words_per_item": self.sizes.words_per_evidence,
                    "least_items": words // self.sizes.words_per_evidence,
                    "least_sections": min(self.sizes.least_sections, most),
                    "most_sections": most,
                    "author_thesis": inert(brief.thesis),
                    "base": tuple(inert(each.title) for each in brief.base),
                    "problems": problems,
                }
            )
            draft = self.session.ask(
                "outline", variables, ThesisOutlineDraft if brief.thesis else OutlineDraft, "outline"
            )
            plan = filled(argued_plan(draft, _plan(draft, research), research), research, brief.language)
            problems = (*_plan_problems(plan, self.sizes), *thesis_problems(draft, research))
            if not problems:
                return plan
        if plan.sections:
            return plan
        raise AnswerError(f"outline: {'; '.join(problems)}")

    def _words(self, brief: Brief, items: int) -> int:
        """The words of an article on so many items of evidence."""
        return min(int(brief.length * self.sizes.share_of_length), self.sizes.words_per_evidence * items)

    def section(self, brief: Brief, research: Research, plan: Outline, index: int) -> Section:
        """One section from its evidence."""
        idea = plan.sections[index]
        items = [research.evidence(e) for e in idea.evidence]
        code = code_of(idea.evidence, research)
        used = sum(len(section.evidence) for section in plan.sections)
        share = (self._words(brief, used) - self.sizes.frame_words) * len(items) // used
        words = max(self.sizes.least_section_words, share)
        variables = SectionVariables.model_validate(
            {
                **common(brief, research, items),
                "title": plan.title,
                "thesis": plan.thesis,
                "outline": tuple(f"{s.heading}: {s.point}" for s in plan.sections),
                "number": index + 1,
                "heading": idea.heading,
                "point": idea.point,
                "words": words,
                "may_have_table": len(items) > 3,
                "code": tuple(code_lines(code)),
            }
        )
        draft = self.session.ask("section", variables, SectionDraft, "sections")
        return Section(heading=idea.heading, blocks=blocks(draft.markdown, code))

    def repair(
        self, brief: Brief, research: Research, section: Section, complaints: Sequence[Complaint]
    ) -> Section | None:
        """The section with the failed sentences mended by the model."""
        draft = self.session.ask("mend", mending(brief, research, section.blocks, complaints), MendDraft, "check")
        return section.model_copy(update={"blocks": tuple(mended(block, draft) for block in section.blocks)})

    def revise(
        self,
        brief: Brief,
        research: Research,
        channel: ChannelName,
        parts: Sequence[Block],
        remarks: Sequence[Complaint],
    ) -> tuple[Block, ...]:
        """A text with the sentences reworded that its scores remark on; as many blocks as before, some perhaps empty."""
        variables = ReviseVariables(**dict(mending(brief, research, parts, remarks)), channel=channel)
        draft = self.session.ask("revise", variables, MendDraft, "revise")
        return tuple(mended(block, draft) for block in parts)

    def article(self, brief: Brief, research: Research, plan: Outline, sections: tuple[Section, ...]) -> Article:
        """The sections with an opening, takeaways, a checklist and an end."""
        used = [research.evidence(e) for e in dict.fromkeys(e for s in plan.sections for e in s.evidence)]
        text = "\n\n".join(marked_section(s) for s in sections)
        variables = FrameVariables.model_validate(
            {**common(brief, research, used), "title": plan.title, "thesis": plan.thesis, "article": inert(text)}
        )
        draft = self.session.ask("frame", variables, FrameDraft, "frame")
        extra = []
        if draft.checklist:
            items = tuple(_instruction(sentence(line.lstrip("-[] "))) for line in draft.checklist)
            extra.append(Section(heading=self.checklist_heading, blocks=(Listing(style="check", items=items),)))
        extra.append(Section(heading=draft.closing_heading.strip(" #"), blocks=blocks(draft.closing)))
        return Article(
            title=plan.title,
            description=_cut(plain(draft.description), self.sizes.description_characters),
            slug=safe_slug(" ".join(plan.title.split()[:9])),
            tags=(safe_slug(brief.keyphrase),),
            intro=blocks(draft.intro),
            takeaways=tuple(sentence(line.lstrip("- ")) for line in draft.takeaways),
            sections=(*sections, *extra),
        )

    def linkedin(self, brief: Brief, research: Research, plan: Outline, article: Article) -> Post:
        """The post; asked for again with what was wrong, at most twice."""
        limits = linkedin.Limits()
        problems: tuple[str, ...] = ()
        for _ in range(self.sizes.asks):
            variables = LinkedInVariables.model_validate(
                {
                    **common(brief, research, cited(article, research)),
                    "title": article.title,
                    "thesis": plan.thesis,
                    "offer": brief.profile.offer,
                    "proof": tuple(p.statement for p in brief.profile.proof),
                    "fold": limits.fold,
                    "aim": self.sizes.linkedin_aim,
                    "most_hashtags": limits.most_hashtags,
                    "source_line": self.sizes.source_line,
                    "problems": problems,
                }
            )
            post = _linkedin(self.session.ask("linkedin", variables, LinkedInDraft, "linkedin"), research, limits)
            problems = linkedin.problems(linkedin.render(post, research, address(brief, article.slug)), limits)
            if not problems:
                return post
        raise AnswerError(f"linkedin: {'; '.join(problems)}")

    def thread(self, brief: Brief, research: Research, plan: Outline, article: Article) -> tuple[Post, ...]:
        """The thread; asked for again with what was wrong, at most twice."""
        limits = x.Limits()
        problems: tuple[str, ...] = ()
        for _ in range(self.sizes.asks):
            variables = ThreadVariables.model_validate(
                {
                    **common(brief, research, cited(article, research)),
                    "title": article.title,
                    "thesis": plan.thesis,
                    "least_posts": limits.least_posts,
                    "most_posts": limits.usual_posts,
                    "room": self.sizes.post_room,
                    "last_room": self.sizes.last_post_room,
                    "problems": problems,
                }
            )
            posts = _thread(self.session.ask("thread", variables, ThreadDraft, "thread"), research)
            problems = (
                x.problems(x.render(posts, research, address(brief, article.slug)), limits)
                if len(posts) >= limits.least_posts
                else ("too few posts",)
            )
            if not problems:
                return posts
        raise AnswerError(f"thread: {'; '.join(problems)}")

    def alternatives(self, brief: Brief, research: Research, article: Article, posts: Posts) -> Alternatives:
        """Titles, first lines and first posts that could stand in place of those of the finished texts."""
        return alternatives(self.session, brief, research, article, posts)


def _plan(draft: OutlineDraft, research: Research) -> Outline:
    known = {item.id for item in research.ledger}
    taken: set[str] = set()
    sections: dict[str, SectionPlan] = {}
    for idea in draft.sections:
        ids = tuple(e for e in dict.fromkeys(idea.evidence) if e in known and e not in taken)
        taken |= set(ids)
        heading = plain(idea.heading)
        before = sections.get(heading)
        if before:  # two sections of one name are one section
            sections[heading] = before.model_copy(update={"evidence": (*before.evidence, *ids)})
        elif ids:
            sections[heading] = SectionPlan(heading=heading, question="", evidence=ids, point=plain(idea.point))
    return Outline(title=plain(draft.title), thesis=plain(draft.thesis), sections=tuple(sections.values()))


def _plan_problems(plan: Outline, sizes: Sizes) -> tuple[str, ...]:
    found = []
    if len(plan.sections) < 2:
        found.append("fewer than two sections with known evidence ids that no other section uses")
    if len(plan.title) > sizes.title_characters:
        found.append(f"the title has {len(plan.title)} characters; at most {sizes.title_characters}")
    return tuple(found)


def _cut(text: str, most: int) -> str:
    """The text up to its last whole word within `most` characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:")


def _instruction(item: Sentence) -> Sentence:
    """A line of a checklist is advice if it cites its source or was marked as the writer's own; else what it is."""
    advice = item.kind == "opinion" or (item.kind == "claim" and item.evidence)
    return item.model_copy(update={"kind": "instruction"}) if advice else item


def _credits(paragraphs: Sequence[Sequence[Sentence]], research: Research) -> tuple[str, ...]:
    known = {item.id for item in research.ledger}
    return tuple(dict.fromkeys(e for p in paragraphs for s in p for e in s.evidence if e in known))


def _linkedin(draft: LinkedInDraft, research: Research, limits: linkedin.Limits) -> Post:
    paragraphs = [sentences(draft.hook), *(sentences(p) for p in draft.paragraphs), sentences(draft.ask)]
    kept = tuple(p for p in paragraphs if p)
    tags = tuple(
        "#" + tag.strip(" #").replace(" ", "") for tag in draft.hashtags if _HASHTAG.fullmatch(tag.strip(" #"))
    )
    return Post(paragraphs=kept, credits=_credits(kept, research), hashtags=tags[: limits.most_hashtags])


def _thread(draft: ThreadDraft, research: Research) -> tuple[Post, ...]:
    posts = []
    for text in draft.posts:
        paragraphs = tuple(p for p in (sentences(chunk) for chunk in text.split("\n\n")) if p)
        posts.append(Post(paragraphs=paragraphs, credits=_credits(paragraphs, research)))
    return tuple(post for post in posts if post.paragraphs)


__all__ = ["FullWriter", "Sizes"]
