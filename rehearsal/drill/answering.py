"""An answer, typed or spoken → kept, judged, rated, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rehearsal.analysis.delivery.filled_pauses import filled_pauses
from rehearsal.analysis.reading import read
from rehearsal.drill import speech
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Asked, Drill
from rehearsal.qa.answer import judge
from rehearsal.qa.feedback import Feedback
from rehearsal.settings import load_settings
from rehearsal.speech.models import Model
from rehearsal.speech.take import Take
from rehearsal.talk import Progress, Question, Rehearsal, Word


def answer_typed(
    drill: Drill, place: int, question: Question, text: str, *, follow_up: bool = False
) -> Answer:
    """Keep a typed answer with the rating that is suggested; a follow-up has none."""
    rating = None if follow_up else judge(question, text).rating
    return answers.keep_answer(
        drill, place, question, typed=text.strip(), rating=rating, follow_up=follow_up
    )


def answer_aloud(
    drill: Drill, place: int, question: Question, take: Path, *, follow_up: bool = False
) -> Answer:
    """Keep a spoken answer, a take's folder; `transcribe` or `settle` says what was in it."""
    return answers.keep_answer(drill, place, question, take=take, follow_up=follow_up)


def transcribe(answer: Answer, model: Model, progress: Progress) -> Answer:
    """Find out what was said in a spoken answer, in a child process, and keep it."""
    spoken = speech.understood(answers.answer_folder(answer.id), model, progress)
    return _settled(answer, spoken)


def settle(answer: Answer) -> Answer | None:
    """Keep what a transcriber has finished of a spoken answer; None: it is not done."""
    from rehearsal.speech.window_journal import read_transcript_of

    take = Take(answers.answer_folder(answer.id))
    transcript = read_transcript_of(take)
    if transcript is None:
        return None
    return _settled(answer, speech.evidence(take, transcript, lambda *_: None))


def _settled(answer: Answer, spoken: Rehearsal) -> Answer:
    heard = replace(answer, spoken=spoken)
    rating = None if answer.follow_up else feedback(heard).rating
    answers.hear(answer.id, spoken, rating)
    if load_settings().keep_audio == "dropped":
        answers.drop_answer_sound(answer.id)
    return replace(heard, rating=rating)


def feedback(answer: Answer) -> Feedback:
    """Judge an answer by today's rules; it says by which words, and never claims more."""
    if answer.spoken is None:
        return judge(answer.question, answer.typed)
    transcript = answer.spoken.transcript
    words: tuple[Word, ...] = transcript.words if transcript else ()
    return judge(answer.question, words, heard_pauses=_heard_pauses(answer.spoken))


def _heard_pauses(spoken: Rehearsal) -> tuple[float, ...]:
    """Return the times of sounds between words that were probably um or uh."""
    found = filled_pauses(read(spoken))
    return tuple(pause.start for pause in found if pause.status == "probable")


def thinking_pause(answer: Answer) -> float | None:
    """Return the seconds of silence before the answer began; None where it was typed."""
    transcript = answer.spoken.transcript if answer.spoken else None
    return transcript.words[0].start if transcript and transcript.words else None


def follow_up_of(asked: Asked, answer: Answer) -> Question | None:
    """Return the one question that follows an answer, on its weakest point; None: nothing does."""
    text = feedback(answer).follow_up
    if not text:
        return None
    for question in asked.follow_ups:
        if question.text == text:
            return question
    question = asked.question
    synonyms = question.synonyms or ((),) * len(question.listen_for)
    points = [
        (point, words)
        for point, words in zip(question.listen_for, synonyms, strict=True)
        if point in text
    ]
    return replace(
        question,
        text=text,
        because="It follows from what you said, or left out.",
        listen_for=tuple(point for point, _ in points),
        synonyms=tuple(words for _, words in points),
        follow_ups=(),
        worded_by="",
    )


def words_of(answer: Answer) -> str:
    """Return what was said or typed, as a text."""
    transcript = answer.spoken.transcript if answer.spoken else None
    return transcript.text if transcript else answer.typed


def latest(given: Sequence[Answer], place: int, *, follow_up: bool = False) -> Answer | None:
    """Return the last answer to a question of a drill, or to its follow-up; None: there is none."""
    fitting = [one for one in given if one.place == place and one.follow_up == follow_up]
    return fitting[-1] if fitting else None
