"""Fits how far the rules and the network can be trusted: `python -m training.attribution.agreement DATA MODEL`.

DATA holds ``polnear_train.jsonl.gz``; only its articles that the network has not seen are read. Writes
``MODEL/agreement.toml``. Needs scikit-learn; the network must lie in ``src/excomm/model/attribution``. 5 minutes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from excomm.attribution import material_of, ruled_candidates
from excomm.attribution.agreement import case_of, features, formal, nested
from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.found import Found
from excomm.attribution.joining import joined
from excomm.attribution.logistic import Model
from excomm.attribution.network import hear
from excomm.attribution.pairing import Pairing, pairings, shared, words
from excomm.attribution.stray import stray, with_cues
from excomm.parse import parse
from excomm.records import Article, Span
from training.attribution.examples import article_of, held_out, raw_positions, rows

PENALTY = 0.3
"""Inverse strength of the ridge penalty."""

Case = tuple[dict[str, float], bool]


def gold_acts(row: dict[str, Any], article: Article) -> list[dict[str, tuple[Span, ...]]]:
    """The document's attributions with spans of the cleaned text; those of one cue and source are one act."""
    clean = {raw: at for at, raw in raw_positions(article).items()}
    acts: dict[Any, dict[str, tuple[Span, ...]]] = {}
    for number, one in enumerate(row["attributions"]):
        spans = {
            role: tuple(
                Span(clean[start], clean[end - 1] + 1)
                for start, end in one[role]
                if start in clean and end - 1 in clean
            )
            for role in ("source", "cue", "content")
        }
        key = (spans["cue"], spans["source"]) if spans["cue"] else number
        if key in acts:
            spans["content"] = (*acts[key]["content"], *spans["content"])
        if spans["content"]:
            acts[key] = spans
    return list(acts.values())


@dataclass(frozen=True)
class Learned:
    """A pairing with what the models look at, and the act of the gold that it tells of, if any."""

    material: Material
    pairing: Pairing
    named: dict[str, float]
    act: dict[str, tuple[Span, ...]] | None
    found: Found

    def exact(self, role: str, spans: tuple[Span, ...]) -> bool:
        """Whether ``spans`` hold the very words of the gold's role."""
        return self.act is not None and words(self.material, self.act[role]) == words(self.material, spans)

    def right(self, made: Candidate) -> bool:
        """Whether the content overlaps by half and the source is right (pair@0.5)."""
        held = self.act is not None and shared(self.material, made.content, self.act["content"]) >= 0.5
        return held and self.names(made)

    def names(self, made: Candidate) -> bool:
        """Whether the source is the act's, which must be known."""
        assert self.act is not None
        said, given = words(self.material, self.act["source"]), words(self.material, _of(made.source))
        return bool(said & given) or not (said or given)


def learn(material: Material, acts: list[dict[str, tuple[Span, ...]]]) -> Iterator[Learned]:
    """What there is to learn from one article; each act of the gold is told of once."""
    ruled, hearing = ruled_candidates(material), hear(material.article, material.quotations)
    taken: set[int] = set()
    around = Found.of(ruled, with_cues(material, hearing))
    for pairing in pairings(material, around):
        if formal(pairing) or nested(pairing, around):
            continue
        if pairing.heard is not None and pairing.ruled is None and stray(material, pairing.heard, around):
            continue
        found = [one for one in (pairing.ruled, pairing.heard) if one]
        scores = [
            (max(shared(material, one.content, act["content"]) for one in found), i)
            for i, act in enumerate(acts)
            if i not in taken
        ]
        best, at = max(scores, default=(0.0, -1))
        if best >= 0.5:
            taken.add(at)
        act = acts[at] if best >= 0.5 else None
        yield Learned(material, pairing, features(material, pairing, hearing), act, around)


def choices(found: list[Learned]) -> Iterator[tuple[str, Case]]:
    """Where rules and network cut differently and one of them is exact: whether it is the network."""
    for one in found:
        ruled, heard = one.pairing.ruled, one.pairing.heard
        if ruled is None or heard is None:
            continue
        for role, ours, theirs in (
            ("content", ruled.content, heard.content),
            ("source", _of(ruled.source), _of(heard.source)),
        ):
            if one.exact(role, ours) != one.exact(role, theirs):
                yield role, (one.named, one.exact(role, theirs))


def _of(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def fit(found: list[Case]) -> Model:
    """A logistic regression with a ridge penalty."""
    vectors = DictVectorizer(sparse=False)
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(vectors.fit_transform([named for named, _ in found]), [right for _, right in found])
    return Model(float(model.intercept_[0]), dict(zip(vectors.feature_names_, map(float, model.coef_[0]), strict=True)))


def main() -> None:
    """Reads, fits and writes."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("model", type=Path)
    asked = arguments.parse_args()
    found: list[Learned] = []
    for row in rows(asked.data / "polnear_train.jsonl.gz"):
        if held_out(row["doc_id"]):
            article = article_of(row)
            found += learn(material_of(article, parse(article)), gold_acts(row, article))
    write(found, asked.model / "agreement.toml")


def write(found: list[Learned], path: Path) -> None:
    """Fits the choices, then how sure what they choose is."""
    models: dict[str, Model] = {}
    sorted_out: dict[str, list[Case]] = defaultdict(list)
    for role, case in choices(found):
        sorted_out[role].append(case)
    models |= {role: fit(cases) for role, cases in sorted_out.items()}
    sorted_out = defaultdict(list)
    for one in found:
        made = joined(one.material, one.pairing, one.named, models, one.found)
        sorted_out[case_of(one.pairing)].append((one.named, one.right(made)))
        if one.act is not None and made.source is not None:
            sorted_out["speaker"].append((one.named, one.names(made)))
    models |= {name: fit(cases) for name, cases in sorted_out.items()}
    lines = ["# Written by training/attribution/agreement.py; see card.md."]
    for name, model in sorted(models.items()):
        lines += ["", f"[{name}]", f"intercept = {model.intercept:.4f}", "", f"[{name}.weights]"]
        lines += [f'"{feature}" = {weight:.4f}' for feature, weight in model.weights.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
