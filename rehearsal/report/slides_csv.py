"""The slides as a table for a spreadsheet."""

import csv

from rehearsal.report.report import Report
from rehearsal.report.view import SlideRow, slide_rows
from rehearsal.report.wording import clean

HEADER = (
    "number",
    "pages",
    "title",
    "hidden",
    "stage",
    "stage_confidence",
    "dwell_s",
    "planned_s",
    "words",
    "speech_rate_wpm",
    "findings",
)

FORMULA = ("=", "+", "-", "@")
"""What makes a spreadsheet take a text for a formula."""


class _Lines(list[str]):
    """The lines of a table, as a writer wants to write them."""

    write = list[str].append


def slides_csv(report: Report) -> str:
    """Return one line for each slide, hidden ones too; lines end as RFC 4180 wants them."""
    rows = {row.slide.number: row for row in slide_rows(report)}
    labels = {label.slide: label.confidence for label in report.reading.stages}
    deck = report.reading.deck
    lines = _Lines()
    writer = csv.writer(lines)
    writer.writerow(HEADER)
    for slide in deck.slides if deck else ():
        row = rows.get(slide.number) if slide.number is not None else None
        writer.writerow(
            [
                _cell(slide.number),
                " ".join(str(page) for page in slide.pages),
                _text(slide.title),
                "yes" if slide.hidden else "no",
                *(_judged(row, labels) if row else [""] * 7),
            ]
        )
    return "".join(lines)


def _judged(row: SlideRow, labels: dict[int, float]) -> list[str]:
    return [
        row.stage or "",
        _cell(labels.get(row.slide.number or 0)),
        _cell(row.dwell),
        _cell(row.planned),
        _cell(row.words),
        _cell(row.rate_wpm),
        " ".join(dict.fromkeys(one.finding.check for one in row.findings)),
    ]


def _cell(value: float | None) -> str:
    return "" if value is None else str(round(value, 2))


def _text(text: str) -> str:
    """Return a text that no spreadsheet runs."""
    text = clean(text)
    return f"'{text}" if text.startswith(FORMULA) else text
