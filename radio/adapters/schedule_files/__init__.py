"""`schedules/`: YAML files in and out, every problem named with its line."""

from radio.adapters.schedule_files._lexicon import LEXICON, load_lexicon, write_lexicon
from radio.adapters.schedule_files._reading import SCHEDULE_FILES, load_schedules
from radio.adapters.schedule_files._writing import write_schedules

__all__ = [
    "LEXICON",
    "SCHEDULE_FILES",
    "load_lexicon",
    "load_schedules",
    "write_lexicon",
    "write_schedules",
]
