"""Values to the texts that are published: the article with its front matter, the post, the thread."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from contentgen.channels import blog, linkedin, x
from contentgen.citations import number_sources, render_references, with_places
from contentgen.errors import UserError
from contentgen.model import Article, Brief, Posts, Research
from contentgen.outcome import Reference, Texts
from contentgen.prompt import IN_TEMPLATE, environment, innermost


class Rendering:
    """The templates of a run and the words that they share."""

    def __init__(self, folders: Sequence[Path], words: Mapping[str, str]) -> None:
        self.words = dict(words)
        self._environment = environment(folders)
        self._environment.lstrip_blocks = True
        self._environment.filters["quoted"] = lambda value: json.dumps(value, ensure_ascii=False)
        self._environment.filters["escaped_markdown"] = _escaped
        self._environment.filters["points"] = lambda value: "-" if value is None else f"{value:.0f}"

    def text(self, name: str, **values: Any) -> str:
        """One template with its values; the result ends in one newline.

        Raises:
            UserError: the template reads a value that it is not given, computes what cannot be, or is no valid
                template; it is named with the line.

        """
        try:
            template = self._environment.get_template(name)
            context = template.new_context({"words": self.words, **values})
            # not template.render(): that hides in which template and line an error arose
            return "".join(template.root_render_func(context)).strip() + "\n"
        except IN_TEMPLATE as error:
            raise UserError(f"templates/{_place(error, name)}: {error}") from error


def _place(error: BaseException, name: str) -> str:
    """The template and line of an error: where it was raised, or where the text is no template."""
    found = innermost(error)
    if found:
        return f"{Path(found[0]).name}:{found[1]}"
    line = getattr(error, "lineno", None)
    return f"{getattr(error, 'name', None) or name}:{line}" if line else name


def _escaped(text: str) -> str:
    """The text as Markdown that shows just it: a heading of a source brings no link and no markup along."""
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


def references_of(article: Article, posts: Posts, research: Research, brief: Brief) -> tuple[Reference, ...]:
    """The reference list: sources numbered by first use in the article, then in the posts, with the places cited there."""
    cited = [*blog.citations(article)] if "blog" in brief.channels else []
    everything = [*([posts.linkedin] if posts.linkedin else []), *posts.thread]
    cited += [e for post in everything for e in post.credits]
    ledger = {item.id: item for item in research.ledger}
    sources = [research.source(source_id) for source_id in number_sources(cited, ledger)]
    said = [
        e for post in everything for paragraph in post.paragraphs for sentence in paragraph for e in sentence.evidence
    ]
    return with_places(render_references(sources, brief.citation_style, brief.language), [*cited, *said], ledger)


def article_text(
    article: Article, research: Research, brief: Brief, references: Sequence[Reference], render: Rendering
) -> str:
    """The article as Markdown with front matter, citations numbered, references last."""
    ledger = {item.id: item for item in research.ledger}
    numbers = {reference.source_id: reference.number for reference in references}
    cited = blog.citations(article)
    in_article = {ledger[e].source_id for e in cited}

    def blocks(parts: Sequence[Any]) -> list[str]:
        return [blog.markdown(block, numbers, ledger) for block in parts]

    return render.text(
        "article.md.j2",
        title=article.title,
        description=article.description,
        slug=article.slug,
        keyphrase=brief.keyphrase,
        date=brief.today.isoformat(),
        author=brief.profile.name,
        tags=article.tags,
        language=brief.language,
        canonical=blog.address(brief, article.slug),
        intro=blocks(article.intro),
        takeaways="\n".join(f"- {blog.cited(s, numbers, ledger)}" for s in article.takeaways),
        sections=[{"heading": s.heading, "blocks": blocks(s.blocks)} for s in article.sections],
        notes=article.notes,
        references=with_places([r for r in references if r.source_id in in_article], cited, ledger),
    )


def texts_of(
    article: Article,
    posts: Posts,
    research: Research,
    brief: Brief,
    references: Sequence[Reference],
    render: Rendering,
) -> Texts:
    """The texts of the channels that were asked for."""
    url = blog.address(brief, article.slug)
    text = "" if "blog" not in brief.channels else brief.base[0].text if brief.as_is else None
    return Texts(
        article=article_text(article, research, brief, references, render) if text is None else text,
        kept=brief.as_is,
        linkedin=linkedin.render(posts.linkedin, research, url) if posts.linkedin else "",
        thread=x.render(posts.thread, research, url) if posts.thread else (),
    )
