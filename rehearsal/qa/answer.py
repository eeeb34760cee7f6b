"""An answer → feedback that quotes the words by which it judged."""

from collections.abc import Iterator, Sequence

from rehearsal.analysis.reading import Sentence
from rehearsal.analysis.text import terms
from rehearsal.qa import answer_cues as cue
from rehearsal.qa.asking import asks_why, asks_yes_or_no
from rehearsal.qa.evidence import Evidence, asked_words, evidence, repeats, strong_words
from rehearsal.qa.feedback import Aspect, Feedback, Mark, PointHeard, apart
from rehearsal.qa.limit import limit_marks
from rehearsal.qa.manner import manner
from rehearsal.qa.points import points_heard
from rehearsal.qa.said import Said, listen
from rehearsal.qa.sought import SOUGHT_NAMES, describes, fits, is_amount, is_short, sought
from rehearsal.qa.star import star
from rehearsal.talk import Question, Word

FIRST_SECONDS = 12.0
"""How soon an answer should answer; s. Source: "answer first" (ACS; interview coaches), strength D;
the figure is the speaker's."""
SHORTEST, LONGEST = 30.0, 90.0
"""An answer's length; s. Source: interview-coach-skill, ACS, Stage Coach; strength D."""


def judge(
    question: Question,
    answer: Sequence[Word] | str,
    seconds: float | None = None,
    heard_pauses: Sequence[float] = (),
) -> Feedback:
    """Judge how a question was answered, aloud (words with times) or typed.

    `seconds`: how long the answer took; None: up to its last word. `heard_pauses`: times of sounds
    between words that were probably um or uh, which recognisers leave out.
    """
    said = listen(answer, seconds)
    if not said.words:
        silent = Mark("answer_first", "missing", "No words were heard.")
        points = tuple(PointHeard(point, None) for point in question.listen_for)
        return Feedback(said.seconds, 0, (silent,), points, "")
    points = points_heard(question, said)
    marks = tuple(_marks(question, said, heard_pauses))
    return Feedback(
        seconds=said.seconds,
        word_count=said.word_count,
        marks=marks,
        points=points,
        follow_up=_follow_up(question, marks, points),
    )


def _marks(question: Question, said: Said, heard_pauses: Sequence[float]) -> Iterator[Mark]:
    found = evidence(question, said)
    if question.kind == "leadership":
        yield from star(said)
    else:
        yield from _answer_first(question, said)
        yield _evidence(found)
        yield from limit_marks(question, said)
    yield from _not_knowing(said)
    yield _length(question, said)
    yield from manner(said, has_evidence=bool(found.named), heard_pauses=heard_pauses)


def _answer_first(question: Question, said: Said) -> Iterator[Mark]:
    """Judge whether the answer came first; a preamble does not count as one.

    Nothing is said where a sentence on the subject may answer, in words that are not known here.
    """
    about, asked = strong_words(question), asked_words(question)
    beside: Sentence | None = None
    unclear = False
    for sentence in said.sentences:
        if not _answers(sentence, about, question.text):
            continue
        if repeats(sentence.text, asked) and not is_short(sentence.text, question.text):
            continue
        unknown = bool(cue.NOT_KNOWING.search(sentence.text))
        if unknown or fits(sentence.text, question.text, about):
            mark = _came(sentence, said, unknown=unknown)
            if not unclear or mark.verdict != "weak":
                yield mark
            return
        if describes(sentence.text):
            beside = beside or sentence
        else:
            unclear = True
    if unclear:
        return
    missing = (
        "No sentence takes the question up and goes on from it: name its subject, then answer."
    )
    if beside:
        yield _beside(question, beside, said)
    else:
        yield Mark("answer_first", "note", missing, (said.opening(),))


def _came(sentence: Sentence, said: Said, *, unknown: bool) -> Mark:
    """Judge when the first sentence came that answers, or tells that this is not known."""
    wait = said.at(sentence)
    quote = said.quote(sentence.first, min(sentence.last, sentence.first + 14))
    if wait > FIRST_SECONDS:
        before = f"The first words that answer come after {wait:.0f} s; begin with them."
        return Mark("answer_first", "weak", before, (said.opening(), quote))
    if unknown:
        told = "You said at once what is not known, or was not tried."
        return Mark("answer_first", "note", told, (quote,))
    return Mark("answer_first", "good", "You answered first.", (quote,))


