"""Events told by nouns: "held talks with", "after the attack on X by Y", "in exchange for the relief of sanctions"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from excomm.event.candidate import Candidate
from excomm.event.frames import noun_frames_of
from excomm.event.lexicon import NounFrame, words
from excomm.event.mention import mention_spans, own_means
from excomm.event.noun_roles import noun_roles
from excomm.event.plover import lighter_score
from excomm.event.political import Rank, rank
from excomm.event.scene import Scene
from excomm.event.source import acting, parties, sources, unowned_subject
from excomm.event.syntax import doers, objects, passive
from excomm.event.tree import below, governing_verb, is_verb
from excomm.records import Mention, Parse

ORDER = 30

_BY_HAND = "explosives"
"""How a group that nobody knows as one with aircraft bombs."""

_CRIMES = frozenset({"ASSAULT", "COERCE"})
"""What somebody owns up to; nobody claims responsibility for talks."""

CONFIDENCE = {"deed": 0.65, "thing": 0.5, "exchange": 0.4}
"""By how the noun stands; not calibrated."""


def find(scene: Scene) -> Iterator[Candidate]:
    """One candidate for each noun that fills a frame and is carried by a verb, or taken for granted."""
    for at, token in enumerate(scene.parse.tokens):
        if token.pos not in ("NOUN", "PROPN"):
            continue
        frames = noun_frames_of(scene, at)
        carried = next((found for frame in frames if (found := _carried(scene, at, frame)) is not None), None)
        found = carried or (_granted(scene, at, frames[0]) if frames else None)
        if found is not None:
            yield found


def _carried(scene: Scene, noun: int, frame: NounFrame) -> Candidate | None:
    """The noun is what a verb carries ("hold talks", "enter into talks") or what takes place."""
    parse = scene.parse
    top = _top(parse, noun)
    token, head = parse.tokens[top], parse.tokens[top].head
    repaid = _repaid(parse, top)
    if _answered_for(parse, top):
        return _confessed(scene, noun, top, frame)
    on = parse.tokens[head].text.lower() in ("on", "upon") and parse.tokens[parse.tokens[head].head].lemma in words(
        "settled"
    )
    if repaid or on or (token.dep == "pobj" and parse.tokens[head].text.lower() in words("into")):
        token, head = parse.tokens[head], parse.tokens[head].head
        direct = token.dep == "prep"
        if not is_verb(parse, head) and parse.tokens[head].lemma == "part":
            head = parse.tokens[head].head
    else:
        direct = token.dep in ("dobj", "nsubjpass")
    if not is_verb(parse, head):
        return None
    lemma = parse.tokens[head].lemma
    own, whom = noun_roles(scene, noun, frame)
    if direct and (lemma in frame.do or repaid):
        who = sources(scene, head, verbal=True)
        if not who and doers(parse, head) and unowned_subject(scene, head):
            # "The ballet continued its visit": the pronoun is the ballet, whatever else it could mean.
            own = tuple(at for at in own if parse.tokens[at].tag != "PRP$")
            if not own:
                return None
        # "held talks between their foreign ministers": they are the holders' own, those of "with his colleague" not.
        whom = tuple(at for at in whom if not who or not _their_own(parse, at))
        own = tuple(at for at in own if not who or not _their_own(parse, at))
        given = tuple(at for at in below(parse, head, "dative") if parse.tokens[at].pos != "ADP" and rank(scene, at))
        if frame.mutual and who and not whom:
            whom = tuple(at for at in own if at not in who and parse.tokens[at].tag != "PRP$")  # who hosts whose talks
        # What "with" adds to the verb instead of to the noun is found by the noun's roles at the verb.
        return _candidate(
            scene, noun, frame, head, who or own, given or whom or _beside(scene, head, noun, frame), "deed"
        )
    if (token.dep in ("nsubj", "nsubjpass") and _happens(parse, head, frame)) or _exists(parse, top):
        return _candidate(scene, noun, frame, head, own or (frame.mutual and parties(scene, head)) or (), whom, "deed")
    return None


def _repaid(parse: Parse, noun: int) -> bool:
    """Whether the noun is what somebody answers with: "answered with air strikes", not "with a shrug"."""
    preposition = parse.tokens[noun].head
    if parse.tokens[noun].dep != "pobj" or parse.tokens[preposition].text.lower() != "with":
        return False
    return parse.tokens[parse.tokens[preposition].head].lemma in words("repaying")


def _answered_for(parse: Parse, noun: int) -> bool:
    """Whether the noun is what somebody owns up to: "claimed responsibility for the raid"."""
    preposition = parse.tokens[noun].head
    blame = parse.tokens[preposition].head
    if parse.tokens[noun].dep != "pobj" or parse.tokens[preposition].text.lower() != "for":
        return False
    return (
        parse.tokens[blame].lemma in ("responsibility", "credit")
        and parse.tokens[blame].dep in ("dobj", "nsubjpass")
        and parse.tokens[parse.tokens[blame].head].lemma in words("owning_up")
    )


def _confessed(scene: Scene, noun: int, top: int, frame: NounFrame) -> Candidate | None:
    """The deed of whoever claims it; nobody's where nobody does."""
    parse = scene.parse
    blame = parse.tokens[parse.tokens[top].head].head
    verb = parse.tokens[blame].head
    who = sources(scene, verb, verbal=True)
    group = next((at for at in doers(parse, verb) if _group(scene, at)), None) if not who else None
    if frame.type not in _CRIMES or not (who or group is not None) or below(parse, verb, "neg"):
        return None
    _, whom = noun_roles(scene, noun, frame)
    # "a bombing that killed five soldiers"
    hit = [at for use in below(parse, noun, "relcl") for at in objects(parse, use)]
    one = _candidate(scene, noun, frame, noun, who, whom or acting(scene, hit), "deed")
    if group is None:
        return one
    spans = mention_spans(scene, group)
    mode = _BY_HAND if one.mode == "aerial" else one.mode
    return replace(one, mode=mode, speakers=tuple(Mention(span, span.of(scene.article.text)) for span in spans))


