"""``excomm show``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from excomm.api import Record
from excomm.cli.terminal import (
    DEFAULT_RECORD,
    CommandError,
    JsonOption,
    RecordOption,
    date_words,
    one_line,
    opened,
    say,
    say_json,
)
from excomm.event import explain
from excomm.records import (
    Actor,
    Anchor,
    Article,
    Change,
    Commitment,
    Event,
    Instrument,
    Mention,
    Position,
    Span,
    Statement,
    Story,
    When,
)

ORDER = 3
EXAMPLES = "Examples:  excomm show 3f9c01   |   excomm show 3f9c01 --cut   |   excomm show statement-0123 | excomm show USA"


def command(
    ident: Annotated[
        str, typer.Argument(metavar="ID", help="An id or the beginning of one, as the other commands print it.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    cut: Annotated[
        bool, typer.Option("--cut", help="Of an article: what was removed as boilerplate, and why.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Show an article with its evidence, a statement, an event, an actor or anything else that has an id."""
    with opened(record) as kept:
        try:
            found = kept.find(ident)
        except LookupError as error:
            raise CommandError(str(error)) from error
        if cut and not isinstance(found, Article):
            raise CommandError("--cut is for articles", 2)
        if as_json:
            say_json(found.cuts if isinstance(found, Article) and cut else found)
        elif isinstance(found, Article) and cut:
            say_cuts(found)
        else:
            SHOW[type(found)](kept, found)
    return 0


def say_cuts(article: Article) -> None:
    """What was removed from the article as boilerplate."""
    for one in article.cuts:
        say(f"[{one.raw.start}:{one.raw.end}] {one.reason}\n    {one_line(one.words)}")
    if not article.cuts:
        say("Nothing was removed from it.")


def say_basis(when: When, indent: str = "") -> None:
    """The reasons for a date."""
    for reason in when.basis:
        say(
            f"{indent}  {'+' if reason.holds else '- set aside:'} {one_line(reason.says)}  "
            f"({reason.kind}: {one_line(reason.words)!r})"
        )


def show_article(kept: Record, article: Article) -> None:
    """The article: date with reasons, text, statements, events."""
    say(
        f"{article.headline or article.name}\n"
        f"{article.outlet or 'outlet unknown'}, {date_words(article.published)}  {article.id}"
    )
    say(f"from {article.origin}; {len(article.cuts)} pieces cut as boilerplate (--cut lists them)")
    say_basis(article.published)
    say()
    for paragraph in article.paragraphs:
        say(paragraph.of(article.text) + "\n")
    reading = kept.reading(article.id)
    say(f"STATEMENTS ({len(reading.statements)})")
    for statement in reading.statements:
        say(f"  {statement_line(kept, statement, article.text)}  [{statement.id}]")
    say(f"\nEVENTS ({len(reading.events)})")
    for event in reading.events:
        say(f"  {event_line(kept, event)}  [{event.id}]\n      {one_line(event.evidence[0].of(article.text))}")
    for problem in reading.problems:
        say(f"PROBLEM {problem.stage}: {problem.message}")


def who(kept: Record, mention: Mention | None) -> str:
    """A mention for people: the actor's name with office and state, or why it is unknown."""
    if mention is None:
        return "unknown (the text names nobody)"
    if mention.actor is None:
        return f"unknown ({one_line(mention.text)!r}{': ' + mention.why if mention.why else ''})"
    role = ", ".join(part for part in (mention.office, mention.state or "") if part and part != mention.actor)
    return kept.name_of(mention.actor) + (f" ({role})" if role else "")


def statement_line(kept: Record, statement: Statement, text: str) -> str:
    """A statement on one line: speaker, cue, words, date."""
    words = " ... ".join(one_line(span.of(text)) for span in statement.content)
    cue = " ".join(one_line(span.of(text)) for span in statement.cue) or "-"
    inside = f" [within {statement.frame}]" if statement.frame else ""
    kind = f"{statement.kind.value} | {statement.act.value}"
    return f"{who(kept, statement.source)} | {cue} | {kind} | {date_words(statement.said)}{inside}: {words}"


def event_line(kept: Record, event: Event) -> str:
    """An event on one line: type, status, actors, date."""
    sources, targets = (
        " + ".join(kept.name_of(one.actor) if one.actor else f"unknown ({one_line(one.text)!r})" for one in some)
        or "nobody named"
        for some in (event.sources, event.targets)
    )
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    return f"{kind} {event.status.value} {date_words(event.when)}: {sources} -> {targets}"


def marked(text: str, around: Span, marks: list[tuple[Span, str, str]]) -> str:
    """The words of ``around`` with each marked span between its two signs."""
    inserts: list[tuple[int, int, str]] = []
    for span, before, after in marks:
        if around.covers(span) and span.start < span.end:
            inserts += [(span.start, 1, before), (span.end, 0, after)]
    out, at = "", around.start
    for position, _, sign in sorted(inserts):
        out += text[at:position] + sign
        at = position
    return one_line(out + text[at : around.end])


