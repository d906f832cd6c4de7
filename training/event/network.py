"""The event network: an encoder whose lower layers stay as they are, the roles added in between, and three heads.

The roles (source, target, trigger) enter as learned vectors added to the hidden states of their pieces, above the
frozen layers. So a sentence's lower layers are computed once: in training for all epochs, in use for all its events.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

ROLES = 3
"""Source, target, trigger."""


class Lower(nn.Module):
    """Pieces -> hidden states behind the first ``frozen`` layers. Never trained."""

    def __init__(self, base: Path, frozen: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        self.bert.encoder.layer = self.bert.encoder.layer[:frozen]

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """``ids``, ``mask`` [sentences, pieces] -> [sentences, pieces, size]."""
        return self.bert(input_ids=ids, attention_mask=mask).last_hidden_state


class Upper(nn.Module):
    """Hidden states and roles -> scores of the roots, of the quad classes and of the codes (type and mode)."""

    def __init__(self, base: Path, frozen: int, layers: int, roots: int, codes: int) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        self.layers = bert.encoder.layer[frozen:layers]
        size = bert.config.hidden_size
        self.roles = nn.Parameter(torch.randn(ROLES, size) * 0.05)
        self.absent = nn.Parameter(torch.zeros(ROLES, size))
        self.drop = nn.Dropout(0.15)
        self.root = nn.Linear(4 * size, roots)
        self.quad = nn.Linear(4 * size, 4)
        self.code = nn.Linear(4 * size, codes)

    def forward(self, hidden: Tensor, roles: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``hidden`` [sentences, pieces, size], ``roles`` [.., ROLES] of 0 and 1, ``mask`` [sentences, pieces]."""
        flow = hidden + roles @ self.roles
        bias = (1 - mask.to(flow.dtype))[:, None, None] * -1e4
        for layer in self.layers:
            flow = layer(flow, bias)
            flow = flow[0] if isinstance(flow, tuple) else flow
        weights = torch.cat([mask.to(flow.dtype)[..., None], roles], -1)
        count = weights.sum(1)[..., None]
        pooled = torch.einsum("spr,sph->srh", weights, flow) / count.clamp(min=1)
        missing = (count[:, 1:] == 0).to(flow.dtype) * self.absent
        pooled = torch.cat([pooled[:, :1], pooled[:, 1:] + missing], 1)
        about = self.drop(pooled.flatten(1))
        return self.root(about), self.quad(about), self.code(about)
