"""Which candidate of the rules and which of the network are the same act of speech.

They are where their cues meet, or else where their contents overlap by half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from excomm.attribution.candidate import Candidate, Material
from excomm.attribution.found import Found
from excomm.attribution.network import Heard
from excomm.records import Span

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Pairing:
    """What the rules and the network found of one act; one of the two may be None."""

    ruled: Candidate | None
    heard: Heard | None


def pairings(material: Material, found: Found) -> Iterator[Pairing]:
    """Every candidate of the rules and of the network, those of the same act together."""
    taken: set[int] = set()
    alone: list[Candidate] = []
    for one in found.ruled_by_cue.items:
        met = next(
            (
                other
                for other in found.heard_by_cue.to(one.cue)
                if id(other) not in taken and same_cue(one, other) and shared(material, one.content, other.content)
            ),
            None,
        )
        if met is None:
            alone.append(one)
            continue
        taken.add(id(met))
        yield Pairing(one, met)
    for one in alone:
        near = found.heard_by_content.to(one.content)
        met = next((other for other in near if id(other) not in taken and _same_words(material, one, other)), None)
        if met is not None:
            taken.add(id(met))
        orphan = one.source is None and not one.cue  # words without a speaker: the network, which has one, knows more
        yield Pairing(None if met is not None and orphan else one, met)
    for other in found.heard_by_cue.items:
        if id(other) not in taken:
            yield Pairing(None, other)


def same_cue(one: Candidate, other: Heard) -> bool:
    """Whether their cues meet."""
    return any(other.cue.overlaps(cue) for cue in one.cue)


def _same_words(material: Material, one: Candidate, other: Heard) -> bool:
    if shared(material, one.content, other.content) < 0.5:
        return False
    return not one.cue or (one.source is not None and other.source is not None and one.source.overlaps(other.source))


def words(material: Material, spans: Sequence[Span]) -> set[int]:
    """The words of ``spans``, by their first code point."""
    text = material.article.text
    return {word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end)}


def shared(material: Material, one: Sequence[Span], other: Sequence[Span]) -> float:
    """The Jaccard overlap of the words of two contents."""
    if not any(part.overlaps(span) for part in one for span in other):
        return 0.0
    first, second = words(material, one), words(material, other)
    return len(first & second) / max(len(first | second), 1)
