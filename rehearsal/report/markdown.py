"""The report as compact Markdown: the same content, for mail, notes and diffs."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rehearsal.analysis.argument.cuts import ShorterTalk
from rehearsal.analysis.phrasing import clock, length, listed, numbered
from rehearsal.report import missing, timeline_chart, view, wording
from rehearsal.report.answered import Answered
from rehearsal.report.report import Report
from rehearsal.report.transcript import Passage, passages
from rehearsal.report.view import Numbered
from rehearsal.talk import Evidence, Measure, Question, Severity, Transcript

MARKUP = re.compile(r"([\\`*_\[\]#|~!$])")
"""What Markdown would take for its own; `<` and `>` become entities."""

ENTITY = re.compile(r"&(?=#?\w+;)")
"""An ampersand that Markdown would take for the beginning of an entity."""

LIST_MARK = re.compile(r"^(\d*)([-+=.)](?=\s|$|[-+=]))")
"""What would make a line an item of a list, or the line above it a heading."""


def markdown(report: Report, date: str = "", answered: Sequence[Answered] = ()) -> str:
    """Return the report as Markdown; `date` is shown as it stands, where it is given."""
    findings = view.numbered(report)
    parts: list[Iterable[str]] = [
        _header(report, date),
        _first(report, findings),
        _timeline(report),
        _numbers(report),
        _slides(report),
        _content(report),
        _findings(findings),
        _questions(report.questions),
        _answered(answered),
        _cuts(report.shorter),
        _transcript(passages(report.reading, findings), report.reading.rehearsal.transcript),
        _gaps(report),
    ]
    texts = ["\n".join(part).strip("\n") for part in parts]
    return "\n\n".join(text for text in texts if text) + "\n"


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it stands."""
    text = wording.clean(text)
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    text = MARKUP.sub(r"\\\1", text)
    return LIST_MARK.sub(r"\1\\\2", text)


def _header(report: Report, date: str) -> Iterator[str]:
    deck = report.reading.deck
    lacking = missing.no_transcript(report.reading)
    if lacking:
        yield f"> {_lacks(lacking)}"
        yield ""
    yield f"# {escaped(view.title(report))}"
    yield ""
    yield f"**{escaped(view.verdict(report))}**"
    facts = [escaped(deck.name)] if deck else []
    facts += [f"{wording.plural(len(report.reading.slides), 'slide')}"] if deck else []
    spoken = view.words_spoken(report)
    facts += [wording.plural(spoken, "word")] if spoken is not None else []
    facts += [escaped(date)] if date else []
    if facts:
        yield ""
        yield " · ".join(facts)


def _first(report: Report, findings: Sequence[Numbered]) -> Iterator[str]:
    yield "## What to do first"
    yield ""
    for rank, finding in enumerate(report.first, start=1):
        number = next(one.number for one in findings if one.finding == finding)
        place = view.place(finding.evidence[0]) if finding.evidence else ""
        yield f"{rank}. **{escaped(finding.message)}**{f' ({place})' if place else ''} [{number}]"
        quote = next((one.quote for one in finding.evidence if one.quote), "")
        if quote:
            yield f"   “{escaped(quote)}”"
        if finding.advice:
            yield f"   Try: {escaped(finding.advice)}"
    if not report.first:
        yield (
            "Rehearse aloud once: nothing was spoken yet."
            if report.reading.duration is None
            else "Nothing here needs mending first."
        )


def _timeline(report: Report) -> Iterator[str]:
    shares = view.stage_shares(report.reading)
    if not shares:
        return
    yield "## Stages"
    yield ""
    for doubt in timeline_chart.doubts(report.reading):
        yield escaped(doubt)
        yield ""
    yield from _table(
        ("Stage", "Slides", "Spoken", "Planned"),
        (
            (
                f"{wording.STAGE_LETTERS[share.stage]} {wording.STAGE_NAMES[share.stage]}",
                str(share.slides),
                "–" if share.seconds is None else length(share.seconds),
                length(share.planned),
            )
            for share in shares
        ),
    )


def _numbers(report: Report) -> Iterator[str]:
    if not report.measures or report.reading.duration is None:
        return
    yield "## Numbers"
    yield ""
    rows = (_number_row(report, measure) for measure in report.measures)
    yield from _table(("Measure", "Value", "Expected", "How"), rows)


def _number_row(report: Report, measure: Measure) -> tuple[str, str, str, str]:
    name = wording.measure_name(measure.name)
    if measure.value is None:
        reason = escaped(missing.briefly(report.reading, measure.reason))
        return name, f"not measured: {reason}", "", escaped(measure.method)
    value = wording.amount(measure.value, measure.unit)
    if measure.uncertainty:
        low, high = measure.uncertainty
        value += f" ({wording.number(low)} to {wording.number(high)})"
    expected = ""
    if measure.band:
        band = wording.band_text(measure.band.low, measure.band.high, measure.unit)
        expected = f"{band}; {escaped(measure.band.source)} ({measure.band.strength})"
    return name, value, expected, escaped(measure.method)


def _slides(report: Report) -> Iterator[str]:
    rows = view.slide_rows(report)
    if not rows:
        return
    yield "## Slide by slide"
    yield ""
    yield from _table(
        ("#", "Slide", "Stage", "Spoken", "Planned", "Words", "Words/min", "Findings"),
        (
            (
                str(row.slide.number),
                escaped(wording.shorten(row.slide.title, 60)) or "(no title)",
                wording.STAGE_NAMES[row.stage] + "?" * (not row.stage_sure) if row.stage else "–",
                "–" if row.dwell is None else clock(row.dwell),
                "–" if row.planned is None else clock(row.planned),
                "–" if row.words is None else str(row.words),
                "–" if row.rate_wpm is None else f"{row.rate_wpm:.0f}",
                " ".join(str(one.number) for one in row.findings),
            )
            for row in rows
        ),
    )


