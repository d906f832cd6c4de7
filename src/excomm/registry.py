"""Facts about the world: states, organisations and who held which office when (``language/world/*.csv``).

Names are compared by keys that do not see case, accents, hyphens and the common ways to write Russian and Ukrainian
names in Latin letters, so that "Riabkov", "Ryabkov" and "Рябков" are one. Terms are inclusive days.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from excomm.records import ActorKind


class RegistryError(ValueError):
    """A mistake in a file of facts. The message names the file and the line."""


@dataclass(frozen=True, slots=True)
class State:
    """A state in one period of its life.

    ``code`` is ISO 3166 alpha-3 (SUN, YUG, DDR, CSK ... for the past); ``seats`` are its capital and the places that
    stand for its government; ``start`` and ``end`` are inclusive days, None where open.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international or non-state organisation, a body of a state, or a medium. ``state`` is where it belongs."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    state: str | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office for one term.

    ``person`` is a slug; ``family`` the part of the name that stands alone; ``gender`` "m", "f" or ""; exactly one of
    ``state`` and ``organisation`` is set; ``exact`` is False where ``start`` and ``end`` are days within the term rather
    than those of the hand-over (good for resolving a title, no evidence for a date); ``source`` is what the row rests on.
    """

    person: str
    name: str
    family: str
    aliases: tuple[str, ...]
    gender: str
    office: str
    state: str | None
    organisation: str | None
    start: date
    end: date | None
    exact: bool
    wikidata: str
    source: str


# ---------------------------------------------------------------- the API


@cache
def states() -> tuple[State, ...]:
    """All states, past and present; a code has one row per period. Raises ``RegistryError``."""
    return tuple(
        State(
            row.text("code", r"[A-Z]{3}"),
            row.text("name"),
            row.several("names"),
            row.several("demonyms"),
            row.several("seats"),
            *row.term(),
        )
        for row in _rows("states.csv")
    )


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations, bodies and media; an id has one row per period. Raises ``RegistryError``."""
    return tuple(
        Organisation(
            row.text("id", r"[A-Z0-9-]+"),
            row.text("name"),
            row.several("aliases"),
            ActorKind(row.text("kind", "organisation|body|media")),
            row.text("state", r"[A-Z]{3}|") or None,
            *row.term(),
        )
        for row in _rows("organisations.csv")
    )


@cache
def holders() -> tuple[Holder, ...]:
    """All terms in office, by person, then start. Raises ``RegistryError``."""
    persons = {row.text("person", r"[a-z0-9-]+"): row for row in _rows("persons.csv")}
    found = []
    for row in _rows("office_holders.csv"):
        facts = persons.get(row.cells["person"])
        if facts is None:
            raise row.wrong(f"{row.cells['person']!r} is not in persons.csv")
        start, end = row.term()
        if start is None or bool(row.cells["state"]) == bool(row.cells["organisation"]):
            raise row.wrong("a term needs its first day, and either a state or an organisation")
        found.append(
            Holder(
                facts.text("person"),
                facts.text("name"),
                facts.text("family"),
                facts.several("aliases"),
                facts.text("gender", "m|f|"),
                row.text("office"),
                row.text("state", r"[A-Z]{3}|") or None,
                row.text("organisation", r"[A-Z0-9-]*") or None,
                start,
                end,
                row.text("bounds", "exact|within") == "exact",
                facts.text("wikidata", r"(Q[1-9]\d*)?"),
                row.text("source"),
            )
        )
    return tuple(sorted(found, key=lambda holder: (holder.person, holder.start)))


def valid(term: State | Organisation | Holder, day: date | None) -> bool:
    """Whether ``term`` holds on ``day``; always true where the day is unknown."""
    return day is None or ((term.start is None or term.start <= day) and (term.end is None or day <= term.end))


def state_by_code(code: str, day: date | None = None) -> State | None:
    """The state with that code: its row valid on ``day``, else its latest row."""
    known = [state for state in states() if state.code == code]
    return next((state for state in reversed(known) if valid(state, day)), None) or (known[-1] if known else None)


def state_named(words: str, day: date | None = None) -> State | None:
    """The state that ``words`` name by a name, demonym or seat of government on ``day``; None where none or several do.

    Without a day the living state wins. A past state's own name ("the Soviet Union") holds at any later day; its seats
    do not. Acronyms count only in capitals ("US", never "us").
    """
    found = _lookup(_state_index(), words)
    now = [state for state in found if valid(state, day) and (day or state.end is None)]
    if not now:
        now = [s for s in found if s.end and (day is None or s.end < day) and _key(words) not in _keys(s.seats)]
    return now[0] if len({state.code for state in now}) == 1 else None


def organisation_named(words: str, day: date | None = None) -> Organisation | None:
    """The organisation, body or medium that ``words`` name; a capital letter is asked for ("the Guardian", "NATO").

    Where no row is valid on ``day``, one that had ended before is returned; None where none or several fit.
    """
    if not any(letter.isupper() for letter in words):
        return None
    found = _lookup(_organisation_index(), words)
    now = [o for o in found if valid(o, day)] or [o for o in found if o.end and (day is None or o.end < day)]
    return now[-1] if len({organisation.id for organisation in now}) == 1 else None


