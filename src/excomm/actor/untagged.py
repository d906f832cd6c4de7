"""Personal names that the parser has not labelled as any, told by the title or the state beside them."""

from __future__ import annotations

from datetime import date

from excomm.actor.lexicon import listed
from excomm.actor.nation import LONGEST_NAME, nations
from excomm.actor.scene import Title, words_of
from excomm.actor.title_ahead import title_before
from excomm.actor.title_behind import title_behind
from excomm.actor.title_phrase import is_public, is_title_word
from excomm.records import Parse
from excomm.registry import holders_named, organisation_named, region_named


def titled(parse: Parse, first: int, last: int, day: date | None) -> int:
    """Where the name of the bearer of a title begins in a run of proper nouns; ``last`` where there is none.

    Two words or more, right behind the title or between commas: "lawmaker Ida Quill", "the envoy, Ida Quill,".
    """
    heads = [at for at in range(first, last) if is_title_word(parse, at)]
    start = heads[-1] + 1 if heads else first
    words = [token.text for token in parse.tokens[start:last]]
    if len(words) < 2 or not all(word[0].isupper() and word.isalpha() for word in words) or start == 0:
        return last
    apart = parse.tokens[start - 1].text == ","
    if apart and (last >= len(parse.tokens) or parse.tokens[last].text != ","):
        return last
    title = title_before(parse, start, day)
    if title is None or not (apart or (title.official and title.last == start)):
        return last
    name = words_of(parse, start, last)
    return last if organisation_named(name, day) or nations(parse, start, last, day) else start


def explained(parse: Parse, first: int, last: int, day: date | None) -> bool:
    """Whether a title that only a person has stands behind a run of proper nouns: "Ida Quill, a spokesperson for".

    Two words or three that are no body's and no place's name.
    """
    words = [token.text for token in parse.tokens[first:last]]
    apart = first == 0 or parse.tokens[first - 1].text.casefold() not in {"the", "a", "an", "of", "'s", "’s"}
    if len(words) not in {2, 3} or not apart or not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    common = listed("organisation_words") | listed("name_words") | listed("bodies") | listed("public_authorities")
    if any(word.isupper() or word.casefold() in common or is_title_word(parse, first) for word in words):
        return False
    title = title_behind(parse, last, day)
    if title is None or not (title.words.split()[-1] in listed("voices") or is_public(title.words)):
        return False
    beside = any(parse.tokens[at].dep == "appos" and first <= parse.tokens[at].head < last for at in _inside(title))
    name = words_of(parse, first, last)
    return beside and not (organisation_named(name, day) or region_named(name) or nations(parse, first, last, day))


def owned(parse: Parse, day: date | None) -> dict[int, int]:
    """The family names behind a state in the possessive, of those who held an office of it: "Iran's Raisi"."""
    found = {}
    for at in range(2, len(parse.tokens)):
        token = parse.tokens[at]
        if parse.tokens[at - 1].tag != "POS" or not token.text[0].isupper() or not token.text.isalpha():
            continue
        longer = at + 1 < len(parse.tokens) and parse.tokens[at + 1].text[0].isupper()
        state = nations(parse, max(0, at - 1 - LONGEST_NAME), at - 1, day)
        if longer or not state or state[-1].last != at - 1 or not state[-1].state:
            continue
        if any(holder.state == state[-1].state for holder in holders_named(token.text, day)):
            found[at] = at + 1
    return found


def _inside(title: Title) -> range:
    return range(title.first, title.last)
