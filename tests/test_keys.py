"""Keys of keyboards and clickers, as terminals send them."""

import pytest

from rehearsal.keys import pressed_keys


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b[C", ["right"]),
        ("\x1b[5~\x1b[6~", ["left", "right"]),
        (" \x1b[Hp", ["right", "home", "p"]),
        ("\x1bOF", ["end"]),
        ("Q", ["q"]),
        ("", []),
    ],
)
def test_keys_that_come_together_are_told_apart(sent: str, keys: list[str]) -> None:
    assert pressed_keys(sent) == keys
