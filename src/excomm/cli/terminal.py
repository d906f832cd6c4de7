"""What the commands share: their options, the way they print and the way they complain."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import excomm
from excomm.plain import plain
from excomm.records import UNSAID, Article, Commitment, Event, Mention, Statement, When

if TYPE_CHECKING:
    from excomm.api import Record

DEFAULT_RECORD = Path("excomm.sqlite")

WRONG = 2
"""The exit code where the command could not be carried out as it was given."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed (C0, DEL, C1) and the marks that turn the direction (Unicode UAX 9)."""


class CommandError(Exception):
    """A command that cannot be carried out: the message is for the user, ``code`` the exit code."""

    def __init__(self, message: str, code: int = WRONG) -> None:
        super().__init__(message)
        self.code = code


def examples(*lines: str) -> str:
    """The end of a command's help: ``lines`` as they stand, not wrapped into one paragraph."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def parse_day(words: str) -> date:
    """An ISO date from the command line. Raises ``typer.BadParameter``."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is not a date such as 1962-10-27") from None


RecordOption = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record's file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write here, not to standard output.")]


def day_option(name: str, words: str) -> Any:
    """An option that takes a day; ``words`` is its help."""
    return typer.Option(name, parser=parse_day, metavar="DATE", help=words)


AsOfOption = Annotated[date | None, day_option("--as-of", "See the record as it stood at the end of this day.")]
SinceOption = Annotated[date | None, day_option("--since", "From this day on (inclusive).")]
UntilOption = Annotated[date | None, day_option("--until", "Up to this day (inclusive).")]


def today() -> date:
    """The day now, by this machine's clock: asked for here only, and handed on as an argument."""
    return datetime.now().astimezone().date()


@contextmanager
def opened(path: Path, as_of: date | None = None) -> Iterator[Record]:
    """The record at ``path``, which must exist; with ``as_of``, as it stood at the end of that day."""
    if not path.exists():
        raise CommandError(f"there is no record at {path}; make one with: excomm read PATH... --record {path}")
    with excomm.open(path) as record:
        yield record.as_of(as_of) if as_of else record


def write(path: Path, text: str) -> None:
    """Writes a file in UTF-8 and says so on standard error."""
    path.write_text(text, "utf-8")
    complain(f"wrote {path}")


# ---------------------------------------------------------------- print


def safe(text: str) -> str:
    """``text`` without control characters and direction overrides, so that no article can drive the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """``text`` on one line, safe to print."""
    return safe(" ".join(text.split()))


def say(text: str = "") -> None:
    """One piece of output for people."""
    sys.stdout.write(safe(text) + "\n")


def say_json(value: Any) -> None:
    """Output for programs: records become objects, dates ISO 8601; control characters are escaped, none is lost."""
    written = json.dumps(plain(value), ensure_ascii=False, indent=2)
    sys.stdout.write(_CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", written) + "\n")


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"excomm: {one_line(text)}\n")


def width() -> int:
    """Columns of the terminal; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns


# ---------------------------------------------------------------- records in a line


def date_words(when: When) -> str:
    """A ``When`` for people: the ISO value, an interval's ends, or "unknown date"."""
    start, between, end = when.value.partition("/")
    if not when.known:
        return "unknown date"
    if between and ".." in (start, end):
        return f"until {end}" if start == ".." else f"from {start}"
    return f"{start} to {end}" if between else start


def speakers(kept: Record, one: Statement) -> str:
    """Everybody who said it, for people, those who are unknown among them."""
    return " and ".join(who(kept, mention) for mention in one.said_by) or who(kept, None)


def givers(kept: Record, one: Commitment) -> str:
    """Who is bound by a commitment, for people, with those in the text's own words who are not known."""
    found = kept.find(one.record)
    mentions = found.said_by if isinstance(found, Statement) else found.sources if isinstance(found, Event) else ()
    unknown = [mention for mention in mentions if mention.actor is None and mention.state is None]
    named = [kept.name_of(ident) for ident in one.by]
    return ", ".join([*named, *(f"unknown ({one_line(mention.text)!r})" for mention in unknown)]) or "unknown"


def who(kept: Record, mention: Mention | None) -> str:
    """A mention for people: the actor's name with office and state, or why it is unknown."""
    if mention is None:
        return "unknown (the text names nobody)"
    if mention.actor is None:
        return f"unknown ({one_line(mention.text)!r}{': ' + mention.why if mention.why else ''})"
    role = ", ".join(part for part in (mention.office, mention.state or "") if part and part != mention.actor)
    return kept.name_of(mention.actor) + (f" ({role})" if role else "")


@lru_cache(maxsize=64)
def article_of(kept: Record, ident: str) -> Article:
    """The article with this whole id: what it gave is listed together, so it is fetched once."""
    return kept.article(ident)


def told_by(article: Article) -> str:
    """Who reported it, when, and in which article."""
    return f"{one_line(article.outlet or article.name)}, {date_words(article.published)}  [{article.id[:12]}]"


def say_statement(kept: Record, one: Statement) -> None:
    """A statement on three lines: who, when, by which word of saying; the words; the rest."""
    article = article_of(kept, one.article)
    words = " … ".join(one_line(span.of(article.text)) for span in one.content)
    cue = " ".join(one_line(span.of(article.text)) for span in one.cue) or "(no word of saying)"
    inside = f", told in {one.frame}" if one.frame else ""
    to = f", to {who(kept, one.addressee)}" if one.addressee else ""
    say(f"{date_words(one.said)}  {speakers(kept, one)}  {cue}  [{one.id}]")
    say(f"    {words}")
    unsaid = f"; {UNSAID[one.status]}" if one.status in UNSAID else ""
    say(f"    {one.act.value}, {one.kind.value}{to}{inside}{unsaid}; {told_by(article)}")


def say_event(kept: Record, one: Event) -> None:
    """An event on three lines: what, when and whether it counts; who to whom; the words."""
    article = article_of(kept, one.article)
    say(f"{date_words(one.when)}  {event_kind(one)}  {one.status.value}  [{one.id}]")
    say(f"    {parties(kept, one.sources)} -> {parties(kept, one.targets)}")
    say(f"    {' … '.join(one_line(span.of(article.text)) for span in one.evidence)}")
    if one.condition:
        say(f"    on condition: {one_line(one.condition.of(article.text))}")
    inside = f"told in {one.statement}; " if one.statement else ""
    say(f"    {inside}{told_by(article)}")


def event_kind(one: Event) -> str:
    """The PLOVER type, with the mode where there is one."""
    return f"{one.type}/{one.mode}" if one.mode else one.type


def parties(kept: Record, mentions: tuple[Mention, ...]) -> str:
    """One side of an event, for people."""
    return (
        " + ".join(kept.name_of(one.actor) if one.actor else f"unknown ({one_line(one.text)!r})" for one in mentions)
        or "nobody named"
    )
