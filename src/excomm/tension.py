"""How tense a pair of states is, day by day, against that pair's own past.

The rate of conflict of a pair is a Poisson rate with a Gamma prior (Gelman et al., *Bayesian Data Analysis*, ch. 2):
its evidence is the happenings of the last days, each with its weight, fading by half every ``half_life`` days; its
prior is the pair's own past. The level is the rate on a scale on which the pair's own usual rate is 50. docs/method.md
has the formulas, the sources and the limits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, product

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv

from excomm.readings import Told, states, told, width
from excomm.records import Event, Reading, Status, Story, Tension

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types whose sources stand on both sides (PLOVER: a reciprocal act has several actors and no recipient)."""

WORDS = frozenset({"REQUEST", "ACCUSE"})
"""Types that only ask or blame: as far as they weigh at all, they weigh little (``Scale.words``)."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The constants of the index. Chosen by us and stated here; none is fitted to an outcome.

    ``half_life``: days after which a happening weighs half. ``window``: days that a figure rests on (then a happening
    weighs less than a twentieth). ``fewest``: happenings in the window below which the answer is "not enough data".
    ``usual``: conflict a day that is called 50 where the pair has no past yet (one unit: one happening of score -10; a
    tenth is a threat every four or five days). ``memory``: days of the pair's past that it takes to outweigh ``usual``.
    ``strength``: days of evidence that the prior counts for. ``calm``: quiet days that a cooperative happening of score
    +10 counts for. ``coverage``: the probability of the interval. ``surest``: least confidence of a happening that
    weighs. ``words``: the factor for types that only ask or blame. ``longest``: days that an imprecise date may span
    and still be spread over them. ``listed``: happenings named under one figure, at most.
    """

    half_life: float = 3.0
    window: int = 14
    fewest: int = 3
    usual: float = 0.1
    memory: float = 30.0
    strength: float = 2.0
    calm: float = 5.0
    coverage: float = 0.9
    surest: float = 0.35
    words: float = 0.2
    longest: int = 31
    listed: int = 100

    @property
    def fading(self) -> float:
        """The factor by which a weight fades in a day."""
        return float(0.5 ** (1 / self.half_life))


@dataclass(slots=True)
class _Past:
    """What is known of one pair: day -> (happening, weight on that day: conflict > 0, cooperation < 0)."""

    days: dict[date, list[tuple[str, float]]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    observed: set[date] = field(default_factory=set)

    def add(self, story: Story, units: float, first: date, last: date) -> None:
        length = (last - first).days + 1
        self.types[story.id] = story.type
        for place in range(length):
            day = first + timedelta(place)
            self.days.setdefault(day, []).append((story.id, units / length))
        if length == 1:
            self.observed.add(first)


def tensions(
    stories: Sequence[Story],
    readings: Sequence[Reading],
    *,
    scale: Scale = Scale(),
) -> tuple[Tension, ...]:
    """One ``Tension`` for each pair of states and day, by pair and day.

    Days run from the pair's first counted happening to its last, without the stretches on which nothing within
    ``scale.window`` days bears. Only asserted happenings that no correction took back weigh. Days on which the record
    holds no article at all are no evidence of calm: they widen the interval.
    """
    events = told(readings)
    pairs: dict[tuple[str, str], _Past] = {}
    for story in sorted(stories, key=lambda one: one.id):
        days = _days(story, scale)
        if days is None:
            continue
        units = -story.score / 10 * (scale.words if story.type in WORDS else 1.0)
        for pair in sides(story, events):
            pairs.setdefault(pair, _Past()).add(story, units, *days)
    covered = _covered(readings)
    return tuple(tension for pair, past in sorted(pairs.items()) for tension in _series(pair, past, covered, scale))


def _days(story: Story, scale: Scale) -> tuple[date, date] | None:
    """The days that the happening weighs on, or None where it weighs nothing."""
    if story.status is not Status.ASSERTED or story.superseded or not story.score or story.confidence < scale.surest:
        return None
    wide = width(story.when)
    if wide is None or wide > scale.longest or story.when.earliest is None or story.when.latest is None:
        return None
    return story.when.earliest, story.when.latest


def sides(story: Story, events: Mapping[str, Told]) -> tuple[tuple[str, str], ...]:
    """The pairs of states that the happening stands between, each in alphabetical order.

    Taken from the leading event, or from the first that names two states. A state and itself, and an organisation, make
    no pair.
    """
    known = [events[name].event for name in (story.lead, *story.events) if name in events]
    return next((found for event in known if (found := _pairs(event))), ())


def _pairs(event: Event) -> tuple[tuple[str, str], ...]:
    sources, targets = states(event.sources), states(event.targets)
    if event.type in MUTUAL:
        sources = targets = tuple(dict.fromkeys(sources + targets))
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in product(sources, targets) if a != b}))


def _covered(readings: Iterable[Reading]) -> frozenset[date]:
    """The days of which the record holds an article."""
    return frozenset(
        published.earliest
        for reading in readings
        if (published := reading.article.published).earliest is not None and published.earliest == published.latest
    )


# ---------------------------------------------------------------- one pair


