"""Who is meant, in sentences written for these cases."""

from __future__ import annotations

from datetime import date

import pytest
from cast_of_characters import OCTOBER, WINTER, act, quoted, read

from excomm.records import ActorKind, Precision, When

WHO = [
    # names and parts of names
    ("{Russian Deputy Foreign Minister Sergei Riabkov} <said> the talks were useful.", ["sergei-ryabkov"]),
    ("{Sergei Lavrov} <said> no. Later {Lavrov} <added> that he was tired.", ["sergei-lavrov", "sergei-lavrov"]),
    ("{The Kremlin spokesman, Dimitri Peskov,} <declined> to answer.", ["dmitry-peskov"]),
    ("{Annalena Baerbock, Germany's foreign minister,} <asked> for patience.", ["annalena-baerbock"]),
    ("{Biden} <promised> help.", ["joe-biden"]),
    ("{US Secretary of State Antony Blinken} <said> the offer stands.", ["antony-blinken"]),
    (
        "{The Minister for Trade of Sweden, Eva Lund,} <said> no. {The Minister} <denied> more.",
        ["eva-lund", "eva-lund"],
    ),
    # a person's calling for the name, where one in sight has it
    ("{Sergei Lavrov} <said> no. {The diplomat} <added> that he was tired.", ["sergei-lavrov", "sergei-lavrov"]),
    ("{The US ambassador} <protested> in Oslo.", ["unnamed-usa-ambassador"]),
    # the halves of a divided country
    ("North Korea fired two missiles. {The South} <protested>.", ["KOR"]),
    ("South Korea began a drill. {The North} <protested>.", ["PRK"]),
    ("North Korea fired. {The South's Joint Chiefs of Staff} <protested>.", ["JOINT-CHIEFS-OF-STAFF-OF-SOUTH-KOREA"]),
    # nobody in the registry: the text itself introduces them
    ("{Norwegian Fisheries Minister Sigrun Aaland} <said> the nets would stay.", ["sigrun-aaland"]),
    ("{Ingvar Holm, the Swedish defence minister,} <said> so. {Holm} <denied> more.", ["ingvar-holm", "ingvar-holm"]),
    ("{The Norwegian ambassador in Lima, Sigrun Aaland,} <said> so.", ["sigrun-aaland"]),
    ("Guests came. Ann, {the Norwegian ambassador} <said> so.", ["unnamed-nor-ambassador"]),
    ("{The representative of the Russian Federation} <said> so.", ["unnamed-rus-representative"]),
    # the head of a firm or a farm holds no public office
    ("{Boeing President Sigrun Aaland} <said> so.", [None]),
    ("{A Boeing spokesman} <said> so.", ["BOEING"]),
    ("{The head of a dairy farm, Sigrun Aaland,} <said> so.", [None]),
    # initials of a name in the article before those of one that it does not tell of
    ("The Rapid Support Forces took the bridge. {The RSF} <said> so.", ["RAPID-SUPPORT-FORCES"]),
    ("Guests met the baker Maria Berit Aaland. {MBA} <said> so.", [None]),
    # somebody unknown spoke last, of somebody known
    ("{The observer of Malta} <said> [President Erdogan would come]. {He} <asked> all to wait.", [None, None]),
    # titles
    (
        "Russian Foreign Minister Sergei Lavrov arrived. {The Russian foreign minister} <said> little.",
        ["sergei-lavrov"],
    ),
    ("Russian President Vladimir Putin arrived. {The Russian leader} <said> little.", ["vladimir-putin"]),
    ("{The French president} <said> that talks would go on.", ["emmanuel-macron"]),
    ("{The NATO secretary general} <said> that talks would go on.", ["jens-stoltenberg"]),
    ("{The president of Ukraine} <said> that talks would go on.", ["volodymyr-zelensky"]),
    ("{A Kremlin spokesman} <said> that talks would go on.", ["RUS"]),
    ("{A State Department spokesman} <said> that talks would go on.", ["US-STATE-DEPARTMENT"]),
    # states, seats, bodies
    ("{Moscow} <asked> for guarantees.", ["RUS"]),
    ("{The White House} <declined>.", ["USA"]),
    ("{The government of Japan} <protested>.", ["JPN"]),
    ("{US officials} <doubted> it.", ["unnamed-usa-officials"]),
    ("{The Iranian foreign ministry} <protested>.", ["IRN-FOREIGN-MINISTRY"]),
    ("{Northern Ireland} <protested>.", ["GBR-NORTHERN-IRELAND"]),
    ("{The Pentagon} <confirmed> the flight.", ["PENTAGON"]),
    ("{NATO} <rejected> the demand.", ["NATO"]),
    ("{The member countries of NATO} <rejected> the demand.", ["nato-members"]),
    ("{Western countries} <rejected> the demand.", ["unnamed-western-countries"]),
    ("{The West} <rejected> the demand.", ["west"]),
    ("The Chilean foreign ministry met. {The ministry} <said> nothing.", ["CHL-FOREIGN-MINISTRY"]),
    ("{Chinese citizens} <protested>.", ["unnamed-chinese-citizens"]),
    ("{Diplomats in Moscow} <doubted> it.", ["unnamed-diplomats-in-moscow"]),
    ("Dmitri Orlenko, the Moldovan envoy, came. {Orlenko} <said> little.", ["dmitri-orlenko"]),
    ("{The Russian deputy prime minister} <said> little.", ["unnamed-rus-deputy-prime-minister"]),
    ("{Sayyid Ali Hosseini Khamenei, the supreme leader of Iran,} <said> little.", ["ali-khamenei"]),
    ("{Senator Wade Norcross} <said> little.", ["wade-norcross"]),
    # offices of a part of a state, and titles that stand in other places
    ("{Senator from Vermont John Marlow} <said> so.", ["john-marlow"]),
    ("{Montana Secretary of State Wade Norcross} <said> so.", ["wade-norcross"]),
    ("{Ida Quill, a member of the Lok Sabha,} <said> so.", ["ida-quill"]),
    ("Ida Quill is the governor of Ohio. {Quill} <said> so.", ["ida-quill"]),
    ("{The head of the Swedish coast guard's northern office, Ida Quill,} <said> so.", ["ida-quill"]),
    ("{Health and Human Services Secretary Ida Quill} <said> so.", ["ida-quill"]),
    ("{Ida Quill of Upland Fire and Rescue} <said> so.", ["ida-quill"]),
    ("The European Council met. {Council spokesperson Ida Quill} <said> so.", ["ida-quill"]),
    ("{Texas} <protested>.", ["USA-TEXAS"]),
    ("{The Minneapolis city council} <protested>.", ["USA-MINNEAPOLIS-CITY-COUNCIL"]),
    ("{A Hampshire Police spokesman} <said> so.", ["HAMPSHIRE-POLICE"]),
    # writings and campaigns
    ("{NATO data} <showed> it.", ["NATO"]),
    ("{The WHO's website} <said> so.", ["WHO"]),
    ("Joe Biden came. {The Biden campaign} <protested>.", ["JOE-BIDEN-CAMPAIGN"]),
    # names in a longer and a shorter form
    ("{Danish envoy Ann B. Moller} <left>. {Ann Moller} <wept>.", ["ann-b-moller", "ann-b-moller"]),
    ("{Korean envoy Lee Jin-ho} <left>. {Lee} <said> no.", ["lee-jin-ho", "lee-jin-ho"]),
    # the country is the one of its sentence, and no people
    ("Ukraine slept. Norway said that ships had ringed {the country}, and <protested>.", ["NOR"]),
    ("Tokyo has ended its tests, though Americans <asked> {the country} for more.", ["JPN"]),
    # relative pronouns, and those of whom one body speaks
    ("The Kremlin warned Ukraine, {which} <protested>.", ["UKR"]),
    ("{The WHO} <said> {they} <were> not sure.", ["WHO", "WHO"]),
    ("{WHO} <said> that it was late.", ["WHO"]),
    # organisations under their own names, and the abbreviations that the article explains
    (
        "{The Harbour Workers Union (HWU)} <protested>. {HWU} <added> that it would strike.",
        ["HARBOUR-WORKERS-UNION", "HARBOUR-WORKERS-UNION"],
    ),
    ("{The Chilean National Congress} <met>.", ["CHL-NATIONAL-CONGRESS"]),
    ("{The ruling Tidewater Rally} <protested>.", ["TIDEWATER-RALLY"]),
    # a part of a name that is a body of its own elsewhere tells of no state
    ("{The Free Harbour Congress} <protested>.", ["FREE-HARBOUR-CONGRESS"]),
    # whom the bearer of a title does something to is another one
    (
        "French President Emmanuel Macron met President Volodymyr Zelensky. {The president} <thanked> Macron.",
        ["volodymyr-zelensky"],
    ),
    # what opens the sentence is no title of its subject
    ("At a meeting with US officials, {Lavrov} <said> no.", ["sergei-lavrov"]),
    ("At a meeting with his French counterpart, {Lavrov} <said> no.", ["sergei-lavrov"]),
    # a family name behind its state; the deputy of somebody in office; a bloc named as an owner
    ("{Iran's Raisi} <called> it a crime.", ["ebrahim-raisi"]),
    ("The minister came. {The minister's deputy, Ana Quill,} <said> so.", ["ana-quill"]),
    ("The European Union's envoy came. {The bloc} <said> so.", ["EU"]),
    ("{State Councilor and Foreign Minister Wang Yi} <said> so.", ["wang-yi"]),
    # of what is told in a relative clause; who knows something is of no side for that; an armed boat
    ("The call came from Lima, which said {it} <preferred> talks.", ["PER"]),
    (
        "OSLO, 27 December — Norway waits. {Officials familiar with the talks} <said> so.",
        ["unnamed-officials-familiar-with-the-talks"],
    ),
    ("{A Peruvian patrol boat} <fired>.", ["PER-ARMED-FORCES"]),
    # two titles of one person; an office whose body the words say, without a state
    ("{Deputy Prime Minister and Finance Minister Anna Berg} <said> so.", ["anna-berg"]),
    ("{Senate Minority Leader Carl Weaver} <said> so.", ["carl-weaver"]),
    ("We received [Deputy Defence Minister] Mr Aalberg today. {Aalberg} <said> so.", ["aalberg"]),
    # a country told of as before
    ("Iran protested. {The country} <asked> for help.", ["IRN"]),
    # media carry words
    ("{Russian news outlet Sputnik} <reported> it.", ["SPUTNIK"]),
    ("{The Volna Live YouTube channel} <reported> it.", ["volna-live-youtube-channel"]),
    # a title that fits only somebody named further on is not his
    (
        "{The minister of state} <said> little. Later Saudi Foreign Minister Adel al-Jubeir arrived.",
        [None],
    ),
    ("{The US ambassador, MaryKay Stowe,} <said> that she was content.", ["marykay-stowe"]),
    # the last words of a longer name
    (
        "{Cuban Deputy Foreign Minister Carlos Prado de Osuna} <said> no. {Prado de Osuna} <added> that he was tired.",
        ["carlos-prado-de-osuna", "carlos-prado-de-osuna"],
    ),
    # the pronoun follows a title that stands alone
    (
        "Finnish Prime Minister Sanna Marin met Russian President Vladimir Putin. {The prime minister} <said> little. "
        "The president disagreed. It was late, {he} <said>.",
        ["sanna-marin", "vladimir-putin"],
    ),
    ("{A spokesman for the Elysee} <said> so. {The spokesman} <added> that it was late.", ["FRA", "FRA"]),
    # a name of which the article says "it" is a thing's
    ("{Dorvane} <raised> its offer. {Dorvane} <said> no.", ["DORVANE", "DORVANE"]),
    ("The developer Nick Aalberg <left>. {Nick Aalberg} <said> no.", [None]),
    (
        "{Russian Foreign Minister Sergei Lavrov} <said> that Moscow waits. Moscow is patient, and {it} <wants> talks.",
        ["sergei-lavrov", "RUS"],
    ),
    # a person is speaking: "it" is a translation of him, or of nobody
    (
        "{Russian Foreign Minister Sergei Lavrov} <said> that Moscow urges Kiev to talk. It is late, {it} <has added>.",
        ["sergei-lavrov", None],
    ),
]


