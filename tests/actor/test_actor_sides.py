"""For which state or organisation somebody acts, where the words around say so, and where they leave it open."""

from __future__ import annotations

from datetime import date

import pytest
from cast_of_characters import read

PERU = "LIMA: Peru waited. Peru was calm. Peru's navy slept.\n\n"
VOTE = "Peru voted in Cusco.\n\n"

ACTS_FOR = [
    ("{Pakistani Foreign Minister Shah Mahmood Qureshi} <spoke>.", "shah-mahmood-qureshi", "PAK", None),
    # an office of later or earlier days, and the state by which the text calls its holder
    ("{Canada's Lester Pearson} <spoke>.", "lester-pearson", "CAN", None),
    ("{A commander of rebel Turkmen forces} <fired>.", "unnamed-commander", None, None),
    # a ship's name is no person's, and the capital that ends it stands for its state
    ("The aircraft carrier George Washington sailed. {Washington} <denied> it.", "USA", "USA", None),
    # initials and a family name, as transcripts give them
    ("Foreign Minister Sergei Lavrov came.\n\n{S.V. LAVROV}: We <denied> it.", "sergei-lavrov", "RUS", None),
    # forces that are not the state's own by the words before them
    ("{Syrian government forces} <fired>.", "SYR-ARMED-FORCES", "SYR", None),
    ("{Syrian rebel forces} <fired>.", "unnamed-syrian-rebel-forces", None, None),
    ("{Russian-backed forces} <fired>.", "unnamed-russian-backed-forces", None, None),
    ("{Pro-Russian forces} <fired>.", "unnamed-pro-russian-forces", None, None),
    ("{Syrian fighters} <fired>.", "unnamed-syrian-fighters", None, None),
    # a part of a group is told of as the group
    (PERU + "{A number of senators} <left>.", "unnamed-per-senators", "PER", None),
    # the place that opens the sentence or one before it in the paragraph
    ("India and Pakistan fought. In New Delhi, {the DGMO} <said> so.", "unnamed-ind-dgmo", "IND", None),
    ("India and Pakistan fought. In Mumbai, {the police chief} <said> so.", "unnamed-ind-police-chief", "IND", None),
    ("Iran and Iraq fought. In Oslo, {a foreign ministry spokeswoman} <spoke>.", "NOR-FOREIGN-MINISTRY", "NOR", None),
    ("Iran and Iraq fought. In Oslo, it rained. {The government} <spoke>.", "NOR", "NOR", None),
    # of a place within a state
    ("{Officials in Lima} <denied> it.", "unnamed-per-officials-in-lima", "PER", None),
    ("{Texas lawmakers} <left>.", "unnamed-usa-texas-lawmakers", "USA", None),
    ("{The mayor of Aalby in Norway} <left>.", "unnamed-nor-mayor", "NOR", None),
    (PERU + "{Health authorities} <denied> it.", "unnamed-per-health-authorities", "PER", None),
    (PERU + "{The armed forces} <denied> it.", "PER-ARMED-FORCES", "PER", None),
    (PERU + "{The National Flood Response Force} <came>.", "NATIONAL-FLOOD-RESPONSE-FORCE", "PER", None),
    (PERU + "{The Directorate General of Ports} <spoke>.", "DIRECTORATE-GENERAL-OF-PORTS", "PER", None),
    # a city elsewhere, with its state, takes nobody out of the country
    (PERU + "It began after a strike in Aalborg, Denmark. {Police} <spoke>.", "PER-POLICE", "PER", None),
    # a body behind the name, by its kind or as the one that somebody speaks for
    ("{Colonel Ida Quill of the Peruvian navy} <said> so.", "ida-quill", "PER", None),
    ("{Ida Quill, speaking for the Chilean foreign ministry,} <said> so.", "ida-quill", "CHL", None),
    # a body that the article names in full, with commas in its name
    (
        "Peru's Institute of Nets, Boats and Ropes (INBR) met. {The director of INBR, Ida Quill,} <said> so.",
        "ida-quill",
        "PER",
        "INSTITUTE-OF-NETS-BOATS-AND-ROPES",
    ),
    # candidates and officers of a party
    ("{Ida Quill of Ohio, the Green Harbour Party's nominee,} <said> so.", "ida-quill", None, "GREEN-HARBOUR-PARTY"),
    ("{The presidential nominee of the Rope Party, Ida Quill,} <said> so.", "ida-quill", None, "ROPE-PARTY"),
    ("{Peru's Harbour Party chairman Ole Moe} <said> so.", "ole-moe", None, "HARBOUR-PARTY"),
    ("{Ole Moe, leader of the Serb Rope party,} <said> so.", "ole-moe", None, "SERB-ROPE-PARTY"),
    ("{The Vietnamese Communist Party chief, Ole Moe,} <said> so.", "ole-moe", None, "CPV"),
    # two portfolios, two titles, whose the second one says
    ("{Peruvian Road Transport and Bridges Minister Ida Quill} <said> so.", "ida-quill", "PER", None),
    ("Marshal Ole Moe, the chief of the Soviet General Staff, came. {The marshal} <left>.", "ole-moe", "SUN", None),
    (
        "Peru's Northern Command fired. {Colonel Ida Quill, a spokesman for the command,} <spoke>.",
        "ida-quill",
        "PER",
        None,
    ),
    ("The Pentagon was silent. {Spokeswoman Ida Quill} <spoke>.", "ida-quill", "USA", None),
    ("Emmanuel Macron wept. {His office} <denied> it.", "FRA-OFFICE-OF-EMMANUEL-MACRON", "FRA", None),
    ("Armenia's navy spoke. Navy spokesman Ole Moe left. {Moe} <spoke>.", "ole-moe", "ARM", None),
    ("Iran and Iraq fought. {The Foreign Ministry in Baku} <spoke>.", "AZE-FOREIGN-MINISTRY", "AZE", None),
    ("The Chilean ministry slept. {Its press service} <spoke>.", "CHL-MINISTRY", "CHL", None),
    ("{The Tatarstan leadership} <met>.", "RUS-TATARSTAN-LEADERSHIP", "RUS", None),
    ("{Russia's secret services} <met>.", "unnamed-rus-secret-services", "RUS", None),
    (PERU + "{Mayor Ida Quill} <met>.", "ida-quill", "PER", None),
    # organisations
    ("{The Houthi military spokesman, Ole Moe,} <spoke>.", "ole-moe", None, "HOUTHIS"),
    ("{The Hamas leadership} <said> so.", "HAMAS", None, None),
    ("The United Nations met. {The Secretary-General} <spoke>.", "antonio-guterres", None, "UN"),
    # people who do what their state does
    ("{A Soviet pilot} <fired>.", "unnamed-sun-pilot", "SUN", None),
    ("{An Israeli soldier} <fired>.", "ISR-ARMED-FORCES", "ISR", None),
    ("A Ukrainian passenger jet fell. {The Ukrainian jet} <burned>.", "unnamed-ukr-civil-jet", "UKR", None),
    ("{A Ukrainian ship} <fired>.", "UKR-ARMED-FORCES", "UKR", None),
]


