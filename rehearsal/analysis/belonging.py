"""Whether what was said belongs to the slides at all, from the words that both hold.

A talk says what its slides keep coming back to, and its slides hold what it keeps saying. Each
share alone misleads: an hour of talk meets many words of any deck, and a deck of many words meets
those of any talk. So both are taken, and how much chance gives grows with what was said.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rehearsal.analysis.phrasing import length
from rehearsal.analysis.reading import Reading, SharedWords
from rehearsal.analysis.sureness import NO_DECK, in_other_language, no_transcript, other_language
from rehearsal.analysis.text import terms, tokens
from rehearsal.talk import Deck, Word

LETTERS = 4
"""Letters from which a stem counts: shorter ones are in every talk; benchmarks/belonging.py."""
MOST_SHOWN, MOST_SAID = 30, 40
"""Words that stand on most slides, and words said most, that are looked for on the other side;
benchmarks/belonging.py."""
RECURS = 2
"""Slides that a word stands on, and times it is said, from which the talk is about it; D."""
FEWEST_RECURRING = 30
"""Words on two slides or more below which a deck is not judged: of one with fewer, a right talk
meets hardly more than another; benchmarks/belonging.py."""
SHORTEST_TALK = 180.0
"""Seconds of a talk below which its words are too few to tell; strength D."""
BY_CHANCE = 1400
"""Different words said for which the match of strangers comes to 1, were it to go on growing so.

Source: benchmarks/belonging.py. Of 10 right pairs, whole or cut into stretches of 3, 5 or 10 min,
none is below 1.5 times the limit that this makes. Strength B.
"""
STRANGE = 0.38
"""Match from which talk and slides belong together however much was said, 0 to 1; the whole talks
in benchmarks/belonging.py have 0.57 or more with their own slides. Strength B."""


def shared_words(words: Iterable[Word], deck: Deck) -> SharedWords:
    """Look for the words that stand on most slides in speech, and for those said most on slides.

    Notes count as shown. Words are compared by their stems, and told as they are written most.
    """
    said: Counter[str] = Counter()
    on_slides: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for word in words:
        for stem, token in _stems(word.text):
            said[stem] += 1
            spellings.setdefault(stem, Counter())[token] += 1
    for slide in deck.shown:
        found = list(_stems(f"{slide.text}\n{slide.notes}"))
        on_slides.update({stem: 1 for stem, _ in found})
        for stem, token in found:
            spellings.setdefault(stem, Counter())[token] += 1
    recurring = {stem for stem, slides in on_slides.items() if slides >= RECURS}
    shown_most = [stem for stem, _ in on_slides.most_common(MOST_SHOWN)]
    said_most = [stem for stem, times in said.most_common(MOST_SAID) if times >= RECURS]

    def spelt(stems: Sequence[str]) -> tuple[str, ...]:
        return tuple(spellings[stem].most_common(1)[0][0] for stem in stems)

    return SharedWords(
        different_said=len(said),
        recurring_shown=len(recurring),
        shown_most=len(shown_most),
        said_most=len(said_most),
        not_said=spelt([stem for stem in shown_most if stem not in said]),
        not_shown=spelt([stem for stem in said_most if stem not in recurring]),
    )


def _stems(text: str) -> Iterator[tuple[str, str]]:
    for token in tokens(text):
        for stem in terms(token):
            if len(stem) >= LETTERS and stem[0].isalpha():
                yield stem, token


def match(shared: SharedWords) -> float:
    """Return how well words and slides match, 0 to 1: the geometric mean of both shares."""
    said = 1 - len(shared.not_said) / max(1, shared.shown_most)
    shown = 1 - len(shared.not_shown) / max(1, shared.said_most)
    return math.sqrt(said * shown)


def limit(shared: SharedWords) -> float:
    """Return the match below which talk and slides are strangers, 0 to 1."""
    return min(STRANGE, shared.different_said / BY_CHANCE)


def untold(reading: Reading) -> str:
    """Say why it cannot be told whether talk and slides belong together; empty where it can."""
    if not reading.slides:
        return NO_DECK
    if not reading.words or reading.shared is None:
        return no_transcript(reading)
    if (reading.duration or 0.0) < SHORTEST_TALK:
        return f"The talk is shorter than {length(SHORTEST_TALK)}."
    if reading.shared.recurring_shown < FEWEST_RECURRING:
        return "The slides hold too few words to tell whether the talk belongs to them."
    if other_language(reading) or _slides_in_other_language(reading):
        return "The words are compared in English, and the talk or the slides are not in it."
    return ""


def _slides_in_other_language(reading: Reading) -> bool:
    return in_other_language(token for slide in reading.slides for token in tokens(slide.text))


def are_strangers(reading: Reading) -> bool:
    """Tell whether the words surely do not belong to the slides."""
    shared = reading.shared
    return shared is not None and not untold(reading) and match(shared) < limit(shared)
