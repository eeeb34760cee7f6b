"""Names on slides and in speech: methods, baselines, data sets, metrics, techniques, papers."""

import re
from collections.abc import Callable, Iterable, Iterator

from rehearsal.analysis.facts.citations import RELATED_TITLE, find_citations
from rehearsal.analysis.facts.cues import OWN
from rehearsal.analysis.facts.glue import is_row
from rehearsal.analysis.facts.kinds import NamedKind
from rehearsal.analysis.facts.lexicon import (
    COHORTS,
    COMPONENTS,
    DATASETS,
    LANGUAGES,
    METRICS,
    RESOURCES,
    STUDY_METHODS,
    TECHNIQUES,
    lexicon,
    word_set,
)
from rehearsal.analysis.facts.lines import Line, is_argument, is_noise
from rehearsal.analysis.facts.mention import Mention

_PROPER = r"(?:[A-Z][\w+]*[A-Z\d][\w+\-]*(?:\.\d+)?|[A-Z]{2,}[\w\-]*|[a-z]+[A-Z]\w*)"
_HEAD = (
    r"(?:baselines?|models?|systems?|methods?|approach(?:es)?|classifiers?|parsers?|taggers?|"
    r"decoders?|algorithms?|networks?|architectures?|framework)"
)
_OWN_HEAD = (
    r"(?:model|system|method|approach|classifier|parser|tagger|decoder|algorithm|network|"
    r"architecture|framework|technique|scheme|pipeline|toolkit|formalism|prototype)(?![\w-])"
)
_MODIFIER = r"(?:[a-z][\w'’]*(?:-[\w]+)*|[A-Z][\w\-]*)"
_PLAIN_MODIFIERS = word_set(
    """
    new novel first simple proposed own final full best main current previous the a an this
    that other such different general baseline following above entire whole latest initial
    joint and or two three several many more of to for in on with is are good great basic
    """
)

_PROPOSE = (
    r"\b[Ww]e (?:also |then |therefore |here )?"
    r"(?:propose|present|introduce|develop|design|describe)(?:ed)?"
)
_OWN_NAMED = re.compile(
    rf"{_PROPOSE}[:,]? (?:our |the )?(?P<a>{_PROPER})\b"
    rf"|\b(?:[Oo]ur|[Nn]ew|[Nn]ovel|[Pp]roposed) {_OWN_HEAD}[:,(]? ?(?P<b>{_PROPER})\b"
    rf"|\b(?P<c>{_PROPER}) ?\((?:ours|our (?:model|method|system|approach)|this work|proposed)\)"
    r"|(?:\b[Oo]ur \w+"
    r"|\b[Ww]e (?:\w+ )?(?:built|build|made|make|creat|develop|design|propos|present|introduc)\w*)"
    r"\b[^.]{0,60}"
    rf"\b(?:called|named|dubbed) [“\"']?(?P<d>{_PROPER})\b"
    r"|\b[Tt]he (?:\w+ )?(?:system|model|method|approach|framework|tool) is "
    rf"(?:called|named|dubbed) [“\"']?(?P<f>{_PROPER})\b"
    r"|\b[Ww]e call (?:it|this|our \w+) [“\"']?(?P<e>[A-Z][\w\-]+)\b"
)
_OWN_DESCRIBED = re.compile(
    rf"{_PROPOSE} (?:a|an|the)(?: new| novel| first| simple)?,? "
    rf"(?P<p>(?:{_MODIFIER} ){{1,3}}{_OWN_HEAD})\b"
    rf"|\b[Oo]ur (?P<o>(?:{_MODIFIER} ){{1,2}}{_OWN_HEAD})\b"
)
_OWN_DATA = re.compile(
    rf"\b[Oo]ur (?P<o>(?:{_MODIFIER} ){{1,2}}"
    r"(?:corpus|dataset|data set|benchmark|treebank|cohort))\b"
)
_TITLE_NAMED = re.compile(r"(?P<name>[A-Z][\w\-]+): [A-Z][a-z]+ \w+")
_RIVAL = re.compile(
    r"\b(?:outperform(?:s|ed|ing)?|beats?|better than|worse than|improv(?:e|es|ed|ing) "
    r"(?:upon|over)|compar(?:e|ed|ison|ing) (?:to|with|against)|[Bb]aselines?:|"
    r"faster than|higher than|lower than) "
    rf"(?P<x>(?:the |a |an |our )?(?:{_MODIFIER} ){{0,4}}(?:{_HEAD}\b|{_PROPER}\b))"
)
_BASELINE = re.compile(
    r"(?<![\w@/&+-])(?P<det>[Tt]he |[Aa]n? |[Oo]ur )?"
    rf"(?P<x>(?:{_MODIFIER} ){{1,3}}baseline)(?P<s>s?)\b"
    r"(?! (?:distribution|release|hazard|characteristics|survey|visit|measure))"
)
_NAMED_DATA = re.compile(
    rf"(?<![\w\-])(?:[Tt]he )?(?P<x>(?:(?:{_PROPER}|[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*) ){{1,3}}"
    r"(?P<head>data ?sets?|corpus|benchmark|treebank|cohort|survey|study|trial|database|[Cc]orpus|"
    r"[Dd]ata ?[Ss]et|[Bb]enchmark|[Tt]reebank|[Cc]ohort|[Ss]urvey|[Ss]tudy))\b"
)
_SET_OF = re.compile(
    r"\b[Tt]he (?P<x>[a-z]{3,}) (?:data ?)?set (?:has|holds|contains|comprises|covers) (?:\w+ )?\d"
)
"""A data set by what is in it: "the kitchen set has 84 hours"."""
_NO_SET = word_set(
    "training train test testing validation development dev data whole full entire answer result "
    "feature same first second other held"
)
_LANGUAGE = re.compile(rf"\b({LANGUAGES})\b")

