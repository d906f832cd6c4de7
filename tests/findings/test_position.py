from __future__ import annotations

from build import Line, event, read, statement

from excomm.position import issues, positions
from excomm.records import Act, Position, Reading, Status


def held(*readings: Reading) -> dict[tuple[str, str, str | None], Position]:
    return {(one.actor, one.issue, one.towards): one for one in positions(readings)}


REFUSES = statement("{Gromyko} <refused> (Kennedy) [any inspection of the ships].", Act.REJECT)
AGREES = statement("{Khrushchev} <accepted> before (Kennedy) [inspection of the ships by neutrals].", Act.ACCEPT)


def test_a_stand_is_the_speakers_and_the_states() -> None:
    found = held(read("1962-10-24", [REFUSES]))
    assert found["andrei-gromyko", "inspection", "USA"].stands[0].to == "against"
    assert found["SUN", "inspection", "USA"].stands[0].words == "any inspection of the ships"


def test_a_move_shows_on_the_state_whoever_announces_it() -> None:
    found = held(read("1962-10-28", [AGREES]), read("1962-10-24", [REFUSES]))
    assert [(one.when.value, one.to) for one in found["SUN", "inspection", "USA"].moved] == [("1962-10-28", "for")]
    assert found["andrei-gromyko", "inspection", "USA"].moved == ()


def test_repeating_oneself_is_no_move() -> None:
    again = statement("{Khrushchev} <refused> (Kennedy) [every inspection].", Act.REJECT)
    found = held(read("1962-10-24", [REFUSES]), read("1962-10-25", [again]))
    assert len(found["SUN", "inspection", "USA"].stands) == 2
    assert found["SUN", "inspection", "USA"].moved == ()


def test_two_stances_on_one_day_are_no_move() -> None:
    found = held(read("1962-10-24", [REFUSES, AGREES]))
    assert found["SUN", "inspection", "USA"].moved == ()


def test_talk_denial_and_the_unknown_speaker_take_no_stance() -> None:
    lines = [
        statement("{Gromyko} <said> [inspection was being discussed].", Act.STATEMENT),
        statement("A diplomat <refused> [inspection].", Act.REJECT),
        event("{Moscow} did not <reject> inspection by (Washington).", "REJECT", status=Status.DENIED),
        event("{Moscow} will <reject> inspection by (Washington).", "REJECT", status=Status.FUTURE),
    ]
    assert held(read("1962-10-24", lines)) == {}


def test_a_deed_shows_a_stand_too() -> None:
    found = held(read("1962-10-24", [event("{Moscow} <rejected> inspection by (Washington).", "REJECT")]))
    assert found["SUN", "inspection", "USA"].stands[0].to == "against"


def test_a_corrected_article_shows_none() -> None:
    wrong = read("1962-10-24", [REFUSES], name="first")
    right = read("1962-10-25", [Line("Nothing was refused.")], name="second", corrects="first")
    assert held(wrong, right) == {}


def test_issues_are_found_by_their_words() -> None:
    assert issues("the ships must be inspected by verified observers") == ("inspection",)
    assert issues("a fine day") == ()


def test_promised_sanctions_threaten_and_a_denied_promise_is_no_stand() -> None:
    threat = Line("{Kennedy} <promised> (Moscow) [an embargo on wheat].", "THREATEN", act=Act.PROMISE)
    assert held(read("1962-10-24", [threat]))["USA", "sanctions", "SUN"].stands[0].to == "threatens"
    denied = Line("{Kennedy} <promised> (Moscow) [talks].", "AGREE", status=Status.DENIED, act=Act.PROMISE)
    assert held(read("1962-10-24", [denied])) == {}
