"""Slide titles that say enough to ask about."""

import re
from collections.abc import Iterable, Iterator, Mapping

from rehearsal.analysis.facts.kinds import QuotedKind
from rehearsal.analysis.facts.lexicon import word_set
from rehearsal.analysis.facts.lines import Line, ends_badly, is_argument, tidy
from rehearsal.talk import Stage

_GENERIC = word_set(
    """
    introduction background motivation result results experiment experiments experimental
    method methods methodology conclusion conclusions summary discussion related work previous
    prior future limitation limitations evaluation data dataset setup setting settings
    analysis approach overview outline contribution contributions model task problem example
    examples question questions thank thanks you references appendix goal goals and the of our
    main cont continued part next steps takeaway takeaways take home message set up findings
    training definition objective objectives statement recap in a this talk idea key i ii on
    research hypothesis hypotheses aim aims gantt chart
    timeline schedule budget demo
    to with for details more proposed solution desired lecture session chapter section
    """
)
_ASIDE = re.compile(
    r"(?:examples?|e\.g|but|and|so|because|or|why|what|how|which|is|are|does|do|can|prior|previous|related|introduction|"
    r"motivation|proposed (?:approach|method|model))\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:list item|click to|(?:title|subtitle|header|heading|body|sample)? ?text\b|insert|"
    r"your (?:title|text|name)|(?:materials?|readings?|plan) for today|mit opencourseware|lorem|"
    r"untitled|new slide|slide title|master)",
    re.IGNORECASE,
)
"""What a template or a program leaves where a title should be."""
_SOURCE_END = re.compile(r"\b(?:book|video|website|clip)s?$", re.IGNORECASE)
"""A title that only names what is passed on."""
_BY_STAGE: Mapping[Stage, QuotedKind] = {
    "approach": "approach_title",
    "experiments": "result_title",
}


def find_titles(
    lines: Iterable[Line], stages: Mapping[int, Stage]
) -> Iterator[tuple[QuotedKind, str, Line]]:
    """Yield telling titles, and again by what their slides do in the argument."""
    for line in lines:
        if line.source == "title" and is_argument(line) and _telling(line.text):
            text = tidy(line.text)
            yield "slide_title", text, line
            by_stage = _BY_STAGE.get(stages.get(line.slide or 0, "front"))
            if by_stage and not _ASIDE.match(text):
                yield by_stage, text, line


def _telling(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if _PLACEHOLDER.match(text) or re.match("Now ", text) or _SOURCE_END.search(text):
        return False
    if (
        not 2 <= len(text.split()) <= 10
        or ends_badly(tidy(text))
        or all(w in _GENERIC for w in words)
    ):
        return False
    if re.search(r"[?]$|\w! ?\w|[a-z][A-Z]{2,}[a-z]", text) or not re.match(r"[A-Z\d“\"]", text):
        return False
    letters = sum(char.isalpha() or char.isspace() or char in "-:,’'" for char in text)
    return letters >= 0.9 * len(text) and len([word for word in words if len(word) > 2]) >= 2
