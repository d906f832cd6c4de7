"""Which words of a text are a personal name, with the title beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from excomm.actor.lexicon import listed
from excomm.actor.nation import nations
from excomm.actor.scene import Title, words_of
from excomm.actor.title_ahead import shared_title, title_before
from excomm.actor.title_behind import body_behind, predicated, title_behind
from excomm.actor.title_phrase import is_public, is_title_word
from excomm.actor.untagged import explained, owned, titled
from excomm.records import Parse
from excomm.registry import holders_named, organisation_named, person_key, region_named, state_named

LONGEST_NAME = 5
"""Tokens of the longest personal name looked for beside the parser's own names ("Luiz Inácio Lula da Silva")."""


@dataclass(frozen=True, slots=True)
class Found:
    """A personal name at the tokens ``[first, last)`` with the title beside it and the gender that its words show.

    ``rank`` is the title before it where another one tells whose it is: "Marshal X, the chief of the staff".
    """

    first: int
    last: int
    name: str
    title: Title | None
    gender: str
    rank: Title | None = None


def found_names(parse: Parse, day: date | None) -> tuple[Found, ...]:
    """The personal names of the text: those that the parser sees, and those that the registry knows."""
    spans = [_trim(parse, name.first, name.last, day) for name in parse.names if name.label == "PERSON"]
    kept = {first: last for first, last in spans if first < last}
    taken = {at for first, last in kept.items() for at in range(first, last)}
    things = [name for name in parse.names if name.label in {"ORG", "FAC", "WORK_OF_ART", "LOC"}]
    others = {at for name in things for at in range(name.first, name.last)}
    for first, last in _runs(parse):
        if taken & set(range(first, last)):
            continue
        if (start := titled(parse, first, last, day)) < last:
            kept[start] = last
            continue
        if explained(parse, first, last, day):
            kept[first] = last
            continue
        known = _known_tail(parse, first, last, day, inside=bool(others & set(range(first, last))))
        if known:
            kept[known[0]] = known[1]
    kept = owned(parse, day) | kept | _addressed(parse, kept)
    kept |= _repeated(parse, kept)
    return tuple(_found(parse, first, last, day) for first, last in sorted(_once(parse, kept).items()))


def _once(parse: Parse, kept: dict[int, int]) -> dict[int, int]:
    """Names without what repeats them right behind: pages leave "Ida Quill Quill Ida" where a pointer shows more."""
    words, over = [token.text for token in parse.tokens], 0
    found: dict[int, int] = {}
    for first, last in sorted(kept.items()):
        behind = words[last : 2 * last - first]
        if first >= over:
            found[first] = last
            over = 2 * last - first if last - first > 1 and behind == words[first:last][::-1] else last
    return found


def _addressed(parse: Parse, kept: dict[int, int]) -> dict[int, int]:
    """The names behind "Mr" and its like that the parser overlooks: "MR. HALL:"."""
    taken = {at for first, last in kept.items() for at in range(first, last)}
    found = {}
    for at in range(1, len(parse.tokens)):
        before = at - 2 if parse.tokens[at - 1].text == "." and at > 1 else at - 1
        called = parse.tokens[before].text.casefold() in listed("civil_honorifics")
        if called and at not in taken and _may_be_a_name(parse, at):
            found[at] = at + 1
    return found


def _may_be_a_name(parse: Parse, at: int) -> bool:
    word = parse.tokens[at].text
    return word[0].isupper() and word.isalpha() and len(word) > 1 and not is_title_word(parse, at)


def _repeated(parse: Parse, kept: dict[int, int]) -> dict[int, int]:
    """Full names, and their last words standing alone, where the parser takes them for something else."""
    full = {tuple(token.text for token in parse.tokens[first:last]) for first, last in kept.items() if last - first > 1}
    taken = {at for first, last in kept.items() for at in range(first, last)}
    found: dict[int, int] = {}
    starting: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(full, key=len, reverse=True):
        starting.setdefault(words[0], []).append(words)
    for first, token in enumerate(parse.tokens):
        for words in starting.get(token.text, ()):
            inside = range(first, first + len(words))
            if not taken & set(inside) and tuple(one.text for one in parse.tokens[first : inside.stop]) == words:
                found[first] = inside.stop
                taken |= set(inside)
    last_words = {person_key(words[-1]) for words in full}
    first_words = Counter(words[0] for words in full)
    runs = [first for first, last in _runs(parse) if last - first == 1 and first not in taken]
    labels = (at - 1 for at, token in enumerate(parse.tokens) if at and token.text == ":")
    runs += [at for at in labels if at not in taken and parse.tokens[at].text[0].isupper()]
    runs += [at for at in _overlooked(parse, {words[-1] for words in full}) if at not in taken]
    called = {first for first in runs if person_key(parse.tokens[first].text) in last_words}
    called |= {first for first in runs if first_words[parse.tokens[first].text] == 1 and _acts(parse, first)}
    return found | {first: first + 1 for first in called}