def _group(scene: Scene, head: int) -> bool:
    """Whether it is an armed group that only its name tells: "the Lashkar-e-Zafar group", "the Kasai Front"."""
    parse = scene.parse
    named = any(parse.tokens[at].text[0].isupper() for at in below(parse, head, "compound", "nmod", "amod"))
    return parse.tokens[head].lemma.lower() in words("armed_groups") and named


def _their_own(parse: Parse, noun: int) -> bool:
    between = parse.tokens[parse.tokens[noun].head].text.lower() in ("between", "among")
    return between and any(parse.tokens[at].tag == "PRP$" for at in below(parse, noun, "poss"))


def _exists(parse: Parse, noun: int) -> bool:
    """Whether the noun is what there is: "there were no talks", "there has been an exchange of prisoners"."""
    token = parse.tokens[noun]
    return token.dep in ("attr", "nsubj") and bool(below(parse, token.head, "expl"))


def _beside(scene: Scene, verb: int, noun: int, frame: NounFrame) -> tuple[int, ...]:
    _, whom = noun_roles(scene, verb, frame)
    parse = scene.parse
    if (
        not whom
        and parse.tokens[verb].dep == "relcl"
        and parse.tokens[parse.tokens[verb].head].pos in ("PROPN", "NOUN")
    ):
        relative = [at for prep in below(parse, verb, "prep") for at in below(parse, prep, "pobj")]
        if any(parse.tokens[at].tag == "WP" for at in relative):
            return (parse.tokens[verb].head,)
    return tuple(at for at in whom if at != noun)


def _happens(parse: Parse, verb: int, frame: NounFrame) -> bool:
    """Whether the verb says that its subject came about: "begins", "breaks out", "takes place", "comes into force".

    Talks that end have been held, and a fight that leaves two dead has been fought.
    """
    lemma = " ".join([parse.tokens[verb].lemma, *(parse.tokens[at].text.lower() for at in below(parse, verb, "prt"))])
    if lemma in words("happen") - {"take"} or (lemma in words("awaited") and passive(parse, verb)):
        return True
    over = {"CONSULT": "end", "ASSAULT": "leave"}.get(frame.type)
    if frame.mutual and over and lemma in words(over):
        return True
    objects = {parse.tokens[at].lemma for at in below(parse, verb, "dobj")}
    into = {
        parse.tokens[at].lemma
        for prep in below(parse, verb, "prep")
        if parse.tokens[prep].text.lower() in words("into")
        for at in below(parse, prep, "pobj")
    }
    return (lemma == "take" and bool(objects & words("effect"))) or (
        lemma in words("enter") and bool(into & words("effect"))
    )


