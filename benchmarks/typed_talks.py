"""Public talks of many fields, typed in from their sources: text files → decks with labels.

The text is the authors', so it is not here: `stage_labels.json` names each talk, where its source
lies, and what each of its slides does, as read by a language model (two of them agreed on 53 of 54
slides of one talk). Those marked "unread" were left aside while the rules were written. A talk is
typed as `NAME.txt`, one block for each slide that is shown:

    == The slide's title
    its lines, as they stand on it
    |a row|of a table|
    ~

A `~` stands for a picture. What follows ` | ` in the title's line is left out, and so is all
before the first slide.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rehearsal.decks.pages import TITLE_CHARACTERS, has_words
from rehearsal.talk import Deck, Slide, Stage, Table

LABELS = Path(__file__).with_name("stage_labels.json")
LETTERS: dict[str, Stage] = {
    "f": "front",
    "p": "problem",
    "a": "approach",
    "e": "experiments",
    "t": "takeaways",
    "u": "future",
    "c": "closing",
    "b": "backup",
    "d": "divider",
}
"""How a label is written; a second one, where careful readers would differ, after a slash."""


@dataclass(slots=True)
class _Typed:
    title: str
    lines: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    pictures: int = 0


def typed_talks(folder: Path) -> dict[str, tuple[Deck, list[tuple[Stage, ...]]]]:
    """Read the talks that lie typed in a folder, by name, each with the labels of its slides."""
    told = json.loads(LABELS.read_text(encoding="utf-8"))
    found = {}
    for path in sorted(folder.rglob("*.txt"), key=lambda path: path.stem):
        if path.stem in told:
            labels = [
                tuple(LETTERS[letter] for letter in label.split("/"))
                for label in told[path.stem]["labels"].split()
            ]
            deck = read_typed(path.stem, path.read_text(encoding="utf-8"))
            if len(deck.slides) != len(labels):
                raise SystemExit(f"{path}: {len(deck.slides)} slides, {len(labels)} labels.")
            found[path.stem] = deck, labels
    return found


def unread() -> frozenset[str]:
    """Return the names of the talks whose errors nobody read while the rules were written."""
    told = json.loads(LABELS.read_text(encoding="utf-8"))
    return frozenset(name for name, talk in told.items() if talk.get("unread"))


def read_typed(name: str, text: str) -> Deck:
    """Read a typed talk."""
    typed: list[_Typed] = []
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("== "):
            typed.append(_Typed(line[3:].partition(" | ")[0].strip()))
        elif not typed:
            continue
        elif line.startswith("~"):
            typed[-1].pictures += 1
        elif line.startswith("|"):
            typed[-1].rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        else:
            typed[-1].lines.append(line.strip())
    slides = tuple(_slide(number, one) for number, one in enumerate(typed, start=1))
    return Deck(name, name, slides, len(slides))


def _slide(number: int, typed: _Typed) -> Slide:
    """Make a slide; a title that is missing is its first line, as when a file is read."""
    titles: Sequence[str] = [
        line for line in typed.lines if len(line) <= TITLE_CHARACTERS and has_words(line)
    ]
    guessed = not typed.title and bool(titles)
    title = titles[0] if guessed else typed.title
    lines = [*typed.lines]
    if guessed:
        lines.remove(title)
    empty = not (title or lines or typed.rows)
    return Slide(
        number=number,
        pages=(number,),
        title=title,
        title_guessed=guessed,
        body=tuple(lines),
        tables=(Table(tuple(typed.rows)),) if typed.rows else (),
        pictures=typed.pictures or int(empty),
    )
