"""Comparing copies by key and mouse: locked looks, flip, slider, difference, and decisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from desktop_app.tasks import Tasks
from desktop_app.theme import apply_theme
from desktop_app.widgets.compare.compare_view import CompareView
from desktop_app.widgets.compare.copies import ComparedCopy
from engine.photos.decode import decode_full
from tests.desktop_app.widgets.compare.copies_of_a_photo import MIRRORED, describe, save_copies

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Show = Callable[..., CompareView]


def load(path: str, longest_px: int | None) -> np.ndarray:
    return np.asarray(decode_full(path, longest_px))


@pytest.fixture(scope="module")
def copies(tmp_path_factory) -> dict:
    return save_copies(tmp_path_factory.mktemp("copies"))


@pytest.fixture
def window(qtbot) -> Iterator[QMainWindow]:
    tasks = Tasks()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(CompareView(load, tasks))
    window.resize(1000, 760)
    window.show()
    yield window
    tasks.close()


@pytest.fixture
def show(qtbot, window: QMainWindow, copies: dict) -> Show:
    def show_kinds(*kinds: str, states: tuple[str, ...] = ()) -> CompareView:
        view = window.centralWidget()
        wanted = states or ("keep", *["remove"] * (len(kinds) - 1))
        view.show_copies(
            [describe(copies[kind][0], state, copies[kind][1]) for kind, state in zip(kinds, wanted, strict=True)]
        )
        qtbot.waitUntil(lambda: all(canvas.has_image() for canvas in view.stage.canvases[: len(kinds)]))
        view.setFocus()
        return view

    return show_kinds


def colour_at(view: CompareView, pane: int, across: float, down: float) -> tuple[int, int, int]:
    """The colour drawn at a place of a pane's photo, given in fractions of the photo."""
    canvas = view.stage.canvases[pane]
    target = canvas.zoom().rect()
    point = QPoint(round(target.x() + across * target.width()), round(target.y() + down * target.height()))
    return canvas.grab().toImage().pixelColor(point).getRgb()[:3]


def true_colour(copies: dict, kind: str, across: float, down: float) -> tuple[int, int, int]:
    pixels = load(str(copies[kind][0]), None)
    return tuple(pixels[round(down * pixels.shape[0]), round(across * pixels.shape[1])].tolist())


def alike(one: tuple, other: tuple) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 24


@pytest.mark.parametrize("count", [2, 3, 4])
def test_as_many_panes_as_copies(show: Show, count: int):
    view = show(*["photo", "small", "marked", "cropped"][:count])
    assert [canvas.isVisible() for canvas in view.stage.canvases] == [True] * count + [False] * (4 - count)
    assert [header.isVisible() for header in view.headers] == [True] * count + [False] * (4 - count)
    assert view.headers[1].title.text() == "small.png"
    assert view.headers[1].headline.text() == "320 × 240 · PNG"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_is_cut_off_at_900_pixels(qapp, show: Show, window: QMainWindow, theme: str):
    apply_theme(qapp, theme)
    view = show("photo", "small", "marked", "cropped")
    window.resize(900, 600)
    assert window.width() == 900
    for button in (*view.looks.modes.values(), *view.decisions.buttons.values()):
        assert button.width() >= button.minimumSizeHint().width()
        right = button.mapTo(view, QPoint(button.width(), 0)).x()
        assert right <= view.width()
    apply_theme(qapp, "light")


def test_room_for_a_list_beside_it(show: Show, window: QMainWindow):
    view = show("photo", "small")
    window.resize(600, 560)
    assert window.width() == 600
    assert view.looks.modes["slider"].text() == ""
    assert view.looks.modes["slider"].accessibleName() == "Slider"
    window.resize(1000, 560)
    assert view.looks.modes["slider"].text() == "Slider"


