"""Keep the catalogue file sound: checked when opened, backed up, set aside and rebuilt when damaged."""

from engine.catalogue.recovery.backups import CATALOGUE_NAME, back_up_daily
from engine.catalogue.recovery.label_file import FileStamp
from engine.catalogue.recovery.watch import Watch, stand_watch

__all__ = ["CATALOGUE_NAME", "FileStamp", "Watch", "back_up_daily", "stand_watch"]
