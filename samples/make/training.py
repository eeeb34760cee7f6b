"""The training loop: two processes of one thread each, which share their gradients.

On two contended cores that was faster than one process of two threads. Losses: the line to write;
where its tokens are heard, taught to chosen heads of the decoder from the synthesiser's own word
times; and, on the encoder, the phoneme and the word's token in each frame. The words share the
embedding of the text, which is what makes a model this small learn at all.
"""

import math
import os
import random
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as distributed
import torch.nn.functional as F
from torch import Tensor, nn

from network import ALIGNMENT_HEADS, PHONES, PREVIOUS_HEADS, WIDTH, MiniWhisper
from recordings import Recording, load
from tokenizer import Codebook
from windows import IGNORED, Batch, Cutter, Recipe, Window, batch

PROCESSES = 2
SPEECH_PER_STEP = 40.0
"""Seconds of windows in one step of one process."""

SILENT_SHARE = 0.02
WARM_UP = 100
"""Steps."""

LAST_RATE = 0.03
"""Share of the learning rate that is left at the end of the cosine."""

WEIGHT_DECAY = 0.01
LARGEST_GRADIENT = 1.0
AUXILIARY = 0.5
LATE_AUXILIARY = 0.3
"""Weight of the losses beside the line's, and what is left of it late in a stage."""

REPORT_EVERY = 50


@dataclass(frozen=True)
class Stage:
    """One stage of the training."""

    name: str
    seconds: float
    """Length of the learning rate's cosine."""
    rate: float
    """The largest learning rate."""
    recipe: Recipe
    full_auxiliary: float = 0.5
    """Share of the stage in which the losses beside the line's keep their full weight."""
    encoder_alone: float = 0.0
    """Share of the stage in which only the encoder learns."""
    stop: float | None = None
    """Seconds after which the stage ended, before its cosine did."""


def train(stage: Stage, data: Path, model: Path, begin: Path | None, end: Path) -> None:
    """Run a stage: from a checkpoint, or from nothing, to a checkpoint."""
    with tempfile.TemporaryDirectory() as folder:
        meeting = f"file://{folder}/meeting"
        torch.multiprocessing.spawn(
            _process, (meeting, stage, data, model, begin, end), nprocs=PROCESSES
        )


def _process(
    rank: int, meeting: str, stage: Stage, data: Path, model: Path, begin, end: Path
) -> None:
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=PROCESSES)
    torch.manual_seed(0)
    code = Codebook(model)
    network = MiniWhisper(len(code), code.first_timestamp)
    cutter = Cutter(code, stage.recipe, random.Random(time.time_ns() + rank))
    if begin:
        saved = torch.load(begin)
        network.load_state_dict(saved["network"])
        cutter.phones.update(saved["phones"])
    talk, varied = (load(data, kind, code) for kind in ("talk", "varied"))
    _loop(network, cutter, talk, varied, stage, code, verbose=rank == 0)
    if rank == 0:
        torch.save({"network": network.state_dict(), "phones": cutter.phones}, end)
    distributed.destroy_process_group()


def _loop(
    network: MiniWhisper,
    cutter: Cutter,
    talk: list[Recording],
    varied: list[Recording],
    stage: Stage,
    code: Codebook,
    *,
    verbose: bool,
) -> None:
    optimiser = _optimiser(network, stage.rate)
    began, step = time.monotonic(), 0
    mean = None
    while (elapsed := _agreed(time.monotonic() - began)) < (stage.stop or stage.seconds):
        done = elapsed / stage.seconds
        alone = done < stage.encoder_alone
        rate = stage.rate * min(1.0, (step + 1) / WARM_UP) * _cosine(done)
        for group in optimiser.param_groups:
            group["lr"] = rate
        losses = Losses.of(network, batch(_windows(cutter, talk, varied), code), code, alone=alone)
        auxiliary = AUXILIARY * (1.0 if done < stage.full_auxiliary else LATE_AUXILIARY)
        optimiser.zero_grad()
        losses.total(auxiliary).backward()
        _share_gradients(network)
        nn.utils.clip_grad_norm_(network.parameters(), LARGEST_GRADIENT)
        optimiser.step()
        step += 1
        values = losses.values()
        mean = values if mean is None else 0.96 * mean + 0.04 * values
        if verbose and step % REPORT_EVERY == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in zip(Losses.NAMES, mean))
            print(
                f"{stage.name}: {elapsed:.0f} s, step {step}, rate {rate:.5f}, {shown}", flush=True
            )


def _optimiser(network: MiniWhisper, rate: float) -> torch.optim.Optimizer:
    matrices = [each for each in network.parameters() if each.ndim > 1]
    others = [each for each in network.parameters() if each.ndim <= 1]
    groups = [
        {"params": matrices, "weight_decay": WEIGHT_DECAY},
        {"params": others, "weight_decay": 0},
    ]
    return torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))


