"""A small record of October 1962, written by hand as the stages would make it: what the brief and the desk show.

Sentences are marked text: ``[words said]``, ``{speaker}``, ``<cue>``, ``*deed*``. Nobody counts characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from excomm.records import (
    Act,
    Actor,
    ActorKind,
    Anchor,
    Article,
    Change,
    Commitment,
    Cut,
    Event,
    Evidence,
    Findings,
    Instrument,
    Kind,
    Mention,
    Outcome,
    Piece,
    Position,
    Precision,
    Problem,
    Reading,
    Span,
    Statement,
    Status,
    Story,
    Tension,
    When,
    identify,
)

MARKS = {"[": "content", "{": "source", "<": "cue", "*": "deed"}
CLOSING = "]}>*"

ACTORS = {
    one.id: one
    for one in (
        Actor("USA", ActorKind.STATE, "United States"),
        Actor("SUN", ActorKind.STATE, "Soviet Union"),
        Actor("CUB", ActorKind.STATE, "Cuba"),
        Actor("john-f-kennedy", ActorKind.PERSON, "John F. Kennedy", "USA", "Q9696", ("President Kennedy",)),
        Actor("nikita-khrushchev", ActorKind.PERSON, "Nikita Khrushchev", "SUN", "Q35314"),
        Actor("u-thant", ActorKind.PERSON, "U Thant"),
    )
}
OFFICES = {"john-f-kennedy": "president", "nikita-khrushchev": "chairman of the council of ministers"}


def on(day: int, says: str = "the dateline") -> When:
    """A day of October 1962."""
    value = date(1962, 10, day)
    return When(
        value.isoformat(),
        Precision.DAY,
        value,
        value,
        (Evidence("dateline", f"Oct. {day}", None, f"{says} gives {day} October 1962", value, value),),
    )


def unknown(says: str) -> When:
    """No date, and why."""
    return When("", Precision.UNKNOWN, None, None, (Evidence("stamp", "", None, says, None, None),))


def unmark(marked: str) -> tuple[str, Mapping[str, list[Span]]]:
    """The plain words of a marked text, and its spans by kind."""
    words, spans, waiting = "", {kind: list[Span]() for kind in MARKS.values()}, list[tuple[str, int]]()
    for character in marked:
        if waiting and character == dict(zip(MARKS, CLOSING, strict=True))[waiting[-1][0]]:
            mark, start = waiting.pop()
            spans[MARKS[mark]].append(Span(start, len(words)))
        elif character in MARKS:
            waiting.append((character, len(words)))
        else:
            words += character
    return words, spans


def moved(spans: list[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(one.start + by, one.end + by) for one in spans)


def mention(actor: str | None, text: str, span: Span) -> Mention:
    if actor is None:
        return Mention(span, text, why="no state or office stands with the name")
    known = ACTORS[actor]
    state = known.id if known.kind is ActorKind.STATE else known.state
    return Mention(span, text, actor, state, OFFICES.get(actor, ""), "by its name")


@dataclass
class Desk:
    """Collects what a dispatch tells while it is being written."""

    name: str
    outlet: str
    published: When
    headline: str
    corrects: str | None = None
    text: str = ""
    paragraphs: list[Span] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.headline
        self.paragraphs.append(Span(0, len(self.text)))

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{self.name}{self.outlet}".encode()).hexdigest()

    def add(self, marked: str) -> tuple[int, Mapping[str, list[Span]], Span]:
        words, spans = unmark(marked)
        self.text += "\n\n"
        start = len(self.text)
        self.text += words
        self.paragraphs.append(Span(start, len(self.text)))
        return start, spans, self.paragraphs[-1]

    def says(
        self,
        marked: str,
        act: Act,
        kind: Kind,
        actor: str | None = None,
        said: When | None = None,
        to: str | None = None,
    ) -> Statement:
        """A sentence that reports a statement."""
        start, spans, sentence = self.add(marked)
        source = moved(spans["source"], start)
        made = Statement(
            id=identify("statement", self.id, start),
            article=self.id,
            source=mention(actor, source[0].of(self.text), source[0]) if source else None,
            cue=moved(spans["cue"], start),
            content=moved(spans["content"], start),
            kind=kind,
            sentence=sentence,
            act=act,
            said=said or self.published,
            found_by="fixture/1",
            confidence=0.8,
            addressee=mention(to, ACTORS[to].name, sentence) if to else None,
        )
        self.statements.append(made)
        return made

    def does(
        self,
        marked: str,
        happening: str,
        type_: str,
        source: str,
        target: str,
        score: float,
        status: Status = Status.ASSERTED,
        day: When | None = None,
    ) -> Event:
        """A sentence that tells a deed; ``happening`` names the story that it belongs to."""
        start, spans, sentence = self.add(marked)
        made = Event(
            id=identify("event", self.id, start),
            article=self.id,
            type=type_,
            mode="",
            sources=(mention(source, ACTORS[source].name, sentence),),
            targets=(mention(target, ACTORS[target].name, sentence),),
            status=status,
            when=day or self.published,
            trigger=moved(spans["deed"], start)[0],
            evidence=(sentence,),
            score=score,
            found_by="fixture/1",
            confidence=0.7,
        )
        self.events.append(made)
        self.told[made.id] = happening
        return made

    def reading(self) -> Reading:
        whole = Span(0, len(self.text))
        article = Article(
            id=self.id,
            name=self.name,
            origin=f"articles/{self.name}.txt",
            text=self.text,
            headline=self.headline,
            title=self.paragraphs[0],
            outlet=self.outlet,
            dateline=None,
            place="",
            language="en",
            paragraphs=tuple(self.paragraphs),
            pieces=(Piece(whole, whole),),
            cuts=(Cut(Span(0, 0), "Subscribe to our newsletter", "an invitation to subscribe"),),
            raw_sha256=self.id,
            corrects=self.corrects,
            published=self.published,
        )
        people = {one.source.actor for one in self.statements if one.source} | {
            party.actor for one in self.events for party in (*one.sources, *one.targets)
        }
        actors = tuple(ACTORS[one] for one in sorted(one for one in people if one))
        return Reading(article, (), tuple(self.statements), tuple(self.events), actors, ())


HOSTILE = "<script>alert(1)</script> [click](http://evil.example) <img src=x onerror=alert(2)> \x1b[31m &lt;b&gt;"


def dispatches() -> dict[str, Desk]:
    """The dispatches by name."""
    speech = Desk("washington-22", "Atlantic Wire", on(22), "Kennedy orders a quarantine of Cuba")
    speech.does(
        "Washington *proclaimed* a naval quarantine of Cuba on Monday.", "quarantine", "COERCE", "USA", "CUB", -7.0
    )
    speech.says(
        "{President Kennedy} <said> that [any missile fired from Cuba would be met by a full retaliatory response].",
        Act.THREATEN,
        Kind.INDIRECT,
        "john-f-kennedy",
        to="SUN",
    )
    speech.says(
        "“[We shall not shrink from that risk],” {Mr. Kennedy} <added>, “[at any time it must be faced].”",
        Act.PROMISE,
        Kind.DIRECT,
        "john-f-kennedy",
    )
    moscow = Desk("moscow-24", "Neva Agency", on(24), "Moscow turns the quarantine down")
    moscow.says(
        "{Chairman Khrushchev} <declared>: “[The Soviet Union will not bow to piracy on the high seas].”",
        Act.REJECT,
        Kind.DIRECT,
        "nikita-khrushchev",
        to="USA",
    )
    moscow.does("Soviet ships *stopped* short of the quarantine line.", "ships", "RETREAT", "SUN", "USA", 4.0)
    letter = Desk("moscow-26", "Neva Agency", on(26), "A letter from the Kremlin")
    letter.says(
        "{Khrushchev} <offered> that [the missiles would leave Cuba] if the island was safe from invasion.",
        Act.OFFER,
        Kind.INDIRECT,
        "nikita-khrushchev",
        to="USA",
    )
    letter.does(
        "Talks on the offer *are to open* in New York on 29 October.",
        "talks",
        "CONSULT",
        "SUN",
        "USA",
        1.0,
        Status.FUTURE,
        on(29, "the sentence"),
    )
    plane = Desk("havana-27", "Atlantic Wire", on(27), "American plane lost over Cuba")
    plane.does("A Soviet missile *shot down* an American plane over Cuba.", "plane", "ASSAULT", "SUN", "USA", -9.0)
    plane.does(
        "Havana *denied* that Cuban guns had fired on a second plane.",
        "second",
        "ASSAULT",
        "CUB",
        "USA",
        -9.0,
        Status.DENIED,
    )
    copy = Desk("london-27", "Thames Evening", on(27), "Plane lost over Cuba")
    copy.does("A Soviet missile *shot down* an American plane over Cuba.", "plane", "ASSAULT", "SUN", "USA", -9.0)
    copy.says("{A diplomat} <said> that [the fleet had been told to hold its fire].", Act.STATEMENT, Kind.INDIRECT)
    settled = Desk("moscow-28", "Neva Agency", on(28), "The missiles will go")
    settled.says(
        "“[The arms which you call offensive will be taken down and brought home],” {Mr. Khrushchev} <promised>.",
        Act.PROMISE,
        Kind.DIRECT,
        "nikita-khrushchev",
        to="USA",
    )
    settled.does("Soviet crews *began* to take the missiles down.", "crews", "RETREAT", "SUN", "USA", 6.0)
    wrong = Desk("paris-25", "Seine Press", on(25), "Tanker said to be sunk")
    wrong.does("An American destroyer *sank* a Soviet tanker.", "tanker", "ASSAULT", "USA", "SUN", -10.0)
    right = Desk("paris-26", "Seine Press", on(26), "Correction: no tanker was sunk", corrects="paris-25")
    right.add("The Seine Press withdraws its report of 25 October: no tanker was sunk.")
    undated = Desk("undated", "Harbour Letter", unknown("no date in the text or beside it"), "Ships at anchor")
    undated.says(f"{{A captain}} <said> that [{_plain(HOSTILE)}].", Act.STATEMENT, Kind.INDIRECT)
    return {one.name: one for one in (speech, moscow, letter, plane, copy, settled, wrong, right, undated)}


def _plain(words: str) -> str:
    """Hostile words without the fixture's own marks; they come back in ``hostile``."""
    return re.sub(r"[\[\]{}<>*]", lambda found: chr(0xE000 + ord(found[0])), words)


