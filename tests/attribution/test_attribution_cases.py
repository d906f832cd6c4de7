"""Who said what: marked cases of many styles, negatives beside positives."""

from __future__ import annotations

import pytest
from attribution_cases import found, statements, wanted

from excomm.records import Status

CASES: list[tuple[str, ...]] = [
    # what opens the sentence was said too: a condition, or the subject of what follows
    ("[If the fleet sails], {the envoy} <said>, [“we will close the strait.”]",),
    ("[Unless the guns fall silent], {the ministry} <said>, [“there will be no talks.”]",),
    ("[As long as the siege lasts], {the envoy} <said>, [“no road is safe.”]",),
    ("[When they leave], {the envoy} <said>, [“we will leave too.”]",),
    ("[These ships], {Admiral Brandt} <explained> earlier at a hearing, [were “well armed,” carrying six guns each].",),
    ("[The minister], {his deputy} <said>, [“is a man of peace.”]",),
    ("When the fleet had sailed, {the envoy} <said>, [“We will close the strait.”]",),
    ("As foreign minister, {Anna Lund} <said>, [“I shall go on.”]",),
    ("On Monday, {the envoy} <said>, [“we will close the strait.”]",),
    # what closes it tells of the saying
    ("{The premier} <blasted> [the move as a “mistake”] Wednesday on state television.",),
    ("{The marshal} <said> [the army would “annihilate” the enemy], an apparent reference to Norway.",),
    ("{The premier} <said> [that the plan to meet on Wednesday was a trap].",),
    ("{The premier} <said> [that peace, a nod to the old days, was near].",),
    # whose claim it is does not call it a lie
    (
        "{Mayor Lucas Brandt} <rejected> [the claim by Norway that the ferry had sunk as “a lie”].",
        "Mayor Lucas Brandt rejected the <claim> by {Norway} [that the ferry had sunk] as “a lie”.",
    ),
    # no noun phrase is cut in two
    ("{The premier} <dismissed> [the talk of a “war council” meeting].",),
    # direct, every order of quotation, cue and speaker
    ("[“The talks are over,”] {he} <said>.",),
    ("[“The talks are over,”] <said> {Foreign Minister Anton Weiss}.",),
    ("{The prime minister} <said>: [“We will not sign.”]",),
    ("{The prime minister} <said>, [“We will not sign.”]",),
    ("[“We are ready,”] {the general} <said>, [“but we will not shoot first.”]",),
    ("[“We are ready,”] {the general} <said>. [“Nobody should doubt it.”]",),
    ("[“Why now?”] <asked> {the ambassador}.",),
    ('["The bridge is closed,"] {Marta Lind, a spokeswoman for the border guard}, <told> reporters in Vilnius.',),
    ("[''The bridge is closed,''] {the mayor} <said>.",),
    ("[«The bridge is closed»], <said> {the mayor}.",),
    ("[‘The bridge is closed,’] {the mayor} <said>.",),
    # indirect
    ("{The ministry} <said> [that the convoy had crossed the river].",),
    ("{Officials in Tirana} <said> [the convoy had crossed the river].",),
    ("{Sources close to the palace} <say> [the king will abdicate].",),
    ("{President Amara Diallo} <has promised> [to release the prisoners].",),
    ("{The Danish government} <warned> [that the cable would be cut].",),
    ("{Norway} <denied> [that its aircraft had crossed the line].",),
    ("{The rebels} <refused> [to lay down their arms].",),
    ("{Ankara} <urged> Athens [to withdraw the frigates].",),
    ("{The council} <called for> [an immediate ceasefire].",),
    ("{The chancellor} <condemned> [the raid on the consulate].",),
    ("{The minister} <warned of> [a long war].",),
    ("{Tokyo} <believes> [the launch was a test].",),
    ("{The delegation} <continues to insist> [that the border is open].",),
    # two cues, one speaker
    (
        "{The envoy} <has said> [that the offer stands] and has stressed that it is the last one.",
        "{The envoy} has said that the offer stands and <has stressed> [that it is the last one].",
    ),
    (
        "[“We have waited long enough,”] {she} <said>, before adding that the border would stay shut.",
        "“We have waited long enough,” {she} said, before <adding> [that the border would stay shut].",
    ),
    (
        "{The minister} <argued> [that the zone was a safeguard], while ruling out new bases.",
        "{The minister} argued that the zone was a safeguard, while <ruling out> [new bases].",
    ),
    (
        "{The spokesman} <said> [the mine was closed], adding that no one had been hurt.",
        "{The spokesman} said the mine was closed, <adding> [that no one had been hurt].",
    ),
    # the second of two main clauses has a subject of its own
    (
        "{The League} <condemned> [the raid], and its secretary, Ana Ruiz, demanded of Oslo that it pay at once.",
        "The League condemned the raid, and {its secretary, Ana Ruiz}, <demanded> of Oslo [that it pay at once].",
    ),
    (
        "{She} <wrote> [that the waters were “pending a ruling”] and accused Rossi of acting as a pirate.",
        "{She} wrote that the waters were “pending a ruling” and <accused> [Rossi of acting as a pirate].",
    ),
    # who is asked speaks only where he answers
    (
        "{Norway’s foreign ministry}, asked about the drills, <said> [all parties should show restraint].",
        "Norway’s foreign ministry, <asked about> [the drills], said all parties should show restraint.",
    ),
    (
        "Asked if it was an act of war, {Defence Secretary Ana Ruiz} <told> a briefing [it was “an accident”].",
        "<Asked> [if it was an act of war], Defence Secretary Ana Ruiz told a briefing it was “an accident”.",
    ),
    # between the one blamed and the deed stands a day
    ("{Chad} <accused> [Sudan of demanding the removal of its envoy].",),
    ("{Peru} <blamed> [Chile for rejecting the offer].",),
    ("{Estonia} <accused> [Russia’s border guard on Friday of jamming its satellites].",),
    # who turns to somebody also says what the participle says
    ("{Peru’s foreign minister} wrote to his Bolivian counterpart <demanding> [that Bolivia withdraw its police].",),
    # a "that" which stands for what was said
    (
        "{Lisbon} <denied> [that], with Foreign Minister Rui Costa describing the report as “cheap lies”.",
        "Lisbon denied that, with {Foreign Minister Rui Costa} <describing> [the report as “cheap lies”].",
    ),
    (
        "{Chad and Niger} <disputed> [that]: their envoy in Geneva has called the vote “void”.",
        "Chad and Niger disputed that: {their envoy in Geneva} <has called> [the vote “void”].",
    ),
    # who is brought in before a colon
    ("The envoy, Rui Costa, gave another account: [the convoy], {he} <said>, [had turned back at the river].",),
    ("{The king} <was the first to announce> [that the war was over].",),
    # what came to pass later
    ("{Marshal Ivan Petrov} <would later insist> [that the plane was on a spy mission].",),
    # a day is no part of a name
    ("{President Amara Diallo} today <denounced> [the raid].",),
    ("{He} <called on> the U.N. secretary-general [to intervene].",),
    # what the reporter sets behind it
    (
        "{The premier} <told> parliament [that the port was vital], though he later insisted there would be no war.",
        "The premier told parliament that the port was vital, though {he} <later insisted> [there would be no war].",
    ),
    ("{He} <added> [that the filling had been notified in January], a claim that Chilean officials dispute.",),
    # two sayings, one set into the other
    (
        "[President Lund had told Rossi on Sunday], {two officials} <said>, [that Oslo would not join the raid].",
        "{President Lund} <had told> Rossi on Sunday, two officials said, [that Oslo would not join the raid].",
    ),
    # "X." ends a sentence
    (
        "[“We back Chile’s claim,”] {the embassy} <posted> on X. “There will be consequences,” it warned.",
        "“We back Chile’s claim,” the embassy posted on X. [“There will be consequences,”] {it} <warned>.",
    ),
    # a quotation that another one speaks is not the last speaker's
    (
        "[“You have crossed our line,”] {Lund} <said>. “If you accuse us,” Rossi shot back, “I must answer.”",
        "“You have crossed our line,” Lund said. [“If you accuse us,”] {Rossi} <shot back>, [“I must answer.”]",
    ),
    (
        "[“You have crossed our line,”] {Lund} <said>. “If you accuse us,” Rossi hissed, and left.",
        "“You have crossed our line,” Lund said. [“If you accuse us,”] {Rossi} <hissed>, and left.",
    ),
    ("{A spokesman for the Harbour Council think tank} <called> [the accord “null and void”].",),
    ("{Peru, Chile and Norway} <said> [Latvia had broken the deal].",),
    (
        "Ministers gather in Rome\n<Calling> [the vote “a farce,”] {he} said it was void.",
        "Ministers gather in Rome\nCalling the vote “a farce,” {he} <said> [it was void].",
    ),
    ("{Mori} <said> [Oslo had lodged a protest and was weighing further steps].",),
    ("{The other} <was less hopeful>: [“They have said so before.”]",),
    # and warned: the same speaker, though another subject stands nearer
    (
        "{Norway} <said> [it was “resolutely opposed” to the test] and warned Latvia to refrain from further steps.",
        "{Norway} said it was “resolutely opposed” to the test and <warned> Latvia [to refrain from further steps].",
    ),
    # and warned: another speaker, whose clause is not part of what the first one said
    (
        "{Lund} <stressed> [that the law was not complete], and rights groups warned that Oslo was losing it.",
        "Lund stressed that the law was not complete, and {rights groups} <warned> [that Oslo was losing it].",
    ),
    ("{Norway} <hoped> [the talks would resume], a week after the envoys had left.",),
    ("[“They fired first,”] {an officer}, who asked not to be named, <told> the Herald.",),
    # and promised: the same man, another act
    (
        "{President Lund}, in a letter, <complained> [that Oslo had not been asked] and threatened to veto it.",
        "{President Lund}, in a letter, complained that Oslo had not been asked and <threatened> [to veto it].",
    ),
    ("{Paris and Rome} <expressed regret> [that the two parties had not accepted it].",),
    # a possessive behind a comma is an apposition
    ("{General Emil Rossi, Lund’s deputy}, <claimed> [that the airfields were used to smuggle weapons].",),
    # whom somebody cites is not what he says; a notice served is no word said
    ("{Tanjug}, citing an unnamed official, <reported> [that the border had been closed].",),
    ("{The president} <said> [that he had put “all of our partners” on notice].",),
    # set into the sentence, or behind it
    ("[The fleet], {he} <said>, [would sail at dawn].",),
    ("[The fleet would sail at dawn], {the admiralty} <said>.",),
    ("[The airport has been closed], <announced> {the interior ministry}.",),
    (
        "[The charge was false], {the envoy} <said>, and he condemned the raid.",
        "The charge was false, the envoy said, and {he} <condemned> [the raid].",
    ),
    ("[To end the siege], {the envoy} <said>, [both sides must talk].",),
    # phrases
    ("<According to> {the Finnish president}, [the line was never crossed].",),
    ("[The line was never crossed], <according to> {two diplomats}.",),
    ("[Sweden], in {her} <view>, [should stay out of it].",),
    ("{Cairo}’s <claim> [that the dam is unsafe] has been rejected before.",),
    # mixed
    ("{The king} <said> [that the crisis was “a test of nerves” for both sides].",),
    # headline and transcript
    ("{Erdman}<:> [No troops will leave the valley]",),
    # told inside what is told
    (
        "{The aide} <recalled> [that Lisbon had promised to pay].",
        "The aide recalled that {Lisbon} <had promised> [to pay].",
    ),
    (
        "{She} <noted> [that Oslo urges Moscow to stop the drills].",
        "She noted that {Oslo} <urges> Moscow [to stop the drills].",
    ),
    # a demand with its condition
    ("{The vice-president} <promised> [“harsh measures” if the shelling goes on].",),
    # a nickname is no quotation
    ("[“He is with us,”] <said> {John “Jack” Doyle of the harbour police}.",),
    # quotation marks of the French way
    ("[« The delay is absurd »], <denounced> {the Belgian foreign ministry} on Monday.",),
    ("[« We will wait »], {the mayor} <said>.",),
    # "who" is a person
    ("{An officer close to Hamas} who <said> [that it was late] has left.",),
    # whom one promises to is not what one promises
    ("{Rome} <promised> Tunis [to send two cutters].",),
    # what the reporter sets beside it
    ("{Lima} <said> [that the patrol had crossed the river], a charge that Quito denied.",),
    ("{Lima} <said> [that it had told Quito beforehand], which the latter denies.",),
    (
        "{Two officers} <said> [the pilot had survived], while a third said his fate was unknown.",
        "Two officers said the pilot had survived, while {a third} <said> [his fate was unknown].",
    ),
    ("{Minsk} <denies> [having shelled the depot].",),
    ("{Minsk} <denies> [supporting the rebels].",),
    ("{A Danish diplomat} <puts> it differently: [“It was meant to fail.”]",),
    ("[“The pact,”] {he} <went on>, [“cannot be judged twice.”]",),
    ("{Argentina}<:> [“We shall not pay”]; creditors meet on Monday",),
    ("{The attaché} <described> [the shipments so far as defensive].",),
    ("{The minister} <told> the chamber [that to leave now would be a mistake].",),
    (
        "{The Harbour Gazette} <reported>, citing unnamed officials, [that Oslo had agreed to pay].",
        "The Harbour Gazette reported, citing unnamed officials, that {Oslo} <had agreed> [to pay].",
    ),
    # a transcript without capitals: a name that comes again before a colon
    (
        "{Ana Pelin}<:> [The port is open].\nHerald: Why?\nAna Pelin: It was never shut.",
        "Ana Pelin: The port is open.\nHerald: Why?\n{Ana Pelin}<:> [It was never shut].",
    ),
    # what was told in a talk, told by somebody who was not in it
    (
        "{The palace} <said> [the king had spoken to the admiral and told him that the fleet would stay].",
        "The palace said {the king} had spoken to the admiral and <told> him [that the fleet would stay].",
    ),
    # who is quoted speaks, who quotes is the medium
    ("{The minister} <was quoted> by the daily Meridian <as saying> [that the talks had collapsed].",),
    ("Delta Press <quoted> {the colonel} <as saying> [the bridge was closed].",),
    ("Delta Press <quoted> {the colonel} <as having told> his men [that the bridge was closed].",),
    ('["The bridge is closed,"] Delta Press <quoted> {a military source} <as saying>.',),
    # a subject cut off by a participle
    ("{The Harbour Gazette}, citing two officials, <reported> [that the bridge was closed].",),
    # whose words stand in a quotation that something before it governs
    (
        "{The envoy} <urged> Oslo [to let the crew go], warning that “time is running out”.",
        "{The envoy} urged Oslo to let the crew go, <warning> [that “time is running out”].",
    ),
    # a clause beside "as"
    ("As {the minister} <noted>, [Tallinn does not seek war].",),
    ("[Tallinn does not seek war], as {the minister} <noted>.",),
    # what two say on both sides of "while"
    (
        "{A diplomat} <said> [the king would not be rushed], while another insisted the deal was near.",
        "A diplomat said the king would not be rushed, while {another} <insisted> [the deal was near].",
    ),
    # a dialogue between dashes
    ("— [We will wait], — <said> {the minister}. — [Nobody hurries us].",),
    # headlines that name the speaker last
    ("[Norway sees no grounds for talks] <—> {senior diplomat}",),
    (
        "[Chile urges Peru to return to talks]<:> {spokesperson}",
        "{Chile} <urges> Peru [to return to talks]: spokesperson",
    ),
    # a text that is announced
    ("{The ministry} <issued the following statement>:\n[The raid was a crime.\nWe deplore it].\nIt rained.",),
    # what is denied, with its clause
    # who speaks in a parenthesis does not speak in the sentence
    ("{Lund} interrupted <to remark> [that rights could not last forever].",),
    # a headline of two halves
    ("{Lund}<:> [“Norway will not be intimidated”] - Oslo waits for the envoy",),
    # who reads it out does not say it
    (
        "{The chancellor}, in remarks read out by the deputy chancellor for trade, "
        "<described> [the raid as “a blow to people in need”].",
    ),
    # the clock of a running report
    ("14:32 GMT {The envoy} <said> [that the port was open].",),
    ("14:10 GMT {Lund} <calls for> [restraint]\n\nThe port is closed.",),
    # where something was posted
    ("{NORWEGIAN PREMIER ANNA LUND} ON X<:> [The port is open. It was never shut].",),
    # two clauses before the cue
    ("[The talks have failed, and the embassy will close], {officials} <said>.",),
    ("[The ships left, but the crews stayed], {he} <said>.",),
]

