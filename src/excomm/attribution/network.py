"""The trained network over an article: which pieces are cues, and for each cue who and what go with it.

``model/attribution/`` holds the weights and their card, ``training/attribution/`` the commands that made them. The
encoder reads each window once; roles are then read for each cue as in semantic role labelling, the cue in the place of
the predicate (Shi and Lin 2019, "Simple BERT Models for Relation Extraction and Semantic Role Labeling", section 3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from excomm.attribution.bucket import buckets
from excomm.attribution.candidate import Quotation
from excomm.attribution.decoding import best_paths, runs
from excomm.attribution.window import SHAPES, Pieces, Window, windows
from excomm.records import Article, Span

Floats = NDArray[np.float32]

Run = tuple[int, int]
"""``[first, last)`` of pieces."""

FIRST, LAST = 101, 102
"""[CLS] and [SEP] of the encoder's vocabulary."""

SLOW_FUSION = "SkipLayerNormFusion"
"""Of onnxruntime: the sum and its norm as one node take longer than as two."""

AT_ONCE = 16
"""Windows decoded together: a step of the decoder costs the same for one and for many."""

_EAGER = np.array([0, 1, 1], np.float32)
"""Added to the log-probabilities of a cue's pieces, so that more cues are tried: what is wrong is weighed out later.
Chosen on PolNeAR dev from 0 and 1."""

ROLES = 5
"""Roles of a piece for a cue: none, begin and inside of its source, begin and inside of its content."""

_CUE_MOVES = ((0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2))
_ROLE_MOVES = tuple((a, b) for a in range(ROLES) for b in range(ROLES) if b not in (2, 4) or a in (b - 1, b))


@dataclass(frozen=True, slots=True)
class Heard:
    """One attribution as the network reads it; the figures are mean probabilities in [0, 1] of its pieces' labels."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    cue_score: float
    source_score: float
    content_score: float
    edge_score: float
    """Of the pieces at which a stretch of the content begins, and of those behind its end: the least."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """All of an article: ``heard`` in the order of their cues; for each piece its ``starts`` and its ``tags``.

    ``tags`` [pieces, 3] are the probabilities that a piece belongs to a cue, a source, a content.
    """

    heard: tuple[Heard, ...]
    starts: NDArray[np.int64]
    tags: Floats

    def mean(self, spans: Sequence[Span], tag: int) -> float:
        """The mean probability of ``tag`` (0 cue, 1 source, 2 content) over the pieces of ``spans``; 0.0 if none."""
        found = [
            self.tags[np.searchsorted(self.starts, s.start) : np.searchsorted(self.starts, s.end), tag] for s in spans
        ]
        joined = np.concatenate(found) if found else np.zeros(0, np.float32)
        return float(joined.mean()) if joined.size else 0.0


@cache
def _parts() -> tuple[Tokenizer, onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    folder = files("excomm.model").joinpath("attribution")
    tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    graphs = [folder.joinpath(name).read_bytes() for name in ("encoder.onnx", "roles.onnx")]
    encoder, roles = (
        onnxruntime.InferenceSession(graph, options, disabled_optimizers=[SLOW_FUSION]) for graph in graphs
    )
    return tokenizer, encoder, roles


def pieces(text: str) -> Pieces:
    """The word pieces of ``text`` and their offsets."""
    encoding = _parts()[0].encode(text, add_special_tokens=False)
    return encoding.ids, encoding.offsets


def hear(article: Article, quotations: Sequence[Quotation]) -> Hearing:
    """What the network reads in ``article``."""
    heard: list[Heard] = []
    starts: list[int] = []
    tags = [np.zeros((0, 3), np.float32)]
    found = windows(article.text, article.paragraphs, quotations, pieces)
    for at in range(0, len(found), AT_ONCE):
        some = found[at : at + AT_ONCE]
        read = [_encode(window) for window in some]
        heard += (_whole(article.text, one) for one in _roles(some, read))
        starts += [start for window in some for start, _ in window.spans[slice(*window.core)]]
        tags += [_belonging(made.tags[slice(*window.core)]) for window, made in zip(some, read, strict=True)]
    return Hearing(tuple(heard), np.array(starts, np.int64), np.concatenate(tags))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the encoder makes of a window: ``hidden`` and ``tags`` [pieces, ..]; half of the roles, with the sentinels,
    ``piece`` and ``meet`` [pieces + 2, width].
    """

    hidden: Floats
    tags: Floats
    piece: Floats
    meet: Floats


def _encode(window: Window) -> _Read:
    """One window a run, as padding costs more."""
    ids = np.array([[FIRST, *window.ids, LAST]], np.int64)
    shapes = np.array([[0, *window.shapes, 0]], np.int64)
    made = _parts()[1].run(None, {"ids": ids, "shapes": shapes})
    hidden, tags, piece, meet = (array[0] for array in made)
    return _Read(hidden[1:-1], tags[1:-1], piece, meet)


