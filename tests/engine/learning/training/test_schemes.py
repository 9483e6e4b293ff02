"""Divide and conquer and the adversarial scheme through the one trainer, stage by stage."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from engine.learning.errors import CannotLearn
from engine.learning.losses import LOSSES
from engine.learning.losses.spec import Loss
from engine.learning.networks.identity_head import IdentityHead
from engine.learning.parameters import PARAMETERS, AdversarialParameters, DivideParameters
from engine.learning.training.feeding import Source
from engine.learning.training.loop import train
from engine.learning.training.objectives.adversarial import AdversarialObjective, draw_triplets
from engine.learning.training.objectives.divide import DivideObjective
from engine.learning.training.objectives.objective import Batch, Weightless
from engine.learning.training.plan import TrainingPlan
from tests.engine.learning.training.made_examples import DIMS, make_examples, make_held_out

PLAIN_FLOAT = torch.autocast("cpu", enabled=False)


def built(method: str) -> nn.Module:
    loss: Loss = LOSSES[method].build(PARAMETERS[method](), DIMS, 12)
    return loss if isinstance(loss, nn.Module) else Weightless(loss)


def batch_of(source: Source, rows: np.ndarray) -> Batch:
    inputs = source.examples.load(rows, torch.Generator())
    return Batch(inputs, torch.from_numpy(source.labels[rows]), PLAIN_FLOAT)


def divide(steps: int = 100, **more: float) -> tuple[DivideObjective, Source]:
    examples = make_examples()
    plan = TrainingPlan("margin", "divide_and_conquer", steps=steps, classes=6, each=4)
    source = Source(examples, examples.labels, "pk")
    parameters = DivideParameters(clusters=4, refresh_epochs=1, **more)  # type: ignore[arg-type]
    return DivideObjective(IdentityHead(DIMS), built("margin"), source, plan, parameters), source


def test_a_cluster_trains_its_own_slice_only() -> None:
    objective, source = divide()
    seen = set()
    for step in range(8):
        rows = objective.draw(step)
        clusters = set(objective.clusters[torch.from_numpy(rows)].tolist())
        assert clusters == {objective.current}
        network = objective.network
        network.zero_grad()
        objective.cost(batch_of(source, rows)).loss.backward()  # type: ignore[no-untyped-call]
        taught = network.weight.grad.abs().sum(dim=0).nonzero().squeeze(1).tolist()  # type: ignore[union-attr,operator]
        width = DIMS // 4
        assert objective.current is not None
        assert set(taught) <= set(range(objective.current * width, (objective.current + 1) * width))
        seen.add(objective.current)
    assert len(seen) > 1  # they take turns


def test_clusters_are_made_anew_and_keep_their_slices() -> None:
    objective, _ = divide()
    objective.draw(0)
    before = objective.clusters.clone()
    assert sorted(before.unique().tolist()) == [0, 1, 2, 3]
    objective.draw(objective.every)  # same features, other random starts
    agreeing = (objective.clusters == before).float().mean()
    assert objective.divided_at == objective.every
    assert agreeing > 0.5


def test_the_last_steps_train_the_whole_embedding() -> None:
    objective, source = divide(whole=0.25)
    objective.draw(0)
    assert objective.current is not None
    rows = objective.draw(75)
    assert objective.current is None
    assert objective.cost(batch_of(source, rows)).embeddings.shape == (24, DIMS)


def test_dividing_raises_what_unseen_classes_score() -> None:
    plan = TrainingPlan(
        "margin", "divide_and_conquer", steps=120, classes=6, each=4, learning_rate=1e-2, evaluate_every=120
    )
    parameters = DivideParameters(clusters=2, refresh_epochs=2)
    done = train(IdentityHead(DIMS), make_examples(), plan, held_out=make_held_out(), scheme_parameters=parameters)
    before, after = done.history[0].map_at_r, done.history[-1].map_at_r
    assert before is not None
    assert after is not None
    assert after > before + 0.05


@pytest.mark.parametrize(
    ("method", "clusters", "words"),
    [
        ("softmax", 4, "'softmax' cannot be divided"),
        ("siamese", 4, "'siamese' cannot be divided"),
        ("margin", 5, "clusters = 5 cannot share embeddings of 32"),
        ("margin", 32, "clusters = 32 are too many for 24 photos"),
    ],
)
def test_what_cannot_be_divided_is_said(method: str, clusters: int, words: str) -> None:
    plan = TrainingPlan(method, "divide_and_conquer", steps=2, classes=6, each=4)
    examples = make_examples(each=2)
    with pytest.raises(CannotLearn, match=words):
        train(IdentityHead(DIMS), examples, plan, scheme_parameters=DivideParameters(clusters=clusters))


def adversarial(method: str = "triplet") -> tuple[AdversarialObjective, Source]:
    examples = make_examples()
    plan = TrainingPlan(method, "adversarial", steps=10, classes=6, each=4)
    source = Source(examples, examples.labels, LOSSES[method].batches)
    parameters = AdversarialParameters(alone=0.3, making=0.3, hidden=16)
    objective = AdversarialObjective(
        IdentityHead(DIMS), built(method), source, plan, parameters, PARAMETERS[method](), DIMS
    )
    return objective, source


def slopes(objective: AdversarialObjective, source: Source, step: int) -> tuple[Tensor | None, Tensor | None]:
    """Gradients of the metric and of the generator's first layer at a step."""
    objective.zero_grad()
    objective.cost(batch_of(source, objective.draw(step))).loss.backward()  # type: ignore[no-untyped-call]
    first = next(objective.generator.parameters())
    return objective.network.weight.grad, first.grad  # type: ignore[return-value]


