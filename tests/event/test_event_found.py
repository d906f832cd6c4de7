"""Deeds that were once missed, a few for each type of PLOVER, and beside them what only looks like one."""

from __future__ import annotations

import pytest
from event_cases import assert_found, events

from excomm.records import Status

FOUND = [
    # forces on the move, and what they move to
    ("MOBILIZE", "{Two Turkish frigates} <arrived> in the Aegean overnight."),
    ("MOBILIZE", "{Ethiopian troops} <crossed> the river at dawn."),
    ("MOBILIZE", "{Six Russian bombers} <entered> the air defence zone on Monday."),
    ("MOBILIZE", "{A Danish squadron} <sailed> from Esbjerg for (Russia)."),
    ("MOBILIZE", "{Poland} <scrambled> four F-16s."),
    ("MOBILIZE", "{France} <ordered> a carrier to the Gulf."),
    ("MOBILIZE", "{The Greek army} was <put> on alert."),
    ("ASSAULT", "{Tanzanian tanks} <marched> on (Kampala)."),
    # ways that are closed and opened
    ("COERCE", "{Finland} <closed> two of its airports."),
    ("COERCE", "{Kenya} <closed> the road to (Somalia)."),
    ("RETREAT", "{Algeria} <reopened> its airspace to (Morocco)."),
    ("RETREAT", "{Myanmar} has <allowed> (UN investigators) into the camps."),
    # taken, held, turned back
    ("COERCE", "{Libyan patrol boats} <seized> (a Maltese trawler)."),
    ("COERCE", "{Indian jets} <forced> a (Pakistani) airliner to land."),
    ("COERCE", "{Syria} <jammed> the signals of (Israel)'s satellites."),
    ("COERCE", "{Myanmar} <blocked> humanitarian convoys."),
    ("ASSAULT", "{Saudi Arabia} <intercepted> (three drones)."),
    ("ASSAULT", "{Japanese police} <blew up> (the boat)."),
    ("ASSAULT", "{Serbia} <used> chemical weapons against (Croatia)."),
    ("ASSAULT", "{Israeli jets} <struck> what the army called (a depot)."),
    ("ASSAULT", "(The Greek embassy) <came> under fire."),
    # ties cut and tied
    ("SANCTION", "{Bolivia} <revoked> three pacts with (Chile)."),
    ("SANCTION", "{Haiti} has <left> (the Organization of American States)."),
    ("SANCTION", "{Norway} <evacuated> its embassy in Kabul."),
    ("SANCTION", "{Ukraine} has <suspended> its part in the treaty."),
    ("SUPPORT", "{Fiji} <joined> (the alliance)."),
    ("SUPPORT", "{Chad} <opened> an embassy in (Israel)."),
    # help
    ("AID", "{Portugal} <evacuated> (200 civilians)."),
    ("AID", "{Taiwan} <donated> ambulances to (Ukraine)."),
    ("AID", "(Lebanon) <received> wheat from {Egypt}."),
    ("AID", "{Cuba} <sent> a medical team to (Angola)."),
    ("COOPERATE", "{The Chilean navy} <held> a joint exercise with (Peru)."),
    ("COOPERATE", "{Estonia} <shared> the footage with (Finland)."),
    # who owns up to a deed did it, and a bombing that killed is one deed
    ("ASSAULT", "{The Kasai Front} claimed responsibility for an <attack> on (Congolese troops)."),
    (
        "ASSAULT",
        "{Al-Nusra} has claimed responsibility for a <bombing> in Beirut that killed (five Lebanese soldiers).",
    ),
    ("SUPPORT", "Algeria summoned the French ambassador after {Paris} <recognised> (Morocco)."),
    # places taken by forces, and from whom
    ("COERCE", "{Chadian troops} have <taken> (the settlement)."),
    ("COERCE", "{Rebels} <seized> the town from (the Congolese army)."),
    ("COERCE", "{Iranian boats} <swarmed> a (British) tanker."),
    # decided deeds are named by a noun, and the other side stands behind what is cut
    ("SANCTION", "{Chile} decided the <severance> of relations with (Cuba)."),
    ("SANCTION", "{Bolivia} announced the <rupture> of ties with (Israel)."),
    ("COERCE", "{Kuwait} decided on the <closure> of its border with (Iraq)."),
    ("SANCTION", "{Nicaragua} <withdrew> from (the Organization of American States)."),
    ("RETREAT", "{Serbia} <withdrew> half of (the 8,000 men)."),
    ("RETREAT", "{Iran} <let> (the crew) go."),
    ("MOBILIZE", "{Argentina} <landed> marines on the islands."),
    ("ASSAULT", "{Icelandic gunboats} <cut> the nets of (a British trawler)."),
    ("MOBILIZE", "{Two British frigates} have been <dispatched> from Rosyth."),
    # one's own forces are nobody's other side
    ("RETREAT", "{Greece} <pulled> back its troops."),
    ("REJECT", "{The Argentine junta} <refused> to withdraw its troops."),
    ("ASSAULT", "Chad said that {the rebels} had <attacked> (its troops)."),
    ("COOPERATE", "{Eritrean soldiers} <fought> beside (Ethiopian troops)."),
    ("SUPPORT", "{Ethiopia} and {Eritrea} <made> peace."),
    ("REQUEST", "{Brazil} <called> (both presidents) to dialogue."),
    ("SUPPORT", "{The minister} <reaffirmed> Oman's support for the treaty."),
    ("CONSULT", "{The Jordanian king} held <talks> with (his Syrian counterpart)."),
    ("CONSULT", "{Jordan} and {Syria} held <talks> between their foreign ministers."),
    ("ACCUSE", "{Spain} <called> the raid unacceptable."),
    ("ACCUSE", "{Canada} <holds> (Iran) responsible."),
    ("REQUEST", "{Panama} <requested> (Colombia) to withdraw the patrol."),
    ("CONSULT", "{NATO ambassadors} <met> in Brussels."),
    ("CONSULT", "{Greek} and {Albanian officials} <met> in Tirana."),
    # nouns
    ("COERCE", "The 1974 <seizure> of (the embassy) is not forgotten."),
    ("CONSULT", "{Algeria} launched a mediation <effort> between (Mali) and (Niger)."),
]


