"""Files in: readers, clause tree, passages."""
