"""Whose it is: the state or organisation that stands before or behind a noun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from excomm.actor.lexicon import listed
from excomm.actor.scene import Scene, words_of
from excomm.records import ActorKind, Parse, Span
from excomm.registry import Organisation, State, opens_name, organisation_named, region_named, state_named

LONGEST_NAME = 6
"""Tokens. The longest name of a state or organisation that is looked for ("Union of Soviet Socialist Republics")."""


_CONTINENTS = {"North", "South", "Latin", "Central", "Northern", "Southern", "Eastern", "Western"}
"""Before "American" or "African" they make a region of it; states with these words are found from them on."""


_HALVES = ("North", "South")


@dataclass(frozen=True, slots=True)
class Nation:
    """A state or an organisation named at the tokens ``[first, last)``."""

    first: int
    last: int
    state: str | None
    organisation: Organisation | None


def nations(parse: Parse, first: int, last: int, day: date | None, *, media: bool = False) -> list[Nation]:
    """The states and organisations named within ``[first, last)``, the longest names first to win, in text order.

    Agencies and outlets are among them with ``media``: what they carry is mostly not their state's word.
    """
    found: list[Nation] = []
    at = first
    while at < last:
        named = _longest(parse, at, last, day, media)
        if named is None:
            at += 1
        else:
            found.append(named)
            at = named.last
    return found


def _longest(parse: Parse, at: int, last: int, day: date | None, media: bool) -> Nation | None:
    if half := half_named(parse, at, day):
        return Nation(at, at + 1, half.code, None)
    if (
        not parse.tokens[at].text[0].isupper()
        or parse.tokens[at].text == "The"
        or (at > 0 and parse.tokens[at - 1].text in _CONTINENTS)
        or not opens_name(parse.tokens[at].text)
        or _ends_region(parse, at)
    ):
        return None
    for end in range(min(last, at + LONGEST_NAME), at, -1):
        if not parse.tokens[end - 1].text[0].isalnum():
            continue
        words = words_of(parse, at, end)
        state: State | None = state_named(words, day)
        if state:
            return Nation(at, end, state.code, None)
        organisation = organisation_named(words, day)
        counts = organisation and (media or organisation.kind is not ActorKind.MEDIA)
        if (
            organisation
            and counts
            and words.casefold() not in _ministries()
            and not _ends_a_body(parse, at, organisation, day)
        ):
            return Nation(at, end, organisation.state, organisation)
    return None


def _ends_a_body(parse: Parse, at: int, organisation: Organisation, day: date | None) -> bool:
    """Whether a name that many bodies share ends that of another: "the Free Harbour Congress", "Peru's Congress"."""
    shared = {organisation.name.casefold(), *(alias.casefold() for alias in organisation.aliases)}
    if at == 0 or not shared & listed("shared_bodies"):
        return False
    before = at - 1 if parse.tokens[at - 1].tag != "POS" else at - 2
    owner = state_named(parse.tokens[before].text, day)
    if owner is not None:
        return organisation.state is not None and organisation.state != owner.code
    named = parse.tokens[before]
    return before == at - 1 and named.text[0].isupper() and named.pos in {"PROPN", "ADJ"} and named.head >= at


def _ends_region(parse: Parse, at: int) -> bool:
    """Whether the word before makes it the name of a part of another state: "New Mexico"."""
    return at > 0 and parse.tokens[at - 1].text[0].isupper() and bool(region_named(words_of(parse, at - 1, at + 1)))


def half_named(parse: Parse, at: int, day: date | None) -> State | None:
    """The state that "the North" or "the South" stands for, where the article names one of a pair: "North Korea"."""
    tokens, side = parse.tokens, parse.tokens[at].text
    if side not in _HALVES or at == 0 or tokens[at - 1].text.lower() != "the":
        return None
    if at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        return None
    named = (one.text for before, one in pairwise(tokens) if before.text in _HALVES and one.text[0].isupper())
    for name in dict.fromkeys(named):
        pair = {half: state_named(f"{half} {name}", day) for half in _HALVES}
        if all(pair.values()):
            return pair[side]
    return None


def _ministries() -> frozenset[str]:
    """Names that the ministries of several states bear: they tell of no state."""
    return listed("shared_ministries")


def home_at(scene: Scene, at: int) -> str | None:
    """The state in which the article is set, unless the paragraph up to the token ``at`` tells rather of others.

    So it does where an agency of another state tells it.
    """
    if scene.home is None:
        return None
    position = scene.parse.tokens[at].span.start
    start = max((one.start for one in scene.article.paragraphs if one.start <= position), default=0)
    inside = list(scene.parse.tokens_in(Span(start, position))) if start < position else []
    found = nations(scene.parse, inside[0], at, scene.day, media=True) if inside else []
    named = _told_of(found, scene)
    if not named:
        named = _named_before(scene, start)
    elif _tells_of_a_part(scene, inside):
        named.append(scene.home)
    own = named.count(scene.home)
    return scene.home if len(named) - own < max(own, 1) else None


def _told_of(found: list[Nation], scene: Scene) -> list[str]:
    """The states among those found of which the text tells: once for each time, in the order of the text."""
    return [one.state for one in found if one.state and (one.state == scene.home or not _is_only_where(scene, one))]


def _is_only_where(scene: Scene, one: Nation) -> bool:
    """Whether the name only says in which state a city elsewhere lies: "after a strike in Aalborg, Denmark"."""
    tokens = scene.parse.tokens
    at = tokens[one.last - 1]
    city = one.first > 1 and tokens[one.first - 1].text == "," and tokens[one.first - 2].pos == "PROPN"
    return city and at.dep == "appos" and tokens[at.head].dep == "pobj"


def _tells_of_a_part(scene: Scene, inside: list[int]) -> bool:
    """Whether a region or a city of the state in which the article is set is named among the tokens."""
    words = [words_of(scene.parse, at, end) for at in inside for end in (at + 1, at + 2) if end <= inside[-1] + 1]
    return any(word[0].isupper() and region_named(word) == scene.home for word in words)


def _named_before(scene: Scene, start: int) -> list[str]:
    """The states of the paragraph before that at ``start``, without its dateline; none where home is among them."""
    before = [one for one in scene.article.paragraphs if one.start < start]
    if not before or before[-1] == scene.article.title:
        return []
    dateline = scene.article.dateline
    since = dateline.end if dateline and before[-1].covers(dateline) else before[-1].start
    inside = list(scene.parse.tokens_in(Span(since, before[-1].end)))
    found = nations(scene.parse, inside[0], inside[-1] + 1, scene.day) if inside else []
    named = _told_of(found, scene)
    return [] if scene.home in named else named


def side_at(scene: Scene, at: int) -> str | None:
    """The state whose bodies are meant by "the defence ministry" at ``at``: home, else the one that speaks here.

    Where the sentence opens with a place ("In Oslo, ...") its state is. A state speaks in a paragraph where all who
    have spoken before in it act for it, and nobody else's name stands between.
    """
    if home := opening_place(scene, at) or home_at(scene, at):
        return home
    position = scene.parse.tokens[at].span.start
    number = scene.paragraph(position)
    here = [one for one in scene.spoken if one.start < position and scene.paragraph(one.start) == number]
    codes = {one.verdict.state for one in here if not one.nested}
    if len(codes) != 1 or any(one.speakers for one in here):
        return None
    (code,) = codes
    last = scene.parse.tokens_in(here[-1].source)
    sentence = scene.parse.bounds[scene.parse.tokens[at].sentence][0]
    others = nations(scene.parse, max(sentence, last[-1] + 1 if last else sentence), at, scene.day)
    return code if all(one.state in {None, code} for one in others) else None


def opening_place(scene: Scene, at: int) -> str | None:
    """The state of the place that opens the sentence behind "in": "In Oslo, officials said".

    Also that of a sentence before in the paragraph, where nobody else's name stands between.
    """
    number = scene.parse.tokens[at].sentence
    paragraph = scene.paragraph(scene.parse.tokens[at].span.start)
    for sentence in range(number, -1, -1):
        start = scene.parse.bounds[sentence][0]
        if scene.paragraph(scene.parse.tokens[start].span.start) != paragraph:
            return None
        if scene.parse.tokens[start].text == "In":
            place = _place_behind_in(scene, start, at)
            others = nations(scene.parse, start + 1, at, scene.day) if sentence < number else []
            return place if all(one.state in {None, place} for one in others) else None
    return None


def _place_behind_in(scene: Scene, start: int, at: int) -> str | None:
    """The state of the place between the "In" at ``start`` and a comma, before ``at``."""
    named = nations(scene.parse, start + 1, min(start + 1 + LONGEST_NAME, at), scene.day)
    if named and named[0].first == start + 1 and named[0].organisation is None:
        return named[0].state if scene.parse.tokens[named[0].last].text == "," else None
    until = next((end for end in range(start + 2, min(start + 1 + LONGEST_NAME, at)) if _is_comma(scene, end)), None)
    return region_named(words_of(scene.parse, start + 1, until)) if until else None


def _is_comma(scene: Scene, at: int) -> bool:
    return scene.parse.tokens[at].text == ","


def seated_in(scene: Scene, head: int) -> str:
    """The state whose name or seat of government stands right behind the noun with "in"; "" where there is none."""
    tokens = scene.parse.tokens
    at = head + 1
    if at >= len(tokens) or tokens[at].text != "in":
        return ""
    found = [one for one in nations(scene.parse, at + 1, min(at + 4, len(tokens)), scene.day) if one.first == at + 1]
    return (found[0].state or "") if found else ""


def owners(
    parse: Parse, first: int, last: int, head: int, day: date | None, without: frozenset[int] = frozenset()
) -> list[Nation]:
    """The states and organisations whose the noun at ``head`` is: before it, or behind "of" or "from".

    Where it only is ("diplomats in Moscow") does not count, nor one at the tokens ``without``.
    """
    found = []
    for nation in nations(parse, first, last, day):
        links = [parse.tokens[at].text.casefold() for at in range(head + 1, nation.first)]
        if nation.first in without:
            continue
        if nation.first <= head or (links and links[0] in {"of", "from"} and not {"in", "at", "on"} & set(links)):
            found.append(nation)
    return found
