"""Terms of the field and acronyms that are never spelled out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from rehearsal.analysis.facts.cues import ASKS_THE_ROOM, END_TITLE
from rehearsal.analysis.facts.lexicon import (
    COMPONENTS,
    DATASETS,
    METRICS,
    TECHNIQUES,
    lexicon,
    word_set,
)
from rehearsal.analysis.facts.lines import Line, is_argument, is_noise

_ACRONYM = re.compile(
    r"(?<![\w.\-/&@])([A-Z][A-Za-z]?[A-Z]{1,4})s?(?![\w\-/&.@])"
    r"(?! ?(?:19|20)\d\d| (?:corpus|Corpus|data|Data|set|dataset|Treebank|Bank|website|paper))"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z\-’']*")
_EDGE_STOPS = word_set(
    """
    a an the of to in on at by for with from as and or but that which who is are was were be
    been has have had our their its this these than into over under between via using use uses
    used not no if when where while because we you they it i can will such per more most very
    each some any all only also both new other same one two three first second get gets give
    gives given make makes made show shows shown see need needs let lets do does did based non
    good better best high higher low lower large small many much few several different various
    how what why then there here so too up out about across after before during within without
    against among like just still even well may might could should would must e.g i.e et al vs
    ie eg fig table slide figure section example examples number numbers set sets thing things
    way ways lot work works result results data paper method methods approach model models
    system systems task tasks problem test training train et time times year years state art
    future previous following page people right left end start top bottom case cases level
    part parts type types kind again already research question questions
    side sides source target growing own web main page
    held took got said went came gave asked told found
    """
)
_VERBISH = re.compile(r"(?:ing|ed|ly|izes?|ises?)$")
FAMILIAR = word_set(
    """
    AI ML NLP HCI PhD MSc BSc USA US UK EU UN PDF URL HTML XML JSON SQL API GPU GPUs CPU CPUs
    RAM TV CEO CTO IT OK FAQ ID IDs DNA RNA HIV MRI CT PET ECG EEG BMI IQ GDP WHO NASA NIH NSF
    IEEE ACM ACL NAACL EMNLP COLING EACL ICML NIPS NeurIPS ICLR AAAI IJCAI TACL CVPR ICCV KDD
    CHI MIT CMU UCL IBM CNN BBC RQ RQs TBD TODO AM PM SD SE CI OR HR RR NB PS VS NOT AND THE
    FOR ALL NEW KEY YES NO NP VP PP NN NNS NNP VB VBD VBZ VBN DT IN JJ RB PRP CC CD TO SBAR
    ROOT SG PL NOUN VERB ADJ ADV PER LOC ORG GPE MISC SUBJ OBJ SRC TGT EOS BOS UNK PAD CLS SEP
    REF GOLD TRUE FALSE NULL MAX MIN AVG SUM LOG EXP POS ACE NLI NER MT QA IR IE SMT NMT WSD
    SRL ASR TTS OCR LM LMs RL DL NN NNs DNN DNNs KB KBs WSJ TED MS FIFA EN FR DE ES EU KL ROC
    EUR USD GBP LDA BPE OOV SVR MLP BLSTM RQ LR SGD OCR UI UX IT PI HPC LED KPI SOTA II III IV
    VI VII CTS ACC NOM GEN DAT INST PST PRS SING PMID PMCID DOI ISBN ISSN ORCID CEUR SELECT
    """
)
"""Acronyms that no panel asks about, tags, marks of references, and words in capitals."""

_INITIALS = re.compile(
    r"\b[A-Z][a-z]+(?:[-’'][A-Z]?[a-z]+)? [A-Z]{1,3}(?=[,;]| et al| and [A-Z][a-z]+ [A-Z])"
)
"""An author in a list of references: "Smith AJ, Doe BK"."""

MIN_TERM_LINES = 3
MIN_TERM_SLIDES = 2
"""How often a phrase must come back to be a term of the talk (strength: speaker)."""
MAX_TERMS = 8
MIN_ACRONYM_SLIDES = 2
WELL_SPREAD = 5
"""Slides on which a phrase must stand, the conclusion among them, if no title holds it; else it may
belong to an example that the slides go through (strength: speaker)."""


def find_acronyms(
    lines: Sequence[Line], *, least_slides: int = MIN_ACRONYM_SLIDES
) -> Iterator[tuple[str, Line, float]]:
    """Yield acronyms that come at least twice, on so many slides, and are nowhere spelled out."""
    text = " ".join(line.text for line in lines)
    lower = {str(word) for word in re.findall(r"\b[a-z]{2,6}\b", text)}
    first: dict[str, Line] = {}
    counts: Counter[str] = Counter()
    slides: dict[str, set[int | None]] = defaultdict(set)
    for line in lines:
        if line.source == "notes" or not is_argument(line) or _shouted(line.text):
            continue
        if is_noise(line.text):
            continue
        for name in _ACRONYM.findall(_INITIALS.sub("", line.text)):
            first.setdefault(name, line)
            counts[name] += 1
            slides[name].add(line.slide)
    for name, count in counts.items():
        if (
            count < 2
            or len(slides[name]) < least_slides
            or name in FAMILIAR
            or name.lower() in lower
            or _known(name)
        ):
            continue
        if not _spelled_out(name, text):
            yield name, first[name], min(0.9, 0.5 + 0.05 * count)


def _shouted(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return sum(1 for word in words if word.isupper()) > 0.4 * len(words)


def _known(name: str) -> bool:
    return any(
        match.group() == name
        for source in (METRICS, DATASETS, TECHNIQUES)
        for _, match in lexicon(source).find(name)
    )


def _spelled_out(name: str, text: str) -> bool:
    """Whether its letters run through the words before or after any mention of it.

    Also when every letter begins a word in a row anywhere else. After Schwartz & Hearst (2003).
    """
    letters = name.lower()
    initials = r"\w*[\s\-/]+(?:(?:of|for|the|and|in|to|with|a|on) )?".join(letters)
    if re.search(rf"\b{initials}\w", text, re.IGNORECASE):
        return True
    window = min(len(name) + 5, 2 * len(name)) + 1
    words = re.findall(r"[\w]+", text)
    for at, word in enumerate(words):
        if word.rstrip("s") != name:
            continue
        before, after = words[max(0, at - window) : at], words[at + 1 : at + 1 + window]
        if any(_runs_through(letters, part) for part in (before, after)):
            return True
    return False


def _runs_through(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters run through the words, all of them but one beginning a word."""
    lower = [word.lower() for word in words]

    def placed(letter: int, word: int, at: int, begun: int) -> bool:
        if letter == len(letters):
            return True
        for later in range(word + 1, len(lower)):
            if lower[later][0] == letters[letter] and placed(letter + 1, later, 1, begun + 1):
                return True
        inside = lower[word].find(letters[letter], at)
        return inside >= 0 and begun == letter and placed(letter + 1, word, inside + 1, begun)

    return any(
        word[0] == letters[0] and not words[start].isupper() and placed(1, start, 1, 1)
        for start, word in enumerate(lower)
    )


