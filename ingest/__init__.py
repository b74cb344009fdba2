"""Files in: readers, clause tree, passages."""

import kb as kb  # it keeps the libraries at home, which has to come before they are imported
