"""Who did it to whom, in every construction that news uses; and what looks like a deed and is none."""

from __future__ import annotations

import pytest
from event_cases import article, assert_found, events

from excomm.attribution import attribute
from excomm.event import code
from excomm.parse import parse

ROLES = [
    # whose move an offer waits for, and whose order is carried out
    ("AGREE", "{Rwanda} <offered> to open the road from Goma if (Uganda) freed the drivers."),
    ("AGREE", "{Egypt} <promised> that Prime Minister Begin's order would be carried out."),
    # passives and participles
    ("RETREAT", "{Bolivia} signed the pact in return for the <removal> of sanctions on (Chile)."),
    ("RETREAT", "{Peruvian troops} <moved> back from the border."),
    ("MOBILIZE", "{Peru} <sent> a carrier strike group to the Gulf."),
    ("ACCUSE", "{Peru} <denounced> the law on Chilean television."),
    ("ASSAULT", "A (Ukrainian) airliner was <shot down> by {Iran}."),
    ("ASSAULT", "Missiles of {the Iraqi army} <struck> (Kuwait)."),
    ("RETREAT", "{Poland} <lifted> its blockade of (Belarus)."),
    ("SUPPORT", "{President Erdogan} <voiced> his support for (President Maduro)."),
    ("ACCUSE", "{Denmark} <condemned> the threats made by (Russia)."),
    ("REJECT", "{Sudan} <rejected> a plan drawn up by (Ethiopia)."),
    # control, relative clauses, conjoined verbs
    ("AGREE", "{Kenya} <agreed> to open its ports to (Uganda)."),
    ("AGREE", "{Austria} has <agreed> to provide (Moldova) with transformers."),
    ("REJECT", "{Spain} <refused> to send instructors to (Mali)."),
    ("REJECT", "{Hungary} <refused> to lift its veto until (Ukraine) changes the law."),
    ("THREATEN", "{Tehran} <threatened> to leave the talks unless (Washington) lifted the embargo."),
    ("ACCUSE", "{Jordan}, which had recalled its envoy, <accused> (Israel) of incitement."),
    ("COERCE", "Armenian troops withdrew after {Azerbaijan} crossed the river and <seized> (the bridge)."),
    ("REQUEST", "{The US Senate} passed a resolution <demanding> that (Saudi Arabia) release the activist."),
    # whoever blames another for a deed has not done it
    ("ACCUSE", "{Vietnam} <accused> (China's coast guard) on Friday of ramming a trawler, wounding two sailors."),
    ("ACCUSE", "{President Reagan} <denounced> (the Soviet Union) for a crime in shooting down an airliner."),
    ("SANCTION", "{Estonia} blamed Russia for the outage, <expelling> (three diplomats)."),
    ("REQUEST", "{France} wrote to its Algerian counterpart <demanding> that (Algeria) free the writer."),
    # nominal events
    ("ASSAULT", "Athens condemned {Turkey}'s <invasion> of (Cyprus)."),
    ("ASSAULT", "The move follows {the United States}' <killing> of (an Iranian general)."),
    ("RETREAT", "{Britain} completed its <withdrawal> of troops from (Iraq)."),
    ("REQUEST", "{Pakistan} repeated its <demand> that (India) reopen the border."),
    ("COERCE", "{Italian police} announced the <arrest> of (two Libyan officers)."),
    ("CONSULT", "{Oman} hosted <talks> between (the United States) and (Iran)."),
    ("SANCTION", "Berlin said the {US} <withdrawal> from the treaty was a mistake."),
    # lists, sides, whoever is named beside a description
    ("SUPPORT", "{The two sides} <signed> an agreement on Uganda's debts."),
    ("CONSULT", "{The foreign ministers} <discussed> the crisis."),
    ("ACCUSE", "{His rival, Prime Minister Orban}, <accused> (Brussels) of blackmail."),
    ("SUPPORT", "{The heads of state} <signed> the Tashkent Declaration."),
    ("ACCUSE", "{The summit} <condemned> (Myanmar's generals)."),
    ("AID", "{Norway} <provided> food to thousands of (Afghan refugees)."),
    ("ASSAULT", "{A militant group} <attacked> a (Kenyan) base."),
    ("CONSULT", "Delegations from {Israel} and {Lebanon} held <talks> in Naqoura."),
    ("ACCUSE", "{Japan} <lodged> a protest with (China) over the entry of two ships."),
    ("ASSAULT", "Armenia said that {Azerbaijani forces} had <opened> fire on (its) positions."),
    ("ASSAULT", "{A Chinese coast guard ship} <rammed> (a Philippine boat)."),
    ("SANCTION", "France expelled six diplomats in response to {Algeria}'s <expulsion> of (twelve French officials)."),
    # force on what is nobody
    ("COERCE", "{Egyptian police} <seized> (a tanker)."),
    ("ASSAULT", "{Boko Haram} <attacked> (a village)."),
]


