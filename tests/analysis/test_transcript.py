from rehearsal.analysis.transcript import bare, corrected
from rehearsal.talk import Corrections, Rehearsal
from tests.notation import spoken


def words(text: str, *corrections: tuple[str, str]) -> list[str]:
    talk = spoken(text, corrections=Corrections(words=corrections))
    return [word.text for word in corrected(talk)]


def test_a_misheard_word_is_set_right_and_keeps_its_punctuation() -> None:
    assert words("The NP, runs. NP!", ("np", "NPU")) == ["The", "NPU,", "runs.", "NPU!"]


def test_a_spelling_of_several_words_is_found_as_a_sequence() -> None:
    assert words("on the in pew, now", ("in pew", "NPU")) == ["on", "the", "NPU,", "now"]


def test_several_right_words_share_the_time_of_one() -> None:
    talk = spoken("a sieve", rate_wpm=60, corrections=Corrections(words=(("sieve", "the Sieve"),)))
    assert [(w.text, w.start, w.end) for w in corrected(talk)] == [
        ("a", 0, 1),
        ("the", 1, 1.5),
        ("Sieve", 1.5, 2),
    ]


def test_an_empty_correction_changes_nothing() -> None:
    assert words("one two", ("", "x"), ("one", "")) == ["one", "two"]


def test_without_a_transcript_there_are_no_words() -> None:
    assert corrected(Rehearsal()) == ()


def test_a_bare_word_has_no_punctuation_and_no_capitals() -> None:
    assert [bare("“Now,"), bare("e.g."), bare("…"), bare("don't.")] == ["now", "e.g", "", "don't"]