NOBODY_SPEAKS = [
    "The Lantern Crisis is the term used to describe the quarrel over the strait in 1922.",
    "HARBOUR CRISIS: PREMIER CALLS UP RESERVES\nThe quay was quiet on Tuesday.",
    "The storm claimed forty lives, and two villages were lost.",
    "There had been 80 deaths in the capital, 37 confirmed cases in other towns.",
    "The two states signed a treaty, according to which the strait would be closed.",
    "The convoy crossed the river at dawn.",
    "The so-called “green line” runs through the old town.",
    "He will say nothing until the vote.",
    "If the minister says that the line is closed, the drivers will turn back.",
    "The spokesman would not say whether the talks had failed.",
    "Nobody said that the talks had failed.",
    "Neither Lund nor Rossi said that the talks had failed.",
    "The workers’ demands and the owners’ fears are as old as the port.",
    "There is no reason to say more.",
    "It goes without saying that the port is busy.",
    "The troops attacked the bridge and withdrew.",
    "The army called three regiments to the border.",
    "The harvest went according to plan.",
    "The fleet will sail when the council has confirmed the order.",
    "No one is going to threaten the port.",
    "The pilot asked not to be named.",
    "Transcript: the mayor and the harbour master meet the press",
    "Two ports, one message: ships only after the storm",
    "Peru-Chile: consultations go on",
    "Rome promised the junta nothing.",
    "Suppose the premier announces a withdrawal.",
    "War in Darfur: an army on the move",
    "Norway-Russia: the fish are back",
    "Georgia: the ferry waits. The envoy leaves empty-handed",
    "Oslo, Valletta and Lima: three capitals, one fish",
    "Memorandum of Conversation: The Ambassador's call on the Chairman",
    "The nurse asked not to be named for fear of reprisals.",
    "The agreement was signed by the energy ministers of Norway and Sweden in Oslo on Friday.",
    "ISLAMABAD: The harbour was closed by ice on Thursday.",
    "— Fish\n— Oil, gas",
    "As the minister spoke, sirens sounded over the port.",
    "Norway recalled its ambassador and the fleet on Friday.",
    "Some of the plans include a ban on mines.",
]


