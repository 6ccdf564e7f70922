"""Fit the classifier of claim support and write its numbers, its card and its measurements.

    pip install scikit-learn
    python benchmarks/fit_support.py DATA

DATA holds claimsupport_train.jsonl.gz and claimsupport_dev.jsonl.gz. Two fits are made: one on train alone, measured on
dev, whose figures go into the card, and one on both, which ships. Rows under a non-commercial licence are measured and
never fitted. Deterministic; about five minutes on two cores.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import QuantileTransformer
from sklearn.svm import SVC

from benchmarks.claim_data import Row, read_rows, varied
from contentgen.verification.claim import faults
from contentgen.verification.support.features import features, table
from contentgen.verification.support.fitted import STEPS, WIDEST, Fitted, Kernel, Trees, read
from contentgen.verification.support.pair import Pair

HOME = Path(__file__).parents[1] / "contentgen/verification/support/data"
VARIED_WEIGHT = 0.1
QUANTILES = 100
C, GAMMA, KERNEL_SCALE = 0.5, 0.005, 1.5
TREES = {
    "max_iter": 300, "learning_rate": 0.03, "max_leaf_nodes": 6, "min_samples_leaf": 40,
    "l2_regularization": 20, "max_features": 0.15, "early_stopping": False,
}  # fmt: skip
SEEDS = 4
FOLDS = 5
RESAMPLES = 1000


@dataclass(frozen=True)
class Table:
    """Rows as numbers."""

    rows: list[Row]
    values: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    def only(self, keep: np.ndarray) -> Table:
        """Some of the rows."""
        return Table(
            [r for r, k in zip(self.rows, keep, strict=True) if k],
            self.values[keep],
            self.labels[keep],
            self.weights[keep],
        )

    def __add__(self, other: Table) -> Table:
        """Both, this one first."""
        stacked = [np.concatenate([getattr(t, f) for t in (self, other)]) for f in ("values", "labels", "weights")]
        return Table([*self.rows, *other.rows], *stacked)


def tabled(rows: list[Row], names: tuple[str, ...], weight: float = 1.0) -> Table:
    """The rows with their features. Varied rows weigh little, and wrong and alike ones the same together."""
    labels = np.array([row.label for row in rows])
    weights = np.full(len(rows), weight)
    if weight != 1.0:
        weights[labels == 1] *= (labels == 0).sum() / max(1, (labels == 1).sum())
    return Table(rows, table([Pair.of(r.source, r.claim) for r in rows], names), labels, weights)


def groups(rows: list[Row]) -> np.ndarray:
    """What must not be parted."""
    return np.array([row.group for row in rows])


def kernel(data: Table) -> Kernel:
    """The kernel machine; knots and scores as sklearn's QuantileTransformer has them."""
    own = data.weights == 1.0
    scaler = QuantileTransformer(n_quantiles=QUANTILES, output_distribution="normal", random_state=0)
    scaler.fit(data.values[own])
    normal = QuantileTransformer(n_quantiles=QUANTILES, output_distribution="normal")
    normal.fit(np.linspace(0, 1, QUANTILES)[:, None])
    scores = np.clip(normal.transform(scaler.references_[:, None])[:, 0], -WIDEST, WIDEST)
    shape = Kernel(scaler.quantiles_.T, scores, np.zeros((0, 0)), np.zeros(0), 0.0, GAMMA)
    place = np.column_stack([shape._score(c, k) for c, k in zip(data.values.T, shape.knots, strict=True)])
    place = np.round(place * STEPS) / STEPS
    machine = SVC(C=C, gamma=GAMMA).fit(place, data.labels, sample_weight=data.weights)
    return Kernel(
        shape.knots, scores, machine.support_vectors_, machine.dual_coef_[0], float(machine.intercept_[0]), GAMMA
    )


