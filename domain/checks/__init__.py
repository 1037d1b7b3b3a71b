"""The checks of a return, by what they look at; `domain.check` runs them all."""
