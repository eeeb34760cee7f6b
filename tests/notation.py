"""Talks for tests, written as phoneticians write them.

`spoken("so (0.8) today we show | our um method", rate_wpm=150)`: words, `(seconds)` of silent
pause, `|` next slide. Every word takes 60 / rate_wpm seconds, spoken without a break; voice
activity and syllable nuclei follow the words.
"""

import re
from collections.abc import Sequence

from rehearsal.talk import (
    JOB_TALK,
    Acoustics,
    Corrections,
    Deck,
    Event,
    Format,
    PacePreset,
    Rehearsal,
    Signal,
    Slide,
    Span,
    Track,
    Transcript,
    Word,
)

QUIET = -60.0
LOUD = -20.0


def deck(*slides: str | Slide, name: str = "talk.pptx") -> Deck:
    """Make a deck of slides written as "Title: first line; second line"."""
    made = []
    for number, slide in enumerate(slides, start=1):
        if isinstance(slide, Slide):
            made.append(slide)
            continue
        title, _, rest = slide.partition(":")
        body = tuple(line.strip() for line in rest.split(";") if line.strip())
        made.append(Slide(number=number, pages=(number,), title=title.strip(), body=body))
    return Deck(name=name, digest="0" * 64, slides=tuple(made), page_count=len(made))


def spoken(
    text: str,
    *,
    rate_wpm: float = 150,
    slides: Sequence[str | Slide] | None = None,
    format: Format = JOB_TALK,
    clicks: bool = True,
    transcribed: bool = True,
    corrections: Corrections | None = None,
    pace: PacePreset = "native",
) -> Rehearsal:
    """Make a rehearsal from the notation; `slides` as in `deck`, none: no deck."""
    step = 60 / rate_wpm
    time = 0.0
    slide = 1
    words: list[Word] = []
    events = [Event(sample=0, time=0.0, kind="start", slide=1)]
    for mark in re.findall(r"\(\d+(?:\.\d+)?\)|\||[^\s|()]+", text):
        if mark == "|":
            slide += 1
            events.append(Event(round(time * 16000), time, "slide", slide=slide))
        elif mark.startswith("("):
            time += float(mark[1:-1])
        else:
            words.append(Word(start=time, end=time + step, text=mark, probability=0.9))
            time += step
    events.append(Event(round(time * 16000), time, "stop"))
    return Rehearsal(
        format=format,
        deck=None if slides is None else deck(*slides),
        duration=time,
        acoustics=_acoustics(words, time),
        transcript=Transcript(tuple(words), model="test", language="en") if transcribed else None,
        events=tuple(events) if clicks and slides is not None else (),
        corrections=corrections or Corrections(),
        pace=pace,
    )


def _acoustics(words: list[Word], duration: float) -> Acoustics:
    speech: list[Span] = []
    for word in words:
        if speech and word.start - speech[-1].end < 1e-6:
            speech[-1] = Span(speech[-1].start, word.end)
        else:
            speech.append(Span(word.start, word.end))
    frames = tuple(
        LOUD if any(span.contains(i * 0.1) for span in speech) else QUIET
        for i in range(int(duration / 0.1))
    )
    return Acoustics(
        duration=duration,
        speech=tuple(speech),
        level=Track(step=0.1, values=frames),
        signal=Signal(speech_dbfs=LOUD, noise_dbfs=QUIET, clipped_share=0.0, silent=False),
        f0=None,
        syllable_nuclei=tuple(word.start + word.duration / 2 for word in words),
    )
