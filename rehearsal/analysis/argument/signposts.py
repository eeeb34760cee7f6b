"""What the audience needs to hear: the problem early, who did it, where we are, what to keep."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rehearsal.analysis.argument.own_work import says_own_work
from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.phrasing import clock, length, named, quoted, shown
from rehearsal.analysis.reading import Check, Reading, Sentence
from rehearsal.analysis.sureness import (
    NOTHING_SPOKEN,
    STAGES_UNSURE,
    SURE_SLIDE,
    SURE_STAGE,
    doubtful_timeline,
    stages_are_sure,
    surely,
    unheard,
    unmatched,
)
from rehearsal.analysis.text import terms
from rehearsal.talk import ARGUMENT, Finding, NotMeasured, SlideSpan

PROBLEM_BY = 120.0
"""Seconds by which the problem is stated (Golub; Nock; strength D)."""
MANY_WE = 10
"""Times "we" is said from which a talk without "I did" is remarked on; strength D."""
LAST_WORDS = 60.0
"""Seconds before the end in which the take-home line is looked for; strength D."""
LAST_SHARE = 0.1
"""The same as a share of the talk, whichever is longer; strength D."""
LINE_SAID = 0.6
"""Share of a line's content words that must be heard for it to count as said; strength D."""
SHORTEST_LINE = 3
"""Content words that a line must have to be looked for in speech; strength D."""
FEWEST_CHANGES = 2
"""Changes of stage from which announcing them is looked at; strength D."""
MOST_SILENT = 0.5
"""Share of changes that may go unannounced; strength D."""

_PROBLEM = re.compile(
    r"\b(?:this talk is about|(?:the|one|our|this) (?:\w+ )?(?:problem|question|challenge|goal|aim)"
    r" (?:of this talk|(?:that )?(?:we|I) \w+|here|is|was)\b|(?:a|one) (?:\w+ )?problem\b"
    r"|research question|(?:we|I) (?:ask|asked) (?:whether|how|if|what)\b)",
    re.IGNORECASE,
)
"""Sentences that put the problem into words, to be quoted."""
_PROBLEM_HINT = re.compile(
    r"\b(?:problems?|questions?|challeng\w+|goals?|aims?|issues?|task|difficult\w*|hard|fails?"
    r"|cannot|can't|bottleneck|how (?:can|do|could|should|much|well) (?:we|you|I|a|one|the)"
    r"|what if|is it possible|(?:we|I) (?:want|wanted|need|would like|set out|try|tried) to"
    r"|motivat\w+|lacks?|missing|unknown|unclear|limit\w*|expensive|slow)\b",
    re.IGNORECASE,
)
"""Words that may be a statement of the problem: with any of these, nothing is said against it."""
_WE = re.compile(r"\b(?:we|we've|we're|our)\b", re.IGNORECASE)
_TAKE_HOME = re.compile(
    r"\b(?:take-? ?aways?|take-? ?home|to (?:conclude|sum up|summari[sz]e|wrap up)"
    r"|in (?:conclusion|summary|short)|let me (?:conclude|summari[sz]e|sum up|wrap up|end|finish)"
    r"|(?:main|key|one|only) (?:message|lesson|point|thing|idea)|remember"
    r"|conclusions?|summary|so,? (?:overall|all in all))\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:now|next|finally|lastly|okay|ok|so now|and now|then|first|second|third|alright|right)\b"
    r"|\b(?:next|let me|let's|let us|turn(?:ing)? to|mov(?:e|ing) on|look at|come to|coming to"
    r"|now (?:I|we|that|to|for)|I(?:'ll| will| want to| would like to|'d like to| am going to)"
    r"|we(?:'ll| will| are going to)|here(?:'s| is| are)|this (?:slide|table|figure|plot|is)"
    r"|part of (?:the|this|my) talk|(?:first|second|third|last|next) part|brings (?:me|us)"
    r"|before I|so how|what about|conclu\w+|summar\w+|future)\b|\?$",
    re.IGNORECASE,
)


