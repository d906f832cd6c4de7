"""Five-fold predictions: `python -m training.event.folds PLV_train.tsv OUT [--without-written] [--table TABLE]`.

For each fold a network is trained on the other four. OUT/fold-N.npz (or plain-N.npz without the written sentences)
holds the log-probabilities of roots (``root``) and, with the trigger marked, of roots and codes (``root_shown``,
``code_shown``) for its lines (``at``); what is there is not computed again. ``--table`` writes
what ``benchmarks/event_root.py`` reads: id, fold and the log-probabilities, no sentence.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import numpy as np
import torch

from excomm.event.network import CODES, ROOTS
from training.event.marked import FOLDS, folds
from training.event.train import (
    EPOCHS,
    SEED,
    Material,
    Plan,
    after_written,
    fit,
    held_out,
    material,
    new,
    predict,
)


def main() -> None:
    """Trains what is missing and writes the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--without-written", action="store_true")
    arguments.add_argument("--only", type=int, choices=range(FOLDS), nargs="*", default=range(FOLDS))
    arguments.add_argument("--table", type=Path)
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    had = material(asked.data, asked.out, Plan())
    fold_of = folds(had.plv)
    name = "plain" if asked.without_written else "fold"
    for fold in asked.only:
        if not (asked.out / f"{name}-{fold}.npz").exists():
            one_fold(had, fold_of, fold, asked.out, name)
    if asked.table:
        write_table(had, asked.out, asked.table, fold_of, name)


def one_fold(had: Material, fold_of: list[int], fold: int, out: Path, name: str) -> None:
    """Trains on the other folds and keeps the predictions for this one."""
    plan, start, extra = Plan(), None, []
    if name == "fold":
        extra = [one for row, one in zip(had.written, had.written_examples, strict=True) if not held_out(row)]
        start = after_written(had, out, plan)
    network = new(plan, SEED, start)
    training = [one for one, own in zip(had.plv_examples, fold_of, strict=True) if own != fold]
    fit(network, training, extra, EPOCHS, plan, SEED)
    at = [line for line, own in enumerate(fold_of) if own == fold]
    some = [had.plv_examples[line] for line in at]
    root, _, _ = predict(network, some, trigger=False)
    root_shown, _, code_shown = predict(network, some, trigger=True)
    right = np.mean([ROOTS[best] == had.plv[line].root for best, line in zip(root.argmax(1), at, strict=True)])
    print(f"{name} {fold}: {right:.3f} of the roots are right", flush=True)
    np.savez(out / f"{name}-{fold}.npz", at=at, root=root, root_shown=root_shown, code_shown=code_shown)
    if extra:
        held = [one for row, one in zip(had.written, had.written_examples, strict=True) if held_out(row)]
        gold = [row.code for row in had.written if held_out(row)]
        found = [CODES[best] for best in predict(network, held, trigger=True)[2].argmax(1)]
        types = np.mean([one[0] == other[0] for one, other in zip(found, gold, strict=True) if other])
        codes = np.mean([one == other for one, other in zip(found, gold, strict=True)])
        print(f"  written frames held out: {types:.3f} of the types right, {codes:.3f} of types with modes", flush=True)


def write_table(had: Material, out: Path, table: Path, fold_of: list[int], name: str) -> None:
    """One line a sentence: id, fold, log-probabilities of the roots."""
    roots = np.zeros((len(had.plv), len(ROOTS)))
    for fold in range(FOLDS):
        with np.load(out / f"{name}-{fold}.npz") as kept_fold:
            roots[kept_fold["at"]] = kept_fold["root"]
    with table.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter="\t", lineterminator="\n")
        lines.writerow(["id", "fold", *ROOTS])
        for row, fold, root in zip(had.plv, fold_of, roots, strict=True):
            lines.writerow([row.id, fold, *(f"{score:.2f}" for score in root)])


if __name__ == "__main__":
    main()
