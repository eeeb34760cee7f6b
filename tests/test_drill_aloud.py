"""A drill in a real terminal with a real (virtual) sound card: asked, spoken, heard, rated."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rehearsal.library import answers
from rehearsal.places import bundled
from tests.drill.sound import stretch
from tests.speech.sound_card import SoundCard, sound_card

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal"),
]
DECK = bundled("samples", "job_talk", "deck.pptx")
PATIENCE = 90.0


@pytest.fixture
def card(tmp_path: Path) -> Iterator[SoundCard]:
    folder = tmp_path / "card"
    folder.mkdir()
    with sound_card(folder) as made:
        yield made


class Terminal:
    """A program in a terminal of its own, its screen as text."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        import pty

        self.master, slave = pty.openpty()
        self.screen = ""
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, close_fds=True
        )
        os.close(slave)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Read until something holds."""
        import select

        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"{what} never came:\n{self.screen}"
            if select.select([self.master], [], [], 0.2)[0]:
                data = os.read(self.master, 65536).decode(errors="replace")
                self.screen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data)

    def until_shown(self, words: str) -> None:
        """Read until the screen shows these words."""
        self.until(lambda: words in self.screen, words)

    def until_spoken(self, seconds: int) -> None:
        """Read until the clock of an answer shows so many seconds, or more."""
        self.until(lambda: self.clock() >= seconds, f"{seconds} s")

    def clock(self) -> int:
        """Return the seconds that the clock of an answer showed last."""
        shown = re.findall(r"(\d+):(\d\d) of", self.screen)
        return int(shown[-1][0]) * 60 + int(shown[-1][1]) if shown else 0

    def press(self, keys: str) -> None:
        self.screen = ""
        os.write(self.master, keys.encode())


def test_an_answer_by_microphone(card: SoundCard, own_home: Path, tmp_path: Path) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / "settings.json").write_text(json.dumps({"model": "sample"}), encoding="utf-8")
    voice = stretch(tmp_path / "answer.wav", 1120.0, 1143.0)
    command = ["ask", str(DECK), "--drill", "--kind", "limitations", "--count", "1"]
    terminal = Terminal(
        [sys.executable, "-m", "rehearsal.cli", *command], os.environ | card.environment
    )
    terminal.until_shown("Any key starts")
    terminal.press(" ")
    terminal.until_spoken(2)  # a breath before the answer
    card.play(voice)
    terminal.until(lambda: not card.playing, "the end of the answer")
    terminal.until_spoken(terminal.clock() + 3)  # two seconds and more after its end
    terminal.press(" ")
    terminal.until_shown("And:")
    assert "A good answer comes to" in terminal.screen and "“" in terminal.screen
    terminal.until_shown("Any key starts")
    terminal.press("q")
    terminal.until_shown("How did it go?")
    terminal.press("\n")
    terminal.until_shown("They come again")
    assert terminal.process.wait(PATIENCE) == 0
    (rated,) = answers.rated()
    assert rated.kind == "limitations"
    (drill,) = answers.drills()
    (answer,) = answers.answers_of(drill[0])
    assert answer.spoken is not None and answer.spoken.transcript is not None
    said = answer.spoken.transcript.text
    assert "lines of code" in said and "hospital" not in said
    assert (answers.answer_folder(answer.id) / "audio.s16").exists()
