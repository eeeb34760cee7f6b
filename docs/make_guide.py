"""Write docs/guide.md from the app's own words.

    uv run python docs/make_guide.py

A test tells when it has to be run again.
"""

from pathlib import Path

from rehearsal.app.help_words import guide

if __name__ == "__main__":
    Path(__file__).with_name("guide.md").write_text(guide(), encoding="utf-8")
