"""A mention under the name of a firm, party or medium that nothing else of the article or the registry explains."""

from __future__ import annotations

from excomm.actor.lexicon import listed, slug
from excomm.actor.scene import Scene, Subject, Verdict, words_of
from excomm.actor.title_phrase import is_title_word
from excomm.records import Actor, ActorKind
from excomm.registry import region_named, state_named

ORDER = 90


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """The organisation under its own name; None where the parser does not mostly take these words for one.

    It represents no state. A name that many share ("the Supreme Court") or that is a place is nobody's.
    """
    for name in scene.parse.names:
        if name.label != "ORG" or not name.first <= subject.head < name.last or name.first < subject.first - 1:
            continue
        first, last = _trimmed(scene, name.first, name.last)
        words = words_of(scene.parse, first, last)
        in_title = last < len(scene.parse.tokens) and is_title_word(scene.parse, last)  # "Fisheries Minister"
        if first <= subject.head < last and not in_title and _is_name(words, scene):
            actor = Actor(slug(words).upper(), ActorKind.ORGANISATION, words)
            return Verdict(actor, why=f"{words!r} is an organisation's name, by the parser alone")
    return _elsewhere(subject, scene)


def _elsewhere(subject: Subject, scene: Scene) -> Verdict | None:
    """A name that the parser overlooks here, and takes for an organisation's wherever else it sees it."""
    first, last = _trimmed(scene, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    if not first < last or not _steady(words, scene) or not _is_name(words, scene):
        return None
    actor = Actor(slug(words).upper(), ActorKind.ORGANISATION, words)
    return Verdict(actor, why=f"{words!r} is an organisation's name elsewhere in the text, by the parser alone")


def _steady(words: str, scene: Scene) -> bool:
    """Whether the parser sees the name twice or more, always as an organisation's, and it begins with no given name."""
    labels = []
    for name in scene.parse.names:
        inside = name.span.of(scene.article.text).removeprefix("the ").removeprefix("The ")
        if inside == words or inside.removesuffix("'s").removesuffix("’s") == words:
            labels.append(name.label)
    given = listed("first_names_male") | listed("first_names_female")
    return len(labels) > 1 and set(labels) == {"ORG"} and words.split()[0].casefold() not in given


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Without the article in front and what is no word behind."""
    tokens = scene.parse.tokens
    while first < last and not tokens[first].text[0].isupper():
        first += 1
    while first < last and tokens[first].text in {"The", "A", "An"}:
        first += 1
    while last > first and (tokens[last - 1].text in {"'s", "’s"} or not tokens[last - 1].text[0].isalnum()):
        last -= 1
    return first, last


def _is_name(words: str, scene: Scene) -> bool:
    common = listed("common_names") | listed("organisation_words") | listed("bodies") | listed("governments")
    own = [word for word in words.split() if word[0].isupper() and word.casefold() not in common]
    if (
        not own
        or not slug(words)
        or words.split()[-1].casefold() in listed("writings")
        or state_named(words, scene.day)
        or region_named(words)
    ):
        return False
    people = {scene.parse.tokens[at].text for place in scene.occurrences for at in range(place.first, place.last)}
    if people & set(words.split()) or scene.shortens_a_person(words):
        return False
    if not (_shows(words, scene) or len(own) < len(words.split()) or _steady(words, scene)):
        return False
    labels = [name.label for name in scene.parse.names if words in name.span.of(scene.article.text)]
    return labels.count("ORG") * 2 > len(labels)


def _shows(words: str, scene: Scene) -> bool:
    """Whether the name looks like no person's, whom the parser may have taken for a firm.

    By capitals within a word, by a word for firms and media, by an article before it, or being taken for one twice.
    """
    parts = words.split()
    if any(letter.isupper() or letter in "&.0123456789" for part in parts for letter in part[1:]):
        return True
    if {part.casefold() for part in parts} & listed("name_words"):
        return True
    taken = [name for name in scene.parse.names if name.span.of(scene.article.text).endswith(words)]
    with_article = any(
        at > 0 and scene.parse.tokens[at - 1].text.casefold() == "the"
        for name in taken
        for at in (name.first, name.first + 1)
    )
    return with_article or (len(parts) == 1 and sum(name.label == "ORG" for name in taken) > 1)