_OF_EVERYBODY = word_set("entire whole current existing today's today’s everyday")
"""Words after "our" that say that it is not the speaker's own: "our entire energy system"."""
_CREDIT = re.compile(
    r"source:|image|photo|CC[- ]BY|licen[cs]e|own work|courtesy|copyright|©|public domain",
    re.IGNORECASE,
)
_CITED = re.compile(r"\W*(?:[A-Z][\w-]+,? )+et al\b.*\d{4}\)?[.,:] [A-Z]")
"""An entry that begins with its authors: what its title names is theirs."""
_NOT_USED = re.compile(r"\b(?:rather than|instead of|unlike|without|no) $", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:speak|speaks|spoke|speaking|fluent|people)\b", re.IGNORECASE)
_INVITES = re.compile(r"(?:Please|Join|Participate|Take part|Sign up|Register|Submit)\b")
"""A line that asks the room to do something with a corpus, which is not what the talk used."""
_ADVICE = re.compile(r"(?:.*\| ?)?(?:.{0,60}\. )?(?:Use|Consider|Try|Avoid|Think about) ")


def find_names(lines: Iterable[Line]) -> Iterator[Mention]:
    """Yield every mention of something with a name."""
    for line in lines:
        if line.source == "notes" or not is_argument(line) or is_noise(line.text):
            continue
        for finder in _FINDERS:
            yield from finder(line)


def _own_method(line: Line) -> Iterator[Mention]:
    if RELATED_TITLE.search(line.title):
        return
    for match in _OWN_NAMED.finditer(line.text):
        name = next(group for group in match.groups() if group)
        yield Mention("method", name, line, 0.9)
    if line.slide == 1 and line.source == "title":
        title = _TITLE_NAMED.match(line.text)
        if title:
            yield Mention("method", title.group("name"), line, 1.0)
    for match in _OWN_DESCRIBED.finditer(line.text):
        phrase = match.group("p") or match.group("o")
        words = phrase.split()
        common = bool(match.group("o")) and (line.spoken or _OF_EVERYBODY.intersection(words))
        telling = [word for word in words[:-1] if word.lower() not in _PLAIN_MODIFIERS]
        vague = common or all(re.fullmatch(_HEAD, word) for word in telling)
        if not vague and len(telling) >= len(words) - 2 and not _has_verb_inside(telling):
            yield Mention("method", f"your {' '.join((*telling, words[-1]))}", line, 0.7)


def _own_data(line: Line) -> Iterator[Mention]:
    for match in _OWN_DATA.finditer(line.text):
        words = match.group("o").split()
        telling = [word for word in words[:-1] if word.lower() not in _PLAIN_MODIFIERS]
        if telling and not _has_verb_inside(telling):
            yield Mention("dataset", f"your {' '.join((*telling, words[-1]))}", line, 0.7)


def _has_verb_inside(words: Iterable[str]) -> bool:
    return any(word.lower() in _NEVER_INSIDE or word.endswith("ly") for word in words)


def _rival(line: Line) -> Iterator[Mention]:
    if "?" in line.text or (line.source != "title" and is_row(line.text)):
        return
    for match in _RIVAL.finditer(line.text):
        phrase = _noun_phrase(match.group("x"))
        if phrase:
            yield Mention("baseline", phrase, line, 0.7)
    for match in _BASELINE.finditer(line.text):
        phrase = _noun_phrase(match.group("x") + match.group("s"))
        if phrase:
            yield Mention("baseline", phrase, line, 0.8)


