"""What a panel will miss: limitations without a mitigation, results without a spread."""

import re
from collections.abc import Iterator, Mapping

from rehearsal.analysis.argument.content import content
from rehearsal.analysis.argument.numbers import written_numbers
from rehearsal.analysis.argument.stage_time import SHORTEST_FORMAT
from rehearsal.analysis.phrasing import capital, listed, shown
from rehearsal.analysis.reading import Check, Reading
from rehearsal.analysis.sureness import (
    STAGES_UNSURE,
    apart,
    nothing_to_read,
    other_language,
    stages_are_sure,
    surely,
)
from rehearsal.talk import ContentItem, Evidence, Finding, NotMeasured, Severity, Topic

SOME_RESULTS = 3
"""Numbers among the experiments from which results are taken to be shown; strength D."""
ASKED_ABOUT: Mapping[Topic, str] = {
    "data": "the data and their splits",
    "hyper_parameters": "hyper-parameters and how they were chosen",
    "ablation": "an ablation",
    "failure_cases": "cases in which it fails",
    "reproducibility": "code or data that others can get",
}
"""What a panel asks about when it is neither shown nor said (reproducibility check-lists)."""
KEPT_SILENT: Mapping[Topic, str] = {
    "limitations": "a limitation",
    "mitigations": "what is done about a limitation",
}
"""What should not only be shown but said; takeaways and future work are stages, and told there."""

_LEARNING = re.compile(
    r"\b(?:training|trained|learning rate|data ?sets?|accuracy|neural|baselines?|classifiers?"
    r"|test set|embeddings?|machine learning|deep learning|hyper-?parameters?|ablations?"
    r"|fine-?tun\w+|benchmarks?|transformers?|language models?|overfitt\w+)\b",
    re.IGNORECASE,
)
LEARNING_CUES = 3
"""Different words of machine learning from which a panel asks as it asks of that; strength D."""
_Items = Mapping[Topic, ContentItem]


def _nothing(reading: Reading) -> str:
    return other_language(reading) or nothing_to_read(reading)


def _items(reading: Reading) -> _Items:
    return {item.topic: item for item in content(reading)}


