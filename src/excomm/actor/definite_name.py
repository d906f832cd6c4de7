"""An organisation that only its name shows: "the" before several words in capitals, of which one speaks or acts."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import nations
from excomm.actor.scene import Scene, Subject, Verdict, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Actor, ActorKind
from excomm.registry import organisation_named, region_named

ORDER = 92

_OTHERWISE = {"PERSON", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "DATE", "LANGUAGE"}
"""What the parser takes no organisation for (OntoNotes)."""

_LINKS = {"of", "for", "and", "&"}

_ADJECTIVES = {"JJ", "JJR", "JJS", "VBG", "VBN"}

_ACTS = {"speaker", "source"}


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation under its own name: "the ruling Harbour Rally". A person or a state is not called with "the".

    None where the name is a place's, a writing's, a title's, or of words that many share.
    """
    if subject.role not in _ACTS or not (found := _name(subject, scene)):
        return None
    first, last = found
    words = words_of(scene.parse, first, last)
    common = listed("common_names") | listed("organisation_words") | listed("bodies") | listed("governments")
    parts = words.split()
    own = [word for word in parts if word[0].isupper() and word.casefold() not in common]
    telling = words.split()[-1].casefold() not in listed("writings") | listed("documents")
    labels = {name.label for name in scene.parse.names if name.first < last and first < name.last}
    placed = region_named(words) or organisation_named(words, scene.day) or nations(scene.parse, first, last, scene.day)
    if len(parts) < 2 or not own or not telling or labels & _OTHERWISE or placed or scene.named_in(first, last):
        return None
    actor = Actor(slug(words).upper(), ActorKind.ORGANISATION, words)
    return Verdict(actor, why=f"{words!r} is an organisation's name, by its capitals behind “the”")


def _name(subject: Subject, scene: Scene) -> tuple[int, int] | None:
    """The run of capitals that holds the head, behind "the" and small adjectives."""
    tokens = scene.parse.tokens
    head = tokens[subject.head]
    if head.tag != "NNP" or not head.text[0].isupper() or is_title_word(scene.parse, subject.head):
        return None
    first, last = subject.head, subject.head + 1
    while first > subject.first and tokens[first - 1].text[0].isupper() and tokens[first - 1].pos in {"PROPN", "ADJ"}:
        first -= 1
    while last < subject.last and (
        (tokens[last].pos == "PROPN" and tokens[last].text[0].isupper())
        or (tokens[last].text in _LINKS and last + 1 < subject.last and tokens[last + 1].pos == "PROPN")
    ):
        last += 1
    before = range(subject.first, first)
    the = any(tokens[at].text.casefold() == "the" for at in before)
    if tokens[first].text == "The" and first == subject.first:
        the, first = True, first + 1
    plain = all(
        tokens[at].text.casefold() == "the" or tokens[at].pos == "ADJ" or tokens[at].tag == "VBG" for at in before
    )
    return (first, last) if the and plain and first < last else None