def _overlooked(parse: Parse, names: set[str]) -> list[int]:
    """Where a last name of somebody named in full stands alone as a subject and the parser sees a common noun in it."""
    small = {token.text for token in parse.tokens if token.text.islower()}
    found = []
    for at, token in enumerate(parse.tokens):
        apart = not at or not parse.tokens[at - 1].text[0].isupper() or parse.tokens[at - 1].sentence != token.sentence
        noun = token.pos in {"NOUN", "ADJ"} and token.dep in {"nsubj", "nsubjpass"}
        if apart and noun and token.text in names and token.text.casefold() not in small:
            found.append(at)
    return found


def _acts(parse: Parse, at: int) -> bool:
    """Whether a single name says or does something and is no place's or body's: a given name that stands alone."""
    token = parse.tokens[at]
    if token.dep not in {"nsubj", "nsubjpass"} or parse.tokens[at - 1].text.casefold() in {"the", "a", "an"}:
        return False
    return not (state_named(token.text) or region_named(token.text) or organisation_named(token.text))


def _found(parse: Parse, first: int, last: int, day: date | None) -> Found:
    before = parse.tokens[first - 1].text if first and last - first > 1 else ""
    if before.istitle() and holders_named(words_of(parse, first - 1, last)):
        first -= 1  # "Shah Mahmood Qureshi" is no shah
    name = words_of(parse, first, last)
    title = _title_beside(parse, first, last, day)
    if title and not title.state and last < len(parse.tokens) and parse.tokens[last].text == "of":
        whose = nations(parse, last + 1, min(last + 1 + LONGEST_NAME, len(parse.tokens)), day)
        if whose and whose[0].first <= last + 2:
            title = replace(title, state=whose[0].state)
    if title and _is_ambiguous(parse, title):
        title = replace(title, official=False)
    ahead = title_before(parse, first, day)
    rank = ahead if ahead and title and ahead.first != title.first else None
    return Found(first, last, name, title, _gender(parse, first, name, title), rank)


def _title_beside(parse: Parse, first: int, last: int, day: date | None) -> Title | None:
    """The title of the name at ``[first, last)``: of several the first that says whose it is, else the one before it.

    "An Indian army spokesman, Colonel X"; "Colonel X, the Indian army's spokesman".
    """
    before = title_before(parse, first, day)
    if before and not _says_whose(before):
        apart = before.first > 0 and parse.tokens[before.first - 1].text == ","
        farther = title_before(parse, before.first, day) if apart else None
        behind = title_behind(parse, last, day)
        ranked = is_public(before.words)  # a colonel stays an official where the one whose deputy he is stays unknown
        theirs = next((one for one in (farther, behind) if one and _is_owned(parse, one)), None)
        if theirs and theirs is behind and _is_the_countrys(parse, theirs):
            theirs = None  # which country is not told by the one named last
        owned = replace(theirs, civic=ranked, elsewhere=True) if theirs else None
        known = (one for one in (farther, behind) if one and _says_whose(one) and one.official and not one.former)
        return next(known, None) or owned or before
    title = before or title_behind(parse, last, day) or shared_title(parse, first, day)
    return title or body_behind(parse, last, day) or predicated(parse, first, last, day)


def _says_whose(title: Title) -> bool:
    return bool(title.state or title.organisation)


def _is_owned(parse: Parse, title: Title) -> bool:
    """Whether somebody's is what the title is: "his deputy", "the junta's spokesman", "a spokesman for the command"."""
    inside = [at for one in range(title.first, title.last) for at in parse.children[one]]
    if title.words.split()[-1] in listed("voices") and any(parse.tokens[at].text in {"for", "of"} for at in inside):
        return True
    return any(parse.tokens[at].dep == "poss" for at in inside)


def _is_the_countrys(parse: Parse, title: Title) -> bool:
    """Whether "the country's" stands before the title."""
    owners = (at for one in range(title.first, title.last) for at in parse.children[one])
    return any(parse.tokens[at].text in listed("lands") for at in owners if parse.tokens[at].dep == "poss")


def _is_ambiguous(parse: Parse, title: Title) -> bool:
    """Whether a firm may have given it: "the president, X"; "President X" is a state's."""
    small = any(token.text in title.words.split() for token in parse.tokens[title.first : title.last])
    return small and title.words in listed("ambiguous") and not _says_whose(title) and not title.civic


