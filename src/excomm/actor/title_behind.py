"""The title behind a name: in apposition, in a clause of its own, or by the body that somebody is of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from excomm.actor.lexicon import listed, slug
from excomm.actor.nation import nations
from excomm.actor.region import LONGEST_NAME, regions_in
from excomm.actor.scene import Title, words_of
from excomm.actor.title_phrase import REACH, is_title_word, title_at
from excomm.records import Parse
from excomm.registry import region_named, state_named

_IS, _WAS, _SERVES = {"is", "'s", "’s"}, {"was", "been"}, {"serves", "served", "serving"}


def title_behind(parse: Parse, last: int, day: date | None) -> Title | None:
    """The title in apposition to the name that ends at ``last``: "X, Norway's foreign minister,".

    Where somebody is from may stand between: "X of Ohio, the party's nominee".
    """
    last = _behind_place(parse, last)
    if last >= len(parse.tokens) or parse.tokens[last].text not in {",", "(", "–", "—"}:
        return None
    for head in range(last + 1, min(last + 1 + REACH, len(parse.tokens))):
        token = parse.tokens[head]
        acting = token.text.casefold() in listed("lesser")
        if token.sentence != parse.tokens[last].sentence or (
            token.pos in {"VERB", "AUX", "PRON", "CCONJ"} and not acting
        ):
            return None
        if token.text in {",", "(", ")", ";", ":"} | listed("beside"):
            return None
        if is_title_word(parse, head):
            following = parse.tokens[head + 1] if head + 1 < len(parse.tokens) else None
            if following and (
                following.tag == "POS" or (following.pos in {"PROPN", "NOUN"} and following.text.isalpha())
            ):
                continue
            if following and following.pos in {"VERB", "AUX"} and parse.tokens[last].text == ",":
                return None  # "Ann, the ambassador said": Ann is told so
            return None if _is_anothers(parse, last, head) else title_at(parse, head, day)
    return None


def _behind_place(parse: Parse, last: int) -> int:
    """The comma behind "of Ohio"; ``last`` where no such place stands there."""
    if last >= len(parse.tokens) or parse.tokens[last].text not in {"of", "from"}:
        return last
    until = min(last + 2 + LONGEST_NAME, len(parse.tokens))
    comma = next((at for at in range(last + 2, until) if parse.tokens[at].text == ","), None)
    words = words_of(parse, last + 1, comma) if comma else ""
    return comma if comma and (region_named(words) or state_named(words)) else last


def _is_anothers(parse: Parse, last: int, head: int) -> bool:
    """Whether the title is that of somebody to whom a noun relates the person named: "X, the son of a diplomat"."""
    link = parse.tokens[head].head
    if parse.tokens[head].dep != "pobj" or parse.tokens[link].text.casefold() not in {"of", "to"}:
        return False
    kin = parse.tokens[link].head
    return last < kin < head and parse.tokens[kin].pos == "NOUN" and not is_title_word(parse, kin)


def predicated(parse: Parse, first: int, last: int, day: date | None) -> Title | None:
    """The title that a clause gives to the name at ``[first, last)``: "X is the governor", "X has served as governor".

    What somebody was is a former title.
    """
    name = next((at for at in range(first, last) if not first <= parse.tokens[at].head < last), first)
    token = parse.tokens[name]
    verb = parse.tokens[token.head]
    if token.dep != "nsubj" or verb.text.casefold() not in _IS | _WAS | _SERVES:
        return None
    children = parse.children[token.head]
    if verb.text.casefold() in _SERVES:
        links = [at for at in children if parse.tokens[at].text == "as"]
        heads = [at for link in links for at in parse.children[link] if parse.tokens[at].dep == "pobj"]
        now = any(parse.tokens[at].text.casefold() in {"has", "have", "is"} for at in children)
        former = not now and verb.text.casefold() == "served"
    else:
        heads, former = [at for at in children if parse.tokens[at].dep == "attr"], verb.text.casefold() in _WAS
    title = title_at(parse, heads[0], day) if heads else None
    return replace(title, former=title.former or former) if title else None


def body_behind(parse: Parse, last: int, day: date | None) -> Title | None:
    """The organisation or body that the name ending at ``last`` is of: "Jane Roe of the State Department".

    Also the one for which somebody speaks: "Jane Roe, speaking for the State Department,".
    """
    if last >= len(parse.tokens):
        return None
    last = _speaking_for(parse, last)
    if parse.tokens[last].text not in {"of", "from", "for"}:
        return None
    until = min(last + 1 + REACH, parse.bounds[parse.tokens[last].sentence][1])
    found = nations(parse, last + 1, until, day)
    body = found[0].organisation if found and found[0].first <= last + 2 else None
    if body is None:
        return _authority_behind(parse, last) or _service_behind(parse, last, day)
    return Title(last, found[0].last, "officer", frozenset(), body.state, body.id, False, True, True)


def _speaking_for(parse: Parse, last: int) -> int:
    """The "for" of ", speaking for the ministry" or its like behind a name; ``last`` where none stands there."""
    if parse.tokens[last].text != ",":
        return last
    for words in (("speaking", "for"), ("speaking", "on", "behalf", "of"), ("on", "behalf", "of")):
        end = last + 1 + len(words)
        if tuple(token.text for token in parse.tokens[last + 1 : end]) == words:
            return end - 1
    return last


def _service_behind(parse: Parse, link: int, day: date | None) -> Title | None:
    """A public body by its kind: "Colonel Roe of the Iranian navy", "Jane Roe of the island's power authority"."""
    noun = next((at for at in parse.children[link] if parse.tokens[at].dep == "pobj" and at > link), None)
    if noun is None or parse.tokens[noun].text.casefold() not in listed("civic_bodies") | listed("services"):
        return None
    found = [nation.state for nation in nations(parse, link + 1, noun, day) if nation.state]
    state = found[0] if len(set(found)) == 1 else None
    return Title(link, noun + 1, "officer", frozenset(), state, None, False, True, True, civic=True)


def _authority_behind(parse: Parse, link: int) -> Title | None:
    """The public body by its own name, which the registry does not know: "Jane Roe of Upland Fire and Rescue"."""
    for name in parse.names:
        if name.label != "ORG" or not link < name.first <= link + 2:
            continue
        first = name.first + (parse.tokens[name.first].text.casefold() == "the")
        words = words_of(parse, first, name.last)
        if set(words.casefold().split()) & listed("public_authorities") and slug(words):
            places = regions_in(words)
            state = next(iter(places)) if len(places) == 1 else None
            return Title(link, name.last, "officer", frozenset(), state, slug(words).upper(), False, True, True)
    return None
