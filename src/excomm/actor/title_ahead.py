"""The title before a name: "US Secretary of State X", "the Kremlin spokesman, X", "Ministers X and Y"."""

from __future__ import annotations

from datetime import date

from excomm.actor.lexicon import listed, offices_called
from excomm.actor.nation import nations
from excomm.actor.scene import Title, words_of
from excomm.actor.title_phrase import REACH, fold, is_title_word, left_end, title_at
from excomm.records import Parse

LIST_REACH = 16
"""Tokens. How far before a name the plural title may stand that introduces a list of names."""

_WHOSE = {"of", "to", "for", "from", "in"}
"""Between a title and a name they tell whose it is: "the senator from Vermont, X"."""

_BESIDE = {"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "of"}


def title_before(parse: Parse, first: int, day: date | None) -> Title | None:
    """The title that introduces the name at ``first``: "US Secretary of State X", "The Kremlin spokesman, X".

    Also one that an editor put in brackets before it: "[Deputy Prime Minister] Mr X".
    """
    behind = first
    while behind > 0 and parse.tokens[behind - 1].text.casefold() in listed("honorifics"):
        behind -= 1
    if behind > 1 and parse.tokens[behind - 1].text == "]" and is_title_word(parse, behind - 2):
        return title_at(parse, behind - 2, day, until=behind - 1)
    for head in range(first - 1, max(first - REACH, -1), -1):
        token = parse.tokens[head]
        if token.sentence != parse.tokens[first].sentence or token.pos in {"VERB", "AUX"}:
            return None
        if is_title_word(parse, head):
            words = (parse.tokens[at].text.casefold() for at in range(head + 1, first))
            between = [word for word in words if word not in listed("honorifics")]
            if between and between[-1] in _WHOSE:  # "a spokesman for X" is not X
                return None
            if between == [","]:
                return None if _apart(parse, head, first) else title_at(parse, _outer(parse, head), day, until=first)
            if not between or between[0] in _WHOSE:
                return title_at(parse, head, day, until=first)
            return None
        honorific = all(parse.tokens[at].text.casefold() in listed("honorifics") for at in range(head + 1, first))
        if token.text in {";", ":", ")", "”", "“"} or (token.text == "," and not honorific):
            return None
    return None


def _apart(parse: Parse, head: int, first: int) -> bool:
    """Whether the title ends what opens the sentence, and the name is its subject: "At talks with officials, Roe"."""
    tokens, name = parse.tokens, first
    while tokens[name].dep in {"compound", "nmod"} and tokens[name].head > name:
        name = tokens[name].head
    return tokens[head].dep in {"pobj", "dobj"} and tokens[name].dep in {"nsubj", "nsubjpass"}


def _outer(parse: Parse, head: int) -> int:
    """The title of which the one at ``head`` is but a part, else that: "an aide to the president, X" is the aide."""
    link = parse.tokens[head].head
    outer = parse.tokens[link].head
    served = parse.tokens[head].dep == "pobj" and parse.tokens[link].text == "to" and outer < head
    return outer if served and is_title_word(parse, outer) else head


def shared_title(parse: Parse, first: int, day: date | None) -> Title | None:
    """The title in the plural that introduces a list of names, for the one at ``first``: "Ministers X and Y"."""
    tokens = parse.tokens
    for head in range(first - 1, max(first - LIST_REACH, -1), -1):
        token = tokens[head]
        if token.sentence != tokens[first].sentence:
            return None
        single = token.text.casefold().removesuffix("s")
        if token.text.endswith("s") and token.pos in {"NOUN", "PROPN"} and single in listed("heads"):
            if tokens[head + 1].text == "," and _apart(parse, head, first):
                return None
            return _plural(parse, head, single, day)
        listing = token.pos == "PROPN" or token.text in {",", "and", "-"} or token.text.casefold() in _BESIDE
        if not listing or is_title_word(parse, head):
            return None
    return None


def _plural(parse: Parse, head: int, single: str, day: date | None) -> Title:
    first = left_end(parse, head)
    before = nations(parse, first, head, day)
    start = max([nation.last for nation in before], default=first)
    words = fold(f"{words_of(parse, start, head)} {single}".strip())
    while " " in words and not offices_called(words) and words.split()[0] in listed("ornaments") | {"the"}:
        words = words.split(" ", 1)[1]
    whose = before[-1] if before else None
    organisation = whose.organisation.id if whose and whose.organisation else None
    lead = {token.text.casefold() for token in parse.tokens[max(0, first - 2) : head]}
    official = not set(words.split()) & listed("private")
    former = bool(lead & listed("former"))
    state = whose.state if whose else None
    return Title(first, head + 1, words, offices_called(words), state, organisation, former, official, True)