def test_a_low_view_leaves_its_room_to_the_pictures_until_the_facts_are_asked_for(
    qtbot, show: Show, window: QMainWindow
):
    view = show("photo", "small")
    assert view.facts.table.isVisible()
    window.resize(1000, 500)
    assert not view.facts.table.isVisible() and view.facts.summary.isVisible()
    qtbot.keyClick(view.stage.canvases[0], Key.Key_T)
    assert view.facts.table.isVisible()
    window.resize(1000, 480)  # as it was asked for
    assert view.facts.table.isVisible()
    qtbot.mouseClick(view.facts.unfold, LEFT)
    window.resize(1000, 760)
    assert not view.facts.table.isVisible()


def test_zoom_and_place_are_locked_by_relative_position(qtbot, show: Show):
    view = show("photo", "small")
    qtbot.keyClick(view.stage.canvases[0], Key.Key_Plus)
    qtbot.keyClick(view.stage.canvases[0], Key.Key_Z)
    qtbot.keyClick(view.stage.canvases[0], Key.Key_Right, SHIFT)
    one, other = (canvas.zoom() for canvas in view.stage.canvases[:2])
    assert one.scale == pytest.approx(1 / view.devicePixelRatioF())
    assert other.rect() == one.rect()
    assert one.centre.x() != one.photo.width() / 2
    assert view.looks.zoom.text() == "100%"
    view.choose(1)
    assert view.looks.zoom.text() == "200%"  # of its own, fewer pixels
    qtbot.keyClick(view.stage.canvases[1], Key.Key_0)
    assert view.stage.canvases[0].zoom().fitted


def test_a_crop_follows_to_the_same_place(qtbot, show: Show, copies: dict):
    view = show("photo", "cropped")
    view.stage.zoom("actual")
    view.stage.zoom("in")
    view.stage.zoom("in")
    photo, crop = (canvas.zoom() for canvas in view.stage.canvases[:2])
    assert crop.scale == photo.scale
    assert crop.centre.x() / 320 == pytest.approx(2 * photo.centre.x() / 640 - 0.5)


def test_an_alignment_may_come_later(qtbot, show: Show, copies: dict):
    view = show("photo", "mirrored")
    view.set_alignments([None, None])
    view.mode = "difference"
    qtbot.waitUntil(lambda: "differs visibly" in view.stage.caption.text())
    view.set_alignments([None, MIRRORED])
    qtbot.waitUntil(lambda: "every pixel" in view.stage.caption.text())


def test_unlocked_panes_go_their_own_ways(qtbot, show: Show):
    view = show("photo", "small")
    qtbot.keyClick(view, Key.Key_L)
    assert not view.looks.lock.isChecked()
    qtbot.keyClick(view.stage.canvases[0], Key.Key_Plus)
    assert view.stage.canvases[1].zoom().fitted
    qtbot.keyClick(view, Key.Key_L)
    assert view.stage.canvases[1].zoom().scale == view.stage.canvases[0].zoom().scale


@pytest.mark.parametrize("key", [Key.Key_F, Key.Key_Space])
def test_holding_a_key_swaps_the_pictures_in_place(qtbot, show: Show, copies: dict, key):
    view = show("photo", "marked")
    canvas = view.stage.canvases[0]
    before = canvas.zoom()
    white, plain = (255, 255, 255), true_colour(copies, "photo", 0.25, 0.25)
    assert alike(colour_at(view, 0, 0.25, 0.25), plain)
    QTest.keyPress(canvas, key)
    assert alike(colour_at(view, 0, 0.25, 0.25), white)
    assert alike(colour_at(view, 1, 0.25, 0.25), plain)
    assert (canvas.shown_number(), canvas.zoom()) == (2, before)
    QTest.keyRelease(canvas, key)
    assert alike(colour_at(view, 0, 0.25, 0.25), plain)
    assert canvas.shown_number() == 1


def test_the_flip_button_does_the_same_while_pressed(qtbot, show: Show):
    view = show("photo", "marked")
    qtbot.mousePress(view.looks.flip, LEFT)
    assert view.stage.canvases[0].shown_number() == 2
    qtbot.mouseRelease(view.looks.flip, LEFT)
    assert view.stage.canvases[0].shown_number() == 1


