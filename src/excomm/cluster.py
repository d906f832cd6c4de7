"""Clusters of records that tell the same thing, by complete linkage.

Pairs are joined from the most alike down, and only where every member of the one cluster may stand with every member of
the other: single linkage would chain a week of separate threats into one. The outcome does not depend on the order of
the records, as long as ``names`` are unique.

Defays (1977), "An efficient algorithm for a complete link method".
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence


def clusters(
    names: Sequence[str],
    profiles: Sequence[Hashable],
    alike: Iterable[tuple[float, int, int]],
    may: Callable[[int, int], bool],
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into ``names``, each ascending by name.

    ``alike`` are (likeness, index, index) for the pairs worth joining. ``may`` says whether two records can stand in
    one cluster at all; it is asked for every pair of distinct ``profiles`` across two clusters about to be joined, so
    that a thousand equal reports cost no million questions.
    """
    home = list(range(len(names)))
    members = {index: [index] for index in home}
    kinds: dict[int, dict[Hashable, int]] = {index: {profiles[index]: index} for index in home}
    for _, one, other in sorted(alike, key=lambda pair: (-pair[0], *sorted((names[pair[1]], names[pair[2]])))):
        left, right = home[one], home[other]
        if left == right or not all(may(a, b) for a in kinds[left].values() for b in kinds[right].values()):
            continue
        if len(members[left]) < len(members[right]):
            left, right = right, left
        for index in members[right]:
            home[index] = left
        members[left].extend(members.pop(right))
        kinds[left].update(kinds.pop(right))
    return tuple(tuple(sorted(group, key=lambda index: names[index])) for group in members.values())
