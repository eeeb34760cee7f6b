"""One window → its words; speech in which no word was found is listened to once more."""

from dataclasses import dataclass

from rehearsal.speech.recogniser import Recogniser
from rehearsal.speech.take import RATE, Take
from rehearsal.speech.windows import EDGE, Window
from rehearsal.speech.words import joined, overlong, timed, wordless
from rehearsal.talk import Span, Word


@dataclass(frozen=True, slots=True)
class HeardWindow:
    """What was said in a window, in seconds of the take."""

    words: tuple[Word, ...] = ()
    unheard: tuple[Span, ...] = ()
    """Voice activity of 2 s or more without a word, after a second look."""
    doubtful: Span | None = None
    """What the recogniser was given, where a score test failed twice."""


def listen(window: Window, take: Take, recogniser: Recogniser, language: str) -> HeardWindow:
    """Recognise a window; one without speech never reaches the recogniser."""
    if not window.speech:
        return HeardWindow()
    speech = [_span(*run) for run in window.speech]
    within = _span(*window.heard)
    heard = recogniser.hear(take.samples(*window.heard), language)
    words = timed(_shifted(joined(heard.pieces, language), within.start), speech, within)

    stretched = [word for word in words if overlong(word, speech)]
    kept = [word for word in words if word not in stretched]
    unheard = []
    for hole in wordless(kept, speech):
        hidden = [word for word in stretched if word.overlap(hole)]
        found = _second_look(hole, window, take, recogniser, language)
        if len(found) <= len(hidden):
            found = hidden
        if not found:
            unheard.append(hole)
        kept += found
        stretched = [word for word in stretched if word not in hidden]
    return HeardWindow(
        words=tuple(sorted([*kept, *stretched], key=lambda word: word.start)),
        unheard=tuple(unheard),
        doubtful=within if heard.doubtful else None,
    )


def _second_look(
    hole: Span, window: Window, take: Take, recogniser: Recogniser, language: str
) -> list[Word]:
    """Recognise a stretch alone; doubtful words are not taken over."""
    first = max(window.start, round(hole.start * RATE) - EDGE)
    last = min(window.stop, round(hole.end * RATE) + EDGE)
    heard = recogniser.hear(take.samples(first, last), language)
    if heard.doubtful:
        return []
    return timed(_shifted(joined(heard.pieces, language), first / RATE), [hole], hole)


def _shifted(words: list[Word], seconds: float) -> list[Word]:
    return [
        Word(word.start + seconds, word.end + seconds, word.text, word.probability)
        for word in words
    ]


def _span(first: int, last: int) -> Span:
    return Span(first / RATE, last / RATE)
