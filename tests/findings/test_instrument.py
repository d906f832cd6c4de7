from __future__ import annotations

import pytest
from build import Line, day, event, read, statement

from excomm.instrument import instruments
from excomm.instrument.naming import change, namings
from excomm.records import Act, Instrument, Reading, Status
from excomm.story import stories


def register(*readings: Reading) -> dict[str, Instrument]:
    return {one.name: one for one in instruments(readings, stories(readings))}


@pytest.mark.parametrize(
    ("sentence", "name", "to"),
    [
        ("The admiral announced a naval quarantine of the island.", "quarantine", "proposed"),
        ("The quarantine was lifted at dawn.", "quarantine", "withdrawn"),
        ("The ministry is not ready to lift the embargo.", "embargo", "in force"),
        ("They refused to suspend the sanctions.", "sanctions", "in force"),
        ("The allies refused to join the moratorium.", "moratorium", "refused"),
        ("The envoy rejected security guarantees.", "security guarantees", "refused"),
        ("The delegation will sign the armistice.", "ceasefire", "proposed"),
        ("The talks broke down after a day.", "talks", "lapsed"),
        ("The parties suspended the negotiations.", "talks", "suspended"),
        ("He threatened sanctions if shells fell again.", "sanctions", "proposed"),
        ("Both capitals agreed to set up a hot line.", "hotline", "proposed"),
        ("A secret channel was used by the ambassador.", "back channel", "in force"),
        ("The secretary offered his good offices.", "good offices", "proposed"),
        ("They signed the Treaty of Tlatelolco, then the Outer Space Treaty.", "Outer Space Treaty", "in force"),
        ("Sailors spoke of the quarantine.", "quarantine", None),
    ],
)
def test_the_words_nearest_to_the_name_tell_its_status(sentence: str, name: str, to: str | None) -> None:
    found = {one.name: change(sentence, one) for one in namings(sentence)}
    assert found[name] == to


@pytest.mark.parametrize(
    "sentence",
    ["He talks too much.", "A pacted sum.", "The mountain summitless and bare.", "They left the quarantine zone."],
)
def test_other_senses_name_no_instrument(sentence: str) -> None:
    assert list(namings(sentence)) == []


def test_an_instrument_has_its_parties_and_its_changes_with_their_sentences() -> None:
    imposed = read(
        "1962-10-22", [event("{Kennedy} <ordered> a quarantine of ships for (Cuba), and it took effect.", "COERCE")]
    )
    lifted = read("1962-11-20", [event("{Washington} <lifted> the quarantine of (Cuba).", "RETREAT")])
    quarantine = register(lifted, imposed)["quarantine"]
    assert quarantine.kind == "blockade"
    assert quarantine.parties == ("CUB", "USA")
    assert [(one.when.value, one.to) for one in quarantine.changes] == [
        ("1962-10-22", "in force"),
        ("1962-11-20", "withdrawn"),
    ]
    anchor = quarantine.changes[1].anchor
    assert anchor.span.of(lifted.article.text) == "Washington lifted the quarantine of Cuba."


def test_the_same_status_told_again_is_no_change() -> None:
    first = read("1962-10-22", [event("{Kennedy} <ordered> a quarantine of (Cuba).", "COERCE")])
    again = read("1962-10-24", [event("{Washington} <enforced> the quarantine of (Cuba).", "COERCE")])
    assert [one.when.value for one in register(first, again)["quarantine"].changes] == ["1962-10-22"]


def test_other_parties_have_another_instrument() -> None:
    one = read("1962-10-22", [event("{Kennedy} opened <talks> with (Gromyko).", "CONSULT")])
    other = read("1962-10-22", [event("{London} opened <talks> with (Turkey).", "CONSULT")])
    found = instruments([one, other], stories([one, other]))
    assert {entry.parties for entry in found} == {("SUN", "USA"), ("GBR", "TUR")}


def test_a_sentence_that_names_no_party_speaks_of_the_articles_own() -> None:
    both = read(
        "1962-10-22",
        [
            event("{Washington} imposed <sanctions> on (Cuba).", "SANCTION"),
            Line("The sanctions were lifted a day later."),
        ],
    )
    assert [one.to for one in register(both)["sanctions"].changes] == ["in force", "withdrawn"]


def test_a_bare_proposal_is_the_one_named_in_full_before() -> None:
    article = read(
        "1962-10-24",
        [
            statement("{Gromyko} <spoke> of [the proposals on arms inspection].", Act.STATEMENT),
            event("The proposal was <presented> on Friday by {Moscow}.", "AGREE", when=day("1962-10-19")),
        ],
    )
    entry = register(article)["proposal on arms inspection"]
    assert [(one.when.value, one.to) for one in entry.changes] == [("1962-10-19", "proposed")]


def test_background_of_long_ago_and_corrected_articles_tell_of_none() -> None:
    old = read("1962-10-22", [event("{Moscow} imposed a <blockade> on (London).", "COERCE", status=Status.HISTORICAL)])
    assert register(old) == {}
    wrong = read("1962-10-22", [event("{Kennedy} <imposed> an embargo on (Cuba).", "SANCTION")], name="first")
    right = read("1962-10-23", [Line("Nothing was decided.")], name="second", corrects="first")
    assert register(wrong, right) == {}
