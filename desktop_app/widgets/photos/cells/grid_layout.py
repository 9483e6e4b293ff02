"""Where the cells of a grid lie: pure arithmetic, the same cost for ten photos and for a million."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

MARGIN = 16
GAP = 4
PADDING = 6  # between a cell's edge and its photo


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Equal cells in rows that fill the width; logical pixels in content coordinates."""

    columns: int
    side: int  # of the photo's square
    caption: int  # height below the photo
    lead: int  # left margin

    @property
    def cell_width(self) -> int:
        return self.side + 2 * PADDING

    @property
    def cell_height(self) -> int:
        return self.side + 2 * PADDING + self.caption

    @property
    def line_height(self) -> int:
        """From one row of cells to the next."""
        return self.cell_height + GAP

    def cell_rect(self, row: int) -> QRect:
        """The cell of the `row`-th photo."""
        line, column = divmod(row, self.columns)
        left = self.lead + column * (self.cell_width + GAP)
        return QRect(left, MARGIN + line * self.line_height, self.cell_width, self.cell_height)

    def row_at(self, point: QPoint, count: int) -> int:
        """The photo under a point, or -1 between cells and outside."""
        column = (point.x() - self.lead) // (self.cell_width + GAP)
        row = (point.y() - MARGIN) // self.line_height * self.columns + column
        if not 0 <= column < self.columns or not 0 <= row < count:
            return -1
        return row if self.cell_rect(row).contains(point) else -1

    def is_beside_photo(self, point: QPoint) -> bool:
        """Whether a point lies outside the squares of photos: between them, or on a caption."""
        x = (point.x() - self.lead) % (self.cell_width + GAP) - PADDING
        y = (point.y() - MARGIN) % self.line_height - PADDING
        return not (0 <= x < self.side and 0 <= y < self.side)

    def rows_between(self, top: int, bottom: int, count: int) -> range:
        """The photos on lines that touch top..bottom."""
        first = max(0, (top - MARGIN) // self.line_height) * self.columns
        last = (max(0, (bottom - MARGIN) // self.line_height) + 1) * self.columns
        return range(min(first, count), min(last, count))

    def rows_in(self, rect: QRect, count: int) -> list[range]:
        """The photos that a rubber band touches: one range for each line."""
        step = self.cell_width + GAP
        left = max(0, (rect.left() - self.lead + GAP) // step)
        right = min(self.columns - 1, (rect.right() - self.lead) // step)
        first = max(0, (rect.top() - MARGIN + GAP) // self.line_height)
        last = (rect.bottom() - MARGIN) // self.line_height
        lines = (
            range(n * self.columns + left, min(n * self.columns + right + 1, count)) for n in range(first, last + 1)
        )
        return [rows for rows in lines if len(rows)]

    def height(self, count: int) -> int:
        """Height of all content."""
        lines = -(-count // self.columns)
        return 2 * MARGIN + lines * self.line_height - (GAP if lines else 0)


def fit_layout(width: int, side: int, caption: int) -> GridLayout:
    """The grid for a viewport `width`, with photos at least `side` wide and lines filled."""
    inner = max(1, width - 2 * MARGIN + 2 * PADDING)
    columns = max(1, (inner + GAP) // (side + 2 * PADDING + GAP))
    filled = (inner - (columns - 1) * GAP) // columns - 2 * PADDING
    used = columns * (filled + 2 * PADDING + GAP) - GAP
    return GridLayout(columns, max(16, filled), caption, (width - used) // 2)
