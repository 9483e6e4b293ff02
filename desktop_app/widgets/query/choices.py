"""Buttons that open a list to tick, or a calendar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from desktop_app.models.readable import readable_count, readable_path
from desktop_app.theme import icon
from desktop_app.widgets.buttons import push_button, set_icon


class TickMenu(QMenu):
    """A menu that stays open while its items are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class TickButton(QPushButton):
    """Shows how many of a set of names are ticked, and opens the list.

    changed(): the ticks have changed by hand.
    """

    changed = Signal()

    def __init__(self, title: str, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._names: dict[str, QAction] = {}
        self._menu = TickMenu(self)
        self.setMenu(self._menu)
        self.setProperty("menu", True)
        set_icon(self, icon_name, "muted")
        self._show_count()

    def set_choices(self, choices: Mapping[str, int]) -> None:
        """Offer these names with their counts; ticks stay where the name stays."""
        ticked = set(self.ticked())
        self._menu.clear()
        self._names = {}
        for name, count in choices.items():
            action = self._menu.addAction(f"{readable_path(name)}  ({readable_count(count)})")
            action.setCheckable(True)
            action.setChecked(name in ticked)
            action.triggered.connect(self._changed_by_hand)
            self._names[name] = action
        self.setEnabled(bool(choices))
        self._show_count()

    def ticked(self) -> tuple[str, ...]:
        """The names that are ticked."""
        return tuple(name for name, action in self._names.items() if action.isChecked())

    def set_ticked(self, names: tuple[str, ...]) -> None:
        """Tick these and no others, without a signal; an unknown name is offered too."""
        for name in names:
            if name not in self._names:
                self.set_choices({**{known: 0 for known in self._names}, name: 0})
        for name, action in self._names.items():
            action.setChecked(name in names)
        self._show_count()

    def _changed_by_hand(self) -> None:
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        ticked = self.ticked()
        text = self._title
        if ticked:
            text = readable_path(ticked[0]) if len(ticked) == 1 else f"{self._title} ({readable_count(len(ticked))})"
        self.setText(text)
        self.setAccessibleName(f"{self._title}: {', '.join(ticked) or self.tr('any')}")
        self.setToolTip(self.accessibleName())


def make_calendar() -> QCalendarWidget:
    """A calm calendar: no grid, no red weekends, arrows of the theme."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setMaximumDate(QDate.currentDate().addYears(1))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, QTextCharFormat())
    signs = calendar.fontMetrics()
    calendar.setMinimumSize(signs.averageCharWidth() * 44, signs.height() * 15)
    for name, icon_name in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(icon_name))
    return calendar


class DateButton(QPushButton):
    """Shows a date or its title, and opens a calendar.

    changed(): another date was chosen, or none, by hand.
    """

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._title = title
        self._date: QDate | None = None
        self._calendar = make_calendar()
        self._any = push_button(self.tr("Any date"), "link")
        self._menu = QMenu(self)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._calendar)
        column.addWidget(self._any)
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(sheet)
        self._menu.addAction(holder)
        self._menu.aboutToShow.connect(self._open_calendar)
        self.setMenu(self._menu)
        self.setProperty("menu", True)
        set_icon(self, "calendar", "muted")
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        self._any.clicked.connect(lambda: self._choose(None))
        self._show_date()

    def date(self) -> QDate | None:
        """The date chosen."""
        return self._date

    def iso(self) -> str | None:
        """The date chosen as "2019-07-04"."""
        return None if self._date is None else self._date.toString(Qt.DateFormat.ISODate)

    def set_iso(self, date: str | None) -> None:
        """Choose a date without a signal."""
        parsed = QDate.fromString(date or "", Qt.DateFormat.ISODate)
        self._date = parsed if parsed.isValid() else None
        self._show_date()

    def _open_calendar(self) -> None:
        self._calendar.setSelectedDate(self._date or QDate.currentDate())
        self._calendar.setFocus()

    def _choose(self, date: QDate | None) -> None:
        self._menu.close()
        if date != self._date:
            self._date = date
            self._show_date()
            self.changed.emit()

    def _show_date(self) -> None:
        shown = "" if self._date is None else QLocale().toString(self._date, QLocale.FormatType.ShortFormat)
        self.setText(f"{self._title} {shown}" if shown else self._title)
        self.setAccessibleName(f"{self._title}: {shown or self.tr('any date')}")
        self.setToolTip(self.accessibleName())
