"""Files that hold files: what is in an archive, what is attached to a mail."""
