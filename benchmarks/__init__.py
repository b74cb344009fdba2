"""Side-by-side measurements, one script a claim; `python -m benchmarks` runs them all."""

import kb as kb  # it keeps the libraries at home, which has to come before they are imported
