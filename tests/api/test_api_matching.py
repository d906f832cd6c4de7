from __future__ import annotations

import pytest

from excomm.matching import Whom, state_codes
from excomm.records import Actor, ActorKind, Mention, Span

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("nikita-khrushchev", ActorKind.PERSON, "Nikita Khrushchev", "SUN", "", ("Khrushchov",)),
        Actor("dean-rusk", ActorKind.PERSON, "Dean Rusk", "USA"),
        Actor("SUN", ActorKind.STATE, "Soviet Union", "SUN"),
        Actor("NATO", ActorKind.ORGANISATION, "North Atlantic Treaty Organization"),
    )
}


def mention(text: str, actor: str | None = None, state: str | None = None) -> Mention:
    return Mention(Span(0, len(text)), text, actor, state)


KHRUSHCHEV = mention("he", "nikita-khrushchev", "SUN")
RUSK = mention("the secretary of state", "dean-rusk", "USA")


@pytest.mark.parametrize("words", ["Khrushchev", "nikita khrushchev", "Хрущев", "Khrushchov", "nikita-khrushchev"])
def test_a_person_is_found_by_any_spelling_of_a_name(words: str) -> None:
    assert Whom(words, ACTORS)(KHRUSHCHEV)
    assert not Whom(words, ACTORS)(RUSK)


@pytest.mark.parametrize("words", ["SUN", "sun", "Soviet Union", "the Soviet Union"])
def test_a_state_is_whoever_speaks_for_it(words: str) -> None:
    assert Whom(words, ACTORS)(KHRUSHCHEV)
    assert Whom(words, ACTORS)(mention("Moscow", "SUN", "SUN"))
    assert not Whom(words, ACTORS)(RUSK)


def test_an_organisation_is_found_by_its_name() -> None:
    assert Whom("NATO", ACTORS)(mention("the alliance", "NATO"))
    assert not Whom("NATO", ACTORS)(RUSK)


def test_an_unresolved_mention_is_found_by_its_own_words_only() -> None:
    assert Whom("Smith", ACTORS)(mention("Mr. Smith"))
    assert not Whom("Smith", ACTORS)(mention("a spokesman for Smith"))
    assert not Whom("Khrushchev", ACTORS)(mention("Khrushchev's spokesman"))
    assert not Whom("Smith", ACTORS)(None)


@pytest.mark.parametrize("words", ["", " ", "-", "\udcff"])
def test_words_that_name_nobody_find_nobody(words: str) -> None:
    whom = Whom(words, ACTORS)
    assert not any(whom(one) for one in (KHRUSHCHEV, RUSK, mention("the diplomat"), None))
    assert state_codes(words) == ()