def _top(parse: Parse, noun: int) -> int:
    """Up through lists and measures: "a round of talks" stands where "round" stands."""
    at = noun
    for _ in range(10):
        token = parse.tokens[at]
        head = parse.tokens[token.head]
        if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            at = token.head
        elif token.dep == "pobj" and head.text.lower() == "of" and parse.tokens[head.head].lemma in words("quantities"):
            at = head.head
        else:
            break
    return at


def _granted(scene: Scene, noun: int, frame: NounFrame) -> Candidate | None:
    """The noun dates something else, or is what something is given in exchange for."""
    parse = scene.parse
    top = _top(parse, noun)
    preposition = parse.tokens[top].head
    if parse.tokens[top].dep != "pobj":
        return None
    above = parse.tokens[parse.tokens[preposition].head]
    word = parse.tokens[preposition].text.lower()
    if word == "of" and above.lemma in words("eve"):
        word = above.lemma  # "on the eve of", "in the wake of", "ahead of"
    verb = governing_verb(parse, preposition)
    own, whom = noun_roles(scene, noun, frame)
    if word == "for" and above.lemma in ("exchange", "return") and verb is not None:
        while parse.tokens[verb].dep == "xcomp" and is_verb(parse, parse.tokens[verb].head):
            verb = parse.tokens[verb].head
        given = tuple(at for at in doers(parse, verb) if rank(scene, at))
        if own and given and not set(own) & set(given):
            whom = given  # "that A remove its guns in return for the removal of B's": B gives it to A
        return _candidate(scene, noun, frame, verb, own or doers(parse, verb), whom, "exchange")
    if word not in words("dating") | words("eve") or (word in ("at", "in", "on") and frame.type != "CONSULT"):
        return None
    if own and parse.tokens[own[0]].tag == "PRP$" and verb is not None and verb > noun:
        own = doers(parse, verb) or own  # "After their meeting, the leaders agreed": the pronoun looks ahead
    if frame.type == "CONSULT" and not own and verb is not None and word in words("within"):
        return _took_part(scene, noun, frame, verb, whom)
    if len(own) + len(whom) < 2 and not (frame.type == "CONSULT" and own):
        return None
    return _candidate(scene, noun, frame, noun, own, whom, "thing")


def _took_part(scene: Scene, noun: int, frame: NounFrame, verb: int, whom: tuple[int, ...]) -> Candidate | None:
    """The talks of who does something in them: "in talks with B, A raised the case", "A told B in a phone call that".

    They are as sure, and of the same time, as what is done in them; where it is not done nothing is told of them.
    """
    parse = scene.parse
    own = tuple(at for at in doers(parse, verb) if rank(scene, at))
    if not whom and parse.tokens[verb].lemma in words("spoken_to"):
        whom = acting(scene, objects(parse, verb))
    whom = tuple(at for at in whom if rank(scene, at) is Rank.ACTOR)  # a meeting with reporters is none of states
    if not own or not whom or below(parse, verb, "neg"):
        return None
    return _candidate(scene, noun, frame, verb, own, whom, "thing")


def _candidate(
    scene: Scene, noun: int, frame: NounFrame, node: int, who: tuple[int, ...], whom: tuple[int, ...], sort: str
) -> Candidate:
    return Candidate(
        type=frame.type,
        mode=frame.mode,
        trigger=(noun,),
        node=node,
        sources=who,
        targets=tuple(at for at in whom if at not in who and not own_means(scene.parse, at, frame.type)),
        finder="noun",
        confidence=CONFIDENCE[sort],
        sort=sort,
        score=lighter_score(frame.type, frame.lighter),
    )
