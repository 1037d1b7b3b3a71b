"""The two doors: the window and the command line."""
