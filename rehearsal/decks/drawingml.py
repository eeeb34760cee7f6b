"""Text as DrawingML writes it: paragraphs, line breaks, fields and equations."""

import re
from collections.abc import Iterator
from typing import Any

from rehearsal.decks.pages import tidy

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

RUNNING_FIELDS = ("slidenum", "datetime")
"""Fields that say where and when, not what."""

Element = Any
"""An lxml element; lxml ships no types."""


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def lines_of(body: Element) -> Iterator[str]:
    """Yield the lines of a text body: its paragraphs, cut at line breaks.

    What goes on with a small letter after a break was only broken to fit.
    """
    for paragraph in body.iter(f"{A}p"):
        text = re.sub(r"\s*\n\s*(?=[a-zß-öø-ÿ])", " ", paragraph_text(paragraph))
        for line in text.split("\n"):
            if tidy(line):
                yield tidy(line)


def paragraph_text(paragraph: Element) -> str:
    """Return a paragraph's text, a line feed for each line break."""
    pieces = []
    for child in paragraph:
        name = local(child)
        if name == "br":
            pieces.append("\n")
        elif name == "r" or (name == "fld" and not _is_running(child)):
            pieces += [decoded(text.text or "") for text in child.iter(f"{A}t")]
        else:
            pieces += [linear(equation) for equation in child.iter(f"{M}oMath")]
    return "".join(pieces)


def _is_running(field: Element) -> bool:
    return str(field.get("type", "")).startswith(RUNNING_FIELDS)


def decoded(text: str) -> str:
    """Undo `_x000D_` escapes; control characters, such as vertical tabs, become line feeds."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]", "\n", text)


def linear(equation: Element) -> str:
    """Write an equation on one line: a/b, x_i, x^2, √(x)."""
    return tidy(_linear(equation))


def _linear(node: Element) -> str:
    name = local(node)
    if name == "t":
        return str(node.text or "")
    parts = {local(child): _linear(child) for child in node}
    if name == "f":
        return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
    if name == "rad":
        return f"√({parts.get('e', '')})"
    if name == "d":
        return f"({', '.join(_linear(e) for e in node if local(e) == 'e')})"
    if name in {"sSub", "sSup", "sSubSup", "nary"}:
        return _scripted(node, parts)
    return "".join(_linear(child) for child in node)


def _scripted(node: Element, parts: dict[str, str]) -> str:
    below = f"_{_grouped(parts['sub'])}" if parts.get("sub") else ""
    above = f"^{_grouped(parts['sup'])}" if parts.get("sup") else ""
    body = parts.get("e", "")
    return (
        f"{_operator(node)}{below}{above} {body}" if local(node) == "nary" else body + below + above
    )


def _operator(node: Element) -> str:
    """Return the sign of a sum, product or integral."""
    sign = node.find(f"{M}naryPr/{M}chr")
    return "∫" if sign is None else str(sign.get(f"{M}val", "∫"))


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def unwrap_alternatives(tree: Element) -> None:
    """Put the readable branch of each mc:AlternateContent in its place, within this tree only.

    A choice is taken where it holds text or a drawing, else the fallback.
    """
    for alternatives in reversed(list(tree.iter(f"{MC}AlternateContent"))):
        branches = [b for b in alternatives if local(b) in {"Choice", "Fallback"}]
        chosen = next((b for b in branches if _readable(b)), branches[-1] if branches else None)
        parent = alternatives.getparent()
        if parent is None:
            continue
        at = parent.index(alternatives)
        for offset, child in enumerate(list(chosen) if chosen is not None else []):
            parent.insert(at + offset, child)
        parent.remove(alternatives)


def _readable(branch: Element) -> bool:
    return any(local(node) in {"t", "relIds", "chart", "tbl"} for node in branch.iter())
