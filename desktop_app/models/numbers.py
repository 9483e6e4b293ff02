"""Numbers of photos as a person reads them; those that photos bring along have names of the program's own."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.models.readable import readable_taken

EPOCH = datetime(1970, 1, 1)
DIGITS = {"size": 3}  # that matter; of others 6


def number_title(name: str) -> str:
    """What a number is called."""
    known = {
        "rating": QCoreApplication.translate("Numbers", "Rating"),
        "year": QCoreApplication.translate("Numbers", "Year"),
        "capture time": QCoreApplication.translate("Numbers", "Capture time"),
        "size": QCoreApplication.translate("Numbers", "Size in megapixels"),
    }
    return known.get(name, name)


def number_text(name: str, value: float) -> str:
    """A number's value; days since 1970 as a date and a time."""
    if name == "capture time":
        try:
            return readable_taken((EPOCH + timedelta(days=value)).isoformat(timespec="seconds"))
        except OverflowError:
            pass
    plain = QLocale()
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)  # 2019 is a year
    return plain.toString(float(value), "g", DIGITS.get(name, 6))