@pytest.mark.parametrize("kind", ["small", "mirrored", "turned", "cropped", "squeezed"])
def test_a_flip_shows_the_same_place_however_the_copy_lies(show: Show, copies: dict, kind: str):
    view = show("photo", kind)
    view.stage.set_flipped(True)
    assert alike(colour_at(view, 0, 0.4, 0.6), true_colour(copies, "photo", 0.4, 0.6))


def test_a_flip_ends_when_the_window_is_left(show: Show, window: QMainWindow):
    view = show("photo", "marked")
    QTest.keyPress(view.stage.canvases[0], Key.Key_F)
    view.hide()
    view.show()
    assert view.stage.canvases[0].shown_number() == 1


def test_the_slider_is_dragged_and_moved_by_key(qtbot, show: Show, copies: dict):
    view = show("photo", "marked")
    qtbot.keyClick(view, Key.Key_S)
    canvas = view.stage.canvases[0]
    assert view.mode == "slider"
    assert not view.stage.canvases[1].isVisible()
    assert alike(colour_at(view, 0, 0.25, 0.25), true_colour(copies, "photo", 0.25, 0.25))
    middle = QPoint(canvas.width() // 2, canvas.height() // 2)
    qtbot.mousePress(canvas, LEFT, pos=middle)
    qtbot.mouseMove(canvas, middle - QPoint(100, 0))
    qtbot.mouseMove(canvas, QPoint(10, middle.y()))
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(10, middle.y()))
    assert colour_at(view, 0, 0.25, 0.25) == (255, 255, 255)
    assert canvas.zoom().fitted  # the picture itself was not dragged
    with qtbot.assertNotEmitted(view.decided):
        for _ in range(20):
            qtbot.keyClick(canvas, Key.Key_Right, CTRL)
    assert alike(colour_at(view, 0, 0.25, 0.25), true_colour(copies, "photo", 0.25, 0.25))
    qtbot.keyClick(view, Key.Key_S)
    assert view.mode == "side by side"
    assert view.stage.canvases[1].isVisible()


def test_the_difference_is_drawn_and_put_into_words(qtbot, show: Show):
    view = show("photo", "marked")
    with qtbot.waitSignal(view.mode_changed) as changed:
        qtbot.keyClick(view, Key.Key_D)
    assert changed.args == ["difference"]
    qtbot.waitUntil(lambda: view.stage.canvases[0].difference_image() is not None)
    assert max(colour_at(view, 0, 0.25, 0.25)) == 255
    assert colour_at(view, 0, 0.7, 0.7) == (0, 0, 0)
    assert re.match(r"6\.\d% of the picture differs visibly; shown 8 times", view.stage.caption.text())
    assert view.looks.modes["difference"].isChecked()


def test_the_words_tell_of_other_sizes_and_of_parts_not_there(qtbot, show: Show):
    view = show("photo", "cropped")
    view.mode = "difference"
    qtbot.waitUntil(lambda: "picture 2 is fitted to picture 1" in view.stage.caption.text())
    assert "640 × 480 and 320 × 240" in view.stage.caption.text()
    assert "Striped: only in picture 1." in view.stage.caption.text()
    assert view.stage.caption.text().startswith("No difference")


def test_the_difference_outlives_a_flip_and_follows_the_chosen_pane(qtbot, show: Show):
    view = show("photo", "photo", "marked")
    view.mode = "difference"
    qtbot.waitUntil(lambda: "every pixel" in view.stage.caption.text())
    view.stage.set_flipped(True)
    view.stage.set_flipped(False)
    assert view.stage.canvases[0].difference_image() is not None
    qtbot.keyClick(view, Key.Key_3)
    qtbot.waitUntil(lambda: view.stage.caption.text().startswith("6."))


def test_other_copies_are_shown_in_the_same_mode(qtbot, show: Show):
    view = show("photo", "marked")
    view.mode = "difference"
    qtbot.waitUntil(lambda: view.stage.caption.text().startswith("6."))
    show("photo", "photo")
    assert view.mode == "difference"
    qtbot.waitUntil(lambda: "every pixel" in view.stage.caption.text())
    show("photo")
    assert view.stage.canvases[0].difference_image() is None
    assert not view.looks.modes["difference"].isEnabled()


