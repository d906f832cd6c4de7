"""Fits how rules and network are joined: `python -m training.event.join PLV_train.tsv OUT MODEL`.

OUT is the folder of ``training.event.folds``. Writes ``MODEL/joint.toml`` and prints how well it does when it is
fitted on four folds and asked about the fifth, also as a table of confidence against truth.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from excomm.event.joint import FEATURES, TYPES, features, root_of
from excomm.event.network import Opinion
from training.event.logit import Values, chances, fitted
from training.event.marked import FOLDS, Ruled, folds, plv

RIDGE = {"code": 0.01, "root": 0.01, "rules": 0.01}
"""Penalty on the square of a weight; 1 for the others, of which there is one a type."""
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


def main() -> None:
    """Fits, measures and writes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("model", type=Path)
    asked = arguments.parse_args()
    rows, fold_of = plv(asked.data), folds(plv(asked.data))
    answers: list[Ruled | None] = torch.load(asked.out / "ruled-plv.pt", weights_only=False)
    opinions: dict[int, Opinion] = {}
    for fold in range(FOLDS):
        with np.load(asked.out / f"fold-{fold}.npz") as had:
            opinions |= dict(zip(had["at"], map(Opinion, had["root_shown"], had["code_shown"]), strict=True))
    cases = [(at, rule) for at, rule in enumerate(answers) if rule is not None]
    tables = np.stack([features(opinions[at], rule.type, rule.status) for at, rule in cases])
    right = np.array([[_is_right(kind, rule, rows[at].root) for kind in TYPES] for at, rule in cases])
    ridge = np.array([RIDGE.get(name, 1.0) for name in FEATURES])
    told = np.zeros(right.shape)
    for fold in range(FOLDS):
        own = np.array([fold_of[at] == fold for at, _ in cases])
        told[own] = chances(tables[own] @ fitted(tables[~own], right[~own], ridge))
    kinds = np.array([TYPES.index(rule.type) for _, rule in cases])
    report(told, right, kinds)
    weights = fitted(tables, right, ridge)
    lines = ["# Written by training/event/join.py; see card.md.", ""]
    lines += [f'"{name}" = {weight:.4f}' for name, weight in zip(FEATURES, weights, strict=True)]
    (asked.model / "joint.toml").write_text("\n".join([*lines, ""]), "utf-8")


def _is_right(kind: str, rule: Ruled, root: str) -> bool:
    return root_of(kind, rule.mode if kind == rule.type else "", rule.status) == root


def report(told: Values, right: NDArray[np.bool_], kinds: NDArray[np.int64]) -> None:
    """Prints how often the rules and the likeliest type are right, and how sure the joint model is when it is."""
    every = np.arange(len(told))
    best = right[every, told.argmax(1)].mean()
    print(f"{len(told)} sentences; right are the rules' {right[every, kinds].mean():.3f}, the likeliest {best:.3f}")
    for least in (0.5, 0.6, 0.7, 0.8, 0.9):
        taken = np.where(told.max(1) >= least, told.argmax(1), kinds)
        changed = taken != kinds
        print(
            f"  overruled from {least}: {right[every, taken].mean():.3f} right; {changed.sum()} changed, of these "
            f"{right[changed, taken[changed]].mean():.3f} right, before {right[changed, kinds[changed]].mean():.3f}"
        )
    for name, some in (("rules' type", kinds), ("likeliest", told.argmax(1))):
        sure, true = told[every, some], right[every, some]
        print(f"{name}: Brier score {np.mean((sure - true) ** 2):.3f}; confidence, lines, share that is right")
        for low, high in pairwise(STEPS):
            inside = (sure >= low) & (sure < high + (high == 1))
            if inside.any():
                print(f"  {low:.2f}-{high:.2f} {inside.sum():5} {sure[inside].mean():.3f} {true[inside].mean():.3f}")


if __name__ == "__main__":
    main()
