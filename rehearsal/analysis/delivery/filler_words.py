"""Filler words ("you know", "kind of", "basically") and hedges ("maybe"), in context.

A phrase counts only where its neighbours make it a filler: "I like this model", "the kind of
graph" and "so you know which" hold none. In doubt it does not count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Reading
from rehearsal.analysis.sentences import ends_sentence, is_punctuated
from rehearsal.analysis.transcript import bare
from rehearsal.talk import Span, Word

Kind = Literal["filler", "hedge"]


@dataclass(frozen=True, slots=True)
class Phrase(Span):
    """A filler or a hedge as it was said; `first` and `last` index the words, last exclusive."""

    text: str
    """In lower case, without punctuation: "you know"."""
    kind: Kind
    first: int
    last: int
    slide: int | None


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a phrase; words in lower case without punctuation."""

    before: str
    """Empty at the start of a sentence."""
    after: str
    """Empty at the end of a sentence."""
    parted_before: bool
    """A comma or dash, a filled pause, or the start of a sentence stands before."""
    parted_after: bool
    """A comma or dash, a filled pause, or the end of a sentence stands after."""
    asked: bool
    """The phrase ends in a question mark."""
    punctuated: bool

    @property
    def set_off(self) -> bool:
        """Whether it is parted on both sides."""
        return self.parted_before and self.parted_after


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BE = _set(
    "is are was were be been being am it's that's this's there's he's she's what's i'm you're "
    "we're they're isn't wasn't aren't weren't"
)
_PRONOUNS = _set("i you he she it we they there this")
_LINKS = _set("and but or so because then just also really only now")
_VERBS = _set(
    "can could do does did don't didn't will would should might must may have has had i've we've "
    "you've they've to look looks looked seem seems seemed feel feels felt get gets got getting "
    "go goes went doing know not"
)
_BEFORE_KIND_OF = _BE | (_PRONOUNS - {"this"}) | _LINKS | _VERBS
"""Before "kind of" these make a filler; a determiner or adjective ("the kind of graph") does
not."""
_KNOWN_THINGS = _set(
    "that what how why who whom whose where when which whether if about this these those it the a "
    "an him her them each your my our their"
)
"""After "you know" these are what is known."""
_BEFORE_KNOWING = _set(
    "do did don't didn't if as what when once because so since before until let how would should "
    "will might may can could that"
)
"""Before "you know" these make it a verb."""
_BEFORE_YOU_KNOW = _BE | _LINKS | _set("the a an of in on at to for with from by like")
"""Before "you know" and a comma these make a filler; after a noun it is a clause of its own: "the
people you know, trust you"."""
_PEOPLE = _set("you him her them us me")
_MEANT = _set("business well by")
"""After "I mean" these are what is meant."""
_STRONG = _set("really so very super totally completely maybe okay oh wow")


def _you_know(c: _Context) -> bool:
    if c.before in _BEFORE_KNOWING and not c.parted_before:
        return False
    if not c.punctuated:
        return c.after not in _KNOWN_THINGS and c.before not in _PRONOUNS
    if c.before == "know":  # "If you know, you know."
        return False
    if c.parted_after:
        return c.parted_before or c.before in _BEFORE_YOU_KNOW
    return c.parted_before and c.before != "" and c.after not in _KNOWN_THINGS


def _i_mean(c: _Context) -> bool:
    if c.before in {"what", "which", "thing", "do"} or c.after == "that":
        return False
    if c.after in _MEANT and not c.parted_after:
        return False
    return c.parted_after or (c.before == "" and c.after not in _KNOWN_THINGS)


def _kind_of(c: _Context) -> bool:
    if c.parted_before:
        return c.before != "" and c.after != ""
    if c.after in _PEOPLE and not c.parted_after:  # "It's kind of you to come."
        return False
    return c.before in _BEFORE_KIND_OF


def _like(c: _Context) -> bool:
    if c.set_off:
        return c.before != "" and c.after != ""
    return c.before in _BE and c.after in _STRONG


def _always(c: _Context) -> bool:
    return True


def _tag(c: _Context) -> bool:
    return c.asked and c.parted_before and c.before != ""


def _set_off(c: _Context) -> bool:
    return c.set_off


def _begins(c: _Context) -> bool:
    return c.parted_before or c.before in _LINKS


def _probably(c: _Context) -> bool:
    return c.after != "approximately"  # "probably approximately correct"


def _at_the_end(c: _Context) -> bool:
    return c.parted_after


def _not_denied(c: _Context) -> bool:
    return c.before not in {"don't", "didn't", "what", "as", "than"}