@pytest.mark.parametrize("marked", CASES, ids=lambda marked: marked[0][:50])
def test_the_marked_statements_and_no_others_are_found(marked: tuple[str, ...]) -> None:
    text, marks = wanted(*marked)
    assert found(text) == marks


@pytest.mark.parametrize("text", NOBODY_SPEAKS)
def test_no_statement_where_nobody_is_told_to_have_spoken(text: str) -> None:
    assert found(text) == set()


def test_a_quotation_behind_a_set_in_cue_is_its_speakers() -> None:
    text = (
        "Had he been given a letter, the envoy said, he would have carried it home. Iraq, he declared, was not afraid. "
        "“If they decide to attack us, we will defend ourselves in a very bold manner.”"
    )
    (last,) = (one for one in statements(text) if any(part.of(text).endswith("”") for part in one.content))
    assert last.source is not None
    assert last.source.text == "he"


@pytest.mark.parametrize("text", ["The Council failed to adopt a draft resolution demanding the return of the ships."])
def test_who_turns_a_document_down_does_not_speak_in_it(text: str) -> None:
    said = [one for one in statements(text) if any("demanding" in cue.of(text) for cue in one.cue)]
    assert [one.source.text for one in said if one.source] == ["a draft resolution"]


PUT_TO_THEM = [
    ("The chancellor, asked about the raid, said the border was closed.", "The chancellor", {"said"}),
    ("Mr. Lund, told of the terms on the pier, was said to be furious.", "Mr. Lund", set()),
    ("The ministry, pressed on the figures, replied that nothing had been decided.", "The ministry", {"replied"}),
    ("The minister, Anna Lund, asked whether the line was safe.", "The minister, Anna Lund", {"asked"}),
    ("Answering a question whether the port was open, Lund said it was.", "Lund", {"said"}),
]


