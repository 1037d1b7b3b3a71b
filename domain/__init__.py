"""The rules of the quarterly report: dataclasses and functions over the standard library only."""
