"""Stories about people and decisions: situation, task, action, result; "I" against "we"."""

import re
from collections.abc import Iterator

from rehearsal.qa import answer_cues as cue
from rehearsal.qa.deeds import ACTION
from rehearsal.qa.feedback import Aspect, Mark
from rehearsal.qa.said import Said

WE_FOR_EACH_I = 2.0
"""Times that "we" may be said for each "I" before the own part is lost (strength: speaker)."""

_PARTS: tuple[tuple[Aspect, re.Pattern[str], str, str], ...] = (
    ("situation", cue.SITUATION, "The situation is there.", "Say where and when it was."),
    ("task", cue.TASK, "Your task is there.", "Say what was yours to do."),
    ("action", ACTION, "What you did is there.", "Say what you did, in the first person."),
    ("result", cue.RESULT, "The result is there.", "Say what came of it."),
)


def star(said: Said) -> Iterator[Mark]:
    """Yield a mark on each part of the story, on the number in its result, and on "I"."""
    for aspect, pattern, there, missing in _PARTS:
        quotes = tuple(said.find(pattern))[:2]
        if quotes:
            yield Mark(aspect, "good", there, quotes)
        else:
            yield Mark(aspect, "missing", f"No words were found for the {aspect}. {missing}")
    yield _quantified(said)
    yield from _own_part(said)


def _quantified(said: Said) -> Mark:
    """Judge whether a number stands in the result, or in the last third of the story."""
    results = [sentence for sentence in said.sentences if cue.RESULT.search(sentence.text)]
    late = said.words[0].start + 2 / 3 * (said.words[-1].end - said.words[0].start)
    for number, quote in reversed(said.numbers()):
        at = said.words[0].start if quote.start is None else quote.start
        in_result = any(number.text in sentence.text for sentence in results)
        if in_result or at >= late:
            return Mark("result_quantified", "good", "The result has a number.", (quote,))
    message = "The result has no number: weeks saved, people, percent, a venue."
    return Mark("result_quantified", "missing", message)


def _own_part(said: Said) -> Iterator[Mark]:
    own = list(said.find(cue.I_WORD))
    shared = list(said.find(cue.WE_WORD))
    if len(shared) > WE_FOR_EACH_I * len(own):
        message = (
            f"“We” comes {_times(len(shared))} and “I” {_times(len(own))}: "
            "say what you did yourself."
        )
        yield Mark("own_part", "weak", message, tuple(shared[:2]))
    deed = next((quote for pattern in (ACTION, cue.TASK) for quote in said.find(pattern)), None)
    if len(shared) <= WE_FOR_EACH_I * len(own) and deed is not None:
        yield Mark("own_part", "good", "Your own part can be told from the others'.", (deed,))


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