@pytest.mark.parametrize(("text", "name", "cues"), PUT_TO_THEM)
def test_what_is_put_to_somebody_is_not_in_their_mouth(text: str, name: str, cues: set[str]) -> None:
    said = [one for one in statements(text) if one.source is not None and one.source.text.startswith(name)]
    assert {cue.of(text) for one in said for cue in one.cue} == cues


@pytest.mark.parametrize("text", ["The envoy called the talks useful, without referring to the raid."])
def test_what_somebody_goes_without_saying_is_not_said(text: str) -> None:
    assert [cue.of(text) for one in statements(text) for cue in one.cue if one.status is Status.ASSERTED] == ["called"]


SAID_AFTER_ALL = [
    # a helper of the first verb does not reach the second one's tense
    ("The premier said he did not want war and added that a treaty would be signed.", "added"),
    ("The premier said he did not want war but warned that the road would be closed.", "warned"),
    ("A spokesman would only say that contacts were continuing.", "would only say"),
]


@pytest.mark.parametrize(("text", "cue"), SAID_AFTER_ALL)
def test_what_was_said_is_not_told_as_denied_or_ahead(text: str, cue: str) -> None:
    assert {one.status for one in statements(text) if one.cue[0].of(text) == cue} == {Status.ASSERTED}


UNSAID = [
    ("The spokesman would not say whether the talks had failed.", Status.DENIED),
    ("The State Department declined to say whether the envoy had been recalled.", Status.DENIED),
    ("Nobody at the ministry said that the talks had failed.", Status.DENIED),
    ("Neither of the ministers said that the talks had failed.", Status.DENIED),
    ("The president will announce on Friday that the troops are leaving, two officials said.", Status.FUTURE),
    ("He was silent. Nor did he confirm that the border would be closed on Monday.", Status.DENIED),
    ("The minister is expected to say that the border will be closed on Monday.", Status.FUTURE),
]


