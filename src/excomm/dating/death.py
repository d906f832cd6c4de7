"""Evidence: deaths of world figures. "the death of Fidel Castro", "Pope Francis has died": mostly written soon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from excomm.dating.clue import Clue, between, clue
from excomm.dating.fading import shape
from excomm.dating.figure import Figure, named_in
from excomm.dating.grammar import Found
from excomm.dating.grammar.meaning import Fixed
from excomm.records import Article, Parse, Span
from excomm.wordlist import wordlist

ORDER = 56
WEIGHT = 5.0
MOST = 6

WORDS = wordlist("en", "time")["deaths"]
NOUNS, KILLED = ("|".join(WORDS[kind]) for kind in ("nouns", "killed"))

_BEFORE = re.compile(rf"\b(?:{NOUNS}) of (?:[\w.’'-]+ ){{0,6}}$", re.IGNORECASE)
_LONGEST = 90
"""Code points before a name in which its death is looked for."""

_AFTER = re.compile(
    rf"(?:’s|'s) (?:(?:{'|'.join(WORDS['adjectives'])}) )?(?:{NOUNS})\b"
    rf"|,? (?:has |had |who )?(?:{'|'.join(WORDS['died'])})\b|,? (?:who )?was (?:{KILLED})\b"
)

_DYING, _KILLING = frozenset(WORDS["dying"]), frozenset(WORDS["killing"])
"""Lemmas of verbs that tell of a death, in the active and in the passive."""


def clues(article: Article, parse: Parse, finds: Sequence[Found]) -> Iterator[Clue]:
    """Written after the death of each figure of whose death the text tells; the latest one may be the news itself."""
    dead: dict[Figure, Span] = {}
    for span, figure in named_in(article, parse):
        if figure.died and figure not in dead and _told(article, parse, span):
            dead[figure] = span
    dated = {parse.sentence_at(find.start) for find in finds if isinstance(find.meaning, Fixed)}
    latest = sorted(((figure.died, figure.name, span) for figure, span in dead.items() if figure.died), reverse=True)
    for rank, (day, name, span) in enumerate(latest[:MOST]):
        says = f"tells of the death of {name} ({day})"
        made = clue("death", span.of(article.text), span, says, between(day, None), WEIGHT)
        news = rank == 0 and parse.sentence_at(span.start) not in dated
        yield replace(made, shape=shape("death", day, day)) if news else made


def _told(article: Article, parse: Parse, span: Span) -> bool:
    number = parse.sentence_at(span.start)
    sentence = parse.sentences[number] if number is not None else span
    before = article.text[max(sentence.start, span.start - _LONGEST) : span.start]
    near = _BEFORE.search(before) or _AFTER.match(article.text, span.end, sentence.end)
    return bool(near) or _dies(parse, span)


def _dies(parse: Parse, span: Span) -> bool:
    """Whether the name is the subject of dying: "Qaboos bin Said, the ruler of Oman, died on Friday"."""
    inside = parse.tokens_in(span)
    for i in inside:
        token, verb = parse.tokens[i], parse.tokens[parse.tokens[i].head]
        if token.head in inside or token.dep not in ("nsubj", "nsubjpass"):
            continue
        negated = any(parse.tokens[c].dep == "neg" or parse.tokens[c].tag == "MD" for c in parse.children[token.head])
        wanted = _DYING if token.dep == "nsubj" else _KILLING
        if verb.lemma in wanted and not negated and verb.tag != "VBG":
            return True
    return False
