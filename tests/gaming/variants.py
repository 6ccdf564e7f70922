"""How a decent text is turned into a gamed one: the recipes that wrote part of `gamed/`, without any chance in them.

`python -m tests.gaming.variants` writes the files of `RECIPES` anew; a test holds the files to it.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from scoring import LIMIT, split_sentences, weighted_length
from scoring.vocabulary import content_words

HERE = Path(__file__).parent
DECENT, GAMED = HERE / "decent", HERE / "gamed"
PICTURES = ("🚀", "🔥", "💡", "✅", "👉", "💪", "🎯", "⚡", "🙌", "📈", "🤯", "💥")
NEAR = {
    "small": "little", "found": "saw", "also": "too", "big": "large", "show": "tell", "because": "since",
    "but": "yet", "then": "next", "each": "every", "one": "a", "first": "initial", "people": "folks", "use": "employ",
}  # fmt: skip
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_COUNTER = re.compile(r"\A\d+/\d+ ")
_MARKED = re.compile(r"\A(?:#|\||```|!|- |\* |\d+[.)] |–|•|\[|http|\*\*)")


# --- a text and its parts ----------------------------------------------------------------------------------


def parted(text: str) -> tuple[str, list[str]]:
    """Part the front matter from the blocks that blank lines set apart."""
    front = _FRONT.match(text)
    head = front.group() if front else ""
    return head, [block for block in re.split(r"\n{2,}", text[len(head) :].strip()) if block.strip()]


def joined(front: str, blocks: list[str]) -> str:
    """Put a text together again."""
    return front + ("\n" if front else "") + "\n\n".join(blocks) + "\n"


def is_prose(block: str) -> bool:
    """Tell whether a block is a paragraph: no heading, list, table, code, picture or line of tags."""
    return not _MARKED.match(block)


def posts_of(text: str) -> list[str]:
    """The posts of a thread without their counters."""
    return [_COUNTER.sub("", block) for block in parted(text)[1]]


def numbered(posts: list[str]) -> str:
    """Count the posts of a thread."""
    return joined("", [f"{at}/{len(posts)} {post}" for at, post in enumerate(posts, 1)])


def packed(sentences: list[str]) -> list[str]:
    """Fill posts with sentences, as many as X lets into one."""
    posts: list[str] = []
    for sentence in sentences:
        longer = f"{posts[-1]} {sentence}" if posts else sentence
        if posts and weighted_length("99/99 " + longer) <= LIMIT:
            posts[-1] = longer
        else:
            posts.append(sentence)
    return posts


def _sentences(block: str) -> list[str]:
    return [" ".join(each.split()) for each in split_sentences(block)]


# --- what is done to it ------------------------------------------------------------------------------------


def shuffled(text: str, seed: int) -> str:
    """Put the sentences of all paragraphs in a random order; paragraphs keep their number of sentences."""
    chance = random.Random(seed)
    if _COUNTER.match(text):
        every = [each for post in posts_of(text) for each in _sentences(post)]
        chance.shuffle(every)
        return numbered(packed(every))
    front, blocks = parted(text)
    split = [_sentences(block) if is_prose(block) else [] for block in blocks]
    pool = [each for sentences in split for each in sentences]
    chance.shuffle(pool)
    taken = iter(pool)
    filled = [" ".join(islice(taken, len(had))) if had else block for block, had in zip(blocks, split, strict=True)]
    return joined(front, filled)


def shuffled_within(text: str, seed: int) -> str:
    """Put the sentences of each paragraph in a random order."""
    chance = random.Random(seed)
    front, blocks = parted(text)
    mixed = []
    for block in blocks:
        sentences = _sentences(block)
        chance.shuffle(sentences)
        mixed.append(" ".join(sentences) if is_prose(block) else block)
    return joined(front, mixed)


def scrambled(text: str, seed: int) -> str:
    """Put the words of each paragraph in a random order, in sentences of about fourteen words."""
    chance = random.Random(seed)
    front, blocks = parted(text)
    mixed = []
    for block in blocks:
        if not is_prose(block):
            mixed.append(block)
            continue
        counter = _COUNTER.match(block)
        spoken = re.findall(r"[\w'’%€£$-]+", block[counter.end() if counter else 0 :])
        chance.shuffle(spoken)
        lines = [" ".join(spoken[at : at + 14]).capitalize() + "." for at in range(0, len(spoken), 14)]
        mixed.append((counter.group() if counter else "") + " ".join(lines))
    return joined(front, mixed)


def repeated(text: str, times: int) -> str:
    """Say the longest paragraph `times` times: under each heading, in each post, or one below the other."""
    if _COUNTER.match(text):
        return numbered([max(posts_of(text), key=len)] * times)
    front, blocks = parted(text)
    best = max((block for block in blocks if is_prose(block)), key=len)
    heads = [block for block in blocks if block.startswith("#")]
    if not heads:
        return joined(front, [best] * times)
    return joined(front, [each for head in islice(cycle(heads), times) for each in (head, best)])


def again(text: str, which: int, times: int) -> str:
    """Say one paragraph `times` times more behind itself, or one post of a thread at its end."""
    if _COUNTER.match(text):
        posts = posts_of(text)
        return numbered([*posts, *[posts[which % len(posts)]] * times])
    front, blocks = parted(text)
    places = [at for at, block in enumerate(blocks) if is_prose(block)]
    at = places[which % len(places)]
    return joined(front, [*blocks[: at + 1], *[blocks[at]] * times, *blocks[at + 1 :]])


def swelled(text: str, times: int) -> str:
    """Keep the whole text, and add its longest paragraph `times` times more, spread over it."""
    if _COUNTER.match(text):
        posts = posts_of(text)
        return numbered([each for post in posts[: times + 1] for each in (post, max(posts, key=len))])
    front, blocks = parted(text)
    best = max((block for block in blocks if is_prose(block)), key=len)
    places = [at for at, block in enumerate(blocks) if is_prose(block)]
    chosen = set(places[:: max(1, len(places) // times)][:times])
    return joined(
        front, [each for at, block in enumerate(blocks) for each in ((block, best) if at in chosen else (block,))]
    )


def swapped(text: str, times: int) -> str:
    """Say the longest paragraph `times` times, each time with a few words exchanged or left out."""
    plain = repeated(text, times)
    front, blocks = parted(plain)
    turned = []
    for at, block in enumerate(blocks):
        if block.startswith("#"):
            turned.append(block)
            continue
        parts = re.split(r"(\W+)", block)
        for place, word in enumerate(parts):
            if word.lower() in NEAR and (place + at) % 3:
                parts[place] = NEAR[word.lower()]
            elif word.isalpha() and len(word) > 3 and (place + 5 * at) % 22 == 0:
                parts[place] = "really " + word
        turned.append("".join(parts))
    return joined(front, turned)


def walled(text: str, tags: int) -> str:
    """Add a wall of hashtags made of the text's own words: below a post, or to each post of a thread."""
    spoken = dict.fromkeys(w for w in content_words(re.findall(r"[A-Za-z]{5,}", text)) if w.isalpha())
    names = [f"#{word}" for word in spoken]
    if not _COUNTER.match(text):
        return text.rstrip() + "\n\n" + " ".join(islice(cycle(names), tags)) + "\n"
    posts = []
    for at, post in enumerate(posts_of(text)):
        own = islice(cycle(names), at * tags, (at + 1) * tags)
        room = _sentences(post)[:2]
        posts.append(" ".join([*room, *own]))
    return numbered([_cut(post) for post in posts])


