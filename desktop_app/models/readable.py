"""Values as a person reads them: names, paths, sizes, times and dates in the user's language."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePath

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime, QUrl

SECONDS_PER_MINUTE = 60
SECONDS_PER_HOUR = 3600
UNITS = (1 << 10, 1 << 20, 1 << 30, 1 << 40)  # bytes: kB, MB, GB, TB
NEARLY = 999.95 / 1024  # of a unit: from here on the next smaller one would be shown with four digits


def readable_path(path: str) -> str:
    """A path that can be drawn: undecodable bytes and control characters stand as a replacement sign."""
    if path.isprintable():  # nearly always, and much quicker than looking at each sign
        return path
    return "".join("\ufffd" if unicodedata.category(sign) in ("Cs", "Cc") else sign for sign in path)


@lru_cache(maxsize=4096)
def readable_name(path: str) -> str:
    """The last part of a path, safe to draw."""
    return readable_path(PurePath(path).name or path)


def readable_bytes(count: int) -> str:
    """A size such as "3.4 MB"; what would be "1,001.3 kB" is "1.0 MB"."""
    count = next((unit for unit in UNITS if NEARLY * unit <= count < unit), count)
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def readable_count(count: int) -> str:
    """A whole number with the language's separators."""
    return QLocale().toString(int(count))


def readable_score(score: float) -> str:
    """A similarity as a percentage."""
    return QCoreApplication.translate("Readable", "{0}%").format(QLocale().toString(round(score * 100)))


def readable_taken(taken_at: str | None) -> str:
    """An ISO local time as the language writes it; empty where unknown or malformed."""
    if not taken_at:
        return ""
    try:
        moment = datetime.fromisoformat(taken_at)
    except ValueError:
        return ""
    return QLocale().toString(to_qt(moment), QLocale.FormatType.ShortFormat)


def to_qt(moment: datetime) -> QDateTime:
    """A moment without a time zone as Qt holds it, to the second."""
    day = QDate(moment.year, moment.month, moment.day)
    return QDateTime(day, QTime(moment.hour, moment.minute, moment.second))


def readable_moment(seconds_since_epoch: float) -> str:
    """A file time as the language writes it, in local time."""
    moment = QDateTime.fromSecsSinceEpoch(int(seconds_since_epoch))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def readable_duration(seconds: float) -> str:
    """A time left such as "3 min" or "1 h 20 min"."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, SECONDS_PER_HOUR)
    minutes = rest // SECONDS_PER_MINUTE
    if hours:
        return QCoreApplication.translate("Readable", "{0} h {1} min").format(hours, minutes)
    if minutes:
        return QCoreApplication.translate("Readable", "{0} min").format(minutes)
    return QCoreApplication.translate("Readable", "{0} s").format(whole)


def file_url(path: str) -> QUrl:
    """The URL of a file, right for names that are not Unicode too."""
    return QUrl.fromEncoded(Path(path).as_uri().encode("ascii"))
