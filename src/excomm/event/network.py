"""The trained network over events: which type and mode the deed at a trigger has, between whom it is told to happen.

``model/event/`` holds the weights and their card, ``training/event/`` the commands that made them. The lower layers
read a sentence once; the marks of source, target and trigger are added above them, so each further event of a sentence
costs the upper layers only. Marks in place of the words themselves: Baldini Soares et al. 2019, "Matching the Blanks".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from excomm.event.plover import codebook
from excomm.records import Span

Floats = NDArray[np.float32]

FIRST, LAST = 101, 102
"""[CLS] and [SEP] of the encoder's vocabulary."""

LONGEST = 160
"""Word pieces of a sentence at most; of a longer one the stretch around the trigger is read."""

ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
"""The classes of the first head: PLOVER's roots as the PLV data writes them, YIELD for CONCEDE and RETREAT."""

CODES = tuple((code.type, code.mode) for code in codebook())
"""The classes of the second head: (type, mode) of the deed itself."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the network is asked about: a sentence or clause and where an event's roles and trigger stand in it."""

    text: str
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]
    trigger: Span


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log-probabilities over ``ROOTS`` and over ``CODES``."""

    roots: Floats
    codes: Floats


@cache
def _parts() -> tuple[Tokenizer, onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    folder = files("excomm.model")
    # The base is the same as that of the attribution network, and so is the tokenizer.
    tokenizer = Tokenizer.from_str(folder.joinpath("attribution", "tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    graphs = [folder.joinpath("event", name).read_bytes() for name in ("lower.onnx", "upper.onnx")]
    lower, upper = (onnxruntime.InferenceSession(graph, options) for graph in graphs)
    return tokenizer, lower, upper


def opinions(asked: Sequence[Marks]) -> list[Opinion]:
    """What the network holds of each of ``asked``, in their order."""
    tokenizer, lower, upper = _parts()
    grouped: dict[tuple[str, int], list[int]] = defaultdict(list)
    encoded = {}
    for rank, one in enumerate(asked):
        if one.text not in encoded:
            found = tokenizer.encode(one.text, add_special_tokens=False)
            encoded[one.text] = found.ids, found.offsets
        grouped[one.text, _begin(encoded[one.text][1], one.trigger)].append(rank)
    told: dict[int, Opinion] = {}
    for (text, begin), ranks in grouped.items():
        ids, places = (encoded[text][0][begin : begin + LONGEST], encoded[text][1][begin : begin + LONGEST])
        pieces = np.array([[FIRST, *ids, LAST]], np.int64)
        (hidden,) = lower.run(None, {"ids": pieces, "mask": np.ones_like(pieces)})
        roles = np.stack([_table(places, asked[rank]) for rank in ranks])
        spread = np.ascontiguousarray(np.broadcast_to(hidden, (len(ranks), *hidden.shape[1:])))
        mask = np.ones(roles.shape[:2], np.float32)
        roots, codes = upper.run(None, {"hidden": spread, "roles": roles, "mask": mask})
        told |= {
            rank: Opinion(root, code)
            for rank, root, code in zip(ranks, log_softmax(roots), log_softmax(codes), strict=True)
        }
    return [told[rank] for rank in range(len(asked))]


def marked(places: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[float]:
    """1.0 for each piece, given by its ``[start, end)``, that lies in one of ``spans``, else 0.0."""
    return [float(any(span.start < end and start < span.end for span in spans)) for start, end in places]


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def _table(places: Sequence[tuple[int, int]], one: Marks) -> Floats:
    """Marks [pieces + 2, 3] of source, target and trigger."""
    table = np.zeros((len(places) + 2, 3), np.float32)
    for role, spans in enumerate((one.sources, one.targets, (one.trigger,))):
        table[1:-1, role] = marked(places, spans)
    return table


def _begin(places: Sequence[tuple[int, int]], trigger: Span) -> int:
    """The first piece to read: 0, or in a sentence that is too long one that brings the trigger into the middle."""
    if len(places) <= LONGEST:
        return 0
    at = next((rank for rank, (_, end) in enumerate(places) if end > trigger.start), 0)
    return max(0, min(at - LONGEST // 2, len(places) - LONGEST))
