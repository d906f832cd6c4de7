"""Who did what to whom: each marked case is found as it is marked."""

from __future__ import annotations

import pytest
from event_cases import events, read

from excomm.records import Status

DEEDS = [
    ("ASSAULT", "", "{Iraqi forces} <invaded> (Kuwait) before dawn."),
    ("ASSAULT", "firearms", "{Syrian coast guard ships} <fired> on (Lebanese soldiers) on Monday."),
    ("ASSAULT", "firearms", "Anti-aircraft guns of {Egypt} <fired> at (Libyan planes) over the border."),
    ("ASSAULT", "aerial", "(Turkish troops) were <bombed> by {Syrian jets} overnight, the ministry said."),
    ("ASSAULT", "", "{Ethiopia's army} <attacked> (Eritrean troops) near the border."),
    ("COERCE", "restrict", "{The European Union} has <imposed> sanctions on (Belarus)."),
    ("COERCE", "arrest", "{Turkish police} <arrested> (two Greek soldiers) on Thursday."),
    ("COERCE", "seize", "{Argentina} <seized> (the British consulate)."),
    ("SANCTION", "expel", "{Poland} <expelled> (three Russian diplomats)."),
    ("SANCTION", "withdraw", "{Venezuela} <recalled> its ambassador from (Colombia)."),
    ("SANCTION", "discontinue", "{Qatar} <severed> diplomatic relations with (Chad)."),
    ("MOBILIZE", "troops", "{Serbia} <sent> troops to the border with (Kosovo)."),
    ("MOBILIZE", "weapons", "{North Korea} <tested> a ballistic missile on Sunday."),
    ("RETREAT", "withdraw", "{Vietnam} <withdrew> its troops from (Cambodia)."),
    ("RETREAT", "release", "{Iran} <released> (five American prisoners)."),
    ("RETREAT", "", "{Washington} <lifted> the embargo on (Sudan)."),
    ("RETREAT", "disarm", "{Libya} has <dismantled> its chemical weapons."),
    ("CONSULT", "phone", "{Foreign Minister Ivan Petrov} <spoke> by telephone with (Prime Minister Anna Berg)."),
    ("AID", "", "{Japan} <provided> emergency aid to (the Philippines)."),
    ("CONSULT", "visit", "{Chancellor Angela Merkel} <visited> (Ankara) on Monday."),
    ("CONSULT", "", "{President Emmanuel Macron} <met> (President Vladimir Putin) in Moscow."),
    ("CONSULT", "phone", "{Prime Minister Boris Johnson} <telephoned> (President Volodymyr Zelensky)."),
    ("REQUEST", "yield", "{Ankara} <demanded> that (Athens) withdraw its troops."),
    ("REQUEST", "meet", "{Beijing} <urged> (Delhi) to hold talks."),
    ("ACCUSE", "allege", "{The Pakistani government} <accused> (India) of shelling a village."),
    ("ACCUSE", "disapprove", "{France} <condemned> (Mali's junta)."),
    ("REJECT", "", "{Jordan} <rejected> (Israel)'s proposal."),
    ("REJECT", "meet", "{Armenia} <refused> to meet (Azerbaijani negotiators)."),
    ("COERCE", "cyber", "{North Korea} launched a cyber <attack> on (South Korea)."),
    ("ASSAULT", "", "{Sudan} <violated> the ceasefire with (Chad)."),
    ("CONCEDE", "", "{Spain} <granted> (Morocco)'s request."),
    ("THREATEN", "violence", "{Hezbollah} <threatened> to attack (Israel)."),
    ("THREATEN", "restrict", "{The White House} <threatened> (Ankara) with sanctions."),
    ("AGREE", "", "{Egypt} <agreed> to reopen the canal."),
    ("SUPPORT", "", "{Cuba} <praised> (the Angolan government)."),
    ("SUPPORT", "", "{Chile} <signed> a treaty with (Peru)."),
    ("THREATEN", "", "{Iran} <vowed> to respond to (Israel)."),
    ("AID", "", "{Ghana} <sent> 200 soldiers to a peacekeeping force in (South Sudan)."),
    ("COOPERATE", "", "{Switzerland} <gave> account information to (the Indian government)."),
    ("MOBILIZE", "troops", "{The army of Chad} <beefed up> its presence along the border with (Libya)."),
    ("SUPPORT", "", "{Norway} <awarded> its highest medal to (the Polish president)."),
    ("SUPPORT", "", "{President Macron} phoned Amman to <congratulate> (King Abdullah) on the treaty."),
    ("PROTEST", "demo", "{Protesters in Pakistan} <burned> the (French) flag."),
    ("MOBILIZE", "troops", "{Jordan} has <called up> 3,000 reservists."),
    ("MOBILIZE", "weapons", "{North Korea} <fired> two rockets into the sea."),
    ("MOBILIZE", "troops", "{The Turkish fleet} <began> exercises off the coast on Sunday."),
    ("MOBILIZE", "troops", "{Peru} <raised> its military alert to the highest level."),
    ("CONSULT", "visit", "{Oman} <dispatched> a senior diplomat to (Sanaa)."),
    ("CONSULT", "third-party", "The truce was <brokered> by {Qatar}."),
    ("ACCUSE", "disapprove", "{Warsaw} <handed> a note of protest to (the Belarusian side)."),
    ("ACCUSE", "disapprove", "{Ghana} <summoned> (Togo's high commissioner)."),
    ("ACCUSE", "disapprove", "{Laos} <summoned> (Thai Ambassador Somchai Pradit)."),
    ("ACCUSE", "allege", "{Vilnius} <blamed> the attack on (Minsk)."),
    ("SUPPORT", "", "{Kenya} <voted> for the resolution."),
    ("REJECT", "", "{Cuba} <voted> against the motion."),
    ("COERCE", "restrict", "{Libya} <declared> a no-fly zone over (Chad)."),
    ("COERCE", "restrict", "{London} has <frozen> (Iranian) assets."),
    ("AID", "", "{Russia} <delivered> forty tanks to (Syria)."),
    ("COOPERATE", "", "{France} <sold> twelve helicopters to (Egypt)."),
    ("RETREAT", "access", "{Sudan} has <allowed> (UN monitors) to enter the province."),
    ("SANCTION", "expel", "{Mali} <expelled> (two French engineers)."),
    ("ASSAULT", "heavy-weapons", "{Iranian gunners} <shelled> (Iraqi) bunkers."),
    ("THREATEN", "", "{Pyongyang} <vowed> revenge on (Japan)."),
    ("THREATEN", "", "{Tehran} <promised> a serious negative impact on (Bahrain)."),
    ("THREATEN", "", "{Ethiopia} <gave> (Eritrea) two days to withdraw."),
]


