from rehearsal.analysis.argument.substance import check_limitations, check_only_shown
from rehearsal.analysis.reading import read
from rehearsal.talk import Finding, Rehearsal
from tests.analysis.talks import FLUENT, shown, staged
from tests.notation import spoken

ADMITTING = "Limitations: only English was tested; we add more languages to fix this"
BARE = "Limitations: only English was tested"
SAID = "One limitation is that only English was tested. What helps is to add more languages."


def limitations(talk: Rehearsal) -> list[tuple[str, str]]:
    found = check_limitations(read(talk))
    return [(one.severity, one.message) for one in found if isinstance(one, Finding)]


def talk(*slides: str, said: str) -> Rehearsal:
    stages = staged("problem", "approach", "experiments", "takeaways")
    return spoken(said, slides=["Problem", "Method", *slides], corrections=stages)


def test_a_limitation_that_only_stands_on_a_slide_is_not_praised_as_admitted() -> None:
    unreached = talk(ADMITTING, "Conclusions", said=f"{FLUENT} | {FLUENT}")
    assert limitations(unreached) == []
    (silent,) = (f for f in check_only_shown(read(unreached)) if isinstance(f, Finding))
    assert "On a slide and not said: a limitation" in silent.message


def test_without_a_mitigation_what_is_only_shown_is_not_called_admitted() -> None:
    ((severity, message),) = limitations(talk(BARE, said=f"{FLUENT} | {FLUENT}"))
    assert severity == "note"
    assert message.startswith("A limitation is shown on a slide; what can be done about it")


def test_what_is_said_with_its_mitigation_is_praised() -> None:
    ((severity, message),) = limitations(talk(ADMITTING, said=f"{FLUENT} | {FLUENT} | {SAID}"))
    assert (severity, message.split(";")[0].split(",")[0]) == (
        "praise",
        "A limitation is admitted together with what helps against it",
    )
    ((severity, message),) = limitations(
        talk(BARE, said=f"{FLUENT} | {FLUENT} | One limitation is that we tested only English.")
    )
    assert (severity, message.split(";")[0]) == ("note", "A limitation is admitted")


def test_a_deck_alone_is_praised_for_what_it_shows() -> None:
    ((severity, message),) = limitations(shown("Problem", "Method", ADMITTING))
    assert severity == "praise"
    assert message.startswith("A limitation is shown together")
