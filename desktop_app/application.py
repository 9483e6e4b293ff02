"""The composition root: makes the window, opens the library beside it, and hands both to the pages."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

import engine
from desktop_app.actions.folder_actions import FolderActions
from desktop_app.actions.labelling.label_writing import LabelWriting
from desktop_app.actions.labelling.undo_history import UndoHistory
from desktop_app.actions.search_actions import SearchActions
from desktop_app.actions.skipped_files import SkippedFiles
from desktop_app.actions.trashing import Trashing
from desktop_app.connections import connect_pages, connect_window
from desktop_app.indexing import Indexing
from desktop_app.languages import install_language
from desktop_app.main_window import MainWindow
from desktop_app.pages import PHOTO_PAGES
from desktop_app.pages.first_start_page import FirstStartPage
from desktop_app.pages.settings import SettingsPage
from desktop_app.panels.closing import Closing
from desktop_app.panels.job_status import JobStatus
from desktop_app.settings import WindowSettings
from desktop_app.tasks import Tasks
from desktop_app.theme import app_icon, apply_theme
from desktop_app.thumbnails import ThumbnailLoader
from engine import Changes, Photo

if TYPE_CHECKING:
    from engine import Library, Root

LONG_MS = 20_000  # for a message that one must not miss
FIRST_INDEX_MS = 1500  # after the library is shown, changes made while the window was closed are looked for


def run_window(folder: str | None) -> int:
    """Show the window on the library in `folder` (None = the user's own) until it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    logging.getLogger("watchdog").setLevel(logging.ERROR)  # it warns of events that come while it is stopped
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program as anywhere
    application = Application(app, WindowSettings(), folder)
    sys.excepthook = application.tell_unexpected
    application.start()
    code = app.exec()
    application.close()
    return code


class Application(QObject):
    """Owns what lives as long as the program; the window is made anew for another language."""

    def __init__(
        self, app: QApplication, settings: WindowSettings, folder: str | None, command: list[str] | None = None
    ) -> None:
        super().__init__()
        self._app, self._folder = app, folder
        self.settings = settings
        self.library: Library | None = None
        self.tasks = Tasks(self)
        self.indexing = Indexing(self.tasks, self, command)
        self.history = UndoHistory(self, self.tasks.after_writes)
        self.thumbnails = ThumbnailLoader(self._thumbnail_path, parent=self)
        self.thumbnails.missing.connect(self._make_thumbnail)
        self.indexing.grown.connect(self._show_growth)
        self.indexing.polled.connect(self._show_samples)
        self.indexing.ended.connect(self._end_job)
        app.setApplicationName("Lookalike")
        app.setDesktopFileName("lookalike")
        app.setWindowIcon(app_icon())
        apply_theme(app, settings.theme)  # type: ignore[arg-type]
        self._make_window()

    def start(self) -> None:
        """Show the window, then open the library off the GUI thread."""
        self.window.restore()
        self.window.show()
        self.tasks.write(lambda: engine.Library.open(self._folder), self._use_library, self.window.show_trouble)

    def close(self) -> None:
        """End the job, the tasks and the library, in this order."""
        self.keep()
        self.indexing.close()
        self.thumbnails.close()
        self.tasks.close()
        if self.library is not None:
            self.library.close()

    def hide_window(self) -> None:
        """Let a job finish with nothing to be seen."""
        self._app.setQuitOnLastWindowClosed(False)
        self.window.keep()
        self.window.hide()

    def quit(self) -> None:
        """End the program."""
        self._app.quit()

    def keep(self) -> None:
        """Remember how the window is."""
        self.window.keep()
        for name in PHOTO_PAGES:
            self.pages[name].keep()
        self.settings.save()

    # -- putting it together --

    def _make_window(self) -> None:
        install_language(self._app, self.settings.language)
        self.closing = Closing(self.indexing)
        self.window = MainWindow(self.settings, self.closing.may_close)
        self.trashing = Trashing(self.window, self.tasks)
        self.labels = LabelWriting(self.tasks, self.history, self.settings, self.window)
        self.folders = FolderActions(self.window, self.tasks)
        self.skipped = SkippedFiles(self.window, self.tasks, self.indexing.job)
        self.status = JobStatus(self.indexing, self.window.job_strip)
        self.pages = self._make_pages()
        self.searching = SearchActions(self.window, self.pages["search"])
        connect_window(self)
        connect_pages(self)
        self.window.menus.check_theme(self.settings.theme)
        self.window.show_page("library")

    def _make_pages(self) -> dict[str, Any]:
        pages: dict[str, Any] = {}
        for number, (name, make) in enumerate(PHOTO_PAGES.items(), 1):
            pages[name] = make(self.tasks, self.settings, self.thumbnails)
            self.window.add_page(pages[name], f"Ctrl+{number}")
        pages["settings"] = SettingsPage(self.tasks, self.settings)
        self.window.add_page(pages["settings"], "Ctrl+,", at_end=True)
        self.first_start = FirstStartPage()
        self.window.add_hidden_page(self.first_start, stands_for="library")
        return pages

    # -- the library --

    def _use_library(self, library: Library) -> None:
        self.library = library
        self._hand_library_on(library)
        self.indexing.use_library(library)
        if library.recovered:
            self.window.toasts.show_message(library.recovered, shown_ms=LONG_MS)
        QTimer.singleShot(FIRST_INDEX_MS, self, self._index_first)

    def _hand_library_on(self, library: Library) -> None:
        for part in (*self.pages.values(), self.trashing, self.labels, self.folders, self.skipped):
            part.use_library(library)
        self._choose_first_page()

    def _choose_first_page(self) -> None:
        if self.library is not None:
            self.tasks.run(self.library.folders, self._show_first_page, lambda _: None, key="first page")

    def _show_first_page(self, roots: tuple[Root, ...]) -> None:
        shown = self.window.page.name
        if not roots and shown == "library":
            self.window.show_page(FirstStartPage.name)
        elif roots and shown == FirstStartPage.name:
            self.window.show_page("library")

    def _index_first(self) -> None:
        if self.library is not None:
            self.tasks.run(self.library.folders, self._index_unless_busy)

    def _index_unless_busy(self, roots: tuple[Root, ...]) -> None:
        if roots and not self.indexing.job.active:
            self.indexing.request()

    def announce(self, changes: Changes | None = None) -> None:
        """A write has happened: every page reads anew what it shows."""
        for page in self.pages.values():
            page.refresh(changes)
        self._choose_first_page()
        if changes is not None and changes.folders:
            self.indexing.watch_folders()

    def _show_growth(self) -> None:
        self.pages["library"].refresh()
        self._choose_first_page()

    def _show_samples(self) -> None:
        if self.indexing.makes_samples:
            self.first_start.show_making()

    def _end_job(self) -> None:
        self.first_start.show_waiting()
        self.announce()

    # -- thumbnails --

    def _thumbnail_path(self, content: str) -> Path:
        return self.library.thumbnail(content) if self.library is not None else Path()

    def _make_thumbnail(self, photo: Photo) -> None:
        """Make a thumbnail that is gone; made or not, the loader then looks once more."""
        library, retry = self.library, self.thumbnails.retry
        if library is not None:
            look_again = lambda _: retry(photo.content)  # noqa: E731
            self.tasks.later(lambda: library.make_thumbnail(photo), look_again, look_again)

    # -- telling and looks --

    def tell(self, sentence: str) -> None:
        """Say something in a toast."""
        self.window.toasts.show_message(sentence)

    def tell_unexpected(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        """A mistake of ours: the whole story for the terminal, one sentence for the window, which goes on."""
        sys.__excepthook__(kind, error, at)
        sentence = self.tr("Something went wrong in the program, which goes on ({0}). The terminal has the details.")
        self.tell(sentence.format(f"{kind.__name__}: {error}"))

    def offer_undo(self, sentence: str, journal: int) -> None:
        """Say what went to the trash, and offer to bring it back."""
        self.history.add_files(sentence, journal)
        undo = self.history.undo_files
        self.window.toasts.show_message(sentence, self.tr("Undo"), lambda: undo(journal), LONG_MS)

    def offer_undo_labels(self, sentence: str) -> None:
        """Say which labels are other ones now, and offer to take it back."""
        self.window.toasts.show_message(sentence, self.tr("Undo"), self.history.undo)

    def offer_undo_act(self, sentence: str, act: int) -> None:
        """Say what was done to files, and offer to undo it."""
        self.history.add_files(sentence, act)
        undo = self.history.undo_files
        self.window.toasts.show_message(sentence, self.tr("Undo"), lambda: undo(act), LONG_MS)

    def offer_undo_parting(self, sentence: str, photos: object) -> None:
        """Say that photos were told apart, and offer to take it back."""
        undo = self.pages["duplicates"].undo_parting
        self.window.toasts.show_message(sentence, self.tr("Undo"), lambda: undo(photos), LONG_MS)

    def offer_going_back(self, sentence: str, encoder: str) -> None:
        """Say which encoder searches go by, and offer the one before it."""
        back, action = self.pages["teach"].go_back_to, self.tr("Go back") if encoder else ""
        self.window.toasts.show_message(sentence, action, lambda: back(encoder), LONG_MS)

    def show_labels(self) -> None:
        """Go to where photos are labelled."""
        self.window.show_page("labels" if "labels" in self.pages else "library")

    def choose_theme(self, theme: str) -> None:
        """Dress the window in another theme."""
        self.settings.theme = theme
        apply_theme(self._app, theme)  # type: ignore[arg-type]
        self.window.menus.check_theme(theme)
        self.pages["settings"].looks.theme.set_value(theme)

    def choose_language(self, language: str) -> None:
        """Speak another language: the window is made anew where the old one stood."""
        self.settings.language = language
        self.keep()
        old, shown = self.window, self.window.page.name
        self._make_window()
        self.window.restore()
        if self.library is not None:
            self._hand_library_on(self.library)
        self.window.show_page(shown)
        self.window.show()
        old.hide()
        old.deleteLater()
