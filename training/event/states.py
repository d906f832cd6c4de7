"""The states that the frames are filled with: their names, offices and pairs, and two invented officials each."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent

OFFICES = {
    "the United States": (
        ("foreign ministry", "State Department"),
        ("foreign minister", "secretary of state"),
        ("Foreign Minister", "Secretary of State"),
        ("the American parliament", "Congress"),
        ("the United States' parliament", "the Senate"),
    ),
    "the United Kingdom": (
        ("foreign ministry", "Foreign Office"),
        ("foreign minister", "foreign secretary"),
        ("Foreign Minister", "Foreign Secretary"),
    ),
}
"""What the two states call the office and the house that the others call by the common name."""

DATELINES = ("May 14", "Feb 3", "Oct 27", "July 2", "Nov 19")


def possessive(name: str) -> str:
    """The name with its genitive ending."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


@dataclass(frozen=True)
class State:
    """A row of ``states.tsv``: a state, what belongs to it, and the invented names of two officials."""

    name: str
    adjective: str
    capital: str
    town: str
    region: str
    head: str
    leader: str
    minister: str

    def slot(self, key: str, chance: random.Random) -> str:
        """The words for ``{A}`` (key "") or ``{A.key}``; several forms are drawn from."""
        adjective, own = self.adjective, possessive(self.name)
        forms = {
            "": (self.name, self.name, self.name, self.capital, f"the {adjective} government", f"{own} government"),
            "n": (self.name,),
            "adj": (adjective,),
            "cap": (self.capital,),
            "town": (self.town,),
            "reg": (self.region,),
            "poss": (own,),
            "line": tuple(
                f"{self.capital.upper()}, {day} -" for day in ("May 14", "Feb 3", "Oct 27", "July 2", "Nov 19")
            ),
            "min": (
                f"the {adjective} foreign ministry",
                f"{own} foreign minister",
                f"{adjective} Foreign Minister {self.minister}",
                f"{adjective} foreign ministry spokesman {self.minister}",
                f"the government in {self.capital}",
            ),
            "lead": (
                f"the {adjective} {self.head}",
                f"{own} {self.head}",
                f"{adjective} {self.head.title()} {self.leader}",
                f"{self.head.title()} {self.leader} of {self.name}",
            ),
            "fm": (
                f"{own} foreign minister",
                f"{adjective} Foreign Minister {self.minister}",
                f"the foreign minister of {self.name}",
                f"{self.minister}, the {adjective} foreign minister,",
            ),
            "env": (
                f"the {adjective} ambassador",
                f"{own} ambassador",
                f"{self.minister}, an envoy of the {adjective} government,",
                f"a senior {adjective} diplomat",
            ),
            "mil": (
                f"the {adjective} army",
                f"the {adjective} military",
                f"{own} armed forces",
                f"{adjective} forces",
            ),
            "navy": (f"the {adjective} navy", f"the {adjective} coast guard", f"{own} navy"),
            "pol": (f"{adjective} police", f"police in {self.capital}", f"{adjective} security forces"),
            "aut": (f"{adjective} authorities", f"authorities in {self.capital}", f"the authorities of {self.name}"),
            "par": (f"the {adjective} parliament", f"{own} parliament", f"lawmakers in {self.capital}"),
        }
        words = chance.choice(forms[key])
        for usual, here in OFFICES.get(self.name, ()):
            words = words.replace(usual, here)
        return words


def states() -> dict[str, State]:
    """The states by name."""
    rows = (HERE / "states.tsv").read_text("utf-8").splitlines()[1:]
    return {row.split("\t")[0]: State(*row.split("\t")) for row in rows}


def pairs(known: dict[str, State]) -> dict[str, list[tuple[State, State]]]:
    """The pairs of states by relation; ``inner`` is each state of today with itself."""
    found: dict[str, list[tuple[State, State]]] = {}
    for row in (HERE / "pairs.tsv").read_text("utf-8").splitlines():
        relation, listed = row.split("\t")
        names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
        one = re.finditer(rf"({names})>({names})(?= |$)", listed)
        found[relation] = [(known[match[1]], known[match[2]]) for match in one]
    past = {state for two in found["cold"] for state in two} - {state for two in found["friends"] for state in two}
    found["inner"] = [(state, state) for state in known.values() if state not in past]
    return found
