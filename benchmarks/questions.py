"""Whether the questions are about the talk, and read as if a person had asked them.

    uv run python benchmarks/questions.py --data DIR [--bank DIR] [--seed N] [--print N]

DIR is searched for decks (.pptx, .pdf), for collections of decks (.json: a list of {"deck",
"slides": [{"title", "text": [lines]}]}) and for talks (.json: {"slides": [text], "words":
[[start s, end s, word]]}). A suspect fill is found by rules that know nothing of the facts: an
article before the wrong sound, two articles, an article before a plural, a quotation that breaks
off, a doubled word. Those rules are blind to a fill that is well formed and not what it was taken
for: print some and read them.
"""

import argparse
import json
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal.analysis.reading import Reading, read
from rehearsal.decks.read import read_deck
from rehearsal.errors import DeckError
from rehearsal.qa.bank import TALK_KINDS, Bank
from rehearsal.qa.choose import choose
from rehearsal.qa.worth import PLAIN
from rehearsal.talk import Deck, Question, Rehearsal, Slide, Transcript, Word
from rehearsal.workflow import read_bank

COUNT = 10
"""Questions asked of each deck."""

_SUSPECT = (
    re.compile(r"\ba (?=[aeio])|\b[Aa]n (?=[bcdfgjkpqtvwxyz])"),
    re.compile(r"\b(?:a|an|the|your) (?:a|an|the|your|our|my)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:[Aa]|[Aa]n) (?:\w+ )?(?!bias|basis|analysis|process|loss|class)\w+[^sui]s of\b"
    ),
    re.compile(r"\b(?:of|to|the|and|with|for|in|by|than|or|a)”"),
    re.compile(r"\b(?:which|who|whose) \w+”|\b(?:the|an?) (?:inter|multi|cross|non|self)-\w+”"),
    re.compile(r"\b(\w+) \1\b"),
    re.compile(r"[{}|\\]|\?\?|“”|  "),
)


@dataclass(frozen=True)
class Asked:
    """The questions of one talk and what finding and choosing them took, in seconds."""

    name: str
    readable: bool
    questions: tuple[Question, ...]
    reading_seconds: float
    choosing_seconds: float


def talks(folder: Path) -> Iterator[tuple[str, Rehearsal]]:
    """Yield every talk below a folder; what cannot be read is named and left out."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".pptx", ".pdf"):
            try:
                yield path.name, Rehearsal(deck=read_deck(path))
            except DeckError as refusal:
                print(f"left out: {refusal.message}")
        elif path.suffix == ".json":
            yield from _from_json(path)


def _from_json(path: Path) -> Iterator[tuple[str, Rehearsal]]:
    content = json.loads(path.read_text("utf-8"))
    if isinstance(content, list):
        for item in content:
            if not isinstance(item, dict) or "slides" not in item:
                return
            slides = [(slide["title"], slide["text"]) for slide in item["slides"]]
            yield f"{path.stem}/{item['deck']}", Rehearsal(deck=_deck(item["deck"], slides))
    elif isinstance(content, dict) and all(
        isinstance(text, str) for text in content.get("slides", [None])
    ):
        texts = [[line.strip() for line in text.splitlines()] for text in content["slides"]]
        texts = [[line for line in lines if line] for lines in texts]
        deck = _deck(path.stem, [(lines[0] if lines else "", lines[1:]) for lines in texts])
        words = tuple(Word(start, end, word) for start, end, word in content.get("words", ()))
        yield path.stem, Rehearsal(deck=deck)
        if words:
            heard = Transcript(words, model="imported", language="en")
            yield (
                f"{path.stem} with speech",
                Rehearsal(deck=deck, transcript=heard, duration=words[-1].end),
            )


def _deck(name: str, slides: Iterable[tuple[str, Iterable[str]]]) -> Deck:
    made = tuple(
        Slide(number=n, pages=(n,), title=title, body=tuple(lines))
        for n, (title, lines) in enumerate(slides, start=1)
    )
    return Deck(name=name, digest="0" * 64, slides=made, page_count=len(made))


def asked(name: str, rehearsal: Rehearsal, bank: Bank, seed: int) -> Asked:
    """Ask one talk's questions."""
    started = time.perf_counter()
    reading = read(rehearsal)
    read_at = time.perf_counter()
    questions = choose(bank, reading, count=COUNT, seed=seed)
    chosen_at = time.perf_counter()
    return Asked(name, _has_text(reading), questions, read_at - started, chosen_at - read_at)


