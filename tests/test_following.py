"""Programs that follow a take: out of reach of Ctrl-C, on their leash."""

import os
import subprocess
import sys

import pytest

from rehearsal.following import ended, started

WAITING = [sys.executable, "-c", "input()"]


def test_a_follower_is_out_of_reach_of_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    start = subprocess.Popen

    def note(command: list[str], **options: object) -> "subprocess.Popen[bytes]":
        asked.update(options)
        return start(command, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", note)
    child = started(WAITING)
    try:
        new_group = 0x200  # CREATE_NEW_PROCESS_GROUP, which only Windows has and needs
        assert asked["creationflags"] == (new_group if sys.platform == "win32" else 0)
        if sys.platform != "win32":
            assert os.getsid(child.pid) == child.pid
    finally:
        ended(child)
    assert child.returncode is not None
