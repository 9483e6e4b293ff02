"""Plans: made of choices, looked over for what is seldom meant, written to files and read back."""

from engine.acting.plan.making import Choice, FolderTotal, Plan, PlanItem, make_plan, total_up
from engine.acting.plan.plan_file import UnusablePlan, read_plan, write_plan
from engine.acting.plan.suspicion import find_warnings

__all__ = [
    "Choice",
    "FolderTotal",
    "Plan",
    "PlanItem",
    "UnusablePlan",
    "find_warnings",
    "make_plan",
    "read_plan",
    "total_up",
    "write_plan",
]
