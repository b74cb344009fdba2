"""The outermost layer: the HTTP API and the `kb` command.

Nothing may leave the machine unasked, and the libraries behind decide that while they are being
imported; so it is settled here, before any module of this package can import them.
"""

import os

from api.offline import keep_offline

__version__ = "0.1.0"

keep_offline(os.environ)
