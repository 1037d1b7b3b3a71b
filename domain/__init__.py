"""The rules of the quarterly report: plain dataclasses and functions over the standard library only."""
