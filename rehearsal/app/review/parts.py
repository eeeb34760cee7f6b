"""The parts of the page that are heard and handled: plain strings, there is no build step."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer


@cache
def _component(name: str) -> "ComponentRenderer":
    import streamlit as st

    folder = files("rehearsal.app.review") / "browser"
    text = {
        file: (folder / file).read_text(encoding="utf-8")
        for file in ("common.js", f"{name}.js", "review.css")
    }
    return st.components.v2.component(
        f"rehearsal_review_{name}",
        html=f'<div class="part {name}"></div>',
        css=text["review.css"],
        js=text["common.js"] + text[f"{name}.js"],
    )


def part(
    name: str, key: str, data: dict[str, Any], told: Callable[[dict[str, Any]], None] | None = None
) -> None:
    """Show a part of the page; `told` gets what the speaker does there, before the page reruns.

    The part is drawn anew only where `data["version"]` differs.
    """
    import streamlit as st

    def tell() -> None:
        news = st.session_state[key].get("news")
        if told is not None and isinstance(news, dict):
            told(news)

    _component(name)(key=key, data=data, on_news_change=tell)
