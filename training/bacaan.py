"""Trains the net that reads rows of print on shards of `training.baris` and writes it as ONNX.

python -m training.bacaan SHARDS --minutes 36 --seed 1 --held HELD.npz --out parsing/marks/rows.onnx

First each sign is asked for at the place where it was drawn, which is learnt in a fraction of the time; then also the
row as a whole (CTC), wherever its signs are placed.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from parsing.rownet import SIGNS
from parsing.rowpic import HIGH, STEP
from training.baris import coded

CLASSES = len(SIGNS) + 1
BATCH = 24
ALONE, WHOLE = 0.12, 0.6
"""Share of the time in which only the places count, and how much the row as a whole counts after it."""
LINES = list[tuple[Any, Any, str]]


class Side(nn.Module):
    """Looks along the row: what stands beside a letter that is crossed."""

    def __init__(self, deep: int) -> None:
        super().__init__()
        self.one = nn.Conv2d(deep, deep, (1, 5), padding=(0, 2), bias=False)
        self.norm = nn.BatchNorm2d(deep)

    def forward(self, x: Tensor) -> Tensor:
        return x + functional.relu(self.norm(self.one(x)))


def _step(inside: int, out: int, size: int, stride: tuple[int, int] | int) -> list[nn.Module]:
    return [
        nn.Conv2d(inside, out, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(out),
        nn.ReLU(),
    ]


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.eye = nn.Sequential(
            *_step(2, 16, 5, 2),
            *_step(16, 48, 3, 2),
            *_step(48, 64, 3, 1),
            *_step(64, 80, 3, (2, 1)),
            nn.Conv2d(80, 144, (4, 3), 1, (0, 1), bias=False),
            nn.BatchNorm2d(144),
            nn.ReLU(),
        )
        self.sides = nn.Sequential(Side(144), Side(144), Side(144))
        self.last = nn.Conv2d(144, CLASSES, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.last(self.sides(self.eye(x)))


def load(path: Path) -> LINES:
    with np.load(path) as kept:
        pictures, targets, texts = kept["pictures"], kept["targets"], kept["texts"]
        ends = np.cumsum(kept["widths"])
    found: LINES = []
    start = 0
    for end, text in zip(ends, texts, strict=True):
        found.append((pictures[:, start:end], targets[start // STEP : end // STEP], str(text)))
        start = end
    return found


def batch(lines: LINES) -> tuple[Tensor, Tensor, Tensor]:
    """Pictures, targets (255 does not count) and lengths, as wide as the widest."""
    most = max(line[0].shape[1] for line in lines)
    pictures = np.zeros((len(lines), 2, HIGH, most), np.float32)
    targets = np.zeros((len(lines), most // STEP), np.int64)
    for n, (picture, target, _) in enumerate(lines):
        pictures[n, :, :, : picture.shape[1]] = picture.reshape(2, HIGH, -1) / np.float32(255)
        targets[n, : len(target)] = target
    lengths = torch.tensor([len(line[1]) for line in lines])
    return torch.from_numpy(pictures), torch.from_numpy(targets), lengths


def losses(net: Net, lines: LINES, whole: float) -> Tensor:
    pictures, targets, lengths = batch(lines)
    said = net(pictures)[:, :, 0]
    placed = functional.cross_entropy(said, targets, ignore_index=255)
    if not whole:
        return placed
    codes = [coded(line[2]) for line in lines]
    row = functional.ctc_loss(
        said.permute(2, 0, 1).log_softmax(2),
        torch.tensor([code for each in codes for code in each]),
        lengths,
        torch.tensor([len(each) for each in codes]),
        reduction="none",
        zero_infinity=True,
    )
    return placed * (1 - whole) + whole * (row / lengths).clamp(max=4).mean()


def greedy(said: Any) -> str:
    best = said.argmax(0)
    kept = [int(c) for n, c in enumerate(best) if c and (n == 0 or c != best[n - 1])]
    return "".join(SIGNS[c - 1] for c in kept)


def score(net: Net, lines: LINES) -> tuple[float, float]:
    """Share of signs wrong, of rows right."""
    from rapidfuzz.distance import Levenshtein

    net.eval()
    wrong = count = right = 0
    with torch.no_grad():
        for at in range(0, len(lines), BATCH):
            some = lines[at : at + BATCH]
            pictures, _, lengths = batch(some)
            said = net(pictures)[:, :, 0].numpy()
            for n, line in enumerate(some):
                text = greedy(said[n, :, : int(lengths[n])]).strip()
                wrong += Levenshtein.distance(text, line[2])
                count += len(line[2])
                right += text == line[2]
    net.train()
    return wrong / count, right / len(lines)


def train(
    folder: Path, minutes: float, seed: int, held: LINES, out: Path, rate: float, old: Path | None = None
) -> None:
    torch.manual_seed(seed)
    dice = random.Random(seed)
    net = Net()
    if old:
        net.load_state_dict(torch.load(old))
    print("parameters", sum(p.numel() for p in net.parameters()))
    rule = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-3)
    began, steps, seen = time.monotonic(), 0, 0
    uses: dict[Path, int] = {}
    mean: dict[str, Tensor] = {}
    while (part := (time.monotonic() - began) / 60 / minutes) < 1:
        # Shards may still be made while others are learnt: the least used first.
        shard = min(sorted(folder.glob("s???.npz")), key=lambda path: uses.get(path, 0))
        uses[shard] = uses.get(shard, 0) + 1
        lines = load(shard)
        lines.sort(key=lambda line: line[0].shape[1] * dice.uniform(0.93, 1.07))
        groups = [lines[at : at + BATCH] for at in range(0, len(lines), BATCH)]
        dice.shuffle(groups)
        total = 0.0
        for some in groups:
            part = (time.monotonic() - began) / 60 / minutes
            if part >= 1:
                break
            warm = min(1.0, (steps + 1) / 60)
            fall = 1.0 if part < 0.35 else max(0.0, (1 - part) / 0.65)
            for group in rule.param_groups:
                group["lr"] = rate * warm * fall + 1e-6
            loss = losses(net, some, 0.0 if part < ALONE and not old else WHOLE)
            rule.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            rule.step()
            steps, seen, total = steps + 1, seen + len(some), total + float(loss.detach())
            if part > 0.85:
                _remember(net, mean)
        wrong, right = score(net, held[:150])
        print(
            f"{part:.2f} {steps} {seen} loss {total / len(groups):.3f} wrong {wrong:.3f} right {right:.3f}",
            flush=True,
        )
        torch.save(net.state_dict(), out.with_suffix(".pt"))
        export(net, out)
    net.load_state_dict(mean)
    wrong, right = score(net, held)
    print(f"mean of the last: wrong {wrong:.4f} right {right:.4f}")
    torch.save(net.state_dict(), out.with_suffix(".pt"))
    export(net, out)


def _remember(net: Net, mean: dict[str, Tensor], keep: float = 0.985) -> None:
    """The running mean of the weights."""
    for name, value in net.state_dict().items():
        if name in mean and value.is_floating_point():
            mean[name].mul_(keep).add_(value.detach(), alpha=1 - keep)
        else:
            mean[name] = value.detach().clone()


def export(net: Net, out: Path) -> None:
    net.eval()
    torch.onnx.export(
        net,
        (torch.zeros(1, 2, HIGH, 400),),
        str(out),
        input_names=["row"],
        output_names=["signs"],
        dynamic_axes={"row": {3: "w"}, "signs": {3: "w4"}},
        opset_version=13,
        dynamo=False,
    )
    net.train()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--minutes", type=float, default=36)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--rate", type=float, default=2.5e-3)
    ask.add_argument("--held", type=Path, required=True, help="a shard of another seed")
    ask.add_argument("--from", type=Path, dest="old", help="weights (.pt) to go on from")
    ask.add_argument("--out", type=Path, default=Path("parsing/marks/rows.onnx"))
    said = ask.parse_args()
    torch.set_num_threads(1)
    train(said.folder, said.minutes, said.seed, load(said.held), said.out, said.rate, said.old)


if __name__ == "__main__":
    main()
