"""``/statement/{id}``, ``/event/{id}`` and ``/story/{id}``: one record with all that is known of it, and why."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from excomm.brief import View, line, same_words, wording
from excomm.desk.site import Site, address, one_of
from excomm.records import UNSAID, Event, Mention, Statement

Fact = tuple[str, str, str]
"""A name, its value in words, and the address that the value opens or ""."""


def router(site: Site) -> APIRouter:
    """The pages."""
    made = APIRouter()

    @made.get("/statement/{ident}")
    async def statement(ident: str) -> HTMLResponse:
        view = site.view()
        one = one_of(view.statements, ident, "statement")
        told = next(group for group in same_words(view, _by_speaker(view, one)) if one in group)
        deeds = [event.id for event in view.by_article[one.article].events if event.statement == one.id]
        stories = dict.fromkeys(view.story_of[deed].id for deed in deeds if deed in view.story_of)
        return site.shown(
            "statement.html",
            view,
            one=one,
            speakers=line.speakers(view, one),
            unsaid=UNSAID.get(one.status, ""),
            quotes=[view.quote_statement(one), *(view.quote_statement(also) for also in told if also is not one)],
            facts=_said(view, one),
            deeds=[line.of_story(view, view.stories[story]) for story in stories],
        )

    @made.get("/event/{ident}")
    async def event(ident: str) -> HTMLResponse:
        view = site.view()
        one = one_of(view.events, ident, "event")
        return site.shown("event.html", view, one=one, told=view.quote_event(one), facts=_done(view, one))

    @made.get("/story/{ident}")
    async def story(ident: str) -> HTMLResponse:
        view = site.view()
        one = one_of(view.stories, ident, "happening")
        events = [view.events[event] for event in one.events if event in view.events]
        return site.shown(
            "story.html",
            view,
            one=one,
            head=line.of_story(view, one),
            told=[(event, view.quote_event(event)) for event in events],
            articles=[view.article(article) for article in one.articles if article in view.by_article],
        )

    return made


def _by_speaker(view: View, one: Statement) -> list[Statement]:
    speakers = {mention.actor for mention in one.said_by}
    if not speakers or None in speakers:
        return [one]
    everything = view.statements.values()
    return [also for also in everything if {m.actor for m in also.said_by} == speakers and also.status is one.status]


def _said(view: View, one: Statement) -> list[Fact]:
    text = view.article(one.article).text
    facts = [
        *_speakers(view, one),
        ("Words", wording.KINDS[one.kind], ""),
        ("Speech act", wording.ACTS[one.act], ""),
        ("Told as", UNSAID.get(one.status, "said"), ""),
        ("Cue", " … ".join(span.of(text) for span in one.cue) or "none", ""),
        ("To", line.speaker(view, one.addressee) if one.addressee else "not said", _actor(one.addressee)),
        ("Through", line.speaker(view, one.medium) if one.medium else "not said", _actor(one.medium)),
    ]
    if one.occasion:
        facts.append(("Occasion", one.occasion.of(text), ""))
    frame = view.statements.get(one.frame or "")
    if frame:
        facts.append(("As told by", line.speakers(view, frame), address("statement", frame.id)))
    return [*facts, ("Found by", one.found_by, ""), ("Confidence", f"{one.confidence:.2f}", "")]


def _speakers(view: View, one: Statement) -> Iterator[Fact]:
    """Everybody who said it, with how they were resolved."""
    for mention in one.said_by or (None,):
        yield "Speaker", line.speaker(view, mention), _actor(mention)
        yield "How it was resolved", mention.why if mention else "the text names no speaker", ""


def _done(view: View, one: Event) -> list[Fact]:
    article = view.article(one.article)
    facts = [
        ("Type (PLOVER)", f"{one.type} {one.mode}".strip(), ""),
        ("Status", wording.STATUSES[one.status], ""),
        *_parties(view, "Who", one.sources),
        *_parties(view, "To whom", one.targets),
    ]
    if one.condition:
        facts.append(("On condition", one.condition.of(article.text), ""))
    statement = view.statements.get(one.statement or "")
    if statement:
        facts.append(("According to", line.speakers(view, statement), address("statement", statement.id)))
    story = view.story_of.get(one.id)
    if story:
        facts.append(("Part of the happening", story.title, address("story", story.id)))
    return [
        *facts,
        ("Weight", f"{one.score:+.1f} (from -10, conflict, to +10, cooperation)", ""),
        ("Found by", one.found_by, ""),
        ("Confidence", f"{one.confidence:.2f}", ""),
        *([("Next likely type", f"{one.runner_up}, {one.runner_up_score:.2f}", "")] if one.runner_up else ()),
    ]


def _parties(view: View, role: str, mentions: tuple[Mention, ...]) -> Iterator[Fact]:
    """One side of an event: everybody on it with how they were resolved, or that nobody was found."""
    for one in mentions:
        yield role, line.speaker(view, one), _actor(one)
        yield "How it was resolved", one.why or "not said", ""
    if not mentions:
        yield role, "unknown: nobody was found in the sentence", ""


def _actor(mention: Mention | None) -> str:
    return address("actor", mention.actor) if mention and mention.actor else ""
