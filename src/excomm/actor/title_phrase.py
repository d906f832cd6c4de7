"""Reads a title: "the Russian deputy foreign minister", "NATO Secretary General", "the president of Finland"."""

from __future__ import annotations

from datetime import date

from excomm.actor.lexicon import listed, offices_called
from excomm.actor.nation import LONGEST_NAME, Nation, nations
from excomm.actor.region import regions_in
from excomm.actor.scene import Title, words_of
from excomm.records import Parse
from excomm.registry import organisation_named, region_named

REACH = 12
"""Tokens. How far a title may stretch to either side of its last word."""

_ELECT = {"elect", "designate"}
"""Behind a hyphen they make another office of the title before it."""

_INSIDE = {"ADJ", "NOUN", "PROPN", "PART", "NUM", "PUNCT", "ADV", "X"}
_LINKS = {"of", "to", "for", "at", "in", "and", "the", "a", "an", "on"}


def is_title_word(parse: Parse, at: int) -> bool:
    """Whether the token may be the last word of a title."""
    token = parse.tokens[at]
    if at and token.text.casefold() == "general" and parse.tokens[at - 1].text.casefold() in listed("general_bodies"):
        return False
    if token.text.casefold() in _ELECT:
        return at > 1 and parse.tokens[at - 1].text == "-" and parse.tokens[at - 2].text.casefold() in listed("heads")
    elected = [one.text.casefold() for one in parse.tokens[at + 1 : at + 3]]
    if elected[:1] == ["-"] and elected[-1] in _ELECT:
        return False
    if token.tag == "JJ" and at + 1 < len(parse.tokens) and parse.tokens[at + 1].pos in {"NOUN", "PROPN", "ADJ"}:
        return False  # "the official report"
    return token.text.casefold() in listed("heads") and token.pos in {"NOUN", "PROPN", "ADJ"}


def title_at(parse: Parse, head: int, day: date | None, until: int | None = None) -> Title | None:
    """The title whose last word (before any "of ...") is at ``head``; None where that is no title word.

    ``until`` bounds what stands behind it (a name that the title introduces).
    """
    if not is_title_word(parse, head):
        return None
    behind_it = [token.text.casefold() for token in parse.tokens[head + 1 : head + 3]]
    if parse.tokens[head].text.casefold() == "secretary" and behind_it == ["-", "general"]:
        head += 2
    first, last = left_end(parse, head), _right(parse, head, until)
    before = nations(parse, first, head + 1, day)
    behind = nations(parse, head + 1, last, day)
    phrase, start, end = _phrase(parse, first, head, last)
    regional = phrase is not None and _is_region(parse, first, start)
    since = max([n.last for n in before if n.last <= start], default=first)
    if phrase and not regional and _has_more(parse, since, start):
        phrase = None
    if parse.tokens[head].text.casefold() in listed("posted") and behind and parse.tokens[head + 1].text == "for":
        behind = []  # "the envoy for Iran" is sent by another
    if {token.text.casefold() for token in parse.tokens[head + 1 : last]} & listed("of_others"):
        behind = []  # "a commander of rebel Turkmen forces"
    whose = _whose(parse, before, behind, (start, end) if phrase else (head, head + 1))
    whose = whose or _named_again(parse, head, day) or _lies_in(parse, head, phrase, behind)
    if phrase is None:
        start = max([n.last for n in before if n.last <= head], default=first)
        phrase, end = _plain(parse, start, head), head + 1
    last = max(end, *(n.last for n in behind), head + 1) if behind else max(end, head + 1)
    lead = {token.text.casefold() for token in parse.tokens[max(0, first - 2) : head + 1]}
    end_of_all = _right(parse, head, until)
    states = (nation for nation in (*before, *behind) if nation.organisation is None)
    within_names = {at for state in states for at in range(state.first, state.last)}
    whole = {parse.tokens[at].text.casefold() for at in range(first, end_of_all) if at not in within_names}
    within = _region_of(parse, phrase, first, end_of_all) if whose is None else None
    opening = {token.text.casefold() for token in parse.tokens[max(0, first - 1) : head]}
    return Title(
        first=first,
        last=last,
        words=fold(words_of(parse, first, end)) if regional and within else phrase,
        offices=frozenset() if within else offices_called(phrase),
        state=whose.state if whose else within,
        organisation=whose.organisation.id if whose and whose.organisation else None,
        former=bool(lead & listed("former")),
        official=not whole & listed("private")
        and (phrase != "member" or whose is not None)
        and not _of_a_firm(phrase, whose),
        definite=not opening & {"a", "an", "one", "another", "other", "some", "any"},
        elsewhere=whose is None and _is_elsewhere(parse, first, head, end_of_all),
        partial=within is not None,
        civic=_is_of_a_body(parse, head, end_of_all),
    )


