"""Makes a lean network out of the large one: `python -m training.attribution.distil DATA NEWS OUT [--epochs 2]`.

DATA holds ``polnear_train.jsonl.gz``; NEWS is ``wikinews_2020.jsonl.gz``, whose texts bear no labels; OUT/weights.pt is
what ``train`` wrote. Writes OUT/lean.pt, and OUT/lessons.pt (1 GB), which a later run takes up. In each layer those
heads and inner neurons are left out that add least (mean size of what they add: Michel et al. 2019, "Are Sixteen Heads
Really Better than One?", prunes by a like measure); then the rest learns the large network's hidden states, tags and
roles beside the labels (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network"; Sun et al. 2019, "Patient
Knowledge Distillation"). OUT/lean.checkpoint.pt is written every 100 steps.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from excomm.attribution.bucket import bucket
from excomm.attribution.quotation import quotations
from excomm.attribution.window import Pieces, Window, windows
from training.attribution.examples import IN, OUT, Example, article_of, examples, held_out, rows
from training.attribution.network import LEAN, Encoder, Roles
from training.attribution.train import BASE, IGNORED, batches, pieces_of, tensors

CUES = 24
"""Cues of a step whose roles are learned, at most."""
HARD = 0.5
"""What the labels weigh beside the large network's answers."""


@dataclass
class Lesson:
    """A window and the large network's hidden states of it, [pieces + 2, size] in half precision."""

    example: Example
    labelled: bool
    hidden: Tensor

    @property
    def window(self) -> Window:
        """The example's window."""
        return self.example.window


def unlabelled(path: Path, pieces: Callable[[str], Pieces]) -> list[Example]:
    """The windows of a file of news; their labels mean nothing."""
    found = []
    for row in rows(path):
        article = article_of({"doc_id": row["url"], "text": row["text"]})
        for window in windows(article.text, article.paragraphs, quotations(article), pieces):
            size = len(window.ids)
            found.append(Example(window, [OUT] * size, [OUT] * size, [OUT] * size))
    return found


@torch.no_grad()
def lessons(encoder: Encoder, data: Sequence[Example]) -> list[Tensor]:
    """What the large network makes of each window: its hidden states, [pieces + 2, size] in half precision."""
    found, still = [torch.zeros(0)] * len(data), random.Random(0)
    ordered = sorted(range(len(data)), key=lambda k: len(data[k].window.ids))
    for at in range(0, len(ordered), 8):
        batch = ordered[at : at + 8]
        ids, shapes, mask, _ = tensors([data[k] for k in batch], still, shapeless=0.0)
        for k, states in zip(batch, encoder(ids, shapes, mask)[0].half(), strict=True):
            found[k] = states[: len(data[k].window.ids) + 2].clone()
    return found


@torch.no_grad()
def inherit(lean: Encoder, large: Encoder, batch: list[Example]) -> None:
    """Gives the lean network the large one's layers, with those heads and inner neurons that add most to ``batch``."""
    ids, shapes, mask, _ = tensors(batch, random.Random(0), shapeless=0.0)
    layers = large.bert.encoder.layer
    attended: list[Tensor] = []
    activated: list[Tensor] = []
    hooks = [layer.attention.output.register_forward_pre_hook(_keeping(attended, mask)) for layer in layers]
    hooks += [layer.output.register_forward_pre_hook(_keeping(activated, mask)) for layer in layers]
    large(ids, shapes, mask)
    for hook in hooks:
        hook.remove()
    lean.bert.embeddings.load_state_dict(large.bert.embeddings.state_dict())
    lean.shape.load_state_dict(large.shape.state_dict())
    lean.tags.load_state_dict(large.tags.state_dict())
    for small, given, heads, neurons in zip(lean.bert.encoder.layer, layers, attended, activated, strict=True):
        width = given.attention.self.attention_head_size
        adds = given.attention.output.dense.weight.unflatten(1, (-1, width))  # [size, heads, width]
        made = torch.einsum("phw,shw->phs", heads.unflatten(1, (-1, width)), adds).norm(dim=-1).mean(0)
        kept = made.topk(LEAN.heads).indices.sort().values
        columns = (kept[:, None] * width + torch.arange(width)).flatten()
        for name in ("query", "key", "value"):
            _copy(getattr(small.attention.self, name), getattr(given.attention.self, name), rows=columns)
        _copy(small.attention.output.dense, given.attention.output.dense, columns=columns)
        small.attention.output.LayerNorm.load_state_dict(given.attention.output.LayerNorm.state_dict())
        worth = neurons.abs().mean(0) * given.output.dense.weight.norm(dim=0)
        best = worth.topk(LEAN.inner).indices.sort().values
        _copy(small.intermediate.dense, given.intermediate.dense, rows=best)
        _copy(small.output.dense, given.output.dense, columns=best)
        small.output.LayerNorm.load_state_dict(given.output.LayerNorm.state_dict())