@pytest.mark.parametrize(("kind", "marked"), ROLES)
def test_the_roles_are_found(kind: str, marked: str) -> None:
    assert_found(kind, marked)


TYPES = [
    ("AID", "Germany announced 20 million euros in aid for Ethiopia."),
    ("AID", "Uganda opened its border to refugees from Sudan."),
    ("AID", "Rwanda sent peacekeepers to Mozambique."),
    ("AID", "Russia is helping Syria."),
    ("COOPERATE", "India and Japan held joint naval exercises in May."),
    ("COOPERATE", "Iraq and Kuwait resumed trade with each other."),
    ("COOPERATE", "Spain extradited two bankers to Argentina."),
    ("COOPERATE", "Ukraine and Russia exchanged prisoners on Thursday."),
    ("PROTEST", "Georgian students protested against the government."),
    ("SUPPORT", "Serbia and Kosovo reached an agreement on number plates."),
    ("SUPPORT", "The Chinese ambassador defended Pakistan's record."),
    ("SUPPORT", "President Lula paid tribute to President Mandela."),
    ("AGREE", "The presidents of Peru and Chile expressed their readiness to cooperate."),
    ("ACCUSE", "The European Commission launched legal action against Poland."),
    ("ACCUSE", "Prime Minister Modi launched a scathing attack on Pakistan."),
    ("ASSAULT", "The rebels used civilians as human shields, the Ethiopian army said."),
    ("COERCE", "Mali declared a curfew in the capital."),
    ("COERCE", "Poland closed its airspace to Russian planes."),
    ("COERCE", "A Turkish court issued an arrest warrant for General Haftar."),
    ("COERCE", "Algeria suspended publication of the newspaper."),
    ("CONSULT", "The leaders of Kenya, Uganda and Rwanda gathered in Nairobi."),
]


@pytest.mark.parametrize(("kind", "text"), TYPES)
def test_the_type_is_the_codebooks(kind: str, text: str) -> None:
    assert [event.type for event in events(text)][:1] == [kind]


# Each line has a deed and, in the same words, none.
BESIDE = [
    ("Israel attacked Iran.", "The Israeli government attacked the problem of poverty."),
    ("Turkey struck Syrian positions.", "The Turkish president struck a pose."),
    ("Italy struck a deal with Libya.", "Italy has to strike a balance."),
    ("Syria shelled a Turkish village.", "Syria shelled out two million pounds for a museum."),
    ("France fired a missile at Libya.", "The president of France fired his interior minister."),
    ("China launched an attack on Vietnam.", "The Chinese foreign ministry launched a website about Tibet."),
    ("The United States launched missiles at Iraq.", "The United States launched a satellite from Florida."),
    ("The White House released a Cuban spy.", "The White House released a photo of the president."),
    ("Cuba released an American prisoner.", "The ministry in Cuba releases figures every month."),
    ("The Kremlin withdrew its ambassador from Prague.", "The Kremlin withdrew the statement."),
    ("The order freed a Chilean diplomat.", "The Chilean order released him from his duties."),
    ("The Polish prime minister met the German chancellor.", "The Polish prime minister met reporters."),
    ("The presidents of England and Germany met.", "England will meet Germany in the quarter-final."),
    ("Hungary protested against Austria's decision.", "Hungary protested too much."),
    ("Denmark threatened to expel the envoy of Russia.", "Denmark threatened in the second half."),
    ("The court charged the Libyan minister with fraud.", "The Libyan ambassador charged his phone."),
    ("Sweden agreed to extradite a spy to Turkey.", "The Swedish king agrees with his doctors."),
    ("The Iraqi army fought Iranian troops.", "The Bank of Iraq is fighting inflation."),
    ("Russia attacked Ukraine.", "According to Russia, attack is the best defence."),
    ("Chile accused Peru of espionage.", "Ministers of Chile and Peru traded barbs."),
    ("Kuwait retreated from the island.", "Shares in Kuwait retreated on Monday."),
    ("Georgia held talks with Russia.", "The general gave a talk on Georgia."),
    ("Egypt closed the border with Gaza.", "Markets in Egypt closed on Friday."),
    ("India invaded Goa.", "Bees invaded the embassy of India."),
    ("The British premier paid a visit to Oman.", "The British premier paid the bill."),
    ("France took the Iranian captain as a hostage.", "France took note of the Iranian statement."),
    ("Washington left the treaty with Moscow.", "Washington left the door open for a visit."),
    ("Norway exercised with Finland's troops and provided aid to Mali.", "Norway exercised restraint."),
    ("Japan refused to meet North Korean envoys.", "Japan's spokesman refused to comment."),
    ("NATO condemned Belarus.", "The minister takes the warnings from NATO very seriously."),
]


