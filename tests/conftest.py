"""What every test may rely on: the speaker's own folders are never touched, nothing is fetched."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point everything that is kept at a folder of the test's own."""
    home = tmp_path / "home"
    monkeypatch.setenv("REHEARSAL_HOME", str(home))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub-cache"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    return home
