"""What a resolver sees: the mention in its sentence, the cast of the article, and who has spoken so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from excomm.actor.lexicon import listed
from excomm.actor.transcript import Turn
from excomm.records import Actor, Article, Mention, Parse, Span

NO_ROLE = "no official role in the text"
"""The reason why a private person is nobody in the record."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text words it: tokens ``[first, last)``, the office in small letters without its state.

    ``offices`` are the keys of ``offices.toml`` that it may stand for; ``state`` and ``organisation`` whose it is;
    ``official`` is False for a title of private life ("company president", "farmer"); ``elsewhere`` is True where it
    names a place or a people that the registry does not know; ``partial`` where ``state`` is that of a region or city
    in it ("Ohio governor"); ``civic`` where a body behind it makes it one of public life ("speaker of the parliament").
    """

    first: int
    last: int
    words: str
    offices: frozenset[str]
    state: str | None
    organisation: str | None
    former: bool
    official: bool
    definite: bool
    elsewhere: bool = False
    partial: bool = False
    civic: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the cast. ``known`` is the registry's person of that name, if any.

    ``names`` are the spellings met, ``titles`` the titles beside them; ``gender`` is "m", "f" or "".
    """

    id: str
    name: str
    names: tuple[str, ...]
    known: tuple[str, ...]
    titles: tuple[Title, ...]
    gender: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A member of the cast named at the tokens ``[first, last)``; ``person`` is None where the name decides nobody."""

    first: int
    last: int
    person: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a resolver says: the actor or None, the state represented, the office held, and why.

    ``organisation`` is the id of the organisation that the office is one of, or None.
    """

    actor: Actor | None
    state: str | None = None
    office: str = ""
    why: str = ""
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement already resolved: where its cue stands, what it covers, who said it and to whom.

    ``nested`` is True where it is told in another statement, ``verbatim`` where its words are as they were spoken;
    ``speakers`` are those who said it together, none where one did.
    """

    start: int
    content: tuple[Span, ...]
    source: Span
    verdict: Verdict
    addressee: Verdict | None
    nested: bool = False
    verbatim: bool = False
    speakers: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One article for the resolvers.

    ``day`` is the day for which offices are asked, or None; ``quotes`` are the verbatim spans, ``turns`` those of a
    transcript; ``sightings`` are the occurrences of each person of the cast; ``abbreviations`` are those that the
    article explains; ``home`` is the code of the state in which it is set, or None; ``firms`` are the names that it
    shows to be those of organisations, each with how; ``any_day`` tells that ``day`` is but one of the many on which
    the article may have been written; ``speaker`` is who speaks to the addressee at hand, or "".
    """

    article: Article
    parse: Parse
    day: date | None
    quotes: tuple[Span, ...]
    cast: dict[str, Person]
    occurrences: tuple[Occurrence, ...]
    sightings: Mapping[str, tuple[Occurrence, ...]]
    turns: tuple[Turn, ...]
    abbreviations: Mapping[str, str]
    home: str | None = None
    firms: Mapping[str, str] = field(default_factory=dict)
    any_day: bool = False
    spoken: tuple[Spoken, ...] = ()
    speaker: str = ""

    def paragraph(self, position: int) -> int:
        """The number of the paragraph at ``position`` (that before it, between two)."""
        return bisect_right(self.article.paragraphs, position, key=_start)

    def quoted(self, position: int) -> Span | None:
        """The verbatim span around ``position``, or None."""
        at = bisect_right(self.quotes, position, key=_start)
        return self.quotes[at - 1] if at and position < self.quotes[at - 1].end else None

    def named_in(self, first: int, last: int) -> tuple[Occurrence, ...]:
        """The places that share a token with ``[first, last)``."""
        start = bisect_right(self.occurrences, first, key=lambda place: place.last)
        end = bisect_left(self.occurrences, last, key=lambda place: place.first)
        return self.occurrences[start:end]

    def shortens_a_person(self, words: str) -> bool:
        """Whether ``words`` are the initials of somebody named, as interviews shorten who speaks."""
        names = (name.split() for person in self.cast.values() for name in person.names)
        return any(words == "".join(part[0] for part in name) for name in names)

    def since(self, start: int) -> list[Spoken]:
        """The statements told from ``start`` on, in their order; what is nested follows what it is told in."""
        found: list[Spoken] = []
        for spoken in reversed(self.spoken):
            if spoken.start < start and not spoken.nested:
                break
            found.append(spoken)
        return [spoken for spoken in reversed(found) if spoken.start >= start]


