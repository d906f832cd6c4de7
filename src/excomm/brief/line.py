"""One function a kind of record: the record as a ``Line``, with its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from excomm.brief import wording
from excomm.brief.outline import Line
from excomm.brief.view import Quote, View
from excomm.records import (
    UNSAID,
    Anchor,
    Article,
    Change,
    Commitment,
    Event,
    Instrument,
    Mention,
    Outcome,
    Position,
    Statement,
    Status,
    Story,
)


def of_story(view: View, story: Story) -> Line:
    """A happening: the lead event's words, then one sentence an article that tells it."""
    events = [view.events[one] for one in story.events if one in view.events]
    lead = next((one for one in events if one.id == story.lead), events[0])
    told = [lead, *(one for one in events if one.article != lead.article)]
    seen: dict[str, Event] = {}
    for event in told:
        seen.setdefault(event.article, event)
    marks = () if story.status is Status.ASSERTED else (wording.STATUSES[story.status],)
    who, unnamed = _parties(
        view,
        (story.sources, [one for event in told for one in event.sources]),
        (story.targets, [one for event in told for one in event.targets]),
    )
    notes = [_told_by(view, lead), unnamed, _date_note(story)]
    if lead.condition:
        notes.append(f"on condition: “{lead.condition.of(view.article(lead.article).text)}”")
    return Line(
        record=story.id,
        kind="story",
        who=who,
        what=story.type,
        words=tuple(span.of(view.article(lead.article).text) for span in lead.evidence or (lead.trigger,)),
        when=story.when,
        quotes=tuple(view.quote_event(one) for one in seen.values()),
        marks=(*marks, "corrected: no longer counted") if story.superseded else marks,
        note="; ".join(note for note in notes if note),
        reports=len(story.articles),
        copies=len(story.copies),
    )


def of_statement(view: View, told: Sequence[Statement]) -> Line:
    """A statement: its speaker with office and state, its exact words, and who reports it.

    ``told`` are the same words as told in several articles, the first report first.
    """
    first = told[0]
    notes = [_unknown_of(first.said_by)]
    if first.medium:
        notes.append(f"through {_midway(view, first.medium)}")
    if first.frame and first.frame in view.statements:
        notes.append(f"as told by {_tellers(view, view.statements[first.frame])}")
    if not first.said.known:
        notes.append(wording.dated(first.said))
    to = f" → {view.speaker(first.addressee)}" if first.addressee else ""
    name = speakers(view, first) if first.speakers else view.said_by(first)
    return Line(
        record=first.id,
        kind="statement",
        who=name,
        role=speakers(view, first).removeprefix(name) + to,
        what=UNSAID.get(first.status, wording.ACTS[first.act]),
        words=view.said(first),
        when=first.said,
        quotes=tuple(view.quote_statement(one) for one in told),
        manner=wording.KINDS[first.kind],
        note="; ".join(note for note in notes if note),
        reports=len({one.article for one in told}),
    )


def of_commitment(view: View, commitment: Commitment) -> Line:
    """A commitment: who to whom, its words, its due date (as ``when``) and its outcome so far."""
    givers, takers = _bound(view, commitment)
    (by, unknown), (to, unheard) = _with_unknown(view, givers), _side(view, takers)
    who = (by or "unknown") + (f" → {to}" if to else "")
    notes = [why for why in ("" if by else NOBODY_DID_IT, unknown, unheard) if why]
    if commitment.condition:
        notes.append(f"on condition: “{commitment.condition}”")
    if not commitment.due.known:
        notes.append(f"due {wording.dated(commitment.due)}")
    notes.append(f"made {wording.when(commitment.made)}")
    anchors = (*commitment.evidence, *commitment.outcome_evidence)
    return Line(
        record=commitment.id,
        kind="commitment",
        who=who,
        what=commitment.kind,
        words=(commitment.what,),
        when=commitment.due,
        dated="due",
        manner=_manner(view, commitment.record),
        quotes=_quotes(view, anchors),
        marks=(wording.OUTCOMES[commitment.outcome],),
        note="; ".join(notes),
        reports=len({anchor.article for anchor in commitment.evidence}),
    )


def outcome_known(commitment: Commitment) -> bool:
    """Whether something is known to have become of the commitment."""
    return commitment.outcome in {Outcome.KEPT, Outcome.BROKEN, Outcome.WITHDRAWN}


def of_instrument(view: View, instrument: Instrument, changes: Sequence[Change]) -> Line:
    """An instrument and the last of ``changes``, with what it was before."""
    last = changes[-1]
    notes = [] if instrument.parties else ["no sentence names its parties"]
    notes += [_course(instrument.changes)] if len(instrument.changes) > 1 else []
    return Line(
        record=instrument.id,
        kind="instrument",
        who=view.names(instrument.parties) or "parties unknown",
        what=f"{instrument.name}: {last.to}",
        words=(last.words,),
        when=last.when,
        manner=_manner(view, last.record),
        quotes=_quotes(view, [change.anchor for change in reversed(changes)]),
        marks=() if instrument.kind in instrument.name.casefold() else (instrument.kind,),
        note="; ".join(notes),
        reports=len({change.anchor.article for change in changes}),
    )


def of_position(view: View, position: Position, moves: Sequence[Change]) -> Line:
    """A position and the last of ``moves``, with all that it was."""
    last = moves[-1]
    return Line(
        record=position.id,
        kind="position",
        who=view.name(position.actor) + (f" → {view.name(position.towards)}" if position.towards else ""),
        what=f"{position.issue}: {last.to}",
        words=(last.words,),
        when=last.when,
        manner=_manner(view, last.record),
        quotes=_quotes(view, [move.anchor for move in reversed(moves)]),
        note=_course(position.stands),
        reports=len({move.anchor.article for move in moves}),
    )


