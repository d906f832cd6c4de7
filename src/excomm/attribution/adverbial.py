"""A verb of saying that shares its subject: "..., adding that", "while ruling out", "before stressing", "and urged"."""

from __future__ import annotations

from collections.abc import Iterator

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.complement import clausal, objective
from excomm.attribution.phrase import children, subject
from excomm.attribution.verbal import candidate, speaker
from excomm.records import Parse

ORDER = 20
CONFIDENCE = 0.68
"""Precision of pair@0.5 on PolNeAR dev: 91 of 133."""


def find(material: Material, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
    """Every cue verb without a subject of its own whose subject the sentence gives elsewhere."""
    for verb in material.verbs:
        if children(material.parse, verb.index, "nsubj"):
            continue
        complement = clausal(material, verb) or objective(material, verb)
        if complement is None or _is_impersonal(material.parse, verb.index):
            continue
        head = speaker(material, verb)
        if head is not None:
            one = candidate(material, verb, head, complement, "adverbial", CONFIDENCE)
            if one is not None:
                yield one


def _is_impersonal(parse: Parse, verb: int) -> bool:
    """Whether the verb fills an "it goes without saying" or "it is worth noting"."""
    if parse.tokens[verb].dep not in {"pcomp", "xcomp", "advcl", "acl"}:
        return False
    head = subject(parse, verb)
    return head is not None and parse.tokens[head].text.lower() in {"it", "there"}
