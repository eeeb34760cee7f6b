"""The command line as a child that ends with the server that started it, even a killed one."""

import os
import sys
import threading

from rehearsal.cli import main


def _end_with_parent() -> None:
    """End this process when the other end of its standard input is closed."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(0)  # the journal is whole after any line


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    sys.exit(main())