def _series(pair: tuple[str, str], past: _Past, covered: frozenset[date], scale: Scale) -> Iterator[Tension]:
    start, end = min(past.days), max(past.days)
    length = (end - start).days + 1
    conflict, calm, exposure = (np.zeros(length) for _ in range(3))
    for day, weights in past.days.items():
        place = (day - start).days
        conflict[place] = sum(weight for _, weight in weights if weight > 0)
        calm[place] = -sum(weight for _, weight in weights if weight < 0)
    exposure[[(day - start).days for day in covered | past.observed if start <= day <= end]] = 1
    low, middle, high = levels(conflict, calm, exposure, scale)
    total, measured = 0.0, 0
    for place in range(length):
        day = start + timedelta(place)
        bearing = _bearing(past, day, scale)
        if not bearing:
            continue
        enough = len(bearing) >= scale.fewest
        since = max(0, place - scale.window + 1)
        yield Tension(
            pair=pair,
            start=day,
            end=day,
            level=float(middle[place]) if enough else None,
            low=float(low[place]) if enough else None,
            high=float(high[place]) if enough else None,
            baseline=total / measured if measured else None,
            enough=enough,
            stories=tuple(story for story, _ in bearing[: scale.listed]),
            why=_why(bearing, past, int(exposure[since : place + 1].sum()), place - since + 1, scale),
        )
        if enough:
            total, measured = total + float(middle[place]), measured + 1


def levels(
    conflict: NDArray[np.float64], calm: NDArray[np.float64], exposure: NDArray[np.float64], scale: Scale
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The lower end, the level and the upper end of each day, in [0, 100].

    ``conflict`` and ``calm`` are the units of each day, ``exposure`` 1 on a day that the record covers. The rate of the
    day is Gamma with the faded units as evidence; the level is its median, and the ends its quantiles, on the scale
    100 * rate / (rate + usual): a monotone transform, so that quantiles stay quantiles.
    """
    size = len(conflict)
    recent_conflict, recent_calm, recent_days = (_fading(series, scale.fading) for series in (conflict, calm, exposure))
    before = np.maximum(np.arange(size) - scale.window, -1) + 1
    past_conflict = np.concatenate(([0.0], np.cumsum(conflict)))[before]
    past_days = np.concatenate(([0.0], np.cumsum(exposure)))[before]
    usual = (scale.usual * scale.memory + past_conflict) / (scale.memory + past_days)
    shape = usual * scale.strength + recent_conflict
    rate = scale.strength + recent_days + scale.calm * recent_calm
    tail = (1 - scale.coverage) / 2
    ends = [gammaincinv(shape, share) / rate for share in (tail, 0.5, 1 - tail)]
    low, middle, high = (100 * end / (end + usual) for end in ends)
    return low, middle, high


def _fading(series: NDArray[np.float64], factor: float) -> NDArray[np.float64]:
    faded = np.empty_like(series)
    held = 0.0
    for place, value in enumerate(series):
        held = held * factor + float(value)
        faded[place] = held
    return faded


def _bearing(past: _Past, day: date, scale: Scale) -> list[tuple[str, float]]:
    """The happenings of the window with what they still weigh, heaviest first."""
    found: dict[str, float] = {}
    for age in range(scale.window):
        for story, weight in past.days.get(day - timedelta(age), ()):
            found[story] = found.get(story, 0.0) + weight * scale.fading**age
    return sorted(found.items(), key=lambda one: (-abs(one[1]), one[0]))


def _why(bearing: Sequence[tuple[str, float]], past: _Past, seen: int, days: int, scale: Scale) -> str:
    counts = Counter(past.types[story] for story, _ in bearing)
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    hostile = sum(weight for _, weight in bearing if weight > 0)
    friendly = -sum(weight for _, weight in bearing if weight < 0)
    span = f"{days} day{'s' if days != 1 else ''}"
    said = f"{len(bearing)} happening{'s' if len(bearing) != 1 else ''} in {span} ({kinds})"
    said += f"; with time {hostile:.2f} of conflict and {friendly:.2f} of cooperation remain"
    said += f"; the record covers {seen} of {span}"
    if len(bearing) < scale.fewest:
        return f"not enough data: {said}; {scale.fewest} happenings are needed"
    if len(bearing) > scale.listed:
        said += f"; the {scale.listed} heaviest are listed"
    return said


# ---------------------------------------------------------------- peaks


def peaks(tensions: Iterable[Tension], *, prominence: float = 5.0, distance: int = 3) -> tuple[Tension, ...]:
    """The local maxima of each pair's levels, by pair and day: what a chart should label.

    ``prominence``: points by which a peak must stand above the higher of the valleys beside it; ``distance``: least
    days between two peaks. Days without enough data are skipped.
    """
    from scipy.signal import find_peaks  # here, since it takes a second and few commands draw a chart

    found: list[Tension] = []
    measured = sorted((one for one in tensions if one.level is not None), key=lambda one: (one.pair, one.start))
    for _, group in groupby(measured, key=lambda one: one.pair):
        series = list(group)
        heights = np.array([0.0, *(one.level or 0.0 for one in series), 0.0])
        places, _ = find_peaks(heights, prominence=prominence, distance=distance)
        found.extend(series[int(place) - 1] for place in places)
    return tuple(found)
