"""The box on a photo stays inside it, whatever is dragged where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.widgets.photos.crop_box import HANDLES, CropBox, box_between, drag_handle, handle_at, move_box

fractions = st.floats(0, 1)
boxes = st.builds(box_between, fractions, fractions, fractions, fractions)
steps = st.floats(-2, 2)


def is_inside(box: CropBox) -> bool:
    return box.x >= 0 and box.y >= 0 and box.right <= 1 + 1e-9 and box.bottom <= 1 + 1e-9


@given(boxes, st.sampled_from([*HANDLES, "inside"]), steps, steps)
def test_dragging_never_leaves_the_photo(box, handle, dx, dy):
    dragged = drag_handle(box, handle, dx, dy)
    assert is_inside(dragged)
    assert dragged.width >= 0
    assert dragged.height >= 0


@given(boxes, steps, steps)
def test_moving_keeps_the_size(box, dx, dy):
    moved = move_box(box, dx, dy)
    assert (moved.width, moved.height) == (box.width, box.height)
    assert is_inside(moved)


def test_corners_and_sides_are_found_within_reach():
    box = CropBox(0.2, 0.2, 0.4, 0.4)
    found = {handle_at(box, x, y, 0.02, 0.02) for x in (0.2, 0.4, 0.6) for y in (0.2, 0.4, 0.6)}
    assert found == {*HANDLES, "inside"}
    assert handle_at(box, 0.9, 0.9, 0.02, 0.02) is None


def test_a_side_moves_only_its_own_edge():
    box = drag_handle(CropBox(0.2, 0.2, 0.4, 0.4), "e", 0.1, 0.3)
    assert (box.x, box.y, box.height) == (0.2, 0.2, pytest.approx(0.4))
    assert box.width == pytest.approx(0.5)


def test_a_corner_dragged_past_the_other_turns_the_box_over():
    box = drag_handle(CropBox(0.4, 0.4, 0.2, 0.2), "se", -0.4, -0.4)
    assert (box.x, box.y) == (pytest.approx(0.2), pytest.approx(0.2))


def test_a_slip_of_the_hand_is_no_box():
    assert not CropBox(0.5, 0.5, 0.001, 0.5).is_worth_using()
    assert CropBox(0.5, 0.5, 0.1, 0.1).is_worth_using()
