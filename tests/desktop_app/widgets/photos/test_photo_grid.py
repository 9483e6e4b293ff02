"""The grid: keys, mouse, selection by id, dragging out, and a hundred thousand photos."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop_app.models.photo_list_model import PhotoListModel
from desktop_app.models.photo_pages import PAGE
from desktop_app.tasks import Tasks
from desktop_app.theme import apply_theme
from desktop_app.widgets.photos.cells.drag import files_of
from desktop_app.widgets.photos.photo_grid import LARGEST_SIDE, SMALLEST_SIDE, PhotoGrid
from tests.desktop_app.made_photos import make_photo, make_picture, run_now

NAMES = ["Anna.jpg", "bee.jpg", "Bernd.jpg", "cat.jpg"]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def make_grid(qtbot, count: int, load=None, run=run_now, thumbnails=None, scores=None) -> PhotoGrid:
    """A shown grid of `count` photos with ids 1000, 1001, ..., seven to a line."""
    load = load or (lambda ids: [make_photo(n) for n in ids])
    grid = PhotoGrid()
    qtbot.addWidget(grid)
    model = PhotoListModel(load, run, thumbnails, grid)
    grid.set_model(model)
    grid.resize(1000, 640)
    model.set_ids(np.arange(1000, 1000 + count), scores)
    grid.show()
    grid.setFocus()
    qtbot.waitUntil(lambda: grid.cells().columns == 5)
    return grid


@pytest.fixture
def grid(qtbot) -> PhotoGrid:
    return make_grid(qtbot, 100)


def spot(grid: PhotoGrid, row: int) -> QPoint:
    """The middle of a row's cell in the viewport."""
    return grid.visualRect(grid.model().index(row, 0)).center()


def click(qtbot, grid: PhotoGrid, row: int, keys=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, keys, spot(grid, row))


def rows(grid: PhotoGrid) -> list[int]:
    return grid.selected_rows().tolist()


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left], 1),
        ([Qt.Key.Key_Left], 0),
        ([Qt.Key.Key_Down], 5),
        ([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up], 1),
        ([Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_End], 99),
        ([Qt.Key.Key_End, Qt.Key.Key_Down], 99),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 0),
    ],
)
def test_keys_move_the_current_photo(qtbot, grid: PhotoGrid, keys, row):
    click(qtbot, grid, 0)
    for key in keys:
        qtbot.keyClick(grid, key)
    assert grid.currentIndex().row() == row
    assert rows(grid) == [row]
    assert grid.viewport().rect().intersects(grid.visualRect(grid.currentIndex()))


def test_a_page_is_what_fits_in_sight(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 1)
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    lines = grid.viewport().height() // grid.cells().line_height
    assert grid.currentIndex().row() == 1 + 5 * lines


def test_the_focus_begins_at_the_first_photo_and_selects_nothing(grid: PhotoGrid):
    assert grid.current_id() == 1000
    assert rows(grid) == []


def test_shift_and_arrows_select_in_reading_order(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 3)
    qtbot.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert rows(grid) == [3, 4, 5, 6, 7, 8]
    qtbot.keyClick(grid, Qt.Key.Key_Up, SHIFT)
    assert rows(grid) == [3]


def test_shift_click_selects_across_what_is_out_of_sight(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 1)
    grid.scrollToBottom()
    click(qtbot, grid, 98, SHIFT)
    assert rows(grid) == list(range(1, 99))


def test_ctrl_click_adds_and_takes_away(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 1)
    click(qtbot, grid, 4, CTRL)
    assert rows(grid) == [1, 4]
    click(qtbot, grid, 1, CTRL)
    assert rows(grid) == [4]
    assert grid.selected_ids().tolist() == [1004]


def test_ctrl_a_selects_all(qtbot, grid: PhotoGrid):
    with qtbot.waitSignal(grid.selected_photos_changed) as told:
        qtbot.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert told.args == [100]
    assert len(grid.selected_ids()) == 100


