"""A Whisper model of a known geometry with made-up weights: its costs are real, its words are not.

    uv run python benchmarks/random_whisper.py DIR [--geometry base.en | tiny.en | small.en | mini]

For machines without the real models. The weights are random except where the cost depends on
them: a text ends after TOKENS tokens (the speech rate of a talk fills a window with as many), the
scores pass the recogniser's tests, the tokens depend on the sound, and the alignment heads run
along the sound, as those of a trained model do. "mini" is a multilingual one for tests, a few
megabytes large, that takes every sound for German.
"""

import argparse
import itertools
import json
import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Spec = Any
"""A part of a CTranslate2 specification; these hold no types."""

TOKENS = 75
"""3.0 tokens a second, as in real lectures at 150 words a minute, over a window of 25 s."""
MELS, CONTEXT, TEXT = 80, 1500, 448
"""Mel bands, encoder positions, decoder positions: those of every Whisper up to large-v2."""
HEAD = 64
"""Width of an attention head, and of the code of the position in the sound."""
LANGUAGES = re.findall(
    r"\w+",
    """en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th
    ur hr bg lt la mi ml cy sk te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa
    si km sn yo so af oc ka be tg sd gu am yi lo uz fo ht ps tk nn mt sa lb my bo tl mg as tt haw
    ln ha ba jw su""",
)


@dataclass(frozen=True)
class Geometry:
    """Layers, heads and alignment heads (layer, head)."""

    layers: int
    heads: int
    alignment: tuple[tuple[int, int], ...]
    multilingual: bool = False

    @property
    def width(self) -> int:
        """Width of the hidden states."""
        return self.heads * HEAD


GEOMETRIES = {
    "tiny.en": Geometry(4, 6, ((1, 0), (2, 0), (2, 5), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4))),
    "base.en": Geometry(6, 8, ((3, 3), (4, 7), (5, 1), (5, 5), (5, 7))),
    "small.en": Geometry(12, 12, ((6, 6), (7, 0), (7, 3), (7, 8), (8, 2), (8, 5), (8, 7), (9, 0))),
    "mini": Geometry(1, 2, ((0, 0),), multilingual=True),
}


