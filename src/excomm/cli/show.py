"""``excomm show``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from excomm.cli.reasons import say_reasons, why
from excomm.cli.terminal import (
    DEFAULT_RECORD,
    AsOfOption,
    CommandError,
    JsonOption,
    RecordOption,
    article_of,
    date_words,
    event_kind,
    examples,
    givers,
    one_line,
    opened,
    parties,
    say,
    say_event,
    say_json,
    say_statement,
    told_by,
    who,
)
from excomm.decision import told
from excomm.event import explain
from excomm.export.rows import event_row, statement_row
from excomm.records import (
    UNSAID,
    Actor,
    Anchor,
    Article,
    Change,
    Commitment,
    Event,
    Instrument,
    Mention,
    Position,
    Reading,
    Span,
    Statement,
    Story,
    When,
)

if TYPE_CHECKING:
    from excomm.api import Record

NAMES_SHOWN = 20
"""Names of an actor that are listed, the most frequent first."""

ORDER = 3
EXAMPLES = examples(
    "excomm show 3f9c01            an article, by the beginning of its id",
    "excomm show 3f9c01 --cut      what was removed from it, and why",
    "excomm show 3f9c01 --why-date the reasons for its date, strongest first",
    "excomm show statement-0123    or event-, story-, commitment-, instrument-, position-",
    "excomm show USA               an actor",
)


def command(
    ident: Annotated[
        str, typer.Argument(metavar="ID", help="An id or the beginning of one, as the other commands print it.")
    ],
    cut: Annotated[
        bool, typer.Option("--cut", help="Of an article: what was removed as boilerplate, and why.")
    ] = False,
    why_date: Annotated[
        bool, typer.Option("--why-date", help="Of an article: why it has its date, the strongest reason first.")
    ] = False,
    record: RecordOption = DEFAULT_RECORD,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show whatever has an id, with its sentences.

    An article (its whole id, the beginning of it, or its name), a statement, an event, an actor, a story, a commitment,
    an instrument or a position. --json gives the record as it is kept: of an article with all that it gave, of a
    statement or an event with the row that `excomm export` writes of it.
    """
    with opened(record, as_of) as kept:
        try:
            found = kept.find(ident)
        except LookupError as error:
            raise CommandError(str(error), 1) from error
        if (cut or why_date) and not isinstance(found, Article):
            raise CommandError(f"{'--cut' if cut else '--why-date'} is for articles, and {ident} is none")
        if why_date:
            say_json(why(found)) if as_json else say_reasons(found)
        elif as_json:
            say_json(found.cuts if cut else as_object(kept, found))
        elif cut:
            say_cuts(found)
        else:
            SHOW[type(found)](kept, found)
    return 0


def as_object(kept: Record, found: Any) -> dict[str, Any]:
    """The record for programs: its kind, itself, and its words where it holds but spans."""
    kind = type(found).__name__.lower()
    if isinstance(found, Article):
        return {"kind": kind, "record": kept.reading(found.id)}
    names = {actor.id: actor.name for actor in kept.actors()}
    if isinstance(found, Statement):
        return {"kind": kind, "record": found, "row": statement_row(kept.article(found.article), found, names)}
    if isinstance(found, Event):
        return {"kind": kind, "record": found, "row": event_row(kept.article(found.article), found, names)}
    return {"kind": kind, "record": found}


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
    cuts = len(article.cuts)
    say(one_line(article.headline or article.name))
    say(f"{one_line(article.outlet or 'outlet unknown')}, {date_words(article.published)}  [{article.id}]")
    say(
        f"from {one_line(article.origin)}; {cuts} piece{'' if cuts == 1 else 's'} cut as boilerplate (--cut lists them)"
    )
    for copy in article.copies:
        say(f"the same text: {one_line(copy.outlet or copy.name)}, {date_words(copy.published)}")
    if article.corrects:
        say(f"corrects {one_line(article.corrects)}")
    say_basis(article.published)
    say()
    for paragraph in article.paragraphs:
        say(paragraph.of(article.text) + "\n")
    reading = kept.reading(article.id)
    say(f"STATEMENTS ({len(reading.statements)})")
    for statement in reading.statements:
        say_statement(kept, statement)
    say(f"\nEVENTS ({len(reading.events)})")
    for event in reading.events:
        say_event(kept, event)
    for problem in reading.problems:
        say(f"PROBLEM {problem.stage}: {one_line(problem.message)}")


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
    article = article_of(kept, one.article)
    marks = [(span, "[", "]") for span in one.content] + [(span, "<", ">") for span in one.cue]
    marks += [(span, "{", "}") for span in dict.fromkeys(mention.span for mention in one.said_by)]
    say(f"{marked(article.text, one.sentence, marks)}\n")
    for mention in one.said_by or (None,):
        say(f"speaker    {who(kept, mention)}" + (f"; {mention.why}" if mention and mention.actor else ""))
    say(f"words      {one.kind.value}; act: {one.act.value}")
    if one.status in UNSAID:
        say(f"status     {one.status.value}; {UNSAID[one.status]}")
    for label, mention in (("addressee", one.addressee), ("medium", one.medium)):
        if mention:
            say(f"{label:10} {who(kept, mention)}")
    if one.occasion:
        say(f"occasion   {one_line(one.occasion.of(article.text))}")
    if one.frame:
        say(f"told in    {one.frame}")
    say(f"said       {date_words(one.said)}")
    say_basis(one.said, "         ")
    say(f"reported   {told_by(article)}")
    say(f"found by   {one.found_by}, confidence {one.confidence:.2f}")


