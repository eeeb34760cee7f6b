"""The speech that the recogniser learns from: the talk itself, and sentences like its own.

`talk` shards are runs of the talk's and the pitch's utterances, at varied rates, pauses and
levels; `varied` shards are sentences with words swapped, dropped and recombined, so that it learns
words and not only the talk. Each shard is about 15 min of speech as log-mel features with the
times of words and phonemes.
"""

import io
import pickle
import random
import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import soundfile
from faster_whisper.feature_extractor import FeatureExtractor
from speech import RATE, render
from talk_source import PITCH, PITCH_CALM, TALK, TALK_CALM, Utterance, utterances
from tokenizer import OPENERS, bare, lowered, spoken_sentences, vocabulary

SHARD_SECONDS = 900
FLAT = 4
"""The pitch range of the slide that is spoken without melody."""

FILLED = ("um,", "uh,", "um,", "uh,", "you know,")
RATES = (160, 160, 150, 155, 165, 170, 145, 175)


def make_shards(folder: Path, kind: str, hours: float, seed: int) -> None:
    """Write shards of one kind, `talk` or `varied`, until they hold so many hours."""
    folder.mkdir(parents=True, exist_ok=True)
    dice, noise = random.Random(seed), np.random.default_rng(seed)
    spoken, number = 0.0, 0
    while spoken < hours * 3600:
        shard, seconds = [], 0.0
        while seconds < SHARD_SECONDS:
            passage = talk_passage(dice) if kind == "talk" else varied_passage(dice)
            rate = dice.choice(RATES) if dice.random() < 0.75 else dice.randint(145, 188)
            speech = render(passage, rate, dice.choice([50, 50, dice.randint(46, 54)]))
            samples = recorded(speech.samples, dice, noise)
            words = [(word.text, word.start, word.end, word.sentence) for word in speech.words]
            mel = log_mel(samples).astype(np.float16)
            shard.append({"words": words, "phones": speech.phones, "mel": mel})
            seconds += speech.duration
        path = folder / f"{kind}-{seed}-{number:03}.pickle"
        path.write_bytes(pickle.dumps(shard))
        number += 1
        spoken += seconds
        print(f"{kind}: {spoken / 3600:.2f} of {hours} h", flush=True)


def recorded(samples: np.ndarray, dice: random.Random, noise: np.random.Generator) -> np.ndarray:
    """Return speech at a level of its own, with a room's noise, sometimes through Opus."""
    hiss = noise.standard_normal(len(samples)).astype(np.float32) * 10 ** noise.uniform(-4.3, -3)
    samples = (samples * 10 ** noise.uniform(-0.5, 0.1) + hiss).astype(np.float32)
    return through_opus(samples) if dice.random() < 0.4 else samples


def through_opus(samples: np.ndarray) -> np.ndarray:
    """Return what is left of samples after Ogg Opus."""
    file = io.BytesIO()
    soundfile.write(file, np.clip(samples, -1, 1), RATE, format="OGG", subtype="OPUS")
    file.seek(0)
    decoded, _ = soundfile.read(file, dtype="float32")
    return np.pad(decoded, (0, max(0, len(samples) - len(decoded))))[: len(samples)]


@cache
def _extractor() -> FeatureExtractor:
    return FeatureExtractor()


def log_mel(samples: np.ndarray) -> np.ndarray:
    """Return faster-whisper's log-mel, (80, n), before the scaling that depends on the file."""
    extractor = _extractor()
    window = np.hanning(401)[:-1].astype(np.float32)
    padded = np.pad(samples, (0, 160)).astype(np.float32)
    spectrum = extractor.stft(padded, 400, 160, window=window, return_complex=True)
    power = np.abs(spectrum[..., :-1]) ** 2
    return np.log10(np.clip(extractor.mel_filters @ power, 1e-10, None)).astype(np.float32)


# --- passages -----------------------------------------------------------------------------------


@cache
def _written() -> tuple[Utterance, ...]:
    talk = [each for slide in TALK for each in utterances(slide, TALK_CALM)]
    return (*talk, *utterances(PITCH, PITCH_CALM))


def talk_passage(dice: random.Random) -> list[Utterance]:
    """Return six to ten utterances of the talk or the pitch, with pauses a little their own."""
    first = dice.randrange(len(_written()) - 2)
    return [
        replace(
            each,
            pause=each.pause * dice.uniform(0.6, 1.4),
            faster=each.faster if dice.random() < 0.7 else 0,
        )
        for each in _written()[first : first + dice.randint(6, 10)]
    ]


