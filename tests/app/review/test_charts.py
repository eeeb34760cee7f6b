"""The drawings are what Altair takes, and carry a letter besides each colour."""

import json

import pytest

from rehearsal.analysis.reading import read
from rehearsal.app.review import charts
from rehearsal.app.review.kept import Opened
from rehearsal.app.review.palette import PICK, Scheme
from rehearsal.talk import Rehearsal
from tests.app.review.talks import ID, opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_timeline_can_be_drawn_and_clicked(scheme: Scheme) -> None:
    talk = opened()
    drawn = charts.timeline(talk.reading, talk.findings, scheme)
    assert drawn is not None
    spec = json.dumps(drawn.to_dict())
    assert f'"name": "{PICK}"' in spec
    assert "P  problem" in spec


def test_the_pace_curve_can_be_drawn_and_clicked() -> None:
    drawn = charts.pace(opened().report, "light")
    assert drawn is not None
    spec = json.dumps(drawn.to_dict())
    assert f'"name": "{PICK}"' in spec


def test_without_a_talk_nothing_is_drawn() -> None:
    empty = Opened(ID, "", Rehearsal())
    assert charts.timeline(read(Rehearsal()), (), "light") is None
    assert charts.pace(empty.report, "light") is None