@pytest.mark.parametrize(
    ("key", "word"),
    [
        (Key.Key_K, "keep"),
        (Key.Key_X, "remove"),
        (Key.Key_B, "both"),
        (Key.Key_N, "not duplicates"),
        (Key.Key_Return, "next"),
        (Key.Key_Right, "next"),
        (Key.Key_Left, "back"),
    ],
)
def test_decisions_by_key_wherever_the_keyboard_is(qtbot, show: Show, key, word: str):
    view = show("photo", "small")
    places = (view.stage.canvases[1], view.facts.table, view.facts.only, view.looks.lock, view.headers[0].toggle)
    for place in places:
        place.setFocus()
        with qtbot.waitSignal(view.decided) as decided:
            qtbot.keyClick(place, key)
        assert decided.args == [word]


def test_decisions_by_button(qtbot, show: Show):
    view = show("photo", "small")
    for word, button in view.decisions.buttons.items():
        with qtbot.waitSignal(view.decided) as decided:
            qtbot.mouseClick(button, LEFT)
        assert decided.args == [word]


def test_keys_and_clicks_choose_a_pane(qtbot, show: Show):
    view = show("photo", "small", "marked")
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Key.Key_3)
    assert (chosen.args, view.current) == ([2], 2)
    assert view.decisions.aim.text() == "Picture 3:"
    qtbot.keyClick(view, Key.Key_4)  # there is none
    assert view.current == 2
    qtbot.mouseClick(view.stage.canvases[1], LEFT)
    assert view.current == 1
    qtbot.mouseClick(view.headers[0], LEFT, pos=QPoint(20, 12))
    assert view.current == 0


def test_the_keyboard_stays_with_the_pictures(qtbot, show: Show):
    view = show("photo", "small", "marked")
    canvases = view.stage.canvases
    view.choose(2)
    assert canvases[2].hasFocus()
    qtbot.keyClick(canvases[2], Key.Key_S)
    assert (view.current, canvases[0].hasFocus()) == (2, True)
    qtbot.keyClick(canvases[0], Key.Key_S)
    assert (view.current, canvases[2].hasFocus()) == (2, True)
    show("photo", "small")
    assert (view.current, canvases[0].hasFocus()) == (0, True)


def test_tab_goes_through_everything(qtbot, show: Show):
    view = show("photo", "small")
    seen = set()
    for _ in range(40):
        seen.add(view.focusWidget())
        qtbot.keyClick(view.focusWidget(), Key.Key_Tab)
    wanted = {*view.stage.canvases[:2], view.facts.table, view.facts.only, view.looks.lock, view.looks.flip}
    wanted |= {
        view.facts.unfold,
        *view.looks.zooms.values(),
        *view.decisions.buttons.values(),
        *(one.toggle for one in view.headers[:2]),
    }
    assert wanted <= seen


def test_dragging_in_an_overlay_does_not_change_what_is_decided_upon(qtbot, show: Show):
    view = show("photo", "small", "marked")
    view.choose(2)
    view.mode = "slider"
    qtbot.mouseClick(view.stage.canvases[0], LEFT)
    assert view.current == 2


def test_states_are_shown_by_sign_and_word_and_changed_by_the_owner_only(qtbot, show: Show):
    view = show("photo", "small", states=("keep", "open"))
    assert [header.badge.text() for header in view.headers[:2]] == ["Keep", "Undecided"]
    with qtbot.waitSignal(view.keep_toggled) as toggled:
        qtbot.mouseClick(view.headers[1].toggle, LEFT)
    assert toggled.args == [1]
    assert view.headers[1].badge.text() == "Undecided"
    view.set_states(["remove", "keep"])
    assert [header.badge.text() for header in view.headers[:2]] == ["Remove", "Keep"]
    assert [header.toggle.text() for header in view.headers[:2]] == ["Keep", "Remove"]
    assert "Remove" in view.headers[0].accessibleDescription()
    assert view.facts.model.index(0, 1).data().startswith("≠")  # the kept copy is the measure


