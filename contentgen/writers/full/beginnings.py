"""What could stand first in finished texts: titles, first lines and first posts, asked of a model in one go."""

from __future__ import annotations

from contentgen.chains import ModelSession
from contentgen.channels import linkedin
from contentgen.channels.blog import citations
from contentgen.model import Article, Brief, Evidence, Frozen, Paragraph, Post, Posts, Research
from contentgen.prompt import inert
from contentgen.writers.base import Alternatives
from contentgen.writers.full.drafts import CandidatesDraft
from contentgen.writers.full.marks import marked, sentences
from contentgen.writers.full.variables import CandidatesVariables, common


class Room(Frozen):
    """How many of each are asked for, and how long they may be: characters, fewer than would be let pass."""

    number: int = 8
    title: int = 60
    post: int = 215


def alternatives(
    session: ModelSession,
    brief: Brief,
    research: Research,
    article: Article,
    posts: Posts,
    room: Room | None = None,
) -> Alternatives:
    """The model's offers as it gave them, their marks read.

    Raises:
        ProviderError: the endpoint failed after the allowed attempts.
        AnswerError: nothing usable came, also after a repair.

    """
    asked = room or Room()
    variables = CandidatesVariables.model_validate(
        {
            **common(brief, research, cited(article, research)),
            "title": article.title,
            "takeaways": tuple(inert(s.text) for s in article.takeaways),
            "linkedin": inert(_shown(posts.linkedin)),
            "thread": tuple(inert(_shown(post)) for post in posts.thread),
            "number": asked.number,
            "title_characters": asked.title,
            "fold": linkedin.Limits().fold,
            "room": asked.post,
        }
    )
    draft = session.ask("candidates", variables, CandidatesDraft, "choose")
    return Alternatives(
        titles=tuple(title for title in map(plain, draft.titles) if title),
        hooks=tuple(filter(None, map(sentences, draft.hooks))),
        first_posts=tuple(filter(None, map(sentences, draft.first_posts))),
    )


def cited(article: Article, research: Research) -> list[Evidence]:
    """The ledger's items that an article cites, in its order."""
    known = {item.id: item for item in research.ledger}
    return [known[e] for e in dict.fromkeys(citations(article)) if e in known]


def plain(text: str) -> str:
    """A line without the Markdown that models put around titles."""
    return " ".join(text.replace("**", "").strip(" #").split())


def _shown(post: Post | None) -> str:
    return marked(Paragraph(sentences=p) for p in post.paragraphs) if post else ""
