"""Whether the text itself puts an event into the past that is no news: old years, ended wars, "in those days"."""

from __future__ import annotations

import re
from datetime import date

from excomm.event.bygone import gone
from excomm.event.political import name_at
from excomm.event.scene import Scene
from excomm.event.syntax import clause
from excomm.event.tree import below, governing_verb, is_verb
from excomm.event.verdict import forms, lemmas, listed
from excomm.records import Parse
from excomm.wordlist import wordlist

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s)?\Z")
_AGO = re.compile(r"(?:years|decades|centuries|generations|century)[ ,]*\Z")
_EARLIER = re.compile(
    r"(?<!for )\b(?:years|decades|centuries|generations) (?:\w+ )?(?:ago|earlier|before|previously|back)\b(?! than)"
)
_MODIFIERS = ("nummod", "compound", "amod", "nmod")
_DATED = ("in", "during", "at", "on", "after", "before", "throughout", "amid", "until", "by", "from", "between")
"""Prepositions whose noun dates the clause: "during the 1956 crisis", but not "under the 2015 accord"."""
_TOGETHER = frozenset({"until", "till", "when", "while", "as"})
"""Marks of a clause that is as old as the one before it: "in 1978 they shelled the town until it fell"."""
_DEEPEST = 6
"""Steps up the tree, at most, from a year to what it belongs to."""


def long_past(scene: Scene, node: int, trigger: int, years: int = 1) -> bool:
    """Whether the clause of ``node`` names a time more than ``years`` calendar years before the article's own.

    ``trigger`` is the word that names the event. Where the article's date is unknown only wars and eras that have
    ended, and set phrases, count.
    """
    parse, text = scene.parse, scene.article.text
    sentence = parse.sentences[parse.tokens[node].sentence].of(text).lower()
    verb, span = clause(parse, node)
    words = span.of(text).lower()
    rows = wordlist("en", "event_status")["history"]
    if any(phrase in words or sentence.startswith(phrase) for phrase in rows["background"]):
        return True
    if _once(parse, verb) or _EARLIER.search(words) or _long_since(scene, verb) or _remembered(parse, trigger):
        return True
    written = scene.article.published.earliest
    if any(name in words and (written is None or written.year > year + years) for name, year in rows["ended"].items()):
        return True
    before = words[: max(0, parse.tokens[verb].span.start - span.start)]
    if any(phrase in before for phrase in rows["then"]):
        return True
    return written is not None and (gone(scene, verb, written) or _old_year(scene, trigger, verb, written, years))


def _old_year(scene: Scene, trigger: int, verb: int, written: date, years: int) -> bool:
    parse = scene.parse
    first, last = parse.bounds[parse.tokens[verb].sentence]
    for at in range(first, last):
        found = parse.tokens[at].text
        if _YEAR.match(found) and int(found[:4]) < written.year - years and _dates(scene, at, verb, trigger):
            return True
    return False


def _once(parse: Parse, verb: int) -> bool:
    """Whether it was done "once": "Iceland once rammed our frigates", not "once again", "at once"."""
    for at in below(parse, verb, "advmod"):
        again = parse.tokens[at + 1].text.lower() in ("again", "more") if at + 1 < len(parse.tokens) else False
        if parse.tokens[at].text.lower() == "once" and at < verb and not again and not below(parse, at, "prep"):
            return parse.tokens[verb].tag == "VBD" or "had" in forms(parse, verb, "aux")
    return False


def _long_since(scene: Scene, verb: int) -> bool:
    """Whether years lie between: "two decades after X handed", "fifteen years have passed since Y declared"."""
    parse = scene.parse
    if not forms(parse, verb, "mark") & {"after", "since"}:
        return False
    sentence = parse.sentences[parse.tokens[verb].sentence]
    mark = next(at for at in below(parse, verb, "mark"))
    if _AGO.search(scene.article.text[sentence.start : parse.tokens[mark].span.start].lower()):
        return True
    head = parse.tokens[verb].head
    if parse.tokens[head].lemma not in listed("history", "elapsed"):
        return False
    return bool(lemmas(parse, head, "nsubj", "attr", "npadvmod") & {"year", "decade", "century", "generation"})