@pytest.mark.parametrize(("marked", "who"), WHO, ids=[case[0][:60] for case in WHO])
def test_the_mention_stands_for(marked: str, who: list[str]) -> None:
    assert [mention.actor for mention in read(marked)[0]] == who


NOBODY = [
    ("{A farmer} <said> the road was closed.", "no official role"),
    ("{Maria Kallin, a teacher,} <said> the road was closed.", "no official role"),
    ("{Peter Vogel} <said> the road was closed.", "no official role"),
    ("{The foreign minister} <said> the talks had failed.", "does not say of which state"),
    ("{The Russian Chess Federation president} <said> little.", "no official role"),
    ("{North American and Chilean leaders} <protested>.", "together"),
    ("{Wim Aalders, president of a football club,} <said> little.", "no official role"),
    ("{An American} <said> the road was closed.", "one of its people"),
    ("{Emmanuel Macron and Olaf Scholz} <said> the talks had failed.", "named together"),
    ("{The agency} <reported> it.", "does not name"),
    ("{The Supreme Court} <ruled>.", "does not say of which state"),
    ("{The National Congress} <met>.", "does not say of which state"),
    ("Iran and Iraq protested. {The country} <asked> for help.", "names no person, state or body"),
    ("{The Danube Bridge, Maria Kallin} <said>, was closed.", "no official role"),
    ("{We} <doubt> it.", "outside any quotation"),
    ("{Her brother} <said> the road was closed.", "no official role"),
    ("{An eyewitness} <said> the road was closed.", "no official role"),
    ("Wim Amman came. {Amman} <said> the road was closed.", "no official role"),
    ("Jordan slept. Wim Amman came. {Amman} <said> the road was closed.", "may be"),
    ("{The Constitution} <forbids> it.", "names no person, state or body"),
    ("{The New Harbour Treaty} <demands> it.", "names no person, state or body"),
    ("Reuters reported from the harbour. {He} <said> the road was closed.", "nobody in the article fits"),
    ("NATO met. {He} <said> the road was closed.", "nobody in the article fits"),
    ("Reuters reported from the harbour. {It} <said> the road was closed.", "nobody in the article fits"),
]


