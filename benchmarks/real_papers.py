"""Where the real documents lie: `CONCORD_DATA`, else beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(os.environ.get("CONCORD_DATA", "../shared/data"))
