"""A pronoun: who "he", "it", "they" stand for, and in a quotation "I" and "we".

Constraints exclude (number, gender, person: an agency is never "he"), preferences weigh (``weight.PRONOUN``).
"""

from __future__ import annotations

from excomm.actor.personal import person
from excomm.actor.quoted import HEARER, SPEAKER, SPEAKERS, hearer, speaker
from excomm.actor.relative import RELATIVE, relative
from excomm.actor.scene import Scene, Subject, Verdict
from excomm.actor.thing import thing

ORDER = 10

_MASCULINE = {"he", "him", "his", "himself"}
_FEMININE = {"she", "her", "hers", "herself"}
_NEUTER = {"it", "its", "itself"}
_PLURAL = {"they", "them", "their", "theirs", "themselves"}
_ACRONYMS = {"us", "who", "it"}


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever the pronoun stands for, or nobody and why; None where the mention is no pronoun."""
    token = scene.parse.tokens[subject.head]
    word = token.text.casefold()
    if subject.last - subject.first > 2 or (word in _ACRONYMS and token.text.isupper()):
        return None
    if word in HEARER:
        return hearer(subject, scene)
    if word in RELATIVE:
        return relative(subject, scene)
    if word in SPEAKER | SPEAKERS:
        return speaker(subject, scene, several=word in SPEAKERS)
    if word in _MASCULINE | _FEMININE:
        return person(subject, scene, "m" if word in _MASCULINE else "f")
    if word in _NEUTER | _PLURAL:
        return thing(subject, scene, several=word in _PLURAL)
    if token.pos == "PRON":
        return Verdict(None, why=f"{token.text!r} names nobody")
    return None
