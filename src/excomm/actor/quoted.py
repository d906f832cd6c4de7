"""The first and second person in a quotation or a transcript: who "I", "we" and "you" are."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.noun import resolved
from excomm.actor.scene import NO_ROLE, Scene, Subject, Verdict, subject_at
from excomm.records import Actor, ActorKind, Mention
from excomm.registry import organisations, state_by_code

SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
HEARER = frozenset({"you", "your", "yours", "yourself", "yourselves"})


def speaker(subject: Subject, scene: Scene, several: bool) -> Verdict:
    """Whose words they are; with ``several`` ("we") the state or the organisation for which that person speaks."""
    position = subject.mention.span.start
    around = [s for s in scene.spoken for span in s.content if span.start <= position < span.end]
    quoted = scene.quoted(position) is not None or any(s.verbatim for s in around)
    if around and quoted:
        source = min(around, key=lambda s: sum(span.end - span.start for span in s.content)).verdict
    else:
        floor = None if quoted else on_the_floor(position, scene)
        if floor is None:
            return Verdict(None, why="the first person outside any quotation: the writer's own")
        source = floor
    if source.actor is None and NO_ROLE in source.why:
        return Verdict(None, why=f"in the words of somebody quoted: {source.why}")
    if source.actor is None:
        return Verdict(None, why="the speaker of the quotation is unknown")
    if several and source.state and (state := state_by_code(source.state, scene.day)):
        actor = Actor(state.code, ActorKind.STATE, state.name, state.code)
        return Verdict(actor, state.code, "", f"in the words of {source.actor.name}, who speaks for {state.name}")
    if several and source.actor.kind is ActorKind.PERSON:
        return _for_organisation(source, source.actor.name)
    return replace(source, why=f"in the words of {source.actor.name}")


def _for_organisation(source: Verdict, speaker: str) -> Verdict:
    """The organisation that "we" is in the mouth of one of its officers."""
    body = next((one for one in organisations() if one.id == source.organisation), None)
    if body is None:
        return Verdict(None, why=f"in the words of {speaker}; the text does not say for whom")
    actor = Actor(body.id, body.kind, body.name, body.state)
    return Verdict(actor, body.state, "", f"in the words of {speaker}, who speaks for {body.name}", body.id)


def on_the_floor(position: int, scene: Scene) -> Verdict | None:
    """Whose turn of a transcript it is; None outside any."""
    turn = next((turn for turn in scene.turns if turn.words.start <= position < turn.words.end), None)
    if turn is None:
        return None
    subject = subject_at(scene.parse, Mention(turn.who, turn.who.of(scene.article.text)), "speaker")
    return (resolved(subject, scene) if subject else None) or Verdict(None, why="who has the floor is unknown")


def hearer(subject: Subject, scene: Scene) -> Verdict:
    """To whom the words around it are said: the addressee of the quotation, or the other one of two in a transcript."""
    position, word = subject.mention.span.start, subject.mention.text
    around = [s for s in scene.spoken for span in s.content if span.start <= position < span.end]
    if around and (scene.quoted(position) is not None or any(s.verbatim for s in around)):
        heard = min(around, key=lambda s: sum(span.end - span.start for span in s.content)).addressee
        if heard and (heard.actor or NO_ROLE in heard.why):
            return replace(heard, why=f"{word!r} is to whom it is said: {heard.why}")
    floor = on_the_floor(position, scene)
    if floor is None or floor.actor is None:
        return Verdict(None, why=f"{word!r}: the text does not say to whom")
    heads = {turn.who.of(scene.article.text): turn for turn in scene.turns}
    present = [said for turn in heads.values() if (said := on_the_floor(turn.words.start, scene))]
    others = {said.actor.id if said.actor else "": said for said in present}
    others.pop(floor.actor.id, None)
    if len(others) != 1:
        return Verdict(None, why=f"{word!r}: the text does not say to which of those present")
    (other,) = others.values()
    return replace(other, why=f"{word!r} is the other one in the talk with {floor.actor.name}: {other.why}")
