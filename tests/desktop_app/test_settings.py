"""What the window remembers survives, and damage to it does no harm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray

from desktop_app.settings import WindowSettings


@pytest.fixture
def path(tmp_path) -> str:
    return str(tmp_path / "window.ini")


def test_everything_survives_a_restart(qapp, path):
    settings = WindowSettings(path)
    settings.theme, settings.language = "dark", "ja"
    settings.keep("thumbnail_px", 192)
    settings.keep("sort", "name")
    settings.keep_layout("window", QByteArray(b"\x00\x01geometry"))
    settings.keep_record("last_query", {"more": ["日本/猫.jpg"], "min_score": 0.4})
    settings.save()
    again = WindowSettings(path)
    assert (again.theme, again.language) == ("dark", "ja")
    assert again.number("thumbnail_px", 160, 64, 320) == 192
    assert again.text("sort", "taken") == "name"
    assert again.layout("window") == QByteArray(b"\x00\x01geometry")
    assert again.record("last_query") == {"more": ["日本/猫.jpg"], "min_score": 0.4}


@pytest.mark.parametrize(
    "noise", [b"", b"\xff\x00\xfe noise", b"[General]\ntheme=plaid\nthumbnail_px=wide\nlast_query={"]
)
def test_a_damaged_file_reads_as_the_defaults(qapp, tmp_path, path, noise):
    (tmp_path / "window.ini").write_bytes(noise)
    settings = WindowSettings(path)
    assert (settings.theme, settings.language) == ("system", "system")
    assert settings.number("thumbnail_px", 160, 64, 320) == 160
    assert settings.record("last_query") == {}
    assert settings.layout("window").isEmpty()


def test_numbers_are_kept_within_their_range(qapp, path):
    settings = WindowSettings(path)
    settings.keep("thumbnail_px", 9000)
    assert settings.number("thumbnail_px", 160, 64, 320) == 320
