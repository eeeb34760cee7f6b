"""Questions that the speaker has not yet answered well, of this talk."""

from collections.abc import Sequence

import streamlit as st

from rehearsal.app.questions import page as questions
from rehearsal.app.questions.about import about_run_through
from rehearsal.app.words import escaped
from rehearsal.library.answers import Rated, rated
from rehearsal.report.answered import RATING_NAMES

WEAK = 2
"""Rating of 1 (again) to 4 (easy) up to which an answer is weak."""
SHOWN = 5


def weak_questions(digests: Sequence[str], run_through: str) -> None:
    """List what was answered badly the last time it was asked, the worst first.

    The questions are gone on with about `run_through`.
    """
    asked = latest_answers([one for one in rated() if one.deck_digest in set(digests)])
    st.subheader("Weak questions", anchor=False)
    if not asked:
        st.caption("No question was answered about this talk yet.")
        _answer("Answer some", run_through)
        return
    weak = [one for one in asked if one[0].rating <= WEAK]
    if not weak:
        st.markdown(f"None: all {len(asked)} that were asked were answered well the last time.")
        return
    for answer, times in weak[:SHOWN]:
        slide = f" · slide {answer.slide}" if answer.slide else ""
        often = "asked once" if times == 1 else f"asked {times} times"
        went = f"the last time it went {RATING_NAMES[answer.rating]}"
        st.markdown(f"- {escaped(answer.text)}  \n  {often}, {went}{slide}")
    if len(weak) > SHOWN:
        st.caption(f"And {len(weak) - SHOWN} more.")
    _answer("Answer them again", run_through)


def _answer(label: str, run_through: str) -> None:
    if st.button(label):
        st.switch_page(questions.as_page(), query_params=about_run_through(run_through))


def latest_answers(answers: Sequence[Rated]) -> list[tuple[Rated, int]]:
    """Return the latest answer to each question and how often it was asked, the worst first."""
    latest: dict[tuple[str, str], tuple[Rated, int]] = {}
    for one in answers:
        key = (one.question_id, one.text)
        latest[key] = (one, latest[key][1] + 1 if key in latest else 1)
    return sorted(latest.values(), key=lambda pair: (pair[0].rating, -pair[1]))
