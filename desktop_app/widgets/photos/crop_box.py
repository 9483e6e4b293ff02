"""The box drawn on a photo, as fractions 0..1 of it, and what dragging its handles does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w", "inside"]
HANDLES: dict[Handle, tuple[float, float]] = {
    "nw": (0, 0), "n": (0.5, 0), "ne": (1, 0), "e": (1, 0.5),
    "se": (1, 1), "s": (0.5, 1), "sw": (0, 1), "w": (0, 0.5),
}  # fmt: skip
LEAST = 0.02  # of the photo's side: smaller boxes are slips of the hand


@dataclass(frozen=True, slots=True)
class CropBox:
    """A rectangle inside a photo, fractions 0..1."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def is_worth_using(self) -> bool:
        """Whether the box is larger than a slip of the hand."""
        return self.width >= LEAST and self.height >= LEAST


MIDDLE = CropBox(0.25, 0.25, 0.5, 0.5)


def box_between(x1: float, y1: float, x2: float, y2: float) -> CropBox:
    """The box with these opposite corners, cut to the photo."""
    left, right = sorted((_inside(x1), _inside(x2)))
    top, bottom = sorted((_inside(y1), _inside(y2)))
    return CropBox(left, top, right - left, bottom - top)


def move_box(box: CropBox, dx: float, dy: float) -> CropBox:
    """Shift a box, stopping at the photo's edge."""
    x = min(1 - box.width, max(0.0, box.x + dx))
    y = min(1 - box.height, max(0.0, box.y + dy))
    return CropBox(x, y, box.width, box.height)


def drag_handle(box: CropBox, handle: Handle, dx: float, dy: float) -> CropBox:
    """The box after a handle has been dragged by dx, dy; dragging past the far side turns it over."""
    if handle == "inside":
        return move_box(box, dx, dy)
    left, right, top, bottom = box.x, box.right, box.y, box.bottom
    if "w" in handle:
        left += dx
    if "e" in handle:
        right += dx
    if "n" in handle:
        top += dy
    if "s" in handle:
        bottom += dy
    return box_between(left, top, right, bottom)


def handle_at(box: CropBox, x: float, y: float, reach_x: float, reach_y: float) -> Handle | None:
    """The handle within reach of a point, else "inside", else None; all in fractions."""
    for handle, (across, down) in HANDLES.items():
        if abs(x - box.x - across * box.width) <= reach_x and abs(y - box.y - down * box.height) <= reach_y:
            return handle
    inside = box.x <= x <= box.right and box.y <= y <= box.bottom
    return "inside" if inside else None


def _inside(value: float) -> float:
    return min(1.0, max(0.0, value))