def trees(data: Table) -> Trees:
    """Boosted trees from several seeds, laid end to end."""
    nodes: dict[str, list[np.ndarray]] = {n: [] for n in ("feature", "threshold", "left", "right", "value")}
    roots, base, size = [], 0.0, 0
    for seed in range(SEEDS):
        model = HistGradientBoostingClassifier(**TREES, random_state=seed)
        model.fit(data.values, data.labels, sample_weight=data.weights)
        base += float(model._baseline_prediction.ravel()[0]) / SEEDS
        for (tree,) in model._predictors:
            rows = tree.nodes
            leaf = rows["is_leaf"].astype(bool)
            roots.append(size)
            nodes["feature"].append(np.where(leaf, -1, rows["feature_idx"].astype(int)))
            nodes["threshold"].append(np.where(leaf, 0.0, rows["num_threshold"]))
            nodes["left"].append(rows["left"].astype(int) + size)
            nodes["right"].append(rows["right"].astype(int) + size)
            nodes["value"].append(rows["value"])
            size += len(rows)
    laid = {name: np.concatenate(parts) for name, parts in nodes.items()}
    return Trees(roots=np.array(roots), **laid, base=base, share=1 / SEEDS)


def mean_of(machine: Kernel, forest: Trees, values: np.ndarray) -> np.ndarray:
    """The uncalibrated mean of both."""
    return (KERNEL_SCALE * machine.decide(values) + forest.decide(values)) / 2


def fit(data: Table, names: tuple[str, ...]) -> Fitted:
    """Both machines on all of it, calibrated on predictions for rows that were left out group by group."""
    own = data.weights == 1.0
    left_out = np.zeros(len(data.labels))
    for train, test in GroupKFold(FOLDS).split(data.values, data.labels, groups(data.rows)):
        part = data.only(np.isin(np.arange(len(data.labels)), train))
        left_out[test] = mean_of(kernel(part), trees(part), data.values[test])
    line = LogisticRegression(C=100).fit(left_out[own, None], data.labels[own])
    slope, intercept = float(line.coef_[0, 0]), float(line.intercept_[0])
    return Fitted(names, kernel(data), trees(data), KERNEL_SCALE, slope, intercept)


def packed(model: Fitted) -> bytes:
    """The file that ships."""
    numbers = {
        "features": model.features, "offset": model.kernel.offset, "gamma": model.kernel.gamma, "base": model.trees.base,
        "share": model.trees.share, "kernel_scale": model.kernel_scale, "slope": model.slope,
        "intercept": model.intercept,
    }  # fmt: skip
    target = io.BytesIO()
    t = model.trees
    np.savez_compressed(
        target,
        numbers=np.array(json.dumps(numbers)),
        knots=model.kernel.knots.astype(np.float32),
        scores=model.kernel.scores.astype(np.float32),
        vectors=np.round(model.kernel.vectors * STEPS).astype(np.int8),
        duals=model.kernel.duals.astype(np.float32),
        roots=t.roots.astype(np.int32), feature=t.feature.astype(np.int8), left=t.left.astype(np.int32),
        right=t.right.astype(np.int32), threshold=t.threshold.astype(np.float32), value=t.value.astype(np.float32),
    )  # fmt: skip
    return target.getvalue()


def interval(labels: np.ndarray, p: np.ndarray, group: np.ndarray) -> dict[str, list[float]]:
    """95 % intervals of both figures, whole groups drawn again."""
    chance = np.random.default_rng(0)
    members = [np.flatnonzero(group == each) for each in np.unique(group)]
    accuracy, area = [], []
    for _ in range(RESAMPLES):
        drawn = np.concatenate([members[n] for n in chance.integers(0, len(members), len(members))])
        accuracy.append(balanced_accuracy_score(labels[drawn], p[drawn] >= 0.5))
        area.append(roc_auc_score(labels[drawn], p[drawn]))
    return {"accuracy": np.percentile(accuracy, [2.5, 97.5]).tolist(), "auc": np.percentile(area, [2.5, 97.5]).tolist()}


def with_rules(p: np.ndarray, rows: list[Row]) -> np.ndarray:
    """The probabilities as `verify` tells them: halved where a rule objects."""
    return np.array([each / 2 if faults(row.source, row.claim)[1] else each for each, row in zip(p, rows, strict=True)])


