"""The tests, which mirror the packages; like the product they keep the libraries at home."""

import os

from api.offline import keep_offline

keep_offline(os.environ)
