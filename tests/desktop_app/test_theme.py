"""The look holds together: every token is there in both themes, texts can be read, icons exist and take colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel

from desktop_app.theme import (
    DARK,
    LIGHT,
    RESOURCES,
    app_icon,
    apply_theme,
    colour,
    icon,
    make_style_sheet,
    set_text_size,
)

CODE = Path(__file__).resolve().parents[2] / "desktop_app"
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
READ_ON = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "rail"),
    ("accent", "window"),
    ("accent", "surface"),
    ("on_accent", "accent"),
    ("danger", "surface"),
    ("warning", "surface"),
    ("success", "surface"),
    ("on_toast", "toast"),
    ("toast_action", "toast"),
]


def luminance(name: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in QColor(name).getRgb()[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mean_colour(image: QImage) -> QColor:
    """The colour of the opaque pixels."""
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    opaque = [spot for spot in spots if spot.alpha() > 200]
    return QColor(*(sum(spot.getRgb()[n] for spot in opaque) // len(opaque) for n in range(3)))


def test_both_themes_name_the_same_tokens():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), READ_ON)
def test_text_can_be_read(tokens: dict[str, str], ink: str, paper: str):
    lighter, darker = sorted((luminance(tokens[ink]), luminance(tokens[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_leaves_no_token_unfilled_and_finds_its_pictures(tokens: dict[str, str]):
    sheet = make_style_sheet(tokens)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for name in re.findall(r"url\(style:([^)]+)\)", sheet):
        assert (RESOURCES / "style" / name).is_file()


def test_every_icon_that_the_code_names_is_drawn():
    named = set()
    for path in CODE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'\b(?:icon|tool_button|draw_icon\(painter,|_mark)\(?\s*"([a-z-]+)"', text))
    assert named
    assert named <= set(ICONS)


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_valid_and_share_one_grid(qapp, name: str):
    renderer = QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg"))
    assert renderer.isValid()
    assert name == "lookalike" or renderer.viewBoxF().size().toSize() == QSize(24, 24)


def test_icons_follow_the_theme_and_the_state(qapp):
    shown = icon("folder")
    light = mean_colour(shown.pixmap(32, 32).toImage())
    disabled = mean_colour(shown.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage())
    on = mean_colour(shown.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage())
    apply_theme(qapp, "dark")
    dark = mean_colour(shown.pixmap(32, 32).toImage())
    apply_theme(qapp, "light")
    assert light.lightness() < 80 < disabled.lightness()
    assert dark.lightness() > 180
    assert on.blue() > on.red() + 60


def test_the_application_icon_is_there(qapp):
    assert not app_icon().pixmap(64, 64).isNull()


def test_a_theme_dresses_palette_and_colours(qapp):
    apply_theme(qapp, "dark")
    assert qapp.palette().window().color() == QColor(DARK["window"]) == colour("window")
    apply_theme(qapp, "system")
    assert colour("window") in (QColor(LIGHT["window"]), QColor(DARK["window"]))
    apply_theme(qapp, "light")
    assert colour("accent") == QColor(LIGHT["accent"])


def test_text_sizes_scale_with_the_application_font(qtbot, qapp):
    label = QLabel("x")
    qtbot.addWidget(label)
    set_text_size(label, 2.0)
    assert label.font().pointSizeF() == pytest.approx(2 * qapp.font().pointSizeF())
