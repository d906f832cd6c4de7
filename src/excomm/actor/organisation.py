"""A mention of an organisation, body or medium that the registry knows: "NATO", "the State Department", "TASS"."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import LONGEST_NAME, home_at, nations
from excomm.actor.scene import Scene, Subject, Verdict, core, words_of
from excomm.records import Actor, ActorKind
from excomm.registry import Organisation, organisation_named, organisations, state_by_code

ORDER = 30


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation named at the head of the mention, or the medium beside it ("news outlet Sputnik")."""
    first, last = core(scene.parse, subject.first, subject.last)
    head = scene.parse.tokens[subject.head].text.casefold()
    carries = head in listed("media")
    gathers = head in listed("gatherings") and subject.head == last - 1
    for start in range(first, last):
        for end in range(last, start, -1):
            at_head = start <= subject.head < end
            if not at_head and not carries and not (gathers and end == subject.head):
                continue
            words = words_of(scene.parse, start, end)
            organisation = organisation_named(words, scene.day)
            if organisation is None or _explained_otherwise(words, organisation, scene):
                continue
            if other := _of_another_state(organisation, scene, first, start):
                if at_head and words.casefold() in listed("shared_bodies") and _right_behind(scene, first, start):
                    return _of_that_name(other, words, scene)
                continue
            if words.casefold() in listed("shared_bodies") and not _owned(organisation, scene, first, start):
                continue
            if at_head and _is_longer(organisation, scene, first, start, end):
                continue
            if at_head or gathers or organisation.kind is ActorKind.MEDIA:
                return verdict(organisation, words)
    return _at_home(first, last, scene)


def _explained_otherwise(words: str, organisation: Organisation, scene: Scene) -> bool:
    """Whether the article explains the abbreviation as another name's: its RSF are the Rapid Support Forces."""
    full = scene.abbreviations.get(words)
    return full is not None and organisation_named(full, scene.day) != organisation


def _at_home(first: int, last: int, scene: Scene) -> Verdict | None:
    """A body of the state in which the article is set, by its name without that state's: "the House"."""
    words = words_of(scene.parse, first, last)
    home = home_at(scene, first)
    if home is None or not words[0].isupper() or not scene.parse.tokens[last - 1].text[0].isupper():
        return None
    known = organisation_of(home, words, scene)
    return verdict(known, words) if known and known.kind is ActorKind.BODY else None


def organisation_of(code: str, words: str, scene: Scene) -> Organisation | None:
    """The registry's organisation of that state which is called ``words`` behind the state's name or adjective."""
    state = state_by_code(code, scene.day)
    names = (*state.names, state.name, *state.demonyms) if state else ()
    title = " ".join(word[0].upper() + word[1:] for word in words.split())
    return next((known for name in names if (known := organisation_named(f"{name} {title}", scene.day))), None)


def _owned(organisation: Organisation, scene: Scene, first: int, start: int) -> bool:
    """Whether a name that bodies of several states bear ("the Foreign Office") is that state's here.

    It is where the words before it say so, the article is set there, or names that state and no other.
    """
    own = organisation.state or _of_its_id(organisation)
    if any(nation.state == own for nation in nations(scene.parse, first, start, scene.day)):
        return True
    if scene.home is not None:
        return scene.home == own
    named = {nation.state for nation in nations(scene.parse, 0, len(scene.parse.tokens), scene.day) if nation.state}
    return named == {own}


def _of_its_id(organisation: Organisation) -> str | None:
    """The state in which a party is one, by its id: it acts for none."""
    code = organisation.id.split("-")[0]
    state = state_by_code("USA" if code == "US" else code)
    return state.code if state else None


def _is_longer(organisation: Organisation, scene: Scene, first: int, start: int, end: int) -> bool:
    """Whether the tokens ``[start, end)`` are a part of another body's name: "Peru's Security Council"."""
    common, tokens = _is_common(words_of(scene.parse, start, end)), scene.parse.tokens
    if start > first and (common or end - start == 1) and _part_of_name(scene, start - 1):
        return True
    if not common or organisation.state:
        return False
    until = min(end + 2 + LONGEST_NAME, len(tokens)) if end < len(tokens) and tokens[end].text == "of" else end
    behind = [one for one in nations(scene.parse, end, until, scene.day) if one.first <= end + 2]
    return bool(nations(scene.parse, first, start, scene.day) or behind)


def _is_common(words: str) -> bool:
    """Whether no word of the name says which body it is: "Security Council"."""
    return all(word.casefold() in listed("common_names") | listed("organisation_words") for word in words.split())


def _part_of_name(scene: Scene, before: int) -> bool:
    """Whether the word before makes a longer name of it ("the National Congress"), and does not tell its state."""
    token = scene.parse.tokens[before]
    longer = token.pos in {"PROPN", "ADJ"} and token.text[0].isupper()
    return longer and not nations(scene.parse, before, before + 1, scene.day)


def verdict(organisation: Organisation, words: str) -> Verdict:
    """The organisation as an actor. A medium represents no state."""
    aliases = () if words == organisation.name else (words,)
    actor = Actor(organisation.id, organisation.kind, organisation.name, organisation.state, "", aliases)
    if organisation.kind is ActorKind.MEDIA:
        return Verdict(actor, why=f"{words!r} is a medium; it represents no state")
    of = f" of {organisation.state}" if organisation.state else ""
    return Verdict(actor, organisation.state, "", f"{words!r} names the {organisation.kind.value}{of}")


def actor_of(ident: str) -> Actor | None:
    """The registry's organisation with that id, as an actor."""
    one = next((organisation for organisation in organisations() if organisation.id == ident), None)
    return Actor(one.id, one.kind, one.name, one.state) if one else None


def _of_another_state(organisation: Organisation, scene: Scene, first: int, start: int) -> str | None:
    """The other state that the words before it give it: "the Peruvian Congress"."""
    before = nations(scene.parse, first, start, scene.day)
    other = before[-1].state if before and organisation.state else None
    return other if other != organisation.state else None


def _right_behind(scene: Scene, first: int, start: int) -> bool:
    """Whether nothing but a mark of possession stands between the state and the name."""
    before = nations(scene.parse, first, start, scene.day)[-1].last
    return all(scene.parse.tokens[at].tag == "POS" for at in range(before, start))


def _of_that_name(code: str, words: str, scene: Scene) -> Verdict | None:
    """A body of the state with that code, by a name that bodies of several states bear."""
    known, state = organisation_of(code, words, scene), state_by_code(code, scene.day)
    if known or state is None:
        return verdict(known, words) if known else None
    demonym = state.demonyms[0] if state.demonyms else state.name
    actor = Actor(f"{code}-{slug(words).upper()}", ActorKind.BODY, f"{demonym} {words}", code)
    return Verdict(actor, code, "", f"{words!r} is a body of {state.name} and acts for it")