def varied_passage(dice: random.Random) -> list[Utterance]:
    """Return new sentences in utterances of one to three."""
    sentences = [varied_sentence(dice) for _ in range(dice.randint(10, 16))]
    passage = []
    while sentences:
        count = min(dice.randint(1, 3), len(sentences))
        text = " ".join(_closed(each) for each in sentences[: count - 1])
        text = f"{text} {sentences[count - 1]}".strip()
        pause = dice.choice([0, 0.1, 0.3, 0.5, 0.8]) if dice.random() < 0.9 else dice.uniform(1, 4)
        melody = dice.choice([50] * 7 + [FLAT])
        passage.append(Utterance(text, pause, faster=0, pitch_range=melody))
        sentences = sentences[count:]
    return passage


def _closed(sentence: str) -> str:
    return sentence if sentence[-1] in ".?" else sentence + "."


# --- sentences ----------------------------------------------------------------------------------


@cache
def _sentences() -> tuple[tuple[str, ...], ...]:
    """The talk's sentences as words, the first lowered as if it stood inside."""
    written = [sentence.split() for sentence in spoken_sentences()]
    return tuple((lowered(first), *rest) for first, *rest in written)


@cache
def _clauses() -> tuple[tuple[str, ...], ...]:
    parts = [part for each in spoken_sentences() for part in each.strip(".?").split(", ")]
    return tuple(tuple(part.split()) for part in parts)


@cache
def _words_by_rarity() -> tuple[list[str], list[float]]:
    """The words, and weights that make the rare ones come up more often than they are said."""
    counts = Counter(bare(word) for sentence in _sentences() for word in sentence)
    return sorted(counts), [counts[word] ** -0.3 for word in sorted(counts)]


@cache
def _followers() -> dict[object, list[str]]:
    """Which words follow a word, and a pair of words, in the talk."""
    found = defaultdict(list)
    for sentence in _sentences():
        chain = ["<s>", "<s>", *sentence, "</s>"]
        for first, second, third in zip(chain, chain[1:], chain[2:]):
            found[first, second].append(third)
            found[second].append(third)
    return dict(found)


def varied_sentence(dice: random.Random) -> str:
    """Return a sentence that is like the talk's: random words, words swapped, chained or spliced."""
    words: list[str] = []
    while not words:
        chance = dice.random()
        if chance < 0.12:
            words = [_any_word(dice) for _ in range(dice.randint(3, 10))]
        elif chance < 0.45:
            words = _swapped(dice)
        elif chance < 0.8:
            words = _chained(dice)
        else:
            words = _spliced(dice)
        words = [lowered(word.strip("?").rstrip(".")) for word in words]
        words = [word for word in words if word.strip(".,?")]
    if dice.random() < 0.12:
        words.insert(dice.randint(0, len(words)), dice.choice(FILLED))
    return _punctuated(" ".join(words).strip(", ").split(), dice)


def _punctuated(words: list[str], dice: random.Random) -> str:
    """Give a sentence a beginning that the vocabulary knows, and usually an end."""
    openers = {word.lower(): word for word in vocabulary()[1]}
    first = re.sub(r"[^\w']", "", words[0]).lower()
    if first in openers:
        words[0] = openers[first] + ("," if words[0].endswith(",") else "")
    elif dice.random() < 0.6:
        words = [dice.choice([word for word in OPENERS if word in COMMON_OPENERS]), *words]
    chance = dice.random()
    return " ".join(words) + ("?" if chance < 0.1 else "" if chance < 0.15 else ".")


COMMON_OPENERS = {"So", "And", "But", "Then", "The", "We", "It", "If", "When"}


def _number(dice: random.Random) -> str:
    return dice.choice([str(dice.randint(0, 100)), f"{dice.randint(0, 99)}.{dice.randint(0, 9)}"])


def _any_word(dice: random.Random) -> str:
    words, weights = _words_by_rarity()
    return _number(dice) if dice.random() < 0.06 else dice.choices(words, weights)[0]


def _swapped(dice: random.Random) -> list[str]:
    made = []
    for word in dice.choice(_sentences()):
        chance = dice.random()
        if re.match(r"[\d.]+\W*$", word) and chance < 0.5:
            made.append(_number(dice))
        elif chance < 0.22:
            made.append(_any_word(dice) + ("," if word.endswith(",") else ""))
        elif chance >= 0.28:
            made.append(word)
    return made


def _chained(dice: random.Random, longest: int = 24) -> list[str]:
    first, second, made = "<s>", "<s>", []
    while len(made) < longest:
        pair = (first, second)
        source = pair if dice.random() < 0.6 and pair in _followers() else second
        following = dice.choice(_followers().get(source, ["</s>"]))
        if following == "</s>":
            break
        made.append(following)
        first, second = second, following
    return made


def _spliced(dice: random.Random) -> list[str]:
    one, other = dice.choice(_clauses()), dice.choice(_clauses())
    return [*one[dice.randint(0, len(one) // 2) :], *other[: dice.randint(1, max(1, len(other)))]]
