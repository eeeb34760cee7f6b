"""Repetitions ("the, the") and false starts ("this is, this was"), filled pauses aside."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sentences import ends_sentence
from rehearsal.analysis.text import STOP_WORDS
from rehearsal.analysis.transcript import bare
from rehearsal.talk import Span, Word

Kind = Literal["repetition", "false start"]

LONGEST_REPEATED = 3
"""Words in the longest repetition looked for; longer ones are said on purpose."""
LONGEST_START = 4
"""Words in the longest false start looked for."""
QUOTED_AFTER = 2
"""Words quoted after what was said again, so that the place is recognised."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MEANT = _set(
    "very really so much many far long big more no yes yeah okay ok bye ha had that again never "
    "way step right here there plus minus dot blah et cetera etc one two three four five six seven "
    "eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred zero alpha beta gamma delta "
    "epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega"
)
"""Words that are said twice on purpose, or by grammar: "very, very", "that that", digits and the
letters of formulas."""
_LISTING = _set("and or plus minus")
"""Words with one of these among them that are said twice are a list: "on and on and on"."""
_CHAINING = _set("by to after upon over")
"""Words that chain others: "step by step by step"."""
_OPENING = _set(
    "if when whenever as what whatever where wherever while whether unless until though although "
    "once since who whoever how however"
)
"""Words that open a clause, after which the main one may begin with the same words."""
_SUBJECTS = _set("it this that these those you here there")
"""Words that end a clause and begin the next: "when we use it it works"."""
_CLOSING = _set(
    "is are was were am be do does did has have had can could will would may might must should"
)
"""Verbs that end a clause and begin the next: "what it is is a graph"."""
_OBJECTS = _set("it this that them him her us you me these those")
_PARTICLES = _set("on in off up down out over through by")
"""Words that end a verb and begin a phrase: "turn it on on Monday"."""
_BEGINNINGS = _set("i you he she it we they this that these those there here so and but if because")
"""Words that sentences are begun anew with; after others a comma is mostly a list."""
_UNFINISHED = STOP_WORDS - _set(
    "it this that these those them him her us me you one each both all more most same so too then "
    "now here there again well right okay know say think go want just like lot thing things maybe "
    "mean yeah yes first out up down off over before after once not no do does did"
)
"""Words after which a clause is not finished: articles, auxiliaries, prepositions, "we"."""


@dataclass(frozen=True, slots=True)
class Disfluency(Span):
    """Words that were said again or given up."""

    kind: Kind
    quote: str
    """As said, filled pauses included, with two words more."""
    slide: int | None


@dataclass(frozen=True, slots=True)
class _Said:
    """One word without filled pauses, and what parts it from the next."""

    index: int
    text: str
    comma: bool
    """A comma or dash follows."""
    hesitated: bool
    """A filled pause follows."""
    stops: bool
    """The sentence ends here."""


def disfluencies(reading: Reading) -> tuple[Disfluency, ...]:
    """Return repetitions and false starts in order; none overlap."""
    said = _said(reading.words)
    found: list[Disfluency] = []
    i = 0
    while i < len(said):
        repeated = _repeated(said, i)
        restarted = 0 if repeated else _restarted(said, i)
        if repeated:
            last = i + repeated
            while _repeated(said, last) == repeated:  # the the the
                last += repeated
            found.append(_made(reading, said, i, last + repeated, "repetition"))
            i = last
        elif restarted:
            found.append(_made(reading, said, i, i + restarted + 2, "false start"))
            i += restarted
        else:
            i += 1
    return tuple(found)


def _said(words: Sequence[Word]) -> list[_Said]:
    said: list[_Said] = []
    for index, word in enumerate(words):
        if is_filled_pause(word.text):
            if said and not said[-1].stops:
                said[-1] = replace(said[-1], hesitated=True)
            continue
        if not bare(word.text):  # a dash on its own
            if said:
                said[-1] = replace(said[-1], comma=True)
            continue
        text = word.text.rstrip("\"'”’)")
        comma = text.endswith((",", ";", "—", "–", "-", "…", "..."))
        stops = ends_sentence(word.text) and not text.endswith(("…", "..."))
        said.append(_Said(index, bare(word.text), comma, False, stops))
    return said