@pytest.mark.parametrize("method", ["triplet", "contrastive", "n_pair"])
def test_each_stage_teaches_whom_it_should(method: str) -> None:
    objective, source = adversarial(method)
    for step, (teaches_metric, teaches_generator) in {0: (True, False), 3: (False, True), 6: (True, True)}.items():
        metric, generator = slopes(objective, source, step)
        assert (metric is not None and bool((metric != 0).any())) == teaches_metric
        assert (generator is not None and bool((generator != 0).any())) == teaches_generator


def test_the_generators_cost_never_reaches_the_metric() -> None:
    """With both learning, the metric's gradient is that of its own loss alone, whatever the generator's weights."""
    gradients = []
    for weight in (0.0, 100.0):
        torch.manual_seed(0)
        examples = make_examples()
        plan = TrainingPlan("triplet", "adversarial", steps=10, classes=6, each=4)
        parameters = AdversarialParameters(weight, weight, 1.0, 0.2, alone=0, making=0, hidden=16)
        source = Source(examples, examples.labels, "pk")
        objective = AdversarialObjective(
            IdentityHead(DIMS), built("triplet"), source, plan, parameters, PARAMETERS["triplet"](), DIMS
        )
        torch.manual_seed(1)
        metric, _ = slopes(objective, source, 0)
        assert metric is not None
        gradients.append(metric)
    assert torch.equal(*gradients)


def test_triplets_are_drawn_of_the_right_classes() -> None:
    torch.manual_seed(0)
    labels = torch.tensor([0, 0, 1, 1, 1, 2])
    anchors, positives, negatives = draw_triplets(labels)
    assert anchors.tolist() == [0, 1, 2, 3, 4]  # the last photo is alone
    assert bool((labels[anchors] == labels[positives]).all())
    assert bool((anchors != positives).all())
    assert bool((labels[anchors] != labels[negatives]).all())


def test_the_adversarial_scheme_raises_what_unseen_classes_score() -> None:
    plan = TrainingPlan("triplet", "adversarial", steps=120, classes=6, each=4, learning_rate=1e-2, evaluate_every=120)
    parameters = AdversarialParameters(hidden=32)
    done = train(IdentityHead(DIMS), make_examples(), plan, held_out=make_held_out(), scheme_parameters=parameters)
    before, after = done.history[0].map_at_r, done.history[-1].map_at_r
    assert before is not None
    assert after is not None
    assert after > before + 0.05


def test_only_some_methods_take_made_negatives() -> None:
    with pytest.raises(CannotLearn, match="'supcon' cannot use made negatives"):
        train(IdentityHead(DIMS), make_examples(), TrainingPlan("supcon", "adversarial", steps=2))
    with pytest.raises(CannotLearn, match="takes DivideParameters, not AdversarialParameters"):
        plan = TrainingPlan("margin", "divide_and_conquer", steps=2)
        train(IdentityHead(DIMS), make_examples(), plan, scheme_parameters=AdversarialParameters())
