# /// script
# requires-python = ">=3.11"
# dependencies = ["av>=14", "numpy>=2", "soxr"]
# ///
"""Speak the sample talk and the pitch: `uv run samples/make/talk.py [FOLDER]`.

Writes the recordings (Ogg Opus), the truth (what was said when, to which slide, and what was
planted), the clicks as an events file, and the pitch as text. About 15 s.
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from speech import RATE, Speech, render
from talk_source import (
    PITCH,
    PITCH_CALM,
    PLANTED,
    TALK,
    TALK_CALM,
    Calm,
    Slide,
    Utterance,
    utterances,
)

SAMPLES = Path(__file__).parents[1]
RATE_WPM = 160
PITCH_OF_VOICE = 50
LEAD_IN = 0.8
"""Seconds of silence before the first word."""

CLICK_LEAD = 0.2
"""Seconds by which a click comes before the first word of its slide."""

LEVEL = 0.9
NOISE = 1e-4
"""Standard deviation of the room's noise, full scale 1."""

NOISE_SEED = 9
BIT_RATE = 24_000
FILLERS = re.compile(r"\b(?:um|uh|you know)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Take:
    """A recording and its truth."""

    samples: np.ndarray
    truth: dict[str, object]


def record(slides: list[Slide], calm: Calm) -> Take:
    """Speak slides, and note what was said when."""
    blocks = [np.zeros(int(LEAD_IN * RATE), np.float32)]
    time = LEAD_IN
    words, spoken, spans = [], [], []
    for number, slide in enumerate(slides, start=1):
        spans.append({"slide": number, "start": round(time - CLICK_LEAD, 3) if spans else 0.0})
        for utterance in utterances(slide, calm):
            speech = render([utterance], RATE_WPM, PITCH_OF_VOICE)
            heard = _words(speech, time, number, len(spoken))
            spoken.append(_utterance(utterance, heard, number, len(spoken)))
            words += heard
            blocks.append(speech.samples)
            time += speech.duration
    samples = np.concatenate(blocks) * LEVEL
    samples += np.random.default_rng(NOISE_SEED).standard_normal(len(samples)).astype("f") * NOISE
    seconds = round(len(samples) / RATE, 3)
    truth = {
        "seconds": seconds,
        "words": words,
        "slides": _slides(slides, spans, words, seconds),
        "utterances": spoken,
        "voice": {
            "engine": "espeak-ng", "voice": "en-us", "rate_wpm": RATE_WPM,
            "pitch": PITCH_OF_VOICE, "noise_std": NOISE,
        },
    }  # fmt: skip
    return Take(samples.astype(np.float32), truth)


def _words(speech: Speech, time: float, slide: int, utterance: int) -> list[dict[str, object]]:
    return [
        {
            "word": word.text,
            "start": round(word.start + time, 3),
            "end": round(word.end + time, 3),
            "slide": slide,
            "utterance": utterance,
        }
        for word in speech.words
    ]


def _utterance(utterance: Utterance, heard, slide: int, index: int) -> dict[str, object]:
    return {
        "index": index,
        "slide": slide,
        "text": utterance.text,
        "start": heard[0]["start"],
        "end": heard[-1]["end"],
        "pause_after_s": utterance.pause,
    }


def _slides(slides: list[Slide], spans, words, seconds: float) -> list[dict[str, object]]:
    """Close the spans, and add to each what was planned and how fast it was spoken."""
    ends = [span["start"] for span in spans[1:]] + [seconds]
    counts = Counter(word["slide"] for word in words)
    closed = []
    for slide, span, end in zip(slides, spans, ends, strict=True):
        length = round(end - span["start"], 2)
        count = counts[span["slide"]]
        closed.append(
            {
                **span,
                "end": end,
                "title": slide.title,
                "seconds": length,
                "plan_s": slide.plan,
                "words": count,
                "wpm": round(60 * count / length, 1),
                "fillers": len(FILLERS.findall(slide.spoken)),
            }
        )
    return closed


def write_opus(samples: np.ndarray, path: Path) -> None:
    """Write samples as Ogg Opus."""
    whole = (np.clip(samples, -1, 1) * 32767).astype(np.int16)[None]
    with av.open(str(path), "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono")
        stream.bit_rate = BIT_RATE
        for start in range(0, whole.shape[1], RATE):
            block = np.ascontiguousarray(whole[:, start : start + RATE])
            frame = av.AudioFrame.from_ndarray(block, format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def write_events(truth: dict, path: Path) -> None:
    """Write the clicks as an events file: one JSON object a line."""
    spans = truth["slides"]
    times = [("start", spans[0])] + [("slide", span) for span in spans[1:]]
    lines = [
        {"sample": round(span["start"] * RATE), "time": span["start"], "event": event,
         "slide": span["slide"], "page": span["slide"]}
        for event, span in times
    ]  # fmt: skip
    end = truth["seconds"]
    lines.append(
        {"sample": round(end * RATE), "time": end, "event": "stop", "slide": None, "page": None}
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def write_truth(truth: dict, path: Path) -> None:
    """Write the truth, one word, slide, utterance or plant a line."""
    parts = []
    for name, value in truth.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            parts.append(f'"{name}": [\n{rows}\n]')
        else:
            parts.append(f'"{name}": {json.dumps(value, ensure_ascii=False)}')
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def make_recordings(samples: Path) -> None:
    """Write everything that is heard, under the samples' folder."""
    job_talk, pitch = samples / "job_talk", samples / "elevator_pitch"
    for folder in (job_talk, pitch):
        folder.mkdir(parents=True, exist_ok=True)
    take = record(TALK, TALK_CALM)
    write_opus(take.samples, job_talk / "talk.opus")
    write_truth({**take.truth, "planted": PLANTED}, job_talk / "truth.json")
    write_events(take.truth, job_talk / "events.jsonl")
    take = record([PITCH], PITCH_CALM)
    write_opus(take.samples, pitch / "pitch.opus")
    write_truth(take.truth, pitch / "truth.json")
    text = "\n\n".join(line.partition("|")[0].strip() for line in PITCH.spoken.strip().split("\n"))
    (pitch / "pitch.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    make_recordings(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