def _repeated(said: Sequence[_Said], i: int) -> int:
    """Return how many words from `i` on are said twice in a row, 0 for none."""
    for length in range(LONGEST_REPEATED, 0, -1):
        once, twice = said[i : i + length], said[i + length : i + 2 * length]
        if len(twice) < length or any(word.stops for word in once):
            continue
        if [word.text for word in once] != [word.text for word in twice] or not once[0].text:
            continue
        if any(word.comma for word in once[:-1]) or not _by_accident(once):
            continue
        if not once[-1].hesitated and (
            _chained(said, i, length) or _between_clauses(said, i, once) or _particle(said, i, once)
        ):
            continue
        after = said[i + 2 * length : i + 2 * length + 1]
        if [twice[-1].text, *(word.text for word in after)] == ["you", "know"]:
            continue
        return length
    return 0


def _by_accident(once: Sequence[_Said]) -> bool:
    """Tell whether a repetition is no figure of speech: "very, very", "one, one"."""
    if any(len(word.text) == 1 and word.text not in {"a", "i"} for word in once):
        return False  # letters, spelt out
    if all(word.text in _MEANT or not word.text.isalpha() for word in once):
        # Contractions are not alphabetic, and are repeated by accident.
        return any("'" in word.text or "’" in word.text for word in once)
    if len(once) > 1 and any(word.text in _LISTING for word in once):
        return False
    # A comma after a word with meaning: said again for weight. Small words are not.
    return not once[-1].comma or once[-1].hesitated or once[-1].text in STOP_WORDS


def _chained(said: Sequence[_Said], i: int, length: int) -> bool:
    """Tell whether words are said twice as links of a chain: "layer to layer to layer"."""
    texts = [word.text for word in said[i : i + length]]
    if length != 2 or not _CHAINING & set(texts) or STOP_WORDS.issuperset(texts):
        return False
    before = said[i - 1].text if i else ""
    after = said[i + 4].text if i + 4 < len(said) else ""
    return before == texts[1] or after == texts[0]


def _between_clauses(said: Sequence[_Said], i: int, once: Sequence[_Said]) -> bool:
    """Tell whether one clause ends and the next begins with the same words."""
    opening = _opening(said, i)
    if opening is None:
        return False
    if once[-1].comma:  # "Whatever it is, it is no noise."
        return len(once) > 1 or opening < i - 1
    closes = once[0].text in _SUBJECTS | _CLOSING
    return len(once) == 1 and opening < i - 1 and closes


def _particle(said: Sequence[_Said], i: int, once: Sequence[_Said]) -> bool:
    after_object = i > 0 and said[i - 1].text in _OBJECTS
    return len(once) == 1 and once[0].text in _PARTICLES and after_object


def _opening(said: Sequence[_Said], i: int) -> int | None:
    """Return the word that opens the clause that a word stands in; None where none does."""
    for at in range(i - 1, -1, -1):
        if said[at].stops or said[at].comma:
            return None
        if said[at].text in _OPENING:
            return at
    return None


def _restarted(said: Sequence[_Said], i: int) -> int:
    """Return how many words from `i` on were given up for a new start, 0 for none."""
    if said[i].text not in _BEGINNINGS or _opening(said, i) is not None:
        return 0
    for length in range(2, LONGEST_START + 1):
        fragment, again = said[i : i + length], said[i + length : i + length + 2]
        if len(again) < 2 or any(word.stops or word.comma for word in fragment[:-1]):
            return 0
        end = fragment[-1]
        if end.stops or any(word.hesitated for word in fragment[:-1]):
            return 0
        if not (end.comma or end.hesitated) or end.text not in _UNFINISHED:
            continue
        parallel = said[i + 2 * length - 1 : i + 2 * length]
        if any(word.comma or word.stops for word in parallel):
            continue  # "We can, we must, we will."
        if again[0].text == fragment[0].text and again[1].text != fragment[1].text:
            return length
    return 0


def _made(reading: Reading, said: Sequence[_Said], first: int, last: int, kind: Kind) -> Disfluency:
    start, end = said[first].index, said[min(last, len(said)) - 1].index
    words = reading.words[start : end + 1 + QUOTED_AFTER]
    begins = reading.words[start].start
    return Disfluency(
        start=begins,
        end=max(begins, reading.words[end].end),
        kind=kind,
        quote=" ".join(word.text for word in words),
        slide=reading.slide_at(begins),
    )


def of_kind(reading: Reading, kind: Kind) -> tuple[Disfluency, ...]:
    """Return the disfluencies of one kind."""
    return tuple(found for found in disfluencies(reading) if found.kind == kind)
