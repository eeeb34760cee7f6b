"""Single keys from a terminal, as they are pressed, in each system's own way."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

NAMES = {
    "\x1b[C": "right", "\x1b[D": "left", "\x1b[A": "left", "\x1b[B": "right",
    "\x1b[5~": "left", "\x1b[6~": "right", "\x1b[H": "home", "\x1b[F": "end",
    "\x1b[1~": "home", "\x1b[4~": "end", "\x1bOH": "home", "\x1bOF": "end",
    " ": "right", "\r": "right", "\n": "right", "\x7f": "left", "\x08": "left",
    "\xe0M": "right", "\xe0K": "left", "\xe0H": "left", "\xe0P": "right",
    "\xe0I": "left", "\xe0Q": "right", "\xe0G": "home", "\xe0O": "end",
}  # fmt: skip
"""What terminals send for the keys of a clicker; the lower part is Windows'."""


class Keys(Protocol):
    """Where keys come from."""

    def read(self, seconds: float) -> str | None:
        """Return the next key's name, or None if none was pressed within this time."""


SEQUENCE = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|.", re.DOTALL)


def pressed_keys(sent: str) -> list[str]:
    """Return the names of the keys for which a terminal sent these characters."""
    return [NAMES.get(one, one.lower()) for one in SEQUENCE.findall(sent)]


if sys.platform == "win32":
    import msvcrt

    class _Terminal:
        """Windows' console."""

        def read(self, seconds: float) -> str | None:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                if msvcrt.kbhit():
                    pressed = msvcrt.getwch()
                    if pressed in ("\x00", "\xe0"):
                        pressed = "\xe0" + msvcrt.getwch()
                    return NAMES.get(pressed, pressed[:1].lower())
                time.sleep(0.01)
            return None

    @contextmanager
    def keys() -> Iterator[Keys]:
        """Read single keys from the console until the block ends."""
        yield _Terminal()

else:
    import select
    import termios
    import tty

    class _Terminal:
        """A POSIX terminal in cbreak mode."""

        def __init__(self) -> None:
            self._waiting: list[str] = []

        def read(self, seconds: float) -> str | None:
            if not self._waiting and select.select([sys.stdin], [], [], seconds)[0]:
                self._waiting = pressed_keys(self._sent())
            return self._waiting.pop(0) if self._waiting else None

        def _sent(self) -> str:
            """Return what was typed; a terminal that was closed is as good as Ctrl-C."""
            try:
                sent = os.read(sys.stdin.fileno(), 1024)
            except OSError as error:
                raise KeyboardInterrupt from error
            if not sent:
                raise KeyboardInterrupt
            return sent.decode(errors="replace")

    @contextmanager
    def keys() -> Iterator[Keys]:
        """Read single keys from standard input until the block ends."""
        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)
        try:
            yield _Terminal()
        finally:
            with suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)
