"""Questions and follow-ups in a language model's words; each says where it comes from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from rehearsal.analysis.reading import Reading
from rehearsal.language_model import LanguageModel
from rehearsal.library.answers import Asked
from rehearsal.talk import Question

MOST_SLIDE_TEXT = 8000
"""Characters of the slides that the model is shown: small models read about 4000 tokens."""
LONGEST = 300
"""Characters of a question; a longer line is an explanation."""

PANEL = (
    "You sit on the hiring panel of a research job talk. You ask short, concrete questions about"
    " what is on the slides. You never state facts, never praise, never answer. Write one question"
    " on each line and nothing else."
)
LISTENS_FOR = ("an answer first", "a number or an experiment")
WORDS = (("yes", "no", "because"), ("percent", "points", "measured", "tested", "experiment"))

_MARK = re.compile(r"^\s*(?:[-*•]|\(?\d+[.):])\s*")


def more_questions(
    model: LanguageModel, reading: Reading, asked: Sequence[Question], count: int, seed: int
) -> tuple[Question, ...]:
    """Return up to `count` questions about the slides that are unlike those already asked.

    Raises SettingError where the model does not answer.
    """
    shown = "\n\n".join(f"Slide {slide.number}: {slide.text}" for slide in reading.slides)
    known = "\n".join(question.text for question in asked)
    told = f"The slides:\n{shown[:MOST_SLIDE_TEXT]}\n\nAsked already:\n{known}\n\n"
    text, name = model.complete(PANEL, f"{told}Ask {count} other questions.", seed)
    texts = {question.text.lower() for question in asked}
    found = [line for line in questions_in(text) if line.lower() not in texts]
    return tuple(_question(line, name) for line in found[:count])


def further(model: LanguageModel, asked: Asked, said: str) -> Question | None:
    """Return a follow-up on an answer, in the model's words; None: it wrote no question."""
    told = f"You asked: {asked.question.text}\nThe answer was: {said}\n\n"
    text, name = model.complete(PANEL, f"{told}Ask one question on its weakest point.")
    found = questions_in(text)
    if not found:
        return None
    return replace(
        asked.question,
        text=found[0],
        because=_because(name),
        listen_for=LISTENS_FOR,
        synonyms=WORDS,
        follow_ups=(),
        worded_by=name,
    )


def questions_in(text: str) -> tuple[str, ...]:
    """Return the lines that are questions, each once; what a model thinks aloud is left out."""
    spoken = re.sub(r"<think>.*?(?:</think>|\Z)", "", text, flags=re.DOTALL)
    lines = (_MARK.sub("", line).strip().strip('"“”*') for line in spoken.splitlines())
    fitting = (line for line in lines if line.endswith("?") and len(line) <= LONGEST)
    return tuple(dict.fromkeys(fitting))


def _question(text: str, model: str) -> Question:
    mark = blake2b(text.lower().encode(), digest_size=6).hexdigest()
    return Question(
        id=f"model.{mark}",
        kind="challenge",
        text=text,
        because=_because(model),
        slide=None,
        quote="",
        persona="domain_expert",
        difficulty=2,
        listen_for=LISTENS_FOR,
        follow_ups=(),
        synonyms=WORDS,
        worded_by=model,
    )


def _because(model: str) -> str:
    return f"Worded by {model}, the language model on this machine: check that it fits your slides."
