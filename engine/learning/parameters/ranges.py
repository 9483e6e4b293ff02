"""What a parameter may be: range, unit and meaning travel with the field, so that a form can be made from it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from engine.learning.errors import CannotLearn


def number(default: float | None, low: float, high: float, meaning: str, unit: str = "") -> Any:
    """A field between two sane limits, both allowed; a default of None means "chosen by the data"."""
    return field(default=default, metadata={"low": low, "high": high, "unit": unit, "meaning": meaning})


def choice(default: str | bool, meaning: str, among: Iterable[str] = ()) -> Any:
    """A field with few values: those given, else those of its Literal type, or yes and no."""
    return field(default=default, metadata={"unit": "", "meaning": meaning, "among": tuple(among)})


def check_number(name: str, value: float | None, limits: Field[Any], whole: bool) -> None:
    """Raise `CannotLearn` unless the value lies within the limits of its field and, where asked, is whole."""
    low, high, unit = (limits.metadata[key] for key in ("low", "high", "unit"))
    if value is None and limits.default is None:
        return
    plain = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if not plain or not math.isfinite(value) or not low <= value <= high:  # type: ignore[arg-type]
        kind = "whole number" if whole else "number"
        between = f"between {low:g} and {high:g}" + (f" ({unit})" if unit else "")
        raise CannotLearn(f"{name} = {value!r} cannot work: choose a {kind} {between}.")


def check_choice(name: str, value: object, kind: object, among: tuple[str, ...] = ()) -> None:
    """Raise `CannotLearn` unless the value is one of those given, or else of its type's."""
    allowed = among or (get_args(kind) if get_origin(kind) is Literal else (False, True))
    if value not in allowed:
        raise CannotLearn(f"{name} = {value!r} is unknown: choose one of {', '.join(map(str, allowed))}.")


@dataclass(frozen=True)
class Parameters:
    """Base of all parameters: checked when made."""

    def __post_init__(self) -> None:
        kinds = get_type_hints(type(self))
        for known in fields(self):
            if "low" in known.metadata:
                check_number(known.name, getattr(self, known.name), known, kinds[known.name] is int)
            else:
                check_choice(known.name, getattr(self, known.name), kinds[known.name], known.metadata.get("among", ()))