def vocabulary(multilingual: bool) -> tuple[list[str], int]:
    """Return all tokens in Whisper's order, and the number of the one that ends a text."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters = [chr(byte) for byte in shown]
    letters += [chr(256 + index) for index in range(256 - len(shown))]
    made = ("Ġ" + "".join(word) for word in itertools.product(string.ascii_lowercase, repeat=4))
    tokens = [*letters, *itertools.islice(made, 50_256 - len(letters))]
    tokens += [""] if multilingual else []  # by which CTranslate2 tells
    text = len(tokens)
    special = ["endoftext", "startoftranscript", *LANGUAGES, "translate", "transcribe"]
    special += ["startoflm", "startofprev", "nospeech", "notimestamps"]
    tokens += [f"<|{name}|>" for name in special]
    return [*tokens, *(f"<|{step * 0.02:.2f}|>" for step in range(1501))], text


class Maker:
    """Fills a CTranslate2 specification."""

    def __init__(self, geometry: Geometry) -> None:
        self.geometry = geometry
        self.width = geometry.width
        self._random = np.random.default_rng(0)

    def noise(self, *shape: int, spread: float = 0.02) -> Weights:
        """Return normal noise."""
        return self._random.standard_normal(shape, dtype=np.float32) * np.float32(spread)

    def linear(self, spec: Spec, out: int, into: int, spread: float = 0.02) -> None:
        """Fill one matrix and its bias."""
        spec.weight, spec.bias = self.noise(out, into, spread=spread), np.zeros(out, np.float32)

    def norm(self, spec: Spec) -> None:
        """Fill a layer norm that changes nothing."""
        spec.gamma, spec.beta = np.ones(self.width, np.float32), np.zeros(self.width, np.float32)

    def self_attention(self, spec: Spec) -> None:
        """Fill the attention of a sequence to itself."""
        self.norm(spec.layer_norm)
        self.linear(spec.linear[0], 3 * self.width, self.width)
        self.linear(spec.linear[1], self.width, self.width)

    def cross_attention(self, spec: Spec, layer: int) -> None:
        """Fill the attention of the text to the sound; alignment heads compare positions."""
        self.norm(spec.layer_norm)
        self.linear(spec.linear[0], self.width, self.width)
        self.linear(spec.linear[1], 2 * self.width, self.width)
        self.linear(spec.linear[2], self.width, self.width, spread=0.2)
        spec.linear[1].weight[self.width :] = 0  # what every position hears alike drowns the rest
        for at, head in self.geometry.alignment:
            if at == layer:
                rows = slice(head * HEAD, (head + 1) * HEAD)
                for matrix in (spec.linear[0].weight, spec.linear[1].weight):
                    matrix[rows] = np.eye(HEAD, self.width, dtype=np.float32)
                values = self.noise(HEAD, self.width, spread=0.05)
                spec.linear[1].weight[self.width :][rows] = values

    def feed_forward(self, spec: Spec) -> None:
        """Fill the two layers after an attention."""
        self.norm(spec.layer_norm)
        self.linear(spec.linear_0, 4 * self.width, self.width)
        self.linear(spec.linear_1, self.width, 4 * self.width)

    def encoder(self, spec: Spec) -> None:
        """Fill the encoder; its first dimensions tell the position in the sound."""
        for convolution, into in ((spec.conv1, MELS), (spec.conv2, self.width)):
            convolution.weight = self.noise(self.width, into, 3, spread=0.05)
            convolution.bias = np.zeros(self.width, np.float32)
        positions = self.noise(CONTEXT, self.width, spread=0.1)
        positions[:, :HEAD] = position_code(np.arange(CONTEXT))
        spec.position_encodings.encodings = positions
        self.norm(spec.layer_norm)
        for layer in spec.layer:
            self.self_attention(layer.self_attention)
            self.feed_forward(layer.ffn)

    def decoder(self, spec: Spec, tokens: list[str], text: int) -> None:
        """Fill the decoder; its last dimension tells whether the text ends."""
        embeddings = self.noise(len(tokens), self.width, spread=9 / self.width**0.5)
        embeddings[text:] = 0
        embeddings[:, -2:] = 0
        embeddings[text, -1] = 20
        embeddings[tokens.index("<|de|>"), -2] = 5
        positions = self.noise(TEXT, self.width, spread=5)
        steps = np.arange(TEXT)
        positions[:, :HEAD] = position_code(np.minimum(steps, TOKENS) * CONTEXT / TOKENS)
        positions[:, -2] = np.where(steps == 0, 18, 0)
        positions[:, -1] = np.where(steps < TOKENS, -18, 36)
        spec.embeddings.weight = embeddings
        spec.position_encodings.encodings = positions
        spec.projection.weight = embeddings
        spec.projection.bias = np.zeros(len(tokens), np.float32)
        self.norm(spec.layer_norm)
        for number, layer in enumerate(spec.layer):
            self.self_attention(layer.self_attention)
            self.cross_attention(layer.attention, number)
            self.feed_forward(layer.ffn)


def position_code(positions: NDArray[Any]) -> Weights:
    """Return sines and cosines by which positions that are close can be told, shape (n, HEAD)."""
    waves = 2 * np.pi / np.geomspace(20, 2 * CONTEXT, HEAD // 2)
    angles = positions[:, None] * waves
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def build(folder: Path, name: str) -> None:
    """Write a model that faster-whisper loads."""
    from ctranslate2.specs import whisper_spec

    geometry = GEOMETRIES[name]
    tokens, text = vocabulary(geometry.multilingual)
    spec = whisper_spec.WhisperSpec(
        geometry.layers, geometry.heads, geometry.layers, geometry.heads
    )
    maker = Maker(geometry)
    maker.encoder(spec.encoder)
    maker.decoder(spec.decoder, tokens, text)
    spec.register_vocabulary(tokens)
    first = tokens.index(f"<|{LANGUAGES[0]}|>")
    languages = list(range(first, first + len(LANGUAGES)))
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [220, text]
    spec.config.lang_ids = languages if geometry.multilingual else []
    spec.config.alignment_heads = [list(pair) for pair in geometry.alignment]
    spec.validate()
    spec.optimize(quantization="int8" if name == "mini" else "float16")  # as published
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    write_tokenizer(folder, tokens, text)
    settings = {"chunk_length": 30, "feature_size": MELS}
    (folder / "preprocessor_config.json").write_text(json.dumps(settings), encoding="utf-8")


def write_tokenizer(folder: Path, tokens: list[str], text: int) -> None:
    """Write tokenizer.json: bytes, and whole words that no text is ever split into."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    words = {token: number for number, token in enumerate(tokens[:text])}
    tokenizer = Tokenizer(models.BPE(vocab=words, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in tokens[text:-1501]])
    tokenizer.save(str(folder / "tokenizer.json"))


def main() -> None:
    """Build one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--geometry", choices=GEOMETRIES, default="base.en")
    asked = parser.parse_args()
    build(asked.folder, asked.geometry)
    size = sum(path.stat().st_size for path in asked.folder.iterdir())
    print(f"{asked.geometry} with made-up weights in {asked.folder}, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
