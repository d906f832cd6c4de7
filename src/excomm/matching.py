"""Who is meant by a name that a user typed: loose about spelling, strict about persons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from excomm.records import Actor, Article, Mention, Span
from excomm.registry import organisation_named, person_key, state_by_code, state_named

_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"^(?:(?:the|mr|mrs|ms|dr|sir)\.?\s+)+", re.IGNORECASE)


def state_codes(words: str, days: tuple[date | None, ...] = (None,)) -> tuple[str, ...]:
    """The codes of the states that ``words`` (a code, name, demonym or capital) may mean on one of ``days``."""
    named = [state_by_code(words.upper()), *(state_named(words, day) for day in days)]
    return tuple(dict.fromkeys(state.code for state in named if state))


class Whom:
    """A test for mentions of the one that ``words`` mean: an actor's id, name or alias, a state or an organisation.

    A name may be given in part ("Khrushchev") and in any transliteration. A state's name also finds whoever speaks or
    acts for it. A mention that was not resolved is found by its own words alone, and only where they are no more than
    the name: a minister's spokesman is not the minister.
    """

    def __init__(self, words: str, actors: Mapping[str, Actor], days: tuple[date | None, ...] = (None,)) -> None:
        """``actors`` by id; ``days`` on which a name of a state may hold."""
        self._words = words
        self._key = frozenset(person_key(words).split())
        self._states = frozenset(state_codes(words, days))
        organisation = organisation_named(words)
        self._ids = {words} | ({organisation.id} if organisation else set()) | self._states
        self._ids |= {ident for ident, actor in actors.items() if self._called(actor)}

    def __call__(self, mention: Mention | None) -> bool:
        """Whether ``mention`` stands for the one meant."""
        if mention is None:
            return False
        if mention.actor is None and mention.state is None:
            return person_key(_TITLE.sub("", mention.text)) == person_key(_TITLE.sub("", self._words))
        return mention.actor in self._ids or mention.state in self._states

    def has(self, ident: str | None) -> bool:
        """Whether the actor with this id is the one meant."""
        return ident in self._ids

    def _called(self, actor: Actor) -> bool:
        names = (actor.name, *actor.aliases)
        return bool(self._key) and any(self._key <= set(person_key(name).split()) for name in names)


def holds(words: str, article: Article, spans: tuple[Span, ...]) -> bool:
    """Whether each of ``words`` begins a word that stands in ``spans`` of the article's text."""
    held = [word.casefold() for span in spans for word in _WORD.findall(span.of(article.text))]
    return all(any(one.startswith(asked.casefold()) for one in held) for asked in _WORD.findall(words))
