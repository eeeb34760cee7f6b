"""What can be read and heard of a talk, line by line, cleaned of what a file adds to it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rehearsal.analysis.facts.glue import full_line, is_glued
from rehearsal.analysis.reading import Sentence
from rehearsal.talk import Deck, Slide

Source = Literal["title", "body", "table", "chart", "notes", "said"]

RUNNING_LINE_SHARE = 0.25
"""Share of slides on which a line must stand to be a header, footer or navigation bar, and not
content. 0 to 1; chosen on 133 conference decks (strength: speaker)."""
LATE = 0.6
"""Share of the deck after which a summary is the talk's own (B: in 272 conference decks
conclusions lie at 0.93 on average)."""
MIN_QUOTE_WORDS = 4
MAX_QUOTE_WORDS = 24
"""A quotation of more words cannot be taken in when it is read aloud (strength: speaker)."""

BULLET = re.compile(
    r"^(?:[\W_]*[\uf000-\uf0ff•▪◦‣·●○■□▶►➢❖➔→✓✔❑§–—*]+[\s]*|[-o»>]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+)+"
)
_LATEX_BULLET = re.compile(r"^I (?!(?:am|have|had|will|was|want|think|know|can|do|did|would)\b)")
_OPENERS = re.compile(
    r"^(?:(?:so|and|but|now|well|okay|ok|um|uh|er|yeah|right|then|also|basically|actually)\b,?\s+)+",
    re.IGNORECASE,
)
_CONNECTIVE = re.compile(
    r"^(?:(?:however|moreover|furthermore|therefore|thus|hence|in addition|additionally|finally"
    r"|nevertheless|nonetheless|still|overall|in fact|in general|in short|in summary|interestingly"
    r"|surprisingly|you know|i mean|i think|we know),|(?:so|and|but|also),?"
    r"|(?:main |key )?(?:results?|findings?|conclusions?|note|observations?|take[- ]?aways?):) +",
    re.IGNORECASE,
)
"""What ties a line to the one before it, or says what it is."""
_SPOKEN_ASIDE = re.compile(
    r"^(?:if|when|because|before|after|assuming|imagine|suppose)\b"
    r"|^(?:it|this|that|there|they|these|those|he|she|here|which|to|like|say|for|let)\b"
    r"|\b(?:you know|i mean|i guess|i[’']m not sure|i am not sure|i don[’']t know)\b"
    r"|\b(?:gonna|okay|ok|um|uh)\b"
    r"|\b(\w+ \w+) \1\b|\b(\w+ \w+ \w+) \2\b",
    re.IGNORECASE,
)
"""Speech that points at what only the room saw, wavers, or says a thing twice."""
_BAD_END = re.compile(
    r"\b(?:a|an|the|of|to|in|on|at|by|for|with|from|as|and|or|but|that|which|who|whose|is|are|was|"
    r"were|be|been|has|have|our|their|its|this|these|than|into|over|under|between|via|using|not|"
    r"no|if|when|where|while|because|we|i|can|will|e\.g|i\.e|vs|such|per|more|most|"
    r"very|each|some|any|all|only|other|next|new|various|several|between|without|against|towards|during|about|so|often|also|always)"
    r"\.?$|[,:;(\[{=+&/\-–—]$"
    r"|\b(?:which|who|whose) \w+\.?$|\bto (?:express|use|be|get|make|have|do)\.?$"
    r"|\b(?:the|an?|its|our|their|this) (?:(?:inter|intra|multi|cross|non|semi|sub|self|pre)-\w+"
    r"|(?!indiv|mater|propos|arrival|approval|removal|retriev|mammal|hospital|animal|journal|interval)"
    r"\w{3,}(?:nal|ical|tial|cial|gical|ous|ful|less|ible)|\w+ly)\.?$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"[|=<>{}\\^~_#@]|https?:|www\.|\.\.\.|…|\bdoi\b|[\ue000-\uf8ff\ufffd]", re.IGNORECASE
)
_STOP_TITLE = re.compile(
    r"^(?:thanks?( you)?\b|questions?\W*$|any questions|references?\b|bibliography"
    r"|acknowledge?ments?"
    r"|outline\b|agenda\b|contents\b|table of contents|overview\W*$|(?:the )?run-?down\W*$"
    r"|q ?& ?a|appendix\W*$|backup)",
    re.IGNORECASE,
)
_REFERENCE_ENTRY = re.compile(
    r"\b[A-Z][a-z]+, [A-Z]\.|\bpp\. ?\d|\bdoi\b|\d+\(\d+\):|\bin Proc\b"
    r"|(?:\b[A-Z][\w-]+ [A-Z]{1,3}, ){2}"
    r"|(?:\b[A-Z][a-z]+, ){4}"
)
_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z\d])")
_TO_SELF = re.compile(
    r"(?:(?:keep this short|~|about|plan|time)?:?,? ?\d+(?::\d\d)? ?"
    r"(?:s|sec|seconds?|min|minutes?)\W*$"
    r"|(?:do not|don[’']t|point|say|slow|smile|wait|draw|ask|hold|keep|start|tell|give|go|come|"
    r"pause|click|skip|mention|remember|look|breathe|thank|switch|show|let|this slide)\b)",
    re.IGNORECASE,
)
"""What speakers write to themselves in their notes: how long a slide takes, what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a slide or a spoken sentence; `text` is a stretch of the original, one blank
    between words."""

    text: str
    source: Source
    slide: int | None
    time: float | None = None
    title: str = ""
    """The title of its slide."""
    late: bool = False
    """Whether its slide lies in the last part of the deck, where talks conclude."""

    @property
    def spoken(self) -> bool:
        """Whether it was said and not shown."""
        return self.source == "said"


def read_lines(deck: Deck | None, sentences: Sequence[Sentence]) -> tuple[Line, ...]:
    """Return what the audience sees and hears, and the notes, slide by slide, then sentences."""
    lines = list(_shown(deck)) if deck else []
    titles = {slide.number: slide.title for slide in deck.shown} if deck else {}
    from_slide = LATE * len(titles)
    for sentence in sentences:
        text = _OPENERS.sub("", _flat(sentence.text))
        title = titles.get(sentence.slide, "")
        late = sentence.slide is not None and sentence.slide > from_slide
        lines.append(Line(text, "said", sentence.slide, sentence.start, title, late))
    return tuple(line for line in lines if line.text)


def is_argument(line: Line) -> bool:
    """Whether the line's slide is part of the talk, not an outline, thanks or references."""
    return not _STOP_TITLE.search(line.title.strip())


