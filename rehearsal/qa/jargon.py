"""Words that somebody from outside the field will not know."""

import re
from collections.abc import Iterator

from rehearsal.analysis.facts.lexicon import COMPONENTS, METRICS, TECHNIQUES, lexicon
from rehearsal.qa.said import Said

_ACRONYM = re.compile(
    r"\b(?!(?:I|TV|USA|UK|EU|PhD|AI|CV|OK|PC|GPS|DNA|HIV|US)s?\b)[A-Z][A-Z\d]{1,5}s?\b"
)
_LEARNED = re.compile(
    r"\b(?:algorithm|ablation|architecture|autoregressive|backpropagation|baseline|bayesian|"
    r"benchmark|classifier|convex|convolution\w*|corpus|covariate|decoder|embedding|encoder|"
    r"end-to-end|entropy|epigenetic\w*|eigen\w+|fine-tun\w+|gradient|heterogene\w+|heuristic|"
    r"hyper-?parameter|inference|kernel|latent|linear|loss function|manifold|methylation|modality|"
    r"multimodal|neural|optimi[sz]er|orthogonal|parameteri[sz]\w+|perplexity|phenotyp\w+|posterior|"
    r"prior distribution|quantil\w+|regression|semantic\w*|softmax|sparse|state-of-the-art|"
    r"stochastic|supervised|token\w*|topolog\w+|transcriptom\w+|transformer|unsupervised|"
    r"variational|vector)s?\b",
    re.IGNORECASE,
)
_PLAIN = frozenset({"accuracy", "precision", "latency", "pre-processing", "simulation"})
"""Terms of the trade that everybody understands."""


def jargon(said: Said) -> tuple[str, ...]:
    """Return the hard words in the order in which they were said, each once, as they were said."""
    text = " ".join(sentence.text for sentence in said.sentences)
    found = sorted(_hits(text), key=lambda hit: (hit[0], -len(hit[1])))
    kept: dict[str, str] = {}
    end = -1
    for start, word in found:
        key = word.lower().rstrip("s")
        if start >= end and key not in _PLAIN:
            kept.setdefault(key, word)
            end = start + len(word)
    return tuple(kept.values())


def _hits(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_ACRONYM, _LEARNED):
        for match in pattern.finditer(text):
            yield match.start(), match.group()
    for source in (TECHNIQUES, METRICS, COMPONENTS):
        for _, match in lexicon(source).find(text):
            yield match.start(), match.group()
