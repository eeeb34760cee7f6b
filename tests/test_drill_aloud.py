"""A drill in a real terminal with a real (virtual) sound card: asked, spoken, heard, rated."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
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

    def until(self, *words: str) -> None:
        """Read until the screen shows these words, or one of several."""
        import select

        deadline = time.monotonic() + PATIENCE
        while not any(word in self.screen for word in words):
            assert time.monotonic() < deadline, f"{words} never came:\n{self.screen}"
            if select.select([self.master], [], [], 0.2)[0]:
                data = os.read(self.master, 65536).decode(errors="replace")
                self.screen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data)

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
    terminal.until("Any key starts")
    terminal.press(" ")
    terminal.until("0:02 of", "0:03 of", "0:04 of")  # a breath before the answer
    card.play(voice)
    terminal.until("0:28 of", "0:29 of", "0:30 of")  # two seconds and more after its end
    terminal.press(" ")
    terminal.until("And:")
    assert "A good answer comes to" in terminal.screen and "“" in terminal.screen
    terminal.until("Any key starts")
    terminal.press("q")
    terminal.until("How did it go?")
    terminal.press("\n")
    terminal.until("They come again")
    assert terminal.process.wait(30) == 0
    (rated,) = answers.rated()
    assert rated.kind == "limitations"
    (drill,) = answers.drills()
    (answer,) = answers.answers_of(drill[0])
    assert answer.spoken is not None and answer.spoken.transcript is not None
    said = answer.spoken.transcript.text
    assert "lines of code" in said and "hospital" not in said
    assert (answers.answer_folder(answer.id) / "audio.s16").exists()
