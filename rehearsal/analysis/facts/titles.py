"""Slide titles that say enough to ask about."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

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
    agenda course context material materials practice reading project time times among members
    my other data collection acquisition distribution
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
_SOURCE_END = re.compile(r"(?<!person[ -])\b(?:book|video|website|clip)s?$", re.IGNORECASE)
"""A title that only names what is passed on; first person video is a subject."""
_BY_STAGE: Mapping[Stage, QuotedKind] = {
    "approach": "approach_title",
    "experiments": "result_title",
}


_ONE_OF_MANY = re.compile(
    r"(?:for|other|another|these|those|before|after|last|example:) "
    r"|(?:first|second|third) (?!(?:person|order|party|degree|hand|class|language|generation|moment"
    r"|derivative|principles?|author|price|passage|world|responders?|aid)s?\b)"
    r"|.*\b(?:examples?|tools?|continued)$|.*:.*:",
    re.IGNORECASE,
)
"""A title that points at others, at an example or at a legend: it is no subject by itself."""
_NO_NAME = re.compile(
    r".*(?:ing|[ts]ion|ment|ness|ity|ism|ics|ence|ance|[eao]ncy|ive|ous|[ai]ble|ful|less|[rtciud]al"
    r"|onal|ology|ography|ometry|work|ware|[^suio]s)",
    re.IGNORECASE,
)
"""A word that is made like a noun or an adjective of English, and hardly like a person's name."""
_FIRST_NAMES = word_set(
    """
    alice andreas andrew anders angela anna anne anthony barbara beatrice ben benjamin boris brian
    carl carlos carol caroline catherine charles chris christian christina christopher clarence
    claire clara claudia constance dan daniel david deborah dennis dominic donald edward elena eliza
    elizabeth emily emma eric eva florence francis frank frederic gabriel george georg giovanni
    grace hans hannah harold helen henry hugo ian ivan jack jacob james jan jane jason jean jeff
    jennifer jerome jessica john jonas jonathan jose joseph juan julia julian karen karl kate
    katherine kevin klaus kumar lars laura laurence lawrence leo linda lisa louis lucas lucy luis
    luke marc marco margaret maria marie mark markus martin mary matthew max michael michel miguel
    mohammed monica muhammad nancy nathan nicholas nicolas nina noah olga oliver oscar pascal
    patricia patrick paul pedro peter philip pierre prudence rachel ralph ravi raymond rebecca
    richard robert roger roland ruth ryan samuel sandra sara sarah sebastian simon sofia sophie
    stefan stephen steven susan terence theodore thomas tim timothy tom tony ursula victor vincent
    walter werner william yann yoshua
    """
)
"""First names with which a title is a name whatever the other word is made like."""
_UNFINISHED = re.compile(r"\b(?:we|I|you|they|that \w+ \w+ many|finding|encouraging)(?: \w+ed)?$")
"""A title whose sentence goes on in the lines below it."""


def find_titles(
    lines: Iterable[Line], stages: Mapping[int, Stage]
) -> Iterator[tuple[QuotedKind, str, Line]]:
    """Yield telling titles, and again by what their slides do in the argument."""
    lines = tuple(lines)
    small = {word for line in lines for word in re.findall(r"\b[a-z][a-z’'-]+", line.text)}
    for line in lines:
        if line.source == "title" and is_argument(line) and _telling(line.text):
            if _is_name(line.text, small):
                continue
            text = tidy(line.text)
            yield "slide_title", text, line
            by_stage = _BY_STAGE.get(stages.get(line.slide or 0, "front"))
            if by_stage and not _ASIDE.match(text):
                yield by_stage, text, line


def _is_name(text: str, small: Collection[str]) -> bool:
    """Whether a title is a person's: two capitalised words that the talk never writes small.

    Either the first is a known first name, or neither is made like a word of English.
    """
    words = text.split()
    if len(words) != 2 or not all(re.fullmatch(r"[A-Z][a-z]+", word) for word in words):
        return False
    if any(word.lower() in small for word in words):
        return False
    return words[0].lower() in _FIRST_NAMES or not any(map(_NO_NAME.fullmatch, words))


def _telling(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if _PLACEHOLDER.match(text) or re.match("Now ", text) or _SOURCE_END.search(text):
        return False
    if _ONE_OF_MANY.match(text) or _UNFINISHED.search(tidy(text)):
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