def check_limitations(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for an admitted limitation and for what is done about it.

    Title: An admitted limitation, and what is done about it.
    Measured: slides and sentences that name a limitation of one's own; a mitigation on the same
    slide or within 90 s after it; weaker words ("would fix that") in the two sentences after it.
    Praised is what was said where anything was; what only stands on a slide is told apart.
    Source: each limitation with its mitigation earns trust (NeurIPS check-list; interview-coach-
    skill); lore. 9 of 32 research decks that were read admit one, so a deck alone without one is
    a note.
    Strength: D.
    Cannot tell: whether it is the limitation that the panel has in mind.
    """
    check, items = "content.limitations", _items(reading)
    if not items:
        yield NotMeasured(check, _nothing(reading))
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    admitted, mitigated = items["limitations"], items["mitigations"]
    if admitted.status == "unreadable":
        yield NotMeasured(check, "Too many slides hold only pictures to look for a limitation.")
    elif admitted.status == "absent":
        yield _limitation(
            "advice" if reading.words else "note",
            f"No limitation is {'admitted' if reading.words else 'shown'}, as far as words tell.",
            "Name one before the panel does, and say in the next sentence what you do about it: "
            "this earns more trust than any result.",
        )
    elif mitigated.status in ("absent", "unreadable"):
        yield _limitation(
            "note",
            f"A limitation is {_how_admitted(admitted)}; what can be done about it was not found, "
            "as far as words tell.",
            "If it is missing, add a sentence: what you tried, what it costs, what you would "
            "try first.",
            admitted.evidence,
        )
    elif not reading.words or (_is_said(admitted) and _is_said(mitigated)):
        yield _limitation(
            "praise",
            f"A limitation is {'admitted' if reading.words else 'shown'} together with what helps "
            "against it, as far as words tell.",
            "Keep both sentences next to each other.",
            (*admitted.evidence[:2], *mitigated.evidence[:2]),
        )


def _is_said(item: ContentItem) -> bool:
    return item.status in ("said", "both")


def _how_admitted(item: ContentItem) -> str:
    return "admitted" if _is_said(item) else "shown on a slide"


def _limitation(
    severity: Severity, message: str, advice: str, evidence: tuple[Evidence, ...] = ()
) -> Finding:
    return Finding(
        "content.limitations",
        severity,
        message,
        advice,
        "limitations with their mitigation: NeurIPS check-list, interview-coach-skill",
        "D",
        tuple(dict.fromkeys(evidence)),
    )


def check_baselines(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for what the results are compared with.

    Title: What the results are compared with.
    Measured: slides, table rows and sentences that name a baseline, other systems or earlier
    results, where slides are surely of the experiments.
    Source: 24 of 32 research decks that were read show baselines; what is the simplest thing that
    could work is asked after most talks; lore.
    Strength: B.
    Cannot tell: baselines that only a picture shows, or whether they are strong.
    """
    check, items = "content.baselines", _items(reading)
    if not items:
        yield NotMeasured(check, _nothing(reading))
    elif items["baselines"].status == "unreadable":
        yield NotMeasured(check, "Results are shown in a picture: what it compares was not read.")
    elif items["baselines"].status == "absent" and reading.slides:
        if not stages_are_sure(reading):
            yield NotMeasured(check, STAGES_UNSURE)
        elif _result_numbers(reading) >= SOME_RESULTS:
            first = surely(reading, "experiments")[0].slide
            yield Finding(
                check,
                "advice",
                "Results are shown, and nothing that they are compared with.",
                "Put the simplest thing that could work beside your number: a majority class, a "
                "linear model, last year's system.",
                "24 of 32 research decks show baselines",
                "B",
                (shown(reading, first),),
            )


def _result_numbers(reading: Reading) -> int:
    """Count the numbers with a point or a percent sign on slides surely of the experiments."""
    numbers = [
        number
        for label in surely(reading, "experiments")
        for number in written_numbers(reading.slides[label.slide - 1].text)
    ]
    return sum(bool(number.decimals) or number.percent for number in numbers)


def check_variance(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Look for a spread or a test where numbers are compared.

    Title: A spread or a test where numbers are compared.
    Measured: on slides of the experiments, three numbers or more with a point or a percent sign,
    and no ±, deviation, interval, test or number of runs anywhere.
    Source: reproducibility check-lists (Pineau; NeurIPS); 8 of 32 research decks that were read
    show error bars; lore.
    Strength: D.
    Cannot tell: error bars in a picture.
    """
    check, items = "content.variance", _items(reading)
    if not items:
        yield NotMeasured(check, _nothing(reading))
    elif items["variance"].status == "unreadable":
        yield NotMeasured(check, "Results are shown in a picture: error bars in it were not seen.")
    elif items["variance"].status == "absent" and _result_numbers(reading) >= SOME_RESULTS:
        slides = [label.slide for label in surely(reading, "experiments")]
        yield Finding(
            check,
            "advice",
            f"{_result_numbers(reading)} results are shown, and no spread, test or number of runs "
            "goes with them.",
            "Say of how many runs or people the numbers are the mean, and write ± beside the one "
            "that carries the talk.",
            "reproducibility check-lists (Pineau; NeurIPS)",
            "D",
            tuple(shown(reading, slide) for slide in slides[:2]),
        )


def is_about_learning(reading: Reading) -> bool:
    """Tell whether the talk is about models that are trained, by its different words."""
    texts = [slide.text for slide in reading.slides] + [s.text for s in reading.sentences]
    cues = {match.lower() for text in texts for match in _LEARNING.findall(text)}
    return len(cues) >= LEARNING_CUES


def check_asked_about(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Name what a panel asks about and the talk neither shows nor says.

    Title: What a panel asks about and the talk neither shows nor says.
    Measured: data and splits, hyper-parameters, ablation, failure cases, code; only where nothing
    could hide in a picture, and in talks that name three things of machine learning.
    Source: reproducibility check-lists (Pineau; NeurIPS), ICLR reviews; few talks hold all of
    them, so this is a note.
    Strength: D.
    Cannot tell: which of them this panel cares about.
    """
    check, items = "content.asked_about", _items(reading)
    if not items:
        yield NotMeasured(check, _nothing(reading))
        return
    if reading.rehearsal.format.high < SHORTEST_FORMAT:
        return
    if not is_about_learning(reading):
        return
    missing = [ASKED_ABOUT[topic] for topic in ASKED_ABOUT if items[topic].status == "absent"]
    hidden = [ASKED_ABOUT[topic] for topic in ASKED_ABOUT if items[topic].status == "unreadable"]
    if missing:
        yield Finding(
            check,
            "note",
            f"Not found {'in the talk' if reading.words else 'on the slides'}: {listed(missing)}.",
            "Have one sentence ready for each, or a slide behind the last one.",
            "reproducibility check-lists (Pineau; NeurIPS) and ICLR reviews",
            "D",
        )
    if hidden:
        yield NotMeasured(check, f"{capital(listed(hidden))} may be shown in pictures.")


def check_only_shown(reading: Reading) -> Iterator[Finding | NotMeasured]:
    """Name what is shown and never said, of what should be said.

    Title: What is shown and never said, of what should be said.
    Measured: limitations and mitigations that stand on a slide and in no sentence.
    Source: the audience remembers what was said (Mayer, modality); lore, so this is a note.
    Strength: D.
    Cannot tell: what was said in quite other words.
    """
    check, items = "content.only_shown", _items(reading)
    if not items or not reading.words or not reading.slides or reading.strangers:
        reason = other_language(reading) or apart(reading)
        yield NotMeasured(check, reason or "This needs both a deck and a transcript.")
        return
    silent = [topic for topic in KEPT_SILENT if items[topic].status == "shown"]
    if silent:
        yield Finding(
            check,
            "note",
            f"On a slide and not said: {listed([KEPT_SILENT[topic] for topic in silent])}.",
            "Say it in a sentence of its own.",
            "Mayer, the modality principle",
            "D",
            tuple(place for topic in silent for place in items[topic].evidence[:1]),
        )


CHECKS: tuple[Check, ...] = (
    check_limitations,
    check_baselines,
    check_variance,
    check_asked_about,
    check_only_shown,
)