def test_enter_and_double_click_open_and_space_previews(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 2)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(grid.opened) as opened:
            qtbot.keyClick(grid, key)
        assert opened.args == [1002]
    with qtbot.waitSignal(grid.preview_asked) as previewed:
        qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert previewed.args == [1002]
    click(qtbot, grid, 3)
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot(grid, 3))
    assert opened.args == [1003]


def test_keys_in_an_empty_grid_do_nothing(qtbot):
    grid = make_grid(qtbot, 0)
    with qtbot.assertNotEmitted(grid.opened), qtbot.assertNotEmitted(grid.preview_asked):
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_B):
            qtbot.keyClick(grid, key)


def test_typing_jumps_to_a_name_and_again_to_the_next(qtbot):
    def load(ids):
        return [make_photo(n, paths=(f"/p/{NAMES[n - 1000]}",)) for n in ids]

    grid = make_grid(qtbot, len(NAMES), load)
    qtbot.waitUntil(lambda: grid.photo_model().photo(0) is not None)
    with qtbot.waitSignal(grid.typed) as typed:
        qtbot.keyClicks(grid, "b")
    assert (typed.args, grid.current_id()) == (["b"], 1001)
    qtbot.keyClicks(grid, "er")
    assert grid.current_id() == 1002
    qtbot.wait(1000)
    qtbot.keyClicks(grid, "a")
    assert grid.current_id() == 1000