def _restored(text: str) -> str:
    return re.sub(r"[\uE000-\uE0FF]", lambda found: chr(ord(found[0]) - 0xE000), text)


def readings() -> tuple[Reading, ...]:
    """All readings."""
    made = dispatches()
    made["undated"].text = _restored(made["undated"].text)
    return tuple(one.reading() for one in made.values())


TITLES = {
    "quarantine": "Washington proclaimed a naval quarantine of Cuba",
    "ships": "Soviet ships stopped short of the quarantine line",
    "talks": "Talks on the offer are to open in New York",
    "plane": "A Soviet missile shot down an American plane over Cuba",
    "second": "Cuban guns had fired on a second plane",
    "crews": "Soviet crews began to take the missiles down",
    "tanker": "An American destroyer sank a Soviet tanker",
}


def stories(made: Mapping[str, Desk]) -> dict[str, Story]:
    """The happenings by their label."""
    found = {}
    for label, title in TITLES.items():
        events = [event for one in made.values() for event in one.events if one.told[event.id] == label]
        articles = tuple(event.article for event in events)
        found[label] = Story(
            id=identify("story", label),
            title=title,
            type=events[0].type,
            status=events[0].status,
            sources=tuple(party.actor or "" for party in events[0].sources),
            targets=tuple(party.actor or "" for party in events[0].targets),
            when=events[0].when,
            score=events[0].score,
            lead=events[0].id,
            events=tuple(event.id for event in events),
            articles=articles,
            copies=articles[1:],
            superseded=label == "tanker",
            found_by="fixture/1",
            confidence=0.7,
        )
    return found


