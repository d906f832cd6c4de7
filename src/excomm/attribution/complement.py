"""What a verb of the cue lexicon says was said: its clause, infinitive, request, object or prepositional object."""

from __future__ import annotations

from dataclasses import dataclass

from excomm.attribution.candidate import CueVerb, Material
from excomm.attribution.lexicon import cues, words
from excomm.attribution.phrase import children, noun_phrase, speaks, tokens_span
from excomm.records import Act, Parse, Span

_BESIDE_OBJECT = {"of", "for", "as", "over", "on", "from", "against", "to", "with", "by"}
_ON = {"on", "upon", "to"}
_PERSONAL = {"he", "she", "it", "they", "we", "i", "you", "who"}


@dataclass(frozen=True, slots=True)
class Complement:
    """The content that hangs on a verb; ``last`` is the last token of the cue (a linking preposition may be in it)."""

    content: Span
    act: Act
    last: int
    addressee: Span | None = None


def clausal(material: Material, verb: CueVerb) -> Complement | None:
    """The finite clause, infinitive, request or gerund that hangs on ``verb`` on its right."""
    parse = material.parse
    found = [child for child in children(parse, verb.index, "ccomp", "xcomp", "advcl") if child > verb.index]
    for clause in found:
        complement = None if names_nobody(parse, clause) else _one_clause(material, verb, clause)
        if complement is not None:
            return complement
    return None


def names_nobody(parse: Parse, clause: int) -> bool:
    """Whether the speaker only asks "not to be named": how he is quoted, not what he said."""
    token = parse.tokens[clause]
    return (
        token.lemma in words("naming")
        and token.tag == "VBN"
        and any(parse.tokens[child].tag == "TO" for child in children(parse, clause, "aux"))
    )


def _one_clause(material: Material, verb: CueVerb, clause: int) -> Complement | None:
    parse = material.parse
    token = parse.tokens[clause]
    own = [child for child in children(parse, clause, "nsubj", "nsubjpass") if child < clause]
    to = next((child for child in children(parse, clause, "aux") if parse.tokens[child].tag == "TO"), None)
    person = [child for child in children(parse, verb.index, "dobj", "dative") if child < clause]
    inside = parse.subtree(clause)
    first, last = max(inside[0], verb.last + 1), _before_setting(material, inside)
    if token.dep == "advcl" and (to is None or not person):
        return None
    if to is not None and parse.tokens[to - 1].text == "that":
        told = next((child for child in children(parse, verb.index, "ccomp") if child > inside[-1]), None)
        end = parse.subtree(told)[-1] if told is not None else inside[-1]  # an infinitive is the subject of the clause
        return _complement(parse, verb.index, verb.last, to - 1, end, verb.cue.act("that") or verb.cue.act("clause"))
    if to is not None and (own or person):
        head = (own or person)[-1]
        raised = verb.cue.act("raising")
        if raised is not None or not speaks(parse, head, material.labels):
            begin = max(parse.subtree(head)[0], verb.last + 1)
            return _complement(parse, verb.index, verb.last, begin, last, raised or verb.cue.act("request"))
        act = verb.cue.act("request") or (verb.cue.act("infinitive") if verb.cue.person else None)
        begin = min((child for child in parse.children[clause] if head < child <= to), default=to)
        return _complement(parse, verb.index, verb.last, begin, last, act, noun_phrase(parse, head))
    if to is not None:
        return _complement(parse, verb.index, verb.last, first, last, verb.cue.act("infinitive"))
    having = token.tag == "VBN" and any(parse.tokens[child].text == "having" for child in parse.children[clause])
    if (token.tag == "VBG" or having) and not own:
        return _complement(parse, verb.index, verb.last, first, last, verb.cue.act("gerund"))
    if token.dep == "xcomp" and not own:
        return None
    that = any(parse.tokens[child].lemma == "that" for child in children(parse, clause, "mark"))
    act = (verb.cue.act("that") if that else None) or verb.cue.act("clause")
    return _complement(parse, verb.index, verb.last, first, last, act)


def _before_setting(material: Material, inside: tuple[int, ...]) -> int:
    """The last token of what was said: what the reporter sets beside it at the end is no part of it.

    ", after the minister threatened war", ", while his rival said no", ", though he later said", ", a charge that Oslo
    denies".
    """
    parse = material.parse
    for at in inside[2:]:
        token, comma = parse.tokens[at], parse.tokens[at - 1]
        if comma.text != ",":
            continue
        if _is_disputed(parse, at) and material.quotation_at(token.span.start) is None:
            return at - 2
        if token.dep != "mark" or not (token.lemma == "after" or _contrasts(material, at)):
            continue
        if parse.subtree(token.head)[-1] >= inside[-1] - 1 and children(parse, token.head, "nsubj"):
            return at - 2
    return inside[-1]


def _contrasts(material: Material, mark: int) -> bool:
    """Whether "while" or "whereas" brings in what somebody else says, or "though" what anybody does."""
    parse = material.parse
    verb = parse.tokens[mark].head
    if verb not in {known.index for known in material.verbs}:
        return False
    if parse.tokens[mark].lemma in {"though", "although"}:
        return material.quotation_at(parse.tokens[mark].span.start) is None
    if parse.tokens[mark].lemma not in {"while", "whereas"}:
        return False
    return any(parse.tokens[child].lemma not in _PERSONAL for child in children(parse, verb, "nsubj"))


