"""Evidence as bytes, and back."""

import json
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from rehearsal.errors import LibraryError
from rehearsal.talk import Corrections, Rehearsal

if TYPE_CHECKING:
    from cattrs import Converter


T = TypeVar("T")


@cache
def _converter() -> "Converter":
    """Return the converter between values and JSON; it forbids nothing, so old files still open."""
    import cattrs
    from cattrs.strategies import configure_union_passthrough

    converter = cattrs.Converter()
    configure_union_passthrough(str | int | float | None, converter)
    return converter


def encode(rehearsal: Rehearsal) -> bytes:
    """Return the evidence as compressed JSON."""
    plain: Any = _converter().unstructure(rehearsal)
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode())


def decode(evidence: bytes) -> Rehearsal:
    """Return the rehearsal that `encode` was given; raise LibraryError where it is damaged."""
    try:
        return _converter().structure(json.loads(zlib.decompress(evidence)), Rehearsal)
    except Exception as error:
        raise LibraryError(
            "This run-through is damaged and cannot be opened.",
            "Delete it with `rehearsal delete`; the others are not affected.",
        ) from error


def corrections_as_text(corrections: Corrections) -> str:
    """Return corrections as JSON."""
    return json.dumps(_converter().unstructure(corrections), separators=(",", ":"))


def corrections_from(text: str) -> Corrections:
    """Return the corrections that `corrections_as_text` was given."""
    return _converter().structure(json.loads(text), Corrections)


def as_text(value: object) -> str:
    """Return a value, or a tuple of them, as JSON."""
    return json.dumps(_converter().unstructure(value), separators=(",", ":"))


def from_text(text: str, kind: type[T]) -> T:
    """Return the value that `as_text` was given; raise LibraryError where it is damaged."""
    try:
        return _converter().structure(json.loads(text), kind)
    except Exception as error:
        raise LibraryError(
            "A question that was kept is damaged and cannot be read.",
            "Delete its drill on the page of questions; the others are not affected.",
        ) from error
