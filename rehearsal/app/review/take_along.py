"""The tabs that lead on: this talk's questions, and files to take along."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from rehearsal import exports, library
from rehearsal.analysis.phrasing import clock
from rehearsal.app.review.kept import Opened
from rehearsal.app.review.moments import RUN_UP
from rehearsal.app.review.parts import part
from rehearsal.app.words import when
from rehearsal.exports import Wanted
from rehearsal.report.rehearsed import seconds_by_page
from rehearsal.report.wording import clean, plain_name, sentence
from rehearsal.talk import Question

DIFFICULTIES = {1: "easy", 2: "usual", 3: "hard"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that can be taken along; it is made when it is asked for."""

    label: str
    what: str
    name: str
    mime: str
    make: Callable[[], str | bytes]


def questions(talk: Opened, heard: bool) -> None:
    """Show the questions that a panel would ask about this talk."""
    asked = talk.report.questions
    if not asked:
        st.info("There is too little of this talk to ask about.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("What a panel would ask about this talk, and why.", width="stretch")
        if st.button("Answer them aloud", type="primary"):
            _go_and_answer(talk)
    data = {
        "version": f"{talk.id} {talk.stamp} {heard}",
        "questions": [question_row(talk, question) for question in asked],
        "sound": heard,
    }
    part("questions", "questions", data)


def _go_and_answer(talk: Opened) -> None:
    from rehearsal.app.questions import page as drill
    from rehearsal.app.questions.about import about_run_through

    st.switch_page(drill.as_page(), query_params=about_run_through(talk.id))


def question_row(talk: Opened, question: Question) -> dict[str, Any]:
    """Return a question as its part of the page shows it, with the moment that it quotes."""
    quote = clean(question.quote)
    said = next((s for s in talk.reading.sentences if quote and quote in clean(s.text)), None)
    return {
        "text": clean(question.text),
        "because": sentence(question.because),
        "kind": plain_name(question.kind),
        "who": f"asked by the {plain_name(question.persona)}" if question.persona else "",
        "difficulty": DIFFICULTIES.get(question.difficulty, ""),
        "slide": question.slide,
        "points": [clean(point) for point in question.listen_for],
        "moment": said
        and {
            "at": round(max(0.0, said.start - RUN_UP), 2),
            "until": round(said.end + RUN_UP / 2, 2),
            "clock": clock(said.start),
        },
    }


def take_along(talk: Opened, heard: bool) -> None:
    """Offer everything of this run-through as files."""
    st.caption("Made here when you ask for it; nothing is sent anywhere.")
    deck = timed_deck(talk)
    notes = deck is not None and st.checkbox(
        "Put what I said under the notes of the deck's copy",
        key="take-notes",
        help="It then travels with the deck, in its file alone and in the zip.",
    )
    made = [*offers(talk), *whole(talk, heard=heard, notes=notes)]
    for first in range(0, len(made), 2):
        for place, offer in zip(st.columns(2), made[first : first + 2], strict=False):
            with place.container(border=True, height="stretch"):
                _offer(offer)


def _offer(offer: Offer) -> None:
    told, button = st.columns([5, 1], vertical_alignment="center")
    told.markdown(f"**{offer.label}**  \n{offer.what}")
    button.download_button(
        "Save",
        offer.make,
        offer.name,
        offer.mime,
        key=f"take-{offer.name}",
        on_click="ignore",
        help=offer.name,
        width="content",
    )


def timed_deck(talk: Opened) -> Path | None:
    """Return the deck of which a copy can be made that turns its pages as rehearsed."""
    file = library.deck_file_of(talk.id)
    timed = file is not None and file.suffix.lower() == ".pptx" and seconds_by_page(talk.reading)
    return file if timed else None


def whole(talk: Opened, *, heard: bool, notes: bool) -> Iterator[Offer]:
    """Yield what is made of the kept run-through itself: its deck with timings, and all in one.

    `notes`: what was said goes under the notes of the deck's copy.
    """
    stem = exports.default_name(talk.id).removesuffix(".zip")
    file = timed_deck(talk)
    wanted = Wanted(deck=file is not None, notes=file is not None and notes)
    if file is not None:
        said = ", what you said under its notes" if notes else ""
        yield Offer(
            "Your deck with the rehearsed timings",
            f"a copy that turns its pages as you did{said}",
            f"{file.stem} (rehearsed){file.suffix}",
            "application/octet-stream",
            lambda: _last_file(talk.id, wanted),
        )
    yield Offer(
        "Everything in one zip",
        "the report in every form, the table and the captions"
        if file is None
        else "the report in every form, the table, the captions and that deck",
        f"{stem}.zip",
        "application/zip",
        lambda: _zip(talk.id, wanted),
    )
    if heard:
        yield Offer(
            "Everything, with the recording",
            "the same; the report can then be listened to",
            f"{stem}-with-recording.zip",
            "application/zip",
            lambda: _zip(talk.id, replace(wanted, audio=True)),
        )


def _zip(rehearsal_id: str, wanted: Wanted) -> bytes:
    file = io.BytesIO()
    exports.write_zip(list(exports.files_of(rehearsal_id, wanted, lambda *_: None)), file)
    return file.getvalue()


def _last_file(rehearsal_id: str, wanted: Wanted) -> str | bytes:
    *_, (_, content) = exports.files_of(rehearsal_id, wanted, lambda *_: None)
    return content if isinstance(content, str | bytes) else content.read_bytes()


def offers(talk: Opened) -> Iterator[Offer]:
    """Yield the report in every form, as it is judged now."""
    from rehearsal.report import captions, contract, html, markdown, slides_csv

    report, words = talk.report, talk.reading.words
    stem, date = f"rehearsal-{talk.id[:13]}", when(talk.id)
    yield Offer(
        "Report",
        "one page for the evening before, or for an adviser; opens offline, prints well",
        f"{stem}.html",
        "text/html",
        lambda: html.html(report, date=date),
    )
    yield Offer(
        "Report as Markdown",
        "the same in plain text",
        f"{stem}.md",
        "text/markdown",
        lambda: markdown.markdown(report, date),
    )
    yield Offer(
        "Everything as JSON",
        "for a program of your own",
        f"{stem}.json",
        "application/json",
        lambda: json.dumps(contract.analysis_json(report), ensure_ascii=False, indent=1),
    )
    if talk.reading.slides:
        yield Offer(
            "Slides as a table",
            "time, plan, words and pace of each slide, for a spreadsheet",
            f"{stem}.csv",
            "text/csv",
            lambda: f"\ufeff{slides_csv.slides_csv(report)}",
        )
    if words:
        language = talk.rehearsal.transcript.language if talk.rehearsal.transcript else ""
        yield Offer(
            "Captions, .srt",
            "what was said, for a video of this talk",
            f"{stem}.srt",
            "application/x-subrip",
            lambda: captions.srt(words),
        )
        yield Offer(
            "Captions, .vtt",
            "the same for the web",
            f"{stem}.vtt",
            "text/vtt",
            lambda: captions.vtt(words, language),
        )
