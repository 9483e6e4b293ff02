"""The game: asks for pairs that teach most, keeps the answers, steps back when one is taken back."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.engine_words import say
from desktop_app.pages.labels.cards.pictures import Card, read_card
from desktop_app.pages.labels.cards.table import CardTable
from desktop_app.pages.labels.deeds import Deeds
from desktop_app.tasks import Tasks
from desktop_app.widgets.chrome.empty_state import EmptyState
from desktop_app.widgets.owned_actions import add_action
from desktop_app.widgets.photos.pixels import image_of

if TYPE_CHECKING:
    from engine import Library, PairQuestion

AT_ONCE = 20  # questions
Pair = tuple[int, int]


class CardGame(QWidget):
    """Keys: S same, D different, Space skip, Backspace back.

    deed_asked(object LabelDeed): an answer to be kept.
    """

    deed_asked = Signal(object)

    def __init__(self, tasks: Tasks, deeds: Deeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._deeds = tasks, deeds
        self._library: Library | None = None
        self._seed = 0
        self._questions: deque[PairQuestion] = deque()
        self._ready: dict[Pair, Card | None] = {}  # the pair in view and the next
        self._said: list[tuple[PairQuestion, str]] = []  # what was answered or skipped, in order
        self._kept: set[Pair] = set()  # of those, the ones seen in the library
        self.card: Card | None = None
        self.table = CardTable()
        self.empty = EmptyState()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._middle)
        self.table.asked.connect(self.say)
        self.key_actions = self._make_actions()

    def use_library(self, library: Library) -> None:
        """Ask about photos of `library` from now on."""
        self._library = library
        self._questions.clear()
        self._said.clear()
        self.card = None

    def begin(self) -> None:
        """Show the pair in view, or ask for some; an answer that was undone elsewhere is asked again."""
        library = self._library
        if library is None:
            return
        self.setFocus()
        if self._said:
            self._tasks.run(
                lambda: library.labelling.answers()[0].tolist(), self._follow, lambda _: None, key="answers"
            )
        if self.card is None:
            self._next()

    def say(self, what: str) -> None:
        """Answer the pair in view: "same", "different" or "skip"; or go "back" to the last."""
        if what == "back":
            self._go_back()
            return
        if self.card is None:
            return
        question = self.card.question
        self._said.append((question, what))
        if what != "skip":
            self.deed_asked.emit(self._deeds.answer(question.first, question.second, what == "same"))
        self.card = None
        self._next()

    def _go_back(self) -> None:
        if self._said:
            question, what = self._said[-1]
            if what != "skip":
                self.deed_asked.emit(self._deeds.forget(question.first, question.second))
            self._step_back()

    def _step_back(self) -> None:
        question, _ = self._said.pop()
        self._kept.discard(pair_of(question))
        if self.card is not None:
            self._questions.appendleft(self.card.question)
        self._questions.appendleft(question)
        self.card = None
        self._next()

    def _follow(self, answers: list[list[int]]) -> None:
        """Step back to the last answer if it was there and is no more."""
        there = {(first, second) for first, second in answers}
        last = next((question for question, what in reversed(self._said) if what != "skip"), None)
        undone = last is not None and pair_of(last) in self._kept and pair_of(last) not in there
        self._kept = {pair_of(question) for question, what in self._said if what != "skip"} & there
        if undone:
            while self._said and self._said[-1][0] is not last:
                self._said.pop()
            self._step_back()

    def _next(self) -> None:
        self._show_score()
        if not self._questions:
            self._ask()
            return
        wanted = pair_of(self._questions[0])
        if wanted in self._ready:
            self._take_card(self._ready[wanted])
        else:
            self._read(self._questions[0], self._take_card)

    def _ask(self) -> None:
        library, seed = self._library, self._seed
        if library is None:
            return
        self._seed += 1
        self.empty.set_content("compare", self.tr("One moment…"))
        self._middle.setCurrentWidget(self.empty)
        self._tasks.run(
            lambda: library.labelling.ask_pairs(AT_ONCE, seed), self._take_questions, self._show_problem, key="pairs"
        )

    def _take_questions(self, questions: list[PairQuestion]) -> None:
        known = {pair_of(question) for question, _ in self._said}
        self._questions = deque(each for each in questions if pair_of(each) not in known)
        if self._questions:
            self._next()
        else:
            sentence = self.tr("Label more photos, or add some; new pairs are found among them.")
            self.empty.set_content("check", self.tr("No more questions now"), sentence)

    def _read(self, question: PairQuestion, done: object) -> None:
        library = self._library
        if library is not None:
            self._tasks.run(lambda: read_card(library, question), done, self._show_problem, key=("card", done))  # type: ignore[arg-type]

    def _take_card(self, card: Card | None) -> None:
        question = self._questions.popleft()
        if card is None or pair_of(card.question) != pair_of(question):
            self._next()
            return
        self.card = card
        self._ready = {}
        first, second = (None if each is None else image_of(each) for each in card.pictures)
        self.table.show_pair(card.photos, (first, second))
        self._middle.setCurrentWidget(self.table)
        if self._questions:
            self._read(self._questions[0], self._keep_ready)

    def _keep_ready(self, card: Card | None) -> None:
        if card is not None:
            self._ready = {pair_of(card.question): card}

    def _show_problem(self, error: Exception) -> None:
        self.empty.set_content("compare", self.tr("No pairs to ask about yet"), say(error))
        self._middle.setCurrentWidget(self.empty)

    def _show_score(self) -> None:
        skipped = sum(what == "skip" for _, what in self._said)
        self.table.show_score(len(self._said) - skipped, skipped)

    def _make_actions(self) -> list[QAction]:
        rows = (
            (self.tr("The same"), "S", "same"),
            (self.tr("Different"), "D", "different"),
            (self.tr("Skip this pair"), "Space", "skip"),
            (self.tr("Back to the last pair"), "Backspace", "back"),
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return [add_action(self, text, keys, partial(self.say, what)) for text, keys, what in rows]


def pair_of(question: PairQuestion) -> Pair:
    """The two photos, the smaller id first."""
    return (min(question.first, question.second), max(question.first, question.second))
