"""Questions that the speaker was really asked, written as a file of the bank."""

import json
import re
from collections.abc import Iterable

from rehearsal.qa.bank import QuestionKind

DIFFICULTY, SECONDS = 2, 60
PERSONA = "domain_expert"
"""What a question is given when only its words are known."""


def own_questions(kind: QuestionKind, texts: Iterable[str]) -> str:
    """Return the TOML text of a bank file that asks these questions, each once, word for word."""
    lines = ["# Questions that I was really asked. Change what you like.", f'kind = "{kind}"']
    seen: set[str] = set()
    for text in texts:
        asked = " ".join(text.translate(_NO_BRACES).split())
        id = _id(kind, asked)
        if not asked or id in seen:
            continue
        seen.add(id)
        lines += [
            "",
            "[[question]]",
            f'id = "{id}"',
            f"text = {json.dumps(asked, ensure_ascii=False)}",
            f'persona = "{PERSONA}"',
            f"difficulty = {DIFFICULTY}",
            f"seconds = {SECONDS}",
            "listen_for = [",
            '  "an answer first: yes, no, because",',
            '  "a number or an experiment: percent, points, measured, tested, experiment",',
            "]",
        ]
    return "\n".join(lines) + "\n"


_NO_BRACES = str.maketrans("{}", "()")
"""A brace would begin a slot."""


def _id(kind: QuestionKind, text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return f"{kind}.asked_{'_'.join(words)[:60].strip('_')}"
