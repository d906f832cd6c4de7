"""Somebody in private life whom nothing else explains: "his sister", "an eyewitness", a name that bears no title."""

from __future__ import annotations

from excomm.actor.lexicon import listed
from excomm.actor.scene import NO_ROLE, Scene, Subject, Verdict, core, words_of

ORDER = 95


def resolve(subject: Subject, scene: Scene) -> Verdict | None:
    """Nobody, as the text gives no official role; None where the mention may be of something else than a person."""
    first, last = core(scene.parse, subject.first, subject.last)
    words = words_of(scene.parse, first, last)
    if words.casefold() in listed("questioners"):
        return Verdict(None, why=f"{words!r} is whoever asked, not named; {NO_ROLE}")
    if scene.parse.tokens[subject.head].text.casefold() in listed("bystanders"):
        return Verdict(None, why=f"{words!r} is somebody's kin or in private life; {NO_ROLE}")
    if _is_personal(words, first, last, subject, scene):
        return Verdict(None, why=f"{words!r} is a personal name; {NO_ROLE}")
    return None


def _is_personal(words: str, first: int, last: int, subject: Subject, scene: Scene) -> bool:
    """Whether the whole mention is a name that the parser takes for a person's, or a given name before a turn."""
    tokens = scene.parse.tokens[first:last]
    if not all(token.pos == "PROPN" and token.text[0].isupper() for token in tokens):
        return False
    labels = [name.label for name in scene.parse.names if name.span.of(scene.article.text) == words]
    if labels.count("PERSON") * 2 > len(labels):
        return True
    given = listed("first_names_male") | listed("first_names_female")
    return words.casefold() in given or (words.istitle() and _opens_a_turn(subject, scene))


def _opens_a_turn(subject: Subject, scene: Scene) -> bool:
    """Whether the mention opens its paragraph as who has the floor: "Jana: I was", "((Jana)) I was"."""
    text, span = scene.article.text, subject.mention.span
    paragraph = next((one for one in scene.article.paragraphs if one.start <= span.start < one.end), None)
    if paragraph is None or text[paragraph.start : span.start].strip(" (["):
        return False
    behind = text[span.end : paragraph.end].lstrip(" )]")
    return behind.startswith(":") or text[span.end : paragraph.end].lstrip().startswith("))")