@pytest.mark.parametrize(
    ("marked", "actor", "state", "organisation"), ACTS_FOR, ids=[case[0][-60:] for case in ACTS_FOR]
)
def test_who_acts_and_for_whom(marked: str, actor: str, state: str | None, organisation: str | None) -> None:
    last = read(marked)[0][-1]
    assert (last.actor, last.state, last.organisation) == (actor, state, organisation)


NOT_FOR = [
    # a guest, an envoy, the head of a government that the state does not have
    ("Iran and Iraq fought. In Oslo, {the visiting defence official} <spoke>.", "NOR"),
    ("Iran and Iraq fought. In Oslo, Peru's navy left. {The fisheries minister} <spoke>.", "NOR"),
    ("{The ambassador to Chile in Oslo} <left>.", "NOR"),
    ("Iran and Iraq fought. In Washington, {Prime Minister Ole Moe} <spoke>.", "USA"),
    (PERU + "Denmark slept. {Police} <spoke>.", "PER"),
    # on both sides
    (PERU + "{Officials on both sides} <spoke>.", "PER"),
    # a people is not its state
    ("{Ethnic Serbs} <left>.", "SRB"),
    ("{Kosovo Serbs} <left>.", "SRB"),
    # a longer name
    ("A party called Sustainable Peru met. {Sustainable Peru} <spoke>.", "PER"),
    ("{Former New Mexico official Ida Quill} <spoke>.", "MEX"),
    # set beside another one
    ("{Energy Minister Ole Moe, as well as Chilean Defence Minister Ida Quill,} <came>. {Moe} <spoke>.", "CHL"),
    # the country is not the one named last
    ("Mali slept. A U.S. envoy met {General Ole Moe, the country's leader}, and <left>.", "USA"),
    # an embassy is another's than its host's
    ("{The embassy in Baku} <spoke>.", "AZE"),
    # a spokesman of others is not that of the ministry
    ("Ole Moe, the Freedonian spokesman, left. Iran's army fled. {Moe} <spoke>.", "IRN"),
    # no state has such an officer
    ("Peru slept. Peru woke. Peru ate. {The Secretary-General} <spoke>.", "PER"),
]


