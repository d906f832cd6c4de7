"""The features that decide who is meant, each with its weight, and the decision between candidates.

The weights are set by hand in the order that the literature gives to constraints and preferences: agreement and
contradiction first, then grammatical role and recency (Lappin and Leass 1994, "An Algorithm for Pronominal Anaphora
Resolution"; Kennedy and Boguraev 1996), with the last speaker as the strongest preference in quoted news. They are not
measured on data. Unit: points; a candidate wins by ``MARGIN`` or nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

NAME: Mapping[str, float] = MappingProxyType(
    {
        "named in full in the article": 4.0,
        "the office in the title": 3.0,
        "the state in the title": 2.0,
        "in office on that day": 2.0,
        "the chief office of that name": 2.0,
        "the gender of the title": 2.0,
        "known to the registry": 1.5,
        "named just before": 0.5,
        "named with that very spelling": 2.0,
        "named in full only later": -1.0,
        "another office than the title's": -1.5,
        "another state than the title's": -5.0,
        "another gender than the title's": -6.0,
    }
)
TITLE: Mapping[str, float] = MappingProxyType(
    {
        "introduced with the same title": 4.0,
        "introduced with that office": 3.0,
        "of the state in the title": 2.0,
        "spoke just before": 2.0,
        "paragraphs between": -0.4,
        "introduced only later": -2.0,
    }
)
PRONOUN: Mapping[str, float] = MappingProxyType(
    {
        "spoke just before": 3.0,
        "subject of the same sentence": 2.5,
        "subject of a sentence before": 1.5,
        "subject of that whole sentence": 0.5,
        "the only one named in the sentence before": 1.5,
        "an object of the same sentence": 1.5,
        "subject of the main clause behind": 4.0,
        "of the pronoun's gender": 1.0,
        "the only one of that gender": 2.0,
        "sentences between": -0.8,
        "paragraphs between": -0.3,
        "neither subject nor speaker": -1.0,
        "named only inside a quotation": -2.0,
    }
)
SETTING: Mapping[str, float] = MappingProxyType(
    {
        "written there": 4.0,
        "written there and told of": 2.0,
        "in office there": 1.0,
        "its leader's title without its name": 1.0,
        "a region of it named": 0.75,
        "the state named": 0.5,
    }
)
MARGIN = 1.0
"""Points by which the best candidate must lead the next one. Below it the two compete closely and nobody is named."""
FLOOR = 0.0
"""Points that the best candidate must reach, so that contradictions outweigh being the only one."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[_T]):
    """Somebody who may be meant: a label for the reader, and how often each feature holds."""

    who: _T
    label: str
    features: Mapping[str, float]


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the weights of ``features``, each times its count. Raises ``KeyError`` on a feature without weight."""
    return sum(weights[feature] * count for feature, count in features.items())


def decide(
    candidates: Iterable[Candidate[_T]], weights: Mapping[str, float], margin: float = MARGIN, floor: float = FLOOR
) -> tuple[Candidate[_T] | None, str]:
    """The best candidate and the features that chose it, or None and who competes with whom.

    ``margin`` and ``floor`` are in points. Of one candidate alone only the features are told.
    """
    ranked = sorted(candidates, key=lambda candidate: score(candidate.features, weights), reverse=True)
    if not ranked:
        return None, "nobody in the article fits"
    best = ranked[0]
    if score(best.features, weights) < floor:
        against = ", ".join(feature for feature in best.features if weights[feature] < 0)
        return None, f"{best.label} does not fit: {against}"
    told = ", ".join(
        f"{feature} {weights[feature] * count:+g}"
        for feature, count in best.features.items()
        if count and weights[feature] > 0
    )
    if len(ranked) == 1:
        return best, told
    lead = score(best.features, weights) - score(ranked[1].features, weights)
    if lead < margin:
        return None, f"{best.label} and {ranked[1].label} compete closely"
    return best, f"{told}; {ranked[1].label} fits less" if told else f"{ranked[1].label} fits less"
