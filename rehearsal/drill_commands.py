"""What `rehearsal ask --drill` and `rehearsal pitch` do."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rehearsal import terminal
from rehearsal import terminal_drill as shown
from rehearsal.drill import answering, interview, pitching, speech
from rehearsal.drill.asking import QUESTIONS, Wish, begin, standing
from rehearsal.drill.subject import Subject, of_deck
from rehearsal.drill.widening import further
from rehearsal.errors import ModelError, RehearsalError
from rehearsal.language_model import language_model
from rehearsal.library import answers
from rehearsal.library.answers import Answer, Asked, Drill
from rehearsal.library.pitches import Pitch
from rehearsal.qa.answer import LONGEST, SHORTEST
from rehearsal.qa.pitch import GRACE, SHORTEST_SHARE, Preset
from rehearsal.speech.microphone import Device
from rehearsal.speech.models import Model
from rehearsal.talk import Question, Rehearsal


@dataclass(frozen=True, slots=True)
class Ears:
    """How an answer is taken: with a microphone and a recogniser, or typed where one is missing."""

    model: Model | None
    device: Device | None = None


def drill(arguments: Namespace) -> None:
    """Ask one question after the other, and say what was heard of each answer."""
    with terminal.shown_progress() as progress:
        subject = of_deck(arguments.deck, arguments.transcript, progress)
        wish = Wish(
            count=QUESTIONS if arguments.count is None else arguments.count,
            kind=arguments.kind,
            slide=arguments.slide,
            panel=tuple(arguments.persona or ()),
            seed=arguments.seed,
            bank=arguments.bank,
            widen=True,
        )
        made = begin(subject, wish, tell=_tell)
    ears = _ears(arguments)
    put = _interview if arguments.interview else _one_by_one
    answered = put(made, ears)
    if answered:
        shown.show_what_comes(standing(), answered)
    else:
        answers.delete_drill(made.id)


def _one_by_one(made: Drill, ears: Ears) -> list[Question]:
    """Ask, judge, follow up; return the questions that were answered before the speaker left."""
    answered: list[Question] = []
    for place, asked in enumerate(made.asked, start=1):
        if not _ask(made, place, asked, ears):
            break
        answered.append(asked.question)
    return answered


def _interview(made: Drill, ears: Ears) -> list[Question]:
    """Ask all questions without a word in between; then say what was heard of each answer."""
    spoken: list[Answer] = []
    for place, asked in enumerate(made.asked, start=1):
        shown.show_question(asked.question, place, len(made.asked))
        answer = _answer(made, place, asked.question, ears, at_once=False)
        if answer is None:
            break
        spoken.append(answer)
    with terminal.shown_progress() as progress:
        for answer in spoken:
            if answer.waiting and ears.model is not None:
                answering.transcribe(answer, ears.model, progress)
    found = interview.heard(made)
    shown.show_habits(interview.habits(found))
    for one in found:
        shown.show_question(one.asked.question, one.place, len(made.asked))
        shown.show_answer(answering.words_of(one.answer))
        shown.show_feedback(one.feedback, one.asked.question, answering.thinking_pause(one.answer))
        answers.rate(one.answer.id, shown.asked_rating(one.feedback.rating))
    return [one.asked.question for one in found]


def _tell(error: RehearsalError) -> None:
    terminal.console(errors=True).print(f"{error.message} {error.hint}", markup=False)


def _ears(arguments: Namespace) -> Ears:
    """Return how to listen; say why where answers can only be typed."""
    if arguments.typed:
        return Ears(None)
    from rehearsal.speech.microphone import find_device

    missing = shown.no_microphone()
    try:
        model = None if missing else speech.recogniser(arguments.model)
    except ModelError as error:
        model, missing = None, f"{error.message} {error.hint} Until then, type the answer."
    if missing:
        terminal.console(errors=True).print(missing, markup=False)
    return Ears(model, find_device(arguments.device) if model else None)


def _ask(made: Drill, place: int, asked: Asked, ears: Ears) -> bool:
    """Ask a question and its follow-up; return whether it was answered, not left."""
    shown.show_question(asked.question, place, len(made.asked))
    answer = _answer(made, place, asked.question, ears)
    if answer is None:
        return False
    feedback = answering.feedback(answer)
    shown.show_feedback(feedback, asked.question, answering.thinking_pause(answer))
    following = _following(asked, answer)
    if following is not None:
        shown.show_follow_up(following)
        after = _answer(made, place, following, ears, follow_up=True)
        if after is not None:
            shown.show_feedback(answering.feedback(after), following, None)
    answers.rate(answer.id, shown.asked_rating(answer.rating or feedback.rating))
    return True


def _following(asked: Asked, answer: Answer) -> Question | None:
    """Return the follow-up, in the language model's words where there is one."""
    try:
        model = language_model()
        worded = further(model, asked, answering.words_of(answer)) if model else None
    except RehearsalError as error:
        _tell(error)
        worded = None
    return worded or answering.follow_up_of(asked, answer)