@pytest.mark.parametrize(("marked", "why"), NOBODY, ids=[case[0][:60] for case in NOBODY])
def test_nobody_is_named_and_the_reason_is(marked: str, why: str) -> None:
    (mention,) = read(marked)[0]
    assert mention.actor is None
    assert why in mention.why


PRONOUNS = [
    (
        "{Russian Foreign Minister Sergei Lavrov} <spoke> in the morning.\n\n“[The door is open,]” {he} <said>.",
        ["sergei-lavrov", "sergei-lavrov"],
    ),
    (
        "{German Chancellor Angela Merkel} <met> reporters. Lavrov stood beside. {She} <said> the talks were hard.",
        ["angela-merkel", "angela-merkel"],
    ),
    (
        "{Russian Foreign Minister Sergei Lavrov} <told> Reuters that talks would go on. {He} <added> a warning.",
        ["sergei-lavrov", "sergei-lavrov"],
    ),
    (
        "{Russian Foreign Minister Sergei Lavrov} <said> yes. {US Secretary of State Antony Blinken} <said> no."
        " {He} <called> the plan dead.",
        ["sergei-lavrov", "antony-blinken", "antony-blinken"],
    ),
    ("{Iran} <protested> on Monday. {It} <demanded> an answer.", ["IRN", "IRN"]),
    ("{The Americans} <protested> on Monday. {They} <demanded> an answer.", ["USA", "USA"]),
]


