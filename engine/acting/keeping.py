"""Which copy of a picture to keep: rules in the user's order, and the reason in words."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from math import isnan, log, nan
from pathlib import PurePath
from typing import Any, Literal

from engine.acting.framing import Framed, find_framed
from engine.acting.system_folders import find_system_folder
from engine.catalogue.database import Catalogue
from engine.catalogue.decisions.folder_roles import RoleFinder
from engine.catalogue.places import local_time, natural_key
from engine.catalogue.roots import is_named_inside
from engine.catalogue.settings import get_setting, set_setting
from engine.duplicates.groups import Band, Copy, Group
from engine.photos.formats.signature import RAW_EXTENSIONS
from engine.photos.scan.rules import matches

KeeperRule = Literal["protected", "folder", "resolution", "format", "exif", "sharpness", "size", "age", "name"]
JudgedRule = KeeperRule | Literal["framing"]
KEEPER_RULES: tuple[KeeperRule, ...] = (
    "protected", "folder", "resolution", "format", "exif", "sharpness", "size", "age", "name",
)  # fmt: skip
FORMATS = ("RAW", "HEIF", "JPEG", "TIFF", "PNG", "AVIF", "WEBP", "BMP", "GIF")
SETTING = "keeper rules"
TOLD = 3  # reasons at most
SHARPER = 1.05  # a smaller gain is what saving again does
OLDER_NS = 2_000_000_000  # FAT keeps times to two seconds
COPY_NAMES = (
    "*copy*", "*kopie*", "*copie*", "*copia*", "*コピー*", "* ([0-9])", "* ([0-9][0-9])", "*([0-9])", "*_[0-9]", "*~*",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """The user's order of rules; those in `off` do not count."""

    order: tuple[KeeperRule, ...] = KEEPER_RULES
    off: tuple[KeeperRule, ...] = ()
    folders: tuple[str, ...] = ()  # preferred ones, the best first
    formats: tuple[str, ...] = FORMATS  # what cameras write, before what programs write
    age: Literal["oldest", "newest"] = "oldest"
    copy_names: tuple[str, ...] = COPY_NAMES  # globs on names without suffix, of files that are likely copies

    def active(self) -> tuple[KeeperRule, ...]:
        """The rules that count, in their order; each once."""
        return tuple(rule for rule in dict.fromkeys(self.order) if rule in KEEPER_RULES and rule not in self.off)


@dataclass(frozen=True, slots=True)
class Advice:
    """Which copy of a group to keep, by its place in the group, and why."""

    keep: int
    reason: str


def advise(group: Group, rules: Rules, roles: RoleFinder) -> Advice:
    """Choose the copy to keep: rule after rule takes those it finds best, until one is left; the rest go by name.

    A copy in a trash, cache or system folder is never chosen while another lies outside such. Of edited copies the one
    with the camera's own facts, then those that are framed as it was taken, come before more pixels, as collages are
    larger than originals; how sharp they are does not count, as other tones and drawn words change that.
    Shots of one moment each have a name and a time.
    """
    framed = find_framed(group.copies) if group.band == "edited" else Framed()
    views = [_View(number, copy, rules, roles, framed) for number, copy in enumerate(group.copies)]
    best = [view for view in views if find_system_folder(view.copy.path) is None] or views
    told = ["the other lies in a trash, cache or system folder"] if len(best) < len(views) else []
    decisive = set()
    order = _rules_for(group.band, rules.active())
    for rule in order:
        left = JUDGES[rule].choose(best)
        decisive |= {rule} if len(left) < len(best) else set()
        best = left
    winner = min(best, key=lambda view: (natural_key(view.copy.path), view.copy.path))
    others = [view for view in views if view is not winner]
    for rule in order:
        if rule in decisive or all(JUDGES[rule].choose([winner, other]) == [winner] for other in others):
            told.append(JUDGES[rule].explain(winner, others))
    return Advice(winner.number, "; ".join(told[:TOLD]) or "alike in every rule, first by name")


def _rules_for(band: Band, order: tuple[KeeperRule, ...]) -> tuple[JudgedRule, ...]:
    """The rules that tell in a band which is best; of edits those about EXIF and framing before that about pixels."""
    if band == "moment":
        return tuple(rule for rule in order if rule not in ("age", "name"))
    if band != "edited":
        return order
    rest: list[JudgedRule] = [rule for rule in order if rule != "sharpness"]
    if "exif" in rest and "resolution" in rest[: rest.index("exif")]:
        rest.remove("exif")
        rest.insert(rest.index("resolution"), "exif")
    if "resolution" in rest:
        rest.insert(rest.index("resolution"), "framing")
    return tuple(rest)


def load_rules(catalogue: Catalogue) -> Rules:
    """The user's rules; what was never chosen has its default."""
    stored: dict[str, Any] = get_setting(catalogue, SETTING, {})
    known = {field.name for field in fields(Rules)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items() if name in known
    }
    return Rules(**values)


def save_rules(catalogue: Catalogue, rules: Rules) -> None:
    """Keep the rules."""
    set_setting(catalogue, SETTING, asdict(rules))


