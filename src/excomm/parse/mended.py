"""Corrects what the parser gets wrong in news, once for all stages: whose deed or words something is hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from excomm.records import Token
from excomm.wordlist import wordlist

Move = tuple[int, int, str]
"""A token, its new head, its new dependency."""

_SUBJECTS = {"nsubj", "nsubjpass"}
_OBJECTS = {"dobj", "pobj", "attr"}
_COMPLEMENTS = {"dobj", "ccomp", "xcomp", "acomp", "attr", "oprd"}

FARTHEST = 3
"""Steps from "of" up to the verb of blaming, at most: "accused X | on Friday | of"."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(wordlist("en", "parse")[name])


def mend(tokens: list[Token], first: int, last: int) -> None:
    """Hangs those of the sentence ``[first, last)`` of ``tokens`` that hang wrong on another head; it stays a tree."""
    for rule in (
        _title,
        _tank,
        _blame,
        _saying,
        _told,
        _means,
        _opening,
        _pointing,
        _after,
        _series,
        _two_subjects,
        _going_on,
        _named_aside,
    ):
        for index, head, dep in list(rule(tokens, first, last)):
            if head == index or not _hangs(tokens, head, index):
                tokens[index] = replace(tokens[index], head=head, dep=dep)
    for index in _finite(tokens, first, last):
        tokens[index] = replace(tokens[index], tag="VBD")
    for index in (*_fights(tokens, first, last), *_thinking(tokens, first, last)):
        word, dep = tokens[index].text.lower(), tokens[index].dep.replace("csubj", "nsubj")
        tokens[index] = replace(tokens[index], pos="NOUN", tag="NN", lemma=word, dep=dep)


