"""The elevator pitch, take after take: kept, judged, ranked, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rehearsal.drill import speech
from rehearsal.drill.subject import Subject
from rehearsal.errors import SettingError
from rehearsal.library import pitches
from rehearsal.library.pitches import Pitch
from rehearsal.qa.pitch import PRESETS, PitchFeedback, Preset, changes, judge_pitch, ranked
from rehearsal.qa.skeleton import Line, skeleton
from rehearsal.settings import load_settings
from rehearsal.speech.models import Model
from rehearsal.speech.take import Take
from rehearsal.talk import Progress, Rehearsal


@dataclass(frozen=True, slots=True)
class Judged:
    """A take with what is to be said about it."""

    pitch: Pitch
    number: int
    """Which take it is, from 1."""
    feedback: PitchFeedback
    changed: tuple[str, ...]
    """What is different from the take before it."""


def preset_of(seconds: float) -> Preset:
    """Return the preset of so many seconds; raise SettingError where there is none."""
    for preset in PRESETS:
        if preset.seconds == seconds:
            return preset
    lengths = ", ".join(f"{preset.seconds:.0f}" for preset in PRESETS)
    raise SettingError(f"There is no pitch of {seconds:g} s.", f"Choose one of: {lengths}.")


def draft(subject: Subject, preset: Preset) -> tuple[Line, ...]:
    """Suggest a skeleton from what the talk holds, or from nothing."""
    return skeleton(subject.reading.facts, preset)


def pitch_typed(subject: Subject, preset: Preset, text: str) -> Pitch:
    """Keep a typed pitch."""
    return pitches.keep_pitch(preset.seconds, deck=subject.deck, typed=text.strip())


def pitch_aloud(subject: Subject, preset: Preset, take: Path) -> Pitch:
    """Keep a spoken pitch, a take's folder; `transcribe` or `settle` says what was in it."""
    return pitches.keep_pitch(preset.seconds, deck=subject.deck, take=take)


def pitch_transcribed(subject: Subject, preset: Preset, spoken: Rehearsal) -> Pitch:
    """Keep a pitch of which only the transcript is here."""
    return pitches.keep_pitch(preset.seconds, deck=subject.deck, spoken=spoken)


def transcribe(pitch: Pitch, model: Model, progress: Progress) -> Pitch:
    """Find out what was said in a spoken pitch, in a child process, and keep it."""
    return _settled(pitch, speech.understood(pitches.pitch_folder(pitch.id), model, progress))


def settle(pitch: Pitch) -> Pitch | None:
    """Keep what a transcriber has finished of a spoken pitch; None: it is not done."""
    from rehearsal.speech.window_journal import read_transcript_of

    take = Take(pitches.pitch_folder(pitch.id))
    transcript = read_transcript_of(take)
    if transcript is None:
        return None
    return _settled(pitch, speech.evidence(take, transcript, lambda *_: None))


def _settled(pitch: Pitch, spoken: Rehearsal) -> Pitch:
    pitches.hear_pitch(pitch.id, spoken)
    if load_settings().keep_audio == "dropped":
        pitches.drop_pitch_sound(pitch.id)
    return replace(pitch, spoken=spoken)


def feedback(pitch: Pitch) -> PitchFeedback:
    """Judge one take by today's rules."""
    preset = preset_of(pitch.preset)
    if pitch.spoken is None:
        return judge_pitch(pitch.typed, preset)
    transcript = pitch.spoken.transcript
    return judge_pitch(transcript.words if transcript else (), preset)


def judged(takes: Sequence[Pitch]) -> tuple[Judged, ...]:
    """Judge all takes that are transcribed, the best first, each against the one before it."""
    ready = [take for take in takes if not take.waiting]
    feedbacks = [feedback(take) for take in ready]
    made = [
        Judged(take, n + 1, now, changes(feedbacks[n - 1], now) if n else ())
        for n, (take, now) in enumerate(zip(ready, feedbacks, strict=True))
    ]
    return tuple(made[n] for n in ranked(feedbacks))


def takes_of(subject: Subject, preset: Preset) -> tuple[Pitch, ...]:
    """Return all takes of this length about this deck, in the order they were made."""
    return pitches.pitches(subject.deck[1], preset.seconds)
