"""Fluency: fillers, repetitions, false starts, hedges where it matters, overused phrases."""

from collections.abc import Iterator, Sequence

from rehearsal.analysis.delivery import disfluencies, fillers, overused
from rehearsal.analysis.delivery.disfluencies import Disfluency
from rehearsal.analysis.delivery.filler_words import Phrase, of_kind
from rehearsal.analysis.delivery.fillers import (
    filled_pauses,
    filler_word_rate,
    recorded_minutes,
    unspoken,
)
from rehearsal.analysis.delivery.overused import Overused
from rehearsal.analysis.delivery.rates import overall
from rehearsal.analysis.phrasing import listed
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import surely
from rehearsal.talk import Evidence, Finding, Measure, NotMeasured

__all__ = [
    "CHECKS",
    "filled_pauses",
    "filler_word_rate",
    "hedge_rate",
    "repetition_rate",
]

USUAL_REPETITIONS = 1.47
"""Repetitions per 100 words in fluent conversation (Bortfeld et al. 2001; B)."""
LEAST_REPETITIONS = 2
"""Repetitions before they are mentioned: everybody repeats a word now and then. Strength D."""
LEAST_HEDGES = 2
"""Hedges on the takeaways before they are mentioned. Strength D."""
PHRASES_SHOWN = 3
"""Overused phrases named: more cannot be worked on at once."""
PLACES_SHOWN = 12
"""Places listed in one finding: more is no help."""


def repetition_rate(reading: Reading) -> Measure:
    """Measure repetitions and false starts per 100 words.

    Cannot tell: those that the recogniser mended.
    """
    reason = unspoken(reading)
    found = () if reason else disfluencies.disfluencies(reading)
    return Measure(
        name="disfluencies",
        value=None if reason else 100 * len(found) / max(overall(reading).words or 0, 1),
        unit="per 100 words",
        method="words said again and sentences begun anew in the transcript, filled pauses aside; "
        "recognisers mend some of them",
        reason=reason,
    )


def hedge_rate(reading: Reading) -> Measure:
    """Measure hedges ("maybe", "I think") per minute; a scientist needs some.

    Cannot tell: which doubts are due.
    """
    reason = unspoken(reading)
    count = 0 if reason else len(of_kind(reading, "hedge"))
    return Measure(
        name="hedges",
        value=None if reason else count / recorded_minutes(reading),
        unit="per min",
        method="hedges in the transcript; there is no band, for some are due",
        reason=reason,
    )


