"""Who can do nothing any more: a state that has ended, somebody who is dead or left office a lifetime ago."""

from __future__ import annotations

from datetime import date, timedelta

from excomm.event.kinds import titles
from excomm.event.political import name_at
from excomm.event.scene import Scene
from excomm.event.syntax import doers
from excomm.event.tree import below, is_verb
from excomm.event.verdict import forms, listed
from excomm.records import Parse
from excomm.registry import holders_named, organisation_named, state_named
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
    nouns = [at for prep in below(parse, verb, "prep") for at in below(parse, prep, "pobj")]
    times = [at for at in nouns if parse.tokens[at].lemma in listed("history", "days")]
    found += [at for time in times for at in below(parse, time, "poss")]  # "in Roosevelt's day"
    clauses = [clause for time in times for clause in below(parse, time, "relcl")]
    for clause in (*clauses, *below(parse, verb, "advcl")):
        if forms(parse, clause, "advmod", "mark") & {"when", "while"}:
            found += below(parse, clause, "nsubj")
    return found


def _gone(scene: Scene, doer: int, written: date, known: bool) -> bool:
    """``known``: whether the family name alone says who is meant."""
    name = name_at(scene.parse, doer)
    words = name.span.of(scene.article.text) if name is not None else scene.parse.tokens[doer].text
    if _ended(words, written) or any(_ended(whose, written) for whose in _owners(scene, doer)):
        return True
    if name is None or name.label != "PERSON":
        return False
    terms = holders_named(words)
    if terms and all(term.end is not None and term.end.year < written.year - _LIVES for term in terms):
        return True
    names = {term.name for term in terms}
    days = [died(words)] if not known or not names else [died(each) for each in names]
    return all(day is not None and day < written - _RECENT for day in days)


def _ended(words: str, written: date) -> bool:
    bare = words.removeprefix("the ").removeprefix("The ")
    ends = [found.end for found in (state_named(bare, written), organisation_named(bare, written)) if found is not None]
    return any(end is not None and end.year < written.year - 1 for end in ends)


def _owners(scene: Scene, doer: int) -> list[str]:
    """Whose troops they are: "Soviet troops", "the Warsaw Pact's armies", but not "former Soviet officers"."""
    parse = scene.parse
    if name_at(parse, doer) is not None or forms(parse, doer, "amod") & listed("history", "former"):
        return []
    owners = below(parse, doer, "poss", "amod", "nmod", "compound")
    names = [name.span.of(scene.article.text) for at in owners if (name := name_at(parse, at)) is not None]
    return [name.removesuffix("'s").removesuffix("’s") for name in names]