Rule = Callable[[_Context], bool]
RULES: dict[str, tuple[Kind, Rule]] = {
    "you know": ("filler", _you_know),
    "i mean": ("filler", _i_mean),
    "kind of": ("filler", _kind_of),
    "sort of": ("filler", _kind_of),
    "kinda": ("filler", _always),
    "sorta": ("filler", _always),
    "basically": ("filler", _always),
    "literally": ("filler", _always),
    "honestly": ("filler", _always),
    "to be honest": ("filler", _always),
    "at the end of the day": ("filler", _begins),
    "actually": ("filler", _set_off),
    "obviously": ("filler", _set_off),
    "essentially": ("filler", _set_off),
    "like": ("filler", _like),
    "right": ("filler", _tag),
    "okay": ("filler", _tag),
    "or something": ("filler", _at_the_end),
    "or something like that": ("filler", _at_the_end),
    "and stuff": ("filler", _at_the_end),
    "and stuff like that": ("filler", _at_the_end),
    "i guess": ("hedge", _always),
    "i think": ("hedge", _not_denied),
    "i believe": ("hedge", _not_denied),
    "i suppose": ("hedge", _always),
    "i hope": ("hedge", _not_denied),
    "we hope": ("hedge", _not_denied),
    "maybe": ("hedge", _always),
    "perhaps": ("hedge", _always),
    "probably": ("hedge", _probably),
    "hopefully": ("hedge", _always),
    "somewhat": ("hedge", _always),
    "a little bit": ("hedge", _always),
}
"""What counts, and when; longer phrases are tried first."""

_LONGEST = max(len(phrase.split()) for phrase in RULES)
_FIRST_WORDS = {phrase.split()[0] for phrase in RULES}


def phrases(reading: Reading) -> tuple[Phrase, ...]:
    """Return the filler words and hedges in order; none overlap."""
    said = [
        _Said(i, word)
        for i, word in enumerate(reading.words)
        if bare(word.text) and not is_filled_pause(word.text)
    ]
    punctuated = is_punctuated(reading.words)
    found: list[Phrase] = []
    i = 0
    while i < len(said):
        length = _match(said, i, punctuated)
        if length:
            found.append(_phrase(reading, said[i : i + length]))
        i += length or 1
    return tuple(found)


class _Said:
    """One word that is no filled pause, as the rules look at it."""

    __slots__ = ("asks", "index", "parts", "stops", "text", "word")

    def __init__(self, index: int, word: Word) -> None:
        written = word.text.rstrip("\"'”’)")
        self.index = index
        self.word = word
        self.text = bare(word.text).replace("’", "'")
        self.parts = written.endswith((",", ";", ":", "—", "–", "…", ".", "?", "!"))
        self.stops = ends_sentence(word.text)
        self.asks = written.endswith("?")


def _match(said: Sequence[_Said], i: int, punctuated: bool) -> int:
    """Return how many words from `i` on are a filler or hedge, 0 for none."""
    if said[i].text.partition(" ")[0] not in _FIRST_WORDS:
        return 0
    for length in range(min(_LONGEST, len(said) - i), 0, -1):
        phrase = said[i : i + length]
        text = " ".join(word.text for word in phrase)
        if text not in RULES or any(word.parts for word in phrase[:-1]):
            continue
        _, rule = RULES[text]
        if rule(_context(said, i, i + length, punctuated)):
            return length
    return 0


def _context(said: Sequence[_Said], first: int, last: int, punctuated: bool) -> _Context:
    before = said[first - 1] if first > 0 and not said[first - 1].stops else None
    end = said[last - 1]
    after = said[last] if last < len(said) and not end.stops else None
    return _Context(
        before=before.text if before else "",
        after=after.text if after else "",
        parted_before=before is None or before.parts or said[first].index - before.index > 1,
        parted_after=after is None or end.parts or after.index - end.index > 1,
        asked=end.asks,
        punctuated=punctuated,
    )


def _phrase(reading: Reading, said: Sequence[_Said]) -> Phrase:
    text = " ".join(word.text for word in said)
    start = said[0].word.start
    return Phrase(
        start=start,
        end=max(start, said[-1].word.end),
        text=text,
        kind=RULES[text][0],
        first=said[0].index,
        last=said[-1].index + 1,
        slide=reading.slide_at(start),
    )


def of_kind(reading: Reading, kind: Kind) -> tuple[Phrase, ...]:
    """Return the phrases of one kind."""
    return tuple(phrase for phrase in phrases(reading) if phrase.kind == kind)
