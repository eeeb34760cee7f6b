"""A Whisper in miniature: the architecture of Whisper, small enough to train on two cores.

Width 128, four heads, three encoder and four decoder layers, windows of 10 s. Two things differ
from Whisper's training, not from its form: the heads of the encoder begin as soft shifts along
the sinusoids, and all positions beyond the window share one learnt vector, which is what the
recogniser sees in the padding that faster-whisper adds up to 30 s.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WIDTH, HEADS, ENCODER_LAYERS, DECODER_LAYERS = 128, 4, 3, 4
HEAD_WIDTH = WIDTH // HEADS
POSITIONS = 1500
"""Frames of 20 ms that a Whisper encoder has positions for."""

WINDOW = 500
"""Frames of 20 ms in our window."""

LONGEST_TEXT = 448
PHONES = 160
"""Room for the names of espeak-ng's phonemes."""

SHIFTS = ((-4, -1, 2, 5), (-10, -4, 4, 10), (-18, -7, 9, None))
"""Frames by which each encoder head looks aside at first; None is left to chance."""

ALIGNMENT_HEADS = ((2, 0), (2, 1), (3, 0), (3, 1))
"""Decoder layers and heads that are taught where the next token is heard; faster-whisper takes its
word times from them."""

PREVIOUS_HEADS = ((1, 0),)
"""Those that are taught where the last token was heard."""


def sinusoids(length: int, width: int) -> Tensor:
    """Return Whisper's position encodings, shape (length, width)."""
    half = width // 2
    rates = torch.exp(-math.log(10_000) / (half - 1) * torch.arange(half, dtype=torch.float64))
    angles = torch.arange(length, dtype=torch.float64)[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1).float()


class Attention(nn.Module):
    """Whisper's multi-head attention; keys have no bias."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH, bias=False)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)

    def split(self, x: Tensor) -> Tensor:
        """(batch, length, width) → (batch, head, length, head width)."""
        return x.view(*x.shape[:2], HEADS, HEAD_WIDTH).transpose(1, 2)

    def forward(
        self, x: Tensor, source: Tensor, *, causal: bool = False, bias: Tensor | None = None
    ) -> Tensor:
        """Attend from x to the source; `bias` is added to the scores."""
        query, key, value = (
            self.split(self.query(x)),
            self.split(self.key(source)),
            self.split(self.value(source)),
        )
        mixed = F.scaled_dot_product_attention(query, key, value, is_causal=causal, attn_mask=bias)
        return self.out(mixed.transpose(1, 2).reshape(x.shape))

    def attend(self, x: Tensor, source: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """Attend, and return the logarithms of the weights too: (batch, head, x, source)."""
        query, key, value = (
            self.split(self.query(x)),
            self.split(self.key(source)),
            self.split(self.value(source)),
        )
        weights = ((query * HEAD_WIDTH**-0.5) @ key.transpose(-1, -2) + bias).log_softmax(-1)
        mixed = weights.exp() @ value
        return self.out(mixed.transpose(1, 2).reshape(x.shape)), weights

    @torch.no_grad()
    def begin_shifted(self, shifts: tuple[int | None, ...], sharpness: float = 1.6) -> None:
        """Let each head begin as a soft window, `shifts` frames aside."""
        rates = torch.exp(-math.log(10_000) / (WIDTH // 2 - 1) * torch.arange(WIDTH // 2))
        chosen = [index * WIDTH // 160 for index in range(0, HEAD_WIDTH // 2 * 2, 2)]
        for head, shift in enumerate(shifts):
            if shift is None:
                continue
            query, key = torch.zeros(HEAD_WIDTH, WIDTH), torch.zeros(HEAD_WIDTH, WIDTH)
            for row, at in enumerate(sorted(set(chosen))[: HEAD_WIDTH // 2]):
                cosine, sine = math.cos(rates[at] * shift), math.sin(rates[at] * shift)
                key[2 * row, at] = key[2 * row + 1, at + WIDTH // 2] = 1
                query[2 * row, at], query[2 * row, at + WIDTH // 2] = cosine, sine
                query[2 * row + 1, at], query[2 * row + 1, at + WIDTH // 2] = -sine, cosine
            rows = slice(head * HEAD_WIDTH, (head + 1) * HEAD_WIDTH)
            noise = torch.randn(HEAD_WIDTH, WIDTH) * 0.01
            self.query.weight[rows] = query * sharpness + noise
            self.key.weight[rows] = key * sharpness + noise
            self.query.bias[rows] = 0


class EncoderBlock(nn.Module):
    """Self-attention and a feed-forward part, each behind its norm."""

    def __init__(self) -> None:
        super().__init__()
        self.attention, self.attention_norm = Attention(), nn.LayerNorm(WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.feed_norm = nn.LayerNorm(WIDTH)

    def feed(self, x: Tensor) -> Tensor:
        """The feed-forward part."""
        return x + self.narrow(F.gelu(self.wide(self.feed_norm(x))))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(batch, frames, width) → the same."""
        normed = self.attention_norm(x)
        return self.feed(x + self.attention(normed, normed, bias=bias))


