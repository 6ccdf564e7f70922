"""Fits the model of `contentgen references` and says how well it does on references that it has not seen.

    python benchmarks/fit_references.py --data DIR [--write]

DIR holds `refs_dev.jsonl.gz` and `refs_extra.jsonl.gz`: rows `{"type", "fields", "label"}` with BibTeX fields, label 1
for a fabricated or wrong reference (HALLMARK, MIT; how the files were made is told in the model card). Only the numbers
of the model are written; no row of the data is.

The model is a logistic regression on the remarks of the checks. Each weight has a normal prior around what its severity
says and keeps the sign of it, so that no reason lowers the probability. Rows of nearly the same title, and rows with the
same DOI, are one group; a group is never in training and test at once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from contentgen.references.checks import CHECKS, remarks_on
from contentgen.references.knowledge import Knowledge
from contentgen.references.known import works_at_hand
from contentgen.references.making import from_bibtex
from contentgen.references.odds import PRIOR
from contentgen.references.wording import words_of

MODEL = Path(__file__).parents[1] / "contentgen" / "references" / "facts" / "model.json"
TODAY = date(2026, 11, 27)
FOLDS, SEED, RESAMPLES = 5, 7, 1000
SPREAD = 1.0  # standard deviation of a weight around its prior
THRESHOLD, DOUBTFUL_FROM = 0.5, 0.75
CODES = {code: severity for check in CHECKS for code, severity in check.codes.items()}
Array = np.ndarray[Any, Any]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of one file."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]


def matrix(rows: Sequence[dict[str, Any]], knowledge: Knowledge) -> Array:
    """One row a reference, one column a code: 1 where it was remarked."""
    place = {code: n for n, code in enumerate(CODES)}
    x = np.zeros((len(rows), len(place)))
    for n, row in enumerate(rows):
        for remark in remarks_on(from_bibtex(row["type"], row["fields"]), knowledge):
            x[n, place[remark.code]] = 1.0
    return x


def groups_of(rows: Sequence[dict[str, Any]]) -> list[int]:
    """A number for each row; rows of one DOI, or whose titles share most of their words, have one number."""
    parent = list(range(len(rows)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    words = [frozenset(words_of(row["fields"].get("title", ""))) for row in rows]
    by_word: dict[str, list[int]] = defaultdict(list)
    by_doi: dict[str, int] = {}
    for n, row in enumerate(rows):
        doi = str(row["fields"].get("doi", "")).lower()
        if doi:
            parent[root(n)] = root(by_doi.setdefault(doi, n))
        near = {m for word in words[n] if len(word) > 3 for m in by_word[word]}
        for m in near:
            if len(words[n] & words[m]) / len(words[n] | words[m]) >= 0.6:
                parent[root(n)] = root(m)
        for word in words[n]:
            by_word[word].append(n)
    return [root(n) for n in range(len(rows))]


def fit(x: Array, y: Array) -> tuple[float, Array]:
    """Intercept and weights by projected gradient steps on the penalised likelihood."""
    prior = np.array([PRIOR[severity] for severity in CODES.values()])
    sign = np.sign(prior)
    weights, intercept = prior.copy(), 0.0
    for _ in range(6000):
        p = 1.0 / (1.0 + np.exp(-(x @ weights + intercept)))
        step = x.T @ (p - y) + (weights - prior) / SPREAD**2
        weights = weights - 0.01 * step
        weights = np.where(weights * sign < 0, 0.0, weights)
        intercept -= 0.002 * float((p - y).sum())
    return intercept, weights


def predict(fitted: tuple[float, Array], x: Array) -> Array:
    """Probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-(x @ fitted[1] + fitted[0]))))


def auc(y: Array, p: Array) -> float:
    """The share of pairs that are in order; ties count half."""
    good, bad = p[y == 0], p[y == 1]
    order = np.sort(good)
    below = np.searchsorted(order, bad, "left")
    upto = np.searchsorted(order, bad, "right")
    return float((below + upto).sum() / 2 / (len(good) * len(bad)))


def scored(y: Array, p: Array) -> dict[str, float]:
    """Detection, false alarms, F1, AUC and the Brier score at the threshold."""
    said = p >= THRESHOLD
    hit, false = float(said[y == 1].mean()), float(said[y == 0].mean()) if (y == 0).any() else 0.0
    precision = float(y[said].mean()) if said.any() else 0.0
    f1 = 2 * precision * hit / (precision + hit) if precision + hit else 0.0
    values = {"f1": f1, "detected": hit, "false_alarms": false, "precision": precision}
    values |= {"auc": auc(y, p), "brier": float(((p - y) ** 2).mean())}
    return {name: round(value, 3) for name, value in values.items()}


