"""faster-whisper on one window at a time: the same samples give the same words, always.

Not `WhisperModel.transcribe`: with word times it goes back to the end of the last word and
decodes what is left of the window again, and its fallback samples at random.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearsal.errors import ModelError, SettingError
from rehearsal.speech.models import Model
from rehearsal.speech.take import Samples, as_floats
from rehearsal.talk import Word

if TYPE_CHECKING:
    import ctranslate2
    from faster_whisper import WhisperModel
    from faster_whisper.tokenizer import Tokenizer

HIGHEST_COMPRESSION = 2.4
"""Bytes of text ÷ compressed bytes. Above it the text repeats itself. Whisper's own; strength C."""
LOWEST_LOG_PROBABILITY = -1.0
"""Mean over the tokens, natural logarithm. Below it the text is guessed. Whisper's own;
strength C."""
HIGHEST_NO_SPEECH = 0.6
"""Probability. Above it, where the text is guessed too, nothing was said. Whisper's own;
strength C."""
BEAM = 5
"""Hypotheses kept at temperature 0. Whisper's own; strength C."""
SECOND_TEMPERATURE = 0.2
"""Temperature at which a window that failed a test is decoded once more."""
CANDIDATES = 5
"""Samples drawn at that temperature, of which the likeliest is taken. Whisper's own."""
SEED = 20_260
"""Of those samples, so that they are the same in every run."""
MOST_TOKENS = 448
"""Length of Whisper's text, prompt included; CTranslate2 generates half of it at most."""

SETTINGS: Mapping[str, int | float] = {
    "beam": BEAM,
    "second_temperature": SECOND_TEMPERATURE,
    "candidates": CANDIDATES,
    "seed": SEED,
    "version": 1,
}
"""What the words depend on besides the samples, the model and the language."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the recogniser made of some samples."""

    pieces: tuple[Word, ...]
    """In seconds from the first sample; the text of a piece that begins a word begins with a
    blank."""
    log_probability: float
    compression: float
    no_speech: float
    temperature: float

    @property
    def silent(self) -> bool:
        """Whether the recogniser holds that nothing was said."""
        return self.no_speech > HIGHEST_NO_SPEECH and self.log_probability < LOWEST_LOG_PROBABILITY

    @property
    def doubtful(self) -> bool:
        """Whether a score test failed."""
        return not self.silent and (
            self.compression > HIGHEST_COMPRESSION or self.log_probability < LOWEST_LOG_PROBABILITY
        )


