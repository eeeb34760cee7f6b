"""The page over a kept run-through: every tab opens, and what is set right stays."""

import io
import zipfile
from pathlib import Path

import pptx
import pytest

from rehearsal import library
from rehearsal.app.review import kept
from rehearsal.app.review.corrections import with_stages, with_word
from rehearsal.app.review.tabs import TABS
from rehearsal.app.review.take_along import whole
from rehearsal.library.stamp import stamp_of
from rehearsal.places import bundled
from rehearsal.settings import Settings, save_settings
from rehearsal.talk import Rehearsal
from tests.app.pages import opened, words
from tests.app.review.talks import with_sounds
from tests.notation import spoken


def _review() -> None:
    from rehearsal.app import review

    review.page()


@pytest.fixture
def sample() -> str:
    return library.save(with_sounds(), None)


def test_every_tab_opens_and_only_one_is_sent(sample: str) -> None:
    test = opened(_review, id=sample)
    shown = {}
    for name in TABS:
        test.session_state["tab"] = name
        test.run()
        assert not test.exception, name
        shown[name] = words(test)
    assert len(set(shown.values())) >= len(TABS) - 1  # two have no words of Streamlit's own
    assert "the thin line above it is its plan" in shown["Timeline"]
    assert "the green band" in shown["Timeline"]
    assert "What a panel would ask" in shown["Questions"]
    assert all("Each bar" not in told for name, told in shown.items() if name != "Timeline")


def tab(kept_as: str, name: str) -> str:
    test = opened(_review, id=kept_as)
    test.session_state["tab"] = name
    test.run()
    assert not test.exception, name
    return words(test)


def test_nothing_is_to_be_clicked_that_cannot_be_heard(sample: str) -> None:
    assert "to hear it" not in tab(sample, "Timeline")
    assert "plays its slide" not in tab(sample, "Slides")


def test_what_a_talk_without_words_does_not_have_is_not_spoken_of() -> None:
    text = "our method finds every key that was lost in the house today " * 30
    silent = library.save(spoken(text, slides=["Keys"], transcribed=False), None)
    timeline, fillers = tab(silent, "Timeline"), tab(silent, "Fillers")
    assert "Pace in syllables per second" in timeline and "green band" not in timeline
    assert "Without words, held vowels sound like filled pauses" in fillers
    assert "Judge them" not in fillers


def test_the_heading_says_whose_talk_it_is_and_how_long_it_took(sample: str) -> None:
    test = opened(_review, id=sample)
    assert "Forget on Purpose" in test.header[0].value
    assert "20:21 min: inside the 20 to 30 min" in words(test)


def test_the_one_that_the_address_names_is_shown(sample: str) -> None:
    other = library.save(spoken("one two three", slides=["Another talk"]), None)
    assert "Another talk" in opened(_review, id=other).header[0].value
    assert "Forget on Purpose" in opened(_review, id=sample).header[0].value


def test_one_that_is_gone_is_told_once_and_another_is_shown(sample: str) -> None:
    assert "not kept any more" not in words(opened(_review))
    assert "not kept any more" not in words(opened(_review, id=sample))
    test = opened(_review, id="20260101-000000-abcdef")
    assert "not kept any more" in words(test)
    test.run()
    assert "not kept any more" not in words(test)
    assert test.selectbox(key="run-through").value == sample


def test_choosing_another_one_shows_it(sample: str) -> None:
    other = library.save(spoken("one two three", slides=["Another talk"]), None)
    test = opened(_review, id=sample)
    test.selectbox(key="run-through").select(other).run()
    assert not test.exception
    assert "Another talk" in test.header[0].value
    assert test.query_params["id"] in (other, [other])


def test_two_that_look_the_same_are_told_apart_in_the_list(sample: str) -> None:
    library.save(with_sounds(), None)
    options = opened(_review, id=sample).selectbox(key="run-through").options
    assert len(options) == len(set(options)) == 2


def test_the_one_of_the_address_is_shown_again_after_another_page(sample: str) -> None:
    def beside_another_page() -> None:
        import streamlit as st

        from rehearsal.app import review

        if st.session_state.get("elsewhere"):
            st.title("Progress")
        else:
            review.page()

    library.save(spoken("one two three", slides=["Another talk"]), None)
    test = opened(beside_another_page, id=sample)
    assert "Forget on Purpose" in test.header[0].value
    for elsewhere in (True, False):
        test.session_state["elsewhere"] = elsewhere
        test.run()
    assert "Forget on Purpose" in test.header[0].value
    assert test.query_params["id"] in (sample, [sample])


@pytest.mark.parametrize(
    "talk",
    [
        Rehearsal(),
        spoken("one two three"),
        spoken("one two three", slides=["A"], transcribed=False),
        spoken("", slides=["A", "B"]),
    ],
    ids=["nothing", "no deck", "no words", "nothing said"],
)
def test_every_tab_opens_over_a_talk_of_which_something_is_missing(talk: Rehearsal) -> None:
    test = opened(_review, id=library.save(talk, None))
    for name in TABS:
        test.session_state["tab"] = name
        test.run()
        assert not test.exception, name


