"""The records of excomm: frozen, documented, without input or output.

Conventions, in force everywhere:

* Offsets are half-open ``[start, end)`` and count Unicode code points of ``Article.text``.
* Days are calendar days as the text gives them; times of day are UTC and stand only in ``When.value``.
* ``confidence`` lies in [0, 1]; ``calibrated`` in the finder's own documentation says whether it was measured.
* A record never changes. A later stage that knows more returns a copy (``dataclasses.replace``).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Unreadable(Exception):
    """An input that cannot be read. The message is written for the user: what was wrong, and what to do."""


def identify(prefix: str, *parts: object) -> str:
    """A stable id: ``prefix`` and 12 hexadecimal digits of the SHA-256 of ``parts``.

    The same parts give the same id in every run and on every machine.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


# ---------------------------------------------------------------- text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open ``[start, end)`` in code points of one ``Article.text``. Ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a named article: what a figure that rests on several articles opens onto."""

    article: str
    span: Span


class Precision(StrEnum):
    """How finely a ``When`` is known. ``INTERVAL`` is a stretch of days that is no calendar unit."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    INTERVAL = "interval"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a date.

    ``kind`` is the name of the file in ``dating/`` that found it; ``words`` are the article's (or the metadata's) own;
    ``span`` is None where the words are not in the text; ``says`` is the reading in plain English; ``earliest`` and
    ``latest`` are the days that it allows (None: open on that side); ``holds`` is False where the solver set it aside
    because it contradicts stronger evidence.
    """

    kind: str
    words: str
    span: Span | None
    says: str
    earliest: date | None
    latest: date | None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class When:
    """A date as far as it is known.

    ``value`` is ISO 8601 ("1962-10-27", "2021-12-27T14:30Z", "2022-W01", "1962-10", "1962"), an ISO interval
    ("2019-02-01/2019-02-27") at interval precision, or "" where unknown. ``earliest`` and ``latest`` are inclusive
    days; None means open on that side. ``basis`` lists the reasons, strongest first.
    """

    value: str
    precision: Precision
    earliest: date | None
    latest: date | None
    basis: tuple[Evidence, ...] = ()

    @property
    def known(self) -> bool:
        """Whether anything at all is known about the date."""
        return self.precision is not Precision.UNKNOWN


UNKNOWN_WHEN = When("", Precision.UNKNOWN, None, None)


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came.

    ``name`` identifies the input for the user and for ``export`` (the file's name without its suffix, or a JSON line's
    id); ``origin`` is where it came from (path, path and line, URL); ``media_type`` is an IANA type; ``metadata`` holds
    what the container says beside the text (title, outlet, url, published, corrects, facts, ...), as it stands there.
    """

    content: bytes
    media_type: str
    name: str
    origin: str
    fetched: datetime | None = None
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the cleaned text and where it stands in the raw text.

    Where both stretches are equally long, code points map one to one; otherwise the cleaned stretch stands for the raw
    one as a whole. Cleaned code points in no piece (joints between paragraphs) have no raw position.
    """

    clean: Span
    raw: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """What was removed as boilerplate: its span in the raw text, its words, and why."""

    raw: Span
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another place where the very same cleaned text was read: the same wire copy in another outlet.

    The fields are those of ``Article``; ``pieces`` map the cleaned text to this copy's own raw text.
    """

    name: str
    origin: str
    outlet: str
    raw_sha256: str
    pieces: tuple[Piece, ...]
    published: When


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned text with its metadata.

    ``id`` is the SHA-256 of ``text``. ``text`` holds the title (if it stands in the text), the dateline and the body;
    ``paragraphs`` are its paragraphs in order, without the blank lines between; ``title`` and ``dateline`` are spans of
    ``text`` or None; ``headline`` is the title in words, from the text or the metadata, or "". ``place`` is the
    dateline's place or "". ``language`` is ISO 639-1 or "und". ``pieces`` map the cleaned text back to the raw text,
    ascending. ``stamps`` are the dates that the container bears (manifest, JSON field, HTML metadata), unweighed.
    ``corrects`` is the name of the article that this one corrects, or None. ``published`` is set by the dating stage,
    ``copies`` by the store.
    """

    id: str
    name: str
    origin: str
    text: str
    headline: str
    title: Span | None
    outlet: str
    dateline: Span | None
    place: str
    language: str
    paragraphs: tuple[Span, ...]
    pieces: tuple[Piece, ...]
    cuts: tuple[Cut, ...]
    raw_sha256: str
    fetched: datetime | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    stamps: tuple[Evidence, ...] = ()
    corrects: str | None = None
    published: When = UNKNOWN_WHEN
    copies: tuple[Copy, ...] = ()

    def raw_spans(self, span: Span) -> tuple[Span, ...]:
        """Where ``span`` of the cleaned text stands in the raw text: ascending, touching stretches joined."""
        found: list[Span] = []
        for piece in self.pieces:
            if not piece.clean.overlaps(span):
                continue
            if piece.clean.end - piece.clean.start == piece.raw.end - piece.raw.start:
                shift = piece.raw.start - piece.clean.start
                start, end = max(span.start, piece.clean.start), min(span.end, piece.clean.end)
                part = Span(start + shift, end + shift)
            else:
                part = piece.raw
            if found and found[-1].end >= part.start:
                found[-1] = Span(found[-1].start, max(found[-1].end, part.end))
            else:
                found.append(part)
        return tuple(found)