def _of_a_firm(phrase: str, whose: Nation | None) -> bool:
    """Whether it is the head of a firm, and not its spokesman."""
    body = whose.organisation if whose else None
    return body is not None and body.id.casefold() in listed("companies") and phrase.split()[-1] not in listed("voices")


def _region_of(parse: Parse, phrase: str, first: int, last: int) -> str | None:
    """The state of the one region or city in a public title of a part of it: "Montana Secretary of State"."""
    acts = is_public(phrase) and not set(phrase.split()) & listed("stateless")
    places = regions_in(words_of(parse, first, last)) if acts else set()
    return next(iter(places)) if len(places) == 1 else None


def _is_of_a_body(parse: Parse, head: int, last: int) -> bool:
    """Whether "of" behind the title names a body of public life: "of the parliament", "of the Harbour Authority"."""
    behind = [token.text for token in parse.tokens[head + 1 : last]]
    if behind[:1] != ["of"] or {word.casefold() for word in behind} & listed("private"):
        return False
    civic, named = listed("civic_bodies"), listed("public_authorities") - {"board"}
    return any(word.casefold() in civic or (word[0].isupper() and word.casefold() in named) for word in behind)


def is_public(words: str) -> bool:
    """Whether a title shows by its own words that it is one of public life."""
    parts = words.split()
    if words.startswith(tuple(listed("shared_ministries"))):
        return True
    if parts[-1] in {"secretary", "commissioner"}:
        return bool(set(parts[:-1]) & listed("portfolios")) or bool(offices_called(words) and len(parts) > 1)
    return parts[-1] in listed("public") or bool(set(parts) & listed("public_bodies"))


def _is_elsewhere(parse: Parse, first: int, head: int, last: int) -> bool:
    """Whether the title names a place, a people or a body that is not known: "the leader of Freedonia", "of Acme"."""
    inside = (name for name in parse.names if first <= name.first and name.last <= last)
    if any(name.label in {"NORP", "GPE", "LOC"} for name in inside):
        return True
    behind = parse.tokens[head + 1 : last]
    if {token.text.casefold() for token in behind} & (listed("public_authorities") | listed("home_bodies")):
        return False
    return any(token.pos == "PROPN" for token in behind)


def _whose(parse: Parse, before: list[Nation], behind: list[Nation], phrase: tuple[int, int]) -> Nation | None:
    """Before the office ("Soviet ambassador to Cuba"), else "of" it, else named in it ("Kremlin spokesman")."""
    start, end = phrase
    ahead = [nation for nation in before if nation.last <= start or nation.first < start]
    after = [nation for nation in behind if nation.first >= end]
    if after and any(parse.tokens[at].text.casefold() in {"to", "in", "on"} for at in range(end, after[0].first)):
        after = []
    while len(after) > 1 and after[1].organisation and _owns(parse, after[0], after[1]):
        after = after[1:]  # "the director of Chile's Red Cross"
    inside = [nation for nation in (*before, *behind) if start <= nation.first and nation.last <= end]
    if inside and any(parse.tokens[at].text.casefold() == "to" for at in range(start, inside[0].first)):
        inside = []
    return next(iter((*ahead, *after, *inside)), None)


def _lies_in(parse: Parse, head: int, phrase: str | None, behind: list[Nation]) -> Nation | None:
    """The state in which the place lies that a local title names: "the mayor of Aalby in Norway"."""
    local = (phrase or parse.tokens[head].text).casefold().split()[-1] in listed("local") | {"minister"}
    if not local or len(behind) != 1 or behind[0].organisation or parse.tokens[head + 1].text not in {"of", "for"}:
        return None
    return behind[0] if any(parse.tokens[at].text == "in" for at in range(head + 1, behind[0].first)) else None


def _named_again(parse: Parse, head: int, day: date | None) -> Nation | None:
    """The body named in full before that a capital word of it recalls: "Council spokesperson"."""
    word = parse.tokens[head - 1].text if head else ""
    beside = parse.tokens[head - 2].text if head > 1 else ""
    longer = beside[:1].isupper() and beside != "The" and parse.tokens[head - 2].sentence == parse.tokens[head].sentence
    if longer or not word[:1].isupper() or word.casefold() not in listed("bodies") | listed("organisation_words"):
        return None
    for at in range(head - 2, -1, -1):
        if parse.tokens[at].text != word:
            continue
        before = nations(parse, max(0, at + 1 - LONGEST_NAME), at + 1, day)
        if before and before[-1].last == at + 1 and before[-1].organisation:
            return before[-1]
    return None


def _owns(parse: Parse, owner: Nation, owned: Nation) -> bool:
    return [parse.tokens[at].text for at in range(owner.last, owned.first)] in (["'s"], ["’s"], ["'"], ["’"])


