"""Averages two networks: `python -m training.attribution.average OUT EARLIER --share 0.3`.

OUT/weights.pt is what ``train`` wrote; EARLIER is a folder with ``encoder.onnx`` and ``roles.onnx`` that ``export``
wrote from a network of the same size and seed. Writes OUT/weights.pt anew, with that share of the earlier one. Two
fine-tunings from one start can be averaged and are better together (Wortsman et al. 2022, "Model Soups"). Needs onnx
and torch.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

Arrays = dict[str, NDArray[np.float32]]


def read_back(folder: Path) -> dict[str, Tensor]:
    """The weights of an exported network by name, those of eight bits as near as these tell."""
    encoder, roles = (onnx.load(str(folder / name)).graph for name in ("encoder.onnx", "roles.onnx"))
    found = {**_stored(encoder), **_whole(_stored(encoder))}
    for node in encoder.node:
        if node.op_type == "MatMulInteger":
            name = node.input[1].removesuffix("_quantized")
            found[f"{_part(node)}.weight"] = found[name].T
    stored = _stored(roles)
    found |= stored
    for node in roles.node:
        for name in node.input:
            if name.startswith("onnx::MatMul"):
                found[f"roles.{_part(node).removeprefix('roles.')}.weight"] = stored[name].T
            elif name.startswith("onnx::Conv"):
                found[f"roles.{_part(node).removeprefix('roles.')}.weights"] = stored[name][:, 0, 0, :].T
    for name in ("piece", "meet"):  # exported beside the encoder
        found[f"roles.{name}.weight"] = found.get(f"roles.{name}.weight", found.get(f"{name}.weight"))
    return {name: torch.tensor(value) for name, value in found.items() if value is not None}


def _stored(graph: onnx.GraphProto) -> Arrays:
    return {one.name: numpy_helper.to_array(one) for one in graph.initializer}


def _whole(stored: Arrays) -> Arrays:
    """The arrays that are kept in eight bits, as they were, but for rounding."""
    found = {}
    for name, value in stored.items():
        if name.endswith("_quantized"):
            base = name.removesuffix("_quantized")
            found[base] = (value.astype(np.float32) - stored[f"{base}_zero_point"]) * stored[f"{base}_scale"]
    return found


def _part(node: onnx.NodeProto) -> str:
    """The module whose product a node computes, from the name of its output."""
    path = node.output[0].split("/MatMul")[0].split("/Conv")[0]
    return str(path.strip("/").replace("/", "."))


def main() -> None:
    """Reads both, averages and writes. Raises ``KeyError`` where the earlier one lacks a weight."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("earlier", type=Path)
    arguments.add_argument("--share", type=float, default=0.3)
    asked = arguments.parse_args()
    state, earlier = torch.load(asked.out / "weights.pt"), read_back(asked.earlier)
    for part, weights in state.items():
        for name, value in weights.items():
            if value.is_floating_point():
                value.lerp_(earlier[f"{part}.{name}"].to(value.dtype), asked.share)
    torch.save(state, asked.out / "weights.pt")


if __name__ == "__main__":
    main()
