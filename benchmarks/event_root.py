"""Root types of PLOVER and quad classes, by the rules, by the trained network and by both, on marked sentences.

    python benchmarks/event_root.py [--data PLV_train.tsv] [--errors TYPE]

Each sentence has one gold root. Of the events that the rules find in it, the one with the marks in its roles, then the
one whose trigger lies nearest to both, is taken, written as PLOVER writes its status (``root_of``). PLV writes YIELD
for CONCEDE and RETREAT, and counts convictions, which the codebook has under SANCTION, as ACCUSE: both are renamed
before scoring. Where the rules find nothing, "none" is predicted, which is always wrong.

The network's answers are those for sentences that it was not trained on, in five folds (line number modulo 5, like
sentences in one fold); ``training/event/folds.py`` makes the two tables that are read here, of ids and figures. The
network sees the marks of source and target, no trigger. "both" is a conditional logit of the network's
log-probabilities and the rules' answer, fitted on four folds and asked about the fifth.

The rules were deepened by the kinds of mistakes made on these sentences, so that their score, and the one of "both",
are development scores.
"""

from __future__ import annotations

import argparse
import csv
import statistics
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the training code is no part of the installed package

from excomm.event.network import ROOTS
from training.event.logit import Values, chances, fitted
from training.event.marked import FOLDS, Marked, Ruled, plv, ruled
from training.event.write import QUADS

SETS = Path(__file__).resolve().parent / "sets"
NONE = "none"
Kind = TypeVar("Kind", str, int)
TABLES = (("PLV_train alone", "event_root_plain.tsv"), ("PLV_train and the written sentences", "event_root_folds.tsv"))
RIDGE = (0.01, 0.01, 1.0)
"""Penalty on the squares of the weights: of the network, of the rules, of what is there once for each type."""
PEERS = (
    ("a large NLI model with codebook prompts (ZSP)", 0.821, 0.893),
    ("a first trial, MiniLM-L6 fine-tuned on PLV_train", 0.783, 0.849),
    ("TF-IDF and logistic regression", 0.688, 0.821),
)
"""Macro-F1 of root and of quad class of other systems, as measured on the same data before."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the network answers, line by line: its fold and the log-probabilities of the roots."""

    fold: NDArray[np.int64]
    roots: Values


def read_table(path: Path, rows: Sequence[Marked]) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    if [line["id"] for line in lines] != [row.id for row in rows]:
        raise SystemExit(f"{path} was made from other sentences; run training/event/folds.py again")
    return Table(
        np.array([int(line["fold"]) for line in lines]),
        np.array([[float(line[root]) for root in ROOTS] for line in lines]),
    )


def joined(table: Table, answers: Sequence[Ruled | None], rows: Sequence[Marked]) -> Values:
    """Probabilities [lines, roots] by both, each fold's by weights fitted on the other four."""
    count = len(ROOTS)
    cases = np.zeros((len(rows), count, 2 + 2 * count))
    cases[:, :, 0] = table.roots
    cases[:, range(count), 2 + np.arange(count)] = 1
    for line, answer in enumerate(answers):
        if answer is not None:
            told = ROOTS.index(answer.root)
            cases[line, told, [1, 2 + count + told]] = 1
    right = np.array([[root == row.root for root in ROOTS] for row in rows])
    ridge = np.array([*RIDGE[:2], *[RIDGE[2]] * (2 * count)])
    both = np.zeros(right.shape)
    for fold in range(FOLDS):
        own = table.fold == fold
        both[own] = chances(cases[own] @ fitted(cases[~own], right[~own], ridge))
    return both


def quads_of(roots: Values) -> list[int]:
    """The quad classes whose roots are together the likeliest."""
    by_root = np.stack([roots[:, [QUADS[root] == quad for root in ROOTS]].sum(1) for quad in range(1, 5)], axis=1)
    return [int(best) + 1 for best in by_root.argmax(1)]