def tagged(text: str, every: int) -> str:
    """Put a hash before each `every`th word of some length inside the sentences."""
    count = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"#{found.group()}" if count % every == 0 else found.group()

    return (
        "\n".join(
            line if "http" in line else re.sub(r"(?<![\w#'’/.-])[A-Za-z]{5,}\b(?!['’.-]\w)", mark, line)
            for line in text.splitlines()
        )
        + "\n"
    )


def pictured(text: str, each: int) -> str:
    """Put `each` emoji before every paragraph and line of a text."""
    pictures = cycle(PICTURES)
    front, blocks = parted(text)
    lines: list[str] = []
    for line in "\n\n".join(blocks).splitlines():
        if not line.strip() or (_MARKED.match(line) and not line.startswith(("#", "- "))):
            lines.append(line)
            continue
        head = re.match(r"(?:#+ |- |\d+/\d+ )?", line)
        start = head.end() if head else 0
        lines.append(line[:start] + "".join(islice(pictures, each)) + " " + line[start:])
    whole = "\n".join(lines)
    if _COUNTER.match(text):
        return numbered([_cut(post) for post in posts_of(whole)])
    return joined(front, [whole])


def echoed(text: str, times: int) -> str:
    """Put under each heading nothing but the heading, said `times` times over."""
    ways = ("{0}.", "Here is {0}.", "Learn more about {0}.", "{0} is what this section is about: {0}.", "All on {0}.")
    front, blocks = parted(text)
    made = []
    for block in blocks:
        if block.startswith("#"):
            name = block.lstrip("# ").rstrip(".?!")
            made += [block, " ".join(way.format(name) for way in islice(cycle(ways), times))]
    return joined(front, made)


def _cut(post: str) -> str:
    """Shorten a post to what X takes with its counter."""
    while weighted_length("99/99 " + post) > LIMIT:
        post = post.rsplit(" ", 1)[0]
    return post


