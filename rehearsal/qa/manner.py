"""The manner of an answer: hedging, bluffing, fillers, and how it ends."""

import re
from collections.abc import Iterator, Sequence

from rehearsal.analysis.delivery import filler_words
from rehearsal.analysis.delivery.fillers import HARMFUL, HARMLESS
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Reading
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.feedback import Mark
from rehearsal.qa.said import Quote, Said
from rehearsal.talk import Rehearsal

HEDGES, HEDGED_WORDS = 3, 40
"""An answer is mentioned as hedged from three hedges, and one for each forty words on average
(strength: speaker: nothing published gives a figure)."""
FILLER_SECONDS = 20.0
"""Seconds of speech below which a rate of fillers is chance (strength: speaker)."""
SHOWN = 4
"""Quotations shown for one mark."""


def manner(said: Said, *, has_evidence: bool, heard_pauses: Sequence[float] = ()) -> Iterator[Mark]:
    """Yield what is to be said about hedging, bluffing, fillers and the ending, and no more."""
    reading = Reading(Rehearsal(), words=said.words, sentences=said.sentences)
    phrases = filler_words.phrases(reading)
    places = [(p.first, p.last) for p in phrases if p.kind == "hedge"]
    hedges = [said.quote(*place) for place in sorted((*places, *_possible(said)))]
    if len(hedges) >= HEDGES and len(hedges) * HEDGED_WORDS >= said.word_count:
        message = f"{len(hedges)} hedges in {said.word_count} words: keep the one that you mean."
        yield Mark("hedging", "weak", message, tuple(hedges[:SHOWN]))
    yield from _bluffing(said, has_evidence)
    if not said.typed:
        spoken = [said.quote(p.first, p.last) for p in phrases if p.kind == "filler"]
        yield from _fillers(said, spoken, heard_pauses)
    yield from _ending(said)


def _possible(said: Said) -> Iterator[tuple[int, int]]:
    """Yield the words by which an answer, unlike a prepared talk, leaves things open."""
    for index, word in enumerate(said.words):
        if cue.HEDGE.fullmatch(word.text.strip(" ,.;:?!…\"'“”’()")):
            yield index, index + 1


def _bluffing(said: Said, has_evidence: bool) -> Iterator[Mark]:
    sure = list(said.find(cue.BLUFF))
    if not sure:
        return
    if has_evidence:
        message = "Words of certainty; the evidence that you name says it better."
        yield Mark("bluffing", "note", message, tuple(sure[:SHOWN]))
    else:
        message = "Words of certainty, and nothing that they stand on."
        yield Mark("bluffing", "weak", message, tuple(sure[:SHOWN]))


def _fillers(said: Said, spoken: list[Quote], heard: Sequence[float]) -> Iterator[Mark]:
    """Judge um, uh and filler words per minute: those transcribed, and sounds that were probably
    filled pauses; the words around such a sound are quoted."""
    pauses = [
        said.quote(index, index + 1)
        for index, word in enumerate(said.words)
        if is_filled_pause(word.text)
    ]
    between = [_around(said, time) for time in heard]
    found = sorted((*pauses, *spoken, *between), key=lambda quote: quote.start or 0.0)
    if said.seconds < FILLER_SECONDS:
        return
    rate = 60 * len(found) / said.seconds
    if rate <= HARMLESS:
        return
    harms = rate >= HARMFUL
    told = f"at least {len(found)} fillers were transcribed"
    if between:
        told = f"about {len(found)} fillers, {len(between)} of them heard between words"
    message = (
        f"{told[0].upper()}{told[1:]}, {rate:.0f} a minute; "
        f"{HARMLESS:.0f} do no harm, {HARMFUL:.0f} do."
    )
    yield Mark("fillers", "weak" if harms else "note", message, tuple(found[:SHOWN]))


def _around(said: Said, time: float) -> Quote:
    """Return the words on both sides of a sound."""
    after = next((n for n, word in enumerate(said.words) if word.end > time), len(said.words))
    quote = said.quote(max(0, after - 2), min(len(said.words), after + 2))
    return Quote(quote.text, time)


def _ending(said: Said) -> Iterator[Mark]:
    trailing = cue.TRAILING.search(re.sub(r"[.?!…\s]+$", "", said.sentences[-1].text))
    if trailing:
        last = len(said.words)
        message = "The answer trails off: stop after its last point."
        yield Mark("ending", "note", message, (said.quote(max(0, last - 8), last),))
