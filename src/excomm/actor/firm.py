"""Names that a noun before them shows to be those of organisations: "the retailer Norhav", "rights group Beacon"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Actor, ActorKind, Parse
from excomm.registry import holders_named, organisation_named, region_named, state_named

ORDER = 18

LONGEST_NAME = 4
"""Tokens of the longest name that is looked for behind a noun for an organisation."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation under its own name, which represents no state; None where nothing shows that it is one.

    A noun for its kind stands right before the name, here or elsewhere in the article.
    """
    first, last = core(scene.parse, subject.first, subject.last)
    start = next((at for at in range(first, subject.last) if _kind(scene.parse, at)), first - 1) + 1
    end = _name_end(scene.parse, start, subject.last)
    if start < end and not _ends(scene.parse, end, subject.last):
        return None
    words = words_of(scene.parse, start, end) if start < end else words_of(scene.parse, first, last)
    if words in scene.firms and max(start - 1, first) <= subject.head < max(end, last):
        return _named(words, f"{words!r} is the name of an organisation, by the noun before it")
    return None


def firms(parse: Parse) -> frozenset[str]:
    """The names that stand right behind a noun for an organisation, in the article."""
    found = set()
    for at in (at for at in range(len(parse.tokens) - 1) if _kind(parse, at)):
        start = at + 1
        while start < (end := _name_end(parse, start, min(start + LONGEST_NAME, len(parse.tokens)))):
            words = words_of(parse, start, end)
            if not (_known(words) or is_title_word(parse, end - 1) or holders_named(words)):
                found.add(words)
            several = parse.tokens[at].tag == "NNS" and end + 1 < len(parse.tokens)
            start = end + 1 if several and parse.tokens[end].text in {"and", ","} else len(parse.tokens)
    return frozenset(found)


def _kind(parse: Parse, at: int) -> bool:
    """Whether the token is a small noun for an organisation that only tells the kind of the name behind it."""
    token = parse.tokens[at]
    if token.text not in listed("organisation_kinds") or token.pos != "NOUN" or at + 1 >= len(parse.tokens):
        return False
    name = parse.tokens[at + 1]
    return name.pos == "PROPN" and name.text[0].isupper() and token.dep in {"compound", "nmod", "nsubj", "pobj", "dobj"}


def _name_end(parse: Parse, first: int, last: int) -> int:
    end = first
    while end < last and parse.tokens[end].pos == "PROPN" and parse.tokens[end].text[0].isupper():
        end += 1
    return end


def _ends(parse: Parse, end: int, last: int) -> bool:
    """Whether the mention goes on behind the name at most with more about it: "the retailer Norhav, which ..."."""
    return end >= last or parse.tokens[end].text in {",", "(", "–", "—"} or parse.tokens[end].pos == "ADP"


def _known(words: str) -> bool:
    return bool(state_named(words) or organisation_named(words) or region_named(words))


def _named(words: str, why: str) -> Verdict:
    return Verdict(Actor(slug(words).upper(), ActorKind.ORGANISATION, words), why=why)
