"""What is kept on disk, and how it is fetched. LanceDB stays in here."""

import os

# Lance's own notes on how it keeps house ("partition index is 17, skip loading it") are not for
# whoever reads standard error here; its failures come back as exceptions.
os.environ.setdefault("LANCEDB_LOG", "error")