@pytest.mark.parametrize(("marked", "who"), PRONOUNS, ids=[case[0][:60] for case in PRONOUNS])
def test_pronouns_find_whom_they_stand_for(marked: str, who: list[str]) -> None:
    assert [mention.actor for mention in read(marked, date(2021, 6, 1))[0]] == who


def test_inside_a_quotation_the_first_person_is_the_speaker_and_we_the_state() -> None:
    me, us = quoted("“[{I} am sure that {we} will find an answer,]” {Russian Foreign Minister Sergei Lavrov} <said>.")
    assert (me.actor, us.actor) == ("sergei-lavrov", "RUS")
    assert us.state == "RUS"


def test_him_in_a_clause_is_not_its_subject() -> None:
    met = "French President Emmanuel Macron met German Chancellor Olaf Scholz. Scholz thanked {him} and praised {him}."
    assert [mention.actor for mention in act(met)] == ["emmanuel-macron", "emmanuel-macron"]
    (alone,) = act("German Chancellor Olaf Scholz arrived. Scholz thanked {him}.")
    assert alone.actor is None


def test_whose_turn_it_is_in_a_transcript_says_i_and_we() -> None:
    said = act(
        "Talks in Helsinki\n\nPrime Minister of Finland Sanna Marin: {I} am glad that {we} meet here.\n\n"
        "So {I} open the talks.\n\nPresident of France Emmanuel Macron (retranslated): {I} thank you.\n\n"
        "Question: Will {we} see results?",
        date(2021, 6, 1),
    )
    marin, macron = "sanna-marin", "emmanuel-macron"
    assert [mention.actor for mention in said] == [marin, "FIN", marin, macron, None]


def test_you_in_a_talk_of_two_is_the_other_one() -> None:
    said = act(
        "Talks in Helsinki\n\nPrime Minister of Finland Sanna Marin: I thank {you}.\n\n"
        "President of France Emmanuel Macron: {You} asked for this.",
        date(2021, 6, 1),
    )
    assert [mention.actor for mention in said] == ["emmanuel-macron", "sanna-marin"]


def test_you_among_three_is_nobody() -> None:
    said = act(
        "Talks in Helsinki\n\nPrime Minister of Finland Sanna Marin: I thank {you}.\n\n"
        "President of France Emmanuel Macron: Good.\n\nChancellor of Germany Angela Merkel: Indeed.",
        date(2021, 6, 1),
    )
    assert [mention.actor for mention in said] == [None]


def test_a_headline_may_name_an_office_before_its_holder() -> None:
    text = "{Fisheries minister} <says> nets stay\n\nSwedish fisheries minister Ida Quill <spoke> in Oslo on Monday."
    assert read(text)[0][0].actor == "ida-quill"


def test_a_spokesman_for_a_firm_is_not_the_voice_of_the_state_around_it() -> None:
    text = "OSLO - Norway mourned. The Norwegian government sat. {A spokesperson for Stagecoach South} <said> so."
    (mention,) = read(text)[0]
    assert mention.actor != "NOR"
    assert mention.state is None


def test_whom_a_spokesman_speaks_for_is_no_spokesman() -> None:
    text = "A spokesman for Maria Kallin declined. {Maria Kallin} <said> little."
    (mention,) = read(text)[0]
    assert mention.actor is None


def test_a_name_that_tells_the_kind_of_a_thing_is_not_the_company() -> None:
    (mention,) = read("Thieves took Social Security numbers in March. {The company} <said> little.")[0]
    assert mention.actor is None


def test_a_law_is_nobody() -> None:
    (mention,) = read("{The Wildlife Protection Act} <lists> the wolf. The Wildlife Protection Act is old.")[0]
    assert mention.actor is None


def test_several_before_a_relative_pronoun_are_nobody() -> None:
    (mention,) = read("Anna Berg and Joe Biden, {who} <said> little, left.")[0]
    assert mention.actor is None


