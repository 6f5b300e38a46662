"""Trains the heat-map net on crops of generator A and writes parsing/marks/weights.onnx.

    python -m training.latih SHARDS --steps 2900 --seed 1 --out parsing/marks/weights.onnx
    python -m training.latih SHARDS --steps 1200 --seed 2 --rate 0.0006 --from OLD.onnx --out parsing/marks/weights.onnx

Training takes so many steps and keeps the running mean of the weights; no other set chooses among epochs. The same
shards, seed and steps in one process give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from torch import Tensor, distributed, nn
from torch.nn import functional

from parsing.marks.paper import even

CELL = 8
BATCH = 10
ROWS, COLUMNS = 30, 34
"""Cells of a training picture."""


class Block(nn.Module):
    """Two convolutions and a way round them."""

    def __init__(self, wide: int, dilation: int = 1) -> None:
        super().__init__()
        self.one = nn.Conv2d(wide, wide, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm2d(wide)
        self.two = nn.Conv2d(wide, wide, 3, padding=1, bias=False)
        self.last = nn.BatchNorm2d(wide)

    def forward(self, x: Tensor) -> Tensor:
        inner = functional.relu(self.norm(self.one(x)))
        return functional.relu(x + self.last(self.two(inner)))


def down(a: int, b: int, size: int = 3) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(a, b, size, stride=2, padding=size // 2, bias=False), nn.BatchNorm2d(b), nn.ReLU()
    )


def plain(a: int, b: int, size: int = 3) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(a, b, size, padding=size // 2, bias=False), nn.BatchNorm2d(b), nn.ReLU())


class Net(nn.Module):
    """Picture (1, 3, H, W in 0..1) -> logits (1, 2, H/8, W/8): signature, stamp."""

    def __init__(self) -> None:
        super().__init__()
        self.eye = nn.Sequential(down(3, 12, 5), down(12, 24), plain(24, 24))
        self.middle = nn.Sequential(down(24, 40), Block(40))
        self.wide = nn.Sequential(down(40, 56), Block(56), Block(56, 2), Block(56, 4))
        self.up = nn.ConvTranspose2d(56, 40, 2, 2)
        self.join = nn.Sequential(plain(80, 40, 1), plain(40, 40))
        self.heat = nn.Conv2d(40, 2, 1)

    def forward(self, x: Tensor) -> Tensor:
        fine = self.middle(self.eye(x - 0.5))
        return self.heat(self.join(torch.cat([fine, self.up(self.wide(fine))], 1)))


def pooled(logits: Tensor, inside: Tensor, cells: int = 8) -> Tensor:
    """The mean of the hottest cells inside the anchor: what the reader decides on."""
    masked = logits.masked_fill(inside[:, None] == 0, -12.0).flatten(2)
    return masked.topk(cells, 2).values.mean(2)


def loss_of(logits: Tensor, heats: Tensor, inside: Tensor) -> Tensor:
    known = (heats != 255).float()
    truth = (heats == 1).float()
    each = functional.binary_cross_entropy_with_logits(
        logits, truth, reduction="none", pos_weight=torch.tensor(2.0)
    )
    # Hard cells count more: most of a page is plainly paper.
    sure = torch.exp(-each.detach())
    local = (each * known * (1 - sure) ** 1.0).sum() / known.sum() * 8
    there = (truth * inside[:, None]).flatten(2).sum(2)
    doubtful = ((heats == 255) & (inside[:, None] > 0)).flatten(2).sum(2)
    counted = ((doubtful == 0) & ((there == 0) | (there >= 6))).float()
    whole = functional.binary_cross_entropy_with_logits(
        pooled(logits, inside), (there >= 6).float(), reduction="none"
    )
    return local + 0.35 * (whole * counted).sum() / counted.sum().clamp(min=1)


# ---------------------------------------------------------------- crops


class Crops:
    """Shards in memory: pictures after `even`, heats, anchors as masks."""

    def __init__(self) -> None:
        self.pictures: list[np.ndarray] = []
        self.heats: list[np.ndarray] = []
        self.inside: list[np.ndarray] = []
        self.digest = hashlib.sha256()

    def add(self, path: Path) -> None:
        self.digest.update(path.read_bytes())
        shard = np.load(path)
        for picture, heat, anchor in zip(shard["pictures"], shard["heats"], shard["anchors"], strict=True):
            self.pictures.append(even(picture))
            self.heats.append(heat)
            mask = np.zeros(heat.shape[1:], np.uint8)
            x0, y0, x1, y1 = (int(v) for v in anchor)
            mask[max(y0 - 2, 0) : max(y1 + 3, 0), max(x0 - 2, 0) : max(x1 + 3, 0)] = 1
            self.inside.append(mask)

    def batch(self, dice: random.Random, size: int) -> tuple[Tensor, Tensor, Tensor]:
        picked = [dice.randrange(len(self.pictures)) for _ in range(size)]
        # The part of the crop that is shown, in cells: another one each time, so nothing is learnt by its place.
        at = [
            (
                dice.randrange(self.heats[n].shape[1] - ROWS + 1),
                dice.randrange(self.heats[n].shape[2] - COLUMNS + 1),
            )
            for n in picked
        ]
        shown = np.stack(
            [
                varied(dice, self.pictures[n][y * CELL : (y + ROWS) * CELL, x * CELL : (x + COLUMNS) * CELL])
                for n, (y, x) in zip(picked, at, strict=True)
            ]
        )
        heats = np.stack(
            [self.heats[n][:, y : y + ROWS, x : x + COLUMNS] for n, (y, x) in zip(picked, at, strict=True)]
        )
        inside = np.stack(
            [self.inside[n][y : y + ROWS, x : x + COLUMNS] for n, (y, x) in zip(picked, at, strict=True)]
        )
        return (
            torch.from_numpy(shown.transpose(0, 3, 1, 2).copy()).float() / 255,
            torch.from_numpy(heats),
            torch.from_numpy(inside),
        )


def varied(dice: random.Random, picture: np.ndarray) -> np.ndarray:
    """Cheap changes that do not move anything: grey, colours swapped a little, contrast, a patch of paper wiped."""
    shown = picture
    if dice.random() < 0.15:
        shown = np.repeat(cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY)[..., None], 3, 2)
    if dice.random() < 0.5:
        strong = dice.uniform(0.7, 1.3)
        shown = (255 - (255 - shown.astype(np.float32)) * strong).clip(0, 255).astype(np.uint8)
    return shown


# ---------------------------------------------------------------- training


def train(crops: Crops, steps: int, rate: float, seed: int, out: Path, old: Path | None) -> None:
    torch.manual_seed(seed)
    rank = distributed.get_rank() if distributed.is_initialized() else 0
    dice = random.Random(seed + 1000 * rank)
    net = Net()
    if old:
        take_up(net, old)
    print("parameters", sum(p.numel() for p in net.parameters()), "crops", len(crops.pictures), flush=True)
    rule = torch.optim.AdamW(net.parameters(), rate, weight_decay=2e-3)
    kept = {k: v.clone() for k, v in net.state_dict().items()}
    started, running = time.time(), 0.0
    for step in range(steps):
        for group in rule.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 100) * max(0.01, 1 - step / steps)
        shown, heats, inside = crops.batch(dice, BATCH)
        # Weights that were taken up have their norms folded in: those stay as they are.
        net.train(old is None)
        loss = loss_of(net(shown), heats, inside)
        rule.zero_grad()
        loss.backward()
        shared(net)
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        rule.step()
        running += loss.item()
        remember(net, kept, min(0.995, step / (step + 20)))
        if step % 100 == 99:
            minutes = (time.time() - started) / 60
            print(f"{step + 1} {minutes:.1f} min loss {running / 100:.4f}", flush=True)
            running = 0.0
    if rank:
        return
    net.load_state_dict(kept)
    export(net, out)
    print("seed", seed, "steps", steps, "crops", len(crops.pictures), "sha256", crops.digest.hexdigest())


def remember(net: Net, kept: dict[str, Tensor], keep: float) -> None:
    """The running mean of the weights."""
    with torch.no_grad():
        for name, value in net.state_dict().items():
            kept[name].copy_(
                value if not value.is_floating_point() else kept[name] * keep + value * (1 - keep)
            )


def take_up(net: Net, old: Path) -> None:
    """The weights of an exported net, whose norms have become the biases of the convolutions before them."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(old)).graph
    values = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    parts = dict(net.named_modules())
    with torch.no_grad():
        for node in (n for n in graph.node if n.op_type in ("Conv", "ConvTranspose")):
            name = node.name.rsplit("/", 1)[0].rsplit("/", 1)[-1]
            name = name if name in parts else ".".join(node.name.strip("/").split("/")[-3:-1])
            weight, bias = values[node.input[1]], values[node.input[2]]
            if isinstance(parts[name], nn.ConvTranspose2d) and node.op_type == "Conv":
                weight = weight.reshape(*parts[name].weight.shape[1:], -1).permute(3, 0, 1, 2)
                bias = bias[:: weight[0, 0].numel()]
            elif weight.shape != parts[name].weight.shape:
                weight = unfolded(weight)
            parts[name].weight.copy_(weight)
            if parts[name].bias is not None:
                parts[name].bias.copy_(bias)
                continue
            norm = parts[_norm_of(name)]
            norm.weight.fill_(1.0)
            norm.bias.copy_(bias)
            norm.running_mean.zero_()
            norm.running_var.fill_(1.0 - norm.eps)