def holders_named(words: str, day: date | None = None) -> tuple[Holder, ...]:
    """The terms of everybody called ``words`` (name, alias, family name; any transliteration) that hold on ``day``.

    Without a day: every term of theirs. Several persons in the answer mean that the name alone does not decide.
    """
    return tuple(holder for holder in _holder_index().get(person_key(words), ()) if valid(holder, day))


def holders_of(office: str, state: str, day: date | None = None) -> tuple[Holder, ...]:
    """Who held ``office`` for ``state`` (a state's code or an organisation's id) on ``day``; ever, without a day.

    On the day of a handover both are returned, the successor last.
    """
    found = [h for h in holders() if h.office == office and state in (h.state, h.organisation) and valid(h, day)]
    return tuple(sorted(found, key=lambda holder: holder.start))


# ---------------------------------------------------------------- keys of names

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхцыэіґ", "abvgdeziiklmnoprstufhcieig", strict=True))
    | {
        "ё": "e",
        "ж": "zh",
        "ч": "ch",
        "ш": "sh",
        "щ": "sch",
        "ю": "iu",
        "я": "ia",
        "є": "ie",
        "ї": "i",
        "ь": "",
        "ъ": "",
    }
)
_SPELLINGS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"shch", "sch"),
        (r"kh", "h"),
        (r"tz|ts", "c"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"\bye", "e"),
        (r"[yj]", "i"),
        (r"iia|ia", "ia"),
        (r"(.)\1+", r"\1"),
        (r"\bdimitr", "dmitr"),
        (r"\baleksander\b", "aleksandr"),
    )
)
"""The ways to write one Russian or Ukrainian name (BGN/PCGN, ISO 9, French, press), reduced to one form."""


@cache
def person_key(words: str) -> str:
    """A person's name without case, accents, hyphens and ways of transliteration."""
    plain = _strip_accents(words.casefold().translate(_CYRILLIC))
    plain = re.sub(r"['’ʼ`´.]", "", plain)
    plain = re.sub(r"[-\s]+", " ", plain).strip()
    for pattern, key in _SPELLINGS:
        plain = pattern.sub(key, plain)
    return plain


def _strip_accents(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def _key(words: str) -> str:
    """A name of a state or organisation without case, article, dots and accents; acronyms keep their capitals."""
    plain = re.sub(r"\s+", " ", words.replace("’", "'")).strip()
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    bare = plain.replace(".", "")
    if bare.isupper() and len(bare) <= LONGEST_ACRONYM:
        return bare
    return _strip_accents(plain.casefold())


LONGEST_ACRONYM = 6
"""Letters. A word in capitals up to this length is compared as an acronym, in capitals only."""


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_key(word) for word in words)


# ---------------------------------------------------------------- indexes

_T = TypeVar("_T")


def _index(records: Iterable[_T], names: Callable[[_T], Iterable[str]]) -> dict[str, tuple[_T, ...]]:
    found: dict[str, list[_T]] = {}
    for record in records:
        for key in dict.fromkeys(names(record)):
            found.setdefault(key, []).append(record)
    return {key: tuple(record) for key, record in found.items()}


def _lookup(index: Mapping[str, tuple[_T, ...]], words: str) -> tuple[_T, ...]:
    key = _key(words)
    if key in index or not key.isupper():
        return index.get(key, ())
    return index.get(key.casefold(), ())  # "MOSCOW" in a dateline


@cache
def _state_index() -> dict[str, tuple[State, ...]]:
    return _index(states(), lambda s: map(_key, (s.name, *s.names, *s.demonyms, *s.seats)))


@cache
def _organisation_index() -> dict[str, tuple[Organisation, ...]]:
    return _index(organisations(), lambda o: map(_key, (o.name, *o.aliases)))


@cache
def _holder_index() -> dict[str, tuple[Holder, ...]]:
    return _index(holders(), lambda h: map(person_key, (h.name, h.family, *h.aliases)))


# ---------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    line: int
    cells: Mapping[str, str]

    def wrong(self, what: str) -> RegistryError:
        return RegistryError(f"{self.file}, line {self.line}: {what}")

    def text(self, column: str, pattern: str = r".+") -> str:
        cell = self.cells[column]
        if not re.fullmatch(pattern, cell):
            raise self.wrong(f"{column} is {cell!r}" if cell else f"{column} is empty")
        return cell

    def several(self, column: str) -> tuple[str, ...]:
        return tuple(part for part in self.cells[column].split("|") if part)

    def term(self) -> tuple[date | None, date | None]:
        days: list[date | None] = []
        for column in ("start", "end"):
            try:
                days.append(date.fromisoformat(self.cells[column]) if self.cells[column] else None)
            except ValueError as error:
                raise self.wrong(f"{column} is {self.cells[column]!r}, which is no ISO day") from error
        start, end = days
        if start and end and end < start:
            raise self.wrong(f"it ends on {end}, before it starts on {start}")
        return start, end


def _rows(file: str) -> Iterator[_Row]:
    text = files("excomm.language").joinpath("world", file).read_text("utf-8")
    yield from rows(file, text)


def rows(file: str, text: str) -> Iterator[_Row]:
    """The rows of a file of facts. Raises ``RegistryError`` where a line has too few or too many fields."""
    reader = csv.reader(text.splitlines())
    header = next(reader, [])
    for cells in reader:
        if len(cells) != len(header):
            raise RegistryError(f"{file}, line {reader.line_num}: {len(cells)} fields, expected {len(header)}")
        yield _Row(file, reader.line_num, dict(zip(header, cells, strict=True)))