def _beside(question: Question, sentence: Sentence, said: Said) -> Mark:
    """Judge an answer that takes the subject up, and brings nothing of the kind that was asked."""
    kind = SOUGHT_NAMES.get(sought(question.text))
    asks = f"The question asks {kind}: begin with that." if kind else "See that they also answer."
    quote = said.quote(sentence.first, min(sentence.last, sentence.first + 14))
    return Mark("answer_first", "note", f"These words take its subject up. {asks}", (quote,))


def _answers(sentence: Sentence, about: frozenset[str], asked: str) -> bool:
    text = sentence.text
    opening = cue.opening(text)
    if cue.NOT_KNOWING.search(text) or (cue.YES_NO.match(opening) and asks_yes_or_no(asked)):
        return True
    if cue.PREAMBLE.match(opening):
        return False
    if cue.BECAUSE.search(text) and asks_why(asked) and len(set(terms(text))) >= REASON_WORDS:
        return True
    if is_amount(opening, asked):
        return True
    telling = (cue.EXPERIMENT, cue.OBSERVED, cue.EXAMPLE, cue.SHOWN)
    return bool(about & set(terms(text))) or any(pattern.search(text) for pattern in telling)


REASON_WORDS = 2
"""Content words from which "because …" gives a reason (strength: speaker)."""


def _evidence(found: Evidence) -> Mark:
    if found.named:
        names = " and ".join(name for name, _ in found.named)
        quotes = apart([quote for _, quote in found.named])
        return Mark("evidence", "good", f"You named {names}.", quotes)
    if found.loose:
        loose = "You named a number, but nothing ties it to the question: say what it measures."
        return Mark("evidence", "weak", loose, (found.loose,))
    missing = "No number, experiment or slide was named: one makes it stick."
    return Mark("evidence", "missing", missing)


def _not_knowing(said: Said) -> Iterator[Mark]:
    for at, sentence in enumerate(said.sentences):
        gap = next(said.find(cue.NOT_KNOWING, among=[sentence]), None)
        if gap is None:
            continue
        way = next(said.find(cue.FINDING_OUT, among=said.sentences[at : at + 3]), None)
        if way:
            good = "You said what is not known, or was not tried, and how you would find out."
            yield Mark("not_knowing", "good", good, (gap, way))
        else:
            weak = "Something is not known, or was not tried: add how you would find out."
            yield Mark("not_knowing", "weak", weak, (gap,))
        return


def _length(question: Question, said: Said) -> Mark:
    low = min(SHORTEST, question.seconds / 2)
    high = max(LONGEST, 1.5 * question.seconds)
    spoken = "would take about" if said.typed else "took"
    took = f"The answer {spoken} {said.seconds:.0f} s"
    if said.seconds > high:
        return Mark("length", "weak", f"{took}: over {high:.0f} s listeners drop out.")
    if said.seconds < low:
        return Mark("length", "weak", f"{took}: under {low:.0f} s there is little to hold on to.")
    return Mark("length", "good", f"{took}, which is a good length ({low:.0f}–{high:.0f} s).")


def _follow_up(question: Question, marks: Sequence[Mark], points: Sequence[PointHeard]) -> str:
    """Return the question on the weakest point: what is missing, unfounded or left open."""
    missed = [_open_point(point.point) for point in points if point.quote is None]
    unfounded = [text for aspect in _WEAKEST_FIRST if (text := _asks_on(aspect, marks))]
    mostly_missed = len(missed) * 2 > len(points)
    ranked = (*missed, *unfounded) if mostly_missed else (*unfounded, *missed)
    # Another story is no follow-up to a story that was told whole.
    linked = () if question.kind == "leadership" else question.follow_ups
    return next(iter((*ranked, *linked)), "")


_WEAKEST_FIRST: tuple[Aspect, ...] = (
    "bluffing",
    "result_quantified",
    "own_part",
    "evidence",
    "limit",
)


def _asks_on(aspect: Aspect, marks: Sequence[Mark]) -> str:
    """Return the question that a weak mark leads to; empty where there is none."""
    mark = next((m for m in marks if m.aspect == aspect and m.verdict in ("weak", "missing")), None)
    if mark is None or (aspect == "limit" and not mark.quotes):
        return ""
    quote = f"“{mark.quotes[0].text}”" if mark.quotes else ""
    return {
        "bluffing": f"You said {quote}. What makes you so sure?",
        "result_quantified": "What came of it, in a number?",
        "own_part": "You said “we” much more than “I”. What did you do yourself?",
        "evidence": "Which number or experiment stands behind that?",
        "limit": f"You said {quote}. What would you do about it?",
    }[aspect]


def _open_point(point: str) -> str:
    return f"One thing is still open: {point}. Could you say a word on that?"
