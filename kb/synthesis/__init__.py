"""A short answer in a language model's words, of which nothing unchecked is shown."""
