"""The report as one web page that fetches nothing and runs no script."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from rehearsal.analysis.argument.cuts import why_planned
from rehearsal.analysis.delivery import rates
from rehearsal.analysis.phrasing import band, clock, length
from rehearsal.report import missing, pace_chart, strip, timeline_chart, view, wording
from rehearsal.report.answered import Answered
from rehearsal.report.report import Report
from rehearsal.report.transcript import paragraph_at, passages

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording that a page carries inside itself."""

    content: bytes
    media_type: str
    note: str = ""
    """What a listener has to know of it."""

    @property
    def address(self) -> str:
        """The recording as the page names it."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode('ascii')}"


def html(
    report: Report,
    date: str = "",
    sound: Sound | None = None,
    answered: Sequence[Answered] = (),
) -> str:
    """Return the page; `date` is shown as it stands, and only where it is given.

    With a recording the page can be heard as well; it fetches nothing all the same.
    """
    environment, css, digest = _prepared()
    findings = view.numbered(report)
    said = passages(report.reading, findings)
    by_finding = {one.finding: one for one in findings}
    rows, shares = view.slide_rows(report), view.stage_shares(report.reading)
    return environment.get_template("report.html.j2").render(
        report=report,
        reading=report.reading,
        rehearsal=report.reading.rehearsal,
        date=wording.clean(date),
        sound=sound,
        answered=answered,
        css=css,
        digest=digest,
        findings=findings,
        groups=list(view.grouped(findings)),
        first=[by_finding[finding] for finding in report.first],
        title=view.title(report),
        verdict=view.verdict(report),
        no_transcript=missing.no_transcript(report.reading),
        missing=missing.missing(report.reading),
        gaps=view.gaps(report),
        briefly=partial(missing.briefly, report.reading),
        doubts=timeline_chart.doubts(report.reading),
        rows=rows,
        longest=_longest((row.dwell, row.planned) for row in rows),
        shares=shares,
        longest_stage=_longest((share.seconds, share.planned) for share in shares),
        doubtful=timeline_chart.DOUBTFUL,
        stages={label.slide: label.stage for label in report.reading.stages},
        content=view.content_items(report),
        cuts=view.cut_rows(report),
        reasons=view.cut_reasons(report),
        why_planned=why_planned(report.reading),
        passages=said,
        paragraph_at=lambda time: paragraph_at(said, time),
        timelines=[
            (name, timeline_chart.timeline_chart(report.reading, findings, layout))
            for name, layout in (("wide", timeline_chart.WIDE), ("narrow", timeline_chart.NARROW))
        ],
        paces=[
            (name, pace_chart.pace_chart(report, findings, layout))
            for name, layout in (("wide", pace_chart.WIDE), ("narrow", pace_chart.NARROW))
        ],
    )


def _longest(pairs: Iterable[tuple[float | None, float | None]]) -> float:
    """Return the longest of all times, the measure of the bars in a table."""
    return max((time for pair in pairs for time in pair if time), default=1.0)


@cache
def _prepared() -> tuple["Environment", str, str]:
    """Return the templates, the style sheet, and the digest by which the page allows it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("rehearsal.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clean": wording.clean,
        "sentence": wording.sentence,
        "shorten": wording.shorten,
        "clock": clock,
        "duration": length,
        "band": band,
    }
    environment.globals |= {"words": wording, "view": view, "strip": strip.strip, "rates": rates}
    css = "\n" + environment.get_template("report.css").render()
    sha256 = hashlib.sha256(css.encode("utf-8")).digest()
    return environment, Markup(css), base64.b64encode(sha256).decode("ascii")
