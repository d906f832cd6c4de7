"""Who did it to whom, by the words around a noun: "talks between A and B", "the attack on B by A"."""

from __future__ import annotations

from excomm.event.lexicon import NounFrame
from excomm.event.political import modifiers, owners, rank
from excomm.event.scene import Scene
from excomm.event.source import acting
from excomm.event.syntax import doers, members, passive, phrases
from excomm.event.tree import below


def _where(scene: Scene, thing: int, frame: NounFrame) -> tuple[int, ...]:
    """Where a thing is that is attacked: "air strikes on targets in Gaza" hit Gaza."""
    return owners(scene, thing) if frame.type == "ASSAULT" else ()


_PARTING = frozenset({"SANCTION", "COERCE", "SUPPORT"})
"""What is cut, closed or restored lies between two: the second stands after it."""


def _beyond(scene: Scene, thing: int) -> tuple[int, ...]:
    """With whom what is cut or closed was held: "the severance of relations with B", "its border with B"."""
    return acting(scene, [at for word, at in phrases(scene.parse, thing) if word in ("with", "to", "from")])


def _under(scene: Scene, thing: int) -> tuple[int, ...]:
    """On whom what is lifted or tightened lies: "the removal of sanctions on B"."""
    return acting(scene, [at for word, at in phrases(scene.parse, thing) if word in ("on", "upon", "against")])


_MOVED = frozenset({"withdraw", "troops"})
"""Modes whose nouns tell of one's own forces: "the withdrawal of Soviet troops" is theirs."""

_SUFFERING = frozenset({"with", "against", "on", "upon", "at", "to", "toward", "towards", "into", "over"})


def noun_roles(scene: Scene, noun: int, frame: NounFrame) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Sources and targets that stand around a noun: "talks between A and B", "the attack on B by A"."""
    parse = scene.parse
    own: list[int] = [at for at in below(parse, noun, "poss") if rank(scene, at)]
    suffering: list[int] = []
    for word, inner in phrases(parse, noun):
        who = acting(scene, members(parse, inner))
        if word == "by" or (word in ("between", "among") and frame.mutual) or (word == "of" and frame.of == "source"):
            own.extend(who)
        elif word == "of" and frame.of == "content":
            beyond = (*(_beyond(scene, inner) if frame.type in _PARTING else ()), *_under(scene, inner))
            suffering.extend(beyond)
            left = tuple(at for at in owners(scene, inner) if at not in beyond)
            own.extend(left if not who else who if frame.mode in _MOVED else ())
        elif (
            word in _SUFFERING
            or (word == "between" and frame.mode == "third-party")
            or (word == "for" and frame.type == "COERCE")
            or (word == "of" and frame.of == "target")
            or (word == "from" and frame.type in ("RETREAT", "SANCTION"))
        ):
            suffering.extend(who or owners(scene, inner, foreign=True) or _where(scene, inner, frame))
    if frame.type == "REQUEST":
        # "its demand that B withdraw"
        suffering.extend(acting(scene, [at for acl in below(parse, noun, "acl") for at in below(parse, acl, "nsubj")]))
    for use in below(parse, noun, "acl"):
        own.extend(acting(scene, doers(parse, use)) if passive(parse, use) else ())
    if not own:
        own.extend(modifiers(scene, noun))
    return tuple(dict.fromkeys(own)), tuple(dict.fromkeys(suffering))
