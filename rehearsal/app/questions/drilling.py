"""One question at a time: asked, answered, what was heard, one follow-up, a rating, the next."""

from contextlib import suppress

import streamlit as st

from rehearsal.app.questions.answer_box import answer_box
from rehearsal.app.questions.card import question_card
from rehearsal.app.questions.heard import show_heard
from rehearsal.app.questions.slide import slide_shown
from rehearsal.app.questions.standing import RATINGS
from rehearsal.app.questions.waiting import wait_for_words
from rehearsal.app.words import escaped
from rehearsal.drill import answering, interview
from rehearsal.drill.asking import standing
from rehearsal.drill.widening import further
from rehearsal.errors import RehearsalError
from rehearsal.language_model import language_model
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Asked, Drill
from rehearsal.settings import load_settings
from rehearsal.talk import Question

END = "end"
INTERVIEW = "interview"
"""In the address: the questions come one after another, and what was heard at the end."""


def show(drill_id: str) -> None:
    """Show where a drill is; the library and the address know it, so a reload changes nothing."""
    drill = answers.load_drill(drill_id)
    given = answers.answers_of(drill.id)
    place = _place(drill, given)
    trouble = st.session_state.pop("drill-trouble", "")
    if trouble:
        st.warning(trouble)
    if place > len(drill.asked):
        _end(drill, given)
        return
    asked = drill.asked[place - 1]
    answer = answering.latest(given, place)
    if answer is not None and st.session_state.get("again") == answer.id:
        answer = None
    if answer is None:
        _ask(drill, place, asked)
    elif answer.waiting:
        question_card(
            answer.question, _number(drill, place), f"{drill.id}-{place}-still", still=True
        )
        _listen(answer.id)
    else:
        _answered(drill, place, asked, answer, given)


def _place(drill: Drill, given: tuple[Answer, ...]) -> int:
    """Return which question is shown: the address's, else the first without an answer."""
    named = st.query_params.get("q", "")
    last = len(drill.asked) + 1
    if named == END:
        return last
    if named.isdecimal():
        return max(1, min(last, int(named)))
    answered = {answer.place for answer in given}
    return next((n for n in range(1, last) if n not in answered), last)


def _number(drill: Drill, place: int) -> str:
    return f"Question {place} of {len(drill.asked)}"


def _go(place: int | str) -> None:
    st.query_params["q"] = str(place)
    st.session_state.pop("again", None)


def _leave() -> None:
    for name in ("drill", "q", INTERVIEW):
        st.query_params.pop(name, None)
    st.session_state.pop("again", None)


def _ask(drill: Drill, place: int, asked: Asked) -> None:
    slide = slide_shown(drill, asked.question)
    question_card(asked.question, _number(drill, place), f"{drill.id}-{place}", slide)
    _box(drill, place, asked.question, follow_up=False)
    with st.container(horizontal=True):
        st.button("Skip", on_click=_go, args=(place + 1,))
        st.button("Leave", on_click=_leave)


def _box(drill: Drill, place: int, question: Question, *, follow_up: bool) -> None:
    def kept(answer: Answer) -> None:
        _go(place + 1 if INTERVIEW in st.query_params else place)
        st.session_state.get("worded", {}).pop(f"further-{answer.drill}-{place}", None)

    answer_box(
        f"{drill.id}-{place}-{follow_up}-{st.session_state.get('again', '')}",
        "your answer",
        lambda take: kept(
            answering.answer_aloud(drill, place, question, take, follow_up=follow_up)
        ),
        lambda text: kept(
            answering.answer_typed(drill, place, question, text, follow_up=follow_up)
        ),
    )


def _listen(answer_id: str) -> None:
    wait_for_words(
        answers.answer_folder(answer_id),
        "answer",
        "answer",
        settle=lambda: answering.settle(answers.load_answer(answer_id)),
        delete=lambda: answers.delete_answer(answer_id),
    )


def _answered(
    drill: Drill, place: int, asked: Asked, answer: Answer, given: tuple[Answer, ...]
) -> None:
    key, slide = f"{drill.id}-{place}-still", slide_shown(drill, answer.question)
    question_card(answer.question, _number(drill, place), key, slide, still=True)
    show_heard(answer)
    later = tuple(one for one in given if one.made_at > answer.made_at)
    after = answering.latest(later, place, follow_up=True)
    if after is None:
        _follow_up(drill, place, asked, answer)
    else:
        question_card(after.question, "And", f"{after.id}-still", still=True)
        if after.waiting:
            _listen(after.id)
            return
        show_heard(after)
    _rate(answer)
    last = place == len(drill.asked)
    with st.container(horizontal=True):
        st.button(
            "See what comes again" if last else "Next question",
            type="primary",
            on_click=_rated_and_on,
            args=(answer.id, END if last else place + 1),
        )
        st.button("Answer it again", on_click=_again, args=(answer.id,))
        st.button("Leave", on_click=_rated_and_on, args=(answer.id, None))


