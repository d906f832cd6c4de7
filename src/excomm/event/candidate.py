"""What a finder hands over: an event before its status, its statement and its evidence are known."""

from __future__ import annotations

from dataclasses import dataclass

from excomm.records import Mention


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible event. Tokens are indices into ``Parse.tokens``.

    ``trigger`` are the tokens that name the deed; ``node`` the token from which its status is judged (the verb that
    carries a noun); ``sources`` and ``targets`` the heads of the roles' noun phrases, ``speakers`` mentions that are
    already made; ``sort`` is "deed", "thing" (a noun that takes it for granted) or "exchange" (done in return for
    something else, the verb at ``node``); ``score`` overrides the codebook's where not None.
    """

    type: str
    mode: str
    trigger: tuple[int, ...]
    node: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    finder: str
    confidence: float
    sort: str = "deed"
    score: float | None = None
    speakers: tuple[Mention, ...] = ()
