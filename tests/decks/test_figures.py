"""Tables, charts, SmartArt and pictures on a .pptx slide."""

import io
from pathlib import Path

import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Pt

from rehearsal.decks.figures import chart_of, diagram_lines
from tests.decks import slides
from tests.decks.slides import add, attach, box, draw, frame_xml, only_slide, read, talk

FRAME = (Pt(60), Pt(150), Pt(400), Pt(200))


def test_tables_keep_their_rows(tmp_path: Path) -> None:
    deck = talk()
    table = add(deck, "Results", layout=slides.TITLE_ONLY).shapes.add_table(2, 3, *FRAME).table
    for row, texts in zip(table.rows, (("Model", "F1", ""), ("Ours", "92.4", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    made = only_slide(deck, tmp_path)
    assert [table.rows for table in made.tables] == [(("Model", "F1", ""), ("Ours", "92.4", ""))]
    assert (made.body, made.readable) == ((), True)


def test_charts_tell_what_they_compare(tmp_path: Path) -> None:
    deck = talk()
    data = slides.chart_data(["2024", "2025"], Ours=(71.5, 92.4), Baseline=(70.0, 71.0))
    shapes = add(deck, "Results", layout=slides.TITLE_ONLY).shapes
    chart = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *FRAME, data).chart
    chart.chart_title.text_frame.text = "F1 by year"
    (made,) = only_slide(deck, tmp_path).charts
    assert (made.kind, made.title) == ("column", "F1 by year")
    assert (made.categories, made.series) == (("2024", "2025"), ("Ours", "Baseline"))


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("0.0", ("71.5", "92.4")),
        ("0%", ("7150%", "9242%")),
        ("#,##0", ("72", "92")),
        ("General", ("71.5", "92.42")),
    ],
)
def test_axes_and_the_numbers_at_the_points_are_read_as_they_are_shown(
    tmp_path: Path, form: str, shown: tuple[str, ...]
) -> None:
    deck = talk()
    shapes = add(deck, "Results", layout=slides.TITLE_ONLY).shapes
    data = slides.chart_data(["2024", "2025"], Ours=(71.5, 92.42))
    chart = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *FRAME, data).chart
    chart.value_axis.axis_title.text_frame.text = "F1 (%)"
    chart.plots[0].has_data_labels = True
    labels = chart.plots[0].data_labels
    labels.number_format, labels.number_format_is_linked = form, False
    labels.show_value = True
    made = only_slide(deck, tmp_path)
    assert (made.charts[0].axes, made.charts[0].labels) == (("F1 (%)",), shown)
    assert "F1 (%)" in made.text


def test_numbers_that_are_not_shown_are_not_read(tmp_path: Path) -> None:
    deck = talk()
    shapes = add(deck, "Results", layout=slides.TITLE_ONLY).shapes
    data = slides.chart_data(["2024"], Ours=(71.5,))
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *FRAME, data)
    assert only_slide(deck, tmp_path).charts[0].labels == ()


def test_two_kinds_of_plot_in_one_chart_are_both_named() -> None:
    made = chart_of(
        slides.element(
            "<c:chartSpace><c:chart><c:plotArea><c:barChart><c:barDir val='bar'/><c:ser><c:tx>"
            "<c:v>Cost</c:v></c:tx></c:ser></c:barChart><c:lineChart><c:ser/></c:lineChart>"
            "</c:plotArea></c:chart></c:chartSpace>"
        )
    )
    assert (made.kind, made.title, made.categories) == ("bar and line", "", ())
    assert made.series == ("Cost",)


