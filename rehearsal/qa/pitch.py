"""The elevator pitch: five beats, one number, no jargon, so many words for so many seconds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rehearsal.analysis.reading import Sentence
from rehearsal.qa import pitch_cues as cue
from rehearsal.qa.answer_cues import PLANNED
from rehearsal.qa.deeds import ACTION
from rehearsal.qa.jargon import jargon
from rehearsal.qa.said import Quote, Said, listen
from rehearsal.talk import Word

Beat = Literal["problem", "why_it_matters", "what_i_did", "evidence", "why_here"]
BEATS: tuple[Beat, ...] = ("problem", "why_it_matters", "what_i_did", "evidence", "why_here")
"""In the order in which they are expected (Golub; COMPASS, Nature Careers; strength D)."""

GRACE = 10.0
"""Seconds over which a pitch may run before it counts as too long (strength: speaker)."""
SHORTEST_SHARE = 0.6
"""Share of the time below which a pitch gives its time away (strength: speaker)."""
MOST_JARGON = 3
"""Words that an outsider will not know, from which a pitch is mentioned (strength: speaker)."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A length of pitch: seconds, and the words that fit into them."""

    seconds: float
    words: int


PRESETS = (Preset(60, 140), Preset(90, 210), Preset(120, 280))
"""60, 90, 120 s ≈ 140, 210, 280 words (COMPASS, Nature Careers, via BioSpace; strength D)."""


@dataclass(frozen=True, slots=True)
class BeatHeard:
    """A beat, the words it was recognised by, and what to try where there are none."""

    beat: Beat
    quote: Quote | None
    advice: str
    """Empty where the beat is there and well told."""


@dataclass(frozen=True, slots=True)
class PitchFeedback:
    """All that is said about one take."""

    preset: Preset
    seconds: float
    word_count: int
    beats: tuple[BeatHeard, ...]
    jargon: tuple[str, ...]
    """Words that somebody from outside the field will not know, each once."""
    remarks: tuple[str, ...]
    """On length, order and jargon; what is right is not mentioned."""

    @property
    def heard(self) -> int:
        """Beats for which words were found."""
        return sum(beat.quote is not None for beat in self.beats)

    @property
    def in_time(self) -> bool:
        """Whether it kept to its seconds, the grace included."""
        low = SHORTEST_SHARE * self.preset.seconds
        return low <= self.seconds <= self.preset.seconds + GRACE


def judge_pitch(
    answer: Sequence[Word] | str, preset: Preset = PRESETS[0], seconds: float | None = None
) -> PitchFeedback:
    """Judge one take of a pitch, aloud (words with times) or typed."""
    said = listen(answer, seconds)
    beats = tuple(_beats(said))
    hard = jargon(said)
    return PitchFeedback(
        preset=preset,
        seconds=said.seconds,
        word_count=said.word_count,
        beats=beats,
        jargon=hard,
        remarks=tuple(_remarks(said, preset, beats, hard)),
    )


def _beats(said: Said) -> Iterator[BeatHeard]:
    for beat in BEATS:
        quote, advice = _beat(beat, said) if said.words else (None, _MISSING[beat])
        yield BeatHeard(beat, quote, advice)


_MISSING: dict[Beat, str] = {
    "problem": "Begin with the problem, so that a stranger sees who has it.",
    "why_it_matters": "Say what it costs, and whom.",
    "what_i_did": "Say what you did: “I built …”, “I found …”.",
    "evidence": "Give one number, and say what it is compared with.",
    "why_here": "End with what you want, or why you tell it here.",
}


def _beat(beat: Beat, said: Said) -> tuple[Quote | None, str]:
    if beat == "what_i_did":
        return _what_i_did(said)
    if beat == "evidence":
        return _evidence(said)
    if beat == "why_it_matters":
        quote = _why_it_matters(said)
        return quote, "" if quote else _MISSING[beat]
    quote = next(said.find(cue.BY_BEAT[beat]), None)
    return quote, "" if quote else _MISSING[beat]


def _why_it_matters(said: Said) -> Quote | None:
    """Look for what is at stake, else for whom it is about in a sentence of no other beat."""
    free = [sentence for sentence in said.sentences if not _of_another_beat(sentence.text)]
    for pattern in (cue.MATTERS, cue.MATTERS_TO):
        for sentence in free:
            for quote in said.find(pattern, among=[sentence]):
                return quote
    return next(said.find(cue.MATTERS), None)


def _of_another_beat(text: str) -> bool:
    """Whether a sentence tells a deed, a result or a wish, or states the problem."""
    others = (ACTION, cue.MY_WORK, cue.OUR_WORK, cue.COMPARED, cue.WHY_HERE)
    if any(pattern.search(text) for pattern in others):
        return True
    return bool(cue.PROBLEM.search(text)) and not cue.MATTERS.search(text)


