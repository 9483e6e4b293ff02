"""The grid's arithmetic: cells fill lines, never overlap, and are found again by their place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from desktop_app.widgets.photos.cells.grid_layout import GAP, MARGIN, fit_layout

layouts = st.builds(fit_layout, st.integers(60, 4000), st.integers(48, 320), st.integers(0, 40))


@given(layouts, st.integers(0, 200_000))
def test_a_cell_is_found_by_its_middle(layout, row):
    assert layout.row_at(layout.cell_rect(row).center(), row + 1) == row
    assert layout.row_at(layout.cell_rect(row).center(), row) == -1


@given(layouts)
def test_neighbours_keep_their_distance(layout):
    first, below = layout.cell_rect(0), layout.cell_rect(layout.columns)
    assert below.top() - first.bottom() - 1 == GAP
    if layout.columns > 1:
        assert layout.cell_rect(1).left() - first.right() - 1 == GAP


@given(st.integers(300, 4000), st.integers(48, 200))
def test_lines_are_filled_and_inside_the_width(width, side):
    layout = fit_layout(width, side, 20)
    last = layout.cell_rect(layout.columns - 1)
    assert layout.side >= side
    assert layout.cell_rect(0).left() >= 0
    assert last.right() < width
    assert width - last.right() - layout.cell_rect(0).left() <= MARGIN + layout.columns


@given(layouts, st.integers(0, 5000), st.integers(0, 20_000), st.integers(1, 2000))
def test_the_rows_in_sight_are_those_whose_cells_touch_the_view(layout, count, top, height):
    view = QRect(0, top, 10_000, height)
    rows = layout.rows_between(view.top(), view.bottom(), count)
    touching = [row for row in range(count) if layout.cell_rect(row).intersects(view)]
    assert set(touching) <= set(rows)
    assert len(rows) <= len(touching) + 2 * layout.columns


@given(layouts, st.integers(0, 300), st.tuples(*[st.integers(-50, 3000)] * 4))
def test_a_rubber_band_takes_what_it_touches(layout, count, corners):
    band = QRect(QPoint(*corners[:2]), QPoint(*corners[2:])).normalized()
    taken = [row for rows in layout.rows_in(band, count) for row in rows]
    assert taken == [row for row in range(count) if layout.cell_rect(row).intersects(band)]


def test_an_empty_grid_has_only_its_margins():
    layout = fit_layout(800, 160, 20)
    assert layout.height(0) == 2 * MARGIN
    assert layout.row_at(QPoint(50, 50), 0) == -1
