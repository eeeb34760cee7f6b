"""Questions that the speaker was really asked, in a file that they can change."""

import os
from pathlib import Path

from rehearsal.errors import SettingError
from rehearsal.qa.bank import QUESTION_KINDS, parse_bank
from rehearsal.qa.own import own_questions, with_questions
from rehearsal.settings import own_bank_folder
from rehearsal.workflow import text_of


def add_own_question(kind: str, text: str) -> Path:
    """Write a question that was really asked into the speaker's own bank; return the file.

    Whatever else the file holds stays. Raises SettingError where there is nothing to write or it
    cannot be written, BankError where the file is not as the bank needs it.
    """
    if kind not in QUESTION_KINDS:
        raise SettingError(
            f"There is no kind of question called {kind!r}.",
            f"Choose one of: {', '.join(QUESTION_KINDS)}.",
        )
    if not text.strip():
        raise SettingError("There is no question to keep.", "Write it as it was asked.")
    path = own_bank_folder() / f"asked_{kind}.toml"
    if path.exists():
        whole = with_questions(text_of(str(path)), kind, [text])
    else:
        whole = own_questions(kind, [text])
    parse_bank({str(path): whole})
    _write(path, whole)
    return path


def _write(path: Path, text: str) -> None:
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)  # noqa: PTH105  (the same on every system)
    except OSError as error:
        raise SettingError(
            f"The question cannot be kept ({error.strerror}).", f"Look at {path.parent}."
        ) from error