def macro_f1(gold: Sequence[Kind], told: Sequence[Kind]) -> float:
    scores = []
    for kind in sorted(set(gold)):
        hits = sum(g == t == kind for g, t in zip(gold, told, strict=True))
        mine = sum(g == kind for g in gold) + sum(t == kind for t in told)
        scores.append(2 * hits / max(1, mine))
    return statistics.mean(scores)


def line_of(name: str, rows: Sequence[Marked], fold: NDArray[np.int64], told: Sequence[str], quads: list[int]) -> str:
    gold = [row.root for row in rows]
    by_fold = [
        macro_f1(*zip(*((g, t) for g, t, own in zip(gold, told, fold, strict=True) if own == one), strict=True))
        for one in range(FOLDS)
    ]
    right = statistics.mean(g == t for g, t in zip(gold, told, strict=True))
    return (
        f"{name:58} {macro_f1(gold, told):6.3f} {statistics.mean(by_fold):8.3f} +- {statistics.stdev(by_fold):.3f} "
        f"{right:8.3f} {macro_f1([row.quad for row in rows], quads):6.3f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=Path("../shared/data/event/PLV_train.tsv"))
    options.add_argument("--errors", metavar="TYPE", help="print the sentences of this gold type that both missed")
    chosen = options.parse_args()
    rows = plv(chosen.data)
    answers = [ruled(row) for row in rows]
    by_rules = [NONE if answer is None else answer.root for answer in answers]
    tables = [(name, read_table(SETS / file, rows)) for name, file in TABLES]
    fold = tables[0][1].fold
    print(f"{'':58} {'root':>6} {'by fold':>17} {'right':>8} {'quad':>6}")
    print(line_of("rules alone", rows, fold, by_rules, [QUADS.get(root, 0) for root in by_rules]))
    both = np.zeros(0)
    for name, table in tables:
        alone, both = np.exp(table.roots), joined(table, answers, rows)
        for system, likely in (("network alone", alone), ("both", both)):
            told = [ROOTS[best] for best in likely.argmax(1)]
            print(line_of(f"{system}, trained on {name}", rows, fold, told, quads_of(likely)))
    for name, root, quad in PEERS:
        print(f"{name:58} {root:6.3f} {'':26} {quad:6.3f}")
    answered = [(row.root, told) for row, told in zip(rows, by_rules, strict=True) if told != NONE]
    share = statistics.mean(gold == told for gold, told in answered)
    print(f"\n{len(rows)} sentences; the rules answer {len(answered)}, right among these {share:.3f}\n")
    told = [ROOTS[best] for best in both.argmax(1)]
    by_type([row.root for row in rows], told)
    how_sure([row.root == best for row, best in zip(rows, told, strict=True)], both.max(1))
    for row, best in zip(rows, told, strict=True):
        if row.root == chosen.errors != best:
            print(f"{best:10} {row.text}")


def by_type(gold: Sequence[str], told: Sequence[str]) -> None:
    confused: dict[str, Counter[str]] = defaultdict(Counter)
    for right, answer in zip(gold, told, strict=True):
        confused[right][answer] += 1
    print(f"{'both, by type':13} {'gold':>5} {'P':>6} {'R':>6}  mistaken for")
    for kind, answers in sorted(confused.items()):
        hits, claimed = answers[kind], sum(answer == kind for answer in told)
        others = ", ".join(f"{name} {count}" for name, count in answers.most_common(5) if name != kind)
        precision, recall = hits / max(1, claimed), hits / sum(answers.values())
        print(f"{kind:13} {sum(answers.values()):5} {precision:6.3f} {recall:6.3f}  {others}")


def how_sure(right: Sequence[bool], sure: Values) -> None:
    print(f"\n{'both, how sure':14} {'lines':>6} {'mean':>6} {'right':>6}")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01)):
        some = [(one, true) for one, true in zip(sure, right, strict=True) if low <= one < high]
        if some:
            means = statistics.mean(one for one, _ in some), statistics.mean(true for _, true in some)
            print(f"{low:.2f} to {min(high, 1):.2f}   {len(some):6} {means[0]:6.3f} {means[1]:6.3f}")


if __name__ == "__main__":
    main()
