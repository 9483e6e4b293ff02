"""Same or different? Answers by key are kept, skipped pairs are not, and the last answer can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.pages.labels import LabelsPage
from desktop_app.pages.labels.cards.game import pair_of
from desktop_app.pages.labels.shown import Shown
from engine import Library
from tests.desktop_app.real_library import PATIENCE_MS


def play(qtbot: QtBot, page: LabelsPage) -> None:
    page.show_shown(Shown("pairs"))
    qtbot.waitUntil(lambda: page.cards.card is not None, timeout=PATIENCE_MS)


def press(qtbot: QtBot, page: LabelsPage, key: Qt.Key) -> tuple[int, int]:
    """Press a key on the pair in view, and wait for the next; the pair."""
    before = page.cards.card
    qtbot.keyClick(page.cards, key)
    qtbot.waitUntil(lambda: page.cards.card not in (None, before), timeout=PATIENCE_MS)
    return pair_of(before.question)


def wait_for_answers(qtbot: QtBot, library: Library, *answers: tuple[tuple[int, int], bool]) -> None:
    def kept() -> set:
        pairs, same = library.labelling.answers()
        return {(tuple(pair), bool(one)) for pair, one in zip(pairs.tolist(), same.tolist(), strict=True)}

    qtbot.waitUntil(lambda: kept() == set(answers), timeout=PATIENCE_MS)


def test_answers_are_kept_by_key(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    play(qtbot, page)
    same, skipped, different = (press(qtbot, page, key) for key in (Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_D))
    wait_for_answers(qtbot, library, (same, True), (different, False))
    assert len({same, skipped, different}) == 3 and "2 answer" in page.cards.table.score.text()
    assert "1 skipped" in page.cards.table.score.text()

    page.history.undo()
    wait_for_answers(qtbot, library, (same, True))


def test_the_last_answer_is_taken_back_and_asked_again(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    play(qtbot, page)
    pair = press(qtbot, page, Qt.Key.Key_S)
    wait_for_answers(qtbot, library, (pair, True))
    qtbot.mouseClick(page.cards.table.back, Qt.MouseButton.LeftButton)
    wait_for_answers(qtbot, library)
    qtbot.waitUntil(lambda: page.cards.card is not None, timeout=PATIENCE_MS)
    assert pair_of(page.cards.card.question) == pair
    assert press(qtbot, page, Qt.Key.Key_D) == pair
    wait_for_answers(qtbot, library, (pair, False))


def test_both_photos_are_named_and_seen(qtbot: QtBot, page: LabelsPage) -> None:
    play(qtbot, page)
    table, card = page.cards.table, page.cards.card
    assert [name.text() for name in table.names] == [photo.name for photo in card.photos]
    assert all(picture is not None for picture in card.pictures)
    assert not page.panel.preview.isVisible()  # two photos need the room
