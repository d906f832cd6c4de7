"""A mention of an organisation that the registry does not know, under its name: "the Harbour Workers Union (HWU)"."""

from __future__ import annotations

from itertools import pairwise

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import LONGEST_NAME, nations, owners
from excomm.actor.organisation import verdict
from excomm.actor.region import regions_in
from excomm.actor.scene import Scene, Subject, Verdict, words_of
from excomm.actor.title_case import LINKS, run_at
from excomm.records import Actor, ActorKind, Parse, Span
from excomm.registry import organisation_named, state_named

ORDER = 65

_BEHIND = {"of", "for", "on", "against", "to"}


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation as an actor of its own; None where no name in title case with a word for one stands there.

    A name that every state may have ("the Supreme Court") is nobody's. An abbreviation counts where the article
    explains it in brackets behind the name.
    """
    first, last = run_at(scene.parse, subject.head, subject.first, subject.last)
    if first == last:
        return None
    words = words_of(scene.parse, first, last)
    full = scene.abbreviations.get(words, words)
    if full == words and not is_name(scene.parse, first, last):
        return None
    if any(first <= place.first < last for place in scene.named_in(first, last)):
        return None  # a name of somebody, with a title as long as a body's name
    if full != words and (known := organisation_named(full, scene.day)):
        return verdict(known, words)
    found = owners(scene.parse, subject.first, subject.last, subject.head, scene.day, subject.without)
    codes = {nation.state for nation in found if nation.state}
    state = codes.pop() if len(codes) == 1 else _state_of(full, scene) or _owned_elsewhere(full, scene)
    aliases = () if full == words else (words,)
    actor = Actor(slug(full).upper(), ActorKind.ORGANISATION, full, state, "", aliases)
    return Verdict(actor, state, "", f"{words!r} names an organisation that the registry does not know")


def _owned_elsewhere(name: str, scene: Scene) -> str | None:
    """The state right before the name where the article first gives it: "Peru's Institute of the Sea"."""
    tokens = scene.parse.tokens
    at = scene.parse.tokens_in(Span(start, start + 1))[:1] if (start := scene.article.text.find(name)) >= 0 else ()
    if not at or tokens[at[0]].span.start != start:
        return None
    before = nations(scene.parse, max(0, at[0] - LONGEST_NAME), at[0], scene.day)
    if not before or before[-1].organisation:
        return None
    beside = all(tokens[between].tag == "POS" for between in range(before[-1].last, at[0]))
    return before[-1].state if beside else None


def _state_of(name: str, scene: Scene) -> str | None:
    """The state of a public body by the region in its name, else, of one of a whole state, that of the article."""
    words = set(name.casefold().split())
    if not words & (listed("public_authorities") | listed("bodies")):
        return None
    places = regions_in(name)
    if len(places) == 1:
        return places.pop()
    return scene.home if words & (listed("home_bodies") | listed("nationwide")) else None


def is_name(parse: Parse, first: int, last: int) -> bool:
    """Whether the words in title case name an organisation, and one that not every state has."""
    words = [token.text.casefold() for token in parse.tokens[first:last]]
    telling = [at for at in range(first, last) if _tells(parse, at)]
    if len(words) < 2 or not telling:
        return False
    if {words[-1], words[0]} & listed("organisation_words") or words[-1] in listed("name_words") or _of(words):
        return True
    if len(words) > 2 and words[0] in listed("nationwide") and words[-1] in listed("bodies"):
        return True
    seen = any(name.label == "ORG" and (name.first, name.last) == (first, last) for name in parse.names)
    return seen and bool(LINKS & set(words))


def _of(words: list[str]) -> bool:
    """Whether a word for an organisation stands before a link: "the Board of Trade", "the Committee on Names"."""
    kinds = listed("organisation_words") | listed("houses")
    return any(word in kinds and after in _BEHIND for word, after in pairwise(words))


def _tells(parse: Parse, at: int) -> bool:
    """Whether the word says which organisation it is: a name, no state, no word that many names share."""
    token = parse.tokens[at]
    common = listed("common_names") | listed("organisation_words") | LINKS
    return token.text[0].isupper() and token.text.casefold() not in common and state_named(token.text) is None
