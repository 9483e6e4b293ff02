"""Every method on the same two tasks with the same steps: a head on frozen photo features, a small network on Omniglot.

Log-ratio, which learns from numbers and not from names, has a task of its own in the experiment `continuous`.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from engine.experiments.compare.characters import character_contest, judge_network, new_network, read_course
from engine.experiments.compare.contest import CANDIDATES, Contest, Figures, Setting, hold_contest
from engine.experiments.compare.photos import Labelling, judge_head, make_lesson, photo_contest, start_vectors
from engine.experiments.compare.table import write_table
from engine.experiments.features import encode_folder
from engine.experiments.plots.ranking import draw_ranking
from engine.experiments.request import Request, Result
from engine.experiments.running import plot_path
from engine.experiments.summary import summarise, summarise_values
from engine.progress import Progress

ORDER_BY = "unseen_map_at_r"
# from weights by chance only methods that look at the whole batch get far in so few steps
QUICK = {"photos": ("contrastive", "triplet", "supcon"), "characters": ("triplet", "multi_similarity", "supcon")}
QUICK_CLASSES, QUICK_STEPS = 24, 120
CASES = {
    "2 labels": Labelling(2),
    "5 labels": Labelling(5),
    "10 labels": Labelling(10),
    "10 labels, a fifth wrong": Labelling(10, 0.2),
}
FEW = ("contrastive", "triplet", "supcon", "ranked_list", "multi_similarity", "arcface", "subcentre_arcface", "softmax")
FEW_SETTINGS = (Setting(3e-3, 0.02), Setting(1e-2, 0.02))
STARTS = {"photos": "without learning", "characters": "weights by chance"}
TITLES = {
    "photos": "Photos of classes never taught",
    "characters": "Characters of alphabets never taught",
}


def run(request: Request, progress: Progress) -> Result:
    """Both parts, or one of them: tables with mean and spread over the seeds."""
    parts: dict[str, Any] = {}
    if request.wants("photos"):
        parts["photos"] = compare_photos(request, progress)
    if request.wants("characters"):
        parts["characters"] = compare_characters(request, progress)
    plots = [show_part(name, part, request).name for name, part in parts.items()]
    if request.wants("labels"):
        parts["labels"] = compare_labels(request, progress)
    return {**parts, "plots": plots}


def compare_photos(request: Request, progress: Progress) -> dict[str, Any]:
    """Heads that start at the identity, taught five labels of each of forty classes."""
    frozen = encode_folder(request.find("grocery"), QUICK_CLASSES if request.quick else None, progress)
    vectors = start_vectors(frozen)
    before = [judge_head(None, make_lesson(vectors, frozen.labels, seed)) for seed in request.chosen_seeds]
    part = compete("photos", photo_contest(vectors, frozen.labels), before, request, progress)
    for row in part["methods"].values():
        add_gains(row, part["start"])
    return part


def compare_labels(request: Request, progress: Progress) -> dict[str, Any]:
    """A few methods with fewer, more and wrong labels: what each gains over the start."""
    frozen = encode_folder(request.find("grocery"), QUICK_CLASSES if request.quick else None, progress)
    vectors = start_vectors(frozen)
    cases: dict[str, Any] = {}
    for case, labelling in list(CASES.items())[-1:] if request.quick else CASES.items():
        lessons = [make_lesson(vectors, frozen.labels, seed, labelling) for seed in request.chosen_seeds]
        start = summarise([judge_head(None, lesson) for lesson in lessons])
        contest = photo_contest(vectors, frozen.labels, FEW_SETTINGS, labelling)
        rows = hold_contest(contest, [request.method] if request.method else FEW, request.chosen_seeds, progress)
        for row in rows.values():
            add_gains(row, start)
        cases[case] = {"start": start, "methods": rows}
    return cases


def compare_characters(request: Request, progress: Progress) -> dict[str, Any]:
    """Small networks that start from weights by chance."""
    course = read_course(request)
    contest = character_contest(course, QUICK_STEPS) if request.quick else character_contest(course)
    before = [judge_network(new_network(seed), course.test) for seed in request.chosen_seeds]
    return compete("characters", contest, before, request, progress)


def compete(part: str, contest: Contest, before: list[Figures], request: Request, progress: Progress) -> dict[str, Any]:
    """The figures of the start and of each candidate."""
    if request.quick:
        contest = replace(contest, settings=contest.settings[len(contest.settings) // 2 :][:1])
    names = [request.method] if request.method else list(QUICK[part] if request.quick else CANDIDATES)
    return {
        "start": {"title": f"*{STARTS[part]}*", **summarise(before), "rates": []},
        "methods": hold_contest(contest, names, request.chosen_seeds, progress),
    }


def add_gains(row: dict[str, Any], start: dict[str, Any]) -> None:
    """What each round has gained over its own start: rounds differ more than methods do."""
    for name in ("unseen", "seen"):
        pairs = zip(row[f"{name}_map_at_r"]["values"], start[f"{name}_map_at_r"]["values"], strict=True)
        row[f"{name}_gain"] = summarise_values([after - before for after, before in pairs])


def show_part(name: str, part: dict[str, Any], request: Request) -> Path:
    """The table of a part as Markdown, and its plot."""
    path = plot_path("compare", request, "ranking" if request.part == name else f"{name}-ranking")
    rows = {"start": part["start"], **part["methods"]}
    path.with_suffix(".md").write_text(write_table(rows, ORDER_BY), "utf-8")
    figures = {row["title"]: (row[ORDER_BY]["mean"], row[ORDER_BY]["spread"]) for row in part["methods"].values()}
    before = part["start"][ORDER_BY]["mean"]
    return draw_ranking(figures, path, title=TITLES[name], x_label="MAP@R, mean and spread", baseline=before)
