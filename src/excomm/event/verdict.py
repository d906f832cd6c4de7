"""How an event is told, and the word lists that say so (``language/en/event_status.toml``)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from excomm.event.tree import below
from excomm.records import Parse, Span, Status
from excomm.wordlist import wordlist

_ORDER = (Status.ASSERTED, Status.FUTURE, Status.CONDITIONAL, Status.DENIED)
"""Of two readings of one event, the later in this order holds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the event is told. ``told`` is False where it is no deed, not even a future or denied one."""

    status: Status = Status.ASSERTED
    condition: Span | None = None
    unconfirmed: bool = False
    told: bool = True

    def at_least(self, status: Status) -> Verdict:
        """With ``status`` where that is further from a deed."""
        return replace(self, status=max(self.status, status, key=_ORDER.index))


NOT_TOLD = Verdict(told=False)


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A word list of the file. Raises ``KeyError`` where there is none."""
    return frozenset(wordlist("en", "event_status")[table][key])


def forms(parse: Parse, index: int, *deps: str) -> frozenset[str]:
    """The dependents of the token at ``index`` with one of ``deps``, as they stand, in lower case."""
    return frozenset(parse.tokens[at].text.lower() for at in below(parse, index, *deps))


def lemmas(parse: Parse, index: int, *deps: str) -> frozenset[str]:
    """The lemmas of the dependents of the token at ``index`` with one of ``deps``, in lower case."""
    return frozenset(parse.tokens[at].lemma.lower() for at in below(parse, index, *deps))


def infinitive(parse: Parse, verb: int) -> bool:
    """Whether ``verb`` stands with "to"."""
    return any(parse.tokens[child].tag == "TO" for child in below(parse, verb, "aux", "auxpass"))


def imperative(parse: Parse, verb: int) -> bool:
    """Whether ``verb`` tells somebody what to do: the bare form without a subject or a helper."""
    return parse.tokens[verb].tag == "VB" and not below(parse, verb, "nsubj", "nsubjpass", "expl", "aux")
