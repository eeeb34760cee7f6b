"""Slides that were passed over, and slides that were never reached."""

from collections.abc import Iterator

from rehearsal.analysis.argument.slides import is_reference
from rehearsal.analysis.argument.timing import is_known
from rehearsal.analysis.phrasing import capital, named, numbered, quoted, shown
from rehearsal.analysis.reading import Check, Dwell, Reading
from rehearsal.analysis.sureness import doubtful_timeline, is_aligned, slides_of, surely, untimed
from rehearsal.talk import ARGUMENT, Finding, NotMeasured

SKIPPED_SECONDS = 3.0
"""Seconds below which a slide was shown but not spoken to: they hold no sentence; strength D."""
SURE_OF_NOTHING = 0.8
"""Confidence of an aligned timeline from which a slide without words counts as left out; D."""
LISTED = 3
"""Slides left out that are worth a finding each; more are named in one."""


def check_skipped(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find slides that were passed over or left out.

    Title: Slides that were passed over or left out.
    Measured: less than 3 s on a slide, all visits together; titles, dividers, closing and backup
    slides do not count, nor do slides after the last one shown.
    Source: three seconds hold no sentence; lore.
    Strength: D.
    Cannot tell: whether a slide was shown in silence when nothing was clicked.
    """
    check = "timing.skipped"
    reason = untimed(reading) or doubtful_timeline(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    last = max(span.slide for span in reading.timeline)
    passed = [
        dwell
        for dwell in reading.dwells
        if dwell.slide < last
        and reading.stage_of(dwell.slide) in ARGUMENT
        and is_known(dwell)
        and (dwell.seconds or 0.0) < SKIPPED_SECONDS
    ]
    shortly = [dwell for dwell in passed if dwell.seconds]
    left_out = [dwell for dwell in passed if not dwell.seconds and _is_sure(reading, dwell)]
    yield from (_shown_shortly(reading, dwell) for dwell in shortly)
    if left_out:
        yield _left_out(reading, left_out)


def _is_sure(reading: Reading, dwell: Dwell) -> bool:
    return not is_aligned(reading) or dwell.confidence >= SURE_OF_NOTHING


def _shown_shortly(reading: Reading, dwell: Dwell) -> Finding:
    slide = reading.slides[dwell.slide - 1]
    holds = "figures" if slide.charts or slide.tables or slide.pictures else "text"
    said = [sentence for sentence in reading.sentences if sentence.slide == dwell.slide]
    return Finding(
        "timing.skipped",
        "advice",
        f"{capital(named(reading, dwell.slide))} was up for {dwell.seconds:.0f} s and passed over.",
        f"The audience saw {holds} that you did not explain, and will ask: give the slide one "
        "sentence, or move it behind the last one.",
        "three seconds hold no sentence",
        "D",
        (shown(reading, dwell.slide), *(quoted(sentence) for sentence in said[:1])),
    )


def _left_out(reading: Reading, dwells: list[Dwell]) -> Finding:
    slides = [dwell.slide for dwell in dwells]
    if len(slides) <= LISTED:
        names = ", ".join(named(reading, slide) for slide in slides)
    else:
        names = numbered(slides)
    clicked = any(span.source == "clicked" for span in reading.timeline)
    said = "never shown" if clicked else "not spoken to, as far as the words tell"
    return Finding(
        "timing.skipped",
        "note",
        f"{capital(names)} {'was' if len(slides) == 1 else 'were'} {said}.",
        "What is not shown can go behind the last slide, where it is ready for a question.",
        "three seconds hold no sentence",
        "D",
        tuple(shown(reading, slide) for slide in slides),
    )


def check_unreached(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find the end of the deck that was never reached.

    Title: Slides at the end that were never reached.
    Measured: slides of the argument after the last one that was shown.
    Source: the deck itself; what was planned and not said, strength of the speaker's own plan.
    Strength: speaker.
    Cannot tell: whether this was meant as a rehearsal of a part.
    """
    check = "timing.unreached"
    reason = untimed(reading) or doubtful_timeline(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    last = max(span.slide for span in reading.timeline)
    end = max(slides_of(surely(reading, *ARGUMENT)), default=0)
    missed = [
        number
        for number in range(last + 1, end + 1)
        if not is_reference(reading.slides[number - 1])
    ]
    if not missed or not _is_sure(reading, reading.dwell_of(missed[0])):
        return
    ending = [n for n in missed if reading.stage_of(n) in ("takeaways", "future")]
    names = named(reading, missed[0]) if len(missed) == 1 else numbered(missed)
    lost = f", among them {named(reading, ending[0])}" if ending and len(missed) > 1 else ""
    yield Finding(
        check,
        "problem" if ending else "advice",
        f"The talk got no further than {named(reading, last)}: {names} "
        f"{'was' if len(missed) == 1 else 'were'} not reached{lost}.",
        "If time ran out, cut in the middle and keep the last slides: they say what it was for.",
        "the deck's own last slides",
        "speaker",
        (shown(reading, last), *(shown(reading, slide) for slide in missed)),
    )


CHECKS: tuple[Check, ...] = (check_skipped, check_unreached)