@pytest.mark.parametrize(("kind", "mode", "marked"), DEEDS)
def test_a_deed_is_coded_with_who_did_it_to_whom(kind: str, mode: str, marked: str) -> None:
    case = read(marked)
    found = [event for event in events(case.text) if event.trigger.of(case.text) == case.triggers[0]]
    assert [(event.type, event.mode) for event in found] == [(kind, mode)]
    assert tuple(mention.text for mention in found[0].sources) == case.sources
    assert tuple(mention.text for mention in found[0].targets) == case.targets
    assert found[0].status is Status.ASSERTED


NOTHING = [
    "According to the Kremlin, the weather was fine.",
    "The film shows how Germany invaded Poland.",
    "The Danish navy hailed a Swedish tanker and let it pass.",
    "The council failed to adopt the draft of Malta.",
    "Fears of an attack by Iran on Iraq drove the price up.",
    "The minister said that Moscow takes the matter seriously.",
    "The president left the door open for a deal.",
    "The strike of the clock woke the ambassador.",
    "A neighbour attacked the postman with a broom.",
    "The bank agreed to buy the football club.",
    "Germany beat France in the final.",
    "The general suffered an attack of nerves.",
    "Is Iran going to attack Iraq?",
    "Experts warned of a threat to peace in the region.",
    "The spokesman was asked whether Turkey had bombed the camp.",
    "Attack the problem at its root!",
    "A storm hit the coast of Cuba.",
    "He attacked me in the kitchen, and they asked him to leave.",
    "President Lula was released from the hospital.",
    "The ambassador declined to comment.",
    "The Polish president was bombarded with questions.",
    "Analysts opened fire on the government's handling of the strike in Spain.",
    "The Danish ship left international waters.",
    "The Danish carrier left Esbjerg on Sunday.",
    "Chad said that it would not be the first to fire.",
    "Officials in Chad, who asked not to be named, were unsure.",
    "If Japan insists on going its own way, nobody can help.",
    "Should Sudan's government continue in this way, the harvest will fail.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event_between_states_is_not_coded(text: str) -> None:
    assert [(event.type, event.trigger.of(text)) for event in events(text)] == []


def test_a_list_of_sources_is_a_list() -> None:
    text = "Britain, France and Israel attacked Egypt."
    (event,) = events(text)
    assert [mention.text for mention in event.sources] == ["Britain", "France", "Israel"]
    assert [mention.text for mention in event.targets] == ["Egypt"]


def test_two_demonyms_before_one_noun_are_two_sources() -> None:
    text = "American and Soviet leaders agreed to reduce their arsenals."
    (event,) = events(text)
    assert [mention.text for mention in event.sources] == ["American", "Soviet leaders"]


def test_a_relative_clause_is_no_part_of_the_name() -> None:
    text = "The Cuban minister, who had arrived on Sunday, condemned the United States."
    event = next(one for one in events(text) if one.type == "ACCUSE")
    assert [mention.text for mention in event.sources] == ["The Cuban minister"]


def test_an_attack_with_words_is_no_assault() -> None:
    assert [event.type for event in events("Senator Smith attacked President Jones over his taxes.")] == ["ACCUSE"]


def test_a_pronoun_acts_only_where_the_text_offers_somebody_whom_it_can_mean() -> None:
    text = "Foreign Minister Ivan Petrov arrived late. He condemned Norway. Then he left."
    assert [(event.type, event.sources[0].text) for event in events(text)] == [("ACCUSE", "He")]
    assert events("My brother arrived late. He attacked the dog. They agreed to leave.") == ()


def test_who_is_condemned_is_the_attacker_and_not_the_attacked() -> None:
    (event,) = [one for one in events("Ghana condemned the Malian attack on Niger.") if one.type == "ACCUSE"]
    assert [mention.text for mention in event.targets] == ["Malian"]
    (event,) = [one for one in events("Ghana condemned the attack on Niger.") if one.type == "ACCUSE"]
    assert event.targets == ()


def test_a_phrase_of_time_is_no_part_of_a_name() -> None:
    (event,) = events("President Lula met Prime Minister Modi on Monday.")
    assert [mention.text for mention in event.targets] == ["Prime Minister Modi"]


CONTROL = [
    "{Syria} closed the pass and <attacked> (Jordan).",
    "{India} sent envoys before <attacking> (Goa).",
    "{Finland} began to <bomb> (the Soviet harbour).",
    "Reporters say that {Peru} has recalled its envoy and has <condemned> (Ecuador).",
    # "and" that the parser joins to the wrong verb, or to the list of objects before it
    "{India} denied that its guns had fired and <accused> (Nepal) of lying.",
    "Algeria banned Spanish imports and {Morocco} has <expelled> (the Spanish consul).",
    "{The council} extended the measures imposed on Chad and <condemned> (the Chadian army).",
    "Pakistan closed its airspace on Monday, hours after {New Delhi} <recalled> (its high commissioner).",
]


@pytest.mark.parametrize("marked", CONTROL)
def test_the_subject_that_is_not_written_out_is_found(marked: str) -> None:
    case = read(marked)
    found = [event for event in events(case.text) if event.trigger.of(case.text) == case.triggers[0]]
    assert [[mention.text for mention in event.sources] for event in found] == [list(case.sources)]
