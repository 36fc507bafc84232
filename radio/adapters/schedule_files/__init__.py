"""`schedules/`: six YAML files in and out, every problem named with its line."""

from radio.adapters.schedule_files._reading import load_schedules
from radio.adapters.schedule_files._writing import write_schedules

__all__ = ["load_schedules", "write_schedules"]
