"""A mention of a part of a state: "Texas", "the city of Calais"; and which parts of states a text names."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.records import Actor, ActorKind, Parse
from excomm.registry import opens_region, region_named, state_by_code, valid

ORDER = 62

LONGEST_NAME = 4
"""Tokens of the longest region's name ("Newfoundland and Labrador")."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The region or city as a body of its state, for which it does not stand; None where the mention names none."""
    first, last = core(scene.parse, subject.first, subject.last)
    parts = [token.text for token in scene.parse.tokens[first:last]]
    if len(parts) > 2 and parts[0].casefold() in listed("places") and parts[1] == "of":
        first += 2
    words = words_of(scene.parse, first, last)
    code = region_named(words) if words[0].isupper() and not _is_cut(scene.parse, last) else None
    state = state_by_code(code, scene.day) if code else None
    if state is None or not valid(state, scene.day):
        return None
    actor = Actor(f"{state.code}-{slug(words).upper()}", ActorKind.BODY, words, state.code)
    return Verdict(actor, state.code, "", f"{words!r} is a part of {state.name}")


def body_in(place: str, words: str, scene: Scene) -> Verdict | None:
    """The body ``words`` of the one state of which ``place`` names a region or city: "the Minneapolis city council"."""
    codes = regions_in(place)
    state = state_by_code(codes.pop(), scene.day) if len(codes) == 1 else None
    if state is None:
        return None
    actor = Actor(f"{state.code}-{slug(words).upper()}", ActorKind.BODY, words, state.code)
    return Verdict(actor, state.code, "", f"{words!r} is a body of a part of {state.name}")


def _is_cut(parse: Parse, last: int) -> bool:
    """Whether the words that end before ``last`` begin a longer name: "Leeds" of the paper "Leeds This Week"."""
    if last >= len(parse.tokens) or parse.tokens[last].sentence != parse.tokens[last - 1].sentence:
        return False
    after = parse.tokens[last]
    return after.text[0].isupper() and after.dep != "npadvmod" and after.pos in {"PROPN", "NOUN", "DET", "ADJ"}


def regions_in(words: str) -> set[str]:
    """The states whose regions or cities are named in ``words``: one, of "the California Department of Forestry"."""
    parts = words.split()
    found = set()
    for first in range(len(parts)):
        for end in range(first + 1, min(len(parts), first + LONGEST_NAME) + 1):
            found.add(region_named(" ".join(parts[first:end])))
    return {code for code in found if code}


def regions(parse: Parse, first: int, last: int, without: set[int]) -> list[str]:
    """The states whose regions or cities are named within ``[first, last)``, the longest names first, once a name."""
    found: dict[str, str] = {}
    at = first
    while at < last:
        end = next((end for end in range(min(last, at + LONGEST_NAME), at, -1) if _region(parse, at, end)), at)
        if end > at and not without & set(range(at, end)):
            words = words_of(parse, at, end)
            found[words] = region_named(words) or ""
        at = max(end, at + 1)
    return list(found.values())


def _region(parse: Parse, first: int, end: int) -> str | None:
    opens = parse.tokens[first].pos == "PROPN" and opens_region(parse.tokens[first].text)
    proper = opens and parse.tokens[end - 1].text[0].isalnum()
    return region_named(words_of(parse, first, end)) if proper else None