def test_what_was_set_right_is_taken_back_by_one_button(sample: str) -> None:
    def correcting() -> None:
        import streamlit as st

        from rehearsal.app import review
        from rehearsal.app.review import kept
        from rehearsal.app.review.corrections import with_stages

        if not st.session_state.get("done"):
            st.session_state["done"] = True
            talk = kept.opened(st.query_params["id"])
            kept.correct(talk.id, lambda now: with_stages(now, [12], "approach"), "slide 12")
        review.page()

    test = opened(correcting, id=sample)
    assert dict(library.load(sample)[1].corrections.stages) == {12: "approach"}
    undo = test.button(key="undo")
    assert undo.label == "↶ Undo: slide 12"
    undo.click().run()
    assert library.load(sample)[1].corrections.stages == ()
    assert not [button for button in test.button if button.key == "undo"]


def test_a_correction_that_comes_before_the_last_one_is_shown_takes_nothing_back(
    sample: str,
) -> None:
    def hurrying() -> None:
        import streamlit as st

        from rehearsal.app.review import kept
        from rehearsal.app.review.corrections import with_stages

        shown = st.query_params["id"]
        kept.correct(shown, lambda now: with_stages(now, [12], "approach"), "slide 12")
        kept.correct(shown, lambda now: with_stages(now, [13], "approach"), "slide 13")

    opened(hurrying, id=sample)
    assert dict(library.load(sample)[1].corrections.stages) == {12: "approach", 13: "approach"}


def test_a_run_through_is_judged_again_only_when_something_changed(sample: str) -> None:
    first = kept.opened(sample)
    assert kept.opened(sample) is first
    library.correct(sample, with_stages(first.corrections, [12], "approach"))
    second = kept.opened(sample)
    assert second is not first
    assert second.reading.stage_of(12) == "approach"


def test_a_run_through_is_judged_again_when_another_pace_is_chosen(sample: str) -> None:
    first = kept.opened(sample)
    save_settings(Settings(pace="own", own_pace=(60.0, 70.0)))
    second = kept.opened(sample)
    assert second.reading.rehearsal.own_pace == (60.0, 70.0)
    assert second.stamp != first.stamp  # by which the parts of the page are drawn anew


def test_what_is_set_right_for_the_deck_reaches_its_other_run_throughs(sample: str) -> None:
    other = library.save(with_sounds(), None)
    before = stamp_of(other)
    library.correct(sample, with_word(kept.opened(sample).corrections, "Sieve", "SIEVE"))
    assert stamp_of(other) != before
    assert any(word.text.startswith("SIEVE") for word in kept.opened(other).reading.words)


def test_a_damaged_run_through_is_a_sentence(sample: str, own_home: Path) -> None:
    import sqlite3

    with sqlite3.connect(own_home / "library.sqlite3") as db:
        db.execute("UPDATE rehearsals SET evidence = x'00' WHERE id = ?", (sample,))
    db.close()
    test = opened(_review, id=sample)
    assert "damaged" in words(test)


def test_the_deck_with_its_timings_and_everything_in_one_are_made_of_what_is_kept() -> None:
    deck = bundled("samples", "job_talk", "deck.pptx")
    talk = kept.opened(library.save(with_sounds(), None, deck_file=deck))
    made = {offer.label: offer for offer in whole(talk, heard=False, notes=False)}
    assert list(made) == ["Your deck with the rehearsed timings", "Everything in one zip"]
    rehearsed = made["Your deck with the rehearsed timings"]
    assert rehearsed.name == "deck (rehearsed).pptx"
    assert "As said on" not in notes_of(rehearsed.make())
    archive = made["Everything in one zip"].make()
    assert isinstance(archive, bytes)
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert {"report.html", "report.json", "slides.csv", rehearsed.name} <= set(files.namelist())
        assert "As said on" not in notes_of(files.read(rehearsed.name))


def test_what_was_said_goes_under_the_notes_only_if_asked() -> None:
    deck = bundled("samples", "job_talk", "deck.pptx")
    run_through = library.save(with_sounds(), None, deck_file=deck)
    test = opened(_review, id=run_through)
    test.session_state["tab"] = "Take along"
    test.run()
    assert test.checkbox(key="take-notes").value is False
    assert "under its notes" not in words(test)
    test.checkbox(key="take-notes").check().run()
    assert "under its notes" in words(test)
    made = [*whole(kept.opened(run_through), heard=False, notes=True)]
    assert "As said on" in notes_of(made[0].make())


def notes_of(content: str | bytes) -> str:
    assert isinstance(content, bytes)
    slides = pptx.Presentation(io.BytesIO(content)).slides
    frames = (slide.notes_slide.notes_text_frame for slide in slides)
    return "\n".join(frame.text for frame in frames if frame is not None)


def test_without_its_file_and_timeline_no_deck_is_offered() -> None:
    talk = kept.opened(library.save(spoken("one two three"), None))
    made = [*whole(talk, heard=False, notes=False)]
    assert [offer.label for offer in made] == ["Everything in one zip"]
