"""Attention as one node of the graph, for networks that read one text a run: no mask, no matrix of all pairs in memory.

``torch.onnx`` writes attention as a dozen nodes that each pass over [heads, pieces, pieces]; onnxruntime's
MultiHeadAttention does the same block by block in the processor's cache (Dao et al. 2022, "FlashAttention").
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn


class _Attend(torch.autograd.Function):
    """Scaled dot-product attention over ``heads`` heads; query, key, value [texts, pieces, size]."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        split = (each.unflatten(-1, (heads, -1)).transpose(1, 2) for each in (query, key, value))
        return nn.functional.scaled_dot_product_attention(*split).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)


class Fused(nn.Module):
    """A layer's own attention, of the same weights, for export; masks are not read."""

    def __init__(self, own: nn.Module) -> None:
        super().__init__()
        self.query, self.key, self.value = own.query, own.key, own.value
        self.heads = own.num_attention_heads

    def forward(self, hidden: Tensor, *_: Any, **__: Any) -> tuple[Tensor, None]:
        """``hidden`` [texts, pieces, size] -> the same shape."""
        return _Attend.apply(self.query(hidden), self.key(hidden), self.value(hidden), self.heads), None


def fuse(layers: nn.ModuleList) -> None:
    """Puts ``Fused`` in the place of every layer's own attention."""
    for layer in layers:
        layer.attention.self = Fused(layer.attention.self)
