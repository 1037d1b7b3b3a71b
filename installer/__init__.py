"""What turns the program into something to hand out; the doors are `dev.py build` and its options.

Standard library only: this runs before anything is installed, and on a bare machine.
"""