# ---------------------------------------------------------------- parse (not stored)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parse.

    ``lemma`` is lower case; ``pos`` a Universal POS tag; ``tag`` a Penn Treebank tag; ``dep`` a CLEAR dependency label
    (spaCy's English scheme); ``head`` the index of the head in ``Parse.tokens`` (itself for a root); ``sentence`` the
    index in ``Parse.sentences``.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity of the parse: its span, its tokens ``[first, last)`` and its OntoNotes label."""

    span: Span
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The shared parse of one article: tokens, sentences (spans; a sentence never crosses a paragraph) and names.

    ``bounds`` gives each sentence's tokens as ``(first, last)``, last exclusive; ``children`` each token's dependents
    in order. ``names`` stand in the order of the text, and none inside another.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    bounds: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]
    names: tuple[Name, ...]

    def subtree(self, index: int) -> tuple[int, ...]:
        """The indices of the token at ``index`` and of all that depends on it, ascending."""
        found, waiting = [], [index]
        while waiting:
            at = waiting.pop()
            found.append(at)
            waiting.extend(self.children[at])
        return tuple(sorted(found))

    def sentence_at(self, position: int) -> int | None:
        """The index of the sentence that holds the code point at ``position``, or None."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= position:
            return low
        return None

    def name_at(self, index: int) -> Name | None:
        """The name to which the token at ``index`` belongs, or None."""
        rank = bisect_right(self.names, index, key=lambda name: name.first) - 1
        return self.names[rank] if rank >= 0 and index < self.names[rank].last else None

    def tokens_in(self, span: Span) -> range:
        """The indices of the tokens that overlap ``span``."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.end <= span.start:
                low = middle + 1
            else:
                high = middle
        last = low
        while last < len(self.tokens) and self.tokens[last].span.start < span.end:
            last += 1
        return range(low, last)


# ---------------------------------------------------------------- who


class ActorKind(StrEnum):
    """What an actor is. ``UNNAMED`` is a described but unidentified body ("Western countries", "a diplomat")."""

    PERSON = "person"
    STATE = "state"
    BODY = "body"  # a ministry, a parliament, an armed force: it acts for a state
    ORGANISATION = "organisation"  # international or non-state
    MEDIA = "media"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody, and whom it stands for.

    ``actor`` is an ``Actor.id`` or None where unknown; ``state`` the ISO 3166 alpha-3 code (SUN, YUG, DDR for the past)
    of the state represented at the article's date, or None; ``organisation`` the id of the organisation or body that is
    represented, or None; ``office`` the office held at that date, or ""; ``why`` says in words how the mention was
    resolved, or why it was not.
    """

    span: Span
    text: str
    actor: str | None = None
    state: str | None = None
    office: str = ""
    why: str = ""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or acts in an official role.

    ``id`` is the ISO code of a state, an upper-case acronym or a slug of the name; ``wikidata`` is a Q id or "";
    ``aliases`` are other spellings met or known; ``state`` is the state that the actor belongs to, if only one.
    """

    id: str
    kind: ActorKind
    name: str
    state: str | None = None
    wikidata: str = ""
    aliases: tuple[str, ...] = ()


class DecisionKind(StrEnum):
    """What somebody decided about an actor."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a user decided about who is who; it outweighs what was found, until it is undone.

    ``actor`` is the id that it is about; ``target`` what that becomes: of a merge the one that goes on, of a split the
    new one, of a rename the same under its new name. ``articles`` are the ids of those that a split moves. ``by`` is
    who decided, ``on`` which day, ``why`` the reason given; ``undone`` is the day on which it was taken back, or None.
    """

    id: str
    kind: DecisionKind
    actor: str
    target: Actor
    articles: tuple[str, ...]
    by: str
    on: date
    why: str
    undone: date | None = None


# ---------------------------------------------------------------- when


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression of the text.

    TIMEX3 ``type`` (DATE, TIME, DURATION, SET) and ``value``, and the ``When`` that it stands for (unknown for
    durations, sets and vague references such as PAST_REF).
    """

    span: Span
    type: str
    value: str
    when: When
    found_by: str


# ---------------------------------------------------------------- told


class Status(StrEnum):
    """How a deed is told, or the saying of words: only what is asserted was done, or said, and counts."""

    ASSERTED = "asserted"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    HISTORICAL = "historical"


UNSAID = {
    Status.FUTURE: "to be said: not said yet",
    Status.CONDITIONAL: "possibly or conditionally: not told as said",
    Status.DENIED: "told as not said",
}
"""What the status of a saying means where it is not asserted."""


# ---------------------------------------------------------------- said


class Kind(StrEnum):
    """How words are given: verbatim, partly verbatim, or in the reporter's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """The speech act of a statement."""

    STATEMENT = "statement"
    BELIEVE = "believe"
    PRAISE = "praise"
    DISAPPROVE = "disapprove"
    ACCEPT = "accept"
    REJECT = "reject"
    ACCUSE = "accuse"
    APPEAL = "appeal"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    INTEND = "intend"
    OFFER = "offer"
    ULTIMATUM = "ultimatum"


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, as reported in one article.

    ``source`` is the mention of the speaker (None where the text names none); where it names several together, it is
    the whole phrase, nobody's by itself, and ``speakers`` are its members; ``cue`` the words of saying, ``content``
    the words said (several spans: discontinuous); ``addressee`` and ``medium`` are mentions ("told X", "told the Y
    channel"); ``occasion`` a span; ``frame`` the id of the statement that this one is told in (Peskov says that Biden
    promised); ``sentence`` the span that shows it all; ``said`` its date. ``status`` is how the saying itself is told:
    only what is asserted was said. "Would not say whether" is denied, "will announce" future, "might say" conditional.
    """

    id: str
    article: str
    source: Mention | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: Kind
    sentence: Span
    act: Act
    said: When
    found_by: str
    confidence: float
    addressee: Mention | None = None
    medium: Mention | None = None
    occasion: Span | None = None
    frame: str | None = None
    status: Status = Status.ASSERTED
    speakers: tuple[Mention, ...] = ()

    @property
    def said_by(self) -> tuple[Mention, ...]:
        """Everybody who said it: each of several speakers, else the source; nobody where the text names none."""
        return self.speakers or ((self.source,) if self.source else ())


# ---------------------------------------------------------------- done


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom.

    ``type`` and ``mode`` are PLOVER names in capitals and lower case ("COERCE", "embargo"; mode "" where none fits);
    ``sources`` and ``targets`` are lists, never exploded into pairs; ``contexts`` are PLOVER contexts; ``condition`` is
    the span of the condition, if any; ``statement`` the id of the statement that it was said in; ``trigger`` the words
    that name the deed, ``evidence`` the clauses that tell it; ``score`` is the weight from
    conflict (-10) to cooperation (+10); ``runner_up`` the type that is likeliest after ``type`` ("" where nothing else
    was weighed), ``runner_up_score`` its probability in [0, 1].
    """

    id: str
    article: str
    type: str
    mode: str
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    status: Status
    when: When
    trigger: Span
    evidence: tuple[Span, ...]
    score: float
    found_by: str
    confidence: float
    contexts: tuple[str, ...] = ()
    condition: Span | None = None
    statement: str | None = None
    runner_up: str = ""
    runner_up_score: float = 0.0


# ---------------------------------------------------------------- what follows from all articles


@dataclass(frozen=True, slots=True)
class Story:
    """One happening, however many articles report it. It counts once.

    ``events`` and ``articles`` are ids, by date; ``lead`` is the event that tells it best; ``copies`` are the articles
    that are near-duplicates of an earlier one in the story; ``superseded`` is True where only corrected articles tell
    it.
    """

    id: str
    title: str
    type: str
    status: Status
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    when: When
    score: float
    lead: str
    events: tuple[str, ...]
    articles: tuple[str, ...]
    copies: tuple[str, ...]
    superseded: bool
    found_by: str
    confidence: float


class Outcome(StrEnum):
    """What became of a commitment. ``DUE`` is past its date with nothing known."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    DUE = "due"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise, offer, threat, deadline or meeting, with its due date and its outcome so far.

    ``kind`` is one of those five words; ``by`` and ``to`` are actor ids; ``what`` the text's own words; ``due`` the
    date; ``condition`` the words of the condition or ""; ``evidence`` where it was made, ``outcome_evidence`` what the
    outcome rests on; ``record`` the statement or event that it comes from.
    """

    id: str
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: str
    condition: str
    made: When
    due: When
    outcome: Outcome
    evidence: tuple[Anchor, ...]
    outcome_evidence: tuple[Anchor, ...]
    record: str
    found_by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Change:
    """A dated change: of an instrument's status or of a position's stance, with its sentence and its record's id."""

    when: When
    to: str
    words: str
    anchor: Anchor
    record: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """What the sides talk through or bargain over.

    ``kind`` is channel, talks, treaty, proposal, guarantee, moratorium, blockade or sanctions; ``parties`` are actor
    ids; ``changes`` are by date, each ``to`` proposed, in force, suspended, refused, withdrawn or lapsed.
    """

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    changes: tuple[Change, ...]
    found_by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor holds on one issue towards another, over time.

    ``stands`` are by date, each ``to`` a stance (for, against, demands, offers, threatens, ...); ``moved`` are those
    that differ from the one before.
    """

    id: str
    actor: str
    issue: str
    towards: str | None
    stands: tuple[Change, ...]
    moved: tuple[Change, ...]
    found_by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Tension:
    """How tense one pair of states is in one period, against that pair's own past.

    ``pair`` is in alphabetical order; ``start`` and ``end`` are inclusive days; ``level``, ``low`` and ``high`` are
    None where ``enough`` is False (not enough data), ``level`` in [0, 100] with its interval; ``baseline`` is the
    pair's own mean level before the period, or None; ``stories`` are the happenings counted, heaviest first; ``why``
    says in words what the figure rests on.
    """

    pair: tuple[str, str]
    start: date
    end: date
    level: float | None
    low: float | None
    high: float | None
    baseline: float | None
    enough: bool
    stories: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read, and why. ``stage`` is the stage's name, ``input`` the origin, ``message`` for the user;
    ``article`` is its id where one was made (then the rest of it was still recorded).
    """

    stage: str
    input: str
    message: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gave: what the pipeline makes of one ``Raw`` and the store keeps in one transaction."""

    article: Article
    expressions: tuple[TimeExpression, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    problems: tuple[Problem, ...]

    @property
    def said(self) -> tuple[Statement, ...]:
        """The statements whose saying is told as done: what only these say counts."""
        return tuple(one for one in self.statements if one.status is Status.ASSERTED)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that follows from all readings together; made anew after each read.

    ``problems`` are stages that failed on the readings as a whole: their part is empty.
    """

    stories: tuple[Story, ...]
    commitments: tuple[Commitment, ...]
    instruments: tuple[Instrument, ...]
    positions: tuple[Position, ...]
    tensions: tuple[Tension, ...]
    problems: tuple[Problem, ...] = ()
