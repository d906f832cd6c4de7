"""What a labeller answers against what is right: macro-F1 and the table of confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]
"""The right label and the answer."""


def f1(pairs: Iterable[Pair], label: str) -> float:
    """F1 of one label, in [0, 1]."""
    hits = claimed = wanted = 0
    for right, answer in pairs:
        hits += right == answer == label
        claimed += answer == label
        wanted += right == label
    return 2 * hits / max(1, claimed + wanted)


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 over the labels that are right somewhere."""
    labels = {right for right, _ in pairs}
    return sum(f1(pairs, label) for label in labels) / max(1, len(labels))


def table(pairs: Sequence[Pair]) -> str:
    """A row for each right label: how many, F1, and the wrong answers by how often they were given."""
    answers: dict[str, Counter[str]] = {}
    for right, answer in pairs:
        answers.setdefault(right, Counter())[answer] += 1
    rows = [f"{'label':12} {'lines':>5} {'right':>5} {'F1':>6}  taken for"]
    for label, given in sorted(answers.items()):
        wrong = ", ".join(f"{name} {count}" for name, count in given.most_common() if name != label)
        rows.append(f"{label:12} {given.total():5} {given[label]:5} {f1(pairs, label):6.3f}  {wrong}".rstrip())
    return "\n".join(rows)
