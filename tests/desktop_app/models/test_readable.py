"""Values read well in the user's language, whatever bytes a name holds."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QLocale

from desktop_app.models.readable import (
    file_url,
    readable_bytes,
    readable_count,
    readable_duration,
    readable_name,
    readable_path,
    readable_score,
    readable_taken,
)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/a/plain.jpg", "/a/plain.jpg"),
        ("/写真/猫.jpg", "/写真/猫.jpg"),
        ("/a/new\nline.jpg", "/a/new\ufffdline.jpg"),
        ("/a/\udcff.jpg", "/a/\ufffd.jpg"),
        ("/a/🙂.jpg", "/a/🙂.jpg"),
        ("/a/wide\u3000space.jpg", "/a/wide\u3000space.jpg"),
    ],
)
def test_paths_can_always_be_drawn(path: str, shown: str):
    assert readable_path(path) == shown
    shown.encode("utf-8")


def test_the_name_is_the_last_part():
    assert readable_name("/a/b\udcfe.jpg") == "b\ufffd.jpg"
    assert readable_name("/") == "/"


@pytest.mark.parametrize(
    ("seconds", "text"), [(-3, "0 s"), (12.4, "12 s"), (185, "3 min"), (3600, "1 h 0 min"), (4830, "1 h 20 min")]
)
def test_durations(qapp, seconds: float, text: str):
    assert readable_duration(seconds) == text


def test_numbers_follow_the_language(qapp):
    assert readable_count(1234567) == "1,234,567"
    assert readable_score(0.873) == "87%"
    assert "MB" in readable_bytes(3_400_000)
    QLocale.setDefault(QLocale("de_DE"))
    assert readable_count(1234567) == "1.234.567"


@pytest.mark.parametrize(
    ("count", "text"),
    [(999, "999 bytes"), (1001, "1.0 kB"), (1_023_000, "999.0 kB"), (1_025_331, "1.0 MB"), (1_073_000_000, "1.0 GB")],
)
def test_sizes_have_three_digits_before_the_point_at_most(qapp, count: int, text: str):
    assert readable_bytes(count) == text


@pytest.mark.parametrize("taken", [None, "", "yesterday", "2019-13-40T00:00:00"])
def test_a_capture_time_that_makes_no_sense_is_left_out(qapp, taken: str | None):
    assert readable_taken(taken) == ""


def test_a_capture_time_reads_in_the_language(qapp):
    assert readable_taken("2019-07-04T12:30:05").startswith("7/4/19")
    QLocale.setDefault(QLocale("ja_JP"))
    assert readable_taken("2019-07-04T12:30:05") == "2019/07/04 12:30"


def test_urls_keep_every_byte():
    path = os.fsdecode(b"/a/\xff caf\xc3\xa9#.jpg")
    assert bytes(file_url(path).toEncoded()) == b"file:///a/%FF%20caf%C3%A9%23.jpg"