def _noun_phrase(text: str) -> str:
    """Return a rival's name as it fills a sentence, or nothing where it is too vague."""
    words = re.split(r"\b(?:the|an?) ", text, flags=re.IGNORECASE)[-1].split()
    if not words or words[0].lower() in ("our", "we", "this", "that", "these"):
        return ""
    while words and words[0].lower() in _LEADING:
        words = words[1:]
    if not words or _has_verb_inside(words):
        return ""
    if len(words) == 1:
        named = re.fullmatch(_PROPER, words[0]) and not re.search(r"(?:19|20)\d\d$", words[0])
        return words[0] if named and len(words[0]) > 2 and not _is_data(words[0]) else ""
    telling = [word for word in words[:-1] if word.lower() not in _PLAIN_MODIFIERS | _PRAISE]
    if not telling or any(re.fullmatch(r"[a-z]+(?:est|most)", word) for word in telling):
        return ""
    if re.fullmatch(_HEAD, words[-1]) is None:
        named = re.fullmatch(_PROPER, words[-1]) and not re.search(r"\d{4}$", words[-1])
        return words[-1] if named and len(words) <= 2 else ""
    if re.fullmatch(r"[A-Z][a-z]+", words[0]) and not re.match(r"[A-Z]", words[1]):
        words[0] = words[0].lower()
    return "the " + " ".join(words)


_LEADING = word_set(
    """
    all both other most many strong stronger existing previous several
    """
)
_PRAISE = word_set(
    """
    robust stable strong good competitive simple standard five four place better best worst
    state state-of-the-art
    """
)
_NEVER_INSIDE = word_set(
    """
    is are was were be been has have had we our you they it its their of to for in on with and
    or but by than then from at as that which using use used uses can could will would not no
    does do did when where while if each any some over under between also only just very much
    more less outperforms outperform outperformed achieve achieves perform performs give gives
    show shows i same
    """
)


def _datasets(line: Line) -> Iterator[Mention]:
    if _INVITES.match(line.text):
        return
    for fill, match in lexicon(DATASETS).find(line.text):
        yield Mention("dataset", fill, line, 0.7 if match.start() else 0.6)
    for match in _SET_OF.finditer(line.text):
        if match["x"] not in _NO_SET:
            yield Mention("dataset", f"the {match['x']} set", line, 0.7)
    for match in _NAMED_DATA.finditer(line.text):
        words = match.group("x").split()
        names = words[:-1]
        if names[0] in _NOT_A_NAME or all(_LANGUAGE.fullmatch(name) for name in names):
            continue
        telling = [name for name in names if re.fullmatch(_PROPER, name) and len(name) > 2]
        inside = match.start() > 0 and line.source != "title" and not _title_case(line.text)
        if telling or (inside and not _NOT_A_NAME.intersection(names)):
            head = re.sub(r"(?<=set)s$", "", words[-1].lower())
            kind: NamedKind = "cohort" if head in _OF_PEOPLE else "dataset"
            yield Mention(kind, f"the {' '.join(names)} {head}", line, 0.8)


_OF_PEOPLE = frozenset({"cohort", "study", "survey", "trial"})


def _is_data(name: str) -> bool:
    return any(match.group() == name for _, match in lexicon(DATASETS).find(name))


_NOT_A_NAME = word_set(
    """
    Our The This That These New Training Test Testing Development Large Small Data Each
    Parallel Annotated Monolingual Bilingual Comparable Evaluation Experimental Pilot User
    Case Case-control Ablation Human First Second Third Other One Two Three Same Full Whole
    Current Previous Empirical Manual Standard Public Open Gold Reference Background Target
    Source In-domain A An Using Used On In For Of Which What Any Some No More All
    Cross-sectional Online Qualitative Quantitative Further Future Final Follow-up Main Domain
    Specific Diachronic Speech Text Raw Study Survey Original Biased Tree Local Global Clean
    Noisy General Web News Medical Clinical Retrospective Prospective Observational
    Longitudinal
    """
)


def _title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _from_lexicon(
    kind: NamedKind, source: str, weight: float
) -> Callable[[Line], Iterator[Mention]]:
    def find(line: Line) -> Iterator[Mention]:
        if kind != "metric" and RELATED_TITLE.search(line.title):
            return
        if line.spoken and not OWN.search(line.text):
            return
        if kind != "resource" and _CITED.match(line.text) and not OWN.search(line.text):
            return
        if kind == "resource" and _CREDIT.search(line.text):
            return
        if kind == "study_method" and _ADVICE.match(line.text):
            return
        for fill, match in lexicon(source).find(line.text):
            if not _NOT_USED.search(line.text[: match.start()]):
                yield Mention(kind, fill, line, weight)

    return find


def _languages(line: Line) -> Iterator[Mention]:
    if _SPEAKS.search(line.text) or (line.spoken and not OWN.search(line.text)):
        return
    for match in _LANGUAGE.finditer(line.text):
        yield Mention("language", match.group(), line, 0.5)


_FINDERS: tuple[Callable[[Line], Iterator[Mention]], ...] = (
    _own_method,
    _own_data,
    _rival,
    _datasets,
    _from_lexicon("cohort", COHORTS, 0.7),
    _from_lexicon("resource", RESOURCES, 0.5),
    _from_lexicon("metric", METRICS, 0.6),
    _from_lexicon("technique", TECHNIQUES, 0.6),
    _from_lexicon("study_method", STUDY_METHODS, 0.6),
    _from_lexicon("component", COMPONENTS, 0.6),
    find_citations,
    _languages,
)
