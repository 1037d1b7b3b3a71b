"""The program's version, which the frozen program cannot read off pyproject.toml."""

VERSION = "0.1.0"
