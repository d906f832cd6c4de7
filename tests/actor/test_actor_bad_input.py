"""Names written to deceive, from right to left, without end or without number: nothing breaks, none is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cast_of_characters import WINTER, read, when
from hypothesis import given
from hypothesis import strategies as st

from excomm.actor.cast import cast_of
from excomm.actor.roll import Roll
from excomm.actor.scene import Person
from excomm.article import clean
from excomm.parse import parse
from excomm.records import Raw
from excomm.registry import person_key


@pytest.mark.parametrize(
    "name",
    [
        "Sergei L\u0430vrov",  # a Cyrillic letter
        "S\u0435rgei Lavrov",
        "Serge\u0456 Lavrov",
        "Sergei L\u0430vr\u043ev",
    ],
)
def test_letters_of_another_alphabet_make_nobody_else(name: str) -> None:
    mentions, _ = read(f"{{Russian Foreign Minister {name}}} <said> little.")
    assert mentions[0].actor == "sergei-lavrov"


def test_a_state_in_letters_of_another_alphabet_is_that_state() -> None:
    mentions, _ = read("{Russi\u0430} <said> yes.")
    assert mentions[0].actor == "RUS"


@pytest.mark.parametrize("name", ["علي خامنئي", "בנימין נתניהו", "\u202eSergei Lavrov\u202c", "\u200fJane Roe"])
def test_a_name_from_right_to_left_is_kept_as_it_stands(name: str) -> None:
    mentions, _ = read(f"{{Iranian minister {name}}} <said> little. {{Joe Biden}} <said> more.")
    assert mentions[0].text == f"Iranian minister {name}"
    assert mentions[0].actor or mentions[0].why
    assert mentions[1].actor == "joe-biden"


@pytest.mark.parametrize("name", ["X" + "a" * 499, "Ba" * 250, "Ana " * 124 + "Roe", "Jo-" * 166 + "Jo"])
def test_a_name_of_five_hundred_letters_stops_nothing(name: str) -> None:
    mentions, actors = read(f"{{French minister {name}}} <said> little. {{Joe Biden}} <said> more.")
    assert mentions[1].actor == "joe-biden"
    assert mentions[0].actor is None or mentions[0].actor in {actor.id for actor in actors}


def test_a_list_of_names_loses_nobody() -> None:
    given_names = ["Anna", "Boris", "Carl", "Diana", "Edward"]
    families = [f"{first}{last}" for first in ("Ber", "Dor", "Fal", "Hol", "Kar") for last in ("gen", "man", "sted")]
    names = [f"{one} {two}" for two in families for one in given_names]
    text = "\n\n".join(f"Danish envoy {name} left." for name in names)
    article = replace(clean(Raw(text.encode(), "text/plain", "list", "list")), published=when(WINTER))
    people, places = cast_of(parse(article), WINTER)
    assert set(names) <= {name for person in people.values() for name in (person.name, *person.names)}
    assert len([place for place in places if place.person]) >= len(names)


_WORDS = st.sampled_from(["Ann", "Ben", "Lee", "Roe", "Deng", "Mayen"])
_NAMES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join)


@given(st.lists(_NAMES, max_size=12), _NAMES)
def test_who_bears_a_name_is_found_as_by_looking_at_everybody(names: list[str], asked: str) -> None:
    roll = Roll()
    people = [Person(f"p{rank}", name, (name,), (), (), "") for rank, name in enumerate(names)]
    for person in people:
        roll.enter(person)
    key = person_key(asked)
    full = [one for one in people if " " in one.name and f" {person_key(one.name)}".endswith(f" {key}")]
    if " " in asked:
        assert roll.called(key) == (full[0] if full else None)
        assert [one.id for one in roll.alike(key)] == [one.id for one in people if _is_alike(one.name, asked)]
    else:
        assert roll.bearers(key) == [one for one in people if asked in one.name.split()]


def _is_alike(name: str, other: str) -> bool:
    short, long = sorted((name.split(), other.split()), key=len)
    return 1 < len(short) < len(long) and (long[: len(short)] == short or [long[0], long[-1]] == short)