def of_correction(view: View, correcting: Article) -> Line:
    """A correcting article, and what it takes out of the count."""
    corrected = view.corrected(correcting)
    gone = {one.id for one in corrected}
    fallen = [one for one in view.findings.stories if one.superseded and not gone.isdisjoint(one.articles)]
    if not corrected:
        note = f"corrects {correcting.corrects}, which is not in this record"
    else:
        told = wording.count(
            len(fallen), "happening told only there no longer counts", "happenings told only there no longer count"
        )
        named = " and ".join(f"{one.headline or one.name} ({view.source(one)})" for one in corrected)
        note = f"corrects {named}; {told}"
    return of_article(view, correcting, note)


def of_article(view: View, article: Article, note: str) -> Line:
    """An article as a line: its headline and its first paragraph."""
    body = next((one for one in article.paragraphs if one not in (article.title, article.dateline)), None)
    return Line(
        record=article.id,
        kind="article",
        who=view.source(article),
        what="article",
        words=(article.headline or article.name,),
        when=article.published,
        quotes=(view.quote(article.id, (body,)),) if body else (),
        note=note,
    )


def speaker(view: View, mention: Mention | None) -> str:
    """A speaker with office and state: "Nikita Khrushchev, premier (Soviet Union)"."""
    name = view.speaker(mention)
    if mention is None:
        return name
    office = f", {mention.office}" if mention.office else ""
    state = f" ({view.name(mention.state)})" if mention.state and mention.state != mention.actor else ""
    return name + office + ("" if name.endswith(state) else state)  # "officials (Peru)" say whose they are


def speakers(view: View, statement: Statement) -> str:
    """Everybody who said it, each with office and state."""
    return " and ".join(speaker(view, one) for one in statement.said_by) or speaker(view, None)


def _manner(view: View, record: str) -> str:
    """Whose words a line rests on, where it rests on a statement; a deed is always told in the reporter's."""
    statement = view.statements.get(record)
    return wording.KINDS[statement.kind] if statement else ""


def _quotes(view: View, anchors: Sequence[Anchor]) -> tuple[Quote, ...]:
    return tuple(view.quote_anchor(one) for one in dict.fromkeys(anchors) if one.article in view.by_article)


def _unidentified(mention: Mention | None) -> str:
    if mention is None:
        return "the text names no speaker"
    if mention.actor is None:
        return f"not identified: {mention.why}" if mention.why else "not identified"
    return ""


def _unknown_of(mentions: Sequence[Mention]) -> str:
    """Why it is not known who spoke; of several which of them is not known."""
    if len(mentions) < 2:
        return _unidentified(next(iter(mentions), None))
    return "; ".join(f"“{one.text}” {_unidentified(one)}" for one in mentions if one.actor is None)


def _told_by(view: View, event: Event) -> str:
    statement = view.statements.get(event.statement or "")
    return f"according to {_tellers(view, statement)}" if statement else ""


NOBODY_DID_IT = "nobody was found in the sentence who did it"

Side = tuple[Sequence[str], Sequence[Mention]]
"""Who stands on one side: the actors' ids, and the mentions that the text has where there is none."""


def _parties(view: View, doers: Side, targets: Side) -> tuple[str, str]:
    """Who to whom, and why it is not known who: the text names nobody there, or somebody who was not identified."""
    (who, why_who), (whom, why_whom) = _side(view, doers), _side(view, targets)
    notes = [] if who else [NOBODY_DID_IT]
    notes += dict.fromkeys(why for why in (why_who, why_whom) if why)
    return (who or "unknown") + (f" → {whom}" if whom else ""), "; ".join(notes)


def _side(view: View, side: Side) -> tuple[str, str]:
    ids, mentions = side
    if ids or not mentions:
        return view.names(ids), ""
    return mentions[0].text, _unidentified(mentions[0])


def _with_unknown(view: View, side: Side) -> tuple[str, str]:
    """As ``_side``, with those in the text's own words who stand beside known ones and are not known themselves."""
    ids, mentions = side
    unknown = [one for one in mentions if one.actor is None and one.state is None]
    if not ids or not unknown:
        return _side(view, side)
    in_order = [one.text if one in unknown else view.name(one.actor or one.state or "") for one in mentions]
    known = (view.name(one) for one in ids)
    return ", ".join(dict.fromkeys((*in_order, *known))), _unknown_of(mentions)


def _bound(view: View, commitment: Commitment) -> tuple[Side, Side]:
    """The two sides of a commitment, with the mentions of the statement or event that it comes from."""
    event, statement = view.events.get(commitment.record), view.statements.get(commitment.record)
    sources = event.sources if event else statement.said_by if statement else ()
    targets: list[Mention | None] = [*event.targets] if event else [statement.addressee] if statement else []
    return (commitment.by, sources), (commitment.to, [one for one in targets if one])


def _midway(view: View, mention: Mention | None) -> str:
    """Who a mention stands for, within a sentence of ours: the text's own words in quotation marks."""
    if mention is None:
        return "somebody whom the text does not name"
    return view.speaker(mention) if mention.actor else f"“{mention.text}”"


def _tellers(view: View, statement: Statement) -> str:
    """Everybody who said it, within a sentence of ours."""
    return " and ".join(_midway(view, one) for one in statement.said_by) or _midway(view, None)


def _date_note(story: Story) -> str:
    return "" if story.when.known else wording.dated(story.when)


def _course(stands: Sequence[Change]) -> str:
    """The stances or statuses with their dates; one that is told again is named once."""
    kept = [one for at, one in enumerate(stands) if at == 0 or stands[at - 1].to != one.to]
    return "so far: " + ", ".join(f"{one.to} ({wording.when(one.when)})" for one in kept)
