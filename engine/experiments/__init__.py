"""The published experiments by name: to add one, write its module and its lines here.

Nothing heavy is imported before an experiment runs.
"""

from __future__ import annotations

from engine.experiments.request import Experiment

EXPERIMENTS: dict[str, Experiment] = {}