def _content(report: Report) -> Iterator[str]:
    items = view.content_items(report)
    if not items:
        return
    yield "## The argument"
    yield ""
    rows = (
        (
            wording.TOPIC_NAMES[item.topic],
            view.presence(report, item),
            "; ".join(_observed(one) for one in view.said_and_shown(item)),
        )
        for item in items
    )
    yield from _table(("Topic", "Found", "Where"), rows)


def _findings(findings: Sequence[Numbered]) -> Iterator[str]:
    yield "## All findings"
    for severity, group in view.grouped(findings):
        yield from _group(severity, group)
    if not findings:
        yield ""
        yield "No check found anything."


def _group(severity: Severity, group: Sequence[Numbered]) -> Iterator[str]:
    yield ""
    yield f"### {wording.SEVERITY_NAMES[severity]}"
    yield ""
    for one in group:
        finding = one.finding
        yield f"- **[{one.number}] {escaped(finding.message)}**"
        told, others = view.quoted(finding)
        yield from (f"  - {_observed(evidence)}" for evidence in told)
        if others:
            shown = "; ".join(view.place(one) for one in others[: view.TIMES_SHOWN])
            more = len(others) - view.TIMES_SHOWN
            yield f"  - {'Also at' if told else 'At'} {shown}{f' and {more} more' * (more > 0)}"
        if finding.advice:
            yield f"  - Try: {escaped(finding.advice)}"
        yield f"  - Source: {escaped(finding.source)} ({finding.strength})"


def _observed(evidence: Evidence) -> str:
    quote = f"“{escaped(evidence.quote)}”" if evidence.quote else ""
    return " ".join(part for part in (view.place(evidence), quote) if part)


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    if not questions:
        return
    yield "## Likely questions"
    yield ""
    for rank, question in enumerate(questions, start=1):
        yield f"{rank}. **{escaped(question.text)}**"
        yield f"   {wording.plain_name(question.kind)}, {wording.plain_name(question.persona)}"
        if question.because:
            yield f"   {escaped(wording.sentence(question.because))}"
        if question.listen_for:
            yield f"   They listen for: {escaped('; '.join(question.listen_for))}"


def _answered(answers: Sequence[Answered]) -> Iterator[str]:
    if not answers:
        return
    yield "## Questions answered"
    yield ""
    for rank, one in enumerate(answers, start=1):
        went = f", went {one.went}" if one.went else ""
        yield f"{rank}. **{escaped(one.question)}** ({escaped(one.date)}{went})"
        yield f"   {escaped(one.said) or 'What was said was not transcribed.'}"


def _cuts(shorter: Sequence[ShorterTalk]) -> Iterator[str]:
    if not shorter:
        return
    yield "## What to cut"
    yield ""
    if shorter[0].why_planned:
        yield f"These cuts are made from the planned times. {shorter[0].why_planned}"
        yield ""
    for talk in shorter:
        dropped = [cut.slide for cut in talk.cuts if cut.action == "drop"]
        shortened = [f"{c.slide} to {clock(c.after)}" for c in talk.cuts if c.action == "shorten"]
        parts = [f"leave out {numbered(dropped)}"] if dropped else []
        parts += [f"shorten slide {listed(shortened)}"] if shortened else []
        yield f"- **{wording.number(talk.minutes)} min**: {'; '.join(parts)}"


def _transcript(made: Sequence[Passage], transcript: Transcript | None) -> Iterator[str]:
    if not made or transcript is None:
        return
    yield "## Transcript"
    yield ""
    yield escaped(wording.heard_by(transcript))
    for passage in made:
        yield ""
        if passage.slide:
            title = escaped(wording.shorten(passage.slide.title, 80))
            yield f"### {clock(passage.start)} · slide {passage.slide.number} {title}".rstrip()
            yield ""
        for part in passage.paragraphs:
            text = " ".join(_said(run.text, run.findings, run.pause) for run in part.runs)
            yield f"{clock(part.start)} {text}"
            yield ""


def _said(text: str, findings: Sequence[Numbered], pause: float | None) -> str:
    silence = f"({pause:.1f} s) " if pause else ""
    if not findings:
        return silence + escaped(text)
    numbers = "".join(f"[{one.number}]" for one in findings)
    return f"{silence}**{escaped(text)}**{numbers}"


def _gaps(report: Report) -> Iterator[str]:
    yield "## What could not be measured"
    yield ""
    lacking = missing.missing(report.reading)
    gaps = view.gaps(report)
    yield from (f"- {_lacks(one)}" for one in lacking)
    for gap in gaps:
        yield f"- {escaped(missing.briefly(report.reading, gap.reason))} Not done:"
        yield from (f"  - {escaped(name)}" for name in gap.checks)
    if not (lacking or gaps or missing.no_transcript(report.reading)):
        yield "Every check could be made."
    yield ""
    yield "Made on this machine; nothing left it."


def _lacks(one: missing.Missing) -> str:
    command = f" `{one.command}`" if one.command else ""
    return f"**{one.what}.** {escaped(one.effect)} {escaped(one.remedy)}{command}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
