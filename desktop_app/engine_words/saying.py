"""What the engine says, in the user's language; a sentence that is not known here stays as the engine wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.engine_words.cleaning import CLEANING_SENTENCES
from desktop_app.engine_words.library import LIBRARY_SENTENCES
from desktop_app.engine_words.methods import METHOD_WORDS
from desktop_app.engine_words.teaching import ENCODER_NAMES, TEACHING_SENTENCES

SENTENCES = (*LIBRARY_SENTENCES, *CLEANING_SENTENCES, *TEACHING_SENTENCES, *ENCODER_NAMES, *METHOD_WORDS)
NEXT_SENTENCE = re.compile(r"(?<=[.]) (?=\S)")
GAP = re.compile(r"\{(\d)\}")
REST = re.compile(r"([\d,]+) other labels?")
OTHERS: str = QT_TRANSLATE_NOOP("Engine", "{0} and {1} other labels")  # type: ignore[assignment]

Gap = Callable[[str], str]


def say(text: object, gap: Gap = str) -> str:
    """Sentences or a name from the engine (an exception too) in the user's language; `gap` says what fills gaps."""
    said = str(text)
    parts = NEXT_SENTENCE.split(said)
    translated = [find(part, gap) for part in parts]
    if len(parts) > 1 and said not in SENTENCES and all(translated):
        return join_sentences(*map(str, translated))
    return find(said, gap) or QCoreApplication.translate("Engine", said)


def join_sentences(*sentences: str) -> str:
    """Sentences one after another; Japanese sets no space between them."""
    return " ".join(filter(None, sentences)).replace("。 ", "。")


def find(said: str, gap: Gap) -> str | None:
    """One sentence in the user's language; None where it is not known."""
    if said in SENTENCES:
        return QCoreApplication.translate("Engine", said)
    for pattern, template in patterns():
        match = pattern.fullmatch(said)
        if match is not None:
            return fill(QCoreApplication.translate("Engine", template), [gap(words) for words in match.groups()])
    return None


def fill(template: str, words: Sequence[str]) -> str:
    """Put words into the gaps; other braces stay as they are."""
    return GAP.sub(lambda gap: words[int(gap[1])], template)


def say_of_labels(text: object, labels: Collection[str]) -> str:
    """A sentence that lists some of these labels, its list too in the user's language."""
    return say(text, lambda words: say_list(words, labels))


def say_list(words: str, labels: Collection[str]) -> str:
    """The engine's "cat, dog and 7 other labels" or "cat and dog"; anything else stays as it is."""
    frame, many = QCoreApplication.translate("Engine", "{0} and {1}"), QCoreApplication.translate("Engine", OTHERS)
    if words in labels or many == OTHERS:  # a label may have "and" in its name; English needs no translation
        return words
    comma = QCoreApplication.translate("Engine", ", ")
    for place in (match.start() for match in re.finditer(" and ", words)):
        first, last = words[:place].split(", "), words[place + len(" and ") :]
        others = REST.fullmatch(last)
        if all(name in labels for name in first) and (others or last in labels):
            return (many if others else frame).format(comma.join(first), others[1] if others else last)
    return words


def say_reasons(text: str) -> str:
    """Several reasons, each in the user's language; the engine sets a semicolon between them."""
    return QCoreApplication.translate("Engine", "; ").join(say(part) for part in text.split("; "))


def say_evidence(text: str) -> str:
    """Why pictures are one: "The same picture, mirrored and stretched." with each part in the user's language."""
    match = re.fullmatch(r"The same picture, (.+)\.", text)
    frame = QCoreApplication.translate("Engine", "The same picture, {0}.")
    if match is None or text in SENTENCES or frame == "The same picture, {0}.":
        return say(text)
    parts = (say(part) for part in re.split(r", | and ", match[1]))
    return frame.format(QCoreApplication.translate("Engine", ", ").join(parts))


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences with gaps, each as a pattern that takes out what fills them; those with most words first."""
    gaps = sorted((each for each in SENTENCES if "{0}" in each), key=lambda each: -len(GAP.sub("", each)))
    return tuple((re.compile(re.sub(r"\\\{\d\\\}", "(.+)", re.escape(each)), re.DOTALL), each) for each in gaps)
