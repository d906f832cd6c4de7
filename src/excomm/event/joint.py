"""Rules and network joined: how likely each of PLOVER's types is for an event that the rules found.

A conditional logit over the types (McFadden 1974): the network's log-probabilities, a constant for each type, and what
the rules' own answer is worth where they answer with that type. ``model/event/joint.toml`` holds the weights, fitted by
``training/event/join.py`` on the folds of PLV_train that the networks which answered had not seen.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from excomm.event.network import CODES, ROOTS, Opinion
from excomm.event.plover import as_plover, codebook
from excomm.records import Status

Values = NDArray[np.float64]

TYPES = tuple(code.type for code in codebook() if not code.mode)

FEATURES = ("code", "root", "rules", *(f"always {kind}" for kind in TYPES), *(f"rules {kind}" for kind in TYPES))
"""The names of the weights: the network's two heads; the rules' answer; by type, the constant and the rules' answer."""


def root_of(kind: str, mode: str, status: Status) -> str:
    """The root as PLV writes it. Every sentence has one, so a status that is no event to PLOVER is left aside."""
    told = as_plover(kind, mode, status) or (kind, mode)
    if told[0] != kind:
        return told[0]
    if kind in ("CONCEDE", "RETREAT"):
        return "YIELD"
    return "ACCUSE" if (kind, mode) == ("SANCTION", "convict") else kind


def features(opinion: Opinion, kind: str, status: Status) -> Values:
    """[types, FEATURES]. ``kind`` and ``status`` are the rules' answer."""
    table = np.zeros((len(TYPES), len(FEATURES)))
    answer = TYPES.index(kind)
    for rank, own in enumerate(TYPES):
        codes = [score for score, (name, _) in zip(opinion.codes, CODES, strict=True) if name == own]
        table[rank, 0] = np.logaddexp.reduce(codes)
        table[rank, 1] = opinion.roots[ROOTS.index(root_of(own, "", status))]
        table[rank, 3 + rank] = 1
    table[answer, 2] = table[answer, 3 + len(TYPES) + answer] = 1
    return table


def chances(opinion: Opinion, kind: str, status: Status) -> dict[str, float]:
    """The probability of each type, the likeliest first."""
    scores = features(opinion, kind, status) @ _weights()
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    return {TYPES[rank]: float(likely[rank]) for rank in np.argsort(-likely, kind="stable")}


@cache
def _weights() -> Values:
    known = tomllib.loads(files("excomm.model").joinpath("event", "joint.toml").read_text("utf-8"))
    return np.array([float(known[name]) for name in FEATURES])