def _rated_and_on(answer_id: str, place: int | str | None) -> None:
    """Leave an answer for another question, or for good (None); its rating goes first.

    A button that is pressed just after the rating cuts that one's run of the page short.
    """
    _rated(answer_id)
    if place is None:
        _leave()
    else:
        _go(place)


def _again(answer_id: str) -> None:
    _rated(answer_id)
    st.session_state["again"] = answer_id


def _follow_up(drill: Drill, place: int, asked: Asked, answer: Answer) -> None:
    """Offer the one question that follows; a language model may word another."""
    kept = f"further-{drill.id}-{place}"
    question = st.session_state.get("worded", {}).get(kept) or answering.follow_up_of(asked, answer)
    if question is None:
        return
    open_ = st.session_state.get(f"follow-{answer.id}", False)
    if not open_:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            model = (
                f" :small[worded by {escaped(question.worded_by)}]" if question.worded_by else ""
            )
            st.markdown(f"**And: {escaped(question.text)}**{model}", width="stretch")
            st.button("Answer it", on_click=_open, args=(f"follow-{answer.id}",))
            if load_settings().language_model and not question.worded_by:
                st.button(
                    "Another, by the language model", on_click=_word, args=(kept, asked, answer)
                )
        return
    question_card(question, "And", f"{drill.id}-{place}-and")
    _box(drill, place, question, follow_up=True)


def _open(key: str) -> None:
    st.session_state[key] = True


def _word(key: str, asked: Asked, answer: Answer) -> None:
    worded: dict[str, Question | None] = st.session_state.setdefault("worded", {})
    try:
        model = language_model()
        question = further(model, asked, answering.words_of(answer)) if model else None
    except RehearsalError as error:
        st.session_state["drill-trouble"] = f"{error.message} {error.hint}"
        return
    worded[key] = question  # whoever pressed something meanwhile still gets it


def _rate(answer: Answer) -> None:
    chosen = st.segmented_control(
        "How did it go? It comes again accordingly.",
        list(RATINGS),
        format_func=RATINGS.__getitem__,
        default=answer.rating or answering.feedback(answer).rating,
        required=True,
        key=f"rating-{answer.id}",
        on_change=_rated,
        args=(answer.id,),
    )
    if chosen != answer.rating:
        answers.rate(answer.id, chosen)


def _rated(answer_id: str) -> None:
    chosen = st.session_state.get(f"rating-{answer_id}")
    if chosen is not None:
        with suppress(RehearsalError):  # the page tries again, and tells
            answers.rate(answer_id, chosen)


def _end(drill: Drill, given: tuple[Answer, ...]) -> None:
    """Show what was answered, and when each question comes again."""
    st.title("That was it" if given else "Nothing was answered", anchor=False)
    st.query_params.pop(INTERVIEW, None)
    given = tuple((answering.settle(one) or one) if one.waiting else one for one in given)
    for habit in interview.habits(interview.heard(drill)):
        st.markdown(f"→ {escaped(habit)}")
    due = {one.question_id: one.due for one in standing()}
    for place, asked in enumerate(drill.asked, start=1):
        answer = answering.latest(given, place)
        _line(place, asked, answer, due.get(asked.question.id))
    with st.container(horizontal=True):
        st.button("Another drill", type="primary", on_click=_leave)
        if given:
            with st.popover("Delete this drill"):
                st.write("The answers and their sound go from the disk for good.")
                if st.button("Delete it"):
                    answers.delete_drill(drill.id)
                    _leave()
                    st.rerun()


def _line(place: int, asked: Asked, answer: Answer | None, due: object) -> None:
    went = "not answered" if answer is None else "not transcribed yet"
    if answer is not None and answer.rating is not None:
        went = (
            f"{RATINGS[answer.rating]}; comes again {due:%d %B}" if due else RATINGS[answer.rating]
        )
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(asked.question.text)}**  \n:small[{went}]", width="stretch")
        label = "Answer" if answer is None else "Read"
        st.button(label, key=f"line-{place}", on_click=_go, args=(place,))