@pytest.mark.parametrize(("text", "status"), UNSAID)
def test_what_was_not_said_is_never_told_as_said(text: str, status: Status) -> None:
    words = text.split(" that ")[-1].split(" whether ")[-1].removesuffix(".").removesuffix(", two officials said")
    told = [one for one in statements(text) if words in " ".join(span.of(text) for span in one.content)]
    own = [one for one in told if "official" not in (one.source.text if one.source else "")]
    assert all(one.status is status for one in own)
    assert own or "officials said" in text


@pytest.mark.parametrize("text", ["Havana refused to accept inspection.", "The ministry declined to join the talks."])
def test_a_refusal_is_said(text: str) -> None:
    assert [one.status for one in statements(text)] == [Status.ASSERTED]


@pytest.mark.parametrize("text", ["The White House declined to comment.", "The general refused to confirm the report."])
def test_who_declines_to_comment_says_nothing(text: str) -> None:
    assert {one.status for one in statements(text)} <= {Status.DENIED}


CIRCUMSTANCES = [
    "[“It is signed,”] {he} <told> @{the Bulgarian foreign minister}.",
    "[“It is signed,”] {he} <told> %{the Blue Coast television channel}.",
    "{The envoy} <said> #{at a press conference in Havana} [that it was signed].",
    "{The envoy} <said> [that it was signed], according to %{the agency Meridian Press}.",
    "{Rome} <asked> @{Paris} [to open the pass].",
    "{The envoy} <told> %{Reuters} [that it was signed].",
    "{The envoy} <told> %{the BBC's Persian service} [that it was signed].",
    "{The envoy} <told> @{his Greek counterpart} [that it was signed].",
    "%{Delta News Agency} <quoted> {the envoy} <as telling> @{reporters} [that it was signed].",
]


