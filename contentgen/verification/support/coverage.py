"""How much of a claim its source covers: words, rare words, letters; in all of it and in a few neighbouring sentences."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

from contentgen.verification.support.pair import Pair
from contentgen.verification.support.words import runs

COVERED = 0.5


def coverage(pair: Pair) -> dict[str, float]:
    """Shares over the whole source; `unmet` is the rarest word that it lacks."""
    lacking = pair.weights * (1 - pair.strengths)
    unmet = int((pair.strengths < COVERED).sum())
    seen = Counter(pair.source.forms)
    return {
        "exact_rare": pair.share(pair.exact),
        "covered": float(pair.strengths.mean()),
        "covered_rare": pair.share(pair.strengths),
        "unmet": float(lacking.max()),
        "unmet_words": float(unmet),
        "unmet_share": unmet / len(pair.forms),
        "unmet_weight": float(lacking.sum()),
        "repeated": float(np.mean([math.log1p(seen[form]) for form in pair.forms])),
        "letters": _letters(pair),
    }


def windows(pair: Pair) -> dict[str, float]:
    """The best one, two and three neighbouring sentences, the best two anywhere, and what the rest adds."""
    ones = pair.windows(1)
    best = ones[0]
    joined = [pair.share(np.maximum(best.strengths, other.strengths)) for other in ones[1:]]
    return {
        "one_sentence": best.covered,
        "two_sentences": pair.windows(2)[0].covered,
        "three_sentences": pair.windows(3)[0].covered,
        "two_apart": max(joined, default=best.covered),
        "runner_up": ones[1].covered if len(ones) > 1 else 0.0,
        "elsewhere": pair.share(pair.strengths) - best.covered,
    }


def shape(pair: Pair) -> dict[str, float]:
    """What kind of text this is: how long, how many sentences, how many names and commas in the claim."""
    said, known = len(pair.claim.words), len(pair.source.words)
    capitals = sum(word[0].isupper() for word in pair.claim.words[1:])
    return {
        "source_length": math.log1p(known),
        "claim_to_source": math.log((said + 1) / (known + 1)),
        "sentences": float(len(pair.sentences)),
        "commas": float(pair.claim.text.count(",")),
        "capitals": capitals / max(1, said),
    }


def _letters(pair: Pair) -> float:
    """The share of the claim's three-letter runs, over word bounds, that occur in the source."""
    said = {run for place in pair.claim.content for run in runs(pair.claim.lowered[place])}
    return len(said & pair.source.letters) / max(1, len(said))
