"""The help says of every check and measure what the speaker needs, and says what the code does."""

import re

import pytest

from rehearsal.analysis.checks import CHECKS
from rehearsal.analysis.explained import (
    Explanation,
    explained_check,
    explained_measure,
    explanations,
)
from rehearsal.analysis.measures import MEASURES, measures
from rehearsal.analysis.reading import Check, read
from rehearsal.talk import Finding, Rehearsal
from tests.analysis.test_checks import FACTS, named, results

WITHOUT_LIMIT = FACTS | {"check_pictures"}
LONGEST_TITLE = 90
"""Characters that fit on a line of the page of help."""
ALL = tuple(explanations())
PROGRAMMERS = re.compile(r"\b(None|True|tuple|dict|reading\.|_\w+|yield|regex)\b|[`\[\]{}]")


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_a_check_is_explained_under_the_name_of_its_findings(check: Check) -> None:
    names = {result.check.partition(".")[2] for result in results(check)}
    assert names == {explained_check(check).name}


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_the_help_names_the_strength_that_the_findings_name(check: Check) -> None:
    told = explained_check(check)
    found = {result.strength for result in results(check) if isinstance(result, Finding)}
    if named(check) in WITHOUT_LIMIT:
        assert told.strength is None
    else:
        assert found == {told.strength}
        assert told.threshold


@pytest.mark.parametrize("told", ALL, ids=lambda told: str(told.name))
def test_an_explanation_is_whole_and_fit_to_be_read(told: Explanation) -> None:
    for text in (told.what, told.measured, told.cannot_tell):
        assert text.endswith((".", ".)", "”"))
        assert text[0].isupper() or text[0].isdigit() or text[0] in "<“"
    for text in (told.what, told.measured, told.threshold, told.cannot_tell):
        assert not PROGRAMMERS.search(text)
        assert "  " not in text


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_a_check_is_titled_by_what_it_looks_at(check: Check) -> None:
    title = explained_check(check).title
    assert title[0].isupper() and title[-1] != "."
    assert title.split()[0] not in ("Find", "Compare", "Tell", "Look", "Name", "Count", "Judge")
    assert len(title) <= LONGEST_TITLE


def test_no_two_checks_have_the_same_title() -> None:
    assert len({explained_check(check).title for check in CHECKS}) == len(CHECKS)


def test_all_checks_and_measures_are_explained_once() -> None:
    assert len(ALL) == len(CHECKS) + len(MEASURES)
    assert len({(told.group, told.name) for told in ALL}) == len(ALL)


def test_a_measure_is_explained_by_its_own_method_and_band() -> None:
    of_nothing = {measure.name: measure for measure in measures(read(Rehearsal()))}
    for measure in MEASURES:
        told = explained_measure(measure)
        method = of_nothing[told.name].method
        assert told.measured.casefold() == f"{method}.".casefold()
        assert bool(told.threshold) == (of_nothing[told.name].band is not None)
