"""What each gesture of the speaker changes: corrections in, corrections out."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from rehearsal.analysis.transcript import bare
from rehearsal.talk import Corrections, SlideSpan, Stage

SAME_SOUND = 0.06
"""Seconds within which two judgements are of one sound; as the count of filled pauses has it."""

SHORTEST_SPAN = 0.2
"""Seconds that a slide keeps at least when a boundary is moved towards its other end."""


def with_stages(corrections: Corrections, slides: Iterable[int], stage: Stage) -> Corrections:
    """Give slides their stage."""
    stages = dict(corrections.stages) | dict.fromkeys(slides, stage)
    return replace(corrections, stages=tuple(sorted(stages.items())))


def with_plan(corrections: Corrections, slide: int, seconds: float | None) -> Corrections:
    """Plan so many seconds for a slide; None takes its plan back."""
    planned = dict(corrections.planned)
    if seconds is None:
        planned.pop(slide, None)
    else:
        planned[slide] = seconds
    return replace(corrections, planned=tuple(sorted(planned.items())))


def with_verdicts(
    corrections: Corrections, verdicts: Iterable[tuple[float, bool | None]]
) -> Corrections:
    """Judge sounds by their start: a filled pause, none, or not judged (None) after all."""
    judged = dict(corrections.filled_pauses)
    for start, right in verdicts:
        for known in [known for known in judged if abs(known - start) <= SAME_SOUND]:
            del judged[known]
        if right is not None:
            judged[start] = right
    return replace(corrections, filled_pauses=tuple(sorted(judged.items())))


def with_word(corrections: Corrections, heard: str, right: str) -> Corrections:
    """Spell what was heard as it is right, wherever it comes in this deck's run-throughs.

    Correcting a correction replaces it; going back to what was heard takes it out.
    """
    heard, right = _plain(heard), " ".join(right.split())
    if not heard or not right:
        return corrections
    words, found = [], False
    for misheard, spelt in corrections.words:
        if _plain(spelt) != heard:
            words.append((misheard, spelt))
            continue
        found = True
        if right != misheard:
            words.append((misheard, right))
    if not found:
        words.append((heard, right))
    return replace(corrections, words=tuple(words))


def _plain(text: str) -> str:
    """Return words in lower case without the punctuation around each."""
    return " ".join(plain for part in text.split() if (plain := bare(part)))


def with_boundary(
    corrections: Corrections, timeline: Sequence[SlideSpan], boundary: int, time: float
) -> Corrections:
    """Move the end of span `boundary` (from 0), and the start of the next one, to a time.

    Both slides keep a moment; what the speaker has set is sure.
    """
    spans = list(timeline)
    if not 0 <= boundary < len(spans) - 1:
        return corrections
    before, after = spans[boundary], spans[boundary + 1]
    least, most = before.start + SHORTEST_SPAN, after.end - SHORTEST_SPAN
    time = round(min(max(time, least), most), 3) if least < most else before.end
    spans[boundary] = replace(before, end=time, source="edited", confidence=1.0)
    spans[boundary + 1] = replace(after, start=time, source="edited", confidence=1.0)
    return replace(corrections, boundaries=tuple(spans))


def with_slide(
    corrections: Corrections, timeline: Sequence[SlideSpan], span: int, slide: int
) -> Corrections:
    """Say that another slide was spoken to in a span (from 0)."""
    spans = list(timeline)
    if not 0 <= span < len(spans):
        return corrections
    spans[span] = replace(spans[span], slide=slide, source="edited", confidence=1.0, page=None)
    return replace(corrections, boundaries=tuple(spans))


def taken_back(now: Corrections, before: Corrections, after: Corrections) -> Corrections | None:
    """Take back what one step changed, kind by kind; None where that was changed again since."""
    changed = [
        field.name
        for field in fields(Corrections)
        if getattr(before, field.name) != getattr(after, field.name)
    ]
    if any(getattr(now, name) != getattr(after, name) for name in changed):
        return None
    return replace(now, **{name: getattr(before, name) for name in changed})
