"""What the trainer promises: early stopping, best weights, history, chance, frozen norms, running means, NaN."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.learning.errors import CannotLearn
from engine.learning.losses.pairwise.supcon import supcon_loss
from engine.learning.networks.conv4 import Conv4
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters import SupConParameters, TripletParameters
from engine.learning.training import preparing
from engine.learning.training.examples import HeldOut, TensorExamples
from engine.learning.training.feeding import Source
from engine.learning.training.judging import embed, judge
from engine.learning.training.loop import Training, train
from engine.learning.training.optimisers import rate_at
from engine.learning.training.plan import TrainingPlan
from engine.learning.training.readings import Reading
from engine.progress import Cancelled
from tests.engine.learning.training.made_examples import DIMS, make_examples, make_held_out

PLAN = TrainingPlan("supcon", steps=40, classes=6, each=4, learning_rate=1e-2, evaluate_every=10)


def learn(plan: TrainingPlan = PLAN, network: nn.Module | None = None, **more: Any) -> Training:
    return train(network or IdentityHead(DIMS), make_examples(), plan, **{"held_out": make_held_out(), **more})


def judged(done: Training) -> dict[int, float]:
    return {line.step: line.map_at_r for line in done.history if line.map_at_r is not None}


def test_the_steps_are_those_of_a_loop_by_hand() -> None:
    plan = replace(PLAN, steps=15, weight_decay=0.1, evaluate_every=0)
    examples, network = make_examples(), IdentityHead(DIMS)
    feed = Source(examples, examples.labels, "pk").feed(plan)
    optimiser = torch.optim.AdamW(network.parameters(), betas=(0.9, 0.999), weight_decay=0.1)
    for step in range(plan.steps):
        rows = feed.draw()
        optimiser.zero_grad()
        embeddings = network(examples.inputs[torch.from_numpy(rows)])
        supcon_loss(embeddings, torch.from_numpy(examples.labels[rows]), SupConParameters()).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), plan.clip_norm)
        optimiser.param_groups[0]["lr"] = rate_at(step, plan)
        optimiser.step()
    done = train(IdentityHead(DIMS), examples, plan)
    torch.testing.assert_close(done.network.weight, network.weight, rtol=0, atol=1e-7)


def test_the_best_weights_come_back() -> None:
    done = learn(replace(PLAN, steps=60, learning_rate=0.3))  # so fast that it spoils what it had
    scores = judged(done)
    assert list(scores) == [0, 10, 20, 30, 40, 50, 60]
    assert scores[done.best_step] == max(scores.values())
    assert judge(done.network, make_held_out()).map_at_r == pytest.approx(max(scores.values()))
    assert not done.network.training


def test_a_training_that_only_harms_ends_where_it_began() -> None:
    """Labels that mean nothing: no judgement is better than the first."""
    rows = make_examples()
    labels = np.random.default_rng(0).permutation(rows.labels)
    plan = replace(PLAN, patience=2, steps=200, learning_rate=0.1)
    done = train(IdentityHead(DIMS), TensorExamples(rows.inputs, labels), plan, held_out=make_held_out())
    assert (done.stopped, done.best_step) == ("early", 0)
    assert done.history[-1].step == 20
    assert torch.equal(done.network(rows.inputs), rows.inputs)


def test_without_held_out_photos_the_last_weights_stay() -> None:
    done = learn(held_out=None)
    assert (done.best_step, done.stopped, judged(done)) == (40, "steps", {})
    assert not torch.equal(next(done.network.parameters()), torch.eye(DIMS))


def test_the_history_is_lines_of_json_and_watched_as_it_grows(tmp_path: Path) -> None:
    seen: list[Reading] = []
    notes: list[str] = []
    done = learn(folder=tmp_path / "new", watch=seen.append, progress=lambda step, total, note="": notes.append(note))
    lines = [json.loads(line) for line in (tmp_path / "new" / "history.jsonl").read_text("utf-8").splitlines()]
    assert [Reading(**line) for line in lines] == seen == list(done.history)
    assert [line["step"] for line in lines] == [0, 10, 20, 30, 40]
    assert all(line["gradient_norm"] > 0 and line["seconds"] > 0 for line in lines)
    assert len(notes) == 41
    assert "held-out MAP@R" in notes[-1]


def test_the_same_seed_gives_the_same_and_another_another() -> None:
    torch.manual_seed(1)
    before = torch.get_rng_state()
    one = learn(replace(PLAN, method="arcface"))
    assert torch.equal(torch.get_rng_state(), before)  # the caller's chance is left alone
    torch.manual_seed(2)
    two, three = learn(replace(PLAN, method="arcface")), learn(replace(PLAN, method="arcface", seed=1))
    assert torch.equal(one.network.weight, two.network.weight)  # type: ignore[arg-type]
    assert not torch.equal(one.network.weight, three.network.weight)  # type: ignore[arg-type]


def test_deterministic_mode_is_on_only_meanwhile() -> None:
    modes: set[bool] = set()
    learn(
        replace(PLAN, deterministic=True, steps=2),
        watch=lambda reading: modes.add(torch.are_deterministic_algorithms_enabled()),
    )
    assert modes == {True}
    assert not torch.are_deterministic_algorithms_enabled()


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_an_interrupted_training_leaves_the_network_as_it_was(error: type[BaseException]) -> None:
    def progress(done: int, total: int, note: str = "") -> None:
        if done == 7:
            raise error

    network = IdentityHead(DIMS).train()
    with pytest.raises(error):
        learn(network=network, progress=progress)
    assert torch.equal(network.weight, torch.eye(DIMS))
    assert network.training


@pytest.mark.parametrize("clip_norm", [0.0, 1.0])
def test_a_loss_that_breaks_down_is_named_and_the_network_restored(clip_norm: float) -> None:
    network = IdentityHead(DIMS)
    plan = replace(
        PLAN, method="sphereface", optimiser="sgd", learning_rate=10, momentum=0.99, clip_norm=clip_norm, steps=300
    )
    with pytest.raises(CannotLearn, match=r"at step \d+ is .*learning_rate = 10 .*sphereface.*clip_norm"):
        train(network, make_examples(), plan, penalty=lambda: network.weight.square().sum() ** 8)
    assert torch.equal(network.weight, torch.eye(DIMS))


def test_inputs_that_break_later_are_told_from_a_rate_too_high() -> None:
    class Broken(TensorExamples):
        def load(self, rows: Any, generator: torch.Generator) -> Tensor:
            return super().load(rows, generator).masked_fill(torch.from_numpy(rows == 7)[:, None], float("nan"))

    rows, network = make_examples(), IdentityHead(DIMS)
    with pytest.raises(CannotLearn, match="1 of its 24 inputs hold values that are no finite numbers"):
        train(network, Broken(rows.inputs, rows.labels), replace(PLAN, steps=400))
    assert torch.equal(network.weight, torch.eye(DIMS))


def test_frozen_norms_keep_statistics_and_weights() -> None:
    torch.manual_seed(0)
    inputs, labels = torch.randn(24, 1, 16, 16), np.repeat(np.arange(6), 4)
    for frozen in (True, False):
        network = Conv4(8, width=4, side=16)
        norms = {
            name: value.clone() for name, value in network.state_dict().items() if re.match(r"trunk\.\d\.1\.", name)
        }
        plan = TrainingPlan(steps=3, classes=3, each=2, freeze_norms=frozen)
        after = train(network, TensorExamples(inputs, labels), plan).network.state_dict()
        assert all(torch.equal(value, after[name]) for name, value in norms.items()) == frozen


def test_the_running_mean_is_judged_and_kept() -> None:
    """Plain steps of a known size: the mean of the weights can be told from the weights themselves."""
    plan = replace(PLAN, optimiser="sgd", momentum=0, schedule="constant", warmup=0, learning_rate=0.05)
    plain, mean = learn(plan, held_out=None), learn(replace(plan, ema=0.999), held_out=None)
    start = torch.eye(DIMS)
    moved = [(done.network.weight - start).norm() for done in (plain, mean)]  # type: ignore[operator]
    assert [line.loss for line in plain.history] == [line.loss for line in mean.history]
    assert 0.5 * moved[0] < moved[1] < moved[0]


def test_rates_rise_then_fall() -> None:
    plan = TrainingPlan(steps=100, warmup=0.1, learning_rate=0.5)
    rates = [rate_at(step, plan) for step in range(100)]
    assert rates[0] == pytest.approx(0.05)
    assert rates[:10] == sorted(rates[:10])
    assert max(rates) == rates[10] == 0.5
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] < 0.001
    assert {rate_at(step, replace(plan, schedule="constant", warmup=0)) for step in range(100)} == {0.5}


def test_the_losses_own_weights_have_their_own_rate() -> None:
    moved = {}
    for factor in (0.0, 1.0, 50.0):
        plan = TrainingPlan("softmax", steps=1, optimiser="sgd", momentum=0, warmup=0, proxy_rate=factor, clip_norm=0)
        torch.manual_seed(0)
        with torch.random.fork_rng():
            torch.manual_seed(0)
            start = nn.Linear(DIMS, 12)
        done = train(IdentityHead(DIMS), make_examples(), plan)
        moved[factor] = float((done.loss.classifier.weight - start.weight).detach().norm())  # type: ignore[union-attr,operator]
    assert moved[0.0] == 0
    assert moved[50.0] == pytest.approx(50 * moved[1.0], rel=1e-3)


def test_a_penalty_holds_the_head_at_its_start() -> None:
    heads = [IdentityHead(DIMS), IdentityHead(DIMS)]
    learn(network=heads[0], held_out=None)
    learn(network=heads[1], held_out=None, penalty=lambda: heads[1].penalty(1.0))
    free, held = (head.penalty(1.0).item() for head in heads)
    assert held < 0.2 * free


def test_bf16_without_matrix_units_is_float32_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "has_matrix_units", lambda kind: False)
    done, plain = learn(replace(PLAN, precision="bf16", steps=3)), learn(replace(PLAN, steps=3))
    assert torch.equal(done.network.weight, plain.network.weight)  # type: ignore[arg-type]
    assert done.notes == ("bf16 needs an NVIDIA card or a processor with AMX, so on cpu this was trained in float32.",)


def test_bf16_learns_where_there_are_matrix_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "has_matrix_units", lambda kind: True)
    done, plain = learn(replace(PLAN, precision="bf16")), learn(PLAN)
    assert done.notes == ()
    assert done.network.weight.dtype == torch.float32
    assert not torch.equal(done.network.weight, plain.network.weight)  # type: ignore[arg-type]
    assert done.history[-1].loss == pytest.approx(plain.history[-1].loss, rel=0.1)


def test_classes_with_a_single_photo_are_mentioned() -> None:
    rows = make_examples()
    labels = np.concatenate([rows.labels, [98, 99]])
    examples = TensorExamples(torch.cat([rows.inputs, rows.inputs[:2]]), labels)
    assert train(IdentityHead(DIMS), examples, replace(PLAN, steps=2)).notes == (
        "2 of 14 classes have too few photos and are left out.",
    )


def test_examples_may_make_their_own_batches() -> None:
    class Alphabets(TensorExamples):
        """Batches within one half of the classes."""

        def batches(self, plan: TrainingPlan, rng: np.random.Generator) -> Any:
            for _ in range(4):
                half = int(rng.integers(2))
                yield rng.choice(np.flatnonzero(self.labels // 6 == half), plan.batch)

        def load(self, rows: Any, generator: torch.Generator) -> Tensor:
            halves.append(set((self.labels[rows] // 6).tolist()))
            return super().load(rows, generator)

    halves: list[set[int]] = []
    rows = make_examples()
    train(IdentityHead(DIMS), Alphabets(rows.inputs, rows.labels), replace(PLAN, steps=12))
    assert set(map(frozenset, halves[1:])) == {frozenset({0}), frozenset({1})}
    assert len(halves) == 13  # the first look at two inputs, then each step


def test_a_collapse_is_named_with_its_remedy() -> None:
    """A head that forgets its input: every photo gets one vector."""

    class Forgetful(IdentityHead):
        def forward(self, features: Tensor) -> Tensor:
            return super().forward(features * 1e-4 + 1)

    plan = replace(PLAN, method="triplet", steps=25, learning_rate=1e-4)
    done = train(Forgetful(DIMS), make_examples(), plan, TripletParameters(mining="batch-hard"))
    assert done.collapse is not None
    assert "same vector" in done.collapse.cause
    assert "semi-hard" in done.collapse.remedy
    assert done.history[-1].spread < 0.05


def test_embeddings_that_only_look_alike_are_no_collapse() -> None:
    """Sigmoid units all start near a half: to a learned weighted L1 their differences count, not their directions."""
    network = nn.Sequential(IdentityHead(DIMS), nn.Linear(DIMS, 64), nn.Sigmoid())
    network[1].weight.data *= 0.05
    done = train(network, make_examples(), replace(PLAN, method="siamese", steps=5, learning_rate=1e-4))
    assert done.history[0].spread < 0.05
    assert done.collapse is None


def test_embedding_keeps_modes_and_order() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(DIMS, 4), nn.Dropout(0.9), nn.BatchNorm1d(4)).train()
    network[2].eval()
    inputs = make_examples().inputs
    found = embed(network, inputs, batch=50)
    assert [module.training for module in network] == [True, True, False]
    assert torch.allclose(found, embed(network, inputs))
    assert not found.requires_grad


def test_continuous_held_out_labels_are_judged_by_ndcg() -> None:
    rows = torch.arange(20.0)[:, None]
    perfect = judge(nn.Identity(), HeldOut(rows, np.arange(20.0)))
    mixed = judge(nn.Identity(), HeldOut(rows, np.random.default_rng(0).permutation(np.arange(20.0))))
    assert perfect.ndcg == pytest.approx(1)
    assert mixed.ndcg is not None
    assert mixed.ndcg < 0.9
    assert perfect.map_at_r is None


def test_a_plan_needs_no_torch() -> None:
    code = "import sys, engine.learning.training.plan; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
