"""A verb of saying with its own subject and a clause: "X said that ...", "X has refused to ...", "X urged Y to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.complement import clausal
from excomm.attribution.phrase import children
from excomm.attribution.verbal import candidate, speaker

ORDER = 10
CONFIDENCE = 0.82
"""Precision of pair@0.5 on PolNeAR dev: 445 of 543."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb with a subject of its own and a clausal complement on its right."""
    for verb in material.verbs:
        complement = clausal(material, verb)
        head = speaker(material, verb) if complement is not None else None
        if complement is None or head is None:
            continue
        if not children(material.parse, verb.index, "nsubj"):
            continue
        one = candidate(material, verb, head, complement, "clause", CONFIDENCE)
        if one is not None:
            yield one
