"""A mention of several without names, or of nobody in particular: "Western countries", "NATO members", "the West"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, offices_called, slug
from excomm.actor.nation import Nation, nations, owners, side_at
from excomm.actor.office import holder_of, verdict
from excomm.actor.region import regions_in
from excomm.actor.scene import Person, Scene, Subject, Title, Verdict, core, words_of
from excomm.actor.state import joined
from excomm.actor.unnamed import unnamed
from excomm.records import Actor, ActorKind
from excomm.registry import state_by_code, terms_of

ORDER = 70


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The group, as an unnamed actor, or the one state that its members serve; None where the head names no group."""
    first, last = core(scene.parse, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    whole = words_of(scene.parse, subject.first, subject.last)
    bare = words == whole and words.casefold() in listed("quarters")
    if {words.casefold(), whole.casefold()} & _blocs() and not bare:
        return Verdict(Actor(slug(words), ActorKind.UNNAMED, f"the {words}"), why=f"{words!r} is no single state")
    head = scene.parse.tokens[subject.head].text.casefold()
    if head not in listed("groups"):
        return None
    if joined(subject, scene):
        return Verdict(None, why=f"{words!r} stands for several together, not all of them known")
    found = owners(scene.parse, first, last, subject.head, scene.day, subject.without)
    organisations = [nation.organisation for nation in found if nation.organisation]
    if organisations and organisations[0].kind is not ActorKind.BODY and head not in listed("office_bearers"):
        members = Actor(
            f"{slug(organisations[0].id)}-members", ActorKind.UNNAMED, f"members of {organisations[0].name}"
        )
        return Verdict(members, why=f"{words!r}: members of {organisations[0].name}, not said which")
    codes = list(dict.fromkeys(nation.state for nation in found if nation.state))
    if len(codes) > 1:
        return Verdict(None, why=f"{words!r}: of {' and '.join(codes)} together")
    name = words.removeprefix("unnamed ").removeprefix("Unnamed ")
    told = f"{words!r}: described, not named"
    state = state_by_code(codes[0], scene.day) if codes else None
    called = _without(scene, (first, last), found, subject.without)
    if state and subject.without and (holder := _holder(state.code, called, subject, scene)):
        return holder
    if (state or organisations) and head not in listed("crowds"):
        body = organisations[0] if organisations else None
        whose = body.name if body else state.name if state else ""
        return unnamed(called, f"{told}; of {whose}", state, body)
    set_in = _set_in(subject, scene) if not codes else None
    home = state_by_code(set_in, scene.day) if set_in else None
    if home:
        return unnamed(name, f"{told}; of {home.name}, which is told of there", home)
    return unnamed(name, told)


def _set_in(subject: Subject, scene: Scene) -> str | None:
    """The state of the place that officers are of or in, else that in which they are told of."""
    return _place_of(subject, scene) or (side_at(scene, subject.head) if _at_home(subject, scene) else None)


def _place_of(subject: Subject, scene: Scene) -> str | None:
    """The state of the one place that officers are of or in: "Texas lawmakers", "officials in Lima"."""
    tokens = scene.parse.tokens
    inside = range(subject.first, subject.last)
    head = tokens[subject.head].text.casefold()
    if head not in listed("office_bearers") or any(tokens[at].text.casefold() in listed("beyond") for at in inside):
        return None
    places = {code for code in regions_in(words_of(scene.parse, subject.first, subject.last)) if code}
    places |= {one.state for one in nations(scene.parse, subject.head, subject.last, scene.day) if one.state}
    return places.pop() if len(places) == 1 else None


def _holder(code: str, words: str, subject: Subject, scene: Scene) -> Verdict | None:
    """The holder of an office of which several states' are named: "French and German foreign ministers".

    "Leaders" are those who lead only where it says "the": a state has many leaders.
    """
    office = words.casefold().removesuffix("s")
    definite = scene.parse.tokens[subject.first].text.casefold() == "the"
    if office not in listed("home_titles") and not (definite and office == "leader"):
        return None
    title = Title(0, 0, office, offices_called(office), code, None, former=False, official=True, definite=True)
    held = holder_of(title, scene)
    if len(held) != 1:
        return None
    facts = terms_of(held[0])[0]
    holder = Person(held[0], facts.name, (), held, (title,), facts.gender)
    return verdict(holder, scene, f"{words!r}: the registry's holder of the office on that day")


def _without(scene: Scene, inside: tuple[int, int], found: list[Nation], others: frozenset[int]) -> str:
    """The words of the tokens ``inside`` without the state or organisation, nor ``others``: "senior officials"."""
    gone = others | {at for nation in found for at in range(nation.first, nation.last)}
    kept = [at for at in range(*inside) if at not in gone]
    if others:
        kept = [at for at in kept if scene.parse.tokens[at].text != "," and scene.parse.tokens[at].pos != "CCONJ"]
    while len(kept) > 1 and scene.parse.tokens[kept[0]].text in {"'s", "’s", "'", "’", "-"}:
        kept = kept[1:]
    while len(kept) > 1 and scene.parse.tokens[kept[-1]].text in {"of", "from", "the"}:
        kept = kept[:-1]
    return " ".join(scene.parse.tokens[at].text for at in kept)


def _at_home(subject: Subject, scene: Scene) -> bool:
    """Whether the group must be officers of the state in which the article is set: not "foreign" or "UN" officials."""
    tokens = scene.parse.tokens
    inside = range(subject.first, subject.last)
    foreign = any(tokens[at].text.casefold() in listed("beyond") or tokens[at].pos == "PROPN" for at in inside)
    head, words = tokens[subject.head].text.casefold(), {tokens[at].text.casefold() for at in inside}
    behind = [token.text.casefold() for token in tokens[subject.head + 1 : subject.head + 2]]
    if words & {"sides", "countries", "governments"} or set(behind) & listed("in_the_know"):
        return False  # "officials on both sides", "officials familiar with the talks"
    cabinet = head in {"members", "ministers"} and bool(words & listed("civic_bodies"))
    return (head in listed("office_bearers") or cabinet or words == {"the", "ministers"}) and not foreign


def _blocs() -> frozenset[str]:
    return frozenset(bloc.removeprefix("the ") for bloc in listed("named_blocs"))
