"""The native tables and charts of the sample deck."""

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from deck_theme import FONT, INK, LEFT, PALE, QUIET, RIGHT, SLATE, TEAL, WHITE, Box


def table(slide, box, rows, widths, *, highlight=None, size=16, row_height=0.5):
    """Add a real table, its header first; `highlight` is the index of a row to point out."""
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), *Box(box.x, box.y, sum(widths), row_height * len(rows)).emu
    )
    _plain_table_style(frame)
    for column, width in zip(frame.table.columns, widths):
        column.width = Inches(width)
    for index, row in enumerate(rows):
        frame.table.rows[index].height = Inches(row_height)
        for column, text in enumerate(row):
            cell = frame.table.cell(index, column)
            _fill_cell(
                cell, text, size, header=index == 0, strong=index == highlight, first=column == 0
            )
    return frame


def _plain_table_style(frame):
    properties = frame._element.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # "No Style, No Grid"


def _fill_cell(cell, text, size, *, header, strong, first):
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Inches(0.14)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = LEFT if first else RIGHT
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = header or strong
    run.font.color.theme_color = WHITE if header or strong else INK
    cell.fill.solid()
    cell.fill.fore_color.theme_color = INK if header else TEAL if strong else WHITE
    borders = cell._tc.get_or_add_tcPr()
    line = etree.SubElement(borders, qn("a:lnB"), w="9525")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="accent6")
    # The schema wants the lines before the fill.
    borders.remove(line)
    borders.insert(0, line)


def bar_chart(
    slide,
    box,
    categories,
    values,
    colours,
    *,
    name,
    number="0.0",
    sideways=False,
    axis=None,
    size=16,
    gap=55,
    title=None,
):
    """Add a native bar chart of one series, each bar in its own colour, with its value on it."""
    data = CategoryChartData(number_format=number)
    data.categories = categories
    data.add_series(name, values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if sideways else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    chart = frame.chart
    _prepare(chart, size, title)
    plot = chart.plots[0]
    plot.gap_width = gap
    plot.vary_by_categories = False
    for point, colour in zip((plot.series[0].points[i] for i in range(len(values))), colours):
        point.format.fill.solid()
        point.format.fill.fore_color.theme_color = colour
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(size + 2), True
    labels.font.color.theme_color = INK
    values_axis = chart.value_axis
    values_axis.visible = False
    values_axis.has_major_gridlines = False
    if axis:
        values_axis.minimum_scale, values_axis.maximum_scale = axis
    chart.category_axis.format.line.color.theme_color = SLATE
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    if sideways:
        chart.category_axis.reverse_order = True
    return frame


def line_chart(
    slide,
    box,
    categories,
    series,
    colours,
    *,
    axis,
    axis_title,
    category_title,
    number="0.0",
    size=16,
    labelled=(),
    title=None,
):
    """Add a native line chart; each series is named at its last point, `labelled` points too."""
    data = CategoryChartData(number_format=number)
    data.categories = categories
    for name, values in series.items():
        data.add_series(name, values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box.emu, data)
    chart = frame.chart
    _prepare(chart, size, title)
    for index, (line, colour) in enumerate(zip(chart.plots[0].series, colours)):
        line.smooth = False
        line.format.line.color.theme_color = colour
        line.format.line.width = Pt(3.25)
        line.marker.size = 9
        line.marker.format.fill.solid()
        line.marker.format.fill.fore_color.theme_color = colour
        line.marker.format.line.color.theme_color = colour
        for point in {at for which, at in labelled if which == index}:
            _label_point(
                line,
                point,
                f"{list(line.values)[point]:.1f}",
                colour,
                size,
                XL_LABEL_POSITION.ABOVE if index == 0 else XL_LABEL_POSITION.BELOW,
            )
    values_axis = chart.value_axis
    values_axis.minimum_scale, values_axis.maximum_scale = axis
    values_axis.major_gridlines.format.line.color.theme_color = PALE
    values_axis.format.line.fill.background()
    values_axis.tick_labels.number_format, values_axis.tick_labels.number_format_is_linked = (
        "0",
        False,
    )
    for each, text in ((values_axis, axis_title), (chart.category_axis, category_title)):
        each.has_title = True
        each.axis_title.text_frame.text = text
        font = each.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold = Pt(size - 2), False
        font.color.theme_color = QUIET
    chart.category_axis.format.line.color.theme_color = SLATE
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return frame


def _label_point(line, index, text, colour, size, position):
    label = line.points[index].data_label
    label.has_text_frame = True
    label.text_frame.text = text
    label.position = position
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(size), True
    font.color.theme_color = colour


def _prepare(chart, size, title):
    chart.has_legend = False
    chart.has_title = bool(title)
    if title:
        chart.chart_title.text_frame.text = title
        run = chart.chart_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(size), True
        run.font.color.theme_color = INK
        chart.chart_title.include_in_layout = False
    chart.font.size = Pt(size)
    chart.font.name = FONT
    chart.font.color.theme_color = INK
