"""A verb of saying that shares its subject: "..., adding that", "while ruling out", "before stressing that", "and urged"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.complement import clausal, objective
from excomm.attribution.phrase import children
from excomm.attribution.verbal import candidate, speaker

ORDER = 20
CONFIDENCE = 0.5


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb without a subject of its own whose subject the sentence gives elsewhere."""
    for verb in material.verbs:
        if children(material.parse, verb.index, "nsubj"):
            continue
        complement = clausal(material, verb) or objective(material, verb)
        head = speaker(material, verb) if complement is not None else None
        if complement is None or head is None:
            continue
        one = candidate(material, verb, head, complement, "adverbial", CONFIDENCE)
        if one is not None:
            yield one
