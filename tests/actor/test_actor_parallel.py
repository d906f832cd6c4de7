"""An object pronoun repeats the object before it: "sanctioned Iran and urged it to ...", never some earlier subject."""

from __future__ import annotations

from datetime import date

import pytest
from cast_of_characters import act, read

EARLIER = "The French foreign ministry summoned the envoy. "

ACTORS = [
    ("Peru sanctioned Chile and urged {it} to return to the talks.", "CHL"),
    ("Peru attacked Chile on Friday, accusing {it} of sheltering rebels.", "CHL"),
    ("Peru imposed an embargo on Chile and warned {it} against any answer.", "CHL"),
    ("Peru cut ties with Chile and threatened {it} with war.", "CHL"),
    ("Peru expelled two Chilean diplomats and accused {them} of spying.", "unnamed-chl-two-diplomats"),
]
DEEDS = [
    ("Peru denounced the raid, calling {it} a crime.", "the raid"),
    ("Peru denounced the raid on Chile, calling {it} a crime.", "the raid"),
    ("Peru rejected the proposal and called {it} an insult.", "the proposal"),
]


@pytest.mark.parametrize(("marked", "who"), ACTORS)
def test_it_is_the_actor_to_whom_something_was_just_done(marked: str, who: str) -> None:
    assert [mention.actor for mention in act(EARLIER + marked)] == [who]


@pytest.mark.parametrize(("marked", "what"), DEEDS)
def test_it_is_nobody_where_a_deed_is_judged(marked: str, what: str) -> None:
    (mention,) = act(EARLIER + marked)
    assert mention.actor is None
    assert f"is rather {what!r}" in mention.why


def test_him_is_who_stands_in_the_sentence_and_not_who_spoke_before_it() -> None:
    (him,) = act(
        "Peru mourned General Luis Quispe. Chilean Foreign Minister Juan Valdés <condemned> the attack.\n\n"
        "In 2007 the United States labelled Quispe a terrorist and levied sanctions against {him}."
    )
    assert him.actor == "luis-quispe"


def test_he_is_nobody_behind_a_name_that_two_persons_bear() -> None:
    (him,) = act(
        "General Luis Quispe met General Pedro Quispe. Juan Valdés smiled.\n\n"
        "The United States named Quispe and levied sanctions against {him}."
    )
    assert him.actor is None
    assert "leaves open" in him.why


@pytest.mark.parametrize("first", ["Sudesh Amman", "Ernst Berlin"])
def test_a_surname_is_no_seat_of_government(first: str) -> None:
    name = first.split()[1]
    marked = f"Police shot {first} at the market. {{{name}}} <threatened> his neighbours."
    (mention,) = read(marked, date(2020, 1, 5))[0]
    assert mention.state is None


def test_a_government_sits_where_the_text_says() -> None:
    (mention,) = read("{The government in Beirut} <denounced> the raid.")[0]
    assert mention.actor == "LBN"


def test_his_government_is_not_the_government_of_another_side() -> None:
    found = read(
        "{Chilean spokesman Juan Valdés} <said> that his government was ready. In Peru, {the government} <denied> it."
    )[0]
    assert found[1].state in {None, "PER"}