def _is_disputed(parse: Parse, first: int) -> bool:
    """Whether the reporter's ", a charge that Oslo denies" or ", which Oslo denies" begins at the token ``first``."""
    for at in range(first, min(first + 4, len(parse.tokens))):
        token = parse.tokens[at]
        if token.dep == "appos" and token.lemma in cues("nouns"):
            clauses = children(parse, at, "relcl")
        elif at == first and token.lemma == "which" and token.dep == "dobj":
            clauses = [token.head]
        else:
            continue
        return any(parse.tokens[clause].lemma in words("disputing") for clause in clauses)
    return False


def _complement(
    parse: Parse, verb: int, cue: int, first: int, last: int, act: Act | None, addressee: Span | None = None
) -> Complement | None:
    """The complement from token ``first`` to ``last`` behind the cue's last token; None where it is empty."""
    if act is None or last < first:
        return None
    return Complement(tokens_span(parse, first, max(last, _condition(parse, verb, last))), act, cue, addressee)


def _condition(parse: Parse, verb: int, last: int) -> int:
    """The last token of the condition that follows the content: "promised sanctions if the talks fail"."""
    for child in parse.children[verb]:
        marks = {parse.tokens[below].lemma for below in parse.children[child]}
        if child > last and parse.tokens[child].dep == "advcl" and marks & {"if", "unless"}:
            inside = parse.subtree(child)
            if inside[0] <= last + 2:
                return inside[-1]
    return last


def objective(material: Material, verb: CueVerb) -> Complement | None:
    """The object or the prepositional object that hangs on ``verb`` on its right."""
    parse, cue = material.parse, verb.cue
    right = [child for child in parse.children[verb.index] if child > verb.index]
    right += [below for child in right if parse.tokens[child].dep == "advmod" for below in parse.children[child]]
    prepositions = [child for child in right if parse.tokens[child].dep in {"prep", "dative", "agent"}]
    for preposition in prepositions:
        complement = _prepositional(material, verb, preposition)
        if complement is not None:
            return complement
    objects = [child for child in right if parse.tokens[child].dep == "dobj"]
    act = cue.act("object") or cue.act("naming") or cue.act("as")
    if not objects or act is None or (cue.person and cue.act("object") is None):
        return None
    if cue.lemma in words("citing") and speaks(parse, objects[0], material.labels):
        return None  # "citing officials": whom, not what
    named = [child for child in right if parse.tokens[child].dep in {"oprd", "xcomp", "ccomp"} and child > objects[0]]
    beside = [child for child in prepositions if child > objects[0] and _belongs_beside(material, child)]
    if cue.act("object") is None and not named and not any(parse.tokens[child].lemma == "as" for child in beside):
        return None
    end = max(_end(parse, child) for child in (objects[0], *named[:1], *beside))
    return _complement(parse, verb.index, verb.last, max(parse.subtree(objects[0])[0], verb.last + 1), end, act)


def _belongs_beside(material: Material, preposition: int) -> bool:
    """Whether a phrase beside the object is a part of the content: "of treason", "for his help".

    A date is not, nor what somebody else does: "denied that, with the minister calling it a lie".
    """
    parse = material.parse
    if parse.tokens[preposition].lemma not in _BESIDE_OBJECT:
        return False
    doing = [deed for noun in children(parse, preposition, "pobj") for deed in children(parse, noun, "acl")]
    absolute = parse.tokens[preposition - 1].text == "," and any(parse.tokens[deed].tag == "VBG" for deed in doing)
    if absolute or any(children(parse, deed, "nsubj", "nsubjpass") for deed in children(parse, preposition, "pcomp")):
        return False
    return not any(material.labels.get(at) in {"DATE", "TIME"} for at in children(parse, preposition, "pobj"))


def _prepositional(material: Material, verb: CueVerb, preposition: int) -> Complement | None:
    """What follows "of", "for", "on": a noun phrase, or what somebody is called on to do."""
    parse, word = material.parse, material.parse.tokens[preposition].lemma
    act = verb.cue.act(word)
    below = children(parse, preposition, "pobj", "pcomp")
    if act is None or not below or word == "as":
        return None
    if any(material.labels.get(at) in {"DATE", "TIME"} for at in below):
        return None  # "called a meeting for Tuesday"
    last = preposition if preposition == verb.last + 1 else verb.last
    end = _end(parse, preposition)
    task = next((child for child in parse.children[verb.index] if child > preposition and _is_task(parse, child)), None)
    if task is not None and parse.subtree(task)[0] == end + 1:
        if word in _ON:
            person = noun_phrase(parse, below[0])
            return _complement(parse, verb.index, last, end + 1, parse.subtree(task)[-1], act, person)
        end = parse.subtree(task)[-1]
    elif word in _ON and verb.cue.lemma == "call":
        return None
    return _complement(parse, verb.index, last, preposition + 1, end, act)


def _is_task(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].tag == "TO" for child in children(parse, index, "aux"))


def _end(parse: Parse, index: int) -> int:
    """The last token below ``index`` before a relative clause that a comma sets apart: the narrator's addition."""
    inside = parse.subtree(index)
    for at in inside:
        token = parse.tokens[at]
        if at > index and token.dep == "relcl":
            first = parse.subtree(at)[0]
            if first - 1 > index and parse.tokens[first - 1].text == ",":
                return first - 2
    return inside[-1]
