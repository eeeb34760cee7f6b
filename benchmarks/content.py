"""How well it is told what the slides of a talk show of what a panel expects.

    uv run python benchmarks/content.py --data DIR [--half 1 | 2] [--print TOPIC]

DIR is searched for decks (.pptx, .pdf) and for collections of decks (.json), as by `questions.py`.
Compared are those that `content_labels.json` names: two readers (language models who saw only the
text) labelled each on their own. Where they differ, or where one says that it can be read either
way, either answer is right and counts for nothing.

Printed for each topic: rightly shown, shown by mistake, missed, rightly absent; precision, recall
and F1 over all; mistakes a deck. `--print` lists what was got wrong. The decks are cut in two: what
is learnt from the first half is to be held against the second.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from questions import talks

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.reading import Reading, read
from rehearsal.talk import ContentItem, Topic

LABELS = Path(__file__).with_name("content_labels.json")
Labels = dict[str, dict[str, str]]
"""For each deck and topic: yes, no, or either."""


def labelled(folder: Path, labels: Labels) -> Iterator[tuple[str, Reading]]:
    """Yield the decks that have labels."""
    for name, talk in talks(folder):
        key = name.rpartition("/")[2].removesuffix(".pptx").removesuffix(".pdf")
        if key in labels:
            yield key, read(talk)


def half_of(labels: Labels, half: int | None) -> Labels:
    """Return every second deck, or all."""
    names = sorted(labels)
    return {name: labels[name] for name in (names[half - 1 :: 2] if half else names)}


def outcome(label: str, item: ContentItem) -> str:
    """Return hit, alarm (shown by mistake), miss, or none (rightly absent); "" where open."""
    shown = item.status in ("shown", "both")
    if label == "either" or (item.status == "unreadable" and label == "no"):
        return ""
    return ("hit" if shown else "miss") if label == "yes" else ("alarm" if shown else "none")


def row(name: str, counts: Counter[str], decks: int) -> str:
    """Return one line of the table."""
    hit, alarm, miss = (counts[kind] for kind in ("hit", "alarm", "miss"))
    precision, recall = hit / max(1, hit + alarm), hit / max(1, hit + miss)
    f1 = 2 * hit / max(1, 2 * hit + alarm + miss)
    told = "".join(f"{counts[kind]:7d}" for kind in ("hit", "alarm", "miss", "none"))
    each = f"{alarm / decks:7.2f}{miss / decks:7.2f}"
    return f"{name:18s}{told}{precision:7.2f}{recall:7.2f}{f1:7.2f}{each}"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--print", choices=get_args(Topic), dest="topic")
    asked = parser.parse_args()
    labels = half_of(json.loads(LABELS.read_text(encoding="utf-8")), asked.half)
    counts: dict[str, Counter[str]] = {topic: Counter() for topic in get_args(Topic)}
    decks = 0
    for name, reading in labelled(asked.data, labels):
        decks += 1
        for item in content(reading):
            found = outcome(labels[name][item.topic], item)
            counts[item.topic][found] += 1
            if item.topic == asked.topic and found in ("alarm", "miss"):
                quotes = "; ".join(f"{one.slide}: {one.quote}" for one in item.evidence)
                print(f"{found:6s}{name:8s}{quotes}")
    print(f"{decks} decks of {len(labels)} with labels")
    print(f"{'':18s}    hit  alarm   miss   none   prec    rec     F1  alarms and misses a deck")
    for topic, each in counts.items():
        print(row(topic, each, decks))
    print(row("all", sum(counts.values(), Counter()), decks))


if __name__ == "__main__":
    main()
