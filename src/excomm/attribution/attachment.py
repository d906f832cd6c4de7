"""Corrects what a general parser gets wrong in reported speech: what belongs to the saying hangs in what was said.

"X has said that the line is near and has stressed that ...", "X argued that this is not A, while ruling out B", "X
said that it was late, according to Y": the parser puts the second half into the clause of the first cue. Which verb a
verb is coordinated with shows in its form; participles and "according to" behind a comma belong to the outermost cue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from excomm.attribution.candidate import CueVerb
from excomm.attribution.lexicon import words
from excomm.attribution.phrase import speaks
from excomm.records import Parse, Token

_SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
_FINITE = {"past", "present", "perfect"}
_BEFORE_PARTICIPLE = {"while", "before", "after", "when", "without"}

HIGHEST_CLIMB = 12
"""Steps up the tree in search of the verb that something belongs to; above the depth of real sentences."""


def reattach(parse: Parse, verbs: tuple[CueVerb, ...], quoted: Callable[[int], object]) -> Parse:
    """``parse`` with coordinated verbs, participles and "according to" hung on the cue verb that they belong to.

    ``quoted`` gives the quotation that holds a code point, or None.
    """
    cues = {verb.index: verb for verb in verbs}
    moved = {at: move for index in cues for at, move in (_cut_off(parse, index) | _asked_aside(parse, index)).items()}
    for index, token in enumerate(parse.tokens):
        if token.pos in {"VERB", "AUX"} and (token.dep == "conj" or (index in cues and _behind_and(parse, index))):
            target = _coordinated(parse, index, cues) or _quoted_on(parse, index, cues, quoted)
            if target is not None:
                moved[index] = (target, "conj")
        elif token.tag == "VBG" and token.dep in {"advcl", "pcomp"} and index in cues:
            anchor = token.head if token.dep == "pcomp" else index
            target = _outermost(parse, anchor, cues)
            if target is not None and _behind_comma(parse, index):
                moved[anchor] = (target, parse.tokens[anchor].dep)
        elif token.lemma == "that" and token.dep == "mark" and parse.tokens[index - 1].text == ",":
            target = _interrupted(parse, token.head, cues)
            if target is not None:
                moved[token.head] = (target, "ccomp")
        elif token.lemma in {"accord", "according"} and _followed_by_to(parse, index) and _behind_comma(parse, index):
            target = _outermost(parse, index, cues)
            if target is not None:
                moved[index] = (target, "prep")
    return _with(parse, moved) if moved else parse


def _with(parse: Parse, moved: dict[int, tuple[int, str]]) -> Parse:
    tokens = list(parse.tokens)
    for index, (head, dep) in moved.items():
        if dep == "conj":
            for before in (index - 1, index - 2):
                if (
                    before > head
                    and tokens[before].dep in {"cc", "punct"}
                    and tokens[before].head == tokens[index].head
                ):
                    tokens[before] = replace(tokens[before], head=head)
        tag = "VBN" if dep == "acl" and tokens[index].tag == "VBD" else tokens[index].tag
        tokens[index] = replace(tokens[index], head=head, dep=dep, tag=tag)
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            below[token.head].append(index)
    return replace(parse, tokens=tuple(tokens), children=tuple(tuple(found) for found in below))


def _cut_off(parse: Parse, index: int) -> dict[int, tuple[int, str]]:
    """A main verb that a participle cuts off from its subject: "the paper, citing officials, reported that ..."."""
    named = parse.tokens[index].head
    participle = parse.tokens[named].head
    subject = parse.tokens[participle].head
    fits = (
        parse.tokens[index].dep == "acl"
        and parse.tokens[index].tag in {"VBN", "VBD"}
        and _behind_comma(parse, index)
        and parse.tokens[named].dep in {"dobj", "pobj"}
        and parse.tokens[participle].tag == "VBG"
        and parse.tokens[subject].pos in {"NOUN", "PROPN"}
        and parse.tokens[subject].head == subject
        and _behind_comma(parse, participle)
    )
    if not fits:
        return {}
    return {index: (index, "ROOT"), subject: (index, "nsubj"), participle: (index, "advcl")}


def _asked_aside(parse: Parse, index: int) -> dict[int, tuple[int, str]]:
    """A participle that the parser takes for the main verb: "the ministry, asked about the drills, said that ..."."""
    token = parse.tokens[index]
    subjects = [child for child in parse.children[index] if parse.tokens[child].dep == "nsubj" and child < index]
    said = token.head
    fits = (
        token.dep == "ccomp"
        and token.tag in {"VBD", "VBN"}
        and token.lemma in words("told")
        and subjects
        and said > index
        and parse.tokens[index - 1].text == ","
        and parse.tokens[said - 1].text == ","
        and not _has_subject(parse, said)
    )
    return {index: (subjects[-1], "acl"), subjects[-1]: (said, "nsubj")} if fits else {}


def _interrupted(parse: Parse, clause: int, cues: dict[int, CueVerb]) -> int | None:
    """The cue that a clause completes behind what is set between: "the paper reported, citing officials, that ...".

    Or "he had told them, two officials said, that ...".
    """
    at = parse.tokens[clause].head
    if parse.tokens[at].dep == "parataxis" and parse.tokens[at].head < at < clause:
        outer = parse.tokens[at].head
        told = any(parse.tokens[child].dep == "ccomp" for child in parse.children[outer])
        return outer if outer in cues and not told and cues[outer].cue.act("clause") is not None else None
    at = clause
    for _ in range(HIGHEST_CLIMB):
        token = parse.tokens[at]
        if token.head == at or token.head > clause:
            return None
        at = token.head
        if parse.tokens[at].tag != "VBG" or parse.tokens[at].dep != "advcl":
            continue
        cue = parse.tokens[at].head
        completed = any(parse.tokens[child].dep == "ccomp" for child in parse.children[cue])
        apart = parse.tokens[at - 1].text == "," and cue < at
        return cue if cue in cues and apart and not completed and _has_subject(parse, cue) else None
    return None


def _form(parse: Parse, index: int) -> str:
    auxiliaries = [
        parse.tokens[child] for child in parse.children[index] if parse.tokens[child].dep in {"aux", "auxpass"}
    ]
    if any(token.tag == "TO" for token in auxiliaries):
        return "bare"
    if any(token.tag == "MD" for token in auxiliaries):
        return "bare"
    if any(token.lemma == "have" for token in auxiliaries):
        return "perfect"
    tags = {parse.tokens[index].tag, *(token.tag for token in auxiliaries)}
    if "VBD" in tags:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return {"VBN": "participle", "VBG": "ing"}.get(parse.tokens[index].tag, "bare")


def _has_subject(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].dep in _SUBJECTS for child in parse.children[index])


def _coordinated(parse: Parse, index: int, cues: dict[int, CueVerb]) -> int | None:
    """The verb further up that the form of the verb at ``index`` shows it to be coordinated with; None: stays."""
    if _has_subject(parse, index):
        return _goes_on(parse, index, cues)
    talk = _same_talk(parse, index)
    if talk is not None:
        return talk
    form, here = _form(parse, index), _form(parse, parse.tokens[index].head)
    reports = index in cues and any(parse.tokens[child].dep == "ccomp" for child in parse.children[index])
    # "said it had left and promised to return", but "said Tokyo had protested and was considering": backshifted
    earlier = index in cues and (form, here) == ("past", "perfect") and parse.tokens[index].tag != "VBG"
    alike = (
        not earlier
        and _fits(form, here)
        and not (reports and form != here and form in _FINITE)
        and not _mute(parse, index, cues)
    )
    if alike and not _disagrees(parse, index):
        return None
    at = parse.tokens[index].head
    for _ in range(HIGHEST_CLIMB):
        token = parse.tokens[at]
        if token.head == at:
            return None
        at = token.head
        if parse.tokens[at].pos not in {"VERB", "AUX"} or not (at in cues or index in cues):
            continue
        there = _form(parse, at)
        if there == form or (form in {"past", "participle"} and there in {"past", "perfect"}):
            return at
    return None


def _disagrees(parse: Parse, index: int) -> bool:
    """Whether a verb cannot share its neighbour's subject: "demands that all sides cease fire and calls on"."""
    subjects = [child for child in parse.children[parse.tokens[index].head] if parse.tokens[child].dep in _SUBJECTS]
    if not subjects or parse.tokens[index].tag not in {"VBZ", "VBP"}:
        return False
    head = subjects[-1]
    several = parse.tokens[head].tag in {"NNS", "NNPS"} or any(
        parse.tokens[child].dep == "conj" for child in parse.children[head]
    )
    return parse.tokens[index].tag == "VBZ" and several