def check_repetitions(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell of words that were said twice in a row by accident ("the, the").

    Title: Words that were said twice in a row by accident ("the, the").
    Measured: up to three words repeated within a sentence, filled pauses between them aside;
    "very, very", numbers and lists are left out.
    Band: 1.47 per 100 words are usual in conversation (Bortfeld et al. 2001); fewer are a note.
    Strength: B.
    Cannot tell: those that the recogniser mended.
    """
    reason = unspoken(reading)
    if reason:
        yield NotMeasured("fluency.repetitions", reason)
        return
    found = disfluencies.of_kind(reading, "repetition")
    if len(found) < LEAST_REPETITIONS:
        return
    per_hundred = 100 * len(found) / max(overall(reading).words or 0, 1)
    often = per_hundred > USUAL_REPETITIONS
    yield Finding(
        check="fluency.repetitions",
        severity="advice" if often else "note",
        message=f"You said words twice in a row {len(found)} times, {per_hundred:.1f} in 100 "
        f"words; {USUAL_REPETITIONS:.1f} are usual in conversation.",
        advice="Let the sentence form before you begin it: a short pause costs less than a restart."
        if often
        else "Nothing to do, unless they fall on one sentence: then rehearse that one.",
        source="Bortfeld et al. 2001: 1.47 repetitions in 100 words",
        strength="B",
        evidence=_evidence(found),
    )


def check_false_starts(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Tell of sentences that were begun, given up and begun anew ("this is, this was").

    Title: Sentences that were begun, given up and begun anew ("this is, this was").
    Measured: two to four words that break off on a small word, and the same first word again.
    Source: 1.94 restarts per 100 words are usual in conversation (Bortfeld et al. 2001); hence a
    note, with the places.
    Strength: B.
    Cannot tell: those that the recogniser mended, and new starts with other words.
    """
    reason = unspoken(reading)
    if reason:
        yield NotMeasured("fluency.false_starts", reason)
        return
    found = disfluencies.of_kind(reading, "false start")
    if not found:
        return
    times = "once" if len(found) == 1 else f"{len(found)} times"
    yield Finding(
        check="fluency.false_starts",
        severity="note",
        message=f"You began a sentence anew {times}: “{found[0].quote} …”.",
        advice="Rehearse how the sentence begins; the rest follows.",
        source="Bortfeld et al. 2001: 1.94 restarts in 100 words are usual",
        strength="B",
        evidence=_evidence(found),
    )


def _evidence(found: Sequence[Disfluency]) -> tuple[Evidence, ...]:
    return tuple(Evidence(one.start, one.end, one.slide, one.quote) for one in found)[:PLACES_SHOWN]


def check_hedges(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find hedges ("I think", "maybe") on the takeaways, where the claims should stand.

    Title: Hedges ("I think", "maybe") on the takeaways, where the claims should stand.
    Measured: hedges in the transcript while a takeaways slide is shown.
    Limit: two; a rule of thumb. Elsewhere hedges are counted and never found fault with.
    Strength: D.
    Cannot tell: whether the doubt is due; then say what it is about.
    """
    check, reason = "fluency.hedges", unspoken(reading)
    takeaways = {label.slide for label in surely(reading, "takeaways")}
    if reason or not takeaways or not reading.timeline:
        yield NotMeasured(check, reason or "It is not known when the takeaways were shown.")
        return
    found = [hedge for hedge in of_kind(reading, "hedge") if hedge.slide in takeaways]
    if len(found) < LEAST_HEDGES:
        return
    said = listed([f"“{text}”" for text in dict.fromkeys(hedge.text for hedge in found)])
    yield Finding(
        check=check,
        severity="note",
        message=f"You hedged {len(found)} times on the takeaways: {said}.",
        advice="Say the result plainly, and its limit plainly: then neither needs a hedge.",
        source="a rule of thumb",
        strength="D",
        evidence=tuple(_quoted(reading, hedge) for hedge in found)[:PLACES_SHOWN],
    )


def _quoted(reading: Reading, phrase: Phrase) -> Evidence:
    words = reading.words[phrase.first : phrase.last + 6]
    return Evidence(phrase.start, phrase.end, phrase.slide, " ".join(word.text for word in words))


def check_overused(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Find stock phrases that this speaker says far more often than others do.

    Title: Stock phrases that you say far more often than others do.
    Measured: stock words and phrases ("in terms of", "end up", "basically") per 1,000 words, in
    the transcript; words of the talk's own subject are not looked at.
    Limit: three times as often as in nine public lectures (88,000 words, our own count), and at
    least six times; the first three are told.
    Strength: B.
    Cannot tell: whether anybody minds.
    """
    reason = unspoken(reading)
    if reason:
        yield NotMeasured("fluency.overused", reason)
        return
    for one in overused.overused(reading)[:PHRASES_SHOWN]:
        yield _overused(reading, one)


def _overused(reading: Reading, one: Overused) -> Finding:
    places = one.places[:PLACES_SHOWN]
    usual = "less than once" if one.usual < 0.8 else f"about {one.usual:.0f} times"
    usual = "about once" if 0.8 <= one.usual < 1.5 else usual
    return Finding(
        check="fluency.overused",
        severity="note",
        message=f"You said “{one.phrase}” {len(one.places)} times; in as many words others say it "
        f"{usual}.",
        advice="Listen to two of the places: the sentence mostly works without it.",
        source="nine public lectures, 88,000 words, our own count",
        strength="B",
        evidence=tuple(
            Evidence(p.start, p.end, reading.slide_at(p.start), one.phrase) for p in places
        ),
    )


CHECKS: tuple[Check, ...] = (
    *fillers.CHECKS,
    check_repetitions,
    check_false_starts,
    check_hedges,
    check_overused,
)