def _has_text(reading: Reading) -> bool:
    return sum(len(slide.text.split()) for slide in reading.slides) >= 30


def suspect(question: Question) -> str:
    """Return what looks wrong in a question, or nothing."""
    hits = [match.group() for rule in _SUSPECT for match in rule.finditer(question.text)]
    return " / ".join(hits)


def alike(questions: Iterable[Question]) -> int:
    """Count questions that repeat the kind and the quote of an earlier one, or its words."""
    seen: set[tuple[str, str]] = set()
    repeated = 0
    for question in questions:
        keys = {(question.kind, question.quote or question.id), ("text", question.text.lower())}
        repeated += bool(seen & keys)
        seen |= keys
    return repeated


def is_plain(question: Question, bank: Bank) -> bool:
    """Tell whether a question hangs on a title, a plain line or a plain number, and no more."""
    slots = set(bank.get(question.id).slots) - {"slide"}
    return bool(slots) and slots <= set(PLAIN)


def figures(talks: Iterable[Asked], bank: Bank) -> Mapping[str, Any]:
    """Return what is measured over all talks."""
    everything = list(talks)
    talks = [talk for talk in everything if talk.readable]
    questions = [question for talk in talks for question in talk.questions]
    shares = [
        statistics.mean(bool(question.quote) for question in talk.questions) for talk in talks
    ]
    kinds = [len({question.kind for question in talk.questions}) for talk in talks]
    return {
        "talks": len(everything),
        "talks with text": len(talks),
        "questions": len(questions),
        "fewer than asked for": sum(len(talk.questions) < COUNT for talk in talks),
        "share grounded, mean": round(statistics.mean(shares), 3),
        "share grounded, lowest": round(min(shares), 3),
        "talks with fewer than half": sum(share < 0.5 for share in shares),
        "share about titles or plain lines": round(
            statistics.mean(is_plain(question, bank) for question in questions), 3
        ),
        "different kinds among ten, mean": round(statistics.mean(kinds), 2),
        "kinds ever asked": len({question.kind for question in questions}),
        "different questions ever asked": len({question.id for question in questions}),
        "personas among ten, mean": round(
            statistics.mean(len({q.persona for q in talk.questions}) for talk in talks), 2
        ),
        "repeated within a talk": sum(alike(talk.questions) for talk in talks),
        "suspect fills": sum(bool(suspect(question)) for question in questions),
        "reading, slowest (s)": round(max(talk.reading_seconds for talk in everything), 3),
        "choosing, median (s)": round(
            statistics.median(talk.choosing_seconds for talk in everything), 4
        ),
        "choosing, slowest (s)": round(max(talk.choosing_seconds for talk in everything), 3),
    }


def main() -> None:
    """Measure, then print questions to be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--bank", type=Path, metavar="DIR", help="a folder of own questions")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--print", type=int, default=50, metavar="N", dest="shown")
    arguments = parser.parse_args()
    bank = read_bank(*([arguments.bank] if arguments.bank else []))
    found = [asked(*talk, bank, arguments.seed) for talk in talks(arguments.data)]
    for name, value in figures(found, bank).items():
        print(f"{name:36} {value}")
    kinds = Counter(question.kind for talk in found for question in talk.questions)
    print("by kind:", ", ".join(f"{kind} {kinds[kind]}" for kind in TALK_KINDS))
    every = [(talk.name, question) for talk in found for question in talk.questions]
    for name, question in every:
        if suspect(question):
            print(f"suspect ({suspect(question)}): {name}: {question.text}")
    shown = random.Random(arguments.seed).sample(every, min(arguments.shown, len(every)))
    for name, question in shown:
        print(f"\n{name} [{question.kind}, {question.difficulty}, {question.persona}]")
        print(f"  {question.text}\n  because {question.because}")


if __name__ == "__main__":
    main()
