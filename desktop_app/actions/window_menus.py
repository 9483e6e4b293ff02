"""The menu bar: the window's own actions, those of the page in view, and the sheet of all their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMessageBox

from desktop_app.actions.keyboard_dialog import KeyboardDialog, plain_text, rows_of
from desktop_app.jobs import Job

Act = Callable[[], object]


class WindowMenus(QObject):
    """Builds the menus of `window`, whose signals and methods they call."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window: Any = window
        self._page: Any = None
        self._job: Job | None = None
        self.file = self._add_menu(self.tr("&File"))
        self.edit = self._add_menu(self.tr("&Edit"))
        self.photo = self._add_menu(self.tr("&Photo"))
        self.view = self._add_menu(self.tr("&View"))
        self.help = self._add_menu(self.tr("&Help"))
        self._fill_file()
        self._fill_edit()
        self._fill_view()
        self._fill_help()
        self._rail_rows: list[tuple[str, str]] = []

    def add_page(self, name: str, title: str, keys: str) -> None:
        """List a page of the rail; the rail's own button holds the keys, here they are only shown."""
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = QAction(f"{title}\t{native}", self._window)
        action.triggered.connect(lambda: self._window.show_page(name))
        self.view.insertAction(self._after_pages, action)
        self._rail_rows.append((title, native))

    def show_page(self, page: Any) -> None:
        """Offer what the page in view offers."""
        if page is self._page:
            return
        for action in self._page_actions(self._page):
            self.view.removeAction(action)
        self._page = page
        for action in self._page_actions(page):
            self.view.insertAction(self._after_page_actions, action)
        self.photo.clear()
        actions = getattr(page, "photo_actions", None)
        self.photo.menuAction().setVisible(actions is not None)
        if actions is not None:
            actions.fill(self.photo)

    def actions(self) -> list[QAction]:
        """The window's own actions."""
        menus = (self.file, self.edit, self.help)
        return [action for menu in menus for action in menu.actions()] + self._own_view_actions

    def check_theme(self, theme: str) -> None:
        """Mark the theme in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == theme)

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what would be undone and done again; past the steps of this run it is the last move of files."""
        steps = [text.replace("&", "&&") for text in (undo, redo)]
        last = self.tr("&Undo the last move of files")
        self.undo.setText(self.tr("&Undo: {0}").format(steps[0]) if undo else last)
        self.redo.setText(self.tr("&Redo: {0}").format(steps[1]) if redo else self.tr("&Redo"))
        self.redo.setEnabled(bool(redo))

    def follow_job(self, job: Job) -> None:
        """Offer to pause and to stop while there is something to."""
        self._job = job
        job.state_changed.connect(self._show_job)
        self._show_job()

    def _show_job(self) -> None:
        if self._job is not None:
            self.stop.setEnabled(self._job.active)

    def show_keyboard(self) -> KeyboardDialog:
        """Open the sheet of all keys."""
        sections = [(plain_text(menu.menuAction()), rows_of(menu.actions())) for menu in (self.file, self.edit)]
        sections.append((self.tr("Pages"), self._rail_rows))
        pages = self._window.pages()
        photo_pages = [page for page in pages if getattr(page, "photo_actions", None) is not None]
        sections.append((self.tr("Photo"), rows_of(photo_pages[0].photo_actions.all()) if photo_pages else []))
        sections += [(page.title(), rows_of(self._page_actions(page))) for page in pages]
        sections.append((self.tr("View"), [*rows_of(self._own_view_actions), *rows_of(self.help.actions())]))
        sections.append((self.tr("Photo grid"), self._grid_rows()))
        sections.append((self.tr("Full screen"), self._viewer_rows()))
        dialog = KeyboardDialog([(title, rows) for title, rows in sections if rows], self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _fill_file(self) -> None:
        window = self._window
        self._add(self.file, self.tr("&Add folder…"), window.add_folder_asked.emit, "Ctrl+Shift+A")
        self._add(self.file, self.tr("&Search with a file…"), window.file_search_asked.emit, "Ctrl+O")
        self.file.addSeparator()
        self._add(self.file, self.tr("&Index now"), window.index_asked.emit, "F5")
        self.pause = self._add(self.file, self.tr("&Pause or resume the job"), window.pause_asked.emit, "Ctrl+Shift+P")
        self.stop = self._add(self.file, self.tr("S&top the job"), window.stop_asked.emit, "Ctrl+.")
        self._add(self.file, self.tr("S&kipped files…"), window.skipped_asked.emit, "Ctrl+Shift+K")
        self.file.addSeparator()
        quit_action = self._add(self.file, self.tr("&Quit"), window.close, "Ctrl+Q")
        quit_action.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self) -> None:
        window = self._window
        self.undo = self._add(self.edit, "", window.undo_asked.emit, "Ctrl+Z")
        self.redo = self._add(self.edit, "", window.redo_asked.emit, "Ctrl+Shift+Z", "Ctrl+Y")
        self.show_steps("", "")
        self.edit.addSeparator()
        self._add(self.edit, self.tr("&Paste a picture to search for"), window.paste, "Ctrl+V")

    def _fill_view(self) -> None:
        self._after_pages = self.view.addSeparator()
        self._after_page_actions = self.view.addSeparator()
        full = self._add(self.view, self.tr("&Full screen"), self._window.toggle_full_screen, "F11")
        self._own_view_actions = [full]
        themes = self.view.addMenu(self.tr("&Theme"))
        self._themes = QActionGroup(self)
        choices = (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        for value, text in choices:
            action = themes.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            action.triggered.connect(lambda _=False, chosen=value: self._window.theme_chosen.emit(chosen))
            self._themes.addAction(action)

    def _fill_help(self) -> None:
        self._add(self.help, self.tr("&Keyboard"), self.show_keyboard, "F1", "Ctrl+/")
        about = self._add(self.help, self.tr("&About Lookalike"), self._show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _show_about(self) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("About Lookalike"))
        box.setIconPixmap(self._window.windowIcon().pixmap(64, 64))
        box.setText(self.tr("Lookalike finds similar photos on your own computer, and nothing leaves it."))
        box.setInformativeText(self.tr("Free software under the Apache licence 2.0."))
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.open()

    def _grid_rows(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Move among the photos"), self.tr("Arrow keys, Home, End, Page Up, Page Down")),
            (self.tr("Jump to a name"), self.tr("Type its first letters")),
            (self.tr("Select several"), self.tr("Shift or Ctrl with the keys above, Ctrl+A")),
            (self.tr("View full screen"), self.tr("Enter or Space")),
            (self.tr("Give a recent label"), "1 – 9"),
            (self.tr("Larger or smaller photos"), self.tr("Ctrl and + - 0")),
        ]

    def _viewer_rows(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Previous or next photo"), self.tr("Left, Right")),
            (self.tr("Zoom"), self.tr("+ and -, mouse wheel")),
            (self.tr("Fit, or one photo pixel for each screen pixel"), "0, 1"),
            (self.tr("Move the photo"), self.tr("Shift with the arrow keys, or drag")),
            (self.tr("Find similar"), "S"),
            (self.tr("Close"), self.tr("Esc")),
        ]

    def _add_menu(self, title: str) -> QMenu:
        menu: QMenu = self._window.menuBar().addMenu(title)
        return menu

    def _add(self, menu: QMenu, text: str, act: Act, *keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action

    @staticmethod
    def _page_actions(page: Any) -> list[QAction]:
        return list(getattr(page, "page_actions", ()))