# --- which files they wrote --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Recipe:
    """One generated file: `number` and `channel` give its name, `origin` the decent text, `dose` a seed or count."""

    kind: str
    number: int
    origin: str
    way: Callable[[str, int], str]
    dose: int

    @property
    def source(self) -> Path:
        """The decent text."""
        return DECENT / self.origin

    @property
    def path(self) -> Path:
        """The gamed text."""
        channel, name = self.origin.split("/")
        return GAMED / self.kind / f"{channel}-{self.number}-{name.split('-', 1)[1]}"

    def made(self) -> str:
        """The gamed text's content."""
        return self.way(self.source.read_text(encoding="utf-8"), self.dose)


RECIPES = (
    Recipe("keyword-salad", 6, "thread/08-i2c.txt", scrambled, 6),
    Recipe("keyword-salad", 7, "blog/01-autovacuum-tuning.md", scrambled, 7),
    Recipe("shuffled", 1, "blog/01-autovacuum-tuning.md", shuffled, 1),
    Recipe("shuffled", 2, "blog/06-retrieval-practice-chemistry.md", shuffled, 2),
    Recipe("shuffled", 3, "blog/13-git-bisect-flaky-build.md", shuffled_within, 3),
    Recipe("shuffled", 4, "blog/09-incident-review-small-team.md", shuffled, 4),
    Recipe("shuffled", 5, "blog/14-woodshop-hearing-protection.md", shuffled, 5),
    Recipe("shuffled", 6, "linkedin/03-structured-interviews.txt", shuffled, 6),
    Recipe("shuffled", 7, "linkedin/12-backups.txt", shuffled, 7),
    Recipe("shuffled", 8, "linkedin/05-labels.txt", shuffled, 8),
    Recipe("shuffled", 9, "thread/01-dns-ttl.txt", shuffled, 9),
    Recipe("shuffled", 10, "thread/05-captions.txt", shuffled, 10),
    Recipe("shuffled", 11, "thread/10-cache-control.txt", shuffled, 11),
    Recipe("shuffled", 12, "thread/12-failed-searches.txt", shuffled, 12),
    Recipe("hashtag-wall", 1, "linkedin/01-invoice-reminders.txt", walled, 25),
    Recipe("hashtag-wall", 2, "thread/04-bicycle-tube.txt", walled, 6),
    Recipe("hashtag-wall", 3, "linkedin/07-coding-class.txt", tagged, 3),
    Recipe("hashtag-wall", 4, "thread/09-dough-temperature.txt", tagged, 3),
    Recipe("hashtag-wall", 7, "linkedin/11-spindle-bearing.txt", walled, 12),
    Recipe("copied-heading", 1, "blog/07-bike-chain-wear.md", echoed, 3),
    Recipe("copied-heading", 2, "blog/03-charity-accounting-software.md", echoed, 6),
    Recipe("copied-heading", 3, "blog/10-varroa-mite-count.md", echoed, 1),
    Recipe("copied-heading", 4, "blog/05-embedded-linux-boot-time.md", echoed, 5),
    Recipe("repeated", 1, "blog/08-sqlite-internal-tools.md", repeated, 8),
    Recipe("repeated", 2, "blog/12-canning-tomatoes.md", swelled, 5),
    Recipe("repeated", 3, "blog/11-password-expiry.md", swapped, 9),
    Recipe("repeated", 4, "blog/02-sharpening-secateurs.md", swapped, 7),
    Recipe("repeated", 5, "linkedin/08-work-in-progress.txt", repeated, 5),
    Recipe("repeated", 6, "linkedin/04-handover.txt", swelled, 4),
    Recipe("repeated", 7, "linkedin/10-translation-budget.txt", swapped, 7),
    Recipe("repeated", 8, "linkedin/13-cancel-button.txt", swapped, 5),
    Recipe("repeated", 9, "thread/03-spreadsheet-errors.txt", repeated, 7),
    Recipe("repeated", 10, "thread/06-journald.txt", swelled, 5),
    Recipe("repeated", 11, "thread/02-tomato-seedlings.txt", swapped, 8),
    Recipe("repeated", 12, "thread/07-comparative-judgement.txt", swapped, 6),
    Recipe("emoji-wall", 1, "linkedin/09-tool-library.txt", pictured, 1),
    Recipe("emoji-wall", 2, "thread/13-hearing-loop.txt", pictured, 3),
    Recipe("emoji-wall", 3, "linkedin/06-release-notes.txt", pictured, 3),
    Recipe("emoji-wall", 4, "thread/11-vat-quarter.txt", pictured, 3),
    Recipe("emoji-wall", 5, "blog/03-charity-accounting-software.md", pictured, 1),
    Recipe("emoji-wall", 9, "blog/04-color-contrast.md", pictured, 2),
)


def main() -> int:
    """Write the files of all recipes."""
    for recipe in RECIPES:
        recipe.path.parent.mkdir(parents=True, exist_ok=True)
        recipe.path.write_text(recipe.made(), encoding="utf-8")
    sys.stdout.write(f"{len(RECIPES)} texts written to tests/gaming/gamed/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