def quotable(text: str, *, spoken: bool = False) -> bool:
    """Whether a line reads well between quotation marks: whole, plain, of a bearable length.

    A spoken one may begin with a small letter, for its "so" and "and" are taken off.
    """
    words = text.split()
    if spoken and _SPOKEN_ASIDE.search(text):
        return False
    if not MIN_QUOTE_WORDS <= len(words) <= MAX_QUOTE_WORDS or _NOISE.search(text):
        return False
    if not (spoken or re.match(r"[A-Z\d\"“‘']", text)) or _BAD_END.search(text.rstrip()):
        return False
    if is_glued(text):
        return False
    if re.search(r"[.?!] [A-Z]|\bo [A-Z]|[a-z][%&*][a-z]", text) or re.match(
        r"\(?\d{4}\b|[Ee]\.g|[A-Z]\d?: ", text
    ):
        return False
    plain = [word for word in words if _WORD.fullmatch(word.strip(".,;:!?()[]\"“”'’"))]
    short = [word for word in words if len(word.strip(".,;:()")) == 1 and word not in "aAI"]
    doubled = len(re.findall(r"([A-Za-z])\1", text)) > len(words)
    return (
        len(plain) >= 0.75 * len(words)
        and len(short) <= 1
        and not doubled
        and all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”"))
        and text.count('"') % 2 == 0
    )


def ends_badly(text: str) -> bool:
    """Whether a text breaks off: in an article, a preposition, a comma."""
    return bool(_BAD_END.search(text.rstrip()))


