"""Phrases that show an act: rows of words with little between them (``language/en/acts.toml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from excomm.records import Token
from excomm.wordlist import wordlist

NEAR = 3
"""Other words, at most, between two words of a phrase."""
FAR = 8
"""The same where the phrase leaves room (``...``)."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Choices of words in their order; ``gaps`` are the other words allowed before each choice but the first."""

    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]

    def goes_on(self, tokens: Sequence[frozenset[str]], at: int) -> bool:
        """Whether the phrase, whose first word stands at ``at``, goes on; each token is given as its forms."""
        ends = {at}
        for choice, gap in zip(self.words[1:], self.gaps, strict=True):
            ends = {
                place
                for end in ends
                for place in range(end + 1, min(end + 2 + gap, len(tokens)))
                if tokens[place] & choice
            }
        return bool(ends)


def _read(row: str) -> Phrase:
    words: list[frozenset[str]] = []
    gaps: list[int] = []
    gap = NEAR
    for part in row.split():
        if part == "...":
            gap = FAR
            continue
        for choice in part.split("_"):
            if words:
                gaps.append(gap)
            words.append(frozenset(choice.split("|")))
            gap = 0
        gap = NEAR
    return Phrase(tuple(words), tuple(gaps))


_FORWARD = frozenset(("accept", "demand", "intend", "offer", "promise"))
"""What the same words would show without the "not" of "is not ready to", "are not going to"."""


@cache
def _table(name: str) -> Mapping[str, Sequence[tuple[str, Phrase]]]:
    """Acts and their phrases, by each word that a phrase may begin with."""
    found: dict[str, list[tuple[str, Phrase]]] = {}
    for act, rows in wordlist("en", "acts")[name].items():
        for phrase in map(_read, rows):
            for word in phrase.words[0]:
                found.setdefault(word, []).append((act, phrase))
    return found


def forms(token: Token) -> frozenset[str]:
    """What a word of a phrase may be met by: the word as it stands, and its lemma."""
    return frozenset((token.text.lower(), token.lemma))


def acts_said(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The acts of which a phrase stands in the words said, in the order of the table.

    Readiness is no offer where the same words threaten: "is ready to use force".
    """
    found = {(at, act) for at, act, _ in _found("content", tokens, len(tokens))}
    said = {act for at, act in found if act != "offer" or (at, "threaten") not in found}
    kept = said - _FORWARD if "reject" in said else said
    return tuple(act for act in wordlist("en", "acts")["content"] if act in kept)


def act_of_cue(tokens: Sequence[Token], own: int) -> str | None:
    """The act of the longest phrase that begins in the cue, the first ``own`` of ``tokens``.

    Of two the later's; of two at one place that which stands first in the table.
    """
    order = list(wordlist("en", "acts")["cue"])
    found = [(len(phrase.words), at, -order.index(act)) for at, act, phrase in _found("cue", tokens, own)]
    return order[-max(found)[2]] if found else None


def _found(name: str, tokens: Sequence[Token], last: int) -> Iterator[tuple[int, str, Phrase]]:
    """Where a phrase begins before ``last``, its act and the phrase."""
    table, known = _table(name), [forms(token) for token in tokens]
    for at in range(last):
        for form in known[at]:
            for act, phrase in table.get(form, ()):
                if phrase.goes_on(known, at):
                    yield at, act, phrase
