"""Labels that are numbers, and the two schemes.

`pose`: log-ratio against triplet on made objects. `schemes`: divide and conquer and deep adversarial learning against
the plain triplet they are laid over, with the same steps, on frozen photo features.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engine.experiments.compare.contest import BASE, hold_contest
from engine.experiments.compare.photos import photo_contest, start_vectors
from engine.experiments.continuous.pose import (
    ENTRIES,
    QUICK,
    QUICK_STEPS,
    RATES,
    STEPS,
    compare_entries,
    make_sets,
    place,
)
from engine.experiments.features import encode_folder
from engine.experiments.plots.embedding_map import draw_number_map
from engine.experiments.plots.ranking import draw_ranking
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.learning.methods import SCHEMES
from engine.progress import Progress

QUICK_CLASSES = 24


def run(request: Request, progress: Progress) -> Result:
    """Both parts, or one of them."""
    result: dict[str, Any] = {}
    plots: list[str] = []
    if request.wants("pose"):
        result["pose"], plots = learn_poses(request, progress)
    if request.wants("schemes"):
        result["schemes"] = compare_schemes(request, progress)
        plots.append(draw_schemes(result["schemes"], request))
    return {**result, "plots": plots}


def learn_poses(request: Request, progress: Progress) -> tuple[dict[str, Any], list[str]]:
    """Figures of all entries; their ranking, and a map of the test objects by log-ratio."""
    sets = make_sets()
    names = list(QUICK if request.quick else ENTRIES)
    steps, rates = (QUICK_STEPS, RATES[-1:]) if request.quick else (STEPS, RATES)
    rows, network = compare_entries(sets, names, request.chosen_seeds, steps, rates, progress)
    figures = {rows[name]["title"]: (rows[name]["ndcg"]["mean"], rows[name]["ndcg"]["spread"]) for name in names}
    title = "Made objects by angle and size"
    paths = [
        draw_ranking(
            figures, plot_path("continuous", request, "ndcg"), title=title, x_label="nDCG, mean and spread",
            baseline=rows["start"]["ndcg"]["mean"],
        ),
        draw_number_map(
            place(network, sets.test, "log_ratio"), sets.test.degrees, plot_path("continuous", request, "map"),
            title=f"{title}: vectors by log-ratio", unit="Angle (degrees)",
        ),
    ]  # fmt: skip
    return rows, [path.name for path in paths]


def compare_schemes(request: Request, progress: Progress) -> dict[str, Any]:
    """The base loss plain and under each scheme."""
    frozen = encode_folder(request.find("grocery"), QUICK_CLASSES if request.quick else None, progress)
    contest = photo_contest(start_vectors(frozen), frozen.labels)
    if request.quick:
        contest = replace(contest, settings=contest.settings[len(contest.settings) // 2 :][:1])
    return hold_contest(contest, [BASE, *SCHEMES], request.chosen_seeds, progress)


def draw_schemes(rows: dict[str, Any], request: Request) -> str:
    """Retrieval among unseen classes, plain and under the schemes."""
    figures = {
        row["title"]: (row["unseen_map_at_r"]["mean"], row["unseen_map_at_r"]["spread"]) for row in rows.values()
    }
    path = plot_path("continuous", request, "schemes")
    return draw_ranking(figures, path, title="Photos of unseen classes", x_label="MAP@R, mean and spread").name