def _norm_of(name: str) -> str:
    """Which norm follows a convolution: norm after one, last after two, the next of a sequence."""
    before, _, own = name.rpartition(".")
    follows = {"one": "norm", "two": "last"}
    return f"{before}.{follows[own] if own in follows else int(own) + 1}"


def shared(net: Net) -> None:
    """With several processes: the mean of their gradients."""
    if not distributed.is_initialized():
        return
    grads = [p.grad for p in net.parameters() if p.grad is not None]
    flat = torch.cat([g.flatten() for g in grads])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    at = 0
    for grad in grads:
        grad.copy_(flat[at : at + grad.numel()].view_as(grad))
        at += grad.numel()


def export(net: Net, out: Path) -> None:
    net.eval()
    torch.onnx.export(
        net,
        (torch.zeros(1, 3, 288, 320),),
        str(out),
        input_names=["page"],
        output_names=["heat"],
        dynamic_axes={"page": {2: "h", 3: "w"}, "heat": {2: "h8", 3: "w8"}},
        opset_version=13,
        dynamo=False,
    )
    quick(out)
    print("wrote", out, out.stat().st_size)


def quick(path: Path) -> None:
    """The same net and the same numbers, as OpenCV takes least time for it: its input folded, its output spread."""
    import onnx

    model = onnx.load(str(path))
    if any(node.op_type == "ConvTranspose" for node in model.graph.node):
        folded(model.graph)
        spread(model.graph)
        onnx.checker.check_model(model)
        onnx.save(model, str(path))