def out_of_fold(x: Array, y: Array, groups: Sequence[int], extra: tuple[Array, Array]) -> Array:
    """Each row's probability by a model that has not seen its group."""
    names = sorted(set(groups))
    random.Random(SEED).shuffle(names)
    fold = {name: n % FOLDS for n, name in enumerate(names)}
    where = np.array([fold[group] for group in groups])
    p = np.zeros(len(y))
    for k in range(FOLDS):
        seen = where != k
        fitted = fit(np.vstack([x[seen], extra[0]]), np.concatenate([y[seen], extra[1]]))
        p[~seen] = predict(fitted, x[~seen])
    return p


def interval(y: Array, p: Array, groups: Sequence[int]) -> dict[str, list[float]]:
    """95 % intervals of F1, false alarms and AUC, drawing whole groups again."""
    members: dict[int, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        members[group].append(n)
    names, chance = sorted(members), random.Random(SEED)
    drawn: dict[str, list[float]] = defaultdict(list)
    for _ in range(RESAMPLES):
        at = [n for name in chance.choices(names, k=len(names)) for n in members[name]]
        for name, value in scored(y[at], p[at]).items():
            drawn[name].append(value)
    return {
        n: [round(float(q), 3) for q in np.quantile(drawn[n], (0.025, 0.975))] for n in ("f1", "false_alarms", "auc")
    }


def card(
    rows: Sequence[dict[str, Any]], y: Array, p: Array, groups: Sequence[int], others: dict[str, Any]
) -> dict[str, Any]:
    """The model card: what it was fitted on, how well it does, what it cannot see."""
    return {
        "what": "log-odds that a reference is fabricated or wrong, from the remarks of offline checks",
        "data": "HALLMARK v1.0 (github.com/rpatrik96/hallmark), development part; BibTeX fields, mostly of machine learning 2021-2023",
        "licence": "MIT",
        "n": len(rows),
        "n_bad": int(y.sum()),
        "groups": len(set(groups)),
        "date": TODAY.isoformat(),
        "measured": f"{FOLDS}-fold cross-validation by groups of like titles and DOIs, out of fold, at p >= {THRESHOLD}",
        "out_of_fold": {**scored(y, p), "interval_95": interval(y, p, groups)},
        "elsewhere": others,
        "cannot_see": [
            "whether a work exists: a made-up title with plausible authors, venue and year passes",
            "authors left out, changed or put beside another work's title, unless that work is in the library or the project",
            "a title with one word changed, unless its work is in the library or the project",
            "a real venue of the right year that is the wrong one, where no DOI or address tells",
            "fields other than computer science: the table of venues and the forms of DOIs know little of them",
        ],
        "base_rate": "more than half of the data is wrong; among references of which fewer are, p_bad is too high",
    }


def elsewhere(x: Array, rows: Sequence[dict[str, Any]], fitted: tuple[float, Array]) -> dict[str, Any]:
    """The shares flagged in each part of the second file, which the weights were not fitted on."""
    p = predict(fitted, x)
    parts: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        parts[f"{row['method'].partition(':')[2]}, {'wrong' if row['label'] else 'genuine'}"].append(n)
    return {
        name: {"n": len(at), "flagged": round(float((p[at] >= THRESHOLD).mean()), 3)}
        for name, at in sorted(parts.items())
    }


def main() -> None:
    """Measure, and with --write put the model where the product reads it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder with refs_dev.jsonl.gz and refs_extra.jsonl.gz"
    )
    parser.add_argument("--write", action="store_true", help="write the model")
    given = parser.parse_args()
    knowledge = Knowledge(today=TODAY, known=works_at_hand(None))
    rows, more = rows_of(given.data / "refs_dev.jsonl.gz"), rows_of(given.data / "refs_extra.jsonl.gz")
    x, y = matrix(rows, knowledge), np.array([float(row["label"]) for row in rows])
    groups = groups_of(rows)
    p = out_of_fold(x, y, groups, (x[:0], y[:0]))
    fitted = fit(x, y)
    told = card(rows, y, p, groups, elsewhere(matrix(more, knowledge), more, fitted))
    weights = {code: round(float(weight), 3) for code, weight in zip(CODES, fitted[1], strict=True)}
    value = {
        "intercept": round(fitted[0], 3),
        "weights": weights,
        "threshold": THRESHOLD,
        "doubtful_from": DOUBTFUL_FROM,
        "card": told,
    }
    print(json.dumps({key: told[key] for key in ("n", "n_bad", "groups", "out_of_fold", "elsewhere")}, indent=1))
    for kind in sorted({str(row["kind"]) for row in rows}):
        at = [n for n, row in enumerate(rows) if str(row["kind"]) == kind]
        print(f"{kind:24} {len(at):4}  flagged {(p[at] >= THRESHOLD).mean():.2f}")
    if given.write:
        MODEL.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
