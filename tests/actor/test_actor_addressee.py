"""To whom a pronoun says that something was said: never to the speaker."""

from __future__ import annotations

from dataclasses import replace

from cast_of_characters import WINTER, when

from excomm.actor import resolve
from excomm.article import clean
from excomm.attribution import attribute
from excomm.parse import parse
from excomm.records import Raw


def _told(text: str) -> list[tuple[str | None, str | None]]:
    article = replace(clean(Raw(text.encode(), "text/plain", "case", "case")), published=when(WINTER))
    shared = parse(article)
    told, _, _ = resolve(article, shared, attribute(article, shared), ())
    return [(s.source.actor, s.addressee.actor) for s in told if s.source and s.addressee]


def test_nobody_speaks_to_himself() -> None:
    text = (
        "US President Joe Biden waited. The Elysee said that French President Emmanuel Macron had spoken to Russian "
        "President Vladimir Putin and told him that it was late."
    )
    assert _told(text) == [("emmanuel-macron", "vladimir-putin")]


def test_the_addressee_may_stand_in_the_sentence_before() -> None:
    text = "Russian President Vladimir Putin disagreed. US Vice President Kamala Harris urged him to wait."
    assert _told(text) == [("kamala-harris", "vladimir-putin")]
