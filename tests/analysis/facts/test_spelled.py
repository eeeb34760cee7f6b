"""An acronym is spelled out where the talk shows or says its words."""

import pytest

from rehearsal.analysis.facts.lines import Line
from rehearsal.analysis.facts.spelled import is_spelled_out


def shown(*texts: str) -> list[Line]:
    """Return lines that stand each on a slide of its own."""
    return [Line(text, "body", slide) for slide, text in enumerate(texts)]


def said(*texts: str) -> list[Line]:
    """Return sentences of one slide, far behind the acronym on another."""
    return [Line(text, "said", 99) for text in texts]


def _named(name: str) -> Line:
    return Line(f"All {name} by year", "body", 50)


SPELLED: tuple[tuple[str, list[Line]], ...] = (
    (
        "GHG",
        said("Greenhouse gases rise.", "A greenhouse gas.", "The greenhouse gases", "fall") * 2,
    ),
    (
        "GHG",
        shown("Greenhouse gases by country", "World greenhouse gas emissions", "Greenhouse gas")
        * 2,
    ),
    ("KVQ", shown("We use a key value queue here")),
    ("KVQ", said("The key-value queue is full.", "Then the key value queues drain.")),
    ("TL", shown("Telomere length")),
    ("DR", shown("Storage, demand response, and exchanges across borders")),
    (
        "DR",
        said("Demand response helps.", "So demand response pays.", "Demand responses are slow."),
    ),
    ("POS", shown("Tags of every part of speech in the corpus")),
    ("HVAC", said("It is heating, ventilation and air conditioning that costs.")),
    ("SUTVA", said("That is the stable unit treatment value assumption.")),
    ("PTSD", said("They had post-traumatic stress disorder.")),
    ("FL", [Line("Federated learning keeps data at home", "title", 2)]),
    ("FL", shown("Federated learning keeps data at home")),
    ("FL", said("Federated learning is new.", "We use federated learning.")),
    ("RDS", said("We look at reaction diffusion systems.")),
    ("GHG", shown("Greenhouse gases trap heat")),
    ("EHR", [Line("The EHR is old", "said", 3), Line("An electronic health record", "said", 4)]),
)
NOT_SPELLED: tuple[tuple[str, list[Line]], ...] = (
    ("GHG", said("The growth gap is wide.", "Higher gains come late.")),
    ("GHG", shown("Right growth gains")),
    ("GHG", shown("Gas", "Hydrogen", "Gain")),
    ("KVQ", said("They keep very quiet.")),
    ("KVQ", said("The key value is high. Queues are short.")),
    ("DR", said("The data rose and the drivers returned.")),
    ("DR", shown("We found that data fell and drivers quit in rural areas")),
    ("LPL", shown("There is a label, a preference label", "A label preference label")),
    ("WN", said("We need to. It was not so.", "It was not.", "That was not clear.")),
    ("SNP", shown("Insulin sensitivity in pregnancy", "The sensitivity in pregnancy rose")),
    ("KVQ", shown("The KVQ", "The KVQ is fast")),
    ("ABCD", said("All boys can read.")),
)


@pytest.mark.parametrize(("name", "lines"), SPELLED)
def test_words_that_give_the_letters_spell_it_out(name: str, lines: list[Line]) -> None:
    assert is_spelled_out(name, [_named(name), *lines])


@pytest.mark.parametrize(("name", "lines"), NOT_SPELLED)
def test_words_that_do_not_or_were_hardly_said_do_not(name: str, lines: list[Line]) -> None:
    assert not is_spelled_out(name, [_named(name), *lines])