LEVELS = (None, None, None, 18, 22, 24, 25, 30, 62, 66, 58, 55, 60, 91, 48, 30)
"""The level of SUN-USA from 14 to 29 October; None: not enough data."""


def tensions(known: Mapping[str, Story]) -> tuple[Tension, ...]:
    found = []
    for at, level in enumerate(LEVELS):
        day = date(1962, 10, 14) + timedelta(at)
        counted = [
            one.id
            for label, one in known.items()
            if label in {"quarantine", "ships", "plane", "crews"} and one.when.latest and one.when.latest <= day
        ]
        if level is None:
            found.append(
                Tension(
                    ("SUN", "USA"),
                    day,
                    day,
                    None,
                    None,
                    None,
                    None,
                    False,
                    (),
                    "not enough data: 1 happening in 14 days, 3 are needed",
                )
            )
        else:
            low, high = max(0.0, level - 12.0), min(100.0, level + 6.0)
            why = f"{len(counted)} happenings in 14 days"
            found.append(Tension(("SUN", "USA"), day, day, float(level), low, high, 25.0, True, tuple(counted), why))
    day = date(1962, 10, 27)
    found.append(
        Tension(
            ("CUB", "USA"),
            day,
            day,
            None,
            None,
            None,
            None,
            False,
            (known["second"].id,),
            "not enough data: no happening counts",
        )
    )
    return tuple(found)