def is_reference(text: str) -> bool:
    """Whether a line is an entry of a bibliography: what its title says is somebody else's."""
    return bool(_REFERENCE_ENTRY.search(text))


def is_noise(text: str) -> bool:
    """Whether a line is an entry of a bibliography, or a drawing's labels: "LSTM LSTM h1 hl"."""
    if is_reference(text):
        return True
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    most = max((words.count(word) for word in set(words)), default=0)
    short = sum(len(word) <= 3 and not word.islower() for word in words)
    return len(words) >= 4 and (most > max(2, 0.3 * len(words)) or short > 0.5 * len(words))


def tidy(text: str) -> str:
    """Strip what a quotation should not end in: full stop, comma, footnote mark."""
    text = text.strip().rstrip(" .,;:*†‡").strip()
    inside = text.strip('"“”')
    return inside if len(text) - len(inside) == 2 else text


def unconnected(text: str) -> str:
    """Strip what ties a quotation to the line before it: "However, "."""
    return _CONNECTIVE.sub("", text)


def _shown(deck: Deck) -> Iterable[Line]:
    running = _running_lines(deck)
    latex = _has_latex_bullets(deck)
    full = full_line(
        _flat(part) for slide in deck.shown for line in slide.body for part in line.splitlines()
    )
    for position, slide in enumerate(deck.shown, start=1):
        late = position > LATE * len(deck.shown)
        for source, text in _texts(slide, running, latex, full):
            yield Line(text, source, slide.number, title=slide.title, late=late)


def _texts(
    slide: Slide, running: frozenset[str], latex: bool, full: float
) -> Iterable[tuple[Source, str]]:
    yield "title", BULLET.sub("", _flat(slide.title))
    for text in _body(slide, running, latex, full):
        yield "body", text
    for table in slide.tables:
        for row in table.rows:
            yield "table", _flat(" | ".join(row))
    for chart in slide.charts:
        for text in (chart.title, *chart.series):
            yield "chart", _flat(text)
    for text in slide.notes.splitlines():
        yield "notes", " ".join(s for s in _SENTENCE.split(_flat(text)) if not _TO_SELF.match(s))


def _body(slide: Slide, running: frozenset[str], latex: bool, full: float) -> list[str]:
    texts: list[str] = []
    before = ""
    for raw in slide.body:
        for part in raw.splitlines():
            bare = BULLET.sub("", _flat(part))
            text = _LATEX_BULLET.sub("", bare) if latex else bare
            if _key(text) in running or not text:
                continue
            if before and _continues(before, text, is_item=bare != _flat(part), full=full):
                texts[-1] = f"{texts[-1]} {text}"
            else:
                texts.append(text)
            before = text
    return texts


def _continues(before: str, text: str, *, is_item: bool, full: float) -> bool:
    """Whether a line is the rest of a paragraph that a PDF broke."""
    if is_item or before[-1] in ".?!:;" or not text[0].islower():
        return False
    return len(before) >= full or bool(_BAD_END.search(before))


def _running_lines(deck: Deck) -> frozenset[str]:
    """Return the lines that stand on so many slides that they belong to the template."""
    counts: Counter[str] = Counter()
    for slide in deck.shown:
        counts.update({_key(part) for line in slide.body for part in line.splitlines()})
    enough = max(3, RUNNING_LINE_SHARE * len(deck.shown))
    return frozenset(key for key, count in counts.items() if count >= enough)


def _has_latex_bullets(deck: Deck) -> bool:
    """Whether bullets were read as the letter I, as PDF extractors do with Beamer's triangles."""
    lines = [_flat(line) for slide in deck.shown for line in slide.body]
    hits = sum(bool(_LATEX_BULLET.match(line)) for line in lines)
    spoken = sum(line.startswith("I ") for line in lines) - hits
    return hits >= 5 and hits >= 0.1 * len(lines) and hits > 4 * spoken


def _key(text: str) -> str:
    return re.sub(r"[\d\W_]+", " ", BULLET.sub("", _flat(text)).lower()).strip()


def _flat(text: str) -> str:
    return " ".join(text.split())
