"""Questions that the speaker was really asked, written as a file of the bank."""

import json
import re
from collections.abc import Iterable

from rehearsal.qa.bank import QuestionKind, parse_bank

DIFFICULTY, SECONDS = 2, 60
PERSONA = "domain_expert"
"""What a question is given when only its words are known."""


def own_questions(kind: QuestionKind, texts: Iterable[str]) -> str:
    """Return the TOML text of a bank file that asks these questions, each once, word for word."""
    heading = ["# Questions that I was really asked. Change what you like.", f'kind = "{kind}"']
    return "\n".join([*heading, *_entries(kind, texts, set())]) + "\n"


def with_questions(file: str, kind: QuestionKind, texts: Iterable[str]) -> str:
    """Return the text of such a file with more questions at its end; those it has are not doubled.

    Whatever the speaker has changed in it stays. Raises BankError where it cannot be read.
    """
    known = {template.id for template in parse_bank({"your own questions": file}).templates}
    return "\n".join([file.rstrip("\n"), *_entries(kind, texts, known)]) + "\n"


def _entries(kind: QuestionKind, texts: Iterable[str], known: set[str]) -> list[str]:
    lines: list[str] = []
    seen = set(known)
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
    return lines


_NO_BRACES = str.maketrans("{}", "()")
"""A brace would begin a slot."""


def _id(kind: QuestionKind, text: str) -> str:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return f"{kind}.asked_{'_'.join(words)[:60].strip('_')}"
