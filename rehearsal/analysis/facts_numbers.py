"""Numbers that mean something: results with their metric, sample sizes, hyper-parameters."""

import re
from collections.abc import Iterable, Iterator

from rehearsal.analysis.facts_lexicon import HYPER_PARAMETERS, METRICS, lexicon
from rehearsal.analysis.facts_lines import Line, is_argument
from rehearsal.analysis.facts_names import Mention

_VALUE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?[eE][-−]\d+)?"
_AFTER = re.compile(
    rf"^(?: scores?| rates?)? ?(?:of|=|:|is|was|at|reaches|reached|to)? ?(?:about |around |~ ?)?"
    rf"(?P<value>{_VALUE} ?(?:%|percent|points)?)(?![\w/:.,]*[\w/])(?! ?(?:-|–|to) ?\d)"
)
_BEFORE = re.compile(rf"(?<![\w.,/\-–@])(?P<value>{_VALUE} ?(?:%|percent)) (?:in |of )?(?:the )?$")
_SAMPLE_N = re.compile(r"\b[Nn] ?= ?(?P<n>\d{1,3}(?:,\d{3})+|\d+)\b")
_SAMPLE_OF = re.compile(
    r"(?<![\w.,/\-–$£€])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?P<k>k|K|M)? "
    r"(?P<unit>(?:[a-z]+(?:-[a-z]+)? )?"
    r"(?:participants|patients|children|individuals|subjects|respondents|women|men|students|adults|"
    r"adolescents|volunteers|interviews|sentences|documents|articles|papers|abstracts|images|videos|"
    r"tweets|users|speakers|annotators|questions|dialogues|conversations|reviews|households|firms|"
    r"countries|languages|stories|games|trials|recordings|sites|samples|cases|tokens|pairs))\b"
)
_SETTING = re.compile(
    rf"^ ?(?:size|rate)? ?(?:of|=|:|is|was|set to|to)? ?(?P<value>{_VALUE}%?)(?![\w/:.,]*[\w/])"
)
_DIMENSIONS = re.compile(
    r"\b(?P<n>\d{2,4})[- ]dim(?:ensional|ensions?|s)?\b(?: (?P<what>word |character )?"
    r"(?P<of>embeddings|vectors))?"
)
_UNITS = re.compile(
    r"\b(?P<n>\d{1,4}) (?P<what>epochs|hidden units|hidden layers|clusters|topics)\b"
)
SMALLEST_SAMPLE = 8
"""A smaller count is an illustration, not a sample (strength: speaker)."""
_OUTSIDE_STUDY = re.compile(
    r"\b(?:in the (?:U\.?S|world|UK)|people|population of|billion|million)\b"
)


def find_numbers(lines: Iterable[Line]) -> Iterator[Mention]:
    """Yield results, sample sizes and settings, each with what it measures."""
    for line in lines:
        if line.source == "notes" or not is_argument(line):
            continue
        yield from _results(line)
        yield from _samples(line)
        yield from _settings(line)


def _results(line: Line) -> Iterator[Mention]:
    for fill, match in lexicon(METRICS).find(line.text):
        after = _AFTER.match(line.text[match.end() :])
        before = _BEFORE.search(line.text[: match.start()])
        value = after.group("value") if after else before.group("value") if before else ""
        if value and not _is_year(value):
            yield Mention("number", f"{_with_article(fill)} of {value.strip()}", line, 0.8)


def _is_year(value: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", value.strip()))


def _with_article(fill: str) -> str:
    name = fill.removeprefix("the ")
    if re.match(r"(?:Cohen|Cronbach|Spearman|Pearson)", name) or name.endswith("years"):
        return name
    if name.isupper() or not name[0].islower():
        vowel = name[0] in "AEFHILMNORSX" and name not in ("ROUGE", "METEOR")
    else:
        vowel = name[0] in "aeiou"
    return f"{'an' if vowel else 'a'} {name}"


def _samples(line: Line) -> Iterator[Mention]:
    if _OUTSIDE_STUDY.search(line.text):
        return
    for match in _SAMPLE_N.finditer(line.text):
        if int(match.group("n").replace(",", "")) >= SMALLEST_SAMPLE:
            yield Mention("sample", f"a sample of {match.group('n')}", line, 0.7)
    for match in _SAMPLE_OF.finditer(line.text):
        count = int(match.group("n").replace(",", ""))
        if count < SMALLEST_SAMPLE or (_is_year(match.group("n")) and not match.group("k")):
            continue
        unit = match.group("unit")
        if unit.split()[0] in ("of", "in", "for", "to", "and", "the", "or", "than", "more"):
            continue
        yield Mention("sample", f"{match.group('n')}{match.group('k') or ''} {unit}", line, 0.7)


def _settings(line: Line) -> Iterator[Mention]:
    for fill, match in lexicon(HYPER_PARAMETERS).find(line.text):
        after = _SETTING.match(line.text[match.end() :])
        if after and not _is_year(after.group("value")):
            article = "an" if fill[0] in "aeiou" else "a"
            yield Mention(
                "hyper_parameter", f"{article} {fill} of {after.group('value')}", line, 0.8
            )
    for match in _DIMENSIONS.finditer(line.text):
        what = f"{match.group('what') or ''}{match.group('of') or 'vectors'}"
        yield Mention("hyper_parameter", f"{match.group('n')}-dimensional {what}", line, 0.7)
    for match in _UNITS.finditer(line.text):
        yield Mention("hyper_parameter", f"{match.group('n')} {match.group('what')}", line, 0.6)