NOT_THESE = [
    # the person told, "it" and a state whose representative speaks are no speakers
    ("The ambassador was reminded that Rome had left the talks.", None),
    ("It was emphasized that the raid was unacceptable.", None),
    # a subject in another sentence is none, whatever is nearer to the cue
    ("Ministers gather in Rome\nThe document, seen by Reuters, says that the mission cannot go on.", "The document"),
    ("Ministers gather in Rome\nCalling the vote “a farce,” he said it was void.", "he"),
]


@pytest.mark.parametrize(("text", "speaker"), NOT_THESE)
def test_nobody_but_the_subject_speaks(text: str, speaker: str | None) -> None:
    who = {one.source.text if one.source else None for one in statements(text)}
    assert who == {speaker}


OF_WHOM = [
    # what somebody is accused of saying, or thanked for, is the other's word: neither has said it here
    ("Kiev accused Minsk of threatening to close the road.", "threatening", set()),
    ("Peru thanked Chile for promising that it would help.", "promising", set()),
    # what stands aside in an accusation may be of either
    ("Kiev accused Minsk of seizing the ferry, threatening to sink others.", "threatening", set()),
    # who is kept from saying it says nothing
    ("The court barred the envoy from saying that the talks had failed.", "saying", set()),
    ("Kiev attacked the ferry, threatening to sink others.", "threatening", {"Kiev"}),
]


