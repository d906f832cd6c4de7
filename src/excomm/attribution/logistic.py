"""The logistic models of ``model/attribution/agreement.toml`` (Platt 1999, "Probabilistic outputs for SVMs")."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: an intercept, and a weight for each feature by name."""

    intercept: float
    weights: dict[str, float]

    def chance(self, named: dict[str, float]) -> float:
        """The probability that the model's "yes" is right, in [0, 1]."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in named.items())
        return 1 / (1 + math.exp(-score))


@cache
def models() -> dict[str, Model]:
    """All of them, by name."""
    tables = tomllib.loads(files("excomm.model").joinpath("attribution", "agreement.toml").read_text("utf-8"))
    return {name: Model(table["intercept"], table["weights"]) for name, table in tables.items()}
