"""Acronyms that are never spelled out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rehearsal.analysis.facts.lexicon import DATASETS, METRICS, TECHNIQUES, lexicon, word_set
from rehearsal.analysis.facts.lines import Line, is_argument, is_noise
from rehearsal.analysis.facts.spelled import is_spelled_out

_ACRONYM = re.compile(
    r"(?<![\w.\-/&@])([A-Z][A-Za-z]?[A-Z]{1,4})s?(?![\w\-/&.@])"
    r"(?! ?(?:19|20)\d\d| (?:corpus|Corpus|data|Data|set|dataset|Treebank|Bank|website|paper))"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z\-’']*")
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

MIN_ACRONYM_SLIDES = 2


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
        if not is_spelled_out(name, lines):
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
