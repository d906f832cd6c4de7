"""Whether the text itself puts an event into the past that is no news: old years, ended wars, "in those days"."""

from __future__ import annotations

import re
from datetime import date

from excomm.event.political import name_at
from excomm.event.scene import Scene
from excomm.event.syntax import clause, doers
from excomm.event.tree import below, governing_verb, is_verb
from excomm.registry import holders_named, state_named
from excomm.wordlist import wordlist

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s)?\Z")
_AGO = re.compile(r"(?:years|decades|centuries|generations|century)[ ,]*\Z")
_LIVES = 45
"""Years after the last office that a name held in which who bears it may still act."""


def long_past(scene: Scene, node: int, years: int = 1) -> bool:
    """Whether the clause of ``node`` names a time more than ``years`` calendar years before the article's own.

    Where the article's date is unknown only wars and eras that have ended, and set phrases, count.
    """
    parse, text = scene.parse, scene.article.text
    start = parse.sentences[parse.tokens[node].sentence].start
    sentence = parse.sentences[parse.tokens[node].sentence].of(text).lower()
    verb, span = clause(parse, node)
    words = span.of(text).lower()
    rows = wordlist("en", "event_status")["history"]
    if any(phrase in words or sentence.startswith(phrase) for phrase in rows["background"]):
        return True
    if _AGO.search(sentence[: max(0, span.start - start)]) and words.startswith("since "):
        return True
    written = scene.article.published.earliest
    if any(name in words and (written is None or written.year > year + years) for name, year in rows["ended"].items()):
        return True
    if written is None:
        return False
    if _gone(scene, verb, written):
        return True
    first, last = parse.bounds[parse.tokens[node].sentence]
    for at in range(first, last):
        found = parse.tokens[at].text
        if _YEAR.match(found) and int(found[:4]) < written.year - years and _dates(scene, at, verb):
            return True
    return False


def _dates(scene: Scene, year: int, verb: int) -> bool:
    """Whether the year dates the verb: in its own clause, in one beside it, or in one that it describes.

    "In 1962, when ...", "in 1971 Beijing took the seat, and Taipei walked out", "the last time was in 1994".
    """
    parse = scene.parse
    holder = governing_verb(parse, year)
    if not is_verb(parse, verb):
        return True
    present = parse.tokens[verb].tag in ("VBZ", "VBP") and not below(parse, verb, "aux", "auxpass")
    if holder == verb:
        # "blames agents for the 2014 blast": the year is the noun's.
        return not (present and parse.tokens[year].dep in ("nummod", "compound", "amod"))
    described = parse.tokens[verb].head
    if parse.tokens[verb].dep == "relcl":
        return described == year or parse.tokens[year].head == described or parse.tokens[described].head == holder
    beside = parse.tokens[verb].dep == "conj" or (
        parse.tokens[verb].dep == "ccomp" and not below(parse, verb, "mark") and year < verb
    )
    return beside and described == holder and not present


def _gone(scene: Scene, verb: int, written: date) -> bool:
    """Whether who does it can do nothing any more: a state that has ended, or whose last office is a lifetime back."""
    parse = scene.parse
    for doer in doers(parse, verb) if is_verb(parse, verb) else ():
        name = name_at(parse, doer)
        words = name.span.of(scene.article.text) if name is not None else parse.tokens[doer].text
        state = state_named(words.removeprefix("the ").removeprefix("The "), written)
        if state is not None and state.end is not None and state.end.year < written.year - 1:
            return True
        terms = holders_named(words) if name is not None and name.label == "PERSON" else ()
        if terms and all(term.end is not None and term.end.year < written.year - _LIVES for term in terms):
            return True
    return False
