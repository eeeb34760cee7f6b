"""Captions from the words: SubRip (.srt) and WebVTT (.vtt)."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rehearsal.report.wording import clean
from rehearsal.talk import Span, Word

LINE_LENGTH = 42
"""Characters; what broadcasters allow in one line of a caption (D)."""

LINES = 2
"""Lines in one caption (D)."""

LONGEST = 6.0
"""Seconds that one caption may stand (D)."""

BREAK = 1.0
"""Seconds of silence after which a new caption begins."""

BRIEFEST = 0.02
"""Seconds; a word without length still needs a moment, for players drop empty captions."""


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """One caption: when it stands, and its lines."""

    lines: tuple[str, ...]


def srt(words: Sequence[Word]) -> str:
    """Return the words as SubRip captions; empty without words."""
    # An arrow of the format's own inside the text would read as a time line.
    blocks = [
        f"{index}\n{_stamp(cue.start, ',')} --> {_stamp(cue.end, ',')}\n"
        + "\n".join(cue.lines).replace("-->", "→")
        for index, cue in enumerate(cues(words), start=1)
    ]
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def vtt(words: Sequence[Word], language: str = "") -> str:
    """Return the words as WebVTT captions; only the header without words."""
    head = "WEBVTT" + (f"\nLanguage: {clean(language)}" if clean(language) else "")
    blocks = [
        f"{_stamp(cue.start, '.')} --> {_stamp(cue.end, '.')}\n"
        + escape("\n".join(cue.lines), quote=False)
        for cue in cues(words)
    ]
    return "\n\n".join([head, *blocks]) + "\n"


def cues(words: Sequence[Word]) -> list[Cue]:
    """Cut the words into captions that run forward and never overlap."""
    made: list[Cue] = []
    runs = list(_runs([word for word in words if clean(word.text)]))
    for index, run in enumerate(runs):
        start = max(run[0].start, made[-1].end if made else 0.0)
        end = max(*(word.end for word in run), start + BRIEFEST)
        if index + 1 < len(runs):
            end = max(min(end, runs[index + 1][0].start), start + BRIEFEST)
        made.append(Cue(start, end, tuple(_lines(run))))
    return made


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        if run and _breaks(run, word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _breaks(run: list[Word], word: Word) -> bool:
    ended = run[-1].text.rstrip("\"'”’)").endswith((".", "?", "!", "。", "؟"))
    long_enough = len(_text(run)) > LINE_LENGTH // 2
    return (
        word.start - run[-1].end >= BREAK
        or word.end - run[0].start > LONGEST
        or len(_lines([*run, word])) > LINES
        or (ended and long_enough)
    )


def _text(run: Sequence[Word]) -> str:
    return " ".join(clean(word.text) for word in run)


def _lines(run: Sequence[Word]) -> list[str]:
    return textwrap.wrap(_text(run), LINE_LENGTH, break_on_hyphens=False)


def _stamp(seconds: float, point: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"
