"""A TOML table, read key by key; whatever is unexpected names its place and the nearest word."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rehearsal.errors import BankError

_T = TypeVar("_T")
NEAR = 0.7
"""Likeness from which a word is taken for a misspelling of another: "knid" of "kind", but not
"kind" of "id" (difflib's ratio, 0 to 1; strength: speaker)."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the nearest right words."""
    known = tuple(known)
    close = difflib.get_close_matches(word, known, n=1, cutoff=NEAR)
    if close:
        return f"Did you mean “{close[0]}”?"
    if len(known) <= 50:
        return "Known: " + ", ".join(known) + "."
    return "Check its spelling."


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table that is read key by key; `place` names it in errors."""

    place: str
    content: Mapping[str, object]

    def only(self, keys: tuple[str, ...]) -> None:
        for key in self.content:
            if key not in keys:
                raise BankError(f"{self.place}: unknown key “{key}”.", nearest(key, keys))

    def take(self, key: str, type: type[_T]) -> _T:
        if key not in self.content:
            raise BankError(f"{self.place}: “{key}” is missing.", f"Add {key} = …")
        value = self.content[key]
        if not isinstance(value, type) or isinstance(value, bool):
            raise BankError(
                f"{self.place}: “{key}” is not {_TYPES[type]}.",
                f"Write {_TYPES[type]} there.",
            )
        return value

    def text(self, key: str) -> str:
        value = self.take(key, str).strip()
        if not value:
            raise BankError(f"{self.place}: “{key}” is empty.", "Write something there.")
        return value

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        if not required and key not in self.content:
            return ()
        values = self.take(key, list)
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise BankError(
                f"{self.place}: “{key}” holds something that is not text.", "Put each in quotes."
            )
        if required and not values:
            raise BankError(f"{self.place}: “{key}” is empty.", "Name at least one.")
        return tuple(value.strip() for value in values)

    def choice(self, key: str, known: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in known:
            raise BankError(f"{self.place}: there is no {key} “{value}”.", nearest(value, known))
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        value = self.take(key, int)
        if not low <= value <= high:
            raise BankError(
                f"{self.place}: “{key}” is {value}.", f"Write a number from {low} to {high}."
            )
        return value


_TYPES: Mapping[type, str] = {
    str: "a text",
    list: "a list",
    dict: "a table",
    int: "a whole number",
}
