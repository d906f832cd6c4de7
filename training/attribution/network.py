"""The attribution network: one encoder, cue/source/content tags, and for each cue the roles of all pieces around it.

The roles are read as in semantic role labelling, the cue in the place of the predicate: so source, cue and content of
one statement are found together and need no linking by distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from excomm.attribution.network import ROLES
from excomm.attribution.window import SHAPES

BUCKETS = 32
"""Classes of signed distance between a piece and a cue: exact up to 8 pieces, then by powers of two."""


@dataclass(frozen=True)
class Size:
    """Heads of attention and inner neurons of each of the encoder's layers."""

    heads: int
    inner: int


WHOLE = Size(12, 1536)
"""As the base has it."""
LEAN = Size(8, 1024)
"""A third less to compute."""


def _narrow(attention: nn.Module, heads: int) -> None:
    """Leaves a layer's attention ``heads`` heads of the width that they had."""
    own, size = attention.self, attention.output.dense.out_features
    width = heads * own.attention_head_size
    own.num_attention_heads, own.all_head_size = heads, width
    own.query, own.key, own.value = (nn.Linear(size, width) for _ in range(3))
    attention.output.dense = nn.Linear(width, size)


class Encoder(nn.Module):
    """Pieces -> hidden states and tags."""

    def __init__(self, base: Path, made: Size = WHOLE) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(str(base), attn_implementation="sdpa")
        config.intermediate_size = made.inner
        config.attention_probs_dropout_prob = 0.0  # drawing it takes half of a step's time
        if made == WHOLE:
            self.bert = BertModel.from_pretrained(str(base), config=config, add_pooling_layer=False)
        else:
            self.bert = BertModel(config, add_pooling_layer=False)
            for layer in self.bert.encoder.layer:
                _narrow(layer.attention, made.heads)
        size = self.bert.config.hidden_size
        self.shape = nn.Embedding(SHAPES, size)
        nn.init.normal_(self.shape.weight, std=0.01)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, 9)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """``ids``, ``shapes``, ``mask`` (None: no padding) [windows, pieces] -> hidden [.., size], tag scores [.., 9].

        The scores are those of O, B, I for cue, source and content.
        """
        words = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        hidden = self.bert(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.drop(hidden)
        return hidden, self.tags(hidden)


class Neighbours(nn.Module):
    """What the two pieces before and behind say, added: a depthwise convolution, then a dense layer."""

    def __init__(self, width: int, stride: int) -> None:
        super().__init__()
        self.stride = stride
        self.weights = nn.Parameter(torch.randn(5, width) * 0.3)
        self.mix = nn.Linear(width, width)

    def forward(self, flow: Tensor) -> Tensor:
        """``flow`` [cues, pieces, width] -> the same shape."""
        kernel = self.weights.T[:, None, None]
        seen = nn.functional.conv2d(  # of two dimensions, as onnxruntime is five times slower over one
            flow.transpose(1, 2)[:, :, None],
            kernel,
            padding=(0, 2 * self.stride),
            dilation=(1, self.stride),
            groups=len(kernel),
        )
        return flow + nn.functional.gelu(self.mix(seen[:, :, 0].transpose(1, 2)))


class Roles(nn.Module):
    """Hidden states and a cue -> the role of every piece."""

    def __init__(self, size: int, width: int = 192) -> None:
        super().__init__()
        self.piece = nn.Linear(size, width)
        self.cue = nn.Linear(size, width)
        self.meet = nn.Linear(size, width)
        self.met = nn.Linear(size, width, bias=False)
        self.far = nn.Embedding(BUCKETS, width)
        self.near = Neighbours(width, 1)
        self.wide = Neighbours(width, 2)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(width, ROLES)

    def forward(self, hidden: Tensor, cues: Tensor, distance: Tensor) -> Tensor:
        """``hidden`` [cues, pieces, size]; ``cues`` (weights that sum to 1) and ``distance`` [cues, pieces].

        Returns scores [cues, pieces, ROLES].
        """
        about = torch.einsum("ct,cth->ch", cues, hidden)
        return self.read(about, self.piece(hidden), self.meet(hidden), distance)

    def read(self, about: Tensor, piece: Tensor, meet: Tensor, distance: Tensor) -> Tensor:
        """The same from a cue's mean hidden state ``about`` [cues, size] and what ``piece`` and ``meet`` made.

        ``piece`` and ``meet`` are [cues, pieces, width], or [pieces, width] where all cues stand in one window.
        """
        joint = piece + self.cue(about)[:, None] + meet * self.met(about)[:, None] + self.far(distance)
        flow = nn.functional.gelu(joint)
        flow = self.wide(self.near(flow))
        return self.out(self.drop(flow))
