"""Lookalike's engine: photos, vectors and likeness, with no window.

The names below are all that the window and scripts need, loaded on first use: `import engine` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.acting.keeping import KEEPER_RULES as KEEPER_RULES
    from engine.acting.keeping import KeeperRule as KeeperRule
    from engine.acting.keeping import Rules as Rules
    from engine.acting.outcome import ActOutcome as ActOutcome
    from engine.acting.outcome import CannotAct as CannotAct
    from engine.acting.outcome import ConfirmationNeeded as ConfirmationNeeded
    from engine.acting.outcome import TrashOutcome as TrashOutcome
    from engine.acting.plan import Choice as Choice
    from engine.acting.plan import FolderTotal as FolderTotal
    from engine.acting.plan import Plan as Plan
    from engine.acting.plan import PlanItem as PlanItem
    from engine.acting.plan import UnusablePlan as UnusablePlan
    from engine.catalogue.check import Finding as Finding
    from engine.catalogue.decisions.folder_roles import Role as Role
    from engine.catalogue.faults import CatalogueError as CatalogueError
    from engine.catalogue.faults import CatalogueTooNew as CatalogueTooNew
    from engine.catalogue.journal import Act as Act
    from engine.catalogue.journal import JournalEntry as JournalEntry
    from engine.catalogue.labels import LabelCount as LabelCount
    from engine.catalogue.labels import LabelEdit as LabelEdit
    from engine.catalogue.labels import LabelImport as LabelImport
    from engine.catalogue.labels import UnusableLabel as UnusableLabel
    from engine.catalogue.labels import UnusableLabelFile as UnusableLabelFile
    from engine.catalogue.roots import FolderNode as FolderNode
    from engine.catalogue.roots import Root as Root
    from engine.changes import Changes as Changes
    from engine.cleaning import AdvisedGroup as AdvisedGroup
    from engine.cleaning import Cleaning as Cleaning
    from engine.duplicates.groups import BANDS as BANDS
    from engine.duplicates.groups import Band as Band
    from engine.duplicates.groups import Copy as Copy
    from engine.duplicates.groups import Group as Group
    from engine.embedding.encoder import EncoderUnavailable as EncoderUnavailable
    from engine.encoders import EncoderChoice as EncoderChoice
    from engine.indexing import IndexOutcome as IndexOutcome
    from engine.labelling import LabelChanges as LabelChanges
    from engine.labelling import Labelling as Labelling
    from engine.labelling.asking import PairQuestion as PairQuestion
    from engine.labelling.asking import Suggested as Suggested
    from engine.labelling.asking import Suspect as Suspect
    from engine.learning.errors import CannotLearn as CannotLearn
    from engine.lessons.encoders.comparing import Comparison as Comparison
    from engine.lessons.encoders.keeping import TaughtEncoder as TaughtEncoder
    from engine.lessons.encoders.keeping import UnusableEncoder as UnusableEncoder
    from engine.lessons.forms import FormField as FormField
    from engine.lessons.forms import MethodForm as MethodForm
    from engine.lessons.judging.verdicts import Confusion as Confusion
    from engine.lessons.judging.verdicts import LabelGain as LabelGain
    from engine.lessons.judging.verdicts import Scores as Scores
    from engine.lessons.judging.verdicts import Verdict as Verdict
    from engine.lessons.plans import LEAST_NUMBERS as LEAST_NUMBERS
    from engine.lessons.plans import LEAST_PAIRS as LEAST_PAIRS
    from engine.lessons.plans import LessonOutcome as LessonOutcome
    from engine.lessons.plans import LessonPlan as LessonPlan
    from engine.library import Library as Library
    from engine.photos.metadata.numbers import NUMBER_SOURCES as NUMBER_SOURCES
    from engine.photos.photo import ORDERS as ORDERS
    from engine.photos.photo import Filters as Filters
    from engine.photos.photo import Order as Order
    from engine.photos.photo import Photo as Photo
    from engine.photos.photo import PhotoFacts as PhotoFacts
    from engine.photos.photo import Skipped as Skipped
    from engine.photos.photo import UnreadablePhoto as UnreadablePhoto
    from engine.photos.scan.rules import ScanRules as ScanRules
    from engine.progress import Cancelled as Cancelled
    from engine.progress import Progress as Progress
    from engine.search.query import Crop as Crop
    from engine.search.query import Example as Example
    from engine.search.query import Query as Query
    from engine.search.query import UnusableQuery as UnusableQuery
    from engine.search.regions import Regions as Regions
    from engine.search.searcher import Found as Found
    from engine.search.searcher import Match as Match
    from engine.settings import Settings as Settings
    from engine.status import Status as Status
    from engine.tasks.labelled import LabelledPhotos as LabelledPhotos
    from engine.tasks.lacking import Lack as Lack
    from engine.tasks.planning import INNERMOST as INNERMOST
    from engine.tasks.planning import LabelPlan as LabelPlan
    from engine.tasks.planning import PlannedLabel as PlannedLabel
    from engine.teaching import EncoderChanges as EncoderChanges
    from engine.teaching import Teaching as Teaching

HOMES = {
    "engine.acting.keeping": ("KEEPER_RULES", "KeeperRule", "Rules"),
    "engine.acting.outcome": ("ActOutcome", "CannotAct", "ConfirmationNeeded", "TrashOutcome"),
    "engine.acting.plan": ("Choice", "FolderTotal", "Plan", "PlanItem", "UnusablePlan"),
    "engine.catalogue.check": ("Finding",),
    "engine.catalogue.decisions.folder_roles": ("Role",),
    "engine.catalogue.faults": ("CatalogueError", "CatalogueTooNew"),
    "engine.catalogue.journal": ("Act", "JournalEntry"),
    "engine.catalogue.labels": ("LabelCount", "LabelEdit", "LabelImport", "UnusableLabel", "UnusableLabelFile"),
    "engine.catalogue.roots": ("FolderNode", "Root"),
    "engine.changes": ("Changes",),
    "engine.cleaning": ("AdvisedGroup", "Cleaning"),
    "engine.duplicates.groups": ("BANDS", "Band", "Copy", "Group"),
    "engine.embedding.encoder": ("EncoderUnavailable",),
    "engine.encoders": ("EncoderChoice",),
    "engine.indexing": ("IndexOutcome",),
    "engine.labelling": ("LabelChanges", "Labelling"),
    "engine.labelling.asking": ("PairQuestion", "Suggested", "Suspect"),
    "engine.learning.errors": ("CannotLearn",),
    "engine.lessons.encoders.comparing": ("Comparison",),
    "engine.lessons.encoders.keeping": ("TaughtEncoder", "UnusableEncoder"),
    "engine.lessons.forms": ("FormField", "MethodForm"),
    "engine.lessons.judging.verdicts": ("Confusion", "LabelGain", "Scores", "Verdict"),
    "engine.lessons.plans": ("LEAST_NUMBERS", "LEAST_PAIRS", "LessonOutcome", "LessonPlan"),
    "engine.teaching": ("EncoderChanges", "Teaching"),
    "engine.library": ("Library",),
    "engine.photos.metadata.numbers": ("NUMBER_SOURCES",),
    "engine.photos.photo": ("ORDERS", "Filters", "Order", "Photo", "PhotoFacts", "Skipped", "UnreadablePhoto"),
    "engine.photos.scan.rules": ("ScanRules",),
    "engine.progress": ("Cancelled", "Progress"),
    "engine.search.query": ("Crop", "Example", "Query", "UnusableQuery"),
    "engine.search.regions": ("Regions",),
    "engine.search.searcher": ("Found", "Match"),
    "engine.settings": ("Settings",),
    "engine.status": ("Status",),
    "engine.tasks.labelled": ("LabelledPhotos",),
    "engine.tasks.lacking": ("Lack",),
    "engine.tasks.planning": ("INNERMOST", "LabelPlan", "PlannedLabel"),
}
HOME_OF = {name: home for home, names in HOMES.items() for name in names}
__all__ = sorted(HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in HOME_OF:
        raise AttributeError(f"module 'engine' has no attribute '{name}'")
    return getattr(import_module(HOME_OF[name]), name)