def test_we_in_the_mouth_of_an_officer_is_the_organisation() -> None:
    (we,) = quoted("“[{We} are ready,]” {NATO Secretary General Jens Stoltenberg} <said>.")
    assert we.actor == "NATO"


def test_our_country_is_the_speakers() -> None:
    (home,) = quoted("“[{Our country} is ready,]” {Russian Foreign Minister Sergei Lavrov} <said>.")
    assert home.state == "RUS"


def test_the_bare_family_name_is_the_office_holders_not_his_kins() -> None:
    marked = "President Donald Trump and his wife Melania Trump arrived. {Trump} <said> little."
    (mention,) = read(marked, date(2019, 6, 1))[0]
    assert mention.actor == "donald-trump"
    assert "in office on that day" in mention.why


def test_a_title_kept_out_of_courtesy_is_no_office() -> None:
    (mention,) = read("{President Barack Obama} <spoke>.", date(2019, 6, 1))[0]
    assert (mention.actor, mention.office, mention.state) == ("barack-obama", "", None)


def test_an_office_that_the_registry_does_not_list_is_still_of_the_state() -> None:
    (mention,) = read("{Environment Minister Annalena Baerbock} <spoke>.", date(2012, 6, 1))[0]
    assert (mention.actor, mention.office, mention.state) == ("annalena-baerbock", "environment minister", "DEU")


def test_an_officer_of_an_organisation_in_a_state_is_not_the_states() -> None:
    (mention,) = read("{Marta Rojas, the director of Chile's Amnesty International,} <said> no.")[0]
    assert (mention.actor, mention.state) == ("marta-rojas", None)


def test_inside_a_quotation_he_is_not_the_speaker() -> None:
    (he,) = quoted(
        "Chancellor Olaf Scholz left. “[{He} will be back,]” {Russian Foreign Minister Sergei Lavrov} <said>."
    )
    assert he.actor != "sergei-lavrov"


@pytest.mark.parametrize(
    ("marked", "day", "who"),
    [
        ("{Bush} <warned> Baghdad.", date(1990, 9, 1), "george-h-w-bush"),
        ("{Bush} <warned> Baghdad.", date(2002, 9, 1), "george-w-bush"),
        ("{Bush} <warned> Baghdad.", None, None),
        ("{Kennedy} <warned> Moscow.", OCTOBER, "john-f-kennedy"),
        ("{Attorney General Kennedy} <warned> Moscow.", OCTOBER, "robert-f-kennedy"),
        ("{Moscow} <answered>.", OCTOBER, "SUN"),
        ("{The Russians} <answered>.", OCTOBER, "SUN"),
        ("{The Russians} <answered>.", WINTER, "RUS"),
        ("{The American president} <answered>.", OCTOBER, "john-f-kennedy"),
        ("{The American president} <answered>.", WINTER, "joe-biden"),
        ("{The American president} <answered>.", None, "unnamed-usa-president"),
    ],
)
def test_the_day_decides(marked: str, day: date | None, who: str | None) -> None:
    (mention,) = read(marked, day)[0]
    assert mention.actor == who


def test_two_of_one_name_are_told_apart_by_what_the_article_says() -> None:
    marked = (
        "North Korean leader Kim Jong Un sent his sister, Kim Yo Jong. {Kim Jong-un} <wrote> the letter himself."
        " {Kim Yo-jong} <read> it aloud."
    )
    assert [mention.actor for mention in read(marked, date(2021, 8, 1))[0]] == ["kim-jong-un", "kim-yo-jong"]


def test_two_of_one_name_and_no_sign_is_nobody() -> None:
    marked = "Norwegian minister Anna Berg met Swedish minister Lars Berg in Oslo. Both left. {Berg} <said> little."
    (mention,) = read(marked)[0]
    assert mention.actor is None
    assert "compete closely" in mention.why


def test_office_and_state_are_those_of_the_day() -> None:
    (then,), _ = read("{Vladimir Putin} <spoke>.", date(2010, 5, 1))
    (now,), actors = read("{Vladimir Putin} <spoke>.", WINTER)
    assert (then.office, then.state) == ("prime minister", "RUS")
    assert (now.office, now.state) == ("president", "RUS")
    assert actors[0].wikidata == "Q7747"


def test_without_a_day_no_office_is_claimed() -> None:
    (mention,), _ = read("{Vladimir Putin} <spoke>.", None)
    assert mention.actor == "vladimir-putin"
    assert mention.office == ""
    assert mention.state == "RUS", "whichever office it was"
    assert "day is unknown" in mention.why


def test_who_served_two_states_acts_for_neither_where_the_day_is_unknown() -> None:
    (mention,), _ = read("{Jens Stoltenberg} <spoke>.", None)
    assert (mention.actor, mention.state) == ("jens-stoltenberg", None)


def test_a_minister_is_in_office_where_the_text_was_written_some_day_of_many_years() -> None:
    years = When("", Precision.INTERVAL, date(2017, 5, 14), date(2024, 9, 30))
    (mention,), _ = read("{Foreign Minister Mevlut Cavusoglu} <spoke>.", years)
    assert (mention.state, mention.office) == ("TUR", "foreign minister")