@pytest.mark.parametrize(("kind", "marked"), FOUND)
def test_it_is_found(kind: str, marked: str) -> None:
    assert_found(kind, marked)


NOTHING = [
    # sports
    "The Argentine captain crossed the ball and Brazil cleared the line.",
    "The Iranian team entered the stadium to loud cheers.",
    "Egypt's goalkeeper saved a penalty against Morocco.",
    "The Nigerian striker fired into the net from ten metres.",
    "The Ukrainian tennis federation expelled a player for betting.",
    "Kenyan runners attacked the hill at kilometre thirty.",
    "Romania's team surrendered a two-goal lead to Georgia.",
    # crime and traffic
    "Police in Ohio seized two kilos of heroin from a flat.",
    "A man was shot dead outside a bar in Marseille.",
    "The Dutch police closed the road after an accident.",
    "Belgian police arrested two men over a bank robbery.",
    "Kenyan police arrested three suspected drug traffickers in Mombasa.",
    "I put my phone away, said the Danish envoy, and let it go.",
    "A group claimed credit for the song of the year in Sweden.",
    "Nobody has claimed responsibility for the attack.",
    # figures of speech
    "Turkey's lira crossed the line of 20 to the dollar.",
    "The British minister crossed the floor of the House.",
    "The German chancellor closed the book on the affair.",
    "The Peruvian president slammed the door behind him.",
    "Mexico's economy is under attack from inflation.",
    "The Brazilian president came under fire for his golf.",
    "The Swedish minister broke with tradition and wore blue.",
    "The Korean boy band invaded the charts.",
    "The United States entered a recession.",
    "The senator dropped a bombshell.",
    # what is nobody's deed between states
    "The ship sailed for New York with 2,000 tourists.",
    "The Turkish delegation left the hotel for dinner.",
    "The French president opened an exhibition of Syrian art in Paris.",
    "A storm forced a Norwegian ship to return to port.",
    "The minister took the train to Vienna.",
    "The museum in Baku returned the painting to its owner.",
    "The US Navy celebrated its birthday.",
    "Taiwan's chip exports to Germany rose.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_deed_is_none(text: str) -> None:
    assert [(event.type, event.trigger.of(text)) for event in events(text)] == []


def test_what_there_is_not_is_denied() -> None:
    (event,) = events("There were no talks between Sudan and Egypt.")
    assert (event.type, event.status) == ("CONSULT", Status.DENIED)
    assert {mention.text for mention in (*event.sources, *event.targets)} == {"Sudan", "Egypt"}


def test_what_is_awaited_is_still_to_come() -> None:
    (event,) = events("Talks between Sudan and Egypt are expected in March.")
    assert (event.type, event.status) == ("CONSULT", Status.FUTURE)


def test_the_infinitive_of_a_headline_is_still_to_come() -> None:
    (event,) = events("Chile to sign treaty with Peru")
    assert (event.type, event.status) == ("SUPPORT", Status.FUTURE)


def test_a_line_on_the_map_is_no_target() -> None:
    (event,) = events("India fired across the Line of Control at Pakistani posts.")
    assert [mention.text for mention in event.targets] == ["Pakistani"]
    (event,) = events("Iran massed troops along the Aras.")
    assert event.targets == ()


def test_workers_strike_where_a_state_is_named_and_nobody_else_need_act() -> None:
    text = "French dockers went on strike on Monday."
    assert [(event.type, event.mode) for event in events(text)] == [("PROTEST", "strike")]
    assert not events("The dockers went on strike on Monday.")


def test_a_group_that_only_its_name_tells_owns_up_to_a_deed() -> None:
    text = "The Sahel-e-Nour group claimed responsibility for the bombing of a market."
    assert [[who.text for who in event.sources] for event in events(text)] == [["The Sahel-e-Nour group"]]


def test_an_arrest_that_concerns_another_state_is_kept() -> None:
    for text in ("Turkish police arrested four journalists.", "Iran arrested two French tourists over a robbery."):
        assert [(event.type, event.mode) for event in events(text)] == [("COERCE", "arrest")]


def test_a_paper_that_is_made_is_as_old_as_its_year() -> None:
    assert [event.status for event in events("Qatar brokered a 2008 deal between Chad and Sudan.")] == [
        Status.HISTORICAL
    ]
    assert [event.status for event in events("Chad suspended the 2008 deal with Sudan.")] == [Status.ASSERTED]


def test_the_second_deed_of_people_unknown_is_not_that_of_who_tells_it() -> None:
    text = (
        "The representative of Chad regretted that the text did not mention the attack of 4 February, "
        "when Misseriya fighters raided the market of Agok and abducted 60 children."
    )
    assert not [who.text for event in events(text) for who in event.sources if "Chad" in who.text]


@pytest.mark.parametrize("third", ["blocked the strait", "attacked the fleet"])
def test_three_deeds_before_a_main_clause_are_not_its_subjects(third: str) -> None:
    text = f"After Libya bombed the port, seized the islands and {third}, Chad withdrew its troops."
    who = {event.trigger.of(text): [mention.text for mention in event.sources] for event in events(text)}
    assert who["seized"] == who["bombed"] == ["Libya"]
    assert who["withdrew"] == ["Chad"]


def test_who_is_told_that_others_will_leave_is_not_expelled() -> None:
    text = "Chad told the Libyan ambassador that the missiles would leave Niger."
    assert "SANCTION" not in {event.type for event in events(text)}


def test_guns_that_fired_and_are_reported_have_fired() -> None:
    text = "Chadian anti-aircraft guns fired on Libyan military planes that flew over Chad on Saturday, officials said."
    fired = next(event for event in events(text) if event.trigger.of(text) == "fired")
    assert [mention.text.startswith("Chadian") for mention in fired.sources] == [True]
    assert [mention.text.startswith("Libyan") for mention in fired.targets] == [True]
