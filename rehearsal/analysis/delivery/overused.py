"""Stock words and phrases that one speaker uses far more often than others do."""

from dataclasses import dataclass

from rehearsal.analysis.delivery.poisson import at_least
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sentences import ends_sentence
from rehearsal.analysis.transcript import bare
from rehearsal.talk import Span

_COUNTED = """
a bunch of 27; a couple of 17; a little bit 45; a lot of 75; a ton of 8; able to 52; absolutely
9; actually 224; again 135; all kinds of 7; also 171; amazing 3; and everything 1; and so on 22;
and stuff 8; and then 309; and this is 26; anyway 6; as i mentioned 2; as i said 3; as well 17;
as well as 1; as you can see 3; at some point 28; at the end of the day 1; at the same time 10;
at this point 7; based on 27; basically 229; by the way 11; certainly 7; clearly 7; come up with
14; cool 50; deal with 19; definitely 14; does that make sense 14; end up 75; ends up 8;
essentially 17; et cetera 24; exactly 54; figure out 26; going to 360; gonna 39; here we 7; here
you 8; hopefully 11; i guess 24; i mean 31; i think 104; i want to 35; if you look at 39; in a
sense 1; in fact 14; in general 7; in order to 19; in other words 7; in some sense 1; in terms
of 40; in this case 36; interesting 23; it's like 22; just 519; kind of 175; like i said 5;
literally 7; look at 85; lots of 15; make sense 3; make sure 24; makes sense 7; maybe 70; more
or less 1; nice 22; now 274; obviously 9; of course 22; okay 129; on the other hand 3; or
something 10; perhaps 8; probably 74; quite 36; really 175; right 330; simply 9; so 1830; so
here 11; so now 47; so then 19; so this is 95; somehow 14; something 141; something like 24;
somewhat 6; sort of 124; stuff 44; super 1; take a look 8; talk about 123; talking about 53;
that means 10; the fact that 23; the goal is 2; the idea is 8; the point is 1; the problem is 6;
the question is 8; the thing is 1; the way that 11; these kind of 1; these kinds of 6; thing
159; things 260; this kind of 11; totally 5; try to 42; trying to 52; turns out 15; very 111;
want to 116; we can see 7; we have to 7; we need to 23; we see 14; well 192; what this means 1;
what we did 1; what we do 8; what we want 2; whatever 25; which means 5; you can see 24; you
have to 51; you know 126; you need to 37; you see 51
"""
ORDINARY: dict[str, float] = {
    " ".join(phrase): int(count) / 100_000
    for *phrase, count in (entry.split() for entry in _COUNTED.split(";"))
}
"""How often a stock phrase is said, as a share of all words.

Source: our own count (benchmarks/phrases.py), 88,000 words of nine public university lectures,
transcribed by Whisper; what was said less than once in 100,000 words counts as once. Strength B.
"""
TIMES_ORDINARY = 3.0
"""How many times as often as others a phrase is said before it is worth a word. Strength D."""
LEAST_COUNT = 6
"""Times a phrase is said before it can be called overused. Strength D."""
CHANCE = 0.001
"""Probability with which a speaker who says a phrase half as often again as others would say it so
often: below this it is no accident. Strength D; it lets one to three phrases of a lecture pass."""

_LONGEST = max(len(phrase.split()) for phrase in ORDINARY)


@dataclass(frozen=True, slots=True)
class Overused:
    """A stock phrase said too often, and where."""

    phrase: str
    places: tuple[Span, ...]
    usual: float
    """How often others say it in as many words."""


def overused(reading: Reading) -> tuple[Overused, ...]:
    """Return the overused stock phrases, the most surplus first."""
    said = places(reading)
    total = sum(not is_filled_pause(word.text) for word in reading.words)
    found = []
    for phrase, spans in said.items():
        count, usual = len(spans), ORDINARY[phrase] * total
        often = count >= LEAST_COUNT and count > TIMES_ORDINARY * usual
        if often and at_least(count, 1.5 * usual) < CHANCE:
            found.append(Overused(phrase, tuple(spans), usual))
    return tuple(sorted(found, key=lambda one: one.usual - len(one.places)))


def places(reading: Reading) -> dict[str, list[Span]]:
    """Return where each stock phrase is said; of overlapping ones only the longest."""
    said = [word for word in reading.words if not is_filled_pause(word.text)]
    texts = [bare(word.text).replace("’", "'") for word in said]
    found: dict[str, list[Span]] = {}
    i = 0
    while i < len(said):
        length = _match(texts, i, [ends_sentence(word.text) for word in said[i : i + _LONGEST]])
        if length:
            start, end = said[i].start, said[i + length - 1].end
            spans = found.setdefault(" ".join(texts[i : i + length]), [])
            spans.append(Span(start, max(start, end)))
        i += length or 1
    return found


def _match(texts: list[str], i: int, stops: list[bool]) -> int:
    """Return how many words from `i` on are a stock phrase within one sentence, 0 for none."""
    for length in range(min(_LONGEST, len(texts) - i), 0, -1):
        if " ".join(texts[i : i + length]) in ORDINARY and not any(stops[: length - 1]):
            return length
    return 0