@dataclass(frozen=True)
class _View:
    """A copy as the rules look at it."""

    number: int
    copy: Copy
    rules: Rules
    roles: RoleFinder
    framed: Framed

    @property
    def preference(self) -> int:
        """Place of its folder among the preferred ones."""
        return next((n for n, folder in enumerate(self.rules.folders) if is_named_inside(self.copy.path, folder)), 999)

    @property
    def format_place(self) -> int:
        """Place of the best format that it, or what goes with it, has."""
        formats = self.rules.formats
        return min(formats.index(kind) if kind in formats else len(formats) for kind in self.kinds)

    @property
    def kinds(self) -> tuple[str, ...]:
        raw = any(PurePath(path).suffix.lower() in RAW_EXTENSIONS for path in self.copy.companions)
        return (self.copy.format, *(["RAW"] if raw else []))

    @property
    def size_px(self) -> str:
        return f"{self.copy.width}x{self.copy.height}"

    @property
    def day(self) -> str:
        return local_time(self.copy.modified_ns)[:10]


@dataclass(frozen=True)
class _Judge:
    """One rule: the higher its `score` the better, NaN when it cannot tell; differences up to `slack` do not count."""

    score: Callable[[_View], float]
    words: Callable[[_View, _View], str]  # of the winner and one that it beats
    slack: float = 0.0

    def choose(self, views: Sequence[_View]) -> list[_View]:
        """Those that are best, all of them when that cannot be told."""
        scores = [self.score(view) for view in views]
        if any(map(isnan, scores)):
            return list(views)
        return [view for view, score in zip(views, scores, strict=True) if score >= max(scores) - self.slack]

    def explain(self, winner: _View, others: Sequence[_View]) -> str:
        """The reason in words, against the best of those that are worse."""
        worse = [view for view in others if self.score(view) < self.score(winner)]
        return self.words(winner, max(worse, key=self.score))


def _is_protected(view: _View) -> float:
    return view.roles.protector(view.copy.path) is not None


def _log_sharpness(view: _View) -> float:
    return nan if view.copy.sharpness is None else log(max(view.copy.sharpness, 1e-9))


def _age(view: _View) -> float:
    return -view.copy.modified_ns if view.rules.age == "oldest" else view.copy.modified_ns


def _has_own_name(view: _View) -> float:
    return not matches(view.rules.copy_names, PurePath(view.copy.path).stem)


def _say_protector(winner: _View, other: _View) -> str:
    return f"in {_tail(winner.roles.protector(winner.copy.path) or '')}, which you protect"


def _say_preference(winner: _View, other: _View) -> str:
    return f"in {_tail(winner.rules.folders[winner.preference])}, which you prefer"


def _say_format(winner: _View, other: _View) -> str:
    if winner.format_place == other.format_place:
        return f"with {PurePath(winner.copy.companions[-1]).name} beside it"
    return f"{'+'.join(winner.kinds)} rather than {'+'.join(other.kinds)}"


def _say_size(winner: _View, other: _View) -> str:
    """Both in one unit, and that in which they differ; counted as file managers do."""
    for unit, size, digits in (("MB", 1 << 20, 1), ("kB", 1 << 10, 0)):
        sizes = [f"{view.copy.bytes / size:,.{digits}f} {unit}" for view in (winner, other)]
        if other.copy.bytes >= size and sizes[0] != sizes[1]:
            return f"more data: {sizes[0]} against {sizes[1]}"
    return f"more data: {winner.copy.bytes:,} bytes against {other.copy.bytes:,} bytes"


def _say_age(winner: _View, other: _View) -> str:
    return f"{'older' if winner.rules.age == 'oldest' else 'newer'}: {winner.day} against {other.day}"


def _tail(path: str) -> str:
    """The last two parts of a folder, as people call it."""
    return "/".join(part for part in PurePath(path).parts[-2:] if part != os.sep)


JUDGES: dict[JudgedRule, _Judge] = {
    "protected": _Judge(_is_protected, _say_protector),
    "folder": _Judge(lambda view: -view.preference, _say_preference),
    "resolution": _Judge(
        lambda view: view.copy.width * view.copy.height,
        lambda winner, other: f"larger: {winner.size_px} against {other.size_px}",
    ),
    "format": _Judge(lambda view: -100 * view.format_place + min(len(view.copy.companions), 99), _say_format),
    "framing": _Judge(lambda view: view.copy.path in view.framed.paths, lambda winner, other: winner.framed.reason),
    "exif": _Judge(
        lambda view: sum(value is not None for value in (view.copy.camera, view.copy.taken_at)),
        lambda winner, other: "original EXIF",
    ),
    "sharpness": _Judge(_log_sharpness, lambda winner, other: "sharper", log(SHARPER)),
    "size": _Judge(lambda view: view.copy.bytes, _say_size),
    "age": _Judge(_age, _say_age, OLDER_NS),
    "name": _Judge(
        _has_own_name, lambda winner, other: f"not named like a copy, as {PurePath(other.copy.path).name} is"
    ),
}