def left_end(parse: Parse, head: int) -> int:
    """The token with which the title begins whose last word is at ``head``."""
    first = head
    while first > 0 and head - first < REACH:
        before = parse.tokens[first - 1]
        if before.pos == "CCONJ" and (start := _name_across(parse, first - 1, head)) is not None:
            first = start
            continue
        if before.pos == "CCONJ" and _joins_portfolios(parse, first - 1, head):
            first -= 2
            continue
        stops = before.sentence != parse.tokens[head].sentence or before.pos not in _INSIDE
        if stops or (before.pos == "PUNCT" and before.text not in {"-", "."}):
            break
        first -= 1
    return first


def _joins_portfolios(parse: Parse, joint: int, head: int) -> bool:
    """Whether "and" stands between what one minister is in charge of: "Roads and Bridges Minister"."""
    before = parse.tokens[joint - 1] if joint else None
    if before is None or before.sentence != parse.tokens[head].sentence or joint + 1 >= head:
        return False
    capital = before.text[0].isupper() and before.pos in {"PROPN", "NOUN", "ADJ"}
    inner = all(parse.tokens[at].text[0].isupper() for at in range(joint + 1, head))
    named = any(name.label == "PERSON" and name.first <= joint - 1 < name.last for name in parse.names)
    places = nations(parse, max(0, joint - LONGEST_NAME), head, None)
    return capital and inner and not named and not any(one.last in {joint} or one.first > joint for one in places)


def _name_across(parse: Parse, joint: int, head: int) -> int | None:
    """Where an organisation's name begins that the "and" at ``joint`` stands in; None where it stands in none."""
    for first in range(max(0, joint - LONGEST_NAME), joint):
        if not parse.tokens[first].text[0].isupper() or parse.tokens[first].sentence != parse.tokens[head].sentence:
            continue
        for last in range(joint + 2, min(head, first + LONGEST_NAME) + 1):
            if organisation_named(words_of(parse, first, last)):
                return first
    return None


def _right(parse: Parse, head: int, until: int | None) -> int:
    last = head + 1
    bound = min(until if until is not None else len(parse.tokens), head + REACH, len(parse.tokens))
    if last >= bound or parse.tokens[last].text.casefold() not in {"of", "to", "for", "at", "in", "on"}:
        return last
    while last < bound and parse.tokens[last].sentence == parse.tokens[head].sentence:
        token = parse.tokens[last]
        if token.text.casefold() in {"other", "others"}:
            break  # "the envoy of the other, and NATO met"
        if token.text.casefold() not in _LINKS and token.tag != "POS" and token.pos not in {"ADJ", "NOUN", "PROPN"}:
            break
        last += 1
    while last > head + 1 and (parse.tokens[last - 1].text.casefold() in _LINKS or parse.tokens[last - 1].tag == "POS"):
        last -= 1
    return last


def _phrase(parse: Parse, first: int, head: int, last: int) -> tuple[str | None, int, int]:
    """The longest listed phrase around ``head``, with its tokens: most words behind the head, then most before it."""
    for end in range(last, head, -1):
        for start in range(first, head + 1):
            words = fold(words_of(parse, start, end))
            if offices_called(words):
                return words, start, end
    return None, first, head + 1


def _is_region(parse: Parse, first: int, last: int) -> bool:
    """Whether all that stands before an office is the name of a part of a state: "Montana Secretary of State"."""
    while first < last and parse.tokens[first].text.casefold() in listed("ornaments") | listed("former"):
        first += 1
    return first < last and region_named(words_of(parse, first, last)) is not None


def _has_more(parse: Parse, first: int, start: int) -> bool:
    """Whether nouns before the phrase make another office of it: "chess federation president", "deputy president"."""
    return any(
        token.text.casefold() in listed("lesser")
        or (token.pos in {"NOUN", "PROPN"} and token.dep in {"compound", "nmod"} and token.text.isalpha())
        for token in parse.tokens[first:start]
        if token.text.casefold() not in listed("ornaments") | listed("former") | listed("honorifics")
    )


def _plain(parse: Parse, start: int, head: int) -> str:
    left_out = listed("ornaments") | listed("former") | {"'s", "’s", "-", "not"}
    before = [token.text for token in parse.tokens[start:head]]
    kept = [word for word in before if word.casefold() not in left_out or word == "New"]
    return fold(" ".join([*kept[-3:], parse.tokens[head].text]))


def fold(words: str) -> str:
    """A title in small letters and one spelling."""
    return words.casefold().replace("’", "'").replace("defense minister", "defence minister")


def matches(title: Title, other: Title) -> bool:
    """Whether ``title`` may repeat ``other``: the same words or its last ones ("the minister"), and no two states.

    "The Minister" is also who was introduced as "Minister for Foreign Affairs".
    """
    same = other.words == title.words or other.words.endswith(f" {title.words}")
    if title.words in listed("headed_by_portfolio"):
        same = same or other.words.startswith((f"{title.words} of ", f"{title.words} for "))
    states = {title.state, other.state} - {None}
    bodies = {title.organisation, other.organisation} - {None}
    return same and len(states) <= 1 and len(bodies) <= 1
