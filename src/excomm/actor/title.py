"""A mention by title without a name: "the president", "the Russian deputy foreign minister", "a Kremlin spokesman"."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor.lexicon import listed, offices_called
from excomm.actor.nation import nations
from excomm.actor.noun import noun_phrase, owner, resolved
from excomm.actor.office import holder_of, home_state, verdict
from excomm.actor.possessor import possessor, side_of
from excomm.actor.scene import NO_ROLE, Person, Scene, Subject, Title, Verdict
from excomm.actor.title_bearer import introduced
from excomm.actor.title_phrase import title_at
from excomm.actor.unnamed import unnamed
from excomm.records import Actor, ActorKind
from excomm.registry import Organisation, State, holders_of, organisation_named, organisations, state_by_code, terms_of

ORDER = 40


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Whoever the article introduced with that title, else the registry's holder on the day, else for whom it speaks.

    With an indefinite article nobody is named: an official speaks for the state or body. None where it is no title.
    """
    title = title_at(scene.parse, subject.head, scene.day)
    if title is None:
        return None
    if bearer := _beside(subject, scene):
        return verdict(bearer, scene, f"{title.words!r} is the title of {bearer.name}, named beside it")
    if title.state is None and title.organisation is None:
        if person := possessor(subject, scene):
            return _of_person(title, person, subject, scene)
        if whose := owner(subject, scene):
            own = _of_owner(title, whose)
            return (
                _of_title(own, subject, scene) if own else Verdict(None, why=f"{subject.mention.text!r}: {whose.why}")
            )
    return _of_title(title, subject, scene)


def _beside(subject: Subject, scene: Scene) -> Person | None:
    """Whoever is named right beside the title that the mention is cut to: "head of the council" of "..., Ida Quill"."""
    head = scene.parse.tokens[subject.head].head
    for place in scene.named_in(max(0, subject.first - 2), subject.last + 2):
        person = scene.cast[place.person] if place.person else None
        for title in person.titles if person else ():
            if title.first <= subject.head < title.last and not title.first <= head < title.last:
                return person
    return None


def _of_title(title: Title, subject: Subject, scene: Scene) -> Verdict:
    """Whoever the title means, once its owner's side is in it."""
    if voice := _voice(title, subject, scene):
        return voice
    if not title.official:
        return Verdict(None, why=NO_ROLE)
    title = _of_the_named_party(_of_the_only_one(title, scene), subject, scene)
    if title.state is None and title.organisation is None and (name := _unknown_owner(subject, scene)):
        return Verdict(None, None, title.words, f"{title.words!r} of {name}, whom nothing explains")
    if not title.definite or _of_a_party(title, subject, scene):
        return _unnamed(_at_home(title, scene), "an unnamed official")
    known, why = introduced(title, subject, scene)
    if known:
        return verdict(known, scene, f"{title.words!r}: {known.name}, {why}")
    if "compete closely" in why:
        return Verdict(None, title.state, title.words, f"{title.words!r}: {why}")
    repeated = _repeated(title, subject, scene)
    home = _at_home(title, scene)
    asked = home if title.words in listed("home_titles") else title
    held = () if repeated or _posted_somewhere(title, scene) else holder_of(asked, scene)
    if len(held) == 1:
        facts = terms_of(held[0])[0]
        holder = Person(held[0], facts.name, (), held, (title,), facts.gender)
        return verdict(holder, scene, f"{title.words!r}: the registry's holder of the office on that day")
    return repeated or _unnamed(home, "nobody was introduced with that title")


def _of_the_only_one(title: Title, scene: Scene) -> Title:
    """The title as one of the organisation of the article that alone has such an officer: "the Secretary-General"."""
    if title.words not in listed("of_organisations") or title.organisation or title.state or not title.definite:
        return title
    named = nations(scene.parse, 0, len(scene.parse.tokens), scene.day)
    bodies = {one.organisation.id.split("-")[0] for one in named if one.organisation and not one.organisation.state}
    bodies = {"UN" if body.startswith("UN") else body for body in bodies}
    led = [body for body in sorted(bodies) if scene.day and holders_of("secretary-general", body, scene.day)]
    return replace(title, organisation=led[0]) if len(led) == 1 else title


def _of_the_named_party(title: Title, subject: Subject, scene: Scene) -> Title:
    """A candidate as the one of the party whose adjective stands before: "the Republican presidential nominee"."""
    if title.words.split()[-1] not in listed("candidates") or title.organisation:
        return title
    before = [token.text for token in scene.parse.tokens[subject.first : subject.head] if token.text[0].isupper()]
    parties = (organisation_named(f"{word} Party", scene.day) for word in before)
    party = next((one for one in parties if one), None)
    if party is None:
        return title
    words = title.words.removeprefix(f"{before[0].casefold()} ")
    return replace(title, words=words, offices=offices_called(words), state=None, organisation=party.id)


def _of_owner(title: Title, whose: Verdict) -> Title | None:
    """The title with the side of whoever it is named the officer of; None where that is nobody known."""
    words = set(title.words.split())
    if words & listed("mutual") or not title.official:
        return title
    if whose.state is None and whose.organisation is None and not _is_registered(whose):
        return None
    body = whose.organisation or (whose.actor.id if whose.actor and _is_registered(whose) else None)
    return replace(title, state=whose.state, organisation=body)


def _is_registered(whose: Verdict) -> bool:
    return whose.actor is not None and any(one.id == whose.actor.id for one in organisations())


