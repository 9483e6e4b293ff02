"""The registry is complete, light to read, and its parameters refuse what cannot work."""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
import torch

from engine.learning.errors import CannotLearn
from engine.learning.labels import check_classes, check_training_set
from engine.learning.losses import LOSSES
from engine.learning.parameters import (
    PARAMETERS,
    SCHEME_PARAMETERS,
    ArcFaceParameters,
    QuadrupletParameters,
    SubcentreArcFaceParameters,
    TripletParameters,
)
from engine.learning.parameters.centres import choose_margin, choose_scale

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("module", ["engine.learning", "engine.learning.parameters", "engine.learning.sampling"])
def test_parameters_are_read_without_torch(module: str) -> None:
    code = f"import sys, {module}; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_loss_has_its_parameters_and_every_module_a_line() -> None:
    assert {name: spec.parameters for name, spec in LOSSES.items()} == PARAMETERS
    source = (REPOSITORY / "engine" / "learning" / "losses" / "__init__.py").read_text("utf-8")
    for module in (REPOSITORY / "engine" / "learning" / "losses").glob("*/*.py"):
        assert module.stem == "__init__" or f".{module.parent.name}.{module.stem} import" in source


def test_losses_know_nothing_of_each_other() -> None:
    for module in (REPOSITORY / "engine" / "learning" / "losses").glob("*/*.py"):
        imports = [
            node.module or "" for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.ImportFrom)
        ]
        assert not [name for name in imports if name.startswith("engine.learning.losses")]


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_every_loss_can_be_learned_from(name: str) -> None:
    """A few steps of gradient descent on the embeddings themselves lower the loss."""
    torch.manual_seed(0)
    spec = LOSSES[name]
    labels = torch.arange(6).repeat_interleave(2)
    if spec.batches == "pairs":
        labels[1::4] = labels[2::4]
    rows = torch.randn(12, 8, requires_grad=True)
    loss = spec.build(spec.parameters(), 8, 6)
    targets = torch.randn(12) if spec.needs.continuous else labels
    values = []
    for _ in range(30):
        value = loss(rows, targets)
        values.append(float(value.detach()))
        (slope,) = torch.autograd.grad(value, rows)
        rows.data -= 0.02 * slope / slope.norm().clamp_min(1e-9) * rows.detach().norm()
    assert min(values[-5:]) < values[0]


@pytest.mark.parametrize(
    "kind", sorted({*PARAMETERS.values(), *SCHEME_PARAMETERS.values()}, key=lambda kind: kind.__name__), ids=str
)
def test_parameters_out_of_range_name_themselves(kind: type) -> None:
    for field in fields(kind):
        assert field.metadata["meaning"]
        for value in (field.metadata.get("low", 0) - 1, float("nan"), "much"):
            with pytest.raises(CannotLearn, match=f"^{field.name} = .*: choose"):
                replace(kind(), **{field.name: value})


def test_the_sentence_says_what_would_work() -> None:
    with pytest.raises(CannotLearn) as caught:
        TripletParameters(margin=-0.2)
    assert str(caught.value) == "margin = -0.2 cannot work: choose a number between 0 and 10 (distance)."
    with pytest.raises(CannotLearn) as caught:
        QuadrupletParameters(margins="loose")
    assert str(caught.value) == "margins = 'loose' is unknown: choose one of adaptive, fixed."


def test_whole_numbers_stay_whole() -> None:
    with pytest.raises(CannotLearn, match="choose a whole number between 1 and 10"):
        SubcentreArcFaceParameters(centres=2.5)


def test_defaults_follow_the_number_of_classes() -> None:
    assert [choose_scale(count) for count in (1, 2, 3)] == [8.0, 8.0, 8.0]
    assert 8 < choose_scale(20) < choose_scale(200) < choose_scale(2000) < 30
    assert choose_margin(2) == pytest.approx(0.1)
    assert choose_margin(1000) == 0.35
    few, chosen = (LOSSES["arcface"].build(p, 8, 4) for p in (ArcFaceParameters(), ArcFaceParameters(64, 0.5)))
    assert (few.scale, few.margin_rad) == (pytest.approx(8.54, abs=0.01), pytest.approx(0.15))
    assert (chosen.scale, chosen.margin_rad) == (64, 0.5)


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_labels_of_the_wrong_kind_are_named(name: str) -> None:
    spec = LOSSES[name]
    loss = spec.build(spec.parameters(), 4, 3)
    wrong = torch.tensor([0, 1, 2, 0]) if spec.needs.continuous else torch.rand(4)
    with pytest.raises(CannotLearn, match="choose"):
        loss(torch.randn(4, 4), wrong)
    with pytest.raises(CannotLearn, match="no batch"):
        loss(torch.randn(3, 4), wrong)


def test_batches_that_do_not_fit_are_named() -> None:
    rows = torch.randn(4, 4)
    n_pair, contrastive = (LOSSES[name].build(PARAMETERS[name](), 4, 2) for name in ("n_pair", "contrastive"))
    with pytest.raises(CannotLearn, match="side by side"):
        n_pair(rows, torch.tensor([0, 1, 0, 1]))
    with pytest.raises(CannotLearn, match="even number"):
        contrastive(rows[:3], torch.tensor([0, 1, 0]))
    with pytest.raises(CannotLearn, match=r"0\.\.2"):
        check_classes(torch.tensor([0, 3]), 3)


def test_training_sets_that_cannot_teach_are_named() -> None:
    rows, needs = torch.randn(6, 4), LOSSES["quadruplet"].needs
    check_training_set(rows, torch.tensor([0, 0, 1, 1, 2, 2]), needs, "Quadruplet")
    for labels, word in [([0, 0, 0, 1, 1, 1], "3 classes, not 2"), ([0, 1, 2, 3, 4, 5], "at least 2 photos")]:
        with pytest.raises(CannotLearn, match=word):
            check_training_set(rows, torch.tensor(labels), needs, "Quadruplet")
    rows[2, 1] = float("nan")
    with pytest.raises(CannotLearn, match="1 of 6 photos"):
        check_training_set(rows, torch.tensor([0, 0, 1, 1, 2, 2]), needs, "Quadruplet")
    with pytest.raises(CannotLearn, match="at least 3 photos, not 2"):
        check_training_set(torch.randn(2, 4), torch.rand(2), LOSSES["log_ratio"].needs, "Log-ratio")
