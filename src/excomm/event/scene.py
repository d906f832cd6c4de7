"""What a finder looks at: one article with its parse and statements, and who in it is known to hold an office."""

from __future__ import annotations

from dataclasses import dataclass

from excomm.event.tree import below
from excomm.records import Article, Parse, Statement
from excomm.wordlist import wordlist


@dataclass(frozen=True, slots=True)
class Scene:
    """``officials`` are the last words of the persons' names that stand beside an office somewhere in the article."""

    article: Article
    parse: Parse
    statements: tuple[Statement, ...]
    officials: frozenset[str]


def scene(article: Article, parse: Parse, statements: tuple[Statement, ...]) -> Scene:
    """The scene of one article."""
    offices = frozenset(wordlist("en", "political")["offices"])
    officials = set()
    for name in parse.names:
        if name.label != "PERSON":
            continue
        last = name.last - 1
        near = [*below(parse, last, "compound", "appos", "nmod", "amod"), parse.tokens[last].head]
        if any(parse.tokens[at].lemma.lower() in offices for at in near):
            officials.add(parse.tokens[last].text)
    return Scene(article, parse, statements, frozenset(officials))