def _what_i_did(said: Said) -> tuple[Quote | None, str]:
    """Look for a deed in the first person, active; "we" and the passive are told apart."""
    own = next(said.find(ACTION), None) or next(said.find(cue.MY_WORK), None)
    if own:
        return own, ""
    shared = next(said.find(cue.OUR_WORK), None)
    if shared:
        return shared, "Say “I” for your own part: here it is “we”."
    passive = next(said.find(cue.PASSIVE), None)
    if passive:
        return passive, "Say who did it: “I”, and an active verb."
    return None, _MISSING["what_i_did"]


def _evidence(said: Said) -> tuple[Quote | None, str]:
    shows = [sentence for sentence in said.sentences if _shows(sentence, said)]
    numbers = said.numbers(among=shows) if shows else ()
    if not numbers:
        return None, _MISSING["evidence"]
    compared = (quote for _, quote in numbers if cue.COMPARED.search(quote.text))
    quote = next(compared, numbers[0][1])
    many = len(numbers) > MOST_NUMBERS
    advice = f"{len(numbers)} numbers: keep the one that you want remembered." if many else ""
    return quote, advice


def _shows(sentence: Sentence, said: Said) -> bool:
    """Whether a number in a sentence may be a result: not the problem's, a career's or a plan's."""
    deed = min(
        (one.first for one in said.sentences if ACTION.search(one.text)), default=sentence.first
    )
    if cue.EXPERIENCE.search(sentence.text) or PLANNED.search(sentence.text):
        return False
    stated = cue.PROBLEM.search(sentence.text) or cue.MATTERS.search(sentence.text)
    return sentence.first >= deed or not stated


MOST_NUMBERS = 3
"""Numbers in a pitch beyond which none is remembered (strength: speaker)."""


def _remarks(
    said: Said, preset: Preset, beats: Sequence[BeatHeard], hard: Sequence[str]
) -> Iterator[str]:
    if not said.words:
        yield "No words were heard."
        return
    over = said.seconds - preset.seconds
    if over > GRACE:
        yield f"It runs {over:.0f} s over its {preset.seconds:.0f} s; {_too_long(said, preset)}."
    elif said.seconds < SHORTEST_SHARE * preset.seconds:
        yield f"It ends after {said.seconds:.0f} of {preset.seconds:.0f} s: there is room for more."
    starts = [beat.quote.start for beat in beats if beat.quote and beat.quote.start is not None]
    if beats[0].quote and starts and beats[0].quote.start != min(starts):
        yield "The problem does not come first; a stranger needs it to follow the rest."
    if len(hard) >= MOST_JARGON:
        yield f"A stranger may not know: {', '.join(hard[:8])}."


MANY_WORDS = 0.8
"""Share of the words that fit from which the words, and not the pauses, take the time (strength:
speaker)."""


def _too_long(said: Said, preset: Preset) -> str:
    """Say what to do about a pitch that runs over: cut, speed up, or pause less."""
    cut = said.word_count - preset.words
    if cut > 0:
        return f"cut about {cut} words"
    if said.word_count >= MANY_WORDS * preset.words:
        return "speak a little faster, or say less"
    fit = f"about {preset.words} words fit into {preset.seconds:.0f} s"
    return f"{fit} and you said {said.word_count}: it is the pauses that take the time"


def worth(feedback: PitchFeedback) -> tuple[int, bool, int, int]:
    """Return what takes are ranked by: beats heard, time kept, beats well told, little jargon."""
    well = sum(beat.quote is not None and not beat.advice for beat in feedback.beats)
    return feedback.heard, feedback.in_time, well, -len(feedback.jargon)


def ranked(takes: Sequence[PitchFeedback]) -> tuple[int, ...]:
    """Return the positions of the takes, the best first; of equals the later one first."""
    return tuple(sorted(range(len(takes)), key=lambda n: (worth(takes[n]), n), reverse=True))


def changes(before: PitchFeedback, after: PitchFeedback) -> tuple[str, ...]:
    """Say what is different in the later of two takes, in one sentence each."""
    return tuple(_changes(before, after))


def _changes(before: PitchFeedback, after: PitchFeedback) -> Iterator[str]:
    for old, new in zip(before.beats, after.beats, strict=True):
        name = new.beat.replace("_", " ").replace("i did", "I did")
        if new.quote and not old.quote:
            yield f"New: {name}."
        elif old.quote and not new.quote:
            yield f"Lost: {name}."
        elif old.advice and not new.advice:
            yield f"Better told: {name}."
    if abs(after.seconds - before.seconds) >= 5:
        longer = "longer" if after.seconds > before.seconds else "shorter"
        yield f"{abs(after.seconds - before.seconds):.0f} s {longer}."
    gone = [word for word in before.jargon if word not in after.jargon]
    if gone:
        yield f"No longer said: {', '.join(gone)}."
