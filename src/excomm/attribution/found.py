"""What the rules and what the network found in one article, kept by where it stands.

An article of a hundred pages has a thousand acts of speech: each is compared only with those whose spans are near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from excomm.attribution.candidate import Candidate
from excomm.attribution.network import Heard
from excomm.records import Span

Item = TypeVar("Item")

STRIDE = 400
"""Code points of one place."""


@dataclass(frozen=True, slots=True)
class Near(Generic[Item]):
    """Items in their order, and which of them have a span in each place of ``STRIDE`` code points."""

    items: tuple[Item, ...]
    places: dict[int, list[int]]

    @classmethod
    def of(cls, items: Iterable[Item], spans: Callable[[Item], Iterable[Span]]) -> Near[Item]:
        """Keeps ``items`` by the ``spans`` of each."""
        kept, places = tuple(items), defaultdict[int, list[int]](list)
        for rank, item in enumerate(kept):
            for place in _places(spans(item)):
                places[place].append(rank)
        return cls(kept, dict(places))

    def to(self, spans: Iterable[Span]) -> list[Item]:
        """All items with a span that may meet one of ``spans``, in their order; some of them only stand close by."""
        ranks = {rank for place in _places(spans) for rank in self.places.get(place, ())}
        return [self.items[rank] for rank in sorted(ranks)]


def _places(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start // STRIDE, span.end // STRIDE + 1)}


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of the rules and what the network heard, each by its cue and by its content."""

    ruled_by_cue: Near[Candidate]
    ruled_by_content: Near[Candidate]
    heard_by_cue: Near[Heard]
    heard_by_content: Near[Heard]

    @classmethod
    def of(cls, ruled: Sequence[Candidate], heard: Sequence[Heard]) -> Found:
        """Keeps both."""
        return cls(
            Near.of(ruled, lambda one: one.cue),
            Near.of(ruled, lambda one: one.content),
            Near.of(heard, lambda one: (one.cue,)),
            Near.of(heard, lambda one: one.content),
        )
