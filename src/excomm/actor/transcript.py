"""Who has the floor in a transcript: "President of Finland Sauli Niinistö: I thank you ...", and all until the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from excomm.records import Article, Parse, Span

_HEAD = re.compile(r"(?P<who>[A-Z][^:“”\"\n!?]{0,160}?)(?:\s*\([^()\n]{1,40}\))?:\s+(?![“\"])(?=\S)")
_SEPARATOR = re.compile(r"[\W_]*")


@dataclass(frozen=True, slots=True)
class Turn:
    """``words`` are what one speaker says in a transcript, ``who`` the words before the colon that name the speaker."""

    who: Span
    words: Span


def turns(article: Article, parse: Parse, named: frozenset[int]) -> tuple[Turn, ...]:
    """The turns of an article, if a person (``named``: the tokens of their names) has the floor in one of them.

    A turn ends before the next head ("Question:" is one too) or a line of asterisks. A headline is a turn of its own.
    """
    heads: list[tuple[Span, int]] = []
    ends: list[int] = []
    for paragraph in article.paragraphs:
        head = _HEAD.match(article.text, paragraph.start, paragraph.end)
        if head and _names(parse, Span(*head.span("who"))):
            heads.append((Span(*head.span("who")), head.end()))
        if (head and heads[-1:] and heads[-1][1] == head.end()) or _SEPARATOR.fullmatch(paragraph.of(article.text)):
            ends.append(paragraph.start)
        if paragraph == article.title:
            ends.append(paragraph.end)
    ends.append(len(article.text))
    if not any(at in named for who, _ in heads for at in parse.tokens_in(who)):
        return ()
    return tuple(Turn(who, Span(start, min(end for end in ends if end >= start))) for who, start in heads)


def _names(parse: Parse, who: Span) -> bool:
    """Whether the words before a colon may name a speaker: no clause, and each noun or name in title case."""
    inside = [parse.tokens[at] for at in parse.tokens_in(who)]
    if any(token.pos in {"VERB", "AUX", "PRON"} and token.text[0].islower() for token in inside):
        return False
    return bool(inside) and not any(token.text[0].islower() for token in inside if token.pos in {"NOUN", "PROPN"})
