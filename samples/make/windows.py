"""Training windows: up to 10 s of a recording, with what the recogniser should write and where."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from recordings import Recording
from tokenizer import Codebook
from torch import Tensor

MEL_FRAMES = 1000
FRAMES = MEL_FRAMES // 2
FRAMES_PER_SECOND = 50
LONGEST_PROMPT = 200
LONGEST_LINE = 440
IGNORED = -100

Where = tuple[float, float] | None
"""The frames in which a token is heard; None where it is heard nowhere."""


@dataclass(frozen=True)
class Recipe:
    """What a stage does to its windows."""

    longest: float = 10.0
    """Seconds of speech in a window."""
    noise: float = 0.25
    """Share of windows with noise added."""
    slips: float = 0.05
    """Share of the decoder's own words that are wrong in its input."""
    ends_in_pause: float = 0.75
    """Share of windows that end in a pause where they could end in mid-phrase."""
    talk: float = 0.5
    """Share of windows out of the talk itself."""


@dataclass
class Window:
    """One training example; frames are of 20 ms."""

    mel: np.ndarray
    given: list[int]
    """The decoder's input."""
    wanted: list[int]
    heard: list[Where]
    """Where each wanted token is heard."""
    heard_before: list[Where]
    """Where each given token was heard."""
    phones: np.ndarray
    words: np.ndarray
    """The token that is spoken in each frame."""


