"""Steps in the shared parse: what hangs on a token, and on which verb it hangs."""

from __future__ import annotations

from excomm.records import Parse

LONGEST_CHAIN = 40
"""Steps up a tree at most: deeper parses (5,000-word sentences) are noise."""


def below(parse: Parse, index: int, *deps: str) -> tuple[int, ...]:
    """The dependents of the token at ``index`` with one of ``deps``, in order."""
    return tuple(child for child in parse.children[index] if parse.tokens[child].dep in deps)


def is_verb(parse: Parse, index: int) -> bool:
    """Whether the token is a verb or an auxiliary used as one."""
    return parse.tokens[index].pos in ("VERB", "AUX")


def governing_verb(parse: Parse, index: int) -> int | None:
    """The nearest verb above the token at ``index``, or None."""
    at = index
    for _ in range(LONGEST_CHAIN):
        head = parse.tokens[at].head
        if head == at:
            return None
        at = head
        if is_verb(parse, at):
            return at
    return None
