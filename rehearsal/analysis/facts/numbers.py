"""Numbers that mean something: results with their metric, sample sizes, hyper-parameters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rehearsal.analysis.facts.lexicon import HYPER_PARAMETERS, METRICS, lexicon
from rehearsal.analysis.facts.lines import Line, is_argument
from rehearsal.analysis.facts.mention import Mention
from rehearsal.analysis.powers import POWER, TIMES_POWER

VALUE = rf"(?:{POWER}|(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?: ?[eE][-−]\d+|{TIMES_POWER})?)"
_AFTER = re.compile(
    rf"^(?: scores?| rates?)? ?(?:of|=|:|is|was|reaches|reached|to)? ?(?:about |around |~ ?)?"
    rf"(?P<value>{VALUE} ?(?:%|percent|points|sec(?:onds?)?|ms|s)?)(?![\w/:.,]*[\w/])"
    r"(?! ?(?:[-–*+/×x@]|to) ?\w)(?! (?:\d|decimal|digits?|significant))"
    r"(?! ?(?:%|percent|points|sec|ms|s\b|min|hours?|days?|[KMGT]B))"
)
_BEFORE = re.compile(rf"(?<![\w.,/\-–@])(?P<value>{VALUE} ?(?:%|percent)) (?:in |of )?(?:the )?$")
_NOT_OWN = re.compile(
    r"\bet al\b|[A-Z][a-z]+ (?:and|&) [A-Z][a-z]+,? \(?(?:19|20)\d\d"
    r"|[\[(][A-Z][^\])]*(?:19|20)\d\d|\bp(?:revious|rior)(?:ly)? |\b[Ee]xample:"
    r"|\b(?:at least|has to|must|suppose|[Tt]heirs?)\b"
)
_NOT_OWN_TITLE = re.compile(
    r"related|previous|prior|literature|background|motivation", re.IGNORECASE
)
_CHANGE = re.compile(
    r"(?:\bby(?: up to)?|up to|gains? of|improv\w*(?: of)?|increas\w*(?: of)?|drop of|[<>≥≤±+-]) ?$"
    r"|improv\w* .{0,40}\b(?:by|and) ?$",
    re.IGNORECASE,
)
_SAMPLE_N = re.compile(r"\b[Nn] ?= ?(?P<n>\d{1,3}(?:,\d{3})+|\d+)\b")
_SAMPLE_OF = re.compile(
    r"(?<![\w.,/\-–$£€])(?<!\d, )(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<k>k|K|M)? "
    r"(?P<unit>(?:[a-z]+(?:-[a-z]+)? )?"
    r"(?:participants|patients|children|individuals|subjects|respondents|women|men|students|adults|"
    r"adolescents|volunteers|interviews|sentences|documents|articles|papers|abstracts|images|videos|"
    r"tweets|users|speakers|questions|dialogues|conversations|reviews|households|firms|countries|"
    r"stories|recordings|samples|cases|pairs))\b"
)
_NOT_A_UNIT = frozenset({"of", "in", "for", "to", "and", "the", "or", "than", "more", "other"})
SMALLEST_SAMPLE = 12
"""A smaller count is an illustration, not a sample (strength: speaker)."""
_OUTSIDE_STUDY = re.compile(
    r"\b(?:in the (?:U\.?S|world|UK)|population of|billion|million|per|every|each|between|first|"
    r"at least|or about|within|no more than|for example|training|vocabulary|batch|diagnosed|"
    r"born)\b",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"\w_\w")
"""A name of a program's table or field, whose sizes are no samples."""
_PEOPLE = re.compile(
    r"\b(?:participants|patients|individuals|children|subjects|respondents|cohort|women|controls|"
    r"study population|epidemiolog\w+|clinical)\b",
    re.IGNORECASE,
)
_SETTING = re.compile(
    rf"^ ?(?:size|rate)? ?(?:of|=|:|is|was|set to|to)? ?(?P<value>{VALUE}%?)(?![\w/:.,]*[\w/])"
)
_DIMENSIONS = re.compile(
    r"(?<![\d,.])(?P<n>\d{2,4})[- ]dim(?:ensional|ensions?|s)?\.? "
    r"(?P<what>(?:[a-z]+ )?(?:embeddings|vectors|representations))\b"
)
_UNITS = re.compile(
    r"(?<![\d,.])(?P<n>\d{1,4}) "
    r"(?P<what>(?:training )?epochs|hidden units|hidden layers|LSTM cells)\b"
)