def test_keys_of_the_view_are_no_shortcuts_of_the_window(qtbot, show: Show, window: QMainWindow):
    action = QAction(window)
    action.setShortcut("S")
    window.addAction(action)
    view = show("photo", "small")
    with qtbot.assertNotEmitted(action.triggered):
        qtbot.keyClick(view.stage.canvases[0], Key.Key_S)
    assert view.mode == "slider"


def test_escape_is_left_to_the_owner(qtbot, show: Show):
    view = show("photo", "small")
    with qtbot.assertNotEmitted(view.decided):
        qtbot.keyClick(view.stage.canvases[0], Key.Key_Escape)


def test_a_picture_that_cannot_be_read_says_why(qtbot, window: QMainWindow, copies: dict, tmp_path: Path):
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no photo")
    paths = [copies["photo"][0], tmp_path / "broken.jpg", tmp_path / "gone.jpg"]
    view = window.centralWidget()
    view.show_copies([ComparedCopy(str(path), path.name, str(path.parent)) for path in paths])
    canvases = view.stage.canvases
    qtbot.waitUntil(lambda: all(canvas.accessibleDescription() != "Loading…" for canvas in canvases[:3]))
    assert canvases[0].has_image()
    assert "damaged" in canvases[1].accessibleDescription()
    assert "not there" in canvases[2].accessibleDescription()
    view.mode = "slider"
    assert "damaged" in view.stage.caption.text()
    view.mode = "difference"
    assert "damaged" in view.stage.caption.text()
    assert not view.grab().isNull()


def test_a_large_photo_is_read_again_in_full_when_zooming_asks(qtbot, window: QMainWindow, copies: dict):
    view, asked = window.centralWidget(), []
    reader = view.stage._reader

    def load_small(path: str, longest_px: int | None) -> np.ndarray:
        asked.append(longest_px)
        return load(path, longest_px and 160)

    reader._load = load_small
    view.show_copies([describe(copies["photo"][0]), describe(copies["marked"][0])])
    qtbot.waitUntil(lambda: all(canvas.has_image() for canvas in view.stage.canvases[:2]))
    view.stage.zoom("actual")
    before = view.stage.canvases[0].zoom()
    qtbot.waitUntil(lambda: asked.count(None) == 2)
    qtbot.waitUntil(lambda: view.stage._laid[0].picture.size.width() == 640)
    assert view.stage.canvases[0].zoom() == before


def test_the_newest_copies_win(qtbot, show: Show, window: QMainWindow, copies: dict):
    view = show("photo", "small")
    for kind in ("marked", "mirrored", "photo"):
        view.show_copies([describe(copies[kind][0]), describe(copies["small"][0])])
    qtbot.waitUntil(lambda: all(canvas.has_image() for canvas in view.stage.canvases[:2]))
    assert alike(colour_at(view, 0, 0.25, 0.25), true_colour(copies, "photo", 0.25, 0.25))


def test_names_that_are_not_unicode_are_shown(qtbot, window: QMainWindow):
    view = window.centralWidget()
    view.show_copies(
        [ComparedCopy("/p/a\udcff.jpg", "a\udcff.jpg", "/p\udcfe"), ComparedCopy("/p/b.jpg", "b.jpg", "/p")]
    )
    assert view.headers[0].title.text() == "a\ufffd.jpg"
    assert view.stage.canvases[0].accessibleName() == "a\ufffd.jpg"
    qtbot.waitUntil(lambda: "not there" in view.stage.canvases[0].accessibleDescription())
    assert not view.grab().isNull()


def test_the_marks_are_seen_in_the_dark_too(qapp, show: Show):
    view = show("photo", "small")
    apply_theme(qapp, "dark")
    assert view.headers[0].badge.grab().toImage().pixelColor(30, 4) != QColor("white")
    apply_theme(qapp, "light")
