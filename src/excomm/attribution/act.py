"""The speech act of a statement: what the cue shows, and where the cue only says "said", what the content shows."""

from __future__ import annotations

from excomm.attribution.candidate import Candidate, Material
from excomm.records import Act


def act_of(material: Material, one: Candidate) -> Act:
    """The act of ``one``."""
    return one.act