def test_a_title_alone_names_nobody_where_several_held_the_office_meanwhile() -> None:
    years = When("", Precision.INTERVAL, date(2018, 5, 14), date(2024, 9, 30))
    (premier,), _ = read("{The UK prime minister} <spoke>.", years)
    (president,), _ = read("{The French president} <spoke>.", years)
    assert (premier.actor, premier.state) == ("unnamed-gbr-prime-minister", "GBR")
    assert president.actor == "emmanuel-macron", "in office on the first day and on the last"


def test_a_minister_unknown_to_the_registry_has_the_state_and_office_of_the_text() -> None:
    (mention,), (actor,) = read("{Norwegian Fisheries Minister Sigrun Aaland} <said> the nets would stay.")
    assert (mention.state, mention.office) == ("NOR", "fisheries minister")
    assert (actor.kind, actor.name, actor.state) == (ActorKind.PERSON, "Sigrun Aaland", "NOR")


def test_one_actor_per_person_with_the_spellings_met() -> None:
    _, actors = read("{Sergey Lavrov} <said> yes. {Lavrov} <said> no. {Mr Lavrov} <said> perhaps.")
    assert [actor.id for actor in actors] == ["sergei-lavrov"]
    assert set(actors[0].aliases) == {"Sergey Lavrov", "Lavrov"}


def test_a_medium_represents_no_state() -> None:
    (mention,), (actor,) = read("{TASS} <reported> it.")
    assert mention.state is None
    assert (actor.kind, actor.state) == (ActorKind.MEDIA, "RUS")


def test_several_actors_of_an_event_are_taken_apart() -> None:
    assert [m.actor for m in act("{Macron and Scholz} met in Paris.")] == ["emmanuel-macron", "olaf-scholz"]
    assert [m.actor for m in act("{Iran, Iraq and Kuwait} met in Paris.")] == ["IRN", "IRQ", "KWT"]
    assert [m.actor for m in act("{Iranian and Iraqi officials} met in Paris.")] == [
        "unnamed-irn-officials",
        "unnamed-irq-officials",
    ]


def test_a_deed_of_the_past_is_done_by_the_state_of_that_time() -> None:
    (then,) = act("In October 1962 {Moscow} shipped rockets.", WINTER, OCTOBER)
    (now,) = act("On Monday {Moscow} shipped grain.", WINTER, WINTER)
    assert (then.actor, now.actor) == ("SUN", "RUS")


def test_every_answer_says_why() -> None:
    for marked, _ in (*WHO, *NOBODY):
        assert all(mention.why for mention in read(marked)[0])


def test_the_spellings_of_a_name_that_the_registry_does_not_know_have_one_id() -> None:
    ids = {
        read(f"{{Harbour Minister {name}}} <said> so.")[0][0].actor
        for name in ("Sergei Dolgopyatov", "Sergey Dolgopiatov", "Сергей Долгопятов")
    }
    assert ids == {"sergei-dolgopiatov"}


def test_what_a_page_shows_under_the_pointer_is_no_part_of_the_name() -> None:
    (mention,) = read("{President Emmanuel Macron Macron EmmanuelPresident of France} <said> so.")[0]
    assert mention.actor == "emmanuel-macron"


def test_a_name_that_a_page_repeats_the_other_way_round_is_one() -> None:
    (mention,) = read("{Russian Emergencies Minister Ivan Ledov Ledov Ivan} <said> so.")[0]
    assert mention.actor == "ivan-ledov"


def test_letters_that_only_look_latin_hide_nobody() -> None:
    (mention,) = read("{Russian President Vlаdimir Рutin} <said> so.")[0]  # а and Р are Cyrillic
    assert mention.actor == "vladimir-putin"


def test_names_in_other_scripts_are_several_persons() -> None:
    first, second = read(
        "{Israeli Prime Minister בנימין גולדשטיין} <said> so. {Egyptian Foreign Minister عبد الرحمن حسن} <said> no."
    )[0]
    assert first.actor != second.actor or first.actor is None


def test_a_name_of_500_characters_and_a_list_of_1000_names_leave_the_others_standing() -> None:
    long = "A" + "b" * 499
    listed = " ".join(f"Ivan Petrov{chr(97 + rank % 26)}{chr(97 + rank // 26 % 26)}," for rank in range(1000))
    who = [m.actor for m in read(f"{{Minister {long}}} <came>. {{Vladimir Putin}} <met> {listed} in Moscow.")[0]]
    assert who[1] == "vladimir-putin"


