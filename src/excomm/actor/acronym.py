"""A speaker named by one word in capitals, which nothing else explains: "UOKiK", "the NEOC"."""

from __future__ import annotations

import re

from excomm.actor.lexicon import listed, slug
from excomm.actor.scene import Scene, Subject, Verdict, core
from excomm.actor.title_phrase import is_title_word
from excomm.records import Actor, ActorKind

ORDER = 95

_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&.\-]{1,9}")


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation under its abbreviation, which represents no state; None where the word is no such name."""
    first, _ = core(scene.parse, subject.first, subject.last)
    behind = scene.parse.tokens[first + 1].text if first + 1 < subject.last else ","
    if subject.role != "speaker" or behind not in {",", "("} or not _is_acronym(first, scene):
        return None
    words = scene.parse.tokens[first].text
    actor = Actor(slug(words).upper(), ActorKind.ORGANISATION, words)
    return Verdict(actor, why=f"{words!r} is an organisation's name, by its capitals")


def _is_acronym(at: int, scene: Scene) -> bool:
    """Whether the word has two capitals or more in a sentence that is not all in capitals, and is no title."""
    token = scene.parse.tokens[at]
    if not _ACRONYM.fullmatch(token.text) or token.text.casefold() in listed("no_bodies") or token.pos == "PRON":
        return False
    if token.tag in {"NNS", "NNPS"} or is_title_word(scene.parse, at) or scene.named_in(at, at + 1):
        return False
    if scene.shortens_a_person(token.text):
        return False
    first, last = scene.parse.bounds[token.sentence]
    return any(one.text.islower() and len(one.text) > 1 for one in scene.parse.tokens[first:last])
