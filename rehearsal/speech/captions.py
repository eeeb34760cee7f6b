"""Captions (WebVTT and SRT) → words with times."""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rehearsal.errors import TranscriptError
from rehearsal.talk import Span, Word

FLASH = 0.1
"""Seconds. A cue shorter than this that repeats the last one only holds it on the screen:
rolling captions (YouTube's) write one of 0.01 s between any two lines. Strength D."""

TIME = (
    r"(?:(?P<{0}h>\d{{1,3}}):)?(?P<{0}m>\d{{1,3}}):(?P<{0}s>\d{{1,2}})"
    r"(?:[.,](?P<{0}f>\d{{1,9}}))?"
)
TIMING = re.compile(r"\s*" + TIME.format("a") + r"\s*-->\s*" + TIME.format("b") + r"(?:\s.*)?$")
INNER_TIME = re.compile("<" + TIME.format("a") + ">")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|</?>|\{\\[^{}]*\}")
COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
BRACKETED = re.compile(r"\[[^\[\]\d]*\]|\*[A-Za-z ]+\*|♪[^♪]*♪")
SOUND = re.compile(
    r"\((?:(?:loud|soft|light|audience|background|upbeat|no) )*"
    r"(?:applause|applauding|clapping|laughter|laughs?|laughing|chuckles?|chuckling|music"
    r"|cheer(?:s|ing)|coughs?|coughing|sighs?|inaudible|unintelligible|indistinct|silence"
    r"|pause|audio|noise)\)",
    re.IGNORECASE,
)
WORD_LIKE = "%&#@"
"""Characters of category P that are said aloud."""

HINT = "Export the captions once more as WebVTT or SRT, or mend that line in a text editor."


@dataclass(frozen=True, slots=True)
class Cue(Span):
    """A stretch of captions; `lines` as they are written, tags and all; `line` counts from 1."""

    lines: tuple[str, ...]
    line: int

    @property
    def plain(self) -> tuple[str, ...]:
        """The lines that say something, without tags, markers and entities."""
        found = (plain_text(INNER_TIME.sub("", line)) for line in self.lines)
        return tuple(line for line in found if line)