def _start(span: Span) -> int:
    return span.start


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention to be resolved: its tokens ``[first, last)`` and the token ``head`` that the rest depends on.

    ``role`` is what it is to its record: speaker (of a statement), addressee, medium, source (of an event),
    target, or antecedent (an earlier mention that a bare noun may repeat). ``without`` are tokens inside it that belong
    to others named together with it ("Soviet", of "Cuban" in "Soviet and Cuban officials").
    """

    mention: Mention
    first: int
    last: int
    head: int
    role: str
    without: frozenset[int] = frozenset()


_ARTICLES = {"the", "this", "that", "both"}
"""They belong to a mention that was marked without them."""


def subject_at(parse: Parse, mention: Mention, role: str) -> Subject | None:
    """The mention with its tokens and head; None where no token lies in its span."""
    tokens = parse.tokens_in(mention.span)
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1] + 1
    while last - first > 1 and parse.tokens[last - 1].text in {"'s", "’s", "'", "’", ",", "”", '"'}:
        last -= 1
    while last - first > 1 and parse.tokens[first].text in {",", "“", '"', "and", "or", "by", "to"}:
        first += 1
    last = next((at for at in range(first + 1, last - 1) if _adds_a_clause(parse, at)), last)
    head = head_of(parse, first, last)
    first, head = _whole(parse, first, last, head)
    if first and parse.tokens[first - 1].text.casefold() in _ARTICLES and parse.tokens[first - 1].head == head:
        first -= 1
    return Subject(mention, first, last, head, role)


def _whole(parse: Parse, first: int, last: int, head: int) -> tuple[int, int]:
    """The start and the head of the group of which the mention is a part: "senators" of "a number of senators"."""
    of = next((at for at in parse.children[head] if head < at < last and parse.tokens[at].text == "of"), None)
    if of is None or parse.tokens[head].text.casefold() not in listed("parts"):
        return first, head
    group = next((at for at in parse.children[of] if at < last and parse.tokens[at].dep == "pobj"), None)
    if group is None or parse.tokens[group].text.casefold() not in listed("groups"):
        return first, head
    return of + 1, group


def _adds_a_clause(parse: Parse, comma: int) -> bool:
    """Whether ", who met his Chilean counterpart" begins: others are named in it, and none of them is meant."""
    return parse.tokens[comma].text == "," and parse.tokens[comma + 1].text in {"who", "whom", "whose", "which"}


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of ``[first, last)`` that hangs outside it: a noun before a possessor, the nearest to the start."""
    tokens = parse.tokens
    outside = [at for at in range(first, last) if not first <= tokens[at].head < last or tokens[at].head == at]
    nominal = [at for at in outside if tokens[at].pos in {"NOUN", "PROPN", "PRON"}]
    return (nominal or outside or [first])[0]


def words_of(parse: Parse, first: int, last: int) -> str:
    """The text of the tokens ``[first, last)`` with the blanks that stand between them."""
    found = ""
    for at in range(first, last):
        gap = at > first and parse.tokens[at - 1].span.end < parse.tokens[at].span.start
        found += (" " if gap else "") + parse.tokens[at].text
    return found


def core(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The tokens without articles and possessive marks at the edges."""
    while last - first > 1 and parse.tokens[first].text.lower() in listed("edges"):
        first += 1
    while last - first > 1 and parse.tokens[last - 1].text.lower() in listed("edges"):
        last -= 1
    return first, last