def _cosine(done: float) -> float:
    return 0.5 * (1 + math.cos(math.pi * min(1.0, done))) * (1 - LAST_RATE) + LAST_RATE


def _agreed(elapsed: float) -> float:
    """Return the first process's clock, so that all end at the same step."""
    clock = torch.tensor([elapsed])
    distributed.broadcast(clock, 0)
    return float(clock)


def _windows(cutter: Cutter, talk: list[Recording], varied: list[Recording]) -> list[Window]:
    dice, recipe = cutter.dice, cutter.recipe
    wanted = max(1, round(SPEECH_PER_STEP / recipe.longest))
    windows: list[Window] = []
    while len(windows) < wanted:
        if dice.random() < SILENT_SHARE:
            windows.append(cutter.silence())
            continue
        pool = talk if talk and (not varied or dice.random() < recipe.talk) else varied
        window = cutter.window(dice.choice(pool))
        if window:
            windows.append(window)
    return windows


def _share_gradients(network: MiniWhisper) -> None:
    parameters = list(network.parameters())
    silent = [each for each in parameters if each.grad is None]
    for each in silent:
        each.grad = torch.zeros_like(each)
    flat = torch.cat([each.grad.reshape(-1) for each in parameters])
    distributed.all_reduce(flat)
    flat /= PROCESSES
    position = 0
    for each in parameters:
        size = each.numel()
        each.grad = flat[position : position + size].view_as(each).clone()
        position += size
    for each in silent:  # what has not been used is not decayed either
        each.grad = None


@dataclass
class Losses:
    """What one step got wrong."""

    line: Tensor
    heard: Tensor
    heard_before: Tensor
    phones: Tensor
    words: Tensor
    line_share: float
    """Share of the text tokens that were right."""
    word_share: float
    """Share of the spoken frames whose word was right."""

    NAMES = ("line", "heard", "before", "phones", "words", "line right", "words right")

    @classmethod
    def of(cls, network: MiniWhisper, given: Batch, code: Codebook, *, alone: bool) -> "Losses":
        """Run a batch through the network; `alone` leaves the decoder out."""
        frames, bias = network.encode(given.mel)
        sound = frames[:, :-1]
        phones = F.cross_entropy(
            network.phones(sound).reshape(-1, PHONES),
            given.phones.reshape(-1),
            ignore_index=IGNORED,
        )
        words, word_share = _word_loss(network, sound, given.words, code, alone=alone)
        zero = torch.zeros(())
        if alone:
            return cls(zero, zero, zero, phones, words, 0.0, word_share)
        scores, weights = network.decode(given.given, frames, bias, code.used)
        line = F.cross_entropy(
            scores.reshape(-1, scores.shape[-1]), given.wanted.reshape(-1), ignore_index=IGNORED
        )
        text = (given.wanted >= 0) & (given.wanted < code.end)
        right = (scores.argmax(-1) == given.wanted)[text].float().mean()
        return cls(
            line,
            _attention_loss(weights, ALIGNMENT_HEADS, given.heard),
            _attention_loss(weights, PREVIOUS_HEADS, given.heard_before),
            phones,
            words,
            float(right),
            word_share,
        )

    def total(self, auxiliary: float) -> Tensor:
        """The sum that is learnt from."""
        return self.line + auxiliary * (self.heard + self.heard_before + self.phones + self.words)

    def values(self) -> np.ndarray:
        """The parts, in the order of NAMES."""
        parts = (self.line, self.heard, self.heard_before, self.phones, self.words)
        numbers = [float(part.detach()) for part in parts]
        return np.nan_to_num(np.array([*numbers, self.line_share, self.word_share]))


def _word_loss(network: MiniWhisper, sound: Tensor, words: Tensor, code: Codebook, *, alone: bool):
    """Score some of the frames against the embedding of the text."""
    flat, wanted = sound.reshape(-1, WIDTH), words.reshape(-1)
    if alone:  # rest is most of what there is: a fifth of it will do
        picked = ((wanted < code.end) | (torch.rand(wanted.shape) < 0.2)).nonzero()[:, 0]
        share = 3
    else:
        picked, share = torch.arange(len(wanted)), 6
    picked = picked[torch.randperm(len(picked))[: max(64, len(picked) // share)]]
    scores = flat[picked] @ network.embedding.weight[: code.end + 1].t()
    spoken = wanted[picked] < code.end
    right = (scores.argmax(-1) == wanted[picked])[spoken].float().mean()
    return F.cross_entropy(scores, wanted[picked]), float(right)


def _attention_loss(weights: list[Tensor], heads, places: Tensor) -> Tensor:
    """How far heads look away from where tokens are heard; weights are logarithms."""
    total = places.sum() + 1e-6
    losses = [
        -(places * weights[layer][:, head].clamp(min=-30)).sum() / total for layer, head in heads
    ]
    return sum(losses) / len(heads)