def _posted_somewhere(title: Title, scene: Scene) -> bool:
    """Whether the title is an envoy's to a place that it does not name: the United Nations only where these are near.

    "The American ambassador" of a sentence about Moscow is not the one in New York.
    """
    words = title.words.split()
    if words[-1] not in listed("posted") or "to" in words or title.organisation:
        return False
    position = scene.parse.tokens[title.first].span.start
    inside = [one for one in scene.article.paragraphs if one.start <= position < one.end]
    tokens = [at for one in inside for at in scene.parse.tokens_in(one)]
    near = nations(scene.parse, tokens[0], tokens[-1] + 1, scene.day) if tokens else []
    return not any(one.organisation is not None and one.organisation.id.startswith("UN") for one in near)


def _of_person(title: Title, owned_by: Person, subject: Subject, scene: Scene) -> Verdict:
    """Somebody's spokesman or adviser: acts for the state or organisation for which that person does."""
    side = side_of(owned_by, scene)
    if side.state is None and side.organisation is None:
        return Verdict(None, None, title.words, f"{title.words!r} of {owned_by.name}, who acts for nobody known")
    own = replace(title, state=side.state, organisation=None if side.state else side.organisation)
    person, why = introduced(own, subject, scene) if title.definite else (None, "")
    if person and person is not owned_by:
        said = verdict(person, scene, f"{title.words!r}: {person.name}, {why}")
        if (said.state, said.organisation) == (own.state, own.organisation):
            return said
    return _unnamed(own, f"of {owned_by.name}, and not named")


def _unknown_owner(subject: Subject, scene: Scene) -> str:
    """The name before it in the possessive, of which neither article nor registry says whom it means."""
    parse = scene.parse
    before = [at for at in parse.children[subject.head] if subject.first <= at < subject.head]
    owners = (at for at in before if parse.tokens[at].dep == "poss" and parse.tokens[at].text[0].isupper())
    return next((parse.tokens[at].text for at in owners if resolved(noun_phrase(parse, at), scene) is None), "")


def _voice(title: Title, subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation that the registry does not know, or the body of a region, whose voice an unnamed spokesman is.

    By "of", "for" or "from" behind the title, else by the name before it: "a Harbour Board spokesman".
    """
    if title.words.split()[-1] not in listed("voices") or title.organisation or (title.state and not title.partial):
        return None
    parse = scene.parse
    links = [at for at in parse.children[subject.head] if parse.tokens[at].text in {"of", "for", "from"}]
    behind = [at for link in links for at in parse.children[link] if parse.tokens[at].dep == "pobj"]
    before = [at for at in parse.children[subject.head] if parse.tokens[at].dep in {"compound", "poss", "nmod"}]
    for at in (*behind, *before[-1:]):
        said = resolved(noun_phrase(parse, at), scene)
        if said and said.actor and said.actor.kind in {ActorKind.ORGANISATION, ActorKind.BODY}:
            return replace(said, office=title.words, why=f"{title.words!r}: the voice of {said.actor.name}")
    return None


def _of_a_party(title: Title, subject: Subject, scene: Scene) -> bool:
    """Whether a party's adjective stands before a candidate, who then is not just any candidate of the article."""
    before = scene.parse.tokens[subject.first : subject.head]
    party = any(token.text[0].isupper() and token.pos in {"ADJ", "PROPN"} for token in before)
    return party and title.words.split()[-1] in {"nominee", "candidate"} and title.organisation is None


def _at_home(title: Title, scene: Scene) -> Title:
    """The title as one of the state in which the article is set, where it does not say whose it is."""
    home = home_state(title, scene)
    return replace(title, state=home) if home else title


def _repeated(title: Title, subject: Subject, scene: Scene) -> Verdict | None:
    """The unnamed official who spoke last under the same word: "a spokesman for the Elysee" ... "the spokesman"."""
    spoken = [one for one in scene.spoken if not one.nested]
    position = subject.mention.span.start
    if title.state or title.organisation or not spoken:
        return None
    last = spoken[-1]
    words = {scene.parse.tokens[at].text.casefold() for at in scene.parse.tokens_in(last.source)}
    near = scene.paragraph(position) - scene.paragraph(last.start) <= 1
    if not near or last.verdict.actor is None or scene.parse.tokens[subject.head].text.casefold() not in words:
        return None
    return replace(last.verdict, why=f"{title.words!r}: the one who spoke before under that title")


def _unnamed(title: Title, why: str) -> Verdict:
    """An official without a name: a spokesman is the voice of a body or state, others are unnamed actors of theirs.

    Nobody, where a definite title does not say whose it is.
    """
    body = next((o for o in organisations() if o.id == title.organisation), None)
    code = title.state or (body.state if body else None)
    state = state_by_code(code) if code else None
    told = f"{title.words!r}: {why}"
    if (body or state) and not title.partial and title.words.split()[-1] in listed("voices"):
        actor = _whole(body, state)
        organisation = body.id if body else None
        return Verdict(actor, code, title.words, f"{told}; the voice of {actor.name}", organisation)
    if body or state:
        whose = body.name if body else state.name if state else ""
        return replace(unnamed(title.words, f"{told}; of {whose}", state, body), office=title.words)
    if not title.definite:
        return replace(unnamed(title.words, f"{told}, of no state that the text names"), office=title.words)
    return Verdict(None, None, title.words, f"{told}, and the text does not say of which state")


def _whole(body: Organisation | None, state: State | None) -> Actor:
    if body:
        return Actor(body.id, body.kind, body.name, body.state)
    if state:
        return Actor(state.code, ActorKind.STATE, state.name, state.code)
    raise ValueError("neither body nor state")
