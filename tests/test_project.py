"""The project's own promises: what the lock may name, what documents say."""

import re
import tomllib
from pathlib import Path

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