def _mute(parse: Parse, index: int, cues: dict[int, CueVerb]) -> bool:
    """Whether the neighbour's subject cannot say it: "wrote that the waters were closed and accused Oslo of"."""
    head = parse.tokens[index].head
    subjects = [child for child in parse.children[head] if parse.tokens[child].dep in _SUBJECTS]
    if index not in cues or head in cues or not subjects or parse.tokens[head].dep != "ccomp":
        return False
    labels = {at: name.label for name in parse.names for at in range(name.first, name.last)}
    return parse.tokens[subjects[-1]].pos == "NOUN" and not speaks(parse, subjects[-1], labels)


def _same_talk(parse: Parse, index: int) -> int | None:
    """The talk in which "him" was told something: "had spoken" in "Rome said X had spoken to Y and told him that"."""
    person = [child for child in parse.children[index] if parse.tokens[child].dep in {"dobj", "dative"}]
    pronoun = any(parse.tokens[child].lemma in {"he", "she", "they", "him", "her", "them"} for child in person)
    head = parse.tokens[index].head
    inside = [at for at in parse.children[head] if parse.tokens[at].dep == "ccomp" and head < at < index]
    talks = [at for at in (head, *inside) if parse.tokens[at].lemma in words("contacting")]
    return talks[-1] if pronoun and talks else None