def _fights(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """The nouns that the parser takes for verbs: "fighting between A and B resumed"."""
    for at in range(first, last):
        if tokens[at].tag == "VBG" and tokens[at].dep in {"nsubj", "nsubjpass", "csubj"}:
            between = any(tokens[child].text == "between" for child in _below(tokens, at, first, last))
            if between and tokens[at].text.lower() in _listed("fights"):
                yield at


def _thinking(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """The first word of "think tank"."""
    for at in range(first, last - 1):
        if tokens[at].text == "think" and tokens[at].head == at + 1 and tokens[at].pos == "VERB":
            yield at


def _below(tokens: Sequence[Token], head: int, first: int, last: int) -> list[int]:
    return [at for at in range(first, last) if tokens[at].head == head and at != head]


def _title(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """The end of a title: "called on the secretary-general to act", where "general" alone would act."""
    for at in range(first + 2, last):
        whole = tokens[at - 1].text == "-" and tokens[at - 2].pos in {"NOUN", "PROPN"}
        apart = tokens[at].head != at - 2 and tokens[at - 2].head != at
        if whole and apart and tokens[at].lemma in _listed("title_ends"):
            yield at, at - 2, "amod"


def _tank(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """A think tank that does something, which the parser reads as a clause: "the Oslo think | tank warned of"."""
    for at in range(first + 1, last - 1):
        tank = at + 1
        if tokens[at].text != "think" or tokens[tank].lemma != "tank" or tokens[tokens[tank].head].head != at:
            continue
        verb = tokens[tank].head
        root = tokens[at].head == at
        yield verb, verb if root else tokens[at].head, tokens[at].dep
        for child in _below(tokens, at, first, last):
            if child not in (verb, tank):
                yield child, verb, tokens[child].dep
        yield tank, at - 1, "appos"
        yield at, tank, "compound"


def _blame(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """The deed behind a moment: "accused Oslo on Friday of jamming", not "on Friday of jamming"."""
    for at in range(first + 1, last):
        moment = tokens[at].head
        if tokens[at].text != "of" or tokens[moment].text.lower() not in _listed("moments"):
            continue
        verb = moment
        for _ in range(FARTHEST):
            verb = tokens[verb].head
            if tokens[verb].pos == "VERB":
                break
        blamed = any(tokens[child].dep == "dobj" and child < at for child in _below(tokens, verb, first, last))
        if tokens[verb].lemma in _listed("blaming") and blamed:
            yield at, verb, "prep"


def _saying(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """What somebody says who turns to somebody: "wrote to his counterpart demanding that"."""
    for at in range(first + 1, last):
        token, told = tokens[at], tokens[tokens[at].head]
        if token.tag != "VBG" or token.dep != "acl" or token.lemma not in _listed("saying"):
            continue
        verb = tokens[told.head].head if told.dep == "pobj" else told.head
        person = told.dep in {"pobj", "dobj", "dative"} and tokens[verb].pos == "VERB"
        if person and verb < at and tokens[verb].lemma in _listed("contacting"):
            yield at, verb, "advcl"


def _told(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """What is told in a call or letter, no clause about it: "told Roe in a call that Oslo opposed any use of force".

    Its verb has its subject and an object of its own, so that "that" is neither.
    """
    for that in range(first + 1, last):
        verb = tokens[that].head
        told = tokens[tokens[tokens[verb].head].head].head
        inside = tokens[verb].dep == "relcl" and tokens[tokens[verb].head].dep == "pobj"
        if tokens[that].text != "that" or tokens[that].dep not in _OBJECTS or not inside or told > that:
            continue
        below = [tokens[child].dep for child in _below(tokens, verb, first, last) if child > that]
        full = bool(_SUBJECTS & set(below)) and bool(_COMPLEMENTS & set(below))
        if full and tokens[told].lemma in _listed("telling") and tokens[verb].lemma not in _listed("giving"):
            yield verb, told, "ccomp"
            yield that, verb, "mark"
    for verb in (at for at in range(first + 1, last) if tokens[at].dep == "acl"):
        noun = tokens[verb].head
        told = tokens[tokens[noun].head].head
        marked = any(tokens[k].dep == "mark" and tokens[k].text == "that" for k in _below(tokens, verb, first, last))
        occasion = tokens[noun].dep == "pobj" and tokens[noun].lemma in _listed("occasions")
        if marked and occasion and told < noun < verb and tokens[told].lemma in _listed("telling"):
            yield verb, told, "ccomp"


def _means(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """With whom somebody speaks by some means: "spoke by telephone with the premier", not "a telephone with him"."""
    for at in range(first + 2, last):
        means, by = at - 1, tokens[at - 1].head
        hangs = tokens[at].text in {"with", "to"} and tokens[at].dep == "prep" and tokens[at].head == means
        through = tokens[means].text.lower() in _listed("means") and tokens[by].text in {"by", "via", "over"}
        if hangs and through and tokens[tokens[by].head].pos == "VERB":
            yield at, tokens[by].head, "prep"


def _opening(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """The main clause that the parser hangs on a participle before it: "Asked whether it was, the envoy told them"."""
    at = next((k for k in range(first, last) if tokens[k].pos != "PUNCT"), last)
    if at == last or tokens[at].tag not in {"VBN", "VBG", "VBD"} or tokens[at].lemma not in _listed("opening"):
        return
    below = _below(tokens, at, first, last)
    finite = (k for k in below if k > at and tokens[k].tag in {"VBD", "VBZ", "VBP"})
    main = next((k for k in finite if tokens[k].dep in {"ccomp", "conj"}), None)
    if main is None:
        return
    subject = next((k for k in _below(tokens, main, first, last) if tokens[k].dep == "nsubj" and k < main), None)
    if subject is None:
        return
    begin = _begin(tokens, subject, at)
    if tokens[begin - 1].text != ",":
        return
    root = tokens[at].head
    yield main, main, "ROOT"
    yield at, main, "advcl"
    if root != at and root > main:
        yield root, main, "ccomp"
    for k in _below(tokens, main, first, last):
        if at < k < begin - 1:
            yield k, at, tokens[k].dep


def _series(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """The second of three deeds before a main clause: "After Oslo shelled it, seized it and burned it, Riga left"."""
    for second in (at for at in range(first + 1, last) if tokens[at].pos == "VERB"):
        below = _below(tokens, second, first, last)
        opening = next((k for k in below if k < second and tokens[k].dep == "advcl" and tokens[k].pos == "VERB"), None)
        main = _main_behind(tokens, second, below)
        if opening is None or main is None or any(tokens[k].dep in _SUBJECTS for k in below):
            continue
        subject = next((k for k in _below(tokens, main, first, last) if tokens[k].dep in _SUBJECTS), second)
        marked = {tokens[k].dep for k in _below(tokens, opening, first, last) if k < opening}
        whole = marked & _SUBJECTS and marked & {"mark", "advmod"} and subject > second
        if whole and tokens[_begin(tokens, subject, second) - 1].text == ",":
            if tokens[second].head == second:
                yield main, main, "ROOT"
            yield opening, main, "advcl"
            yield second, opening, "conj"


def _two_subjects(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """What is reported, and by whom, on one verb: "Cuban guns fired on planes, the ministry said" has two sayers."""
    for verb in (at for at in range(first, last) if tokens[at].lemma in _listed("saying")):
        subjects = [k for k in _below(tokens, verb, first, verb) if tokens[k].dep == "nsubj"]
        if len(subjects) != 2:
            continue
        doer, sayer = subjects
        deed = doer + 1
        done = tokens[deed].head == doer and tokens[deed].dep == "acl" and tokens[deed].tag in {"VBN", "VBD"}
        if done and tokens[_begin(tokens, sayer, deed) - 1].text == ",":
            yield deed, verb, "ccomp"
            yield doer, deed, "nsubj"


def _going_on(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """What a speaker does next, hung on what he tells: "said that Oslo was patient and called on Riga to leave".

    Of a clause that only says how somebody is, the subject is seldom the one who then speaks.
    """
    for at in range(first + 1, last):
        token, inner = tokens[at], tokens[tokens[at].head]
        saying = tokens[inner.head]
        if token.dep != "conj" or token.lemma not in _listed("saying") or inner.dep != "ccomp" or token.head > at:
            continue
        finite = token.tag == saying.tag and token.tag in {"VBD", "VBZ", "VBP"} and inner.lemma == "be"
        alone = not {"nsubj", "nsubjpass", "mark", "aux"} & {tokens[k].dep for k in _below(tokens, at, first, last)}
        if finite and alone and saying.lemma in _listed("telling") and inner.head < token.head:
            yield at, inner.head, "conj"
            for joint in _below(tokens, token.head, token.head, at):
                if tokens[joint].dep == "cc":
                    yield joint, inner.head, "cc"


def _named_aside(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """With whom and when, behind a name set in commas: "signed the pact, known as the Plan, with Riga in July"."""
    for at in range(first + 1, last):
        token = tokens[at]
        below = _below(tokens, at, first, last)
        naming = token.tag == "VBN" and token.dep in {"acl", "advcl"} and token.lemma in _listed("naming")
        comma = next((k for k in range(at + 1, last) if tokens[k].text == ","), None)
        verb = tokens[tokens[at].head].head if token.dep == "acl" else token.head
        apart = any(tokens[k].text == "," for k in range(max(first, at - 3), at))
        if naming and apart and comma is not None and tokens[verb].pos == "VERB" and verb < at:
            for behind in (k for k in below if k > comma and tokens[k].dep == "prep"):
                yield behind, verb, "prep"


def _finite(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Past tenses that the parser takes for participles: with a subject, without a helper, reported."""
    for at in range(first, last):
        if tokens[at].tag == "VBN" and tokens[at].dep == "ccomp" and tokens[tokens[at].head].lemma in _listed("saying"):
            below = {tokens[k].dep for k in _below(tokens, at, first, last)}
            if "nsubj" in below and not below & {"aux", "auxpass"}:
                yield at


def _main_behind(tokens: Sequence[Token], verb: int, below: Sequence[int]) -> int | None:
    """The verb of a later clause on which ``verb`` hangs, or that hangs on it where it is taken for the root."""
    token = tokens[verb]
    if token.dep in {"advcl", "ccomp"} and token.head > verb:
        return token.head
    return next((k for k in below if token.head == verb and k > verb + 1 and _is_clause(tokens, k)), None)


def _is_clause(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is joined to another and has a subject of its own right before it."""
    near = (at for at in range(max(0, verb - 4), verb) if tokens[at].head == verb)
    return tokens[verb].dep == "conj" and any(tokens[at].dep in _SUBJECTS for at in near)


def _begin(tokens: Sequence[Token], head: int, after: int) -> int:
    """The first of the tokens right before ``head`` that hang on it, behind ``after``."""
    begin = head
    while begin - 1 > after and _hangs(tokens, begin - 1, head):
        begin -= 1
    return begin


def _hangs(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether the token ``at`` hangs on ``head``, over others or not."""
    while tokens[at].head not in (at, head):
        at = tokens[at].head
    return tokens[at].head == head


def _pointing(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """A "that" which is an object: "denied that, with his minister calling it a lie", "dispute that: the envoy has"."""
    for at in range(first + 1, last - 1):
        token, clause = tokens[at], tokens[tokens[at].head]
        if token.lemma != "that" or token.dep != "mark" or tokens[at - 1].pos != "VERB":
            continue
        cut_off = tokens[at + 1].text in {":", ";", "."}
        if cut_off or (tokens[at + 1].text == "," and clause.pos == "ADP" and clause.head == at - 1):
            yield at, at - 1, "dobj"
            if cut_off and clause.head == at - 1 and clause.dep == "ccomp":
                yield token.head, at - 1, "parataxis"


def _after(tokens: Sequence[Token], first: int, last: int) -> Iterator[Move]:
    """Who does what a clause after "after" or "before" tells: in "after Paris recognised it" no one is after Paris."""
    for at in range(first, last):
        mark, clause = tokens[at], tokens[at].head
        if mark.dep != "mark" or tokens[clause].tag not in {"VBD", "VBZ", "VBP"} or clause < at:
            continue
        named = [k for k in _below(tokens, at, first, last) if tokens[k].dep == "pobj" and at < k < clause]
        subjects = any(tokens[k].dep in {"nsubj", "nsubjpass", "expl"} for k in _below(tokens, clause, first, last))
        if len(named) == 1 and not subjects:
            yield named[0], clause, "nsubj"
