"""The look: colour tokens, palette, style sheet and tinted icons, light or dark with the system."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Literal

from PySide6.QtCore import QByteArray, QDir, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

ThemeChoice = Literal["system", "light", "dark"]
Tokens = dict[str, str]

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

LIGHT: Tokens = {
    "scheme": "light",
    "window": "#f7f7f8",
    "surface": "#ffffff",
    "raised": "#ffffff",
    "rail": "#f0f0f3",
    "well": "#ebecef",  # where a photo is about to appear
    "hover": "#ededf0",
    "pressed": "#e3e4e9",
    "border": "#e4e5e9",
    "border_strong": "#cdcfd6",
    "scrollbar": "#c6c8d0",
    "text": "#1c1d21",
    "muted": "#62656e",
    "disabled": "#a6a9b2",
    "accent": "#3a5bd9",
    "accent_hover": "#2e4cc2",
    "accent_soft": "#e5eafc",
    "on_accent": "#ffffff",
    "danger": "#c43636",
    "warning": "#9a5b00",
    "success": "#1d7a4b",
    "toast": "#26272c",
    "toast_hover": "#3a3c43",
    "on_toast": "#f4f4f6",
    "toast_action": "#a9bdff",
}

DARK: Tokens = {
    "scheme": "dark",
    "window": "#1b1c1f",
    "surface": "#232428",
    "raised": "#2b2d32",
    "rail": "#17181a",
    "well": "#26282c",
    "hover": "#2e3036",
    "pressed": "#373a41",
    "border": "#303238",
    "border_strong": "#454850",
    "scrollbar": "#494c55",
    "text": "#ececef",
    "muted": "#a3a6b0",
    "disabled": "#62656e",
    "accent": "#84a1ff",
    "accent_hover": "#9cb4ff",
    "accent_soft": "#2b3453",
    "on_accent": "#10131c",
    "danger": "#ff8078",
    "warning": "#f0b65a",
    "success": "#5ecb97",
    "toast": "#3a3d45",
    "toast_hover": "#4b4f59",
    "on_toast": "#f4f4f6",
    "toast_action": "#a9bdff",
}

PALETTE_ROLES: dict[str, tuple[QPalette.ColorRole, ...]] = {
    "window": (QPalette.ColorRole.Window,),
    "surface": (QPalette.ColorRole.Base, QPalette.ColorRole.Button),
    "raised": (QPalette.ColorRole.ToolTipBase, QPalette.ColorRole.Light),
    "border": (QPalette.ColorRole.Midlight, QPalette.ColorRole.AlternateBase),
    "border_strong": (QPalette.ColorRole.Mid, QPalette.ColorRole.Dark),
    "text": (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.ToolTipText,
        QPalette.ColorRole.BrightText,
    ),
    "muted": (QPalette.ColorRole.PlaceholderText,),
    "accent": (QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent, QPalette.ColorRole.Link),
    "on_accent": (QPalette.ColorRole.HighlightedText,),
}

READABLE_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Noto Sans CJK JP", "Noto Sans JP")
SMALLEST_POINTS = 10.0


def tokens_of(palette: QPalette) -> Tokens:
    """The tokens that a palette was made from."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colour(name: str, palette: QPalette | None = None) -> QColor:
    """A token's colour in the theme now shown."""
    return QColor(tokens_of(palette or QGuiApplication.palette())[name])


def make_palette(tokens: Tokens) -> QPalette:
    """Every palette role from the tokens, greyed where disabled."""
    palette = QPalette()
    for name, roles in PALETTE_ROLES.items():
        for role in roles:
            palette.setColor(role, QColor(tokens[name]))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["disabled"]))
    return palette


def make_style_sheet(tokens: Tokens) -> str:
    """The style sheet with the tokens filled in."""
    sheet = (RESOURCES / "style" / "lookalike.qss").read_text(encoding="utf-8")
    return Template(sheet).substitute(tokens)


def choose_font(app: QApplication) -> QFont:
    """The system's own font, or a more readable one where the system names none; never tiny."""
    font = app.font()
    if font.family() in ("", "Sans Serif", "DejaVu Sans"):
        present = set(QFontDatabase.families())
        found = [family for family in READABLE_FAMILIES if family in present]
        if found:
            font.setFamilies(found)
    if 0 < font.pointSizeF() < SMALLEST_POINTS:
        font.setPointSizeF(SMALLEST_POINTS)
    return font


def is_dark(choice: ThemeChoice) -> bool:
    """Whether a choice means dark on this computer now."""
    if choice == "system":
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return choice == "dark"


def apply_theme(app: QApplication, choice: ThemeChoice = "system") -> None:
    """Dress the application; with "system" it follows the system from now on."""
    hints = app.styleHints()
    first = app.property("theme") is None
    app.setProperty("theme", choice)
    if hasattr(hints, "setColorScheme"):  # since Qt 6.8; the title bar follows it
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    if first:
        QDir.addSearchPath("style", str(RESOURCES / "style"))
        app.setStyle("Fusion")
        app.setFont(choose_font(app))
        hints.colorSchemeChanged.connect(lambda _scheme: dress(app))
    dress(app)


def dress(app: QApplication) -> None:
    """Put the palette and style sheet of the chosen theme on the application."""
    tokens = DARK if is_dark(app.property("theme")) else LIGHT
    app.setPalette(make_palette(tokens))
    app.setStyleSheet(make_style_sheet(tokens))


def icon(name: str, tone: str = "text") -> QIcon:
    """The line icon of that name, drawn in the theme's colours whatever the theme becomes."""
    return QIcon(LineIcon(name, tone))


def draw_icon(painter: QPainter, name: str, rect: QRectF, tint: QColor) -> None:
    """Draw a line icon in one colour."""
    source = (RESOURCES / "icons" / f"{name}.svg").read_bytes()
    renderer = QSvgRenderer(QByteArray(source.replace(b"currentColor", tint.name().encode())))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, rect)


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(RESOURCES / "icons" / "lookalike.svg"))


def set_text_size(widget: QWidget, factor: float, weight: QFont.Weight | None = None) -> None:
    """Scale a widget's text against the application's font, so that it follows the user's text size."""
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        font.setWeight(weight)
    widget.setFont(font)


class LineIcon(QIconEngine):
    """Draws an SVG line icon in the colour that the theme and the control's state ask for."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, self._name, QRectF(rect), colour(self._tone_for(mode, state)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a control squeezed to nothing
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return LineIcon(self._name, self._tone)

    def _tone_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        return "accent" if state == QIcon.State.On else self._tone
