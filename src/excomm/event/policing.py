"""Whether an arrest is police work, and nothing between states: for theft, murder, drugs, of nobody in public life."""

from __future__ import annotations

from excomm.event.candidate import Candidate
from excomm.event.complement import things_of
from excomm.event.lexicon import noun_class
from excomm.event.mention import states_of
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.tree import is_verb


def common_crime(scene: Scene, one: Candidate) -> bool:
    """Whether ``one`` is the arrest of an ordinary person for an ordinary crime.

    A foreigner's arrest is kept, whatever the charge, and so is that of a politician or a journalist.
    """
    if (one.type, one.mode) != ("COERCE", "arrest"):
        return False
    parse = scene.parse
    held = {*one.targets, *(things_of(parse, one.node) if is_verb(parse, one.node) else ())}
    nouns = {parse.tokens[at].lemma.lower() for at in held}
    own = {state for at in one.sources for state in states_of(scene, at)}
    foreign = any(states_of(scene, at) - own for at in held)
    if foreign or any(rank(scene, at) is Rank.ACTOR for at in held) or not nouns:
        return False
    if nouns & noun_class("criminals"):
        return True
    around = {parse.tokens[at].lemma.lower() for at in parse.subtree(one.node)}
    return nouns <= noun_class("ordinary") and bool(around & noun_class("crimes"))
