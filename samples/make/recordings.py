"""The shards of training speech as recordings: what is to be written down of them, and in which runs."""

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech import SpokenWord
from tokenizer import Codebook

RUN_GAP = 0.1
"""Seconds of silence that end a run of words, as a sentence's end does."""


@dataclass
class Recording:
    """A passage, prepared: what is written down of it, and in which runs."""

    words: list[SpokenWord]
    leads: list[float]
    """Where the sound before each word begins, fillers that are not written down included."""
    tokens: list[list[int]]
    runs: list[tuple[int, int]]
    """First and last word, last exclusive, of what is said without a pause."""
    phones: list[tuple[str, float]]
    mel: np.ndarray


def load(folder: Path, kind: str, code: Codebook) -> list[Recording]:
    """Read the shards of one kind."""
    found = []
    for path in sorted(folder.glob(f"{kind}-*.pickle")):
        found += [prepare(each, code) for each in pickle.loads(path.read_bytes())]
    return found


def prepare(passage: dict, code: Codebook) -> Recording:
    """Leave um and uh out of what is written down, as real Whisper does, and find the runs."""
    words: list[SpokenWord] = []
    leads: list[float] = []
    lead: float | None = None
    capital = False
    heard = [SpokenWord(*word) for word in passage["words"]]
    for index, word in enumerate(heard):
        if word.text.lower().strip(",.?") in ("um", "uh"):
            first = index == 0 or heard[index - 1].sentence != word.sentence
            lead = word.start if lead is None else lead
            capital = capital or first or word.text[0].isupper()
            continue
        text = word.text
        if capital and code.has(text.strip(",.?").capitalize()):
            text = text[0].upper() + text[1:]
        words.append(SpokenWord(text, word.start, word.end, word.sentence))
        leads.append(word.start if lead is None else lead)
        lead, capital = None, False
    tokens = [code.encode(word.text) for word in words]
    return Recording(words, leads, tokens, _runs(words), passage["phones"], passage["mel"])


def _runs(words: list[SpokenWord]) -> list[tuple[int, int]]:
    starts = [0] + [
        index
        for index in range(1, len(words))
        if words[index].sentence != words[index - 1].sentence
        or words[index].start - words[index - 1].end >= RUN_GAP
    ]
    return list(zip(starts, [*starts[1:], len(words)]))