def show_statement(kept: Record, one: Statement) -> None:
    """The statement: its sentence with the three spans marked, and what is known of each."""
    article = kept.article(one.article)
    marks = [(span, "[", "]") for span in one.content] + [(span, "<", ">") for span in one.cue]
    if one.source:
        marks.append((one.source.span, "{", "}"))
    say(f"{marked(article.text, one.sentence, marks)}\n")
    say(f"speaker    {who(kept, one.source)}" + (f"; {one.source.why}" if one.source and one.source.actor else ""))
    say(f"words      {one.kind.value}; act: {one.act.value}")
    for label, mention in (("addressee", one.addressee), ("medium", one.medium)):
        if mention:
            say(f"{label:10} {who(kept, mention)}")
    if one.occasion:
        say(f"occasion   {one_line(one.occasion.of(article.text))}")
    if one.frame:
        say(f"told in    {one.frame}")
    say(f"said       {date_words(one.said)}")
    say_basis(one.said, "         ")
    say(f"reported   {article.outlet or article.name}, {date_words(article.published)}  [{article.id[:12]}]")
    say(f"found by   {one.found_by}, confidence {one.confidence:.2f}")


def show_event(kept: Record, one: Event) -> None:
    """The event: its clauses with the trigger marked, and why it was coded so."""
    article = kept.article(one.article)
    say(event_line(kept, one) + "\n")
    for span in one.evidence:
        say(f"  {marked(article.text, span, [(one.trigger, '<', '>')])}")
    if one.condition:
        say(f"  on condition: {one_line(one.condition.of(article.text))}")
    for label, mentions in (("source", one.sources), ("target", one.targets)):
        for mention in mentions:
            say(f"{label}     {who(kept, mention)}; {mention.why}")
    say(f"why        {explain(one, article)}")
    say(f"weight     {one.score:+.1f} (-10 conflict to +10 cooperation)")
    if one.contexts:
        say(f"contexts   {', '.join(one.contexts)}")
    if one.statement:
        say(f"said in    {one.statement}")
    say_basis(one.when, "         ")
    say(f"reported   {article.outlet or article.name}, {date_words(article.published)}  [{article.id[:12]}]")
    say(f"found by   {one.found_by}, confidence {one.confidence:.2f}")


def show_actor(kept: Record, one: Actor) -> None:
    """The actor, and what it said and did."""
    say(
        f"{one.name}  ({one.kind.value}{', ' + one.state if one.state and one.state != one.id else ''})  "
        f"{one.id} {one.wikidata}".rstrip()
    )
    if one.aliases:
        say(f"also       {', '.join(one.aliases)}")
    for statement in kept.statements(speaker=one.id):
        text = kept.article(statement.article).text
        say(f"  {date_words(statement.said)}  {statement_line(kept, statement, text)}  [{statement.id}]")


def say_anchors(kept: Record, anchors: tuple[Anchor, ...]) -> None:
    """The sentences that a figure rests on."""
    for anchor in anchors:
        article = kept.article(anchor.article)
        say(
            f"    {one_line(anchor.span.of(article.text))}\n"
            f"      {article.outlet or article.name}, {date_words(article.published)}  [{article.id[:12]}]"
        )


def show_story(kept: Record, one: Story) -> None:
    """The happening, and every sentence that tells it."""
    say(
        f"{one.title}\n{one.type} {one.status.value} {date_words(one.when)}; "
        f"told by {len(one.articles)} article{'' if len(one.articles) == 1 else 's'}, counts once"
        + ("; corrected since, weighs nothing" if one.superseded else "")
    )
    for ident in one.events:
        event = kept.event(ident)
        say(f"  {event_line(kept, event)}  [{event.id}]")
        say_anchors(kept, tuple(Anchor(event.article, span) for span in event.evidence[:1]))


def show_commitment(kept: Record, one: Commitment) -> None:
    """The commitment, where it was made and what became of it."""
    by, to = (", ".join(kept.name_of(who) for who in some) or "unknown" for some in (one.by, one.to))
    say(
        f"{one.kind}: {by} -> {to}\n{one_line(one.what)}\n"
        f"made {date_words(one.made)}, due {date_words(one.due)}, outcome: {one.outcome.value}"
    )
    if one.condition:
        say(f"on condition: {one_line(one.condition)}")
    say_basis(one.due)
    say("rests on")
    say_anchors(kept, one.evidence)
    if one.outcome_evidence:
        say("outcome rests on")
        say_anchors(kept, one.outcome_evidence)


def say_changes(kept: Record, changes: tuple[Change, ...]) -> None:
    """Dated changes, each with its sentence."""
    for change in changes:
        say(f"  {date_words(change.when)}  {change.to}")
        say_anchors(kept, (change.anchor,))


def show_instrument(kept: Record, one: Instrument) -> None:
    """The instrument and its status over time."""
    say(f"{one.name} ({one.kind}): {', '.join(kept.name_of(who) for who in one.parties)}")
    say_changes(kept, one.changes)


def show_position(kept: Record, one: Position) -> None:
    """The position over time."""
    say(f"{kept.name_of(one.actor)} on {one.issue}" + (f" towards {kept.name_of(one.towards)}" if one.towards else ""))
    say_changes(kept, one.stands)


SHOW: dict[type, Callable[[Record, Any], None]] = {
    Article: show_article,
    Statement: show_statement,
    Event: show_event,
    Actor: show_actor,
    Story: show_story,
    Commitment: show_commitment,
    Instrument: show_instrument,
    Position: show_position,
}
