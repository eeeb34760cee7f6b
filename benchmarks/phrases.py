"""Count the stock phrases that the check of overused phrases compares with, and try it.

    uv run python benchmarks/phrases.py --data DIR

DIR holds one JSON file per talk with `words` [[start s, end s, word]]. Prints the counts per
100,000 words as the module keeps them, then what the check finds in each talk, against the others.
"""

import argparse
import json
import textwrap
from collections import Counter
from pathlib import Path

from rehearsal.analysis.delivery import overused
from rehearsal.analysis.delivery.spoken import is_filled_pause
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import Rehearsal, Transcript, Word


def read_talk(path: Path) -> Reading:
    """Read the words of one talk."""
    record = json.loads(path.read_text(encoding="utf-8"))
    words = tuple(
        Word(start, max(start, end), text.strip()) for start, end, text in record["words"]
    )
    return read(Rehearsal(transcript=Transcript(words, "benchmark", "en")))


def counts(reading: Reading) -> Counter[str]:
    """Count every stock phrase in one talk."""
    return Counter({phrase: len(spans) for phrase, spans in overused.places(reading).items()})


def length(reading: Reading) -> int:
    """Count the words of one talk, filled pauses aside."""
    return sum(not is_filled_pause(word.text) for word in reading.words)


def main() -> None:
    """Print the table, and the findings with each talk left out of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    talks = {path.stem: read_talk(path) for path in sorted(parser.parse_args().data.glob("*.json"))}
    words = sum(length(talk) for talk in talks.values())
    total: Counter[str] = sum((counts(talk) for talk in talks.values()), Counter())
    table = {phrase: max(1, round(1e5 * total[phrase] / words)) for phrase in overused.ORDINARY}
    entries = "; ".join(f"{phrase} {count}" for phrase, count in sorted(table.items()))
    print(f"{words} words\n" + "\n".join(textwrap.wrap(entries, 96, break_on_hyphens=False)))
    for name, talk in talks.items():
        others, rest = total - counts(talk), words - length(talk)
        overused.ORDINARY.update(
            {phrase: max(1e-5, others[phrase] / rest) for phrase in overused.ORDINARY}
        )
        found = ", ".join(f"{one.phrase} {len(one.places)}" for one in overused.overused(talk))
        print(f"{name}: {found or 'nothing'}")


if __name__ == "__main__":
    main()
