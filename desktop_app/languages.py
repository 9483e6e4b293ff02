"""The window's language: Qt's own texts and ours, from files; adding a language is adding a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"


def choose_locale(choice: str) -> QLocale:
    """The locale of a choice; "system" is the user's own."""
    return QLocale.system() if choice == "system" else QLocale(choice)


def install_language(app: QCoreApplication, choice: str) -> list[QTranslator]:
    """Speak the chosen language from now on; texts made before must be made anew. Returns what was installed."""
    locale = choose_locale(choice)
    QLocale.setDefault(locale)
    for old in app.property("translators") or []:
        app.removeTranslator(old)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    places = (("qtbase", qt_folder), ("lookalike", str(TRANSLATIONS)))
    installed = [made for name, folder in places if (made := _load(app, locale, name, folder)) is not None]
    app.setProperty("translators", installed)
    return installed


def _load(app: QCoreApplication, locale: QLocale, name: str, folder: str) -> QTranslator | None:
    translator = QTranslator(app)
    found = translator.load(locale, name, "_", folder)
    if not found and name == "lookalike":
        found = translator.load(QLocale("en"), name, "_", folder)  # plural forms of the English texts
    if not found:
        return None
    app.installTranslator(translator)
    return translator