@pytest.mark.parametrize(("deed", "none"), BESIDE)
def test_an_idiom_is_no_deed_where_the_same_word_beside_it_is(deed: str, none: str) -> None:
    assert events(deed)
    assert [(event.type, event.trigger.of(none)) for event in events(none)] == []


NOTHING = [
    # according to, boilerplate
    "According to President Macron, the harvest was good.",
    "According to the Turkish foreign ministry, prices rose by five percent in Ankara.",
    "Subscribe to our newsletter to support independent news from Ukraine.",
    "Sign up to receive the latest on the war in Sudan.",
    "Read more: how Turkey won the cup.",
    "Photo: Prime Minister Rutte at a rally in Utrecht.",
    # weather, disasters, disease
    "Heavy rain hit Turkey and Greece on Sunday.",
    "A cold front from Russia will invade Poland at the weekend.",
    "An earthquake struck Turkey on Monday.",
    "The virus attacked Italy in spring.",
    "A shark attacked two swimmers in Egypt.",
    # sports
    "Argentina beat France in the final of the World Cup.",
    "Brazil attacked well and defeated Serbia in the second half.",
    "The Croatian captain fired a shot at the Danish goal.",
    "Serbia and Croatia meet in the semi-final on Sunday.",
    "Italy struck gold in the relay.",
    # markets
    "The ruble retreated against the dollar, the Bank of Russia said.",
    "Oil surrendered its gains as markets in Iran closed.",
    "Tehran's stock exchange was under attack from short sellers.",
    # figures of speech
    "The ambassador was struck by the beauty of Georgia.",
    "The minister shot a film about Cuba.",
    "The president's remarks sparked a war of words in Congress.",
    "The president bombed in the debate, the Washington paper wrote.",
    "The French president hailed a taxi.",
    "Germany met its climate goals.",
    "The United Nations charged a fee for the tour.",
    "A British foreign ministry spokesman shot back at a briefing in London.",
    "The two armies had kept their larger ships away from the strait.",
    "Maduro vows to defend every inch of Venezuela.",
    # only spoken of
    "Talks about talks are not talks, the diplomat joked.",
    "Sanctions are a tool of diplomacy, the professor said.",
    "The spokesman refused to say whether China would attack Taiwan.",
    "Nobody knows whether Iran will leave the treaty.",
    "A Turkish invasion of Syria is possible.",
    "Poland's invasion of Germany would be absurd.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(text: str) -> None:
    assert [(event.type, event.trigger.of(text)) for event in events(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru vetoed a resolution condemning Chile.",
        "The Council failed to adopt a resolution condemning Chile.",
        "Peru did not support a draft urging Chile to withdraw.",
    ],
)
def test_a_paper_that_did_not_pass_does_nothing(text: str) -> None:
    assert not [one for one in events(text) if one.trigger.of(text) in ("condemning", "urging")]


def test_a_paper_that_passed_does_what_it_says() -> None:
    text = "Peru adopted a resolution condemning Chile."
    assert [one.type for one in events(text) if one.trigger.of(text) == "condemning"] == ["ACCUSE"]


def test_what_a_raid_does_is_the_raid() -> None:
    text = "Eritrean troops shelled an Ethiopian town, killing three soldiers."
    assert [event.trigger.of(text) for event in events(text) if event.type == "ASSAULT"] == ["shelled"]


def test_who_speaks_is_the_one_whom_attribution_found() -> None:
    one = article("The Peruvian defence ministry said that 27 Chilean planes came on Monday and vowed to defend Lima.")
    parsed = parse(one)
    found = [event for event in code(one, parsed, attribute(one, parsed)) if event.trigger.of(one.text) == "vowed"]
    assert [mention.text for event in found for mention in event.sources] == ["The Peruvian defence ministry"]
