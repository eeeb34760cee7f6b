"""What tables and charts of results name: the own system, its rivals, its results, its parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rehearsal.analysis.facts.lexicon import METRICS, lexicon, word_set
from rehearsal.analysis.facts.lines import Line, is_argument
from rehearsal.analysis.facts.mention import Mention
from rehearsal.analysis.facts.numbers import VALUE, result
from rehearsal.talk import Deck, Slide, Table

_CELL = re.compile(rf"(?P<value>{VALUE} ?%?)(?: ?(?:±|\(|\+/-).*)?")
_ROW_NAME = re.compile(r"[A-Z][\w+\-]*(?: [\w+\-]+){0,2}")
_OURS = re.compile(r" ?[\[(](?:ours?|our \w+|proposed|this work|this paper)[\])]", re.IGNORECASE)
_ASIDE = re.compile(r" ?[\[(][^\])]*[\])]$")
_NO_SYSTEM = word_set(
    """
    total average avg mean median all overall chance human humans majority random sum other others
    n size train test dev validation precision recall accuracy model method system none baseline
    baselines task dataset year
    """
)
_MASS = re.compile(r"(?:ing|tion|sion|ment|sis|ance|ence|ity|ics|s|\d)$")
_WITHOUT = re.compile(
    r"(?:[Ww]ithout|w/o|[-−–] ?(?=[a-z])|[Nn]o|[Mm]inus) ?(?:the )?(?P<x>[a-zA-Z].*)"
)
_ABLATION = re.compile(r"ablat|without|which part|leave[- ]one|contribution of each", re.IGNORECASE)
_RESULTS = re.compile(
    r"result|compar|baseline|evaluation|performance|main|score|accuracy", re.IGNORECASE
)
_PERCENT = re.compile(r"\bin percent\b|\(%\)|\bpercent(?:age)?s?\b")


def find_in_tables(deck: Deck, lines: Sequence[Line]) -> Iterator[Mention]:
    """Yield what tables and charts name, each from its own row, category or series."""
    for slide in deck.shown:
        if not is_argument(Line(slide.title, "title", slide.number, title=slide.title)):
            continue
        metric = _metric_of(slide, lines)
        for table in slide.tables:
            yield from _of_table(table, slide, metric)
        yield from _parts(slide)
    yield from _of_charts(deck)


@dataclass(frozen=True, slots=True)
class _Metric:
    """What the numbers of a slide measure, and whether they are percentages."""

    name: str
    percent: bool


def _metric_of(slide: Slide, lines: Sequence[Line]) -> _Metric | None:
    """Return the one metric that a slide names; None where it names none or several."""
    texts = [line.text for line in lines if line.slide == slide.number and line.source != "notes"]
    names = {fill for text in texts for fill, _ in lexicon(METRICS).find(text)}
    if len(names) != 1:
        return None
    return _Metric(names.pop(), any(_PERCENT.search(text) for text in texts))


def _of_table(table: Table, slide: Slide, metric: _Metric | None) -> Iterator[Mention]:
    rows = [row for row in table.rows[1:] if row]
    if not rows:
        return
    own = next((row for row in rows if _OURS.search(row[0])), None)
    results = list(_columns(table.rows[0], own or rows[-1], metric))
    subject = own or rows[-1]
    name = _bare(subject[0])
    if _ROW_NAME.fullmatch(name) and _is_system(name):
        for text in (f"{result(measure, value)} for {name}" for measure, value in results):
            yield Mention("number", text, _line(subject, slide), 0.7 + 0.1 * bool(own))
    if own is None:
        return
    if _ROW_NAME.fullmatch(name):
        yield Mention("method", name, _line(own, slide), 0.9)
    if results or _RESULTS.search(slide.title):
        for row in rows:
            if row is not own and sum(bool(_CELL.fullmatch(cell.strip())) for cell in row[1:]):
                yield from _rival(row[0], _line(row, slide))


def _columns(
    header: Sequence[str], row: Sequence[str], metric: _Metric | None
) -> Iterator[tuple[str, str]]:
    """Yield (metric, value): of the columns that name one, else all with the slide's own metric."""
    named = [
        (hits[0][0], _value(row[column]))
        for column, cell in enumerate(header)
        if column and column < len(row)
        and len(hits := list(lexicon(METRICS).find(cell.strip()))) == 1
        and len(cell.split()) <= 3
    ]  # fmt: skip
    if not named and metric is not None:
        unit = "%" if metric.percent else ""
        named = [(metric.name, f"{value}{unit}") for cell in row[1:] if (value := _value(cell))]
    yield from ((measure, value) for measure, value in named if value)


def _value(cell: str) -> str:
    match = _CELL.fullmatch(cell.strip())
    return match["value"].strip() if match else ""


def _line(row: Sequence[str], slide: Slide) -> Line:
    text = " | ".join(" ".join(cell.split()) for cell in row)
    return Line(text, "table", slide.number, title=slide.title)


def _bare(name: str) -> str:
    return _ASIDE.sub("", " ".join(name.split())).strip()


def _is_system(name: str) -> bool:
    """Whether the head of a row can be a system: no sum, no condition, no variant, no number."""
    words = name.lower().split()
    return (
        bool(words)
        and not (set(words) & _NO_SYSTEM)
        and _WITHOUT.match(name) is None
        and not name.startswith("+")
    )


def _rival(name: str, line: Line) -> Iterator[Mention]:
    bare = _bare(name)
    if _ROW_NAME.fullmatch(bare) and _is_system(bare) and not re.search(r"(?:19|20)\d\d", bare):
        yield Mention("baseline", _named(bare), line, 0.75)


def _named(name: str) -> str:
    """Return a system's name as it fills a sentence: "token merging", "the sliding window"."""
    first, *rest = name.split()
    if re.search(r"[A-Z\d]", first[1:]) or any(re.search(r"[A-Z\d]", word) for word in rest):
        return name
    if not rest:
        return name
    plain = " ".join((first.lower(), *rest))
    return plain if _MASS.search(rest[-1]) else f"the {plain}"


def _parts(slide: Slide) -> Iterator[Mention]:
    """Yield what an ablation leaves out, from its rows, its categories and its lines."""
    headings = (slide.title, *(chart.title for chart in slide.charts))
    if not any(_ABLATION.search(text) for text in headings):
        return
    rows = [(row[0], _line(row, slide)) for table in slide.tables for row in table.rows if row]
    for chart in slide.charts:
        shown = Line(" | ".join(chart.categories), "chart", slide.number, title=slide.title)
        rows += [(category, shown) for category in (*chart.categories, *chart.series)]
    for text in (part for body in slide.body for part in body.splitlines()):
        rows.append((text, Line(" ".join(text.split()), "body", slide.number, title=slide.title)))
    for text, line in rows:
        match = _WITHOUT.fullmatch(" ".join(text.split()))
        if match and re.fullmatch(r"[\w+-]+(?: [\w+-]+){0,2}", match["x"]):
            yield Mention("component", match["x"], line, 0.8)


def _of_charts(deck: Deck) -> Iterator[Mention]:
    """Yield the rivals that a chart shows beside a system that a table marks as the own."""
    own = {
        _bare(row[0])
        for slide in deck.shown
        for table in slide.tables
        for row in table.rows
        if row and _OURS.search(row[0])
    }
    for slide in deck.shown:
        for chart in slide.charts:
            for names in (chart.series, chart.categories):
                if own.intersection(names) and not _ABLATION.search(slide.title):
                    line = Line(" | ".join(names), "chart", slide.number, title=slide.title)
                    for name in names:
                        if name not in own:
                            yield from _rival(name, line)
