"""What the chart add-on brings: all that this imports and the program does not have already."""

import matplotlib.backends.backend_agg
import matplotlib.backends.backend_qtagg
import matplotlib.backends.backend_svg
import matplotlib.figure  # noqa: F401 -- named for PyInstaller, which follows the imports
