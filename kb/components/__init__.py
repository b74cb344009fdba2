"""Haystack's face of each part, one component a file."""
