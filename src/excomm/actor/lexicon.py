"""The word lists of the actor stage, as sets (``language/en/actors.toml`` and ``offices.toml``)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from excomm.wordlist import wordlist


@cache
def listed(name: str) -> frozenset[str]:
    """The words of the list ``name``, in small letters."""
    for file in ("actors", "offices"):
        content = wordlist("en", file)
        if isinstance(content.get(name), list):
            return frozenset(word.casefold() for word in content[name])
    raise KeyError(name)


@cache
def offices_called(phrase: str) -> frozenset[str]:
    """The keys of the offices that ``phrase`` may stand for; none where no list has it."""
    return _phrases().get(phrase, frozenset())


@cache
def _phrases() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for office, phrases in wordlist("en", "offices")["offices"].items():
        for phrase in (office, *phrases):
            found.setdefault(phrase.casefold(), set()).add(office)
    return {phrase: frozenset(offices) for phrase, offices in found.items()}


@cache
def rank(office: str) -> int:
    """How high an office stands: 0 the highest of ``chief``; all that are no chief office stand below those."""
    chief: list[str] = wordlist("en", "offices")["chief"]
    return chief.index(office) if office in chief else len(chief)


@cache
def leading(state: str) -> tuple[str, ...]:
    """The offices that lead a state, the first that is held counts."""
    order: tuple[str, ...] = tuple(wordlist("en", "offices")["leader"])
    if state in wordlist("en", "offices")["led_by_government"]:
        government = ("prime minister", "premier", "chancellor")
        return government + tuple(office for office in order if office not in government)
    return order


def slug(words: str) -> str:
    """An id of ASCII letters, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold().replace("'", "").replace("’", "")).strip("-")
