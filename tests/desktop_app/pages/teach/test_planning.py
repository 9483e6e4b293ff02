"""Before a lesson: what can be chosen, how it goes to the command line, and what keeps it from beginning."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.pages.teach.ground import Ground, read_ground
from desktop_app.pages.teach.planning.view import PlanningView
from engine import LabelCount, Lack, Library


@pytest.fixture(scope="module")
def ground(taught_scenes) -> Ground:
    with Library.open(taught_scenes) as library:
        return read_ground(library)


@pytest.fixture
def view(qtbot: QtBot, ground: Ground) -> PlanningView:
    made = PlanningView()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show_ground(ground)
    return made


def change(ground: Ground, **changes: object) -> Ground:
    return Ground(**{**{name: getattr(ground, name) for name in Ground.__dataclass_fields__}, **changes})


def test_labels_are_counted_and_the_program_chooses(view: PlanningView) -> None:
    assert view.source.title.text().startswith("2 label") and "36 photo" in view.source.title.text()
    assert "Day" in view.source.names.text() and view.teach.isEnabled()
    assert view.request().arguments() == ["train", "--no-index", "--mode", "quick", "--method", "auto"]
    assert "chosen for you" in view.chosen.text()


def test_every_method_has_a_form_of_its_parameters(view: PlanningView, ground: Ground) -> None:
    for number in range(view.advanced.method.count()):
        view.advanced.method.setCurrentIndex(number)
        form = next(each for each in ground.forms if each.name == view.advanced.chosen())
        assert list(view.advanced.form.controls) == [field.name for field in form.fields]
        assert view.advanced.summary.text() and view.advanced.values() == {}, form.name
    names = {view.advanced.method.itemData(number) for number in range(view.advanced.method.count())}
    assert {"auto", "siamese", "triplet", "arcface", "supcon"} <= names and "log_ratio" not in names


def test_what_is_changed_goes_to_the_command_line_until_it_is_reset(qtbot: QtBot, view: PlanningView) -> None:
    view.advanced.method.setCurrentIndex(view.advanced.method.findData("triplet"))
    controls = view.advanced.form.controls
    controls["margin"].setValue(0.35)
    controls["mining"].setCurrentText("hard")
    controls["squared"].setChecked(False)
    view.advanced.training.controls["steps"].setValue(90)
    view.name.setText(" my own ")
    assert view.request().arguments() == [
        *("train", "--no-index", "--mode", "quick", "--method", "triplet", "--set", "steps=90"),
        *("--set", "margin=0.35", "--set", "mining=hard", "--set", "squared=no", "--name", "my own"),
    ]
    assert "Triplet" in view.chosen.text() and "4 own setting" in view.chosen.text()
    view.advanced.reset_button.click()
    assert view.request().arguments()[6:] == ["--name", "my own"]


def test_a_parameter_says_what_it_means_and_may_be(view: PlanningView) -> None:
    view.advanced.method.setCurrentIndex(view.advanced.method.findData("arcface"))
    scale = view.advanced.form.controls["scale"]
    assert scale.text() == "automatic" and scale.words() == ""
    scale.setValue(40)
    assert scale.words() == "40"
    scale.setValue(1e9)
    assert scale.words() == "128"  # the most that it may be
    assert view.advanced.training.controls["strength"].text() == "automatic"  # found by folds


def test_a_deep_lesson_has_defaults_of_its_own(view: PlanningView) -> None:
    assert view.advanced.training.controls["optimiser"].currentText() == "adam"
    view.mode.set_mode("deep")
    controls = view.advanced.training.controls
    assert controls["optimiser"].currentText() == "adamw" and controls["steps"].text() == "automatic"
    assert view.request().arguments() == ["train", "--no-index", "--mode", "deep", "--method", "auto"]
    controls["steps"].setValue(60)
    assert view.request().arguments()[-2:] == ["--set", "steps=60"]
    view.mode.set_mode("quick")
    assert view.advanced.values() == {}


def test_nothing_begins_before_what_blocks_is_put_right(qtbot: QtBot, view: PlanningView, ground: Ground) -> None:
    lack = Lack(
        "one label", "cat is the only label: give a second label to photos that show something else.", ("cat",), True
    )
    view.show_ground(change(ground, labels=(LabelCount("cat", 5, 5, 0, 0),), lacks=(lack,)))
    assert not view.teach.isEnabled() and "First put right" in view.chosen.text()
    with qtbot.assertNotEmitted(view.teach_asked):
        view.ask_teach()


def test_a_number_is_learned_by_its_own_method(view: PlanningView, ground: Ground) -> None:
    view.show_ground(change(ground, numbers=(("rating", 30), ("age", 4))))
    view.source.source.setCurrentIndex(1)
    assert view.teach.isEnabled() and view.request().arguments()[-2:] == ["--number", "rating"]
    methods = [view.advanced.method.itemData(number) for number in range(view.advanced.method.count())]
    assert methods == ["auto", "log_ratio"]
    view.source.source.setCurrentIndex(2)
    assert not view.teach.isEnabled()  # too few


def test_answers_on_pairs_are_learned_where_there_are_no_labels(view: PlanningView, ground: Ground) -> None:
    view.show_ground(change(ground, labels=(), lacks=(), answers=12))
    methods = [view.advanced.method.itemData(number) for number in range(view.advanced.method.count())]
    assert view.teach.isEnabled() and methods == ["auto", "siamese", "contrastive"]
    view.show_ground(change(ground, labels=(), lacks=(), answers=3))
    assert not view.teach.isEnabled()
