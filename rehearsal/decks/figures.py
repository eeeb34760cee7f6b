"""Charts and SmartArt: the parts of a .pptx that hold their text outside the slide."""

import re
from collections.abc import Iterator, Sequence

from rehearsal.decks.drawingml import A, Element, decoded, lines_of, local
from rehearsal.decks.inheritance import box_of
from rehearsal.decks.layout import Box, around
from rehearsal.decks.pages import tidy
from rehearsal.talk import Chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"

DSP = "{http://schemas.microsoft.com/office/drawing/2008/diagram}"

MOST_POINTS = 500
"""Categories read of one chart; a time series may have thousands, which nobody reads."""

NODES = ("node", "asst")
"""Kinds of SmartArt points that carry what the author wrote."""


def chart_of(space: Element) -> Chart:
    """Read a chart part, of the old schema or of the newer chartex."""
    if space.tag.startswith(CX):
        return _new_chart(space)
    plots = [plot for plot in space.iter() if re.fullmatch(r"\w+Chart", local(plot))]
    series = [one for plot in plots for one in plot.iter(f"{C}ser")]
    named = [_texts(one.find(f"{C}tx")) for one in series]
    categories = next((found for one in series if (found := _categories(one))), ())
    return Chart(
        kind=_kind(plots),
        title=_title(space.find(f".//{C}chart")),
        categories=categories,
        series=tuple(" ".join(name) for name in named if name),
        axes=tuple(_axis_titles(space)),
        labels=tuple(label for plot in plots for label in _labels(plot))[:MOST_POINTS],
    )


def _title(chart: Element | None) -> str:
    """Return the chart's own title, not those of its axes."""
    title = None if chart is None else chart.find(f"{C}title")
    return "" if title is None else tidy(" ".join(_texts(title)))


def _axis_titles(space: Element) -> Iterator[str]:
    for axis in space.iterfind(f".//{C}plotArea/*"):
        if local(axis).endswith("Ax") and not _is_on(axis, "delete"):
            title = axis.find(f"{C}title")
            texts = [] if title is None else _texts(title)
            if texts:
                yield tidy(" ".join(texts))


def _labels(plot: Element) -> Iterator[str]:
    """Yield what is written at the points of a plot: their values, or the author's own words."""
    for series in plot.iter(f"{C}ser"):
        own = series.find(f"{C}dLbls")
        setting = plot.find(f"{C}dLbls") if own is None else own
        if setting is None or _is_on(setting, "delete"):
            continue
        yield from (line for rich in setting.iter(f"{C}rich") for line in lines_of(rich))
        cache = next(
            (c for tag in ("val", "yVal") for c in series.iterfind(f"{C}{tag}//{C}numCache")), None
        )
        if _is_on(setting, "showVal") and cache is not None:
            code = setting.find(f"{C}numFmt")
            form = cache.findtext(f"{C}formatCode") if code is None else code.get("formatCode")
            yield from (_shown(str(value.text), form or "") for value in cache.iter(f"{C}v"))


def _shown(value: str, form: str) -> str:
    """Return a number as a cell format shows it: decimals and per cent, no more."""
    try:
        number = float(value)
    except ValueError:
        return tidy(value)
    percent = "%" if "%" in form else ""
    number *= 100 if percent else 1
    decimals = re.search(r"0\.(0+)", form)
    if decimals:
        return f"{number:.{min(len(decimals[1]), 9)}f}{percent}"
    return f"{number:.0f}{percent}" if re.search("[0#]", form) else f"{number:g}"


def _is_on(element: Element, name: str) -> bool:
    """Whether a setting below an element is there and not switched off."""
    setting = element.find(f"{C}{name}")
    return setting is not None and setting.get("val", "1") in {"1", "true"}


def _categories(series: Element) -> tuple[str, ...]:
    axis = series.find(f"{C}cat")
    return () if axis is None else tuple(_texts(axis)[:MOST_POINTS])


def _texts(element: Element | None) -> list[str]:
    """Return what is written below an element, as rich text or as cached cell values."""
    if element is None:
        return []
    rich = [line for paragraphs in element.iter(f"{C}rich") for line in lines_of(paragraphs)]
    cached = [tidy(decoded(value.text or "")) for value in element.iter(f"{C}v")]
    return [text for text in rich or cached if text]


def _kind(plots: Sequence[Element]) -> str:
    """Name the plots: "bar" as python-pptx would call it, several joined by "and"."""
    kinds = []
    for plot in plots:
        kind = local(plot).removesuffix("Chart").removesuffix("3D")
        direction = plot.find(f"{C}barDir")
        if direction is not None and direction.get("val", "col") == "col":
            kind = "column"
        kinds.append(kind)
    return " and ".join(dict.fromkeys(kinds))


def _new_chart(space: Element) -> Chart:
    layouts = [str(one.get("layoutId", "")) for one in space.iter(f"{CX}series")]
    titles = [line for title in space.iter(f"{CX}title") for line in lines_of(title)]
    names = [value.text or "" for tx in space.iter(f"{CX}tx") for value in tx.iter(f"{CX}v")]
    categories = [
        tidy(point.text or "")
        for dimension in space.iter(f"{CX}strDim")
        for point in dimension.iter(f"{CX}pt")
    ]
    return Chart(
        kind=" and ".join(dict.fromkeys(layouts)),
        title=titles[0] if titles else "",
        categories=tuple(name for name in categories if name)[:MOST_POINTS],
        series=tuple(tidy(name) for name in names if tidy(name)),
    )


def diagram_lines(data: Element) -> list[str]:
    """Read a SmartArt data part: its texts, parents before children, in their order."""
    points = {str(point.get("modelId")): point for point in data.iter(f"{DGM}pt")}
    children: dict[str, list[tuple[int, str]]] = {}
    for link in data.iter(f"{DGM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            rank = int(order) if order.isdecimal() else 0
            parent, child = str(link.get("srcId")), str(link.get("destId"))
            children.setdefault(parent, []).append((rank, child))
    roots = [name for name, point in points.items() if point.get("type") == "doc"]
    seen = list(dict.fromkeys(_walk(roots, children)))
    rest = [name for name in points if name not in set(seen)]
    return [line for name in seen + rest if name in points for line in _written(points[name])]


def drawing_id(data: Element) -> str:
    """Return the relationship id of the shapes that PowerPoint last drew the SmartArt with."""
    return next((str(e.get("relId", "")) for e in data.iter() if local(e) == "dataModelExt"), "")


def drawn_box(drawing: Element, frame: Box) -> Box:
    """Return the part of a SmartArt's frame in which its texts stand; the frame if unknown."""
    boxes = [
        box
        for shape in drawing.iter(f"{DSP}sp")
        if any(tidy(text.text or "") for text in shape.iter(f"{A}t"))
        for place in shape.iterfind(f"{DSP}txXfrm")
        if (box := box_of(place)) is not None
    ]
    if not boxes:
        return frame
    left, top, right, bottom = around(boxes)
    return Box(frame.left + left, frame.top + top, frame.left + right, frame.top + bottom)


def _walk(roots: list[str], children: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    waiting = list(reversed(roots))
    seen = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        waiting += [child for _, child in sorted(children.get(name, []), reverse=True)]


def _written(point: Element) -> list[str]:
    if point.get("type", "node") not in NODES:
        return []
    body = point.find(f"{DGM}t")
    return [] if body is None or body.find(f"{A}p") is None else list(lines_of(body))
