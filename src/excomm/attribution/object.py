"""A cue verb with its own subject and an object: "X condemned the raid", "X warned of war", "X called for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.complement import clausal, objective
from excomm.attribution.phrase import children
from excomm.attribution.verbal import candidate, speaker

ORDER = 30
CONFIDENCE = 0.73
"""Precision of pair@0.5 on PolNeAR dev: 173 of 238."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb with a subject of its own and an object, but no clause, on its right."""
    for verb in material.verbs:
        if not children(material.parse, verb.index, "nsubj") or clausal(material, verb) is not None:
            continue
        complement = objective(material, verb)
        head = speaker(material, verb) if complement is not None else None
        if complement is None or head is None:
            continue
        one = candidate(material, verb, head, complement, "object", CONFIDENCE)
        if one is not None:
            yield one
