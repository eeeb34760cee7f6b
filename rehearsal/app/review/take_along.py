"""The tabs that lead on: this talk's questions, and files to take along."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

import streamlit as st

from rehearsal.app.review.kept import Opened
from rehearsal.app.words import when
from rehearsal.report.wording import clean, plain_name

SPECIAL = "\\`*_{}[]<>()#+-.!|~$:&"
"""What Markdown would read as its own."""


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
        st.caption("What a panel would ask about this talk, and why.")
        if find_spec("rehearsal.app.questions"):
            st.link_button("Answer them aloud", f"/questions?id={talk.id}", type="primary")
    for number, question in enumerate(asked, start=1):
        where = f" · slide {question.slide}" if question.slide else ""
        with st.container(border=True):
            st.markdown(f"**{number}. {_plain(question.text)}**")
            told = f"{_plain(question.because)} ({plain_name(question.kind)}{where})"
            st.caption(told)
            with st.expander("What a good answer comes to"):
                for point in question.listen_for:
                    st.markdown(f"- {_plain(point)}")


def _plain(text: str) -> str:
    """Return a text of the talk's as Markdown that says just that."""
    return "".join(
        f"\\{char}" if char in "\\`*_{}[]<>()#+-.!|~$:&" else char for char in clean(text)
    )


def take_along(talk: Opened, heard: bool) -> None:
    """Offer everything of this run-through as files."""
    st.caption("Made here when you ask for it; nothing is sent anywhere.")
    columns = st.columns(2)
    for number, offer in enumerate(offers(talk)):
        with columns[number % 2].container(
            border=True, horizontal=True, vertical_alignment="center"
        ):
            st.markdown(f"**{offer.label}**  \n{offer.what}", width="stretch")
            st.download_button(
                "Save",
                offer.make,
                offer.name,
                offer.mime,
                key=f"take-{offer.name}",
                on_click="ignore",
                help=offer.name,
            )


def offers(talk: Opened) -> Iterator[Offer]:
    """Yield what can be taken along: the one place where another export joins."""
    from rehearsal.report import captions, contract, html, markdown, slides_csv

    report, stem, words = talk.report, f"rehearsal-{talk.id}", talk.reading.words
    yield Offer(
        "Report",
        "one page for the evening before, or for an adviser; opens offline and prints well",
        f"{stem}.html",
        "text/html",
        lambda: html.html(report, date=when(talk.id)),
    )
    yield Offer(
        "Report as Markdown",
        "the same in plain text",
        f"{stem}.md",
        "text/markdown",
        lambda: markdown.markdown(report),
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
            lambda: slides_csv.slides_csv(report),
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