def read_captions(text: str, name: str) -> list[Word]:
    """Return the words of WebVTT or SRT captions, in order.

    A cue holds no word times, so its words are spread over it in proportion to their letters;
    where a cue carries times inside (`<00:00:01.000>`), over the stretches between those. Cues
    are put in order, an overlapping one ends where the next begins, and lines that rolling
    captions show again are dropped. Raises TranscriptError with the line that cannot be read.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    cues = sorted(_cues(lines, name), key=lambda cue: cue.start)
    return [word for cue in _without_overlap(_without_repeats(cues)) for word in _words(cue, name)]


def spread(text: str, start: float, end: float) -> list[Word]:
    """Return the words of plain text, spread over a stretch in proportion to their letters."""
    words = plain_text(text).split()
    weights = [sum(map(str.isalnum, word)) or 1 for word in words]
    per_letter = (end - start) / sum(weights) if words else 0.0
    spread_words: list[Word] = []
    spoken = 0
    for word, weight in zip(words, weights, strict=True):
        begin = start + spoken * per_letter
        spoken += weight
        spread_words.append(Word(begin, max(begin, min(end, start + spoken * per_letter)), word))
    return spread_words


def plain_text(text: str) -> str:
    """Return what was said: no tags, no [Music] or (applause), no dashes before a speaker."""
    text = html.unescape(TAG.sub("", text))
    text = SOUND.sub(" ", BRACKETED.sub(" ", text))
    # Lone surrogates come out of broken JSON escapes; no file could hold the word afterwards.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(word for word in text.split() if any(map(_is_said, word)))


def _is_said(character: str) -> bool:
    if character in WORD_LIKE:
        return True
    category = unicodedata.category(character)
    return category[0] in "LN" or (category in ("Sc", "Sm") and character not in "<>|")


def _cues(lines: Sequence[str], name: str) -> Iterator[Cue]:
    """Yield the cues as they are written; comments, styles, headers and numbers left out."""
    webvtt = bool(lines) and lines[0].lstrip("\ufeff").startswith("WEBVTT")
    last: Cue | None = None
    for first, block in _blocks(lines):
        timings = [index for index, line in enumerate(block) if "-->" in line]
        if webvtt and COMMENT.match(block[0]):
            timings = []
        if not timings:
            if last and not webvtt and not "".join(block).strip().isdigit():
                # SRT files out of editors have blank lines inside their cues.
                last = replace(last, lines=(*last.lines, *block))
            continue
        for index, following in pairwise([*timings, len(block)]):
            if last:
                yield last
            payload = block[index + 1 : following]
            if following < len(block) and payload and payload[-1].strip().isdigit():
                payload = payload[:-1]
            start, end = _timing(block[index], first + index, name)
            last = Cue(start, end, tuple(payload), first + index)
    if last:
        yield last


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of lines without an empty one among them, each with its first line's number."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        # Rolling captions hold lines of one blank, and those belong to the cue.
        if line == "" or (line.isspace() and not block):
            if block:
                yield number - len(block), block
            block = []
        else:
            block.append(line)


def _timing(line: str, number: int, name: str) -> tuple[float, float]:
    match = TIMING.match(line)
    if match is None:
        raise TranscriptError(f"Line {number} of {name} holds no times that can be read.", HINT)
    start, end = (_seconds(match, part, number, name) for part in "ab")
    if end < start:
        raise TranscriptError(f"The cue at line {number} of {name} ends before it begins.", HINT)
    return start, end


def _seconds(match: re.Match[str], part: str, number: int, name: str) -> float:
    hours, minutes, seconds = (int(match[part + unit] or 0) for unit in "hms")
    if seconds >= 60 or (match[part + "h"] and minutes >= 60):
        raise TranscriptError(
            f"Line {number} of {name} holds a time with more than 59 minutes or seconds.", HINT
        )
    return hours * 3600 + minutes * 60 + seconds + float(f"0.{match[part + 'f'] or 0}")


def _without_repeats(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Leave out what rolling captions show again from the cue before."""
    before: Cue | None = None
    for cue in cues:
        repeated = _repeated_lines(before, cue) if before and before.plain else 0
        if repeated:
            spoken = [line for line in cue.lines if plain_text(INNER_TIME.sub("", line))]
            yield replace(cue, lines=tuple(spoken[repeated:]))
        elif before and _grows(before, cue):
            shown = len(" ".join(before.plain).split())
            rest = " ".join(" ".join(cue.plain).split()[shown:])
            yield replace(cue, lines=(rest,))
        else:
            yield cue
        before = cue


def _repeated_lines(before: Cue, cue: Cue) -> int:
    """Return how many lines at the head of a cue are the tail of the one before it."""
    shown, now = before.plain, cue.plain
    if cue.start > before.end + FLASH:
        return 0
    for count in range(min(len(shown), len(now)), 0, -1):
        rolls = count < len(now) or cue.duration < FLASH
        if rolls and shown[-count:] == now[:count]:
            return count
    return 0


def _grows(before: Cue, cue: Cue) -> bool:
    """Whether a cue repeats the one that it overlaps and adds words to it."""
    shown, now = " ".join(before.plain).split(), " ".join(cue.plain).split()
    overlaps = before.start < cue.start < before.end
    return overlaps and bool(shown) and len(now) > len(shown) and now[: len(shown)] == shown


def _without_overlap(cues: Iterator[Cue]) -> Iterator[Cue]:
    """End each cue where the next begins; join those that begin together."""
    last: Cue | None = None
    for cue in cues:
        if not cue.plain:
            continue
        if last and cue.start == last.start:
            last = replace(last, end=max(last.end, cue.end), lines=(*last.lines, *cue.lines))
            continue
        if last:
            yield replace(last, end=min(last.end, cue.start))
        last = cue
    if last:
        yield last


def _words(cue: Cue, name: str) -> list[Word]:
    """Spread a cue's words over the stretches between the times that stand inside it."""
    text = "\n".join(cue.lines)
    words: list[Word] = []
    time, position = cue.start, 0
    for match in INNER_TIME.finditer(text):
        part = text[position : match.start()]
        inner = min(cue.end, max(time, _seconds(match, "a", cue.line, name)))
        words += spread(part, time, inner)
        time, position = inner, match.end()
    return words + spread(text[position:], time, cue.end)
