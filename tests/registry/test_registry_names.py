"""Who is meant by a word on a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.registry import (
    Holder,
    State,
    holders,
    holders_named,
    holders_of,
    organisation_named,
    person_key,
    state_named,
    states,
    valid,
)

OCTOBER = date(1962, 10, 27)
NOW = date(2021, 12, 27)


@pytest.mark.parametrize(
    ("words", "day", "code"),
    [
        ("US", NOW, "USA"),
        ("U.S.", None, "USA"),
        ("the United States", NOW, "USA"),
        ("THE UNITED STATES", NOW, "USA"),
        ("us", NOW, None),
        ("Washington", NOW, "USA"),
        ("the White House", NOW, "USA"),
        ("the Kremlin", NOW, "RUS"),
        ("the Kremlin", OCTOBER, "SUN"),
        ("Moscow", OCTOBER, "SUN"),
        ("Moscow", None, "RUS"),
        ("Russian", OCTOBER, "SUN"),
        ("Soviet", None, "SUN"),
        ("the Soviet Union", NOW, "SUN"),
        ("Ukraine", OCTOBER, None),
        ("Kyiv", NOW, "UKR"),
        ("Saigon", OCTOBER, "VNM"),
        ("Hanoi", OCTOBER, "VDR"),
        ("Hanoi", NOW, "VNM"),
        ("Bonn", OCTOBER, "DEU"),
        ("East Berlin", OCTOBER, "DDR"),
        ("Czech", OCTOBER, "CSK"),
        ("Czech", NOW, "CZE"),
        ("Atlantis", NOW, None),
    ],
)
def test_a_state_is_found_by_name_demonym_and_seat_on_its_day(words: str, day: date | None, code: str | None) -> None:
    state = state_named(words, day)
    assert (state.code if state else None) == code


@pytest.mark.parametrize(
    "words",
    [
        "Ryabkov",
        "Riabkov",
        "Рябков",
        "Sergei Ryabkov",
        "Sergey Ryabkov",
        "SERGEI RYABKOV",
        "Serguei Riabkov",
        "Сергей Рябков",
    ],
)
def test_one_person_under_every_spelling(words: str) -> None:
    assert {holder.person for holder in holders_named(words, NOW)} == {"sergei-ryabkov"}


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Kim Jong Un", "kim-jong-un"),
        ("Dimitri Peskov", "dmitry-peskov"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Khruschev", "nikita-khrushchev"),
        ("Хрущёв", "nikita-khrushchev"),
        ("Dorticos", "osvaldo-dorticos"),
        ("Hammarskjold", "dag-hammarskjold"),
    ],
)
def test_transliterations_and_accents_do_not_matter(words: str, person: str) -> None:
    assert {holder.person for holder in holders_named(words)} == {person}


def test_a_name_that_several_persons_bear_is_told_by_the_day() -> None:
    assert {holder.person for holder in holders_named("Bush")} == {"george-h-w-bush", "george-w-bush"}
    assert {holder.person for holder in holders_named("Bush", date(1990, 8, 2))} == {"george-h-w-bush"}
    assert {holder.person for holder in holders_named("George Bush", date(2003, 3, 20))} == {"george-w-bush"}
    assert {holder.person for holder in holders_named("Kennedy", OCTOBER)} == {"john-f-kennedy", "robert-f-kennedy"}
    assert holders_named("Kennedy", NOW) == ()


def test_both_hold_the_office_on_the_day_of_the_handover() -> None:
    assert [h.person for h in holders_of("president", "USA", date(1963, 11, 22))] == [
        "john-f-kennedy",
        "lyndon-b-johnson",
    ]
    assert [h.person for h in holders_of("foreign minister", "RUS", NOW)] == ["sergei-lavrov"]
    assert [h.person for h in holders_of("secretary-general", "NATO", NOW)] == ["jens-stoltenberg"]


@pytest.mark.parametrize(
    ("words", "day", "found"),
    [
        ("NATO", NOW, "NATO"),
        ("the UN Security Council", OCTOBER, "UNSC"),
        ("the State Department", NOW, "US-STATE-DEPARTMENT"),
        ("Sputnik", NOW, "SPUTNIK"),
        ("Reuters", OCTOBER, "REUTERS"),
        ("the European Union", OCTOBER, None),
        ("the congress", NOW, None),
    ],
)
def test_organisations_are_found_in_their_time(words: str, day: date, found: str | None) -> None:
    organisation = organisation_named(words, day)
    assert (organisation.id if organisation else None) == found


def test_the_agency_of_the_soviet_state_is_soviet_then_and_russian_now() -> None:
    then, now = organisation_named("TASS", OCTOBER), organisation_named("TASS", NOW)
    assert then is not None
    assert now is not None
    assert (then.state, now.state) == ("SUN", "RUS")


@given(st.sampled_from(holders()), st.dates(min_value=date(1945, 1, 1), max_value=date(2025, 12, 31)))
def test_whoever_is_found_on_a_day_holds_the_office_that_day(holder: Holder, day: date) -> None:
    found = holders_named(holder.name, day)
    assert all(term.start <= day and (term.end is None or day <= term.end) for term in found)
    assert (holder in found) == valid(holder, day)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_and_blanks_do_not_change_the_key_of_a_name(words: str) -> None:
    assert person_key(words) == person_key(f" {words} ") == person_key(words.upper())


@given(st.sampled_from(states()))
def test_a_state_answers_to_its_own_name_in_its_time(state: State) -> None:
    found = state_named(state.name, state.start or date(1946, 1, 1))
    assert found is not None
    assert found.code == state.code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yuri Andreyev", "Yury Andreev"),
        ("Sergei Ignatiev", "Sergey Ignatyev"),
        ("Fyodor Korolyov", "Fedor Korolev"),
        ("Pyotr Likhachov", "Petr Likhachev"),
        ("Natalya Grigoryeva", "Natalia Grigorieva"),
        ("Mohammed", "Mohamad"),
        ("Victor", "Viktor"),
        ("Ryabkov", "Рябков"),
        ("Рutin", "Putin"),  # a Cyrillic letter that looks Latin
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sergei Parshin", "Sergei Pershin"), ("Karelin", "Karlin"), ("Kozlov", "Kozlova"), ("Rudensky", "Rudenya")],
)
def test_names_that_are_only_alike_do_not(one: str, other: str) -> None:
    assert person_key(one) != person_key(other)