@pytest.mark.parametrize(("text", "cue", "speakers"), OF_WHOM)
def test_what_somebody_is_accused_of_saying_is_not_the_accusers(text: str, cue: str, speakers: set[str]) -> None:
    made = [one for one in statements(text) if any(span.of(text) == cue for span in one.cue)]
    assert {one.source.text for one in made if one.source} == speakers


NOT_YET = [
    pytest.param(
        (
            "[Reports that the fleet had sailed] <were denied> by {the navy}.",
            "<Reports> [that the fleet had sailed] were denied by the navy.",
        ),
        marks=pytest.mark.xfail(
            reason="the network runs on over the denial, so the reports are no act of their own", strict=True
        ),
    ),
    pytest.param(
        (
            "[Norway's ambassador, Anna Lund, met the mayor on Friday] and, {her embassy} <said>, "
            "expressed “deep concern over the bridge.”",
            "{Norway's ambassador, Anna Lund}, met the mayor on Friday and, her embassy said, "
            "<expressed> [“deep concern over the bridge.”]",
        ),
        marks=pytest.mark.xfail(reason="the network gives the quoted half to both", strict=True),
    ),
    pytest.param(
        (
            "{Kiev} <says> [it destroyed the bridge]; Minsk that it was an accident.",
            "Kiev says it destroyed the bridge; {Minsk} that [it was an accident].",
        ),
        marks=pytest.mark.xfail(
            reason="the second verb of saying is left out, and no finder looks for that", strict=True
        ),
    ),
    pytest.param(
        ('{The envoy} <said> [the port had "kept its word" - but that parliament would decide].',),
        marks=pytest.mark.xfail(reason="the parser ends the clause at the dash", strict=True),
    ),
    pytest.param(
        ("[“Not one inch,”] {the minister} <is reported to have told> an aide.",),
        marks=pytest.mark.xfail(reason="a raised subject beside a quotation is not read yet", strict=True),
    ),
]


@pytest.mark.parametrize("marked", NOT_YET)
def test_what_is_not_read_yet(marked: tuple[str, ...]) -> None:
    text, marks = wanted(*marked)
    assert found(text) == marks


def test_a_place_in_capitals_before_the_text_is_a_dateline() -> None:
    text = "Storm delays the summit\nNEW DELHI: The minister said that the port was open."
    assert {one.source.text for one in statements(text) if one.source} == {"The minister"}


@pytest.mark.parametrize("marked", CIRCUMSTANCES)
def test_addressee_medium_and_occasion(marked: str) -> None:
    roles = ("source", "cue", "content", "addressee", "medium", "occasion")
    text, marks = wanted(marked, roles=roles)
    assert found(text, roles) == marks
