"""The project's own promises: what the lock may name, what documents say."""

import re
import tomllib
from pathlib import Path

import pytest

from rehearsal.cli import main

ROOT = Path(__file__).parent.parent


def test_the_lock_names_only_the_public_default_index() -> None:
    hosts = set(re.findall(r"https?://([^/\"]+)", (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_every_direct_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [re.split(r"[<>=\[; ]", line)[0] for line in project["project"]["dependencies"]]
    named += [re.split(r"[<>=\[; ]", line)[0] for line in project["dependency-groups"]["dev"]]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in named if f"`{name}`" not in reasons] == []


def test_every_file_that_the_readme_links_to_exists() -> None:
    for document in ("README.md", "ARCHITECTURE.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
        assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_names_every_command_and_none_that_is_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = set(re.findall(r"^    ([a-z]+)\b", capsys.readouterr().out, re.MULTILINE))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|uv run )rehearsal ([a-z]+)", text))
    listed = next(line for line in text.splitlines() if "`rehearsal history`" in line)
    assert named | set(re.findall(r"`([a-z]+)`", listed)) == known
    assert "`rehearsal ask talk.pptx --drill`" in text
