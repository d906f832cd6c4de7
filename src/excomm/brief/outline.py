"""The brief as records: what a rendering (Markdown, HTML, the desk) turns into words on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from excomm.brief import wording
from excomm.brief.view import Quote
from excomm.records import Problem, Tension, When


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief, with the record that it opens onto and the sentences that it rests on.

    ``record`` is an id and ``kind`` what it names (story, statement, commitment, instrument, position, article);
    ``who`` says who did it or said it, to whom; ``role`` follows it (a speaker's office and state, and the
    addressee); ``what`` says what kind of thing it is; ``words`` are an article's own words, one string a span;
    ``dated`` is the word before the date where it is not the day of the thing itself ("due"); ``manner`` says for a
    statement whether they are verbatim, else ""; ``marks`` are short notes (status, outcome); ``note`` says in
    words what else must be known, unknowns and their reasons included; ``reports`` counts the articles that report
    it, ``copies`` those of them that are near-duplicates of another.
    """

    record: str
    kind: str
    who: str
    what: str
    words: tuple[str, ...]
    when: When
    quotes: tuple[Quote, ...]
    dated: str = ""
    manner: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""
    role: str = ""
    reports: int = 1
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a pair: its tension, and the happenings that count from this day on (heaviest first)."""

    tension: Tension
    fresh: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PairLine:
    """The tension of one pair of states: ``days`` by date up to the brief's day, and what it rests on.

    ``now`` is the last day held; ``before`` the day that ``change`` (points of level) is measured from, both None where
    there is none with enough data; ``note`` says so in words; ``rests`` are the heaviest happenings counted in ``now``;
    ``peaks`` names the heaviest happening of each local maximum.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    days: tuple[Day, ...]
    now: Tension
    before: Tension | None
    change: float | None
    note: str
    rests: tuple[Line, ...]
    peaks: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What is new from ``since`` (None: from the beginning) to ``as_of``, both inclusive.

    New is what an article published in that time is the first to tell. ``articles`` and ``outlets`` count those
    articles and their outlets, ``held`` all articles of the record. ``happenings`` are told as done, each counted once;
    ``uncounted`` are those ahead, conditional, denied or long past. ``repeated`` counts earlier happenings told again.
    ``due`` are commitments without an outcome yet, the next first; ``settled`` those whose outcome is new. ``undated``
    are articles that cannot be placed in time.
    """

    since: date | None
    as_of: date
    held: int
    articles: int
    outlets: int
    pairs: tuple[PairLine, ...]
    happenings: tuple[Line, ...]
    repeated: int
    uncounted: tuple[Line, ...]
    statements: tuple[Line, ...]
    due: tuple[Line, ...]
    settled: tuple[Line, ...]
    instruments: tuple[Line, ...]
    positions: tuple[Line, ...]
    corrections: tuple[Line, ...]
    undated: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def period(self) -> str:
        """The time that the brief covers, in words; ``date.max`` is no end."""
        if self.as_of == date.max:
            return "everything"
        if self.since is None:
            return f"everything to {wording.day(self.as_of)}"
        return wording.days(self.since, self.as_of)

    @property
    def summary(self) -> str:
        """How much is new, in one sentence."""
        again = f"; {wording.count(self.repeated, 'earlier happening')} told again" if self.repeated else ""
        return (
            f"{wording.count(self.articles, 'new article')} from {wording.count(self.outlets, 'source')} "
            f"({self.held} held): {wording.count(len(self.happenings), 'happening')} told as done, each counted once; "
            f"{wording.count(len(self.statements), 'statement')} of weight{again}."
        )
