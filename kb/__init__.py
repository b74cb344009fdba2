"""The knowledge base: what is stored and how it is found.

Nothing may leave the machine unasked, and the libraries behind decide that while they are being
imported; so it is settled here, in the innermost package, before any module can import them: of
whoever uses a part alone as well, a benchmark or a notebook.
"""

import os

from kb.offline import keep_offline

keep_offline(os.environ)