def check_problem_stated(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for the problem within the first two minutes.

    Title: The problem, within the first two minutes.
    Measured: sentences that name a problem, a question or a goal, or else a slide of the problem
    within that time.
    Source: by minute two (Golub; Nock); lore.
    Strength: D.
    Cannot tell: a problem that is told as a story without any of these words.
    """
    check = "flow.problem_stated"
    duration = reading.duration
    if duration is None or unheard(reading):
        yield NotMeasured(check, unheard(reading) or NOTHING_SPOKEN)
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT or duration <= PROBLEM_BY:
        return
    early = [sentence for sentence in reading.sentences if sentence.start < PROBLEM_BY]
    stated = next((sentence for sentence in early if _PROBLEM.search(sentence.text)), None)
    if stated is not None:
        yield Finding(
            check,
            "praise",
            f"The problem is put into words at {clock(stated.start)}.",
            "Keep it there.",
            "by minute two (Golub; Nock)",
            "D",
            (quoted(stated),),
        )
    elif not any(_PROBLEM_HINT.search(s.text) for s in early) and not _problem_shown(reading):
        yield _problem_late(reading)


def _problem_shown(reading: Reading) -> bool:
    slides = {label.slide for label in reading.stages if label.stage == "problem"}
    return any(span.slide in slides and span.start < PROBLEM_BY for span in reading.timeline)


def _problem_late(reading: Reading) -> Finding:
    later = next((s for s in reading.sentences if _PROBLEM.search(s.text)), None)
    when = (
        f"; it is first put into words at {clock(later.start)}"
        if later
        else ", and none does later"
    )
    return Finding(
        "flow.problem_stated",
        "advice",
        f"In the first {length(PROBLEM_BY)} no sentence names a problem, a question or a goal"
        f"{when}.",
        "Say in one sentence what nobody can do today, before the outline and before any "
        "background.",
        "by minute two (Golub; Nock)",
        "D",
        (quoted(later),) if later else (),
    )


def check_own_contribution(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for the speaker's own contribution in the first person.

    Title: Your own contribution, in the first person.
    Measured: I and anything done ("I built", "I have been working on"), a role or "my thesis",
    beside the number of times "we" and "our" are said; "I think", "I said" and the like are none.
    Source: own contribution in the first person (Golub; Nock); lore.
    Strength: D.
    Cannot tell: who "we" is.
    """
    check = "flow.own_contribution"
    if unheard(reading):
        yield NotMeasured(check, unheard(reading))
        return
    texts = [sentence.text.replace("’", "'") for sentence in reading.sentences]
    if any(says_own_work(text) for text in texts):
        return
    we = [i for i, text in enumerate(texts) if _WE.search(text)]
    count = sum(len(_WE.findall(text)) for text in texts)
    if count < MANY_WE:
        return
    yield Finding(
        check,
        "advice",
        f"“We” and “our” were said {count} times, and no sentence says what you did yourself.",
        "Name two things that are yours: “I designed …”, “I ran …”; then “we” for the rest is "
        "honest and heard as such.",
        "own contribution in the first person (Golub; Nock)",
        "D",
        tuple(quoted(reading.sentences[i]) for i in we[:2]),
    )


def check_transitions(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for a sentence that announces each change of stage.

    Title: A sentence that announces each change of stage.
    Measured: the last sentence before and the first two after a change between stages that are
    certain, the border of problem and approach left out; a question, a "now", a "let me show" or
    the new slide's title announce it.
    Source: signposting (Golub); lore, remarked on when more than half of the changes go silent.
    Strength: D.
    Cannot tell: a change that is announced by a gesture.
    """
    check = "flow.transitions"
    unsure = "" if stages_are_sure(reading) else STAGES_UNSURE
    reason = unheard(reading) or unmatched(reading) or unsure or doubtful_timeline(reading)
    if reason:
        yield NotMeasured(check, reason)
        return
    changes = list(_changes(reading))
    silent = [span for span in changes if not _announced(reading, span)]
    if len(changes) < FEWEST_CHANGES or len(silent) <= MOST_SILENT * len(changes):
        return
    yield Finding(
        check,
        "advice",
        f"{len(silent)} of {len(changes)} changes of stage come without a word of announcement, "
        f"first at {clock(silent[0].start)} with {named(reading, silent[0].slide)}.",
        "End the slide before with the question that the next one answers.",
        "signposting (Golub's job-talk field guide)",
        "D",
        tuple(shown(reading, span.slide) for span in silent),
    )


def _changes(reading: Reading) -> Iterator[SlideSpan]:
    """Yield the spans with which a new stage surely begins."""
    sure = {
        label.slide: label.stage
        for label in reading.stages
        if label.confidence >= SURE_STAGE and label.stage in ARGUMENT
    }
    border = {"problem", "approach"}
    for before, after in pairwise(reading.timeline):
        old, new = sure.get(before.slide), sure.get(after.slide)
        certain = min(before.confidence, after.confidence) >= SURE_SLIDE
        if certain and old and new and old != new and {old, new} != border:
            yield after


def _announced(reading: Reading, span: SlideSpan) -> bool:
    before = [s for s in reading.sentences if s.start < span.start][-1:]
    after = [s for s in reading.sentences if s.start >= span.start][:2]
    title = set(terms(reading.slides[span.slide - 1].title))
    named_in = {term for sentence in after for term in terms(sentence.text)}
    if title and len(title & named_in) * 2 >= len(title):
        return True
    return any(_ANNOUNCES.search(sentence.text.replace("’", "'")) for sentence in before + after)


def check_takeaway_last(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for the take-home line among the last words.

    Title: The take-home line among the last words.
    Measured: in the last minute, or the last tenth of the talk, a sentence such as "to conclude",
    a slide that is surely of the takeaways, or a line of such a slide said again.
    Source: the take-home line comes last (Golub; Nock); lore.
    Strength: D.
    Cannot tell: whether the line is the right one.
    """
    check = "flow.takeaway_last"
    if unheard(reading):
        yield NotMeasured(check, unheard(reading))
        return
    duration = reading.duration or 0.0
    if reading.rehearsal.format.high < SHORTEST_FORMAT or duration < SHORTEST_FORMAT:
        return
    start = duration - max(LAST_WORDS, LAST_SHARE * duration)
    last = [sentence for sentence in reading.sentences if sentence.end > start]
    if not last or _takes_home(reading, last, start):
        return
    earlier = [s for s in reading.timeline if reading.stages and _is_takeaway(reading, s.slide)]
    said = f"; the takeaways were up at {clock(earlier[-1].start)}" if earlier else ""
    yield Finding(
        check,
        "advice",
        f"No take-home line was said in the last {length(duration - start)}{said}.",
        "Before “thank you”, say once more the one sentence that the panel should repeat to a "
        "colleague.",
        "the take-home line comes last (Golub; Nock)",
        "D",
        (quoted(last[-1]),),
    )


def _is_takeaway(reading: Reading, slide: int) -> bool:
    return any(label.slide == slide for label in surely(reading, "takeaways"))


def _takes_home(reading: Reading, last: list[Sentence], start: float) -> bool:
    if any(_TAKE_HOME.search(sentence.text) for sentence in last):
        return True
    if any(span.end > start and _is_takeaway(reading, span.slide) for span in reading.timeline):
        return True
    heard = {term for sentence in last for term in terms(sentence.text)}
    takeaways = [label.slide for label in reading.stages if label.stage == "takeaways"]
    for number in takeaways:
        for line in reading.slides[number - 1].body:
            wanted = set(terms(line))
            if len(wanted) >= SHORTEST_LINE and len(wanted & heard) >= LINE_SAID * len(wanted):
                return True
    return False


CHECKS: tuple[Check, ...] = (
    check_problem_stated,
    check_own_contribution,
    check_transitions,
    check_takeaway_last,
)
