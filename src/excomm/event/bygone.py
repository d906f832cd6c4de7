"""Who can do nothing any more: a state that has ended, somebody who is dead or left office a lifetime ago."""

from __future__ import annotations

from datetime import date, timedelta

from excomm.event.political import name_at, titles
from excomm.event.scene import Scene
from excomm.event.syntax import doers
from excomm.event.tree import below, is_verb
from excomm.event.verdict import forms
from excomm.records import Parse
from excomm.registry import holders_named, state_named
from excomm.registry.mortality import died

_LIVES = 45
"""Years after the last office that a name held in which who bears it may still act."""
_RECENT = timedelta(days=366)
"""After this long the deeds of the dead are no news."""


def gone(scene: Scene, verb: int, written: date) -> bool:
    """Whether who does what ``verb`` says was gone well before the day ``written``."""
    parse = scene.parse
    if not is_verb(parse, verb):
        return False
    if any(_gone(scene, doer, written, known=bool(titles(scene, doer))) for doer in doers(parse, verb)):
        return True
    return any(_gone(scene, one, written, known=True) for one in _contemporaries(parse, verb))


def _contemporaries(parse: Parse, verb: int) -> list[int]:
    """Whose time it was: "when Tito was alive", "under Stalin"."""
    under = [prep for prep in below(parse, verb, "prep") if parse.tokens[prep].text.lower() == "under"]
    found = [at for prep in under for at in below(parse, prep, "pobj")]
    for clause in below(parse, verb, "advcl"):
        if forms(parse, clause, "advmod", "mark") & {"when", "while"}:
            found += below(parse, clause, "nsubj")
    return found


def _gone(scene: Scene, doer: int, written: date, known: bool) -> bool:
    """``known``: whether the family name alone says who is meant."""
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
    names = {term.name for term in terms}
    day = died(words) or (died(names.pop()) if known and len(names) == 1 else None)
    return day is not None and day < written - _RECENT