def folded(graph: Any) -> None:
    """Squares of two by two dots come in as twelve values, so that the first convolution, of five by five dots with steps
    of two, is one of three by three squares: with three values a dot OpenCV cannot work side by side."""
    from onnx import helper, numpy_helper

    at = next(n for n, node in enumerate(graph.node) if node.op_type == "Conv")
    node = graph.node[at]
    weight = next(i for i in graph.initializer if i.name == node.input[1])
    old = numpy_helper.to_array(weight)
    wide = np.zeros((*old.shape[:2], 6, 6), np.float32)
    wide[:, :, :5, :5] = old
    new = wide.reshape(*old.shape[:2], 3, 2, 3, 2).transpose(0, 3, 5, 1, 2, 4)
    weight.CopyFrom(numpy_helper.from_array(new.reshape(old.shape[0], -1, 3, 3).copy(), weight.name))
    graph.node.remove(node)
    graph.node.insert(
        at,
        helper.make_node(
            "Conv", node.input, node.output, name=node.name, kernel_shape=[3, 3], pads=[1, 1, 1, 1]
        ),
    )
    graph.input[0].type.tensor_type.shape.dim[1].dim_value = 4 * old.shape[1]
    del graph.value_info[:]


def unfolded(weight: Tensor) -> Tensor:
    """The first convolution as it was before `folded`."""
    out, deep = weight.shape[:2]
    wide = weight.reshape(out, 2, 2, deep // 4, 3, 3).permute(0, 3, 4, 1, 5, 2)
    return wide.reshape(out, deep // 4, 6, 6)[:, :, :5, :5]


def spread(graph: Any) -> None:
    """The transposed convolution as a plain one whose values are then spread over the plane: OpenCV takes half the time of
    the whole net for the former, and a thirtieth for the latter."""
    from onnx import helper, numpy_helper

    at = next(n for n, node in enumerate(graph.node) if node.op_type == "ConvTranspose")
    node = graph.node[at]
    weight, bias = (next(i for i in graph.initializer if i.name == name) for name in node.input[1:])
    # (in, out, 2, 2) -> (out * 2 * 2, in, 1, 1)
    deep = numpy_helper.to_array(weight).transpose(1, 2, 3, 0)
    side = deep.shape[1]
    flat = deep.reshape(-1, deep.shape[3], 1, 1)
    bias.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(bias).repeat(side * side), bias.name))
    weight.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(flat), weight.name))
    plain = helper.make_node("Conv", node.input, ["deep"], name="/up/Conv", kernel_shape=[1, 1])
    moved = helper.make_node(
        "DepthToSpace", ["deep"], node.output, name="/up/DepthToSpace", blocksize=side, mode="CRD"
    )
    graph.node.remove(node)
    graph.node.insert(at, moved)
    graph.node.insert(at, plain)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path, help="shards s*.npz")
    ask.add_argument("--steps", type=int, default=2900)
    ask.add_argument("--rate", type=float, default=3e-3, help="of learning, at its height")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--from", type=Path, dest="old", help="an exported net to go on from")
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--out", type=Path, default=Path("parsing/marks/weights.onnx"))
    ask.add_argument("--rank", type=int, default=0)
    ask.add_argument("--world", type=int, default=1)
    ask.add_argument("--meet", type=Path, help="a file that does not exist yet, where several processes meet")
    said = ask.parse_args()
    if said.world > 1:
        distributed.init_process_group(
            "gloo", init_method=f"file://{said.meet}", rank=said.rank, world_size=said.world
        )
    torch.set_num_threads(said.threads)
    cv2.setNumThreads(1)
    crops = Crops()
    for path in sorted(said.folder.glob("s*.npz")):
        crops.add(path)
    train(crops, said.steps, said.rate, said.seed, said.out, said.old)


if __name__ == "__main__":
    main()
