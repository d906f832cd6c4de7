"""When the persons of ``language/world/figures.csv`` died."""

from __future__ import annotations

from datetime import date
from functools import cache

from excomm.registry.spelling import person_key
from excomm.registry.table import read


def died(words: str) -> date | None:
    """The day on which the person with the full name or alias ``words`` died; None where none or several bear it."""
    return _index().get(person_key(words))


@cache
def _index() -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for row in read("figures.csv"):
        day = date.fromisoformat(row.cell("died")) if row.cell("died") else None
        for name in (row.text("name"), *row.several("aliases")):
            key = person_key(name)
            found[key] = None if key in found else day
    return found