class DecoderBlock(EncoderBlock):
    """An encoder block that looks back only, and at the encoder's frames."""

    def __init__(self) -> None:
        super().__init__()
        self.cross, self.cross_norm = Attention(), nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor, frames: Tensor, bias: Tensor) -> tuple[Tensor, Tensor]:
        """Return the texts' states, and the logarithms of the weights on the frames."""
        normed = self.attention_norm(x)
        x = x + self.attention(normed, normed, causal=True)
        heard, weights = self.cross.attend(self.cross_norm(x), frames, bias)
        return self.feed(x + heard), weights


class MiniWhisper(nn.Module):
    """The recogniser; `tokens` counts the vocabulary, `timestamps` is where they begin in it."""

    def __init__(self, tokens: int, timestamps: int) -> None:
        super().__init__()
        self.convolution = nn.Conv1d(80, WIDTH, 3, padding=1)
        self.halving = nn.Conv1d(WIDTH, WIDTH, 3, 2, padding=1)
        self.register_buffer("positions", sinusoids(POSITIONS, WIDTH))
        self.encoder = nn.ModuleList(EncoderBlock() for _ in range(ENCODER_LAYERS))
        self.encoder_norm = nn.LayerNorm(WIDTH)
        self.embedding = nn.Embedding(tokens, WIDTH)
        self.text_positions = nn.Parameter(sinusoids(LONGEST_TEXT, WIDTH) * 0.1)
        self.decoder = nn.ModuleList(DecoderBlock() for _ in range(DECODER_LAYERS))
        self.decoder_norm = nn.LayerNorm(WIDTH)
        beyond = self.positions[WINDOW:].mean(0) + torch.randn(WIDTH) * 0.3
        self.beyond = nn.Parameter(beyond)
        self.phones = nn.Linear(WIDTH, PHONES)  # for training only, never exported
        nn.init.normal_(self.embedding.weight, std=0.05)
        with torch.no_grad():
            # Timestamps begin on the positions that they name.
            self.embedding.weight[timestamps : timestamps + POSITIONS] += self.positions * 0.05
        for block, shifts in zip(self.encoder, SHIFTS):
            block.attention.begin_shifted(shifts)

    def encode(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        """(batch, 80, 1000) → frames (batch, 501, width), and the bias for attending to them.

        The last frame stands for the thousand beyond the window, which are all alike.
        """
        x = F.gelu(self.halving(F.gelu(self.convolution(mel)))).transpose(1, 2)
        x = x + self.positions[: x.shape[1]]
        silence = torch.zeros(1, 80, 16, device=mel.device)
        padding = F.gelu(self.halving(F.gelu(self.convolution(silence))))[:, :, 4] + self.beyond
        x = torch.cat([x, padding[:, None].expand(len(x), 1, WIDTH)], 1)
        bias = torch.zeros(1, 1, 1, x.shape[1], device=mel.device)
        bias[..., -1] = math.log(POSITIONS - WINDOW)
        for block in self.encoder:
            x = block(x, bias)
        return self.encoder_norm(x), bias

    def decode(
        self, text: Tensor, frames: Tensor, bias: Tensor, used: int
    ) -> tuple[Tensor, list[Tensor]]:
        """Return scores for each of the first `used` tokens, and each layer's weights on the frames.

        The weights leave the frame beyond the window out.
        """
        x = self.embedding(text) + self.text_positions[: text.shape[1]]
        weights = []
        for block in self.decoder:
            x, layer = block(x, frames, bias)
            weights.append(layer[..., :-1])
        return self.decoder_norm(x) @ self.embedding.weight[:used].t(), weights
