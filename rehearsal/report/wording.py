"""How times, numbers and the field's names are written in a report."""

import re
import unicodedata
from collections.abc import Mapping

from rehearsal.analysis.phrasing import length
from rehearsal.talk import (
    ARGUMENT,
    SAMPLE_LABEL,
    SAMPLE_MODEL,
    Presence,
    Severity,
    Stage,
    Strength,
    Topic,
    Transcript,
)

STAGE_LETTERS: Mapping[Stage, str] = {
    "front": "O",
    "problem": "P",
    "approach": "A",
    "experiments": "E",
    "takeaways": "T",
    "future": "F",
    "closing": "C",
    "backup": "B",
    "divider": "D",
}
"""One letter a stage, so that no stage is told by its colour alone; O is for the opening."""

STAGE_NAMES: Mapping[Stage, str] = {
    "front": "opening",
    "problem": "problem",
    "approach": "approach",
    "experiments": "experiments",
    "takeaways": "takeaways",
    "future": "future work",
    "closing": "closing",
    "backup": "backup",
    "divider": "divider",
}

STAGE_ORDER: tuple[Stage, ...] = ("front", *ARGUMENT, "closing", "backup", "divider")

TOPIC_NAMES: Mapping[Topic, str] = {
    "motivation": "Motivation",
    "problem": "Problem statement",
    "contribution": "Own contribution",
    "baselines": "Baselines",
    "ablation": "Ablation",
    "metrics": "Metrics",
    "variance": "Variance or significance",
    "hyper_parameters": "Hyper-parameters",
    "data": "Data and splits",
    "failure_cases": "Failure cases",
    "limitations": "Limitations",
    "mitigations": "Mitigations",
    "reproducibility": "Reproducibility",
    "related_work": "Related work",
    "takeaway": "Take-home message",
    "future_work": "Future work",
}

PRESENCE_NAMES: Mapping[Presence, str] = {
    "both": "said and shown",
    "said": "said, not shown",
    "shown": "shown, not said",
    "absent": "not found",
    "unreadable": "cannot be told",
}

UNHEARD_NAMES: Mapping[Presence, str] = {
    **PRESENCE_NAMES,
    "shown": "shown; speech not heard",
    "absent": "not on the slides",
}
"""The same where there are no words: what was said is not known."""

SEVERITY_NAMES: Mapping[Severity, str] = {
    "problem": "Problems",
    "advice": "Advice",
    "note": "Notes",
    "praise": "What works",
}
"""In the order in which a report lists them."""

SEVERITY_SIGNS: Mapping[Severity, str] = {"problem": "✗", "advice": "→", "note": "·", "praise": "✓"}
PRESENCE_SIGNS: Mapping[Presence, str] = {
    "both": "●",
    "said": "◐",
    "shown": "◑",
    "absent": "○",
    "unreadable": "?",
}

STRENGTH_NAMES: Mapping[Strength, str] = {
    "A": "controlled study",
    "B": "corpus or correlation",
    "C": "a vendor's or authors' rule",
    "D": "lore of the field",
    "speaker": "set by you or by the talk's format",
}

MEASURE_NAMES: Mapping[str, str] = {
    "filled_pauses": "Filled pauses (um, uh)",
    "pitch_variation": "Pitch variation",
    "pause_median": "Median pause",
    "pause_share": "Share of silence",
    "long_pauses": "Pauses over 1 s",
    "level": "Speech level",
}
"""Where the plain name, its underscores as blanks, would not say enough."""

ENDED = re.compile(r"[.?!…]['\"”’)]*$")
"""The end of a sentence."""

ENDED_TWICE = re.compile(r"([.?!…]['\"”’)]+)\.$")
"""The end of a sentence that quotes one, with a full stop of its own."""

UNIT_NAMES: Mapping[str, str] = {
    "wpm": "words per minute",
    "per min": "per minute",
    "syllables/s": "syllables per second",
    "count": "",
    "PVQ": "PVQ",
}


def printable(text: str) -> str:
    """Return the text without what no document may hold: control characters, lone surrogates.

    Lines stay lines.
    """
    if text.isprintable():
        return text
    lines = text.splitlines()
    return "\n".join("".join(filter(_may_be_written, line)) for line in lines)


def _may_be_written(char: str) -> bool:
    return char == "\t" or unicodedata.category(char) not in {"Cc", "Cs"}


def clean(text: str) -> str:
    """Return the printable text on one line, each run of white space as one blank."""
    return " ".join(printable(text).split())


def heard_by(transcript: Transcript) -> str:
    """Say where the words come from, and what has to be said of that."""
    if transcript.model == "imported":
        return "Imported."
    name = clean(transcript.model)
    told = f"Heard by the recogniser {name}, which may mishear names and drop filled pauses."
    return f"{told} It {SAMPLE_LABEL}." if name == SAMPLE_MODEL else told


def sentence(text: str) -> str:
    """Return a text as a sentence that ends once: no full stop after a quote that has its own."""
    text = ENDED_TWICE.sub(r"\1", clean(text))
    return text if not text or ENDED.search(text) else f"{text}."


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of a text, cut at a word where one is near."""
    text = clean(text)
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    blank = head.rfind(" ")
    return (head[:blank] if blank > limit // 2 else head).rstrip(" ,;:–—-") + "…"


def number(value: float) -> str:
    """Write a number with as many places as a speaker can use: 152, 4.8, 0.21."""
    size = abs(value)
    places = 0 if size >= 100 or float(value).is_integer() else 1 if size >= 2 else 2
    text = f"{value:.{places}f}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def measure_name(name: str) -> str:
    """Return a measure's name as a heading."""
    plain = plain_name(name)
    return MEASURE_NAMES.get(name, plain[:1].upper() + plain[1:])


def plain_name(name: str) -> str:
    """Write a name of the contract as words: hyper_parameters is hyper-parameters."""
    return clean(name).replace("hyper_parameters", "hyper-parameters").replace("_", " ")


def unit_name(unit: str) -> str:
    """Return a unit as it is written after a number; empty for plain counts."""
    return UNIT_NAMES.get(unit, unit)


def amount(value: float, unit: str) -> str:
    """Write a measured value with its unit: 152 words per minute, 20:21 min, 14 %."""
    if unit == "s":
        return length(value) if value >= 10 else f"{number(value)} s"
    return f"{number(value)} {unit_name(unit)}".strip()


def band_text(low: float | None, high: float | None, unit: str) -> str:
    """Write the range in which a measure is expected; empty where it is open on both sides."""
    if low is None and high is None:
        return ""
    if low is None:
        assert high is not None
        return f"at most {amount(high, unit)}"
    if high is None:
        return f"at least {amount(low, unit)}"
    if unit == "s" and low % 60 == high % 60 == 0:
        return f"{low / 60:.0f} to {high / 60:.0f} min"
    if unit == "s":
        return f"{amount(low, unit)} to {amount(high, unit)}"
    return f"{number(low)} to {amount(high, unit)}"


def strength_text(strength: Strength) -> str:
    """Say how well a threshold is founded: "A: controlled study"."""
    name = STRENGTH_NAMES[strength]
    return name if strength == "speaker" else f"{strength}: {name}"


def plural(count: int, noun: str) -> str:
    """Write a count with its noun: 1 slide, 22 slides."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