def _roles(found: Sequence[Window], read: Sequence[_Read]) -> list[Heard]:
    logs = [_log_softmax(made.tags[slice(*window.core), :3])[None] for window, made in zip(found, read, strict=True)]
    labels = best_paths([each + _EAGER for each in logs], _CUE_MOVES)
    cues = [
        [(start + window.core[0], end + window.core[0]) for start, end in runs(path[0], 1, 2)]
        for window, path in zip(found, labels, strict=True)
    ]
    likely = [_role_scores(made, some) for made, some in zip(read, cues, strict=True)]
    paths = best_paths(likely, _ROLE_MOVES)
    return [one for each in zip(found, read, cues, likely, paths, strict=True) for one in _heard(*each)]


def _heard(
    window: Window, read: _Read, cues: Sequence[Run], likely: Floats, best: NDArray[np.int64]
) -> Iterator[Heard]:
    """The attributions of a window, from the scores of the roles [cues, pieces, roles] and their best paths."""
    chances = np.exp(likely)
    contents = [runs(roles, 3, 4) for roles in best]
    sources = [
        max(runs(roles, 1, 2), key=lambda run: row[run[0] : run[1], 1:3].sum(), default=None)
        for roles, row in zip(best, chances, strict=True)
    ]
    _widen(contents, _orphans(read.tags, cues, sources, contents), np.array(window.shapes) >= SHAPES // 2)
    for (start, end), who, content, row in zip(cues, sources, contents, chances, strict=True):
        if not content:
            continue
        edges = [row[a, 3] for a, _ in content] + [1 - row[b, 4] for _, b in content if b < len(row)]
        yield Heard(
            cue=_span(window, start, end),
            source=None if who is None else _span(window, *who),
            content=tuple(_span(window, a, b) for a, b in content),
            cue_score=float(_belonging(read.tags[start:end])[:, 0].mean()),
            source_score=float(row[who[0] : who[1], 1:3].sum(-1).mean() if who else 1 - row[:, 1].max()),
            content_score=float(np.concatenate([row[a:b, 3:5].sum(-1) for a, b in content]).mean()),
            edge_score=float(min(edges)),
        )


def _role_scores(read: _Read, cues: Sequence[Run]) -> Floats:
    """Log-probabilities [cues, pieces, roles]."""
    size = len(read.hidden)
    if not cues:
        return np.zeros((0, size, ROLES), np.float32)
    about = np.stack([read.hidden[start:end].mean(0) for start, end in cues])
    distance = np.zeros((len(cues), size + 2), np.int64)
    for row, (start, end) in enumerate(cues):
        distance[row, 1:-1] = buckets(size, start, end - 1)
    given = {"about": about, "piece": read.piece, "meet": read.meet, "distance": distance}
    (scores,) = _parts()[2].run(None, given)
    return _log_softmax(scores[:, 1:-1])


def _orphans(
    tags: Floats, cues: Sequence[Run], sources: Sequence[Run | None], contents: Sequence[Sequence[Run]]
) -> NDArray[np.bool_]:
    """Which pieces are said by somebody, as they are tagged, but by nobody that was found."""
    orphans = _belonging(tags)[:, 2] > 0.5
    for first, last in [*cues, *(run for run in sources if run), *(run for content in contents for run in content)]:
        orphans[first:last] = False
    return orphans


def _widen(contents: Sequence[list[Run]], orphans: NDArray[np.bool_], firsts: NDArray[np.bool_]) -> None:
    """Lets each stretch of content grow over the orphans that it touches, within its paragraph."""
    for content in contents:
        for rank, (first, last) in enumerate(content):
            begin = next((at for at in range(first, 0, -1) if firsts[at] or not orphans[at - 1]), 0)
            end = next((at for at in range(last, len(orphans)) if firsts[at] or not orphans[at]), len(orphans))
            content[rank] = (begin, end)


def _whole(text: str, one: Heard) -> Heard:
    """The same with whole words: what ends at a piece of a word ends with the word."""
    source = None if one.source is None else _to_words(text, one.source)
    content = tuple(_to_words(text, span) for span in one.content)
    return replace(one, cue=_to_words(text, one.cue), source=source, content=content)


def _to_words(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def _span(window: Window, first: int, last: int) -> Span:
    return Span(window.spans[first][0], window.spans[last - 1][1])


def _belonging(tags: Floats) -> Floats:
    """Probability that a piece belongs to a cue, a source, a content, from the scores of their BIO labels."""
    return np.stack([1 - np.exp(_log_softmax(tags[:, at : at + 3])[:, 0]) for at in (0, 3, 6)], axis=1)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)