class Recogniser:
    """A Whisper model, loaded; on the GPU where there is one that works, else int8 on the CPU."""

    def __init__(self, model: Model, threads: int) -> None:
        """Load the model; raise ModelError where it is damaged or does not fit in memory."""
        self.model = model
        self._threads = threads
        self.device = _device()
        try:
            self._whisper = self._load()
        except ModelError:
            if self.device == "cpu":
                raise
            self.device = "cpu"
            self._whisper = self._load()

    def language_probabilities(self, samples: Samples) -> dict[str, float]:
        """Return how likely each language is, by its code."""
        if not self._whisper.model.is_multilingual:
            return {"en": 1.0}
        encoded, _ = self._encode(samples)
        found = self._whisper.model.detect_language(encoded)[0]
        return {token[2:-2]: float(probability) for token, probability in found}

    def check_language(self, language: str) -> None:
        """Raise SettingError where the model does not know a language."""
        known = set(self._whisper.supported_languages)
        if language not in known:
            raise SettingError(
                f'The model {self.model.name} knows no language "{language}".',
                "Give a code such as en, de or fr, or choose a multilingual model such as base.",
            )

    def hear(self, samples: Samples, language: str) -> Heard:
        """Recognise up to a window of samples, once more where the scores are poor.

        Of two poor attempts the likelier is kept, one that does not repeat itself first. A GPU
        that fails, as when its memory runs out, is left for good.
        """
        try:
            return self._better_of_two(samples, language)
        except RuntimeError:
            if self.device == "cpu":
                raise
            self.device = "cpu"
            self._whisper = self._load()
            return self._better_of_two(samples, language)

    def _better_of_two(self, samples: Samples, language: str) -> Heard:
        first = self._attempt(samples, language, 0.0)
        if not first.doubtful:
            return first
        self._seed()
        second = self._attempt(samples, language, SECOND_TEMPERATURE)
        if not second.doubtful:
            return second
        fresh = [one for one in (first, second) if one.compression <= HIGHEST_COMPRESSION]
        return max(fresh or (first, second), key=lambda heard: heard.log_probability)

    def _attempt(self, samples: Samples, language: str, temperature: float) -> Heard:
        from faster_whisper.tokenizer import Tokenizer

        tokenizer = Tokenizer(
            self._whisper.hf_tokenizer, self._whisper.model.is_multilingual, "transcribe", language
        )
        encoded, frames = self._encode(samples)
        result = self._generate(encoded, tokenizer, temperature)
        tokens = [token for token in result.sequences_ids[0] if token < tokenizer.eot]
        length = len(result.sequences_ids[0])
        text = tokenizer.decode(tokens).strip()
        heard = Heard(
            (),
            log_probability=result.scores[0] * length / (length + 1),
            compression=_compression(text),
            no_speech=result.no_speech_prob,
            temperature=temperature,
        )
        if heard.silent or not text:
            return heard
        pieces = self._aligned(tokens, encoded, tokenizer, frames)
        return Heard(pieces, heard.log_probability, heard.compression, heard.no_speech, temperature)

    def _encode(self, samples: Samples) -> "tuple[ctranslate2.StorageView, int]":
        """Return the encoded window, and how many frames of it hold samples."""
        from faster_whisper.audio import pad_or_trim

        features = self._whisper.feature_extractor(as_floats(samples))[..., :-1]
        return self._whisper.encode(pad_or_trim(features)), features.shape[-1]

    def _generate(
        self, encoded: "ctranslate2.StorageView", tokenizer: "Tokenizer", temperature: float
    ) -> "ctranslate2.models.WhisperGenerationResult":
        from faster_whisper.transcribe import get_suppressed_tokens

        search = (
            {"beam_size": 1, "num_hypotheses": CANDIDATES, "sampling_topk": 0}
            if temperature
            else {"beam_size": BEAM}
        )
        return self._whisper.model.generate(
            encoded,
            [[*tokenizer.sot_sequence, tokenizer.no_timestamps]],
            max_length=MOST_TOKENS,
            sampling_temperature=temperature or 1,
            suppress_tokens=get_suppressed_tokens(tokenizer, [-1]),
            return_scores=True,
            return_no_speech_prob=True,
            **search,
        )[0]

    def _aligned(
        self,
        tokens: list[int],
        encoded: "ctranslate2.StorageView",
        tokenizer: "Tokenizer",
        frames: int,
    ) -> tuple[Word, ...]:
        """Return the pieces of a text with their times, from the decoder's attention."""
        (found,) = self._whisper.find_alignment(tokenizer, [tokens], encoded, frames)
        return tuple(
            Word(
                float(piece["start"]),
                max(float(piece["start"]), float(piece["end"])),
                piece["word"],
                float(piece["probability"]),
            )
            for piece in found
        )

    def _seed(self) -> None:
        """Begin the random numbers anew: CTranslate2 seeds a model's threads only once each."""
        import ctranslate2

        del self._whisper
        ctranslate2.set_random_seed(SEED)
        self._whisper = self._load()

    def _load(self) -> "WhisperModel":
        import numpy as np
        from faster_whisper import WhisperModel

        try:
            whisper = WhisperModel(
                str(self.model.folder),
                device=self.device,
                compute_type=_compute_type(self.device),
                cpu_threads=self._threads,
            )
            if self.device != "cpu":  # libraries that are missing show in the first use only
                bands = whisper.model.n_mels
                whisper.encode(np.zeros((bands, 3000), np.float32))
        except (RuntimeError, ValueError, OSError, MemoryError) as error:
            raise ModelError(
                f"The model {self.model.name} cannot be loaded ({error}).",
                "Download it once more, or choose a smaller one.",
            ) from error
        return whisper


def _device() -> str:
    import ctranslate2

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


def _compute_type(device: str) -> str:
    import ctranslate2

    if device == "cpu":
        return "int8"
    return "float16" if "float16" in ctranslate2.get_supported_compute_types(device) else "float32"


def _compression(text: str) -> float:
    data = text.encode()
    return len(data) / len(zlib.compress(data))
