"""Sentences and utterances spoken: samples at 16 kHz with the times of words and phonemes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import soxr
import voice
from talk_source import Utterance, sentences_of

RATE = 16_000


@dataclass(frozen=True)
class SpokenWord:
    """A word as it is written, punctuation attached, with its times in seconds."""

    text: str
    start: float
    end: float
    sentence: int
    """Counts the sentences of what is spoken in one go."""


@dataclass(frozen=True)
class Speech:
    """Samples, shape (n,), float32 in [-1, 1] at 16 kHz, and what is heard when."""

    samples: np.ndarray
    words: tuple[SpokenWord, ...]
    phones: tuple[tuple[str, float], ...]

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self.samples) / RATE


def speak(sentences: list[str], rate: int, pitch: int, pitch_range: int) -> Speech:
    """Speak sentences in one breath."""
    text, spans = "", []
    for number, sentence in enumerate(sentences):
        for match in re.finditer(r"\S+", sentence):
            spans.append((len(text) + match.start(), len(text) + match.end(), match[0], number))
        text += sentence + " "
    sound = voice.say(text, rate, pitch, pitch_range)
    duration = len(sound.samples) / sound.rate
    starts = _starts(spans, sound, len(text))
    words: list[SpokenWord] = []
    first = 0
    while first < len(spans):
        # Words spoken as one unit ("of the") carry one event: they share its span by letters.
        last = first + 1
        while last < len(spans) and starts[last] is None:
            last += 1
        begin = starts[first]
        end = _before_pause(sound.phones, begin, starts[last] if last < len(spans) else duration)
        letters = np.array([len(span[2]) for span in spans[first:last]], float) + 1
        cuts = begin + (end - begin) * np.concatenate([[0], np.cumsum(letters) / letters.sum()])
        for index in range(first, last):
            start, stop = cuts[index - first : index - first + 2]
            words.append(SpokenWord(spans[index][2], float(start), float(stop), spans[index][3]))
        first = last
    samples = soxr.resample(sound.samples, sound.rate, RATE).astype(np.float32)
    return Speech(samples, tuple(words), sound.phones)


def _starts(spans, sound: voice.Sound, length: int) -> list[float | None]:
    """Return when each written word begins, where an event says so; the first always does."""
    owner = np.full(length + 2, -1, int)
    for index, (begin, end, _, _) in enumerate(spans):
        owner[begin : end + 1] = index
    starts: list[float | None] = [None] * len(spans)
    for time, position in sound.words:
        index = owner[min(max(position - 1, 0), length)]
        if index >= 0 and (starts[index] is None or time < starts[index]):
            starts[index] = time
    if starts[0] is None:
        starts[0] = 0.0
    return starts


def _before_pause(phones, begin: float, end: float) -> float:
    """Return the first pause after a word's start, or else its end."""
    for name, time in phones:
        if begin - 1e-6 <= time < end and name.startswith("_") and time > begin + 0.02:
            return time
    return end


def render(utterances: Iterable[Utterance], rate: int, pitch: int) -> Speech:
    """Speak utterances one after another, each followed by its pause."""
    blocks: list[np.ndarray] = []
    words: list[SpokenWord] = []
    phones: list[tuple[str, float]] = []
    time, sentence = 0.0, 0
    for utterance in utterances:
        sentences = sentences_of(utterance.text)
        spoken = speak(sentences, rate + utterance.faster, pitch, utterance.pitch_range)
        words += [
            replace(
                word,
                start=word.start + time,
                end=word.end + time,
                sentence=word.sentence + sentence,
            )
            for word in spoken.words
        ]
        phones += [(name, start + time) for name, start in spoken.phones]
        sentence += len(sentences)
        silence = np.zeros(int(utterance.pause * RATE), np.float32)
        blocks += [spoken.samples, silence]
        time += (len(spoken.samples) + len(silence)) / RATE
    return Speech(np.concatenate(blocks).astype(np.float32), tuple(words), tuple(phones))
