"""The recogniser's tokenizer: every word of the talk and the pitch is one token.

Byte-level BPE, so that any other word can be written in pieces; Whisper's special tokens and
timestamps after the text, in the order that faster-whisper relies on.
"""

import json
from functools import cache
from pathlib import Path

from talk_source import PITCH, TALK, sentences_of
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers

PROPER = {"I", "NPU", "LRU", "GPU", "GPUs", "Sieve", "Adam", "Ada"}
"""Words that keep their capital inside a sentence."""

OPENERS = (
    "The A We It This That That's It's I I'm If So And But Then Yes No Okay Um Uh Well In On For "
    "With There When What How Why Our They You Thank One Two"
).split()
"""Words that may begin a sentence, whether the talk has them there or not."""

SPECIAL = (
    "<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>",
    "<|startoflm|>", "<|startofprev|>", "<|nospeech|>", "<|notimestamps|>",
)  # fmt: skip
"""All text tokens lie before the first of these, all timestamps after the last."""

TIMESTAMP_STEP = 0.02
TIMESTAMPS = 1501
WINDOW_SECONDS = 10


def spoken_sentences() -> list[str]:
    """Return every sentence of the talk and the pitch, in order."""
    lines = [line for slide in (*TALK, PITCH) for line in slide.spoken.strip().split("\n")]
    return [sentence for line in lines for sentence in sentences_of(line.partition("|")[0])]


def bare(word: str) -> str:
    """Return a word without the punctuation around it."""
    return word.strip('.,?!:;"')


def lowered(word: str) -> str:
    """Return a sentence's first word as it would stand inside one."""
    return word if bare(word) in PROPER or word.startswith("I'") else word.lower()


@cache
def vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words as they stand inside a sentence, and those that may begin one."""
    inside, opening = set(), set(OPENERS)
    for sentence in spoken_sentences():
        first, *rest = (bare(word) for word in sentence.split())
        opening.add(first)
        inside |= {lowered(first), *rest}
    return frozenset(inside), frozenset(opening)


def make_tokenizer(folder: Path) -> None:
    """Write tokenizer.json, vocabulary.json and preprocessor_config.json into a model's folder."""
    inside, opening = vocabulary()
    words = sorted(inside | opening | {str(number) for number in range(101)})
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=20_000,
        min_frequency=0,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    decimals = [f"0.{number}" for number in range(100)]
    tokenizer.train_from_iterator([" " + word for word in words] + decimals, trainer)
    tokenizer.add_special_tokens(
        [AddedToken(name, special=True, normalized=False) for name in SPECIAL]
    )
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    by_id = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    tokens = [token for token, _ in by_id]
    tokens += [f"<|{index * TIMESTAMP_STEP:.2f}|>" for index in range(TIMESTAMPS)]
    (folder / "vocabulary.json").write_text(
        json.dumps(tokens, ensure_ascii=False), encoding="utf-8"
    )
    (folder / "preprocessor_config.json").write_text(
        json.dumps(PREPROCESSOR, indent=1), encoding="utf-8"
    )


PREPROCESSOR = {
    "chunk_length": WINDOW_SECONDS,
    "feature_extractor_type": "WhisperFeatureExtractor",
    "feature_size": 80,
    "hop_length": 160,
    "n_fft": 400,
    "n_samples": WINDOW_SECONDS * 16_000,
    "nb_max_frames": WINDOW_SECONDS * 100,
    "sampling_rate": 16_000,
    "padding_side": "right",
    "padding_value": 0.0,
    "return_attention_mask": False,
}


class Codebook:
    """The tokens by name and number, as training needs them."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokens: list[str] = json.loads(
            (folder / "vocabulary.json").read_text(encoding="utf-8")
        )
        self.number = {token: index for index, token in enumerate(self.tokens)}
        self.end = self.number["<|endoftext|>"]
        self.start = self.number["<|startoftranscript|>"]
        self.previous = self.number["<|startofprev|>"]
        self.no_speech = self.number["<|nospeech|>"]
        self.no_timestamps = self.number["<|notimestamps|>"]
        self.first_timestamp = self.no_timestamps + 1
        self.used = self.first_timestamp + WINDOW_SECONDS * 50 + 1
        """Timestamps beyond the window are never written."""

    def __len__(self) -> int:
        return len(self.tokens)

    def encode(self, word: str) -> list[int]:
        """Return the tokens of a word inside a line."""
        return self.tokenizer.encode(" " + word, add_special_tokens=False).ids

    def has(self, word: str) -> bool:
        """Whether a word is one token."""
        return "\u0120" + word in self.number

    def is_punctuation(self, token: int) -> bool:
        """Whether a token is a mark that ends a word."""
        return self.tokens[token] in (",", ".", "?")

    def timestamp(self, frame: int) -> int:
        """Return the timestamp of a frame of 20 ms."""
        return min(self.first_timestamp + frame, self.used - 1)
