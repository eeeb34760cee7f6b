"""What the speaker was really asked becomes a file of the bank."""

from rehearsal.qa.bank import parse_bank
from rehearsal.qa.own import own_questions, with_questions


def test_what_was_asked_can_be_asked_again_word_for_word() -> None:
    asked = ['Why "this" and not {that}\\?', "  Why   now? ", "Why now?", "", "Wie groß ist es?"]
    made = parse_bank({"own.toml": own_questions("challenge", asked)})
    assert [template.text for template in made.templates] == [
        'Why "this" and not (that)\\?',
        "Why now?",
        "Wie groß ist es?",
    ]
    assert {template.kind for template in made.templates} == {"challenge"}
    assert all(template.id.startswith("challenge.asked_") for template in made.templates)


def test_another_question_leaves_what_the_speaker_has_changed() -> None:
    file = own_questions("challenge", ["Why now?"]).replace("seconds = 60", "seconds = 45")
    more = with_questions(file, "challenge", ["Why now?", "Why you?"])
    made = parse_bank({"own.toml": more}).templates
    assert [(one.text, one.seconds) for one in made] == [("Why now?", 45), ("Why you?", 60)]
