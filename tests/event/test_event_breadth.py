"""The ordinary words of the news for each type of PLOVER, and beside them what the same words tell that is no deed."""

from __future__ import annotations

import pytest
from event_cases import assert_found, events

from excomm.records import Status

FOUND = [
    ("REQUEST", "{Uganda} <wants> (Rwanda) to pay for the damage."),
    ("REQUEST", "{The emir} <appealed> to (Ankara) for help."),
    ("THREATEN", "{Sudan} <put> (Chad) on notice."),
    ("AGREE", "{Tunisia} <assured> (Italy) that it would patrol the coast."),
    ("AGREE", "{The emir of Qatar} <extended> an invitation to (the Libyan premier)."),
    ("SUPPORT", "{Laos} has <acceded> to the treaty."),
    ("SUPPORT", "{Peru} <put> its signature to the pact with (Chile)."),
    ("SUPPORT", "{Greece} and {Albania} <settled> their dispute."),
    ("SUPPORT", "{Fiji} <forged> an alliance with (Tonga)."),
    ("SUPPORT", "{Angola} <rallied> behind (Namibia)."),
    ("REJECT", "{Mali} <balked> at (France)'s proposal."),
    ("REJECT", "{Cyprus} <blocked> (Turkey)'s accession talks."),
    ("REJECT", "{Slovakia} <used> its veto."),
    ("ACCUSE", "{The Libyan minister} <lashed out> at (Malta)."),
    ("ACCUSE", "{Lebanon} <pointed> the finger at (Israel)."),
    ("ACCUSE", "{Norway} <took> issue with (Iceland)."),
    ("ACCUSE", "(Turkey) and (Iran) <accused> of dodging sanctions"),
    ("ACCUSE", "{The IAEA board} <censured> (Iran)."),
    ("CONCEDE", "{The Spanish court} <dropped> the charges against (the Bolivian minister)."),
    ("RETREAT", "{Israel} <allowed> fuel into (Gaza)."),
    ("RETREAT", "{Yerevan} <handed> four villages to (Baku)."),
    ("RETREAT", "{Portugal} <brought> home its soldiers from (Mali)."),
    ("RETREAT", "{Libya} <destroyed> its last chemical weapons."),
    ("RETREAT", "{The Saudi army} <lifted> the siege of (Hodeidah)."),
    ("SANCTION", "{Qatar} <put> its mediation on hold."),
    ("SANCTION", "{Canada} <paused> arms exports to (Turkey)."),
    ("SANCTION", "{Bolivia} <sent> home (the Israeli ambassador)."),
    ("SANCTION", "{The African Union} <suspended> (Sudan)."),
    ("SANCTION", "{Norway} <halved> its aid to (Uganda)."),
    ("SANCTION", "{The OAS} voted to <expel> (Cuba)."),
    ("AID", "{Denmark} <rushed> pumps to (Moldova)."),
    ("AID", "{The Emirates} <propped up> the (Egyptian) economy."),
    ("COOPERATE", "{Russian} and {Turkish soldiers} <patrolled> the highway together."),
    ("COOPERATE", "{Washington} approved the <sale> of missiles to (Taipei)."),
    ("COERCE", "{Iran} has <captured> (a British spy)."),
    ("COERCE", "{Kosovo} <slapped> tariffs on (Serbia)."),
    ("COERCE", "{Egyptian police} <threw> (the Sudanese journalist) in jail."),
    ("COERCE", "{Azerbaijani soldiers} <set up> a checkpoint on the road."),
    ("COERCE", "{Greek coast guards} <pushed> back (a boat)."),
    ("COERCE", "{The junta} <declared> martial law in (Kachin)."),
    ("COERCE", "{Russian hackers} <knocked out> the servers of (the Estonian parliament)."),
    ("MOBILIZE", "{Brazil} <moved> armoured vehicles to the border with (Venezuela)."),
    ("MOBILIZE", "{Britain} <dispatched> HMS Trent to (Guyana)."),
    ("MOBILIZE", "{The Moldovan army} <took up> positions along the river."),
    ("ASSAULT", "{Sudan's army} <bombed> (a market)."),
    ("ASSAULT", "{Israel} answered with air <strikes> on (Hamas) posts."),
    ("ASSAULT", "{Israel} carried out air <strikes> on targets in (Gaza)."),
    ("ASSAULT", "{Georgian police} <fired> tear gas at (the demonstrators)."),
    ("ASSAULT", "{Ecuadorian police} <broke> into (the Mexican embassy in Quito)."),
    ("ASSAULT", "(The Turkish consul) was <taken> hostage."),
    ("ASSAULT", "{Rebel fighters} <ambushed> a (Malian) convoy."),
    ("ASSAULT", "{The Hezbollah group} <attacked> (Israel)."),
    ("PROTEST", "{Georgians} <took> to the streets."),
    ("PROTEST", "{Bolivian miners} <downed> tools."),
    ("CONSULT", "{President Biden} and {President Xi} <spoke> by telephone."),
    ("CONSULT", "{The prime minister of India} <called> (the president of Nepal) to discuss the map."),
    ("SUPPORT", "{The Greek premier} called (the Turkish president) to <apologise>."),
    ("CONSULT", "{Qatar} <brought> together (Sudan) and (Chad)."),
    ("CONSULT", "{Oman} and {Yemen} <compared> notes."),
    ("RETREAT", "The border calmed after the <withdrawal> of {Ethiopian troops} from (Eritrea)."),
]