def _keeping(kept: list[Tensor], mask: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
    """A hook that keeps the first thing given to a module, [pieces, ..] of those that ``mask`` has."""
    return lambda _, given: kept.append(given[0][mask.bool()])


def _copy(to: nn.Linear, given: nn.Linear, rows: Tensor | None = None, columns: Tensor | None = None) -> None:
    weight = given.weight if rows is None else given.weight[rows]
    to.weight.copy_(weight if columns is None else weight[:, columns])
    to.bias.copy_(given.bias if rows is None else given.bias[rows])


def cues_of(batch: list[Lesson], guessed: Tensor, chance: random.Random) -> list[tuple[int, list[int], list[int]]]:
    """Window, cue and labels of what is to be learned; no labels where the window bears none.

    The labelled cues, and the runs of pieces that the large network takes for one.
    """
    known = [(i, at, labels) for i, one in enumerate(batch) for at, labels in one.example.acts]
    taken = {(i, k) for i, at, _ in known for k in at}
    for i, one in enumerate(batch):
        first, last = one.window.core
        at = first
        while at < last:
            end = at + 1
            if guessed[i, at + 1] == OUT or (i, at) in taken:
                at = end
                continue
            while end < last and guessed[i, end + 1] == IN and (i, end) not in taken:
                end += 1
            wrong = one.labelled and all(one.example.cues[k] == OUT for k in range(at, end))
            known.append((i, list(range(at, end)), [OUT] * len(one.window.ids) if wrong else []))
            at = end
    chance.shuffle(known)
    return known[:CUES]


def soft(scores: Tensor, answers: Tensor) -> Tensor:
    """Cross-entropy with the large network's probabilities, less their entropy; over the last axis."""
    return nn.functional.kl_div(scores.log_softmax(-1), answers.softmax(-1), reduction="none").sum(-1)


def loss(
    encoder: Encoder, roles: Roles, large: tuple[Encoder, Roles], batch: list[Lesson], chance: random.Random
) -> Tensor:
    """What a step makes smaller."""
    ids, shapes, mask, labels = tensors([one.example for one in batch], chance)
    for i, one in enumerate(batch):
        if not one.labelled:
            labels[i] = IGNORED
    given = nn.utils.rnn.pad_sequence([one.hidden.float() for one in batch], batch_first=True)
    encoded, tags = encoder(ids, shapes, mask)
    with torch.no_grad():
        answers = large[0].tags(given)
    core = torch.zeros_like(mask, dtype=torch.bool)
    for i, one in enumerate(batch):
        core[i, 1 + one.window.core[0] : 1 + one.window.core[1]] = True
    total = (encoded - given)[mask.bool()].pow(2).mean()
    for kind, share in enumerate((1.0, 0.5, 1.0)):
        part = slice(3 * kind, 3 * kind + 3)
        total = total + 2 * share * soft(tags[..., part], answers[..., part])[core].mean()
        if (labels[..., kind] != IGNORED).any():
            hard = nn.functional.cross_entropy(tags[..., part].transpose(1, 2), labels[..., kind], ignore_index=IGNORED)
            total = total + 2 * HARD * share * hard
    acts = cues_of(batch, answers[..., :3].argmax(-1), chance)
    if not acts:
        return total
    width = encoded.shape[1]
    weights, distance = torch.zeros(len(acts), width), torch.zeros(len(acts), width, dtype=torch.long)
    target, inside = torch.full((len(acts), width), IGNORED), torch.zeros(len(acts), width)
    for k, (i, at, labels_) in enumerate(acts):
        size = len(batch[i].window.ids)
        weights[k, [p + 1 for p in at]] = 1 / len(at)
        distance[k, 1 : size + 1] = torch.tensor([bucket(p, at[0], at[-1]) for p in range(size)])
        inside[k, 1 : size + 1] = 1
        if labels_:
            target[k, 1 : size + 1] = torch.tensor(labels_)
    where = [i for i, _, _ in acts]
    scores = roles(encoded[where], weights, distance)
    with torch.no_grad():
        known = large[1](given[where], weights, distance)
    total = total + (soft(scores, known) * inside).sum(1).mean() / 10
    each = nn.functional.cross_entropy(scores.transpose(1, 2), target, ignore_index=IGNORED, reduction="none")
    return total + HARD * each.sum(1).mean() / 20


def main() -> None:
    """Distils, or goes on where the checkpoint stands."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("news", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--rate", type=float, default=3e-4)
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--resume", action="store_true")
    asked = arguments.parse_args()
    torch.manual_seed(asked.seed)
    tokenizer = pieces_of(BASE)

    def pieces(text: str) -> Pieces:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    data = [
        (one, True)
        for row in rows(asked.data / "polnear_train.jsonl.gz")
        if not held_out(row["doc_id"])
        for one in examples(row, pieces)
    ] + [(one, False) for one in unlabelled(asked.news, pieces)]
    large = Encoder(BASE).eval(), Roles(Encoder(BASE).bert.config.hidden_size).eval()
    state = torch.load(asked.out / "weights.pt")
    large[0].load_state_dict(state["encoder"])
    large[1].load_state_dict(state["roles"])
    encoder, roles = Encoder(BASE, LEAN), Roles(large[0].bert.config.hidden_size)
    inherit(encoder, large[0], [one for one, _ in data[:40]])
    roles.load_state_dict(large[1].state_dict())
    began = time.time()
    kept = asked.out / "lessons.pt"
    if not kept.exists():
        torch.save(lessons(large[0], [one for one, _ in data]), kept)
    taught = [Lesson(*one, hidden) for one, hidden in zip(data, torch.load(kept), strict=True)]
    print(f"{len(taught)} windows in {time.time() - began:.0f} s", flush=True)
    encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    learned = [one for part in (encoder, roles) for one in part.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=asked.rate, weight_decay=0.01)
    steps = [batch for epoch in range(asked.epochs) for batch in batches(taught, random.Random(asked.seed + epoch))]
    warm = len(steps) * 4 // 100
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / max(warm, 1), (len(steps) - k) / max(len(steps) - warm, 1))
    )
    checkpoint, done = asked.out / "lean.checkpoint.pt", 0
    if asked.resume and checkpoint.exists():
        state = torch.load(checkpoint)
        encoder.load_state_dict(state["encoder"])
        roles.load_state_dict(state["roles"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        done = state["done"]
    print(f"{len(steps)} steps", flush=True)
    chance, began, shown = random.Random(asked.seed), time.time(), 0.0
    encoder.train()
    roles.train()
    for number, batch in enumerate(steps[done:], done + 1):
        found = loss(encoder, roles, large, batch, chance)
        optimizer.zero_grad()
        found.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        schedule.step()
        shown += float(found)
        if number % 20 == 0:
            print(f"{number} {shown / 20:.4f} {time.time() - began:.0f} s", flush=True)
            shown = 0.0
        if number % 100 == 0 or number == len(steps):
            state = {"encoder": encoder.state_dict(), "roles": roles.state_dict(), "done": number}
            state |= {"optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}
            torch.save(state, checkpoint.with_suffix(".new"))
            checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save({"encoder": encoder.state_dict(), "roles": roles.state_dict()}, asked.out / "lean.pt")


if __name__ == "__main__":
    main()