MOSCOW = "MOSCOW, February 12, 2019 (AP) - Russia began a drill in Russia on Tuesday. "


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        # the state in which an article is set: by its dateline, its regions, its names
        (MOSCOW + "{The president} <said> little.", "vladimir-putin"),
        (MOSCOW + "{The police} <said> little.", "RUS-POLICE"),
        (MOSCOW + "{Officials} <said> little.", "unnamed-rus-officials"),
        (MOSCOW + "{The government} <said> little.", "RUS"),
        (MOSCOW + "{The ambassador} <said> little.", None),
        (MOSCOW + "{Western officials} <said> little.", "unnamed-western-officials"),
        ("Iran and Iraq met in Iran and in Iraq. {The police} <said> little.", None),
        (MOSCOW + "Russia waited.\n\nChile and Peru met. {The army} <said> little.", None),
        (MOSCOW + "Russia waited.\n\nChilean diplomats left. {Officials} <said> little.", "unnamed-officials"),
        # told by the agency of another state, so of no state that the text names
        (MOSCOW + "Russia waited.\n\nThe Korean Central News Agency wrote. {The army} <said> little.", None),
        # names that bodies of several states bear
        ("ISLAMABAD: India and Pakistan spoke. {The Foreign Office} <said> little.", None),
        ("LONDON: Britain and Spain spoke. Britain waited. {The Foreign Office} <said> little.", "UK-FOREIGN-OFFICE"),
        ("{Foreign Office Spokesperson Laila Shah} <said> little.", "laila-shah"),
        # others in a clause about the speaker
        ("{Greek Defence Minister Ilias Roussos, who met his guest, Omar Tan,} <said> little.", "ilias-roussos"),
        ("Texas and Ohio voted. {The Senate} <met>.", "US-SENATE"),
        # several names behind one title
        ("Swedish Ministers Anna Holm and Lars Dahl came. {Dahl} <said> little.", "lars-dahl"),
        # somebody of a body
        ("{Jane Rowe of the State Department} <said> little.", "jane-rowe"),
        # firms give titles too
        ("{Wim Aalders, the president,} <said> little.", None),
        # whose writing it is
        ("{A report by NATO} <said> little.", "NATO"),
        # an office to come
        ("{US President-elect Joe Biden} <said> little.", "joe-biden"),
        # a firm by its name, and then by what it is
        ("The Volna Energy Bank failed. {The company} <said> little.", "VOLNA-ENERGY-BANK"),
    ],
)
def test_what_the_text_itself_tells(marked: str, who: str | None) -> None:
    assert read(marked, date(2019, 2, 12))[0][-1].actor == who


def test_the_side_of_an_officer_is_the_organisation() -> None:
    (mention,) = read("{NATO Secretary General Jens Stoltenberg} <said> little.")[0]
    assert (mention.state, mention.organisation) == (None, "NATO")


def test_an_unnamed_group_has_the_side_that_it_speaks_for() -> None:
    (mention,), (actor,) = read("{Russian diplomats} <doubted> it.")
    assert (mention.state, actor.kind) == ("RUS", ActorKind.UNNAMED)


def test_the_i_of_a_private_person_is_nobody_for_that_reason() -> None:
    (me,) = quoted("\u201c[{I} am tired,]\u201d {Peter Vogel} <said>.")
    assert me.actor is None
    assert "no official role" in me.why


@pytest.mark.parametrize("name", ["Sergei Riabkov", "Sergey Ryabkov", "Сергей Рябков"])
def test_every_spelling_of_a_deputy_minister_is_one(name: str) -> None:
    (mention,) = read(f"{{Russian Deputy Foreign Minister {name}}} <said> so.")[0]
    assert mention.actor == "sergei-ryabkov"


def test_a_capital_in_two_spellings_is_one_and_a_street_is_no_president() -> None:
    kiev, kyiv = read("{Kiev} <asked> for help. {Kyiv} <thanked>.")[0]
    assert kiev.actor == kyiv.actor == "UKR"
    (street,) = read("A house stands empty. {Putin Street} <was closed>.", date(2021, 6, 1))[0]
    assert street.actor != "vladimir-putin"


def test_kim_jong_un_is_not_the_united_nations() -> None:
    first, second = read("{Kim Jong-un} <waited>. {Kim Jong Un} <left>.", date(2019, 2, 12))[0]
    assert first.actor == second.actor == "kim-jong-un"


@pytest.mark.parametrize(
    ("marked", "who", "state"),
    [
        ("{Macron's spokeswoman} <said> so.", "FRA", "FRA"),
        ("{Zelensky's chief of staff} <said> so.", "unnamed-ukr-chief-of-staff", "UKR"),
        ("{An aide to Zelensky} <said> so.", "unnamed-ukr-aide", "UKR"),
        ("{Macron's office} <said> so.", "FRA-OFFICE-OF-EMMANUEL-MACRON", "FRA"),
        ("{Maduro's government} <said> so.", "VEN", "VEN"),
        ("{The Biden administration} <said> so.", "USA", "USA"),
        ("{South Korea's Joint Chiefs of Staff} <said> so.", "JOINT-CHIEFS-OF-STAFF-OF-SOUTH-KOREA", "KOR"),
        ("{Norway's Ministry of Defence} <said> so.", "NOR-DEFENCE-MINISTRY", "NOR"),
        ("{Norway's Ministry of Foreign Affairs} <said> so.", "NOR-FOREIGN-MINISTRY", "NOR"),
        # whose it is, nobody knows: not the state in which the article is set
        ("OSLO, 27 December — Norway and Norwegians wait. {Quillfeather's spokesman} <said> so.", None, None),
    ],
)
def test_a_persons_people_act_for_whom_the_person_does(marked: str, who: str | None, state: str | None) -> None:
    one = read(marked)[0][-1]
    assert (one.actor, one.state) == (who, state)


