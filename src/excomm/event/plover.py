"""The PLOVER codebook: types, modes, definitions, weights and what stands nearest in CAMEO and GDELT."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from excomm.records import Status
from excomm.wordlist import wordlist


@dataclass(frozen=True, slots=True)
class Code:
    """One type, or one mode of a type.

    ``mode`` is "" for the type itself; ``quad`` the quad class (1 verbal cooperation, 2 material cooperation, 3 verbal
    conflict, 4 material conflict); ``score`` the weight from -10 (conflict) to +10 (cooperation), Goldstein's (1992)
    for ``cameo``; ``cameo`` the nearest CAMEO code (GDELT's EventCode), ``root`` its first two digits; ``loss`` what
    the way to CAMEO loses. POLECAT writes types and modes as they are here.
    """

    type: str
    mode: str
    definition: str
    quad: int
    score: float
    cameo: str
    root: str
    loss: str


@cache
def codebook() -> tuple[Code, ...]:
    """All types and modes, each type before its modes."""
    return tuple(
        Code(
            kind,
            code["name"],
            code["definition"],
            row["quad"],
            float(code["score"]),
            code["cameo"],
            code["cameo"][:2],
            code["loss"],
        )
        for kind, row in wordlist("en", "plover").items()
        for code in ({"name": "", **row}, *row.get("modes", ()))
    )


@cache
def code_of(kind: str, mode: str = "") -> Code:
    """The code of a type and mode. Raises ``KeyError`` where the codebook has none."""
    for code in codebook():
        if code.type == kind and code.mode == mode:
            return code
    raise KeyError(f"PLOVER has no {kind} {mode}".rstrip())


def as_plover(kind: str, mode: str, status: Status) -> tuple[str, str] | None:
    """Type and mode as PLOVER itself, which knows no status, writes an event of that status.

    Cooperation that is still to come is AGREE, material conflict that is announced THREATEN; what is denied, long
    past or merely conditional cooperation is no event: None.
    """
    quad = code_of(kind, mode).quad
    if status is Status.ASSERTED:
        return kind, mode
    if status is Status.FUTURE and quad in (1, 2):
        return "AGREE", ""
    if quad == 4 and status in (Status.FUTURE, Status.CONDITIONAL):
        return "THREATEN", ""
    return (kind, mode) if quad == 3 and status in (Status.FUTURE, Status.CONDITIONAL) else None


def lighter_score(kind: str, key: str) -> float | None:
    """The lighter weight of a type that ``key`` names ("appeal" of REQUEST, "offer" of AGREE); None for ""."""
    return float(wordlist("en", "plover")[kind][key]) if key else None


def lighter_meaning(kind: str, score: float) -> str:
    """What an event of the type tells that bears a lighter weight ("an offer, and no agreement"); "" for the type's."""
    row = wordlist("en", "plover")[kind]
    return next((str(words) for key, words in row.get("lighter", {}).items() if row[key] == score), "")
