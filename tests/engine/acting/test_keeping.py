"""Advice on the copy to keep: the user's rules in the user's order, the reason in words, the same every time."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from engine.acting.keeping import KEEPER_RULES, Advice, KeeperRule, Rules, advise, load_rules, save_rules
from engine.catalogue import Catalogue
from engine.catalogue.decisions.folder_roles import FolderRole, RoleFinder
from engine.catalogue.settings import set_setting
from engine.duplicates.groups import Band, Copy, Group

YEAR_NS = 365 * 24 * 3600 * 1_000_000_000
SMALL = Copy("/p/b.jpg", 1, "aa", 300_000, 1600, 1200, "JPEG", None, None, 50.0, 50 * YEAR_NS, 1, 1)
LARGE = replace(
    SMALL, path="/p/Albums/2019/a.jpg", content="bb", bytes=4_100_000, width=4032, height=3024, inode=2,
    taken_at="2019-07-04T12:30:05", camera="Canon", modified_ns=49 * YEAR_NS,
)  # fmt: skip
NOBODY = RoleFinder(())


STANDARD = Rules()


def choose(*copies: Copy, rules: Rules = STANDARD, roles: RoleFinder = NOBODY, band: Band = "same") -> tuple[str, str]:
    advice = advise(Group(band, copies, 1.0, ""), rules, roles)
    return copies[advice.keep].path, advice.reason


def test_the_reason_says_what_the_program_says() -> None:
    roles = RoleFinder([FolderRole("/p/Albums/2019", "protected")])
    path, reason = choose(SMALL, LARGE, roles=roles)
    assert path == LARGE.path
    assert reason == "in Albums/2019, which you protect; larger: 4032x3024 against 1600x1200; original EXIF"


@pytest.mark.parametrize(
    ("rule", "better", "reason"),
    [
        ("protected", {"path": "/p/Albums/2019/x.jpg"}, "in Albums/2019, which you protect"),
        ("folder", {"path": "/p/best/x.jpg"}, "in p/best, which you prefer"),
        ("resolution", {"width": 4032, "height": 3024}, "larger: 4032x3024 against 1600x1200"),
        ("format", {"format": "RAW"}, "RAW rather than JPEG"),
        ("exif", {"camera": "Canon", "taken_at": "2019-07-04"}, "original EXIF"),
        ("sharpness", {"sharpness": 80.0}, "sharper"),
        ("size", {"bytes": 4_100_000}, "more data: 4,004 kB against 293 kB"),
        ("age", {"modified_ns": 49 * YEAR_NS}, "older: 2018-12-20 against 2019-12-20"),
        ("name", {}, "not named like a copy, as b (2).jpg is"),
    ],
)
def test_each_rule_decides_alone_with_its_reason(rule: KeeperRule, better: dict[str, object], reason: str) -> None:
    rules = Rules(off=tuple(other for other in KEEPER_RULES if other != rule), folders=("/p/best",))
    roles = RoleFinder([FolderRole("/p/Albums/2019", "protected")])
    worse = replace(SMALL, path="/p/a/b (2).jpg") if rule == "name" else SMALL
    winner = replace(SMALL, **{"path": "/p/z.jpg", **better})  # type: ignore[arg-type]
    for copies in ((worse, winner), (winner, worse)):
        assert choose(*copies, rules=rules, roles=roles) == (winner.path, reason)


def test_a_rule_that_is_off_does_not_count_and_the_order_does() -> None:
    old_and_small, new_and_large = replace(SMALL, modified_ns=0), replace(LARGE, modified_ns=50 * YEAR_NS)
    assert choose(old_and_small, new_and_large)[0] == new_and_large.path
    assert choose(old_and_small, new_and_large, rules=Rules(order=("age", "resolution")))[0] == old_and_small.path
    newest = Rules(order=("age",), age="newest")
    assert choose(old_and_small, new_and_large, rules=newest)[0] == new_and_large.path


def test_small_differences_of_sharpness_and_time_and_what_is_not_known_do_not_count() -> None:
    twin = replace(SMALL, path="/p/a.jpg")
    alone = Rules(order=("sharpness", "age"))
    for change in ({"sharpness": 51.0}, {"sharpness": None}, {"modified_ns": SMALL.modified_ns - 10**9}):
        assert choose(replace(SMALL, **change), twin, rules=alone)[0] == twin.path  # type: ignore[arg-type]


def test_copies_alike_in_everything_go_by_name() -> None:
    names = ["/p/10.jpg", "/p/9.jpg", "/p/caf\udce9.jpg"]
    copies = [replace(SMALL, path=name) for name in names]
    assert choose(*copies, rules=Rules(off=("name",))) == ("/p/9.jpg", "alike in every rule, first by name")


def test_the_advice_does_not_depend_on_the_order_of_the_copies() -> None:
    chance = random.Random(3)
    for _ in range(200):
        copies = [
            replace(
                SMALL, path=f"/p/{number}.jpg", width=chance.choice([100, 200]), bytes=chance.choice([1, 2, 3]),
                sharpness=chance.choice([None, 50.0, 51.0, 53.0, 56.0]), modified_ns=chance.randrange(5) * 10**9,
                format=chance.choice(["JPEG", "PNG", "JXL"]), camera=chance.choice([None, "Canon"]),
            )
            for number in range(chance.randint(2, 5))
        ]  # fmt: skip
        first = choose(*copies)
        chance.shuffle(copies)
        assert choose(*copies) == first


def test_rules_are_kept_and_old_or_odd_ones_do_no_harm(catalogue: Catalogue) -> None:
    assert load_rules(catalogue) == Rules()
    rules = Rules(order=("age", "name"), off=("name",), folders=("/p/caf\udce9",), age="newest")
    save_rules(catalogue, rules)
    assert load_rules(catalogue) == rules and rules.active() == ("age",)
    set_setting(catalogue, "keeper rules", {"order": ["phase of the moon", "size"], "colour": "red"})
    assert load_rules(catalogue).active() == ("size",)


def test_advice_names_a_place_in_the_group() -> None:
    assert advise(Group("same", (SMALL, LARGE), 1.0, ""), Rules(order=("resolution",)), NOBODY) == Advice(
        1, "larger: 4032x3024 against 1600x1200"
    )


def test_a_copy_with_its_raw_file_or_sidecar_is_kept_before_a_bare_one() -> None:
    with_raw = replace(SMALL, path="/p/z.jpg", companions=("/p/z.CR2",))
    with_sidecar = replace(SMALL, path="/p/y.jpg", companions=("/p/y.xmp",))
    assert choose(SMALL, with_raw) == ("/p/z.jpg", "JPEG+RAW rather than JPEG")
    assert choose(SMALL, with_sidecar) == ("/p/y.jpg", "with y.xmp beside it")
    assert choose(with_sidecar, with_raw)[0] == "/p/z.jpg"


def test_of_edited_copies_the_original_comes_before_a_larger_collage() -> None:
    original = replace(LARGE, width=1600, height=1200)
    collage = replace(SMALL, path="/p/collage.jpg", width=3200, height=1200)
    assert choose(original, collage, band="edited") == (
        original.path,
        "original EXIF; more data: 4,004 kB against 293 kB; older: 2018-12-20 against 2019-12-20",
    )
    assert choose(original, collage, band="same")[0] == collage.path
    assert choose(original, collage, band="edited", rules=Rules(off=("exif",)))[0] == collage.path
    first = Rules(order=("exif", "age", "resolution"))
    assert choose(original, replace(collage, modified_ns=0), band="edited", rules=first)[0] == original.path
    plain = replace(original, camera=None, taken_at=None)
    assert choose(plain, collage, band="edited")[0] == collage.path


def test_an_edit_that_looks_sharper_is_not_kept_for_that() -> None:
    brighter = replace(SMALL, path="/p/a.jpg", sharpness=500.0)
    original = replace(SMALL, bytes=SMALL.bytes + 50_000)
    assert choose(original, brighter, band="same")[0] == brighter.path
    assert choose(original, brighter, band="edited") == (original.path, "more data: 342 kB against 293 kB")


def test_shots_of_one_moment_are_judged_by_how_they_look() -> None:
    second = replace(SMALL, path="/p/b_2.jpg", sharpness=80.0, modified_ns=SMALL.modified_ns + 10**10)
    assert choose(SMALL, second, band="moment") == (second.path, "sharper")
    assert choose(SMALL, replace(second, sharpness=50.0), band="moment")[1] == "alike in every rule, first by name"


@pytest.mark.parametrize(
    ("more", "less", "words"),
    [(5 << 20, 4 << 20, "5.0 MB against 4.0 MB"), (5 << 20, 90 << 10, "5,120 kB against 90 kB"),
     ((4 << 20) + 2000, 4 << 20, "4,098 kB against 4,096 kB"), (1003, 1001, "1,003 bytes against 1,001 bytes")],
)  # fmt: skip
def test_sizes_are_told_in_one_unit_in_which_they_differ(more: int, less: int, words: str) -> None:
    large, small = replace(SMALL, path="/p/a.jpg", bytes=more), replace(SMALL, bytes=less)
    assert choose(large, small, rules=Rules(order=("size",))) == ("/p/a.jpg", f"more data: {words}")
