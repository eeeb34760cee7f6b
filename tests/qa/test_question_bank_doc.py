"""The page on the question bank tells what the loader takes."""

import re
from pathlib import Path

from rehearsal.analysis.facts.kinds import NAMED, PRESENCE, QUOTED
from rehearsal.qa.bank import PERSONAS, QUESTION_KINDS, parse_bank

PAGE = (Path(__file__).parents[2] / "docs" / "question-bank.md").read_text("utf-8")
SHIPPED = Path(__file__).parents[2] / "question_bank"


def test_its_example_is_read() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    text = example.group(1).replace("baselines.same_budget", "baselines.mine")
    files = {path.name: path.read_text("utf-8") for path in SHIPPED.glob("*.toml")}
    assert parse_bank({**files, "mine.toml": text}).get("baselines.mine").seconds == 60


def test_it_names_every_kind_slot_need_and_persona() -> None:
    for name in NAMED:
        assert f"`{{{name}}}`" in PAGE
    for quotation in QUOTED:
        assert f"`“{{{quotation}}}”`" in PAGE
    for word in (*QUESTION_KINDS, *PERSONAS, *PRESENCE):
        assert re.search(rf"\b{word}\b", PAGE), word