def measured(p: np.ndarray, data: Table) -> dict[str, Any]:
    """Balanced accuracy at one half and area under the curve: pooled, by data set, and SummEdits apart."""
    sets = np.array([row.dataset for row in data.rows])
    by_set = {
        name: {
            "n": int((sets == name).sum()),
            "accuracy": round(float(balanced_accuracy_score(data.labels[sets == name], p[sets == name] >= 0.5)), 4),
            "auc": round(float(roc_auc_score(data.labels[sets == name], p[sets == name])), 4),
        }
        for name in sorted(set(sets))
    }
    bins = np.clip((p * 10).astype(int), 0, 9)
    curve = [
        {"said": round(float(p[bins == b].mean()), 3), "true": round(float(data.labels[bins == b].mean()), 3), "n": int((bins == b).sum())}
        for b in range(10)
        if (bins == b).any()
    ]  # fmt: skip
    spread = interval(data.labels, p, groups(data.rows))
    return {
        "n": len(p),
        "accuracy": round(float(balanced_accuracy_score(data.labels, p >= 0.5)), 4),
        "accuracy_interval": [round(each, 4) for each in spread["accuracy"]],
        "auc": round(float(roc_auc_score(data.labels, p)), 4),
        "auc_interval": [round(each, 4) for each in spread["auc"]],
        "true_positive_rate": round(float((p[data.labels == 1] >= 0.5).mean()), 4),
        "false_positive_rate": round(float((p[data.labels == 0] >= 0.5).mean()), 4),
        "by_set": by_set,
        "calibration": curve,
    }


NAMES = {"classifier": "The classifier alone", "with_rules": "With the rules, as `contentgen verify` tells it"}


def told(name: str, figures: dict[str, Any]) -> list[str]:
    """One part of the card."""
    low, high = figures["accuracy_interval"], figures["auc_interval"]
    rows = figures["by_set"].items()
    return [
        f"{NAMES[name]}: balanced accuracy {100 * figures['accuracy']:.1f} % (95 % interval {100 * low[0]:.1f} to "
        f"{100 * low[1]:.1f}), area under the curve {figures['auc']:.3f} ({high[0]:.3f} to {high[1]:.3f}), n = {figures['n']:,}. "
        f"Of supported claims {100 * figures['true_positive_rate']:.0f} % pass, of others "
        f"{100 * figures['false_positive_rate']:.0f} %.",
        "", "| set | n | balanced accuracy, % | area |", "| --- | --- | --- | --- |",
        *(f"| {each} | {row['n']} | {100 * row['accuracy']:.1f} | {row['auc']:.3f} |" for each, row in rows), "",
        "| probability said | share supported | n |", "| --- | --- | --- |",
        *(f"| {each['said']:.2f} | {each['true']:.2f} | {each['n']} |" for each in figures["calibration"]), "",
    ]  # fmt: skip


def write_card(figures: dict[str, Any]) -> None:
    """Put the measurements between the marks of the model card."""
    path = HOME.parent / "MODEL_CARD.md"
    lines = [line for name in NAMES for line in told(name, figures[name])]
    before, rest = path.read_text(encoding="utf-8").split("<!-- begin:measured -->")
    after = rest.split("<!-- end:measured -->")[1]
    block = "\n".join(lines)
    path.write_text(f"{before}<!-- begin:measured -->\n\n{block}\n<!-- end:measured -->{after}", encoding="utf-8")


def main(folder: Path) -> None:
    """Fit twice, measure, write."""
    train = read_rows(folder / "claimsupport_train.jsonl.gz")
    dev = read_rows(folder / "claimsupport_dev.jsonl.gz")
    names = tuple(features(Pair.of(train[0].source, train[0].claim)))
    own = [row for row in train if row.may_train]
    first = tabled(own, names) + tabled(varied(own), names, VARIED_WEIGHT)
    judged = tabled(dev, names)
    p = read(packed(fit(first, names))).probability(judged.values)
    figures = {"classifier": measured(p, judged), "with_rules": measured(with_rules(p, dev), judged)}
    print(json.dumps(figures, indent=1))
    more = [row for row in dev if row.may_train]
    shipped = fit(first + tabled(more, names) + tabled(varied(more), names, VARIED_WEIGHT), names)
    (HOME / "model.npz").write_bytes(packed(shipped))
    write_card(figures)
    (HOME / "measured.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print("fitted on", len(own) + len(more), "rows; file", (HOME / "model.npz").stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
