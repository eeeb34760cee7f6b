"""The bank is read strictly, and what ships is in order."""

from pathlib import Path

import pytest

from rehearsal.errors import BankError
from rehearsal.qa.bank import (
    DRILL_KINDS,
    PERSONAS,
    QUESTION_KINDS,
    TALK_KINDS,
    Bank,
    Point,
    parse_bank,
)

SHIPPED = Path(__file__).parents[2] / "question_bank"

GOOD = """
kind = "baselines"

[[question]]
id = "baselines.why"
text = "Why {baseline}?"
persona = "methodologist"
difficulty = 2
seconds = 60
listen_for = ["the reason: because, reason", "a rival: rival, stronger one"]
needs = { absent = ["ablation"] }
follow_ups = ["baselines.other"]

[[question]]
id = "baselines.other"
text = "What about “{comparison}”?"
persona = "engineer"
difficulty = 1
seconds = 30
listen_for = ["the reason: because"]
"""


@pytest.fixture(scope="module")
def shipped() -> Bank:
    return parse_bank({path.name: path.read_text("utf-8") for path in SHIPPED.glob("*.toml")})


def refused(old: str, new: str) -> BankError:
    """Return the error that a good file with one mistake in it gives."""
    assert old in GOOD
    with pytest.raises(BankError) as caught:
        parse_bank({"mine.toml": GOOD.replace(old, new, 1)})
    return caught.value


def test_a_question_is_read_with_all_it_has() -> None:
    first, second = parse_bank({"mine.toml": GOOD}).templates
    assert first.kind == "baselines"
    assert first.slots == ("baseline",)
    assert first.present == ("baseline",)
    assert first.absent == ("ablation",)
    assert first.listen_for[1] == Point("a rival", ("rival", "stronger one"))
    assert first.follow_ups == ("baselines.other",)
    assert (second.persona, second.difficulty, second.seconds) == ("engineer", 1, 30)