@pytest.mark.parametrize(("kind", "marked"), FOUND)
def test_it_is_found(kind: str, marked: str) -> None:
    assert_found(kind, marked)


NOTHING = [
    "The Turkish president fired his finance minister on Monday.",
    "The French government launched a website for expatriates.",
    "Germany's health ministry declared war on sugar.",
    "The Spanish prime minister hit the road for his party's campaign.",
    "Ministers in Warsaw fought a battle over the budget.",
    "The Italian parliament killed the bill.",
    "The British government crushed the hopes of pensioners.",
    "Portugal's coach was fired after the match against Spain.",
    "Two Polish tourists were killed in a bus crash in Croatia.",
    "The storm battered the coast of Japan and cut power to 20,000 homes.",
    "Japan was hit hard by the storm.",
    "Thousands were evacuated to hospital after the fire in Lisbon.",
    "The Danish prime minister took a shot at the goal during a charity match.",
    "On March 3 the Romanian government meets the press.",
    "The Indian court fined the company for pollution.",
    "Mexico's minister broke his silence on the scandal.",
    "The Moroccan captain held the line.",
    "Sweden defends its title against Canada.",
    "The German minister resigned himself to the delay.",
    "The Nigerian writer attacked the critics of his novel.",
    "Vietnamese firms banned plastic cups.",
    "Brazil answered with two goals against Chile.",
    "The board of the bank censured the chairman.",
    "Thailand fell far behind Cambodia in openness.",
    "They wanted me to play for Switzerland.",
    "The Hong Kong group bought a Danish bank.",
    "Swiss and Italian hikers searched for the path together.",
    "The minister stopped work at noon because of the heat.",
    "Egypt's government ordered the killing of the pigs.",
    "The Greek theatre staged a coup with its new play.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_deed_is_none(text: str) -> None:
    assert [(event.type, event.trigger.of(text)) for event in events(text)] == []


def test_what_was_voted_on_is_still_to_come() -> None:
    (event,) = events("The OAS voted to expel Cuba.")
    assert (event.type, event.status) == ("SANCTION", Status.FUTURE)


def test_of_a_headline_only_who_can_act_suffers() -> None:
    (event,) = events("Syrian minister arrested in Beirut")
    assert [mention.text for mention in event.targets] == ["Syrian minister"]
    assert not events("Syrian teenager arrested in Beirut")


def test_a_verb_with_its_object_is_no_passive_of_a_headline() -> None:
    (event,) = events("Syria accused Jordan of smuggling")
    assert [mention.text for mention in event.sources] == ["Syria"]
    assert [mention.text for mention in event.targets] == ["Jordan"]


def test_a_raid_that_kills_is_one_deed() -> None:
    (event,) = events("An Israeli raid on Gaza killed three men.")
    assert [mention.text for mention in event.targets] == ["Gaza"]
