"""PLOVER contexts of a clause, by the words in it (``language/en/contexts.toml``)."""

from __future__ import annotations

from functools import cache

from excomm.event.scene import Scene
from excomm.records import Span
from excomm.wordlist import wordlist


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for context, words in wordlist("en", "contexts").items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts(scene: Scene, evidence: tuple[Span, ...]) -> tuple[str, ...]:
    """The contexts that the evidence shows, in alphabetical order."""
    table = _by_word()
    found = {
        context
        for span in evidence
        for at in scene.parse.tokens_in(span)
        for context in table.get(scene.parse.tokens[at].lemma.lower(), ())
    }
    return tuple(sorted(found))
