"""Who can do nothing any more: a state that has ended, somebody who is dead or left office a lifetime ago."""

from __future__ import annotations

from datetime import date, timedelta

from excomm.event.political import name_at, titles
from excomm.event.scene import Scene
from excomm.event.syntax import doers
from excomm.event.tree import is_verb
from excomm.registry import holders_named, state_named
from excomm.registry.mortality import died

_LIVES = 45
"""Years after the last office that a name held in which who bears it may still act."""
_RECENT = timedelta(days=366)
"""After this long the deeds of the dead are no news."""


def gone(scene: Scene, verb: int, written: date) -> bool:
    """Whether who does what ``verb`` says was gone well before the day ``written``."""
    return is_verb(scene.parse, verb) and any(_gone(scene, doer, written) for doer in doers(scene.parse, verb))


def _gone(scene: Scene, doer: int, written: date) -> bool:
    name = name_at(scene.parse, doer)
    words = name.span.of(scene.article.text) if name is not None else scene.parse.tokens[doer].text
    state = state_named(words.removeprefix("the ").removeprefix("The "), written)
    if state is not None and state.end is not None and state.end.year < written.year - 1:
        return True
    if name is None or name.label != "PERSON":
        return False
    terms = holders_named(words)
    if terms and all(term.end is not None and term.end.year < written.year - _LIVES for term in terms):
        return True
    known = {term.name for term in terms}
    titled = len(known) == 1 and titles(scene, doer)  # a family name alone may be anybody's
    day = died(words) or (died(known.pop()) if titled else None)
    return day is not None and day < written - _RECENT
