"""A mention of a state: its name, its seat of government, its people, its government or its officials."""

from __future__ import annotations

from dataclasses import replace

from excomm.actor import pronoun
from excomm.actor.lexicon import listed
from excomm.actor.nation import Nation, half_named, home_at, nations, opening_place, owners, seated_in
from excomm.actor.noun import ANTECEDENT, noun_phrase, owner, resolved, single
from excomm.actor.office import verdict
from excomm.actor.organisation import verdict as of_body
from excomm.actor.possessor import governed, possessor
from excomm.actor.region import body_in
from excomm.actor.scene import NO_ROLE, Scene, Subject, Verdict, core, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.actor.unnamed import unnamed
from excomm.records import Actor, ActorKind
from excomm.registry import State, name_key, organisation_named, region_named, state_by_code, state_named

ORDER = 60

NEAR = 3
"""Sentences before it in which the name of "the country" is looked for."""


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The state that the mention stands for; None where it names none, or something else of a state."""
    if subject.head + 2 < subject.last and scene.parse.tokens[subject.head + 1].tag == "POS":
        return None  # "Yemen's Houthis", where the parser hangs the second name on what follows
    first, last = core(scene.parse, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    state = state_named(words, scene.day) or half_named(scene.parse, subject.head, scene.day)
    if state:
        return _named(state, words, first, subject, scene)
    head = scene.parse.tokens[subject.head].text.casefold()
    if head in listed("homes") | listed("lands") and (own := _own(subject, scene, words)):
        return own
    return _of_government(subject, scene, words) if head in listed("governments") else _beside(subject, scene)


def _of_government(subject: Subject, scene: Scene, words: str) -> Verdict | None:
    """The state whose government it is: by its owner, a word before it, its region, its leader, the article's home."""
    whose = owner(subject, scene)
    if whose and whose.state:
        return stands_for(whose.state, scene, f"{words!r}: {whose.why}")
    first, last = core(scene.parse, subject.first, subject.last)
    head = scene.parse.tokens[subject.head].text.casefold()
    found = owners(scene.parse, first, last, subject.head, scene.day, subject.without)
    codes = list(dict.fromkeys(nation.state for nation in found if nation.state and not nation.organisation))
    if codes and joined(subject, scene):
        return Verdict(None, why=f"{words!r} stands for several together, not all of them known")
    if len(codes) == 1:
        return stands_for(codes[0], scene, f"{words!r} stands for the state")
    if len(codes) > 1:
        return Verdict(None, why=f"{words!r} stands for {' and '.join(codes)} together")
    if head in listed("home_governments") and (there := seated_in(scene, subject.head)):
        return stands_for(there, scene, f"{words!r}: it sits there")
    bodies = [nation.organisation for nation in found if nation.organisation]
    if len(bodies) == 1 and head in listed("heads_of_bodies"):
        return replace(of_body(bodies[0], bodies[0].name), why=f"{words!r}: that of {bodies[0].name}")
    before = words_of(scene.parse, subject.first, subject.head) if subject.first < subject.head else ""
    if place := body_in(before, words, scene):
        return place  # "the Tatarstan leadership"
    return _of_its_leader(subject, scene, words) or _named_before(subject, scene) or _at_home(subject, scene, words)


def _named_before(subject: Subject, scene: Scene) -> Verdict | None:
    """The state of the one government that the article has named with that word: "Mali's junta ... the junta"."""
    tokens = scene.parse.tokens
    word = tokens[subject.head].text.casefold()
    bare = subject.head == subject.first + 1 and tokens[subject.first].text.casefold() == "the"
    if (
        subject.role == ANTECEDENT
        or not bare
        or subject.last != subject.head + 1
        or word not in listed("home_governments")
    ):
        return None
    found: dict[str, Verdict] = {}
    told = (at for at in range(1, subject.first) if tokens[at].text.casefold() == word)
    for at in (at for at in told if tokens[at - 1].text.casefold() != "the" and tokens[at - 1].tag != "PRP$"):
        said = resolved(replace(noun_phrase(scene.parse, at), role=ANTECEDENT), scene)
        if said and said.state:
            found.setdefault(said.state, said)
    if len(found) != 1:
        return None
    (code,) = found
    return stands_for(code, scene, f"{word!r}: named before with the same word")