def _anchor(made: Mapping[str, Desk], name: str, at: int) -> Anchor:
    return Anchor(made[name].id, made[name].statements[at].sentence)


def findings() -> Findings:
    """What follows from the readings."""
    made = dispatches()
    known = stories(made)
    offer, pledge = _anchor(made, "moscow-26", 0), _anchor(made, "moscow-28", 0)
    talks, crews = made["moscow-26"].events[0], made["moscow-28"].events[0]
    line = Anchor(made["washington-22"].id, made["washington-22"].events[0].evidence[0])
    ignored = _anchor(made, "moscow-24", 0)
    return Findings(
        stories=tuple(known.values()),
        commitments=(
            Commitment(
                identify("commitment", "talks"),
                "meeting",
                ("SUN",),
                ("USA",),
                "Talks on the offer are to open in New York on 29 October.",
                "",
                on(26),
                on(29, "the sentence"),
                Outcome.OPEN,
                (Anchor(talks.article, talks.evidence[0]),),
                (),
                talks.id,
                "fixture/1",
                0.7,
            ),
            Commitment(
                identify("commitment", "withdrawal"),
                "promise",
                ("nikita-khrushchev",),
                ("USA",),
                "The arms which you call offensive will be taken down and brought home",
                "",
                on(28),
                unknown("the text names no day"),
                Outcome.KEPT,
                (pledge,),
                (Anchor(crews.article, crews.evidence[0]),),
                made["moscow-28"].statements[0].id,
                "fixture/1",
                0.6,
            ),
            Commitment(
                identify("commitment", "offer"),
                "offer",
                ("nikita-khrushchev",),
                ("USA",),
                "the missiles would leave Cuba",
                "if the island was safe from invasion",
                on(26),
                unknown("the text names no day"),
                Outcome.OPEN,
                (offer,),
                (),
                made["moscow-26"].statements[0].id,
                "fixture/1",
                0.6,
            ),
        ),
        instruments=(
            Instrument(
                identify("instrument", "quarantine"),
                "quarantine",
                "blockade",
                ("USA", "CUB"),
                (
                    Change(
                        on(22), "in force", "proclaimed a naval quarantine", line, made["washington-22"].events[0].id
                    ),
                    Change(on(24), "refused", "will not bow to piracy", ignored, made["moscow-24"].statements[0].id),
                ),
                "fixture/1",
                0.7,
            ),
        ),
        positions=(
            Position(
                identify("position", "missiles"),
                "nikita-khrushchev",
                "missiles in Cuba",
                "USA",
                (
                    Change(on(24), "against", "will not bow", ignored, made["moscow-24"].statements[0].id),
                    Change(on(26), "offers", "would leave Cuba", offer, made["moscow-26"].statements[0].id),
                ),
                (Change(on(26), "offers", "would leave Cuba", offer, made["moscow-26"].statements[0].id),),
                "fixture/1",
                0.6,
            ),
        ),
        tensions=tensions(known),
    )


PROBLEMS = (Problem("source", "articles/empty.txt", "the file is empty: nothing to read"),)