def drag_mouse(grid: PhotoGrid, start: QPoint, end: QPoint) -> None:
    """Press at `start`, move to `end` in steps and let go."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [start + (end - start) * n / 6 for n in range(7)]
    kinds = [QEvent.Type.MouseButtonPress] + [QEvent.Type.MouseMove] * 6 + [QEvent.Type.MouseButtonRelease]
    for kind, at in zip(kinds, [*steps, end], strict=True):
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        place = QPointF(grid.viewport().mapToGlobal(at))
        QApplication.sendEvent(
            grid.viewport(), QMouseEvent(kind, QPointF(at), place, button, held, Qt.KeyboardModifier.NoModifier)
        )


def test_a_rubber_band_selects_what_it_touches(grid: PhotoGrid):
    start = QPoint(4, 4)
    drag_mouse(grid, start, spot(grid, 6))
    assert rows(grid) == [0, 1, 5, 6]


def test_a_band_may_begin_on_a_caption(grid: PhotoGrid):
    beside = grid.visualRect(grid.model().index(0, 0)).bottomLeft() + QPoint(3, -3)
    drag_mouse(grid, beside, spot(grid, 6))
    assert rows(grid) == [0, 1, 5, 6]
    assert grid.dragEnabled()  # photos themselves can be dragged as before


def test_a_click_on_nothing_clears_the_selection(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 2)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert rows(grid) == []


def test_selection_and_place_survive_another_order(qtbot, grid: PhotoGrid):
    click(qtbot, grid, 2)
    click(qtbot, grid, 7, CTRL)
    model = grid.photo_model()
    model.set_ids(np.append(model.ids()[::-1], 5000))
    assert grid.selected_ids().tolist() == [1007, 1002]
    assert rows(grid) == [92, 97]
    assert grid.current_id() == 1007
    model.set_ids(np.array([1007, 3]))
    assert grid.selected_ids().tolist() == [1007]
    model.set_ids(np.zeros(0, np.int64))
    assert grid.selected_ids().tolist() == []
    assert grid.current_id() is None


def test_ctrl_plus_minus_and_wheel_change_the_size(qtbot, grid: PhotoGrid):
    start = grid.thumbnail_size()
    with qtbot.waitSignal(grid.thumbnail_size_changed) as told:
        qtbot.keyClick(grid, Qt.Key.Key_Plus, CTRL)
    assert told.args[0] == grid.thumbnail_size() > start
    qtbot.keyClick(grid, Qt.Key.Key_0, CTRL)
    assert grid.thumbnail_size() == start
    place = QPointF(100, 100)
    down = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(grid.viewport(), down)
    assert grid.thumbnail_size() < start
    grid.set_thumbnail_size(10_000)
    assert grid.thumbnail_size() == LARGEST_SIDE
    grid.set_thumbnail_size(1)
    assert grid.thumbnail_size() == SMALLEST_SIDE


def test_another_size_keeps_the_current_photo_in_sight(qtbot, grid: PhotoGrid):
    grid.go_to_row(60)
    for side in (72, 320, 160):
        grid.set_thumbnail_size(side)
        assert grid.viewport().rect().contains(spot(grid, 60))


def test_a_right_click_asks_for_a_menu(qtbot, grid: PhotoGrid):
    at = spot(grid, 1)
    with qtbot.waitSignal(grid.menu_asked) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, grid.viewport().mapToGlobal(at))
        QApplication.sendEvent(grid.viewport(), event)
    assert asked.args[0] == 1001


def test_dragged_photos_are_files(qtbot):
    data = files_of([make_photo(1), make_photo(2, paths=("/p/\udcff.jpg",))])
    assert [bytes(url.toEncoded()) for url in data.urls()] == [b"file:///photos/IMG_000001.jpg", b"file:///p/%FF.jpg"]


def test_a_hundred_thousand_photos_load_only_what_is_seen(qtbot):
    asked: list[int] = []
    tasks = Tasks()

    def load(ids):
        asked.extend(ids)
        return [make_photo(n) for n in ids]

    grid = make_grid(qtbot, 100_000, load, tasks.run)
    bar = grid.verticalScrollBar()
    for part in range(0, 101, 4):
        bar.setValue(bar.maximum() * part // 100)
        QApplication.processEvents()
    model = grid.photo_model()
    qtbot.waitUntil(lambda: all(model.photo(row) is not None for row in grid.visible_rows()))
    assert model.photo(99_999).id == 100_999
    assert len(asked) <= 26 * 2 * PAGE
    assert len(set(asked)) == len(asked)
    tasks.close()


def test_colours_arrive_on_the_screen(qtbot, thumbnails, tmp_path):
    photo = make_photo(1000)
    make_picture(tmp_path / f"{photo.content}.png", "#20c040", 400, 300)
    grid = make_grid(qtbot, 1, thumbnails=thumbnails, scores=np.array([0.91]))
    middle = spot(grid, 0) - QPoint(0, 20)
    qtbot.waitUntil(lambda: grid.grab().toImage().pixelColor(middle).green() > 150)


def pixels_of(grid: PhotoGrid) -> QImage:
    return grid.viewport().grab().toImage()


def test_states_look_different(qtbot, grid: PhotoGrid):
    plain = pixels_of(grid)
    click(qtbot, grid, 0)
    chosen = pixels_of(grid)
    assert plain != chosen
    qtbot.mouseMove(grid.viewport(), spot(grid, 8))
    grid.hover(8)
    assert grid.hovered_row() == 8
    assert pixels_of(grid) != chosen
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert grid.hovered_row() == -1


def test_every_kind_of_cell_is_drawn_in_both_themes(qtbot, qapp, thumbnails):
    kinds = [{"online": False}, {"paths": ("/a", "/b", "/c")}, {"paths": ("/\udcff\n.jpg",)}, {}]

    def load(ids):
        return [make_photo(n, **kinds[n % 4]) for n in ids if n != 1007]

    grid = make_grid(qtbot, 10, load, thumbnails=thumbnails, scores=np.linspace(1, -0.2, 10))
    thumbnails.missing.connect(lambda photo: thumbnails.retry(photo.content))
    qtbot.waitUntil(lambda: thumbnails.is_broken(make_photo(1000).content))
    light = pixels_of(grid)
    apply_theme(qapp, "dark")
    assert pixels_of(grid) != light
    apply_theme(qapp, "light")


def test_it_has_a_name_for_screen_readers(grid: PhotoGrid):
    assert grid.accessibleName()
    assert "IMG_001000.jpg" in grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_scroll_bar_keeps_its_room_but_not_its_handle(qtbot, grid: PhotoGrid):
    assert grid.verticalScrollBar().isEnabled()
    columns = grid.cells().columns
    grid.photo_model().set_ids(np.arange(3))
    assert not grid.verticalScrollBar().isEnabled()
    assert grid.cells().columns == columns
