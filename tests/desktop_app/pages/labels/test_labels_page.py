"""The page of labels on a real library: what is listed, answered, renamed, merged, dropped and taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.pages.labels import LabelsPage
from desktop_app.pages.labels.shown import Shown
from engine import Filters, Library
from tests.desktop_app.real_library import FAMILIES, MEMBERS, PATIENCE_MS

ALL = len(FAMILIES) * MEMBERS


def ids_of(library: Library, family: str) -> list[int]:
    return library.photo_ids(Filters(name_contains=family), "name").tolist()


def give(qtbot: QtBot, page: LabelsPage, ids, label: str) -> None:
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.writing.change(ids, label, "give")


def texts(page: LabelsPage) -> list[tuple[str, int | None]]:
    return [(row.text, row.count) for row in page.shelf.list.label_model().rows()]


def wait_for_rows(qtbot: QtBot, page: LabelsPage, *rows: tuple[str, int | None]) -> None:
    qtbot.waitUntil(lambda: set(rows) <= set(texts(page)), timeout=PATIENCE_MS)


def show(qtbot: QtBot, page: LabelsPage, shown: Shown, count: int) -> None:
    page.show_shown(shown)
    qtbot.waitUntil(lambda: page.listed.shown == shown and page.panel.grid.count() == count, timeout=PATIENCE_MS)


def test_labels_have_counts_and_their_photos(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    give(qtbot, page, ids_of(library, "leaf"), "leaf")
    wait_for_rows(qtbot, page, ("Unlabelled", ALL - MEMBERS), ("leaf", MEMBERS))
    qtbot.waitUntil(lambda: page.panel.grid.count() == ALL - MEMBERS, timeout=PATIENCE_MS)
    show(qtbot, page, Shown("label", "leaf"), MEMBERS)
    assert page.head.title.text().startswith("leaf") and page.head.tabs.isVisible()
    page.panel.grid.go_to_row(0)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.answer("take")
    wait_for_rows(qtbot, page, ("leaf", MEMBERS - 1))


def test_suggestions_are_accepted_and_what_is_rejected_stays_away(
    qtbot: QtBot, page: LabelsPage, library: Library
) -> None:
    leaves = ids_of(library, "leaf")
    give(qtbot, page, leaves[:2], "leaf")
    give(qtbot, page, ids_of(library, "sea")[:2], "sea")
    page.show_shown(Shown("label", "leaf", "likely"))
    qtbot.waitUntil(lambda: page.listed.shown.tab == "likely" and page.panel.grid.count() > 0, timeout=PATIENCE_MS)
    first = int(page.listed.ids[0])
    assert first in leaves and page.panel.model.score(0) > 0
    page.panel.grid.go_to_row(0)
    assert "sure" in page.head.line.text()
    with qtbot.waitSignal(page.writing.done, timeout=PATIENCE_MS):
        page.head.buttons["reject"].click()
    qtbot.waitUntil(lambda: first not in page.listed.ids and len(page.listed.ids) > 0, timeout=PATIENCE_MS)
    assert library.labelling.rejected("leaf").tolist() == [first]
    qtbot.waitUntil(lambda: len(page.panel.grid.selected_ids()) == 1, timeout=PATIENCE_MS)  # on to the next
    second = int(page.panel.grid.selected_ids()[0])
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.head.buttons["accept"].click()
    assert library.photo(second).labels == ("leaf",)
    page.history.undo()
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.history.undo()
    assert library.labelling.rejected("leaf").tolist() == []


def test_all_suggestions_are_accepted_at_once(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    give(qtbot, page, ids_of(library, "leaf")[:2], "leaf")
    page.show_shown(Shown("label", "leaf", "likely"))
    qtbot.waitUntil(lambda: len(page.listed.sure()) > 0, timeout=PATIENCE_MS)
    sure = page.listed.sure()
    assert page.head.buttons["all"].text() == f"Accept all {len(sure)} over 50%"
    assert all(page.listed.about[photo].probability >= 0.5 for photo in sure)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.answer("all")
    assert library.labels()["leaf"] == 2 + len(sure)


def test_a_rejection_is_shown_and_taken_back(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    leaves = ids_of(library, "leaf")
    give(qtbot, page, leaves[:2], "leaf")
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.deed_asked.emit(page.deeds.reject(Shown("label", "leaf", "likely"), leaves[3:4], {}))
    show(qtbot, page, Shown("label", "leaf", "rejected"), 1)
    page.panel.grid.go_to_row(0)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.head.buttons["unreject"].click()
    assert library.labelling.rejected("leaf").tolist() == []


def test_what_is_mislabelled_is_found_with_its_reason_and_corrected(
    qtbot: QtBot, page: LabelsPage, library: Library
) -> None:
    leaves, seas = ids_of(library, "leaf"), ids_of(library, "sea")
    give(qtbot, page, [*leaves[:-1], seas[0]], "leaf")
    give(qtbot, page, seas[1:], "sea")
    page.show_shown(Shown("suspects"))
    qtbot.waitUntil(lambda: seas[0] in page.listed.ids.tolist(), timeout=PATIENCE_MS)
    page.panel.grid.go_to_row(page.panel.model.row_of(seas[0]))
    assert "Labelled “leaf”" in page.head.line.text() and "“sea”" in page.head.line.text()
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.answer("accept")
    assert library.photo(seas[0]).labels == ("sea",)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.history.undo()
    assert library.photo(seas[0]).labels == ("leaf",)


def test_labels_are_renamed_merged_and_deleted(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    give(qtbot, page, ids_of(library, "leaf"), "leaf")
    give(qtbot, page, ids_of(library, "sea"), "sea")
    show(qtbot, page, Shown("label", "leaf"), MEMBERS)
    page.changing.rename()
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.asking.dialog.setTextValue(" fern ")
        page.changing.asking.dialog.accept()
    wait_for_rows(qtbot, page, ("fern", MEMBERS), ("sea", MEMBERS))
    qtbot.waitUntil(lambda: page.listed.shown == Shown("label", "fern"), timeout=PATIENCE_MS)  # shown as before
    page.shelf.list.selectAll()
    page.changing.merge()
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.asking.dialog.setTextValue("all")
        page.changing.asking.dialog.accept()
    wait_for_rows(qtbot, page, ("all", 2 * MEMBERS))
    show(qtbot, page, Shown("label", "all"), 2 * MEMBERS)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        qtbot.keyClick(page.shelf.list, Qt.Key.Key_Delete)
    assert library.labels() == {}
    for _ in range(2):
        with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
            page.history.undo()
    assert library.labels() == {"fern": MEMBERS, "sea": MEMBERS}


def test_merging_needs_two(qtbot: QtBot, page: LabelsPage) -> None:
    with qtbot.waitSignal(page.failed):
        page.changing.merge()


def test_photos_dropped_on_a_label_get_it(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    give(qtbot, page, ids_of(library, "leaf")[:1], "leaf")
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.shelf.list.photos_dropped.emit(library.photo_ids()[:3], "leaf")
    assert library.labels()["leaf"] >= 3


def test_numbers_are_read_given_and_removed(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.read_number("size")
    wait_for_rows(qtbot, page, ("Size in megapixels", ALL))
    show(qtbot, page, Shown("number", "size"), ALL)
    page.panel.grid.go_to_row(0)
    assert page.head.line.text() == "Size in megapixels: 0.0216"
    page.changing.ask_number()
    page.changing.asking.dialog.setDoubleValue(4.5)
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.asking.dialog.accept()
    assert sorted(library.labelling.numbers()["size"].values())[-1] == 4.5
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.changing.delete()
    assert library.labelling.numbers() == {}


def test_what_is_lacking_is_said(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    give(qtbot, page, ids_of(library, "leaf"), "leaf")
    qtbot.waitUntil(lambda: "only label" in page.shelf.lack.text(), timeout=PATIENCE_MS)
    give(qtbot, page, ids_of(library, "sea")[:1], "sea")
    qtbot.waitUntil(lambda: any("two different photos" in each for each in page.shelf.lacks()), timeout=PATIENCE_MS)
    box = page.shelf.show_lacks()
    assert page.shelf.lacks()[0] in box.text() and not page.shelf.teach.isVisible()
    box.reject()


def test_a_label_without_photos_has_no_suggestions(qtbot: QtBot, page: LabelsPage, library: Library) -> None:
    page.show_shown(Shown("label", "nothing", "likely"))
    qtbot.waitUntil(lambda: "Nothing to go by" in page.panel.empty.headline.text(), timeout=PATIENCE_MS)


def test_labels_go_out_to_a_file_and_come_back(
    qtbot: QtBot, page: LabelsPage, library: Library, tmp_path: Path
) -> None:
    give(qtbot, page, ids_of(library, "leaf"), "leaf")
    file = tmp_path / "ラベル.csv"
    with qtbot.waitSignal(page.failed, timeout=PATIENCE_MS) as told:
        page.exchange.export_to(str(file))
    assert "6 photo" in told.args[0]
    with qtbot.waitSignal(page.writing.changed, timeout=PATIENCE_MS):
        page.history.undo()
    with qtbot.waitSignal(page.writing.done, timeout=PATIENCE_MS) as done:
        page.exchange.import_from(str(file))
    assert "Labels of 6 photo" in done.args[0] and library.labels() == {"leaf": MEMBERS}
    with qtbot.waitSignal(page.writing.told, timeout=PATIENCE_MS) as told:
        page.exchange.import_from(str(file))  # everything is known already
    assert "Labels of 6 photo" in told.args[0]


def test_every_key_of_the_page_is_its_own(page: LabelsPage) -> None:
    keys = [each.shortcut().toString() for each in (*page.page_actions, *page.photo_actions.all())]
    keys = [each for each in keys if each]
    assert len(keys) == len(set(keys))