def _at_home(subject: Subject, scene: Scene, words: str) -> Verdict | None:
    """The state in which the article is set, of "the government" with nothing before it, nor "of" behind."""
    tokens = scene.parse.tokens
    before = {tokens[at].text.casefold() for at in range(subject.first, subject.head)}
    kind, levels = before - {"the", "and"}, {"federal", "national", "state", "central"}
    some = bool(kind & listed("authorities_of")) and kind <= listed("authorities_of") | levels
    if tokens[subject.head].text.casefold() == "authorities" and some:
        told = state_by_code(home_at(scene, subject.head) or "", scene.day)
        return unnamed(words, f"{words!r}: of {told.name}, in which the article is set", told) if told else None
    behind = subject.head + 1 < subject.last and tokens[subject.head + 1].text == "of"
    bare = before <= {"the"} and not behind and tokens[subject.head].text.casefold() in listed("home_governments")
    home = (opening_place(scene, subject.head) or home_at(scene, subject.head)) if bare else None
    return stands_for(home, scene, f"{words!r}: the article is set there") if home else None


def _own(subject: Subject, scene: Scene, words: str) -> Verdict | None:
    """The state of whoever "our", "his" or "its" before the head stands for; of "the country" the one named last."""
    token = scene.parse.tokens[subject.first]
    if subject.last == subject.head + 1 and token.tag == "PRP$" and subject.head == subject.first + 1:
        whose = pronoun.resolve(single(scene.parse, subject.first), scene)
        return stands_for(whose.state, scene, f"{words!r}: {whose.why}") if whose and whose.state else None
    noun = scene.parse.tokens[subject.head].text
    inside = scene.parse.tokens[subject.first + 1 : subject.head]
    if token.text.casefold() not in {"the", "this"} or noun not in listed("lands"):
        return None
    if subject.last != subject.head + 1 or any(one.pos not in {"NOUN", "ADJ"} or one.tag == "JJR" for one in inside):
        return None
    sentence = token.sentence
    for start in (scene.parse.bounds[at][0] for at in range(sentence, max(-1, sentence - 1 - NEAR), -1)):
        named = _places_named(start, subject.first, scene)
        if "island" in {noun, *(one.text for one in inside)}:
            named &= {code.upper() for code in listed("island_states")}
        if len(named) == 1:
            return stands_for(named.pop(), scene, f"{words!r} is the one named before")
        if named:
            return None
    why = f"{words!r} is the one in which the article is set"
    island = noun != "island" or (scene.home or "").casefold() in listed("island_states")
    return stands_for(scene.home, scene, why) if scene.home and island else None


def _places_named(first: int, last: int, scene: Scene) -> set[str]:
    """The states named in ``[first, last)`` otherwise than by their people: "Americans" is not "the country"."""
    found = nations(scene.parse, first, last, scene.day)
    tokens = scene.parse.tokens
    return {nation.state for nation in found if nation.state and tokens[nation.last - 1].tag not in {"NNS", "NNPS"}}


def joined(subject: Subject, scene: Scene) -> bool:
    """Whether two names stand before the head with "and" between, and none of them is meant alone."""
    if subject.without:
        return False
    tokens = scene.parse.tokens
    inside = range(subject.first, subject.head)
    return any(tokens[at].dep == "conj" and tokens[at].head in inside and tokens[at].text[0].isupper() for at in inside)


def _named(state: State, words: str, first: int, subject: Subject, scene: Scene) -> Verdict | None:
    key = name_key(words)
    if key in map(name_key, state.seats):
        if body := _body_seated(words, state, scene):
            return body
        if longer := _ends_a_name(words, scene):
            return _of_that_surname(words, longer, state, scene)
        return _verdict(state, f"{words!r} is the seat of its government and stands for it")
    token = scene.parse.tokens[first]
    if key in map(name_key, (state.name, *state.names)):
        return _verdict(state, f"{words!r} names the state")
    before = scene.parse.tokens[subject.first].text.casefold()
    if token.tag == "NN" or before in {"a", "an", "one"}:
        return Verdict(None, why=f"{words!r} is one of its people; {NO_ROLE}")
    if _is_minority(first, subject, scene):
        return Verdict(None, why=f"{words!r} is a people there, not the state")
    return _verdict(state, f"{words!r}, its people, stands for the state")


def _body_seated(words: str, state: State, scene: Scene) -> Verdict | None:
    """The organisation that a capital stands for where the text names it and not the state: Brussels for the EU."""
    if words.casefold() not in listed("seats_of_the_union"):
        return None
    text = scene.article.text
    named = [name.span.of(text) for name in scene.parse.names]
    union = next((found for name in named if (found := organisation_named(name, scene.day)) and found.id == "EU"), None)
    others = (state_named(name, scene.day) for name in named if name.casefold() != words.casefold())
    if union is None or any(other is not None and other.code == state.code for other in others):
        return None
    return replace(of_body(union, union.name), why=f"{words!r} is the seat of the {union.name}, which the text names")