def show_event(kept: Record, one: Event) -> None:
    """The event: its clauses with the trigger marked, and why it was coded so."""
    article = article_of(kept, one.article)
    say(f"{event_kind(one)} {one.status.value} {date_words(one.when)}")
    say(f"{parties(kept, one.sources)} -> {parties(kept, one.targets)}\n")
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
    say(f"reported   {told_by(article)}")
    say(f"found by   {one.found_by}, confidence {one.confidence:.2f}")


def show_actor(kept: Record, one: Actor) -> None:
    """The actor, and what it said and did."""
    say(
        f"{one.name}  ({one.kind.value}{', ' + one.state if one.state and one.state != one.id else ''})  "
        f"{one.id} {one.wikidata}".rstrip()
    )
    if one.aliases:
        say(f"also       {', '.join(one.aliases)}")
    say_names(kept, one)
    said = [entry for entry in kept.statements(speaker=one.id) if any(is_of(one, who) for who in entry.said_by)]
    did = [entry for entry in kept.events(source=one.id) if any(is_of(one, who) for who in entry.sources)]
    met = [entry for entry in kept.events(target=one.id) if any(is_of(one, who) for who in entry.targets)]
    say(f"\nSAID ({len(said)})")
    for statement in said:
        say_statement(kept, statement)
    for title, events in (("DID", did), ("WAS THE TARGET OF", met)):
        say(f"\n{title} ({len(events)})")
        for event in events:
            say_event(kept, event)


def say_names(kept: Record, one: Actor) -> None:
    """Under which words the actor stands in the articles, each with how often and why, and what users decided."""
    met: dict[str, list[str]] = {}
    for reading in kept.readings():
        for mention in mentions_of(reading):
            if mention.actor == one.id:
                met.setdefault(one_line(mention.text), []).append(mention.why)
    ranked = sorted(met.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    say(f"\nNAMES ({len(met)})")
    for words, whys in ranked[:NAMES_SHOWN]:
        say(f"    {len(whys):4} × {words}: {one_line(max(whys, key=whys.count))}")
    if len(ranked) > NAMES_SHOWN:
        say(f"    and {len(ranked) - NAMES_SHOWN} more")
    about = [decision for decision in kept.decisions() if one.id in (decision.actor, decision.target.id)]
    if about:
        say(f"\nDECIDED ({len(about)})")
    for decision in about:
        say(f"    {one_line(told(decision))}" + (f"; undone on {decision.undone}" if decision.undone else ""))


def mentions_of(reading: Reading) -> Iterator[Mention]:
    """Every mention of a statement or an event of the reading."""
    for statement in reading.statements:
        yield from (one for one in (*statement.said_by, statement.addressee, statement.medium) if one)
    for event in reading.events:
        yield from (*event.sources, *event.targets)


def is_of(actor: Actor, mention: Mention | None) -> bool:
    """Whether the mention stands for the actor itself or, of a state, for somebody who speaks or acts for it."""
    return mention is not None and actor.id in (mention.actor, mention.state)


def say_anchors(kept: Record, anchors: tuple[Anchor, ...]) -> None:
    """The sentences that a figure rests on."""
    for anchor in anchors:
        article = article_of(kept, anchor.article)
        say(f"    {one_line(anchor.span.of(article.text))}\n      {told_by(article)}")


def show_story(kept: Record, one: Story) -> None:
    """The happening, and every sentence that tells it."""
    say(
        f"{one.title}\n{one.type} {one.status.value} {date_words(one.when)}; "
        f"told by {len(one.articles)} article{'' if len(one.articles) == 1 else 's'}, counts once"
        + ("; corrected since, weighs nothing" if one.superseded else "")
    )
    for ident in one.events:
        say_event(kept, kept.event(ident))


def show_commitment(kept: Record, one: Commitment) -> None:
    """The commitment, where it was made and what became of it."""
    by, to = givers(kept, one), ", ".join(kept.name_of(who) for who in one.to) or "unknown"
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