@pytest.mark.parametrize(("marked", "state"), NOT_FOR, ids=[case[0][-60:] for case in NOT_FOR])
def test_nobody_is_taken_for_that_states(marked: str, state: str) -> None:
    last = read(marked)[0][-1]
    assert (last.state, last.actor) != (state, state)
    assert last.state != state


IS_NOT = [
    ("{Jane Roe of the dairy} <spoke>.", None),
    ("{Ida Quill of Acme Corp, the firm's president,} <spoke>.", None),
    ("{Podcaster Ida Quill} <spoke>.", None),
    ("{The Kurdistan Region Security Council} <met>.", "KURDISTAN-REGION-SECURITY-COUNCIL"),
    ("{Russia's Security Council} <met>.", "RUS-SECURITY-COUNCIL"),
    ("{The Security Council of Armenia} <met>.", "ARM-SECURITY-COUNCIL"),
    ("{The Security Council} <met>.", "UNSC"),
    ("{Abbott-Clark} <said> so.", "ABBOTT-CLARK"),
    ("EU foreign policy chief Josep Borrell came. {The Russian foreign minister} <left>.", "sergei-lavrov"),
    ("SYDNEY: Australia voted. Australia slept. {The Liberal Democrats} <met>.", None),
    ("{Leeds This Week} <wrote> it.", None),
]


@pytest.mark.parametrize(("marked", "actor"), IS_NOT)
def test_one_name_is_not_taken_for_another(marked: str, actor: str | None) -> None:
    assert read(marked)[0][-1].actor == actor


def test_the_bare_name_of_a_president_is_not_his_wifes() -> None:
    told = "{Mr Chirac} <spoke>. Later Bernadette Chirac dined."
    assert read(told, date(2001, 7, 2))[0][0].actor == "jacques-chirac"


def test_a_president_is_not_another_of_his_name_in_the_article() -> None:
    told = "Robert Kennedy, the attorney general, slept. {President Kennedy} <spoke>. {Robert Kennedy} <left>."
    assert [one.actor for one in read(told, date(1962, 10, 26))[0]] == ["john-f-kennedy", "robert-f-kennedy"]


def test_a_candidate_is_his_partys_by_its_adjective() -> None:
    told = "{The Republican presidential nominee} <spoke>. {The Green Harbour nominee} <left>."
    assert [one.actor for one in read(told, date(2016, 9, 15))[0]] == ["donald-trump", None]


def test_initials_before_a_question_are_whose_they_are() -> None:
    told = "Senator Ida Quill spoke to reporter William S. Moon of Wikinews. (({WSM})) : <Why> not? (({WN})) : <When>?"
    asked, published = read(told)[0]
    assert (asked.actor, published.actor) == (None, "WIKINEWS")
    assert "the initials of William S. Moon" in asked.why


def test_initials_that_two_persons_share_are_nobodys() -> None:
    told = "Senator Ida Quill met Senator Ivan Quist. (({IQ})) : <Why> not?"
    assert read(told)[0][0].actor is None


def test_a_place_lies_in_no_state_that_was_not_there_yet() -> None:
    told = "It rained in Kharkiv, Odesa and Donetsk. {The police} <left>."
    assert read(told)[0][0].state == "UKR"
    assert read(told, date(1962, 10, 26))[0][0].state is None