def _is_minority(first: int, subject: Subject, scene: Scene) -> bool:
    """Whether a people of another state's is told of: "ethnic Serbs", "Kosovo Serbs", "Turkish Cypriots"."""
    plural = scene.parse.tokens[first].tag in {"NNS", "NNPS"}
    before = [token.text for token in scene.parse.tokens[max(subject.first, first - 2) : first]]
    names = nations(scene.parse, subject.first, first, scene.day) or any(region_named(word) for word in before)
    return plural and bool(names or {"ethnic", "minority"} & {word.casefold() for word in before})


def _beside(subject: Subject, scene: Scene) -> Verdict | None:
    """The head itself is the state's name, with something around it: "nuclear-armed North Korea", "Iran itself"."""
    for nation in nations(scene.parse, subject.first, subject.last, scene.day):
        if nation.first <= subject.head < nation.last and nation.state and not nation.organisation:
            if name := _longer_name(nation, subject, scene):
                return Verdict(None, why=f"{name!r} is another name than the state's")
            return _of_head(nation, subject, scene)
    return None


def _longer_name(nation: Nation, subject: Subject, scene: Scene) -> str:
    """The name of which the state's is only the end: "Sustainable Peru", with a capital within a sentence; else ""."""
    tokens = scene.parse.tokens
    before = nation.first - 1
    if (
        before < subject.first
        or not tokens[before].text[0].isupper()
        or tokens[before].pos not in {"ADJ", "NOUN", "PROPN"}
    ):
        return ""
    if tokens[before].text.casefold() in listed("kinds_of_state") or nation.last != nation.first + 1:
        return ""
    pair = (tokens[before].text, tokens[nation.first].text)
    within = (at for at in range(1, len(tokens)) if (tokens[at - 1].text, tokens[at].text) == pair)
    opens = all(at - 1 == scene.parse.bounds[tokens[at].sentence][0] for at in within)
    return "" if opens else " ".join(pair)


def _of_that_surname(word: str, longer: str, state: State, scene: Scene) -> Verdict:
    """Whoever is called ``longer``, where the text names the state of that capital by no other word; else nobody."""
    named = nations(scene.parse, 0, len(scene.parse.tokens), scene.day)
    if any(one.state == state.code and word != words_of(scene.parse, one.first, one.last) for one in named):
        return Verdict(None, why=f"{word!r} may be {longer!r}, whom the article names too")
    why = f"{word!r} is {longer}, and the text tells of no such state"
    bearer = next((one for one in scene.cast.values() if one.name.endswith(longer)), None)
    return verdict(bearer, scene, why) if bearer else Verdict(None, why=f"{why}; {NO_ROLE}")


def _ends_a_name(word: str, scene: Scene) -> str:
    """The personal name elsewhere in the article of which the word is the end, by its looks: "Ida Amman"; else ""."""
    tokens = scene.parse.tokens
    for at in range(1, len(tokens)):
        given = tokens[at - 1]
        if tokens[at].text != word or given.pos != "PROPN" or not given.text.istitle() or not given.text.isalpha():
            continue
        alone = given.head == at and (at < 2 or tokens[at - 2].pos != "PROPN")
        behind = at + 1 < len(tokens) and (tokens[at + 1].pos == "PROPN" or tokens[at + 1].text == "-")
        of_a_ship = at > 1 and tokens[at - 2].text.casefold() in listed("christened")
        if (
            not alone
            or behind
            or of_a_ship
            or given.text.casefold() in listed("kinds_of_state")
            or is_title_word(scene.parse, at - 1)
        ):
            continue
        whole = f"{given.text} {word}"
        places = region_named(given.text) or region_named(whole) or organisation_named(whole)
        if not (places or state_named(given.text, scene.day) or state_named(whole, scene.day)):
            return whole
    return ""


def _of_head(nation: Nation, subject: Subject, scene: Scene) -> Verdict | None:
    words = words_of(scene.parse, nation.first, nation.last)
    state = state_named(words, scene.day)
    return _named(state, words, nation.first, subject, scene) if state else None


def _of_its_leader(subject: Subject, scene: Scene, words: str) -> Verdict | None:
    """The state of the person whose name stands before it: "the Castro government"."""
    person = possessor(subject, scene, frozenset({"poss", "compound", "nmod", "amod"}))
    if person is None:
        return None
    states = {title.state for title in person.titles if title.state}
    code = governed(person, scene) or (states.pop() if len(states) == 1 else None)
    return stands_for(code, scene, f"{words!r} is the government of {person.name}") if code else None


def stands_for(code: str, scene: Scene, why: str) -> Verdict:
    """The state with that code as an actor."""
    state = state_by_code(code, scene.day)
    return _verdict(state, why) if state else Verdict(None, why=f"no state with the code {code}")


def _verdict(state: State, why: str) -> Verdict:
    return Verdict(Actor(state.code, ActorKind.STATE, state.name, state.code, "", ()), state.code, "", why)
