"""Keys of keyboards and clickers, as terminals send them."""

import os
import sys

import pytest

from rehearsal.keys import keys, pressed_keys


@pytest.mark.parametrize(
    ("sent", "names"),
    [
        ("\x1b[C", ["right"]),
        ("\x1b[5~\x1b[6~", ["left", "right"]),
        (" \x1b[Hp", ["right", "home", "p"]),
        ("\x1bOF", ["end"]),
        ("Q", ["q"]),
        ("", []),
    ],
)
def test_keys_that_come_together_are_told_apart(sent: str, names: list[str]) -> None:
    assert pressed_keys(sent) == names


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_terminal_that_is_closed_ends_the_command_as_ctrl_c_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "r") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        with keys() as pressed:
            os.write(ours, b"n")
            assert pressed.read(5.0) == "n"
            os.close(ours)
            with pytest.raises(KeyboardInterrupt):
                pressed.read(5.0)
