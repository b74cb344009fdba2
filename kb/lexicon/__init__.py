"""What the words of one language are called in the other."""
