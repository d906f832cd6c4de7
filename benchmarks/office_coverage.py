"""What the table of office-holders covers: `python benchmarks/office_coverage.py [--until 2025-10-31]`.

For the states that the dating of articles needs most (the permanent members of the UN Security Council, the G20, both
Koreas, Iran, Israel, Ukraine, Cuba) and four roles: the share of the days since 1945 on which the table names a holder,
and the stretches of more than ``GAP`` days on which it names none. Where a state has its offices under other names
(``ROLES``), any of them counts. A role counts from the first day of its state.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from excomm import registry

SINCE = date(1945, 9, 2)
GAP = 60
"""Days."""

SHOWN = 8
"""Gaps of a role that are printed, the longest ones."""

STATES = (
    "USA", "GBR", "FRA", "RUS", "SUN", "CHN", "ARG", "AUS", "BRA", "CAN", "DEU", "IND", "IDN", "ITA", "JPN", "KOR",
    "MEX", "SAU", "ZAF", "TUR", "PRK", "IRN", "ISR", "UKR", "CUB",
)  # fmt: skip

FOUNDED = {
    "SUN": SINCE, "RUS": date(1991, 12, 25), "CHN": date(1949, 10, 1), "DEU": date(1949, 9, 15),
    "IND": date(1947, 8, 15), "IDN": date(1949, 12, 27), "KOR": date(1948, 8, 15), "PRK": date(1948, 9, 9),
    "ISR": date(1948, 5, 14), "UKR": date(1991, 8, 24),
}  # fmt: skip
ENDED = {"SUN": date(1991, 12, 25)}

ROLES = {
    "head of state": (
        "president", "acting president", "monarch", "supreme leader", "chairman of the presidium",
        "chairman of the council of state", "general secretary", "head of state",
    ),
    "head of government": ("prime minister", "premier", "chancellor"),
    "foreign minister": ("foreign minister", "secretary of state", "foreign secretary"),
    "defence minister": ("defence minister", "secretary of defense", "defence secretary", "armed forces minister"),
}  # fmt: skip

PRESIDENTIAL = frozenset({"USA", "ARG", "BRA", "MEX", "IDN", "KOR", "ZAF", "TUR", "IRN", "CUB"})
"""States whose president governs, at least for a time."""

CROWN = frozenset({"AUS", "CAN"})
"""States whose head is that of the United Kingdom."""


def gaps(state: str, role: str, until: date) -> Iterator[tuple[date, date]]:
    """The stretches, first and last day, on which nobody is named in the ``role``."""
    offices = ROLES[role]
    if role == "head of government" and state in PRESIDENTIAL:
        offices += ("president", "acting president")
    named = "GBR" if role == "head of state" and state in CROWN else state
    terms = sorted((h.start, h.end or until) for h in registry.holders() if h.state == named and h.office in offices)
    free, last = FOUNDED.get(state, SINCE), min(ENDED.get(state, until), until)
    for start, end in [*terms, (last + timedelta(1), last)]:
        if start > free:
            yield free, min(start - timedelta(1), last)
        free = max(free, end + timedelta(1))
        if free > last:
            return


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--until", type=date.fromisoformat, default=date(2025, 10, 31))
    until = arguments.parse_args().until
    shares = []
    for state in STATES:
        days = (min(ENDED.get(state, until), until) - FOUNDED.get(state, SINCE)).days + 1
        for role in ROLES:
            free = list(gaps(state, role, until))
            shares.append(1 - sum((last - first).days + 1 for first, last in free) / days)
            long = sorted((one for one in free if (one[1] - one[0]).days >= GAP), key=lambda one: one[0] - one[1])
            said = ", ".join(f"{first} to {last}" for first, last in sorted(long[:SHOWN]))
            more = f" and {len(long) - SHOWN} more" if len(long) > SHOWN else ""
            print(f"{state}  {role:20} {shares[-1]:6.3f}  {said}{more}")
    print(f"mean of {len(shares)} roles   {sum(shares) / len(shares):.3f}")


if __name__ == "__main__":
    main()