def find_terms(lines: Sequence[Line]) -> Iterator[tuple[str, Line, float]]:
    """Yield phrases of two or three words that come back on several slides."""
    lower = {word for line in lines for word in re.findall(r"\b[a-z][\w-]+", line.text)}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    where: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.source in ("notes", "table", "chart") or not is_argument(line):
            continue
        if is_noise(line.text) or line.spoken or ASKS_THE_ROOM.search(line.text):
            continue
        for phrase in set(_phrases(line.text)):
            key = _key(phrase)
            forms[key][phrase] += 1
            where[key].append(line)
    ranked = sorted(where, key=lambda key: (-len(where[key]) * (1 + 0.3 * key.count(" ")), key))
    kept: list[str] = []
    for key in ranked:
        slides = {line.slide for line in where[key]}
        if (
            len(where[key]) < MIN_TERM_LINES
            or len(slides) < MIN_TERM_SLIDES
            or len(kept) >= MAX_TERMS
        ):
            continue
        if any(key in other or other in key for other in kept):
            continue
        titled = any(line.source == "title" for line in where[key])
        concluded = any(END_TITLE.search(line.title) for line in where[key])
        if not titled and (len(slides) < WELL_SPREAD or not concluded):
            continue
        if all(_is_name(form, lower) for form in forms[key]):
            continue
        kept.append(key)
        form = min(forms[key], key=lambda form: (-forms[key][form], not form.islower(), form))
        line = next((line for line in where[key] if form in line.text), where[key][0])
        yield form, line, min(0.8, 0.4 + 0.05 * len(where[key]))


def _is_name(phrase: str, lower: Set[str]) -> bool:
    """Whether no word of a phrase is ever written small: a person, a place."""
    return all(
        word[0].isupper() and not lower & {word.lower(), re.sub("s$", "", word.lower())}
        for word in re.split(r"[ -]", phrase)
    )


def _phrases(text: str) -> Iterator[str]:
    """Yield runs of two and three words that could be a noun phrase."""
    for stretch in re.split(r"[^\w\s\-’']+", text):
        words = stretch.split()
        for size in (3, 2):
            for start in range(len(words) - size + 1):
                phrase = words[start : start + size]
                if _is_term(phrase):
                    yield " ".join(phrase)


def _is_term(words: list[str]) -> bool:
    if not all(_WORD.fullmatch(word) and len(word) > 2 for word in words):
        return False
    if any(word.lower() in _EDGE_STOPS for word in (words[0], *words[1:-1])):
        return False
    if len({word.lower() for word in words}) < len(words) or _known_phrase(" ".join(words)):
        return False
    last = words[-1].lower()
    if last in _EDGE_STOPS and last not in _HEADS:
        return False
    return not _VERBISH.search(last) and not words[0].lower().endswith("ly")


def _known_phrase(phrase: str) -> bool:
    """Whether the field knows it so well that nobody asks what it means."""
    return any(
        match.group() == phrase
        for source in (METRICS, TECHNIQUES, COMPONENTS)
        for _, match in lexicon(source).find(phrase)
    )


_HEADS = word_set(
    """
    model models method methods system systems task tasks set sets problem
    """
)


def _key(phrase: str) -> str:
    return " ".join(re.sub(r"(?<=[a-z]{3})s$", "", word) for word in phrase.lower().split())
