"""A sound card that is not there: a private PulseAudio, whose microphone hears what is played.

PortAudio reaches it through ALSA's "pulse" device, Chromium by itself.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

SINK = ("module-null-sink", "sink_name=talk", "rate=48000", "channels=1")
SOURCE = ("module-remap-source", "master=talk.monitor", "source_name=vmic", "channels=1")


class SoundCard:
    """Has one microphone, which can be pulled out and plugged in again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        alsa = folder / "asound.conf"
        alsa.write_text(
            "</usr/share/alsa/alsa.conf>\n"
            "pcm.!default { type pulse }\n"
            "ctl.!default { type pulse }\n"
        )
        private = {name: str(folder) for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH")}
        self.own = private | {"HOME": str(folder)}
        self.environment = private | {
            "PULSE_SERVER": f"unix:{folder}/native",
            "ALSA_CONFIG_PATH": str(alsa),
        }
        self.modules: list[str] = []
        self.players: list[subprocess.Popen[bytes]] = []
        self.daemon = self._start()
        self.plug_in()

    def _start(self) -> "subprocess.Popen[bytes]":
        socket = f"module-native-protocol-unix socket={self.folder}/native auth-anonymous=1"
        options = ("--daemonize=no", "--exit-idle-time=-1", "--disable-shm=true")
        daemon = subprocess.Popen(
            ["pulseaudio", "-n", *options, "--use-pid-file=no", "-L", socket],
            env=os.environ | self.own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            if self._pactl("info").returncode == 0:
                return daemon
            time.sleep(0.1)
        pytest.fail("the virtual sound card did not start")

    def plug_in(self) -> None:
        """Let the microphone be there."""
        for module in (SINK, SOURCE):
            self.modules.append(self._pactl("load-module", *module).stdout.strip())
        assert all(self.modules), "the virtual microphone was refused"
        self._pactl("set-default-source", "vmic")

    def pull_out(self) -> None:
        """Take the microphone away; whatever records from it is cut off."""
        while self.modules:
            self._pactl("unload-module", self.modules.pop())

    def play(self, sound: Path) -> None:
        """Let the microphone hear a file, once."""
        self.hush()
        command = ["paplay", str(sound)]
        for _ in range(3):  # a busy card refuses a player now and then
            player = subprocess.Popen(command, env=os.environ | self.environment)
            self.players.append(player)
            with suppress(subprocess.TimeoutExpired):
                player.wait(0.5)
            if not player.poll():
                return
        pytest.fail("the virtual sound card plays nothing")

    @property
    def playing(self) -> bool:
        """Whether the file is not over yet."""
        return any(player.poll() is None for player in self.players)

    def hush(self) -> None:
        """Stop playing."""
        while self.players:
            player = self.players.pop()
            player.kill()
            player.wait()

    def close(self) -> None:
        """End all of it."""
        self.hush()
        self.daemon.kill()
        self.daemon.wait()

    def _pactl(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["pactl", *words],
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@contextmanager
def sound_card(folder: Path) -> Iterator[SoundCard]:
    """Return a sound card; without PulseAudio the test fails in CI and is left out on a laptop."""
    missing = [name for name in ("pulseaudio", "pactl", "paplay") if not shutil.which(name)]
    if missing and os.environ.get("CI"):
        pytest.fail(f"{', '.join(missing)} missing, and CI installs them")
    if missing:
        pytest.skip(f"{', '.join(missing)} not installed")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    card = SoundCard(folder)
    try:
        yield card
    finally:
        card.close()
