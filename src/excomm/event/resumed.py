"""Talks spoken of before: "the negotiations will start on Monday" has the parties of the talks that the text named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from excomm.event.candidate import Candidate
from excomm.event.scene import Scene
from excomm.event.tree import below

DEFINITE = frozenset({"the", "these", "those", "such"})
"""The determiners that say that the reader knows which."""

CONFIDENCE = 0.5
"""At most, where the parties are an earlier sentence's; not calibrated."""


def with_parties(scene: Scene, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates in text order; definite talks without parties get those of the talks last named before them."""
    kept: list[Candidate] = []
    last: Candidate | None = None
    for one in sorted(found, key=lambda each: each.trigger):
        own = one
        if one.type == "CONSULT" and not one.speakers:
            if one.sources and one.targets:
                last = one
            elif last is not None and not (one.sources or one.targets) and _definite(scene, one):
                confidence = min(one.confidence, CONFIDENCE)
                own = replace(one, sources=last.sources, targets=last.targets, confidence=confidence)
        kept.append(own)
    return tuple(kept)


def _definite(scene: Scene, one: Candidate) -> bool:
    tokens = scene.parse.tokens
    return any(tokens[at].text.lower() in DEFINITE for at in below(scene.parse, one.trigger[0], "det"))
