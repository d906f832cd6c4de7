"""Phrases that show an act: rows of words with little between them (``language/en/acts.toml``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    def begins(self, tokens: Sequence[frozenset[str]], places: Mapping[str, Sequence[int]]) -> list[int]:
        """Where in ``tokens`` the phrase begins: each is given as its forms, ``places`` by form."""
        starts = {at for word in self.words[0] if word in places for at in places[word]}
        return [at for at in sorted(starts) if self._goes_on(tokens, at)]

    def _goes_on(self, tokens: Sequence[frozenset[str]], at: int) -> bool:
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
def _table(name: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    return tuple((act, tuple(map(_read, rows))) for act, rows in wordlist("en", "acts")[name].items())


def forms(token: Token) -> frozenset[str]:
    """What a word of a phrase may be met by: the word as it stands, and its lemma."""
    return frozenset((token.text.lower(), token.lemma))


def _places(known: Sequence[frozenset[str]]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for at, each in enumerate(known):
        for form in each:
            found.setdefault(form, []).append(at)
    return found


def acts_said(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The acts of which a phrase stands in the words said."""
    known = [forms(token) for token in tokens]
    places = _places(known)
    said = tuple(act for act, phrases in _table("content") if any(phrase.begins(known, places) for phrase in phrases))
    return tuple(act for act in said if act not in _FORWARD) if "reject" in said else said


def act_of_cue(tokens: Sequence[Token], own: int) -> str | None:
    """The act of the longest phrase that begins in the cue, the first ``own`` of ``tokens``; of two, the later's."""
    known = [forms(token) for token in tokens]
    places = _places(known)
    found = [
        (len(phrase.words), start, act)
        for act, phrases in _table("cue")
        for phrase in phrases
        for start in phrase.begins(known, places)
        if start < own
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None