def find_numbers(lines: Iterable[Line]) -> Iterator[Mention]:
    """Yield results, sample sizes and settings, each with what it measures."""
    lines = tuple(lines)
    people = any(_PEOPLE.search(line.text) for line in lines)
    for line in lines:
        if not _is_read(line):
            continue
        yield from _results(line)
        yield from _settings(line)
    read = (line for line in lines if _is_read(line))
    yield from _few(mention for line in read for mention in _samples(line, people))


def _is_read(line: Line) -> bool:
    return line.source not in ("notes", "table") and is_argument(line)


INVENTORY = 5
"""Sample sizes on one slide from which they are a list of what is there, not samples (strength:
speaker)."""


def _few(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Leave out the slides that list sizes."""
    of_slide: dict[int | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_slide[mention.line.slide].append(mention)
    for slide, found in of_slide.items():
        if slide is None or len({mention.text for mention in found}) < INVENTORY:
            yield from found


def _results(line: Line) -> Iterator[Mention]:
    if _NOT_OWN.search(line.text) or _NOT_OWN_TITLE.search(line.title):
        return
    for fill, match in lexicon(METRICS).find(line.text):
        after = _AFTER.match(line.text[match.end() :])
        before = None if after else _BEFORE.search(line.text[: match.start()])
        found = after or before
        start = before.start() if before else match.start()
        if found and not _is_count(found["value"]) and not _CHANGE.search(line.text[:start]):
            yield Mention("number", result(fill, found["value"]), line, 0.8)


def result(metric: str, value: str) -> str:
    """Return a result as it fills a sentence: "an accuracy of 86.5%"."""
    return f"{_with_article(metric)} of {value.strip()}"


def _is_count(value: str) -> bool:
    """Whether a value is a year or a small whole number, such as a rank, rather than a result."""
    return _is_year(value) or bool(re.fullmatch(r"\d", value.strip()))


def _is_year(value: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", value.strip()))


def _with_article(fill: str) -> str:
    name = fill.removeprefix("the ")
    if re.match(r"(?:Cohen|Cronbach|Spearman|Pearson)", name) or name.endswith("years"):
        return name
    if name[0].isupper():
        vowel = name[0] in "AEFHILMNORSX" and name not in ("ROUGE", "METEOR")
    else:
        vowel = name[0] in "aeiou"
    return f"{'an' if vowel else 'a'} {name}"


def _samples(line: Line, people: bool) -> Iterator[Mention]:
    """Yield sample sizes; "N =" means one only where the talk is about people."""
    if (
        _IDENTIFIER.search(line.text)
        or _OUTSIDE_STUDY.search(line.text)
        or _NOT_OWN_TITLE.search(line.title)
    ):
        return
    for match in _SAMPLE_N.finditer(line.text) if people else ():
        if _count(match) >= SMALLEST_SAMPLE:
            yield Mention("sample", f"N = {match['n']}", line, 0.7)
    for match in _SAMPLE_OF.finditer(line.text):
        thousands = match["k"] or ""
        if _count(match) < SMALLEST_SAMPLE or (_is_year(match["n"]) and not thousands):
            continue
        if match["unit"].split()[0] not in _NOT_A_UNIT:
            yield Mention("sample", f"{match['n']}{thousands} {match['unit']}", line, 0.7)


def _count(match: re.Match[str]) -> int:
    return int(match["n"].replace(",", ""))


def _settings(line: Line) -> Iterator[Mention]:
    for fill, match in lexicon(HYPER_PARAMETERS).find(line.text):
        after = _SETTING.match(line.text[match.end() :])
        if after and not _is_year(after["value"]):
            yield Mention("hyper_parameter", _setting(fill, after["value"]), line, 0.8)
    for match in _DIMENSIONS.finditer(line.text):
        text = f"{match['n']}-dimensional {match['what']}"
        yield Mention("hyper_parameter", text, line, 0.7)
    for match in _UNITS.finditer(line.text):
        yield Mention("hyper_parameter", f"{match['n']} {match['what']}", line, 0.6)


def _setting(name: str, value: str) -> str:
    counted = name.removeprefix("number of ")
    if counted != name:
        return f"{value} {counted}"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} of {value}"
