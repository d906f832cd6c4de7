"""The cues of attribution with what they take and the act that they alone show (``language/en/cues.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from excomm.records import Act
from excomm.wordlist import wordlist


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: what it takes -> the act that the cue shows with it.

    Keys of ``takes``: clause, quote, infinitive (the speaker's own deed), request (somebody else's), object, gerund,
    as ("described X as"), or a preposition. ``person`` is True where the object is whom one speaks to; ``speaker``
    where the subject must be a person, body or document for the word to be a cue at all.
    """

    lemma: str
    takes: dict[str, Act]
    person: bool
    speaker: bool

    def act(self, construction: str) -> Act | None:
        """The act with that construction, or None where the cue does not take it."""
        return self.takes.get(construction)


def _read(lemma: str, entry: str) -> Cue:
    act, *words = entry.split()
    takes: dict[str, Act] = {}
    for word in words:
        construction, _, special = word.partition("=")
        takes[construction] = Act(special or act)
    flags = {"person", "speaker"} & takes.keys()
    kept = {construction: act for construction, act in takes.items() if construction not in flags}
    return Cue(lemma, kept, "person" in flags, "speaker" in flags)


@cache
def cues(part: str) -> dict[str, Cue]:
    """The cues of one table of the word list ("verbs", "nouns", "adjectives"), by lemma."""
    return {lemma: _read(lemma, entry) for lemma, entry in wordlist("en", "cues")[part].items()}


@cache
def known_cues() -> frozenset[str]:
    """The lemmas of all cues, those too that only the network hears."""
    return words("heard").union(*(cues(part) for part in ("verbs", "nouns", "adjectives")))


@cache
def words(name: str) -> frozenset[str]:
    """A plain list of ``cues.toml``, such as "documents" or "aspectual"."""
    return frozenset(wordlist("en", "cues")["lists"][name])
