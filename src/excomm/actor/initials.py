"""A label of initials before a question or an answer, as interviews shorten who speaks: "((JR)) :"."""

from __future__ import annotations

from excomm.actor.office import verdict
from excomm.actor.organisation import verdict as of_body
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.records import ActorKind
from excomm.registry import Organisation, organisation_named

ORDER = 16

LONGEST = 4
"""Letters of such a label."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The one person, else the one medium, of the article whom the letters stand for; None where it is none."""
    tokens = scene.parse.tokens
    letters = tokens[subject.head].text
    behind = tokens[subject.last].text if subject.last < len(tokens) else ""
    alone = subject.last - subject.first == 1 and behind in {")", "))", ":"}
    if not alone or subject.role != "speaker" or not letters.isupper() or not 1 < len(letters) <= LONGEST:
        return None
    persons = [one for one in scene.cast.values() if any(_initials(name) == letters for name in one.names)]
    if len(persons) == 1:
        return verdict(persons[0], scene, f"{letters!r}: the initials of {persons[0].name}")
    media = {one.id: one for one in _media(scene) if _shortens(letters, one.name)}
    if persons or len(media) != 1:
        return None
    (medium,) = media.values()
    return of_body(medium, letters)


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())


def _media(scene: Scene) -> list[Organisation]:
    """The media that the article names by a single word."""
    words = {token.text for token in scene.parse.tokens if token.pos == "PROPN"}
    named = (organisation_named(word, scene.day) for word in sorted(words))
    return [one for one in named if one and one.kind is ActorKind.MEDIA]


def _shortens(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in that order, from its first: WN of Wikinews."""
    rest = iter(name.upper())
    return name.upper().startswith(letters[0]) and all(letter in rest for letter in letters)