@pytest.mark.parametrize(
    ("old", "new", "says", "hint"),
    [
        ("persona =", "personna =", "“baselines.why”: unknown key “personna”", "persona"),
        ("kind =", "knid =", "unknown key “knid”", "kind"),
        ('kind = "baselines"', 'kind = "baseline"', "there is no kind “baseline”", "baselines"),
        ('"methodologist"', '"methodolgist"', "no persona “methodolgist”", "methodologist"),
        ("seconds = 60\n", "", "“baselines.why”: “seconds” is missing", "seconds"),
        ("difficulty = 2", "difficulty = 5", "“difficulty” is 5", "1 to 3"),
        ("difficulty = 2", 'difficulty = "2"', "“difficulty” is not a whole number", "whole"),
        ("difficulty = 2", "difficulty = true", "“difficulty” is not a whole number", "whole"),
        ("{baseline}", "{basline}", "there is no slot {basline}", "baseline"),
        ("{baseline}", "“{baseline}”", "slot {baseline} is filled with a name", "without"),
        ("“{comparison}”", "{comparison}", "filled with the speaker's own words", "“{comparison}”"),
        ("{baseline}", "{baseline", "a brace is open", "{method}"),
        ("{baseline}", "{{baseline}}", "a slot stands in two braces", "in one: {method}"),
        ("{baseline}", "slide {slide}", "{slide} says where another slot was found", "slide_title"),
        ('["ablation"]', '["abaltion"]', "can be missing is called “abaltion”", "ablation"),
        ("absent =", "missing =", "needs: unknown key “missing”", "present"),
        ('["baselines.other"]', '["baselines.othr"]', "“baselines.othr”", "baselines.other"),
        ('"baselines.other"\ntext', '"baselines.why"\ntext', "Two questions", "another id"),
        ('id = "baselines.why"', 'id = "Why this?"', "an id holds small letters", "same_budget"),
        ("the reason: because, reason", "the reason", "names no words to listen for", "colon"),
        ('["the reason: because"]', "[]", "“listen_for” is empty", "at least one"),
        ('["the reason: because"]', "[3]", "something that is not text", "quotes"),
        ('text = "Why {baseline}?"', 'text = " "', "“text” is empty", "something"),
        ("[[question]]", "[[question", "is not valid TOML", "docs/question-bank.md"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_the_right_word(
    old: str, new: str, says: str, hint: str
) -> None:
    error = refused(old, new)
    assert "mine.toml" in error.message
    assert says in error.message
    assert hint in error.hint


def test_a_word_that_is_like_no_other_gets_no_guess() -> None:
    error = refused('persona = "methodologist"', 'persona = "methodologist"\nkind = "future"')
    assert "unknown key “kind”" in error.message
    assert "Did you mean" not in error.hint
    assert "listen_for" in error.hint


def test_a_fact_cannot_be_present_and_absent() -> None:
    both = 'needs = { present = ["code"], absent = ["code"] }'
    assert "“code” cannot be" in refused('needs = { absent = ["ablation"] }', both).message


def test_only_what_is_looked_for_widely_can_be_said_to_be_missing() -> None:
    error = refused('["ablation"]', '["limitation"]')
    assert "that can be missing is called “limitation”" in error.message
    assert "limits" in error.hint


def test_a_file_without_questions_is_refused() -> None:
    with pytest.raises(BankError, match="holds no question") as caught:
        parse_bank({"mine.toml": 'kind = "future"'})
    assert "[[question]]" in caught.value.hint


def test_a_question_may_follow_one_of_another_file() -> None:
    other = GOOD.replace("baselines.why", "mine.why").replace('"baselines.other"\n', '"mine.o"\n')
    assert len(parse_bank({"bank.toml": GOOD, "mine.toml": other}).templates) == 4


def test_the_shipped_bank_has_one_file_for_each_kind(shipped: Bank) -> None:
    assert {path.stem for path in SHIPPED.glob("*.toml")} <= set(QUESTION_KINDS)
    assert set(TALK_KINDS) <= {template.kind for template in shipped.templates}
    for template in shipped.templates:
        assert template.id.startswith(template.kind + ".")


def test_the_shipped_bank_is_large_enough(shipped: Bank) -> None:
    assert len(shipped.templates) >= 220
    for kind in QUESTION_KINDS:
        assert len(shipped.of_kind(kind)) >= 8, kind


def test_a_deck_without_text_can_be_asked_ten_questions(shipped: Bank) -> None:
    general = [t for t in shipped.templates if not t.present and not t.absent]
    talk = [t for t in general if t.kind in TALK_KINDS]
    assert len(talk) >= 10
    assert len({t.kind for t in talk}) >= 8


def test_the_drills_need_no_deck(shipped: Bank) -> None:
    for kind in DRILL_KINDS:
        for template in shipped.of_kind(kind):
            assert not template.slots and not template.present and not template.absent


def test_every_persona_asks(shipped: Bank) -> None:
    assert {template.persona for template in shipped.templates} == set(PERSONAS)


def test_no_two_shipped_questions_have_the_same_words(shipped: Bank) -> None:
    texts = [template.text.lower() for template in shipped.templates]
    assert len(set(texts)) == len(texts)


def test_titles_and_terms_fill_only_requests_to_clarify_or_say_where(shipped: Bank) -> None:
    loose = {"approach_title", "result_title", "term"}
    filled = [template for template in shipped.templates if loose & set(template.slots)]
    assert filled
    assert {template.kind for template in filled} == {"clarification"}
    titled = [template for template in shipped.templates if "slide_title" in template.slots]
    assert all("slide {slide}, “{slide_title}”" in template.text.lower() for template in titled)


def test_each_shipped_question_asks_one_thing_in_bearable_length(shipped: Bank) -> None:
    for template in shipped.templates:
        assert template.text.count("?") <= 1, template.id
        assert len(template.text.split()) <= 32, template.id
        assert template.text.endswith(("?", ".")), template.id
