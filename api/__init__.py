"""The outermost layer: the HTTP API and the `kb` command."""

import kb as kb  # it keeps the libraries at home, which has to come before they are imported

__version__ = "0.1.0"
