"""Prepare: what is set right in the page is kept with the deck, and what was kept is used."""

from dataclasses import replace
from pathlib import Path

import pytest

from rehearsal import library, pending, workflow
from rehearsal.analysis.reading import read
from rehearsal.app import prepare, slide_plan
from rehearsal.app.chosen import address, format_from
from rehearsal.app.judged import Judged
from rehearsal.app.sample import begin_sample
from rehearsal.app.words import details
from rehearsal.errors import DeckError
from rehearsal.library.shelf import shelf, shelve
from rehearsal.places import bundled
from rehearsal.talk import FORMATS, JOB_TALK, Corrections, Format, Rehearsal
from tests.app.pages import opened, words
from tests.notation import deck

SAMPLE = bundled("samples", "job_talk", "deck.pptx")
TITLES = ("The problem", "Our method", "Results: a table", "Conclusions", "Future work")


def judged(corrections: Corrections | None = None, format: Format = JOB_TALK) -> Judged:
    talk = Rehearsal(format=format, deck=deck(*TITLES), corrections=corrections or Corrections())
    return Judged(read(talk), ())


def _page() -> None:
    from rehearsal.app import prepare

    prepare.page()


def test_a_first_visit_offers_the_sample_talk_before_anything_else() -> None:
    test = opened(_page)
    assert next(button.label for button in test.button) == "Run the sample talk"
    assert "Begin with your slides" in words(test)


def test_the_sample_talk_is_a_take_with_its_slide_changes() -> None:
    take = begin_sample()
    assert take.ready
    assert Path(take.plan.events).is_file()
    assert take.plan.model == "sample"


def test_a_double_click_begins_one_take_and_a_discarded_one_is_begun_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rehearsal.app.once.MOMENT", 60.0)  # on a busy machine, too
    first = begin_sample()
    assert begin_sample().id == first.id
    pending.discard(first.id)
    assert begin_sample().id != first.id
    assert len(pending.pending()) == 1


def test_decks_used_before_can_be_opened_and_removed() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = opened(_page)
    assert "not rehearsed yet" in words(test)
    test.button(key=f"remove-{kept.digest}").click().run()
    assert not test.exception
    assert shelf() == ()


def test_a_deck_is_shown_with_its_plan_its_format_and_advice() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = opened(_page, deck=kept.digest, format="short-job-talk")
    assert "22 slides" in words(test)
    assert "hidden and not counted" in words(test)
    assert "more than 10–15 min" in words(test)
    assert "Before you speak" in words(test)
    assert str(test.selectbox(key="format").value).startswith("short job talk")
    assert "Not measured" not in words(test)


def test_what_pictures_leave_open_is_told_beside_the_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_left = replace(judged(), left_open=("Pictures may show future work.",))
    monkeypatch.setattr("rehearsal.app.prepare.judged", lambda *_: open_left)
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = opened(_page, deck=kept.digest, format="short-job-talk")
    assert "Not measured, and why:\n- Pictures may show future work." in words(test)


def test_another_format_plans_anew() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    test = opened(_page, deck=kept.digest)
    test.selectbox(key="format").select("a length of my own").run()
    test.slider(key="minutes").set_range(40, 50).run()
    assert not test.exception
    assert "of 40–50 min" in words(test)


@pytest.mark.parametrize("format", [*FORMATS, Format("custom", 20 * 60, 25 * 60)])
def test_a_format_goes_from_page_to_page_in_the_address(format: Format) -> None:
    assert format_from(address(None, format)) == format


def test_a_stage_and_a_time_are_set_and_taken_back() -> None:
    before = Corrections(stages=((1, "future"),), planned=((2, 30.0),), words=(("a", "b"),))
    edit = {"stages": {"1": None, "3": "problem"}, "planned": {"2": None, "3": 90}}
    after = slide_plan.edited(before, edit, count=5)
    assert after == Corrections(stages=((3, "problem"),), planned=((3, 90.0),), words=(("a", "b"),))


@pytest.mark.parametrize(
    "edit",
    [
        {"stages": {"9": "problem"}},
        {"stages": {"1": "nonsense"}},
        {"stages": ["problem"]},
        {"planned": {"1": -3}},
        {"planned": {"1": "long"}},
        {"planned": {"x": 3}},
        {},
    ],
)
def test_what_is_no_stage_no_time_and_no_slide_changes_nothing(edit: dict[str, object]) -> None:
    assert slide_plan.edited(Corrections(), edit, count=5) == Corrections()


def test_what_is_set_right_is_kept_with_the_deck_and_used() -> None:
    kept = shelve(SAMPLE.name, SAMPLE.read_bytes())
    slides = workflow.read_deck(kept.path, lambda *_: None)
    slide_plan.keep(slides, {"stages": {"4": "experiments"}, "planned": {"2": 180}})
    corrections = library.corrections_of_deck(slides)
    assert corrections == Corrections(stages=((4, "experiments"),), planned=((2, 180.0),))
    reading = read(Rehearsal(deck=slides, corrections=workflow.corrections_of(slides)))
    assert reading.stage_of(4) == "experiments"
    assert reading.dwell_of(2).planned == 180.0


def test_the_page_hears_where_a_time_comes_from() -> None:
    data = slide_plan.slides_data(judged(Corrections(planned=((2, 60.0),))))
    assert [slide["source"] for slide in data["slides"]] == ["", "you", "", "", ""]
    assert data["slides"][1]["planned"] == 60.0


def test_the_shares_of_the_stages_come_to_the_whole() -> None:
    shares = slide_plan.shares(judged().reading)
    assert sum(one.share for one in shares) == pytest.approx(1.0)
    lopsided = judged(Corrections(stages=((1, "problem"),), planned=((1, 1200.0),)))
    assert slide_plan.shares(lopsided.reading)[0].off == "more"


def test_more_than_the_format_gives_is_said() -> None:
    assert "more than 20–30 min" in prepare.plan_told(judged(Corrections(planned=((1, 3000.0),))))
    assert prepare.plan_told(judged()) == "**25:00** planned, of 20–30 min."


def test_an_error_shows_what_a_report_of_it_needs() -> None:
    cause = OSError("no room")
    error = DeckError("The deck cannot be kept.", "Free some space.")
    error.__cause__ = cause
    told = details(error)
    assert told[0].startswith("rehearsal ")
    assert told[1:] == ["DeckError: The deck cannot be kept. Free some space.", "OSError: no room"]