def _gender(parse: Parse, first: int, name: str, title: Title | None) -> str:
    beside = {parse.tokens[first - 1].text.casefold()} if first else set()
    words = beside | set(title.words.split() if title else ())
    if words & listed("female_titles"):
        return "f"
    if words & listed("male_titles"):
        return "m"
    given = name.casefold().split()[0] if " " in name else ""
    if given in listed("first_names_female"):
        return "f"
    return "m" if given in listed("first_names_male") else ""


def _trim(parse: Parse, first: int, last: int, day: date | None) -> tuple[int, int]:
    """A name as the parser sees it, without titles and possessive marks, with the rest of a hyphenated name."""
    while last > first and not parse.tokens[last - 1].text[0].isalnum():
        last -= 1
    if last > first and parse.tokens[last - 1].text in {"'s", "’s"}:
        last -= 1
    twice = (at for at in range(first + 1, last) if parse.tokens[at].text == parse.tokens[at - 1].text)
    last = next(twice, last)  # what a page shows under the pointer: "Sergei Lavrov Lavrov SergeiMinister"
    while last + 1 < len(parse.tokens) and parse.tokens[last].text == "-" and _touching(parse, last):
        last += 2
    while first > 0 and _continues_left(parse, first, last):
        first -= 1
    while first < last and _no_name(parse, first, day, last - first == 1):
        first += 1
    while first < last < len(parse.tokens) and _continues_right(parse, first, last):
        last += 1
    return first, last


def _touching(parse: Parse, hyphen: int) -> bool:
    before, mark, after = parse.tokens[hyphen - 1 : hyphen + 2]
    return before.span.end == mark.span.start and mark.span.end == after.span.start


def _continues_left(parse: Parse, first: int, last: int) -> bool:
    before = parse.tokens[first - 1]
    joined = words_of(parse, first - 1, last)
    if before.sentence != parse.tokens[first].sentence or before.pos != "PROPN":
        return False
    return bool(holders_named(joined)) or _is_given(parse, first, last)


def _is_given(parse: Parse, first: int, last: int) -> bool:
    """Whether between a title and a single name stands what must be the given name: "Colonel Ida Quill"."""
    before = parse.tokens[first - 1]
    given = last - first == 1 and before.dep == "compound" and before.head == first and before.text.isalpha()
    return given and first > 1 and not is_title_word(parse, first - 1) and is_title_word(parse, first - 2)


def _continues_right(parse: Parse, first: int, last: int) -> bool:
    after = parse.tokens[last]
    joined = words_of(parse, first, last + 1)
    return after.sentence == parse.tokens[first].sentence and after.pos == "PROPN" and bool(holders_named(joined))


def _no_name(parse: Parse, at: int, day: date | None, alone: bool) -> bool:
    token = parse.tokens[at]
    small = token.text.casefold()
    if not token.text[0].isalnum() or small in listed("honorifics") or (small in listed("heads") and not alone):
        return True
    if token.text[0].islower() and small not in listed("particles"):
        return True
    if state_named(token.text, day) and not (not alone and holders_named(token.text)):
        return True
    return alone and (is_title_word(parse, at) or organisation_named(token.text, day) is not None)


def _runs(parse: Parse) -> list[tuple[int, int]]:
    """Stretches of proper nouns within one sentence, with hyphens and small particles inside."""
    runs, at = [], 0
    while at < len(parse.tokens):
        if parse.tokens[at].pos != "PROPN":
            at += 1
            continue
        end, sentence_end = at + 1, parse.bounds[parse.tokens[at].sentence][1]
        while end < sentence_end and _in_run(parse, end):
            end += 1
        while parse.tokens[end - 1].pos != "PROPN":
            end -= 1
        runs.append((at, end))
        at = end
    return runs


def _in_run(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    return token.pos == "PROPN" or token.text == "-" or token.text.casefold() in listed("particles")


def _known_tail(parse: Parse, first: int, last: int, day: date | None, inside: bool) -> tuple[int, int] | None:
    """The end of a run of proper nouns that is a registry name; alone standing family names only of those in office."""
    for start in range(max(first, last - LONGEST_NAME), last):
        words = words_of(parse, start, last)
        single = start == last - 1
        if parse.tokens[start].text == "-" or (start > first and parse.tokens[start - 1].text == "-"):
            continue
        known = holders_named(words, day if single else None)
        if not known or state_named(words, day) or organisation_named(words, day):
            continue
        if single and (inside and first < start) and title_before(parse, start, day) is None:
            continue
        return start, last
    return None