class Cutter:
    """Cuts windows out of recordings by one recipe."""

    def __init__(self, code: Codebook, recipe: Recipe, dice: random.Random) -> None:
        self.code, self.recipe, self.dice = code, recipe, dice
        self.phones: dict[str, int] = {}

    def window(self, recording: Recording) -> Window | None:
        """Return a window that begins just before a run; None where no run fits into it."""
        dice, words, runs = self.dice, recording.words, recording.runs
        first = dice.randrange(len(runs))
        start, end = self._stretch(recording, first)
        last = first
        while last < len(runs) and words[runs[last][1] - 1].end <= end - 0.02:
            last += 1
        cut = last < len(runs)
        if cut and last > first and dice.random() < self.recipe.ends_in_pause:
            spoken_until, next_start = words[runs[last - 1][1] - 1].end, words[runs[last][0]].start
            rest = dice.random() * min(0.5, next_start - spoken_until)
            pause = next_start if dice.random() < 0.4 else spoken_until + max(0.03, rest)
            end, cut = min(end, pause), False
        if last == first:
            return None
        mel = self._mel(recording, start, end)
        if mel is None:
            return None
        following = words[runs[last][0]].start if cut else None
        line, heard = self._line(recording, first, last, start, following)
        return self._example(recording, first, start, mel, line, heard)

    def _stretch(self, recording: Recording, first: int) -> tuple[float, float]:
        dice = self.dice
        opening = recording.runs[first][0]
        lead = dice.random() < 0.75
        start = recording.leads[opening] if lead else recording.words[opening].start
        start = max(0.0, start - (dice.random() * 0.25 if dice.random() < 0.7 else 0.0))
        start = round(start * FRAMES_PER_SECOND) / FRAMES_PER_SECOND
        longest = self.recipe.longest
        length = longest if dice.random() < 0.5 else dice.uniform(2.5, longest)
        return start, min(start + length, recording.mel.shape[1] / 100)

    def _mel(self, recording: Recording, start: float, end: float) -> np.ndarray | None:
        """Return scaled features as faster-whisper makes them of a file with this stretch in it."""
        dice = self.dice
        mel = recording.mel[:, round(start * 100) : round(end * 100)].astype(np.float32)
        if mel.shape[1] < 20:
            return None
        if dice.random() < self.recipe.noise:
            shape = (80, 1) if dice.random() < 0.3 else mel.shape
            level = 10 ** (dice.uniform(-6, -3.5) + mel.max())
            mel = np.log10(10**mel + level * np.random.exponential(1, shape)).astype(np.float32)
        loudest = recording.mel.max() if dice.random() < 0.5 else -9.0
        return (np.maximum(mel, max(mel.max(), loudest) - 8.0) + 4) / 4

    def _line(
        self, recording: Recording, first: int, last: int, start: float, following: float | None
    ) -> tuple[list[int], list[Where]]:
        """Return the tokens to write, with or without timestamps, and where each is heard."""
        code = self.code
        timed = self.dice.random() < 0.5
        line: list[int] = [] if timed else [code.no_timestamps]
        heard: list[Where] = [] if timed else [None]
        until = 0.0

        def frame(time: float) -> float:
            return (time - start) * FRAMES_PER_SECOND

        def stamp(time: float) -> None:
            at = max(0, round(frame(time)))
            line.append(code.timestamp(at))
            heard.append((at, at + 1))

        for begin, end in recording.runs[first:last]:
            if timed:
                stamp(recording.words[begin].start)
            for index in range(begin, end):
                self._write_word(recording, index, frame, line, heard)
            if timed:
                stamp(recording.words[end - 1].end)
            until = frame(recording.words[end - 1].end)
        if timed and following is not None and round(frame(following)) < FRAMES:
            stamp(following)
        line.append(code.end)
        heard.append((until, until + 4))
        return line, heard

    def _write_word(self, recording: Recording, index: int, frame, line, heard) -> None:
        words, tokens = recording.words, recording.tokens[index]
        begin, end = frame(words[index].start), frame(words[index].end)
        next_begin = frame(words[index + 1].start) if index + 1 < len(words) else end + 5
        marked = len(tokens) > 1 and self.code.is_punctuation(tokens[-1])
        spoken = tokens[:-1] if marked else tokens
        share = (end - begin) / len(spoken)
        for number, token in enumerate(spoken):
            line.append(token)
            heard.append((begin + share * number, begin + share * (number + 1)))
        if marked:
            line.append(tokens[-1])
            heard.append((end, max(next_begin, end + 1)))

    def _example(self, recording, first, start, mel, line, heard) -> Window:
        code, dice = self.code, self.dice
        prompt = self._prompt(recording, first)
        sequence = [*prompt, code.start, *line][:LONGEST_LINE]
        given, wanted = sequence[:-1], [IGNORED] * len(prompt) + sequence[len(prompt) + 1 :]
        places = ([None] * len(prompt) + heard)[: len(wanted)]
        if line[0] == code.no_timestamps:
            wanted[len(prompt)] = IGNORED  # it is always given, never guessed
        before = [None] * (len(prompt) + 1) + places[len(prompt) : -1]
        given = [
            dice.randrange(256, code.end)
            if token < code.end and index > len(prompt) and dice.random() < self.recipe.slips
            else token
            for index, token in enumerate(given)
        ]
        sound = mel.shape[1] // 2
        padded = np.pad(mel, ((0, 0), (0, MEL_FRAMES - mel.shape[1])))
        phones, words = self._frames(recording, start)
        phones[sound:], words[sound:] = IGNORED, code.end
        return Window(padded, given, wanted, places, before, phones, words)

    def _prompt(self, recording: Recording, first: int) -> list[int]:
        """Return the text before, or some of its words at random, or usually nothing."""
        dice, tokens = self.dice, recording.tokens
        chance = dice.random()
        if chance < 0.3 and first > 0:
            begin = recording.runs[max(0, first - dice.randint(1, 5))][0]
            chosen = tokens[begin : recording.runs[first][0]]
        elif chance < 0.36:
            chosen = [dice.choice(tokens) for _ in range(dice.randint(1, 20))]
        else:
            chosen = []
        prompt = [token for word in chosen for token in word][-LONGEST_PROMPT:]
        return [self.code.previous, *prompt] if prompt else []

    def _frames(self, recording: Recording, start: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the phoneme and the word's token in each frame."""
        phones = np.full(FRAMES, IGNORED)
        ends = [time for _, time in recording.phones[1:]] + [recording.mel.shape[1] / 100]
        for (name, time), end in zip(recording.phones, ends):
            begin, stop = (round((each - start) * FRAMES_PER_SECOND) for each in (time, end))
            if stop > 0 and begin < FRAMES:
                number = self.phones.setdefault(name, min(159, len(self.phones)))
                phones[max(0, begin) : stop] = number
        words = np.full(FRAMES, self.code.end)
        for word, tokens in zip(recording.words, recording.tokens):
            begin, stop = (
                round((each - start) * FRAMES_PER_SECOND) for each in (word.start, word.end)
            )
            if stop <= 0 or begin >= FRAMES:
                continue
            spoken = [token for token in tokens if not self.code.is_punctuation(token)] or tokens
            for number, token in enumerate(spoken):
                piece = [begin + (stop - begin) * at // len(spoken) for at in (number, number + 1)]
                words[max(0, piece[0]) : max(0, piece[1])] = token
        return phones, words

    def silence(self) -> Window:
        """Return a window in which nobody speaks."""
        dice = self.dice
        level = 10 ** dice.uniform(-6, -2)
        mel = (
            np.log10(np.random.exponential(1, (80, MEL_FRAMES)) * level)
            + np.random.randn(80, 1) * 0.3
        )
        mel = ((np.maximum(mel, mel.max() - 8) + 4) / 4).astype(np.float32)
        if dice.random() < 0.4:
            mel = np.full((80, MEL_FRAMES), dice.choice([-1.5, -0.6, 0.0]), np.float32)
        phones = np.full(FRAMES, IGNORED)
        words = np.full(FRAMES, self.code.end)
        return Window(mel, [self.code.start], [self.code.no_speech], [None], [None], phones, words)


@dataclass
class Batch:
    """Windows side by side."""

    mel: Tensor
    given: Tensor
    wanted: Tensor
    heard: Tensor
    """(batch, token, frame): where each wanted token is heard, adding up to 1."""
    heard_before: Tensor
    phones: Tensor
    words: Tensor


def batch(windows: list[Window], code: Codebook) -> Batch:
    """Put windows side by side."""
    longest = max(len(window.given) for window in windows)
    size = (len(windows), longest)
    made = Batch(
        mel=torch.from_numpy(np.stack([window.mel for window in windows])),
        given=torch.full(size, code.end),
        wanted=torch.full(size, IGNORED),
        heard=torch.zeros(*size, FRAMES),
        heard_before=torch.zeros(*size, FRAMES),
        phones=torch.from_numpy(np.stack([window.phones for window in windows])),
        words=torch.from_numpy(np.stack([window.words for window in windows])),
    )
    for row, window in enumerate(windows):
        made.given[row, : len(window.given)] = torch.tensor(window.given)
        made.wanted[row, : len(window.wanted)] = torch.tensor(window.wanted)
        for target, places in (
            (made.heard, window.heard),
            (made.heard_before, window.heard_before),
        ):
            for column, place in enumerate(places):
                if place is not None:
                    first = int(min(max(place[0], 0), FRAMES - 1))
                    last = int(min(max(round(place[1]), first + 1), FRAMES))
                    target[row, column, first:last] = 1 / (last - first)
    return made
