"""What is known of a photo, beside the grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop_app.widgets.photos.place_list import MOST_SHOWN
from desktop_app.widgets.photos.preview_pane import PreviewPane
from engine import PhotoFacts
from tests.desktop_app.made_photos import make_photo

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pane(qtbot) -> PreviewPane:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(300, 800)
    pane.show()
    return pane


def picture() -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#20c040"))
    return image


def test_facts_are_in_words(pane: PreviewPane):
    pane.show_photo(make_photo(1), picture(), 0.87)
    facts = dict(pane.facts.rows())
    assert facts["Similarity"] == "87%"
    assert facts["Dimensions"] == "4,032 × 3,024 pixels"
    assert facts["Camera"] == "Canon EOS 5D"
    assert facts["File"].startswith("JPEG, ")
    assert "Position" not in facts
    assert pane.name.text() == "IMG_000001.jpg"
    assert pane.photo().id == 1


def test_a_position_and_no_score(pane: PreviewPane):
    pane.show_photo(make_photo(1, facts=PhotoFacts(10, 10, "PNG", latitude=51.4778, longitude=-0.0014)))
    facts = dict(pane.facts.rows())
    assert facts["Position"] == "51.4778, -0.0014"
    assert not {"Similarity", "Taken", "Camera"} & facts.keys()


def test_buttons_and_the_picture_ask(qtbot, pane: PreviewPane):
    photo = make_photo(1)
    pane.show_photo(photo, picture())
    for button, signal in (
        (pane.similar, pane.similar_asked),
        (pane.crop, pane.crop_asked),
        (pane.open, pane.open_asked),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.mouseClick(button, LEFT)
        assert asked.args == [photo]
    with qtbot.waitSignal(pane.open_asked):
        qtbot.mouseClick(pane.picture, LEFT)
    with qtbot.waitSignal(pane.open_asked):
        qtbot.keyClick(pane.picture, Qt.Key.Key_Return)


def test_every_place_can_be_shown_to_the_byte(qtbot, pane: PreviewPane):
    paths = ("/a/x.jpg", "/b/\udcff/x.jpg")
    pane.show_photo(make_photo(1, paths=paths))
    buttons = pane.places.findChildren(QToolButton)
    assert len(buttons) == 2
    with qtbot.waitSignal(pane.place_asked) as asked:
        qtbot.mouseClick(buttons[1], LEFT)
    assert asked.args == [paths[1]]


def test_a_photo_in_very_many_places_stays_readable(qtbot, pane: PreviewPane):
    pane.show_photo(make_photo(1, paths=tuple(f"/{n}/x.jpg" for n in range(500))))
    buttons = pane.places.findChildren(QToolButton)
    qtbot.waitUntil(lambda: len([button for button in buttons if button.isVisible()]) == MOST_SHOWN)


def test_labels_can_be_pressed(qtbot, pane: PreviewPane):
    pane.show_photo(make_photo(1, labels=("orchid", "<b>rose</b>")))
    tags = [button for button in pane.findChildren(QPushButton) if button.property("kind") == "tag"]
    assert [tag.text() for tag in tags] == ["orchid", "<b>rose</b>"]
    with qtbot.waitSignal(pane.label_chosen) as chosen:
        qtbot.mouseClick(tags[0], LEFT)
    assert chosen.args == ["orchid"]


def test_camera_rows_are_shown_as_text_and_hidden_when_there_are_none(pane: PreviewPane):
    pane.show_photo(make_photo(1))
    assert pane.exif.isHidden()
    pane.set_exif((("Maker <i>note</i>", "x" * 200), ("Bad\udcff", "a\x00b")))
    assert pane.exif.isVisible()
    assert "&lt;i&gt;" in pane.exif.text()
    assert pane.minimumSizeHint().width() <= 300


def test_an_offline_photo_says_what_to_do(pane: PreviewPane):
    pane.show_photo(make_photo(1, online=False))
    assert "drive" in pane.state.text()
    assert pane.state.isVisible()


def test_several_and_none(pane: PreviewPane):
    pane.show_photo(make_photo(1), picture())
    pane.show_selection(12, 5_000_000)
    assert pane.name.text().startswith("12 photo")
    assert "MB" in pane.state.text()
    assert pane.picture.isHidden()
    pane.clear()
    assert pane.photo() is None
    assert "Select" in pane.state.text()


def test_the_picture_is_drawn_or_its_absence_is(pane: PreviewPane):
    pane.show_photo(make_photo(1), picture())
    middle = pane.picture.rect().center()
    assert pane.picture.grab().toImage().pixelColor(middle) == QColor("#20c040")
    pane.set_image(None)
    assert pane.picture.grab().toImage().pixelColor(middle) != QColor("#20c040")
