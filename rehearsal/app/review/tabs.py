"""The tabs of a run-through; only the one that is open is computed and sent."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from rehearsal.analysis.delivery.fillers import recorded_minutes
from rehearsal.app.review import corrections as change
from rehearsal.app.review import timeline, writing
from rehearsal.app.review.kept import Opened, correct
from rehearsal.app.review.moments import finding_groups, left_out
from rehearsal.app.review.numbers import number_tiles
from rehearsal.app.review.parts import part
from rehearsal.app.review.slides import slide_table, stage_choices
from rehearsal.app.review.spoken import (
    marked_findings,
    no_sounds,
    precision_told,
    sounds_heard,
    transcript_passages,
)
from rehearsal.app.review.take_along import questions, take_along
from rehearsal.app.told_here import coded, told_here
from rehearsal.report.wording import STAGE_NAMES

Tab = Callable[[Opened, bool], None]

KEY, FIRST = "tab", "Timeline"
"""Name of the tab in the address, and the one that is open without it."""


def chosen() -> str:
    """Return the tab that is open, by the page or by its address."""
    asked = st.session_state.get(KEY) or st.query_params.get(KEY, FIRST)
    return asked if asked in TABS else FIRST


def show(talk: Opened, *, heard: bool) -> None:
    """Show the tabs, the one that the address names first."""
    names = list(TABS)
    places = st.tabs(names, key=KEY, bind="query-params")
    for name, place in zip(names, places, strict=True):
        if place.open:
            with place:
                TABS[name](talk, heard)


def version(talk: Opened, *more: object) -> str:
    """Return what changes whenever a part must be drawn anew."""
    return " ".join(map(str, (talk.id, talk.stamp, *more)))


def _timeline(talk: Opened, heard: bool) -> None:
    timeline.show(talk, heard=heard)


def _slides(talk: Opened, heard: bool) -> None:
    rows = talk.made("slides", slide_table)
    if not rows:
        st.info("There is no deck, so there are no slides to show.")
        return
    plays = "A title plays its slide. " if heard else ""
    st.caption(
        f"{plays}Stages and plans are yours to correct: choose one in place, or tick several "
        "slides to move a whole part. They stay with this deck."
    )
    data = {
        "version": version(talk, heard),
        "rows": rows,
        "stages": stage_choices(),
        "sound": heard,
    }
    part("slides", "slides", data, lambda news: _set_slide_right(talk, news), talk.id)


def _set_slide_right(talk: Opened, news: dict[str, Any]) -> None:
    if news["kind"] == "stage" and news["stage"] in STAGE_NAMES:
        slides = [int(number) for number in news["slides"]]
        named = f"slide {slides[0]}" if len(slides) == 1 else f"{len(slides)} slides"
        stage = news["stage"]
        what = f"{named} to {STAGE_NAMES[stage]}"
        correct(talk.id, lambda now: change.with_stages(now, slides, stage), what)
    elif news["kind"] == "plan":
        slide = int(news["slide"])
        seconds = None if news["seconds"] is None else float(news["seconds"])
        what = f"plan of slide {slide}"
        correct(talk.id, lambda now: change.with_plan(now, slide, seconds), what)


def _transcript(talk: Opened, heard: bool) -> None:
    transcript = talk.rehearsal.transcript
    if transcript is None:
        st.info(f"There is no transcript of this run-through. {writing.way(talk.id, heard=heard)}")
        writing.offer(talk.id, "tab", heard=heard)
        return
    writing.other_words(talk.id, transcript, heard=heard)
    if not talk.reading.words:
        st.info("The recogniser found no word in this recording.")
        return
    data = {
        "version": version(talk, heard),
        "passages": talk.made("transcript", transcript_passages),
        "findings": talk.made("marked", marked_findings),
        "sounds": talk.made("sounds", lambda talk: sounds_heard(talk.reading)),
        "sound": heard,
    }
    part("transcript", "transcript", data, lambda news: _spell_right(talk, news), talk.id)


def _spell_right(talk: Opened, news: dict[str, Any]) -> None:
    heard, right = str(news["heard"]), str(news["right"])
    correct(talk.id, lambda now: change.with_word(now, heard, right), f"“{heard}” to “{right}”")


def _fillers(talk: Opened, heard: bool) -> None:
    sounds = talk.made("sounds", lambda talk: sounds_heard(talk.reading))
    if not sounds:
        st.info(coded(told_here(no_sounds(talk.reading))))
        return
    st.caption(
        "Recognisers leave um and uh out, so these sounds were found in the recording itself: "
        "voiced, steady, between words. Some are none. Judge them one after the other with Y and "
        "N; each answer makes the count surer."
    )
    data = {
        "version": version(talk, heard),
        "sounds": sounds,
        "told": precision_told(talk.reading, recorded_minutes(talk.reading)),
        "sound": heard,
    }
    part("fillers", "fillers", data, lambda news: _judge(talk, news), talk.id)


def _judge(talk: Opened, news: dict[str, Any]) -> None:
    verdicts = [(float(start), right) for start, right in news["verdicts"]]
    what = "the last judgement of a sound"
    correct(talk.id, lambda now: change.with_verdicts(now, verdicts), what)


def _findings(talk: Opened, heard: bool) -> None:
    data = {
        "version": version(talk, heard),
        "groups": talk.made("findings", finding_groups),
        "gaps": talk.made("gaps", left_out),
        "sound": heard,
    }
    part("findings", "findings", data)


def _numbers(talk: Opened, heard: bool) -> None:
    st.caption(
        "Each number opens to how it was measured, how sure it is, and where its band is from."
    )
    data = {"version": version(talk), "tiles": talk.made("numbers", number_tiles)}
    part("numbers", "numbers", data)


TABS: dict[str, Tab] = {
    FIRST: _timeline,
    "Slides": _slides,
    "Transcript": _transcript,
    "Fillers": _fillers,
    "Findings": _findings,
    "Numbers": _numbers,
    "Questions": questions,
    "Take along": take_along,
}
"""In the order in which a speaker goes through them."""
