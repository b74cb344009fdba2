"""Text to vectors: the default model, how it is prepared, and the seam for any other."""
