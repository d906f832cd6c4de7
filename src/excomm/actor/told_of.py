"""Who is told of in a stretch of the text, for words that mean several of them: "they", "the two presidents"."""

from __future__ import annotations

from excomm.actor import title
from excomm.actor.noun import noun_phrase
from excomm.actor.possessor import side_of
from excomm.actor.scene import Person, Scene, Subject
from excomm.actor.title_phrase import is_title_word
from excomm.records import ActorKind
from excomm.registry import terms_of

_JOINS = {"and", ";", "but"}


def named(first: int, last: int, scene: Scene, *, sided: bool = True) -> list[Person]:
    """The persons in an official role who are named in ``[first, last)``, each once.

    With ``sided`` only those of whom it is known for which state or organisation they act.
    """
    found: dict[str, Person] = {}
    for place in scene.named_in(first, last):
        if place.person and scene.quoted(scene.parse.tokens[place.first].span.start) is None:
            found.setdefault(place.person, scene.cast[place.person])
    for person in _under_titles(first, last, scene):
        found.setdefault(person.id, person)
    sides = ((one, side_of(one, scene)) for one in found.values())
    return [one for one, side in sides if side.actor and (side.state or side.organisation or not sided)]


def _under_titles(first: int, last: int, scene: Scene) -> list[Person]:
    """The registry's persons of whom ``[first, last)`` tells by their office alone: "the Russian president"."""
    found = []
    named = {at for place in scene.named_in(first, last) for at in range(place.first, place.last)}
    for at in range(first, last):
        tagged = scene.parse.tokens[at].tag in {"NN", "NNP"} and at not in named
        if not tagged or scene.quoted(scene.parse.tokens[at].span.start) or not is_title_word(scene.parse, at):
            continue
        said = title.resolve(noun_phrase(scene.parse, at), scene)
        actor = said.actor if said else None
        if said and actor and actor.kind is ActorKind.PERSON and (terms := terms_of(actor.id)):
            known = Person(actor.id, actor.name, (), (actor.id,), (), terms[0].gender)
            found.append(scene.cast.get(actor.id, known))
    return found


def start(subject: Subject, scene: Scene) -> int:
    """The token before which is told who they are: of its sentence, unless "and" sets the mention behind another act.

    "The envoy, who received the two leaders" is none of them.
    """
    tokens = scene.parse.tokens
    joined = subject.first > 0 and tokens[subject.first - 1].text in _JOINS
    return subject.first if joined else scene.parse.bounds[tokens[subject.first].sentence][0]
