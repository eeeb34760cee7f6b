"""Whether the recording is good enough to be believed: the first thing to know."""

from collections.abc import Iterator

from rehearsal.analysis.phrasing import clock, length
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import NO_SOUND
from rehearsal.talk import Evidence, Finding, NotMeasured, Severity, Signal

CLIPPED_SHARE = 0.001
"""Share of samples at full scale, 1 in 1,000, above which peaks are audibly cut off. Strength D."""
LEAST_SNR_DB = 15.0
"""Decibels of speech above noise below which pitch and level are not shown.

Source: the speech intelligibility index counts speech 15 dB above noise as fully audible (ANSI
S3.5); strength C.
"""
QUIET_DBFS = -45.0
"""Median level of speech below which the microphone is far away or turned down. Strength D."""
FAR_DBFS = -35.0
"""Level of speech below which a poor signal-to-noise ratio is put down to distance. Strength D."""
HUM_DB = 20.0
"""Decibels by which the mains stand out of the noise before they are worth a word. Strength D."""
HUM_NOISE_DBFS = -65.0
"""Noise level below which a hum is too faint to disturb anything. Strength D."""

QUALITY = "signal.quality"


def weakness(reading: Reading) -> str:
    """Say in a clause why pitch and level cannot be trusted; empty where they can."""
    acoustics = reading.rehearsal.acoustics
    if acoustics is None:
        return NO_SOUND
    signal = acoustics.signal
    if signal.silent or signal.speech_dbfs is None:
        return "No speech was heard."
    if signal.clipped_share > CLIPPED_SHARE:
        return f"The recording is clipped: {_share(signal)} of its samples are at full scale."
    if signal.snr_db is not None and signal.snr_db < LEAST_SNR_DB:
        return (
            f"The voice is only {signal.snr_db:.0f} dB above the noise; {LEAST_SNR_DB:.0f} are "
            "needed."
        )
    return ""


def check_quality(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Judge the recording itself, in one sentence, before anything is read from it.

    Title: The quality of the recording itself, before anything is read from it.
    Measured: level of speech and of what lies between, from voice activity; samples at full
    scale; how far 50 or 60 Hz and their harmonics stand above their surroundings.
    Limits: 1 in 1,000 samples clipped, speech 15 dB above noise (ANSI S3.5), the others by rule
    of thumb. Only the worst trouble is told.
    Strength: C.
    Cannot tell: echo of the room, and noise that sounds like speech.
    """
    acoustics = reading.rehearsal.acoustics
    if acoustics is None:
        yield NotMeasured(QUALITY, NO_SOUND)
        return
    trouble = _trouble(acoustics.signal)
    if trouble is not None:
        severity, message, advice = trouble
        source = "speech intelligibility index (ANSI S3.5) and rules of recording"
        yield Finding(QUALITY, severity, message, advice, source, "C")


def _trouble(signal: Signal) -> tuple[Severity, str, str] | None:
    """Return the worst trouble: how bad, what it is, what to do."""
    if signal.silent:
        return (
            "problem",
            "Every sample of the recording is zero.",
            "Switch the microphone on, and allow this program or the browser to use it; on a Mac, "
            "under System Settings → Privacy & Security → Microphone.",
        )
    if signal.speech_dbfs is None:
        return (
            "problem",
            "No speech was heard in the recording.",
            "Check which microphone is chosen, and speak a sentence as a test.",
        )
    if signal.clipped_share > CLIPPED_SHARE:
        return (
            "problem",
            f"The recording is clipped: {_share(signal)} of its samples are at full scale.",
            "Turn the microphone's level down, or move it away a little.",
        )
    return _noise(signal, signal.speech_dbfs) or _hum(signal)


def _noise(signal: Signal, speech_dbfs: float) -> tuple[Severity, str, str] | None:
    snr = signal.snr_db
    if snr is not None and snr < LEAST_SNR_DB and speech_dbfs < FAR_DBFS:
        return (
            "problem",
            f"Your voice is faint, and only {snr:.0f} dB above the noise: the microphone is "
            "probably far away.",
            "Move it to within an arm's length, or use a headset.",
        )
    if snr is not None and snr < LEAST_SNR_DB:
        return (
            "problem",
            f"Your voice is only {snr:.0f} dB above the noise around it.",
            "Close the window, switch fans off, or use a headset.",
        )
    if speech_dbfs < QUIET_DBFS:
        return (
            "advice",
            f"Your voice was recorded very quietly, at {speech_dbfs:.0f} dBFS.",
            "Turn the microphone's level up, or come nearer; between -30 and -15 is good.",
        )
    return None


def _hum(signal: Signal) -> tuple[Severity, str, str] | None:
    noise = signal.noise_dbfs
    if signal.hum_db is None or signal.hum_db < HUM_DB:
        return None
    if noise is None or noise < HUM_NOISE_DBFS:
        return None
    return (
        "note",
        "The recording hums with the mains (50 or 60 Hz).",
        "Unplug the laptop's charger while recording, or use another cable; nothing else here "
        "depends on it.",
    )


def _share(signal: Signal) -> str:
    return f"{100 * signal.clipped_share:.1f} %"


def check_gaps(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell where audio is missing, for nothing was measured there.

    Title: Places where audio is missing, for nothing was measured there.
    Measured: by the recorder, which notes each stretch that did not arrive. It is neither
    speech nor silent pause, and counts in no rate.
    Cannot tell: what was said there.
    """
    acoustics = reading.rehearsal.acoustics
    if acoustics is None:
        yield NotMeasured("signal.gaps", NO_SOUND)
        return
    if not acoustics.gaps:
        return
    missing = sum(gap.duration for gap in acoustics.gaps)
    yield Finding(
        check="signal.gaps",
        severity="note",
        message=f"{length(missing)} of the talk were not recorded, first at "
        f"{clock(acoustics.gaps[0].start)}; nothing was measured there.",
        advice="Close other programs that use the microphone or keep the machine busy.",
        source="the recorder's own count",
        strength="A",
        evidence=tuple(
            Evidence(gap.start, gap.end, reading.slide_at(gap.start)) for gap in acoustics.gaps
        ),
    )


CHECKS: tuple[Check, ...] = (check_quality, check_gaps)
