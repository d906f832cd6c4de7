"""Whose officer, body or writing it is: by a name, a noun or a pronoun before it, or by who has just spoken."""

from __future__ import annotations

import pytest
from cast_of_characters import read

SIDES = [
    # the officers of somebody named, of a body, of whoever a pronoun stands for
    ("{Zelensky's aide Oleh Tkachuk} <said> no.", ["UKR"]),
    ("{An adviser to Zelensky, Oleh Tkachuk,} <said> no.", ["UKR"]),
    ("{An aide to the Russian president, Oleg Vetrov,} <said> no.", ["RUS"]),
    ("Macron left. {His deputy, Colonel Remi Aubert,} <said> no.", ["FRA"]),
    ("The Pentagon was silent. {Its spokesman, Wade Norcross,} <said> no.", ["USA"]),
    ("Peru's navy sailed. {The navy's commander, Ivan Quispe,} <said> no.", ["PER"]),
    ("Macron slept. {His spokesman} <said> no.", ["FRA"]),
    # a rank before the name, and who it is behind the rank
    ("{A Chilean army spokesman, Colonel Ivan Quispe,} <said> no.", ["CHL"]),
    ("{Colonel Ivan Quispe, the Chilean army's spokesman,} <said> no.", ["CHL"]),
    # the country's, the junta's
    ("Chad closed its border. {The country's foreign minister} <said> no.", ["TCD"]),
    ("Chad closed its border. {The landlocked nation's army} <said> no.", ["TCD"]),
    ("Mali's ruling junta met. {The junta} <said> no.", ["MLI"]),
    ("Japan held a drill. {The island nation's cabinet} <said> no.", ["JPN"]),
    # the side that speaks, and the place that opens a sentence
    ("Iran and Iraq fought. {Iraq's oil ministry} <said> no. {The defence ministry} <said> so.", ["IRQ", "IRQ"]),
    ("Iran and Iraq fought. In Tehran, {the defence ministry} <said> so.", ["IRN"]),
]


@pytest.mark.parametrize(("marked", "sides"), SIDES, ids=[case[0][:60] for case in SIDES])
def test_an_officer_or_a_body_is_its_owners(marked: str, sides: list[str | None]) -> None:
    assert [mention.state for mention in read(marked)[0]] == sides


NO_SIDE = [
    "Macron left. {His counterpart, Ida Quill,} <said> no.",
    "Macron left. {His lawyer, Ida Quill,} <said> no.",
    "{Ida Quill, the daughter of a French diplomat,} <said> no.",
    "{The firm's spokesman, Wade Norcross,} <said> no.",
    "{His spokesman} <said> no.",
    "Iran and Iraq fought. {The country's army} <said> no.",
    "Iran and Iraq fought. {The Iraqi court} <said> no. Iran slept, and {the defence ministry} <said> so.",
    "Brazil met. {The envoy for Iran, Ida Quill,} <said> no.",
]


@pytest.mark.parametrize("marked", NO_SIDE)
def test_nobody_gets_the_side_of_another(marked: str) -> None:
    assert read(marked)[0][-1].state is None


WRITINGS = [
    ("{The Chilean army} <said> in a statement that it rained. {The statement} <denied> more.", "CHL-ARMED-FORCES"),
    ("{A NATO report} <said> that it rained. {The report} <denied> more.", "NATO"),
    ("{The Kremlin} <said> that it rained. {The statement} <denied> more.", "RUS"),
    ("Lavrov wrote to the council. {The letter} <denied> it.", "sergei-lavrov"),
    # a writing that is only spoken of is another's
    ("{Lavrov} <said> that the report lied. {The report} <denied> it.", None),
    ("{Moscow} <rejected> the statement. {The statement} <denied> it.", None),
    ("{Lavrov}, asked about the letter, <said> no. {The letter} <denied> it.", None),
    ("{Reuters} <said> that it rained. {The statement} <denied> it.", None),
]


@pytest.mark.parametrize(("marked", "who"), WRITINGS, ids=[case[0][:60] for case in WRITINGS])
def test_a_writing_is_whose_it_was_before(marked: str, who: str | None) -> None:
    assert read(marked)[0][-1].actor == who


def test_a_mention_cut_to_the_title_is_who_is_named_beside_it() -> None:
    (mention,), _ = read("{The speaker of the parliament}, Ida Quill, <said> no.")
    assert mention.actor == "ida-quill"
    (mention,), _ = read("{The president}'s envoy, Ida Quill, <said> no.")
    assert mention.actor is None


NAMES = [
    ("{The retailer Norhav} <said> no. {Norhav} <denied> it.", ["NORHAV", "NORHAV"]),
    ("{Rights group Beacon} <said> no.", ["BEACON"]),
    ("{UHoKiK, the rail agency,} <said> no.", ["UHOKIK"]),
    ("{Party leader Ida Quill} <said> no.", ["ida-quill"]),
    ("{Trade union Sealink general secretary Ida Quill} <said> no.", [None]),
    ("{A TV crew} <said> no.", [None]),
    ("{The PM} <said> no.", [None]),
    ("{Lawmaker Gagik Varosyan} <said> no.", ["gagik-varosyan"]),
]


@pytest.mark.parametrize(("marked", "who"), NAMES, ids=[case[0][:60] for case in NAMES])
def test_a_name_is_an_organisations_where_the_text_shows_it(marked: str, who: list[str | None]) -> None:
    assert [mention.actor for mention in read(marked)[0]] == who


def test_of_two_with_like_names_the_one_named_before_in_that_spelling_is_meant() -> None:
    mentions, _ = read("Danish envoy Ivan Riabov slept. {Riabov} <said> no. Later Danish minister Oleg Ryabov came.")
    assert mentions[0].actor == "ivan-riabov"