BEFORE_ITS_NAME = [
    # the subject of the main clause behind, unless that tells of another one
    ("Senator Pat Quill left. Before {she} <resigned>, Governor Jane Roe wept.", "jane-roe"),
    ("Senator Ida Quill left. When {she} <came>, Governor Jane Roe greeted her.", "ida-quill"),
    # a given name tells whom the pronoun cannot mean
    ("Prime Minister Ilse Brandt, beside President Wim Aal, praised him. {He} <said> that she was right.", "wim-aal"),
    # nobody is named below the pronoun that means him
    ("Macron met Prime Minister Ole Moe. {He} <said> Macron was tired.", "ole-moe"),
    # the one of the sentence before
    ("Senator Ole Moe spoke. It rained. The court fined Senator Wim Aal. {He} <was> content.", "wim-aal"),
    # a participle has the subject of its verb
    ("Governor Ole Moe attacked Mayor Wim Aal, accusing {him} of haste, and <left>.", "wim-aal"),
    # a given name alone
    ("Minister Yohannes Tekle came. {Yohannes} <said> no.", "yohannes-tekle"),
    ("Minister Jordan Tekle came. {Jordan} <said> no.", "JOR"),
]


@pytest.mark.parametrize(("marked", "who"), BEFORE_ITS_NAME)
def test_whom_the_sentence_itself_suggests_or_excludes(marked: str, who: str | None) -> None:
    assert read(marked)[0][-1].actor == who


def test_he_is_not_the_outer_speaker_where_an_unnamed_one_is_brought_in() -> None:
    text = "Secretary of State Antony Blinken <said> a pilot reported that {he} <fired>."
    assert read(text)[0][-1].actor is None
    assert read("Secretary of State Antony Blinken <said> that {he} <left>.")[0][-1].actor == "antony-blinken"


SURNAMES = [
    # the surname alone is the person's whom the article introduced, whichever end of the name it is
    ("Hua Huilan, a spokesperson for the Defence Ministry, came. {Hua} <said> no.", "hua-huilan"),
    ("Zhou Meiling, a spokeswoman for the Chinese army, came. {Zhou} <said> no.", "zhou-meiling"),
    ("Hua Huilan runs a bakery. Customers wait. {Hua} <said> no.", None),
    # an article that names no other one means the registry's
    ("Reforms began. {Hua} <said> so.", "hua-chunying"),
    ("Visitors came. Chairman {Hua} <said> so.", "hua-guofeng"),
]


@pytest.mark.parametrize(("marked", "who"), SURNAMES)
def test_a_surname_alone_is_whose_the_article_says(marked: str, who: str | None) -> None:
    assert read(f"BEIJING, Dec. 27 - China waits. {marked}", WINTER)[0][-1].actor == who


def test_a_spokesperson_of_a_ministry_is_named_with_the_state_of_the_article() -> None:
    opening = "BEIJING, Dec. 27 - China told Chinese reporters of Chinese plans.\n\n"
    marked = "{Hua Huilan, a spokesperson for the Ministry of Foreign Affairs,} <said> no."
    (named,) = read(opening + marked)[0]
    assert (named.actor, named.state) == ("hua-huilan", "CHN")
    (firm,) = read("{Nippon Steel, a leader of its branch,} <said> no.")[0]
    assert firm.actor != "nippon-steel"


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("Press secretary Jen Psaki spoke. {The U.N. secretary-general} <left>.", "antonio-guterres"),
        ("Press secretary Jen Psaki spoke. {The press secretary} <left>.", "jen-psaki"),
    ],
)
def test_a_secretary_general_is_no_other_secretary(marked: str, who: str) -> None:
    assert read(marked)[0][-1].actor == who


def test_an_office_that_another_holds_at_home_is_some_other_states() -> None:
    (mention,), _ = read(MOSCOW + "Vladimir Putin waited. {President Irving Oduya} <said> little.", WINTER)
    assert (mention.actor, mention.state) == ("irving-oduya", None)
    (mention,), _ = read(MOSCOW + "Crowds waited. {President Irving Oduya} <said> little.", WINTER)
    assert mention.state == "RUS"


def test_brussels_is_the_union_where_the_text_names_it_and_not_belgium() -> None:
    (mention,), _ = read("The European Union met. {Brussels} <declined> to comment.", WINTER)
    assert (mention.actor, mention.state) == ("EU", None)
    (mention,), _ = read("The European Union met, and Belgium waited. {Brussels} <declined> to comment.", WINTER)
    assert mention.state == "BEL"
