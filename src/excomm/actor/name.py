"""A mention that bears a personal name: "Lavrov", "the Kremlin spokesman, Dmitry Peskov", "President Kennedy"."""

from __future__ import annotations

from excomm.actor.lexicon import listed
from excomm.actor.office import verdict
from excomm.actor.scene import Occurrence, Scene, Subject, Verdict

ORDER = 20


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The person named at the heart of the mention; None where none is named there."""
    named = [place for place in scene.named_in(subject.first, subject.last) if _at_heart(subject, scene, place)]
    inside = {token.text.casefold() for token in scene.parse.tokens[subject.first : subject.last]}
    if inside <= listed("honorifics"):  # a mention cut to "Mr"
        named = [place for place in scene.named_in(subject.last, subject.last + 1) if place.first == subject.last]
    if not named:
        return None
    if len(named) > 1:  # "Harbours Minister Jane Roe": a name before a noun tells which minister
        named = [place for place in named if not _modifies(subject, scene, place)] or named
        named = [place for place in named if not _in_a_title(scene, place, named)] or named
    persons = list(dict.fromkeys(place.person for place in named))
    if len(persons) > 1:
        return Verdict(None, why=f"{len(persons)} persons are named together")
    place = named[0]
    if place.person is None:
        return Verdict(None, why=place.why)
    return verdict(scene.cast[place.person], scene, place.why)


def _at_heart(subject: Subject, scene: Scene, place: Occurrence) -> bool:
    """Whether the mention names that person, not something of theirs ("Putin's spokesman", "aides to Biden")."""
    if place.first <= subject.first and subject.last <= place.last:
        return True
    if not (subject.first <= place.first and place.last <= subject.last):
        return False
    tokens = scene.parse.tokens
    if place.last < subject.last and tokens[place.last].text in {"'s", "’s", "'", "’"}:
        return False
    inner, whole = range(place.first, place.last), range(subject.first, subject.last)
    owned = (at for at in inner if tokens[at].dep in {"poss", "pobj"} and tokens[at].head not in inner)
    if any(tokens[at].head in whole for at in owned):
        return False
    if subject.head in inner or _titled(subject, scene, place):
        return True
    for at in range(place.first - 1, subject.first - 1, -1):
        if tokens[at].text in {",", "(", "–", "—"}:
            return True
        if tokens[at].dep in {"acl", "relcl"} or (tokens[at].pos == "ADP" and tokens[at].text.casefold() != "of"):
            return False  # "Roe, receiving Quill in Oslo"
    return not any(tokens[at].pos == "NOUN" and at == subject.head for at in range(place.last, subject.last))


def _titled(subject: Subject, scene: Scene, place: Occurrence) -> bool:
    """Whether the mention before the name is that person's title: "Head of the Service for Nets, Jane Roe"."""
    titles = scene.cast[place.person].titles if place.person else ()
    return any(title.first <= subject.head < title.last <= place.first for title in titles)


def _in_a_title(scene: Scene, place: Occurrence, named: list[Occurrence]) -> bool:
    """Whether what looks like a name is a word of another one's title: "Roads and Bridges Minister Jane Roe"."""
    others = (scene.cast[one.person] for one in named if one.person and one is not place)
    return any(title.first <= place.first < title.last for other in others for title in other.titles)


def _modifies(subject: Subject, scene: Scene, place: Occurrence) -> bool:
    """Whether a single name stands as a modifier before another noun of the mention."""
    head = scene.parse.tokens[place.last - 1].head
    single = place.last - place.first == 1 and place.last < subject.last
    return single and place.last <= head < subject.last and scene.parse.tokens[place.first].dep == "compound"
