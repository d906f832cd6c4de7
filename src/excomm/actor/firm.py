"""Names that a noun before them shows to be those of organisations: "the retailer Norhav", "rights group Beacon"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.neuter import things
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Actor, ActorKind, Parse
from excomm.registry import holders_named, organisation_named, region_named, state_named

ORDER = 18

LONGEST_NAME = 4
"""Tokens of the longest name that is looked for behind a noun for an organisation."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation under its own name, which represents no state; None where nothing shows that it is one.

    A noun for its kind stands right before the name, here or elsewhere in the article, or an "it" can mean only it.
    """
    first, last = core(scene.parse, subject.first, subject.last)
    start = next((at for at in range(first, subject.last) if _kind(scene.parse, at)), first - 1) + 1
    end = _name_end(scene.parse, start, subject.last)
    if start < end and not _ends(scene.parse, end, subject.last):
        return None
    words = words_of(scene.parse, start, end) if start < end else words_of(scene.parse, first, last)
    if words in scene.firms and max(start - 1, first) <= subject.head < max(end, last):
        actor = Actor(slug(words).upper(), ActorKind.ORGANISATION, words)
        return Verdict(actor, why=f"{words!r} is the name of an organisation, {scene.firms[words]}")
    return None


def firms(parse: Parse) -> dict[str, str]:
    """The names of organisations that the registry does not know, by how the article tells, with that as a reason."""
    found = dict.fromkeys(things(parse), "as the article says “it” of it")
    for at in (at for at in range(len(parse.tokens) - 1) if _kind(parse, at)):
        start = at + 1
        while start < (end := _name_end(parse, start, min(start + LONGEST_NAME, len(parse.tokens)))):
            words = words_of(parse, start, end)
            someone = parse.tokens[at].text in listed("personal_kinds") and _opens_with_a_given_name(words)
            if not (someone or _known(words) or is_title_word(parse, end - 1) or holders_named(words)):
                found[words] = "by the noun before it"
            several = parse.tokens[at].tag == "NNS" and end + 1 < len(parse.tokens)
            start = end + 1 if several and parse.tokens[end].text in {"and", ","} else len(parse.tokens)
    return found


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


def _opens_with_a_given_name(words: str) -> bool:
    return words.split()[0].casefold() in listed("first_names_male") | listed("first_names_female")


def _known(words: str) -> bool:
    return bool(state_named(words) or organisation_named(words) or region_named(words))
