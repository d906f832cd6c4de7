"""Writes the trained network as ONNX: `python -m training.event.export OUT MODEL`.

OUT is the folder that ``training.event.train`` wrote, MODEL the folder for ``lower.onnx`` and ``upper.onnx`` (int8
weights, per channel). Needs onnx and onnxruntime beside what training needs.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.event.network import ROLES, Lower
from training.event.train import BASE, SEED, Plan, new


def main() -> None:
    """Exports, quantises and says how large the files are."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("model", type=Path)
    asked = arguments.parse_args()
    asked.model.mkdir(parents=True, exist_ok=True)
    plan = Plan()
    lower = Lower(BASE, plan.frozen).eval()
    upper = new(plan, SEED, torch.load(asked.out / "weights.pt")).eval()
    ids = torch.randint(1000, 2000, (2, 50))
    write(lower, {"ids": ids, "mask": torch.ones_like(ids)}, ("hidden",), asked.model / "lower.onnx")
    marks = {"hidden": lower(ids, torch.ones_like(ids)), "roles": torch.rand(2, 50, ROLES), "mask": torch.ones(2, 50)}
    write(Shipped(upper), marks, ("roots", "codes"), asked.model / "upper.onnx")
    for path in sorted(asked.model.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


class Shipped(nn.Module):
    """The network without the head for the quad class, which only training uses."""

    def __init__(self, upper: nn.Module) -> None:
        super().__init__()
        self.upper = upper

    def forward(self, hidden: Tensor, roles: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """As ``Upper.forward``; the scores of roots and codes."""
        roots, _, codes = self.upper(hidden, roles, mask)
        return roots, codes


def write(network: nn.Module, inputs: dict[str, Tensor], outputs: tuple[str, ...], path: Path) -> None:
    """One graph, quantised; all its axes of sentences and pieces are free."""
    free = {name: {0: "sentences", 1: "pieces"} for name in (*inputs, "hidden")}
    free |= {name: {0: "sentences"} for name in outputs if name != "hidden"}
    with tempfile.TemporaryDirectory() as folder:
        whole, ready = Path(folder) / "whole.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            network,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: axes for name, axes in free.items() if name in (*inputs, *outputs)},
            dynamo=False,
        )
        quant_pre_process(str(whole), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(path), per_channel=True, weight_type=QuantType.QInt8, reduce_range=True)


if __name__ == "__main__":
    main()
