"""Parameters as the lines of a form, and the words that a person puts into them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args, get_type_hints

from engine.learning.errors import CannotLearn
from engine.learning.parameters.ranges import Parameters

Kind = Literal["number", "whole", "choice", "yes-no"]
YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


@dataclass(frozen=True, slots=True)
class FormField:
    """One parameter: what it may be and what it means."""

    name: str
    kind: Kind
    default: float | int | str | bool | None
    low: float | None
    high: float | None
    unit: str
    meaning: str
    among: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MethodForm:
    """One method as a window lists it."""

    name: str
    title: str
    source: str
    summary: str
    labels: Literal["names", "numbers"]
    fields: tuple[FormField, ...]


def list_fields(kind: type[Parameters], left_out: Iterable[str] = ()) -> tuple[FormField, ...]:
    """The lines of a form for these parameters."""
    types = get_type_hints(kind)
    return tuple(make_field(each, types[each.name]) for each in fields(kind) if each.name not in set(left_out))


def make_field(known: Any, type_: Any) -> FormField:
    """The line for one dataclass field."""
    facts = known.metadata
    if "low" in facts:
        kind: Kind = "whole" if type_ is int else "number"
        return FormField(
            known.name, kind, known.default, facts["low"], facts["high"], facts["unit"], facts["meaning"], ()
        )
    among = facts["among"] or tuple(map(str, get_args(type_)))
    kind = "yes-no" if type_ is bool else "choice"
    return FormField(known.name, kind, known.default, None, None, facts["unit"], facts["meaning"], among)


def fill_forms(values: Mapping[str, str], *forms: Parameters) -> tuple[Parameters, ...]:
    """The parameters with a person's words in place of some values; the first form that has the name takes it.

    Raises CannotLearn for an unknown name, and for a value that cannot be.
    """
    left = dict(values)
    filled = []
    for form in forms:
        known = {each.name: each for each in list_fields(type(form))}
        mine = {name: read_value(known[name], left.pop(name)) for name in list(left) if name in known}
        filled.append(type(form)(**{each: getattr(form, each) for each in known} | mine))
    if left:
        names = sorted({each.name for form in forms for each in list_fields(type(form))})
        raise CannotLearn(f"There is no parameter {next(iter(left))}: choose one of {', '.join(names)}.")
    return tuple(filled)


def read_value(known: FormField, words: str) -> Any:
    """What the words stand for; words that stand for nothing go through, to be refused with the range."""
    text = words.strip()
    if known.kind == "yes-no":
        return text.lower() in YES if text.lower() in YES + NO else text
    if known.kind == "choice":
        return text
    try:
        return int(text) if known.kind == "whole" else float(text)
    except ValueError:
        return text
