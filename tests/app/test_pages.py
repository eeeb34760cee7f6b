"""Every page opens, whatever there is to show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rehearsal import library, pending
from rehearsal.app import background
from rehearsal.app.rehearse import ELSEWHERE
from rehearsal.pending import UPLOADED, Plan
from rehearsal.places import bundled
from rehearsal.speech.take import TakeWriter
from rehearsal.talk import ELEVATOR_PITCH
from tests.app.pages import opened, words

PITCH = bundled("samples", "elevator_pitch", "pitch.opus")
PLAN = Plan(format=ELEVATOR_PITCH, model="none", recording=str(PITCH))


def _rehearse() -> None:
    from rehearsal.app import rehearse

    rehearse.page()


def _review() -> None:
    from rehearsal.app import review

    review.page()


@pytest.mark.parametrize("page", [_rehearse, _review])
def test_a_page_opens_when_nothing_is_kept(page: Callable[[], None]) -> None:
    assert opened(page).title[0].value in ("Rehearse", "Review")


@pytest.mark.parametrize("page", [_rehearse, _review])
def test_a_page_opens_over_a_run_through(page: Callable[[], None]) -> None:
    kept = pending.finish(pending.begin(None, PLAN).id, lambda step, fraction: None)
    assert [entry.id for entry in library.history()] == [kept]
    opened(page)


def test_the_address_of_a_report_leads_to_it_from_the_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = pending.finish(pending.begin(None, PLAN).id, lambda step, fraction: None)
    led: list[str] = []
    monkeypatch.setattr("rehearsal.app.review.open_report", led.append)
    opened(_rehearse, id=kept)
    opened(_rehearse, id="20260101-000000-abcdef")
    assert led == [kept]


def test_a_cut_off_recording_is_offered() -> None:
    take = pending.begin(None, Plan())
    with TakeWriter(take.folder) as writer:
        writer.append(bytes(2 * 16000 * 65))
    test = opened(_rehearse)
    assert "1:05 recorded, not stopped" in words(test)
    labels = [button.label for button in test.button]
    assert [label for label in labels if label in ("Go on", "Finish", "Discard it")] == [
        "Go on",
        "Finish",
        "Discard it",
    ]
    test.button(key=f"discard-{take.id}").click().run()
    assert not test.exception
    assert pending.pending() == ()


def test_a_file_that_was_not_sent_to_its_end_is_offered_without_a_report() -> None:
    take = pending.begin(None, Plan(recording=UPLOADED))
    test = opened(_rehearse)
    assert "not sent to the end" in words(test)
    assert not [button for button in test.button if button.key == f"finish-{take.id}"]


def test_a_damaged_take_is_a_sentence_and_keeps_no_other_away() -> None:
    damaged, whole = pending.begin(None, Plan()), pending.begin(None, Plan())
    damaged.take.event_journal.write_text("no event\n{}\n", encoding="utf-8")
    with TakeWriter(whole.folder) as writer:
        writer.append(bytes(2 * 16000 * 65))
    test = opened(_rehearse)
    assert "is damaged" in words(test)
    assert "1:05 recorded, not stopped" in words(test)
    test.button(key=f"discard-{damaged.id}").click().run()
    assert [take.id for take in pending.pending()] == [whole.id]
    assert "is damaged" not in words(test)


@pytest.mark.parametrize("page", [_rehearse, _review])
def test_a_damaged_library_is_a_sentence(page: Callable[[], None], own_home: Path) -> None:
    library.history()
    (own_home / "library.sqlite3").write_bytes(b"no database at all" * 100)
    test = opened(page, take="20260101-000000-abcdef")
    assert test.error


def test_a_model_that_is_not_here_is_said_before_the_room_opens() -> None:
    test = opened(_rehearse)
    assert "a transcript needs a Whisper model" in words(test)
    assert "models download" not in words(test)
    link = test.get("page_link")[0].proto
    assert (link.page, "Settings" in link.label) == ("settings", True)
    test.text_input[0].set_value("nonsense").run()
    next(radio for radio in test.radio if radio.label == "My talk is").set_value(ELSEWHERE)
    test.run()
    next(button for button in test.button if button.label == "Open the room").click().run()
    assert not test.exception
    assert "nonsense" in words(test)
    assert pending.pending() == ()


def test_a_take_that_is_gone_is_a_sentence() -> None:
    assert "not waiting any more" in words(opened(_rehearse, take="20260101-000000-abcdef"))


def test_a_cancelled_analysis_says_so_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(background, "_start", lambda name, command: started.append(name))
    take = pending.begin(None, PLAN)
    pending.cancel(take.id)
    test = opened(_rehearse, take=take.id)
    assert "The analysis is stopped" in words(test)
    assert started == []
    # What follows is a page that looks again and again: it is walked in a real browser.
    next(button for button in test.button if button.label == "Go on").click()
    with pytest.raises(RuntimeError, match="timed out"):
        test.run(timeout=2)
    assert set(started) == {f"analyse {take.id}"}
