"""The stages' colours, those of the static report; a letter always stands beside them."""

from collections.abc import Mapping
from typing import Literal

from rehearsal.report.wording import STAGE_ORDER
from rehearsal.talk import Stage

Scheme = Literal["light", "dark"]

PICK = "pick"
"""Name of the selection that a click in a drawing makes."""

STAGE_COLOURS: Mapping[Scheme, Mapping[Stage, str]] = {
    "light": {
        "problem": "#2f5d9b",
        "approach": "#6a4c9c",
        "experiments": "#1b7466",
        "takeaways": "#8f5a14",
        "future": "#a3405a",
    },
    "dark": {
        "problem": "#8fb4e8",
        "approach": "#bda6ec",
        "experiments": "#72c7b5",
        "takeaways": "#e0b25c",
        "future": "#ee9aac",
    },
}
OTHER: Mapping[Scheme, str] = {"light": "#6a7180", "dark": "#9aa3b2"}
"""Opening, closing, backup and dividers: they are no part of the argument."""

ON_STAGE: Mapping[Scheme, str] = {"light": "#ffffff", "dark": "#14171d"}
"""Letters on a stage's colour."""

SEVERITY_COLOURS: Mapping[Scheme, Mapping[str, str]] = {
    "light": {"problem": "#a1262b", "advice": "#7d5200"},
    "dark": {"problem": "#ff9d96", "advice": "#e9bd62"},
}
BAND_COLOURS: Mapping[Scheme, str] = {"light": "#5f8f78", "dark": "#7fb79c"}


def stage_scale(scheme: Scheme) -> tuple[list[str], list[str]]:
    """Return all stages and their colours, in the order of an argument."""
    colours = STAGE_COLOURS[scheme]
    return list(STAGE_ORDER), [colours.get(stage, OTHER[scheme]) for stage in STAGE_ORDER]