def _remembered(parse: Parse, noun: int) -> bool:
    """Whether the noun is only kept in mind: "the anniversary of the revolution", "the scars of the bombardment"."""
    preposition = parse.tokens[noun].head
    above = parse.tokens[preposition].head
    if parse.tokens[noun].dep != "pobj" or parse.tokens[preposition].text.lower() not in ("of", "to", "for"):
        return False
    return parse.tokens[above].lemma.lower() in listed("history", "remembering") and "first" not in forms(
        parse, above, "amod"
    )


def _dates(scene: Scene, year: int, verb: int, trigger: int) -> bool:
    """Whether the year dates the verb: in its own clause, in one beside it, or in one that it describes.

    "In 1962, when ...", "in 1971 Beijing took the seat, and Taipei walked out", "the last time was in 1994", "signed it
    in 2015, agreeing to disarm".
    """
    parse = scene.parse
    if not is_verb(parse, verb):
        return True
    if _opens(scene, verb, listed("history", "time")) and year > verb:
        return True  # "the last time that the armies trained together was in 1994"
    if _elsewhere(parse, year) or _only_names(parse, year, trigger):
        return False
    holder = governing_verb(parse, year)
    while holder is not None and holder != verb and parse.tokens[holder].dep == "xcomp":
        holder = parse.tokens[holder].head  # "had threatened to close the strait in 2012"
    present = parse.tokens[verb].tag in ("VBZ", "VBP") and not below(parse, verb, "aux", "auxpass")
    if holder == verb:
        # "blames agents for the 2014 blast": the year is the noun's.
        return not (present and parse.tokens[year].dep in _MODIFIERS)
    described = parse.tokens[verb].head
    if parse.tokens[verb].dep == "relcl":
        return described == year or parse.tokens[year].head == described or parse.tokens[described].head == holder
    beside = parse.tokens[verb].dep == "conj" or (
        parse.tokens[verb].dep == "ccomp" and not below(parse, verb, "mark") and year < verb
    )
    during = parse.tokens[verb].dep == "advcl" and bool(forms(parse, verb, "mark", "advmod") & _TOGETHER)
    going_on = parse.tokens[verb].dep == "advcl" and parse.tokens[verb].tag == "VBG" and not forms(parse, verb, "mark")
    return (beside or going_on or (during and year < verb)) and described == holder and not present


def _opens(scene: Scene, verb: int, words: frozenset[str]) -> bool:
    """Whether the sentence of ``verb`` opens with one of the phrases."""
    sentence = scene.parse.sentences[scene.parse.tokens[verb].sentence].of(scene.article.text).lower()
    return sentence.startswith(tuple(words))


def _elsewhere(parse: Parse, year: int) -> bool:
    """Whether the year is that of something else: "unlike in 2014", "for the first time since 1991"."""
    at = year
    for _ in range(_DEEPEST):
        above = parse.tokens[at].head
        if above == at or is_verb(parse, above):
            return False
        word = parse.tokens[above].text.lower()
        if word in listed("history", "elsewhere") and not (word == "as" and at == year):
            return True
        at = above
    return False


def _only_names(parse: Parse, year: int, trigger: int) -> bool:
    """Whether the year only says which thing: "suspended the 2015 accord"."""
    noun = parse.tokens[year].head
    if parse.tokens[year].dep not in _MODIFIERS or noun == trigger or parse.tokens[noun].pos not in ("NOUN", "PROPN"):
        return False
    month = name_at(parse, noun)
    if (year and parse.tokens[year - 1].text.lower() in _DATED) or (month is not None and month.label == "DATE"):
        return False  # "in 1948 Soviet troops": the parser gives the year to the troops; "October 1973"
    if parse.tokens[noun].dep in ("dobj", "nsubjpass") and _made(parse, noun):
        return False
    if parse.tokens[noun].dep == "pobj":
        return parse.tokens[parse.tokens[noun].head].text.lower() not in _DATED
    return parse.tokens[noun].dep in ("dobj", "nsubj", "nsubjpass", "attr", "poss", "compound", "conj")


def _made(parse: Parse, noun: int) -> bool:
    """Whether the thing is made by the deed, so that its year is the deed's: "brokered a 2015 accord"."""
    verb = parse.tokens[parse.tokens[noun].head].lemma
    new = bool(forms(parse, noun, "det") & {"a", "an"})
    return verb in listed("history", "making") or (new and verb in listed("history", "sealing"))
