"""Whether the text itself puts an event into the past that is no news: old years, ended wars, "in those days"."""

from __future__ import annotations

import re

from excomm.event.scene import Scene
from excomm.event.syntax import clause, governing_verb, is_verb
from excomm.wordlist import wordlist

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s)?\Z")


def long_past(scene: Scene, node: int, years: int = 1) -> bool:
    """Whether the clause of ``node`` names a time more than ``years`` calendar years before the article's own.

    Where the article's date is unknown only wars and eras that have ended, and set phrases, count.
    """
    parse, text = scene.parse, scene.article.text
    sentence = parse.sentences[parse.tokens[node].sentence].of(text).lower()
    verb, span = clause(parse, node)
    words = span.of(text).lower()
    rows = wordlist("en", "event_status")["history"]
    if any(phrase in words or sentence.startswith(phrase) for phrase in rows["background"]):
        return True
    written = scene.article.published.earliest
    if any(name in words and (written is None or written.year > year + years) for name, year in rows["ended"].items()):
        return True
    if written is None:
        return False
    first, last = parse.bounds[parse.tokens[node].sentence]
    for at in range(first, last):
        found = parse.tokens[at].text
        if _YEAR.match(found) and int(found[:4]) < written.year - years and _dates(scene, at, verb):
            return True
    return False


def _dates(scene: Scene, year: int, verb: int) -> bool:
    """Whether the year stands in the verb's own clause, or the clause describes it ("in 1962, when ...")."""
    parse = scene.parse
    holder = governing_verb(parse, year)
    if holder == verb or not is_verb(parse, verb):
        return True
    described = parse.tokens[verb].head
    return parse.tokens[verb].dep == "relcl" and (described == year or parse.tokens[year].head == described)