def _goes_on(parse: Parse, index: int, cues: dict[int, CueVerb]) -> int | None:
    """The cue that "and he noted that" goes on, where the parser makes it a part of what was said before."""
    subjects = [child for child in parse.children[index] if parse.tokens[child].dep == "nsubj"]
    if index not in cues or not subjects or parse.tokens[subjects[-1]].lemma not in {"he", "she", "they", "it"}:
        return None
    if not any(parse.tokens[child].dep == "ccomp" and child > index for child in parse.children[index]):
        return None
    target = _outermost(parse, index, cues)
    return target if target is not None and _form(parse, target) == _form(parse, index) else None


def _behind_and(parse: Parse, index: int) -> bool:
    """Whether a finite verb without a subject follows "and" or "but", whatever else the parser takes it for."""
    if parse.tokens[index].tag not in {"VBD", "VBZ", "VBP"} or parse.tokens[index].dep == "ROOT":
        return False
    at = index - 1
    while at > 0 and parse.tokens[at].pos in {"ADV", "AUX"}:
        at -= 1
    return at >= 0 and parse.tokens[at].pos == "CCONJ"


def _quoted_on(parse: Parse, index: int, cues: dict[int, CueVerb], quoted: Callable[[int], object]) -> int | None:
    """The clause of a cue that a clause coordinated with the cue goes on: quoted words are not the narrator's."""
    head = parse.tokens[index].head
    if head not in cues or index in cues or not _has_subject(parse, index):
        return None
    if quoted(parse.tokens[index].span.start) is None or quoted(parse.tokens[head].span.start) is not None:
        return None
    clauses = [child for child in parse.children[head] if parse.tokens[child].dep == "ccomp" and head < child < index]
    return clauses[-1] if clauses else None


def _fits(form: str, other: str) -> bool:
    if form == other or {form, other} <= _FINITE:
        return True
    return form == "participle" and other in {"past", "perfect", "present"}


def _outermost(parse: Parse, index: int, cues: dict[int, CueVerb]) -> int | None:
    """The highest cue verb with a subject of its own in whose clause the token at ``index`` hangs."""
    at, inside, target = index, False, None
    for _ in range(HIGHEST_CLIMB):
        token = parse.tokens[at]
        if token.head == at:
            break
        inside = inside or token.dep in {"ccomp", "xcomp", "dobj"}
        at = token.head
        if inside and at in cues and _has_subject(parse, at) and at < index:
            target = at
    return target


def _behind_comma(parse: Parse, index: int) -> bool:
    """Whether a comma stands before the phrase, with only its conjunction, adverbs and quotation marks in between."""
    at = index - 1
    while at > 0 and _light(parse.tokens[at]):
        at -= 1
    return at >= 0 and parse.tokens[at].text in {",", "—", "–"}


def _light(token: Token) -> bool:
    return token.lemma in _BEFORE_PARTICIPLE or token.pos == "ADV" or token.text in {"“", "”", '"', "''", "’"}


def _followed_by_to(parse: Parse, index: int) -> bool:
    return index + 1 < len(parse.tokens) and parse.tokens[index + 1].lemma == "to"