def _answer(
    made: Drill,
    place: int,
    question: Question,
    ears: Ears,
    *,
    follow_up: bool = False,
    at_once: bool = True,
) -> Answer | None:
    """Take an answer; None: the speaker left, or answered nothing.

    `at_once`: find out now what was said, not later.
    """
    if ears.model is None:
        text = shown.typed_answer("Your answer.")
        if not text:
            return None
        return answering.answer_typed(made, place, question, text, follow_up=follow_up)
    high = max(LONGEST, 1.5 * question.seconds)
    with shown.recorded(ears.device, min(SHORTEST, question.seconds / 2), high) as take:
        if take is None:
            return None
        kept = answering.answer_aloud(made, place, question, take, follow_up=follow_up)
    if not at_once:
        return kept
    with terminal.shown_progress() as progress:
        return answering.transcribe(kept, ears.model, progress)


def pitch(arguments: Namespace) -> None:
    """Drill the elevator pitch: a skeleton, take after take, the best one kept in mind."""
    preset = pitching.preset_of(arguments.seconds)
    with terminal.shown_progress() as progress:
        subject = of_deck(arguments.deck, None, progress)
    if arguments.audio or arguments.transcript:
        _judge(subject, preset, _handed_in(subject, preset, arguments))
        return
    shown.show_draft(pitching.draft(subject, preset), subject.deck[0])
    ears = _ears(arguments)
    while (take := _take(subject, preset, ears)) is not None:
        _judge(subject, preset, take)
        if not shown.wants_more("\nAnother take?"):
            return


def _handed_in(subject: Subject, preset: Preset, arguments: Namespace) -> Pitch:
    """Keep a pitch of which a recording or a transcript is here."""
    if arguments.transcript:
        with _transcribed(arguments.transcript) as spoken:
            return pitching.pitch_transcribed(subject, preset, spoken)
    recording: Path = arguments.audio
    with terminal.shown_progress() as progress:
        with speech.decoded(recording, progress) as folder:
            model = speech.recogniser(arguments.model)
            kept = pitching.pitch_aloud(subject, preset, folder)
        return pitching.transcribe(kept, model, progress)


@contextmanager
def _transcribed(transcript: str) -> Iterator[Rehearsal]:
    with terminal.shown_progress() as progress:
        yield of_deck(None, transcript, progress).rehearsal


def _take(subject: Subject, preset: Preset, ears: Ears) -> Pitch | None:
    """Take one pitch; None: the speaker left."""
    if ears.model is None:
        text = shown.typed_answer(f"\nYour pitch, about {preset.words} words.")
        return pitching.pitch_typed(subject, preset, text) if text else None
    low, high = SHORTEST_SHARE * preset.seconds, preset.seconds + GRACE
    with shown.recorded(ears.device, low, high) as take:
        if take is None:
            return None
        kept = pitching.pitch_aloud(subject, preset, take)
    with terminal.shown_progress() as progress:
        return pitching.transcribe(kept, ears.model, progress)


def _judge(subject: Subject, preset: Preset, pitch: Pitch) -> None:
    """Show the feedback on a take, what changed, and which take is the best so far."""
    judged = pitching.judged(pitching.takes_of(subject, preset))
    this = next(one for one in judged if one.pitch.id == pitch.id)
    shown.show_pitch(this.feedback)
    shown.show_changes(this.changed)
    best = judged[0]
    if len(judged) > 1:
        told = "This one is the best" if best is this else f"Take {best.number} is the best"
        terminal.console().print(
            f"\nTake {this.number}. {told} of {len(judged)}: by beats heard, time kept, few hard"
            " words.",
            markup=False,
        )