def test_the_newer_kind_of_chart_is_read_as_well(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Cost", layout=slides.TITLE_ONLY)
    space = (
        "<cx:chartSpace><cx:chartData><cx:data id='0'><cx:strDim type='cat'><cx:lvl ptCount='2'>"
        "<cx:pt idx='0'>Train</cx:pt><cx:pt idx='1'>Serve</cx:pt></cx:lvl></cx:strDim></cx:data>"
        "</cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>Where the time goes"
        "</a:t></a:r></a:p></cx:rich></cx:tx></cx:title><cx:plotArea><cx:plotAreaRegion>"
        "<cx:series layoutId='waterfall'><cx:tx><cx:txData><cx:v>Hours</cx:v></cx:txData></cx:tx>"
        "</cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>"
    )
    number = attach(slide, "charts/chartEx1.xml", space, "chartEx")
    frame = frame_xml("chartex", f'<cx:chart r:id="{number}"/>')
    draw(
        slide,
        f'<mc:AlternateContent><mc:Choice Requires="cx1">{frame}</mc:Choice>'
        "<mc:Fallback><p:pic/></mc:Fallback></mc:AlternateContent>",
    )
    (made,) = only_slide(deck, tmp_path).charts
    assert (made.kind, made.title) == ("waterfall", "Where the time goes")
    assert (made.categories, made.series) == (("Train", "Serve"), ("Hours",))


def smart_art(*points: tuple[str, str, str], kind: str = "node") -> str:
    """Write a SmartArt data part of (id, parent, text), listed in reverse."""
    texts = "".join(
        f'<dgm:pt modelId="{name}" type="{kind}"><dgm:t><a:bodyPr/>'
        f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for name, _, text in reversed(points)
    )
    links = "".join(
        f'<dgm:cxn srcId="{parent}" destId="{name}" srcOrd="{i}"/>'
        for i, (name, parent, _) in enumerate(points)
    )
    return (
        f'<dgm:dataModel><dgm:ptLst><dgm:pt modelId="0" type="doc"/>{texts}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    )


def test_smart_art_is_read_parents_first(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    points = (("1", "0", "Encode"), ("3", "1", "once per query"), ("2", "0", "Rank"))
    number = attach(slide, "diagrams/data1.xml", smart_art(*points), "diagramData")
    draw(slide, frame_xml("diagram", f'<dgm:relIds r:dm="{number}"/>'))
    made = only_slide(deck, tmp_path)
    assert made.body == ("Encode", "once per query", "Rank")


def test_smart_art_is_read_where_its_shapes_stand_in_its_frame(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    box(slide, "above the shapes", 60, 200)
    shapes = (
        "<dsp:drawing><dsp:spTree><dsp:sp><dsp:txBody><a:p><a:r><a:t>Encode</a:t></a:r></a:p>"
        '</dsp:txBody><dsp:txXfrm><a:off x="0" y="3810000"/><a:ext cx="9" cy="9"/></dsp:txXfrm>'
        "</dsp:sp></dsp:spTree></dsp:drawing>"
    )
    drawn = attach(slide, "diagrams/drawing1.xml", shapes, "diagramDrawing")
    data = smart_art(("1", "0", "Encode")).replace(
        "</dgm:dataModel>",
        f'<dgm:extLst><a:ext uri="x"><dsp:dataModelExt relId="{drawn}"/></a:ext></dgm:extLst>'
        "</dgm:dataModel>",
    )
    number = attach(slide, "diagrams/data1.xml", data, "diagramData")
    frame = frame_xml("diagram", f'<dgm:relIds r:dm="{number}"/>')
    draw(slide, frame.replace('cx="9" cy="9"', 'cx="9144000" cy="6858000"'))
    assert only_slide(deck, tmp_path).body == ("above the shapes", "Encode")


def test_smart_art_that_goes_in_circles_is_read_once() -> None:
    data = slides.element(smart_art(("1", "2", "Plan"), ("2", "1", "Do")))
    assert sorted(diagram_lines(data)) == ["Do", "Plan"]


def test_a_chart_or_diagram_whose_part_is_missing_is_passed_over(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    draw(slide, frame_xml("chart", '<c:chart r:id="rId99"/>'))
    draw(slide, frame_xml("diagram", '<dgm:relIds r:dm="rId98"/>'))
    made = only_slide(deck, tmp_path)
    assert (made.charts, made.body, made.pictures) == ((), (), 1)


def test_pictures_are_counted_and_hide_what_a_slide_says(tmp_path: Path) -> None:
    deck = talk()
    with_picture = add(deck, "Samples", layout=slides.TITLE_ONLY)
    with_both = add(deck, "Samples again", "Two of them")
    for slide in (with_picture, with_both):
        slide.shapes.add_picture(io.BytesIO(slides.PIXEL), *FRAME)
    first, second = read(deck, tmp_path).slides
    assert (first.pictures, first.readable) == (1, False)
    assert (second.pictures, second.readable) == (1, True)


def test_strokes_are_one_drawing_and_an_arrow_is_none(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Model", layout=slides.TITLE_ONLY)
    for _ in range(3):
        freeform = slide.shapes.build_freeform(0, 0)
        freeform.add_line_segments([(100, 0), (100, 100)])
        freeform.convert_to_shape()
    slide.shapes.add_connector(1, *FRAME)
    slide.shapes.add_group_shape().shapes.add_connector(1, *FRAME)
    assert only_slide(deck, tmp_path).pictures == 2


def test_reading_order_reaches_tables_and_charts(tmp_path: Path) -> None:
    deck = talk()
    slide = add(deck, "Results", layout=slides.TITLE_ONLY)
    box(slide, "Below", 60, 500)
    for y, text in ((350, "second"), (150, "first")):
        table = slide.shapes.add_table(1, 1, Pt(60), Pt(y), Pt(90), Pt(30)).table
        table.cell(0, 0).text = text
    made = only_slide(deck, tmp_path)
    assert [table.rows for table in made.tables] == [(("first",),), (("second",),)]
