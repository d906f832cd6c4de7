"""Fits the weights of the acts of speech: ``python -m training.act.fit src/excomm/model/act``.

A multinomial logistic model over the named signs of ``excomm.attribution.act_evidence``, fitted on the written
sentences of ``sentences.txt`` and the dev half of ``benchmarks/sets/act.jsonl``. Prints macro-F1 on the dev half when
each tenth of it is judged by what was fitted on the rest and the written sentences, and by the written ones alone.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline

from training.act.examples import Example, dev, seen, written

STRENGTH = 1.0
"""Inverse of the penalty on the weights; of 0.3, 1 and 3 the best over the ten parts of the dev half."""
FEWEST = 2
"""A sign that fewer sentences bear is left out."""
LEAST = 0.02
"""Smaller weights are left out of the file."""

Signs = dict[str, float]


def model() -> Pipeline:
    """An unfitted model."""
    return make_pipeline(DictVectorizer(), LogisticRegression(C=STRENGTH, max_iter=2000))


def common(signs: Sequence[Signs]) -> set[str]:
    """The signs that enough sentences bear."""
    counts = Counter(name for one in signs for name in one)
    return {name for name, count in counts.items() if count >= FEWEST}


def only(signs: Sequence[Signs], kept: set[str]) -> list[Signs]:
    """``signs`` without those that are not in ``kept``."""
    return [{name: value for name, value in one.items() if name in kept} for one in signs]


def crossed(ours: Sequence[Signs], labels: Sequence[str], more: Sequence[Signs], others: Sequence[str]) -> list[str]:
    """The answer on each of ``ours`` by what was fitted on the other nine tenths and on ``more``."""
    answers = np.empty(len(ours), dtype=object)
    folds = StratifiedKFold(10, shuffle=True, random_state=0)
    for train, held in folds.split(ours, labels):
        signs = [*(ours[at] for at in train), *more]
        kept = common(signs)
        fitted = model().fit(only(signs, kept), [*(labels[at] for at in train), *others])
        answers[held] = fitted.predict(only([ours[at] for at in held], kept))
    return list(answers)


def write(folder: Path, fitted: Pipeline) -> None:
    """Writes ``weights.toml`` to ``folder``: a table an act, "" for what speaks for it without any sign."""
    names, linear = fitted[0].get_feature_names_out(), fitted[1]
    rows = ["# Made by training/act/fit.py: what each sign speaks for.", ""]
    for act, start, weights in zip(linear.classes_, linear.intercept_, linear.coef_, strict=True):
        rows += [f"[{act}]", f'"" = {start:.3f}']
        rows += [f'"{name}" = {value:.3f}' for name, value in zip(names, weights, strict=True) if abs(value) >= LEAST]
        rows.append("")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "weights.toml").write_text("\n".join(rows), "utf-8")


def main() -> None:
    """Fits, measures on the dev half, writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", action="store_true", help="print the dev sentences that are wrong when held out")
    chosen = options.parse_args()
    ours, more = list(dev()), list(written())
    labels, others = [one.act for one in ours], [one.act for one in more]
    own, added = seen(ours), seen(more)
    answers = crossed(own, labels, added, others)
    kept = common(added)
    alone = model().fit(only(added, kept), others).predict(only(own, kept))
    print(f"dev, held out in tenths: macro-F1 {f1_score(labels, answers, average='macro'):.3f}")
    print(f"dev, by the written sentences alone: macro-F1 {f1_score(labels, alone, average='macro'):.3f}")
    if chosen.errors:
        show(ours, answers, own)
    signs = [*own, *added]
    kept = common(signs)
    write(chosen.folder, model().fit(only(signs, kept), [*labels, *others]))


def show(examples: Sequence[Example], answers: Sequence[str], signs: Sequence[Signs]) -> None:
    """Prints what was answered wrongly, with its signs."""
    for one, answer, found in zip(examples, answers, signs, strict=True):
        if answer != one.act:
            print(f"{one.act} -> {answer}: {one.text} {[name for name in found if ':' not in name]}")


if __name__ == "__main__":
    main()
