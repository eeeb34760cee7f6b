"""The parts of the page that are heard and handled: plain strings, there is no build step."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rehearsal.app import news

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


@cache
def _component(name: str) -> "ComponentRenderer":
    import streamlit as st

    app = files("rehearsal.app")
    folder = app / "review" / "browser"
    scripts = [folder / "common.js", folder / f"{name}.js"]
    if name == "slides":  # a plan is typed here as it is in Prepare
        scripts.insert(0, app / "slides" / "planned_time.js")
    return st.components.v2.component(
        f"rehearsal_review_{name}",
        html=f'<div class="part {name}"></div>',
        css=(folder / "review.css").read_text(encoding="utf-8"),
        js="".join(script.read_text(encoding="utf-8") for script in scripts),
    )


def part(
    name: str,
    key: str,
    data: dict[str, Any],
    told: Callable[[dict[str, Any]], None] | None = None,
    about: str = "",
) -> None:
    """Show a part of the page; `told` gets what the speaker does there, before the page reruns.

    What is done to the run-through that it is `about` stays with that one.
    The part is drawn anew only where `data["version"]` differs.
    """
    if told is None:
        _component(name)(key=key, data=data)
        return
    heard = news.listen(key, told, about)
    _component(name)(key=key, data=data | heard, on_news_change=lambda: news.hear(key))
