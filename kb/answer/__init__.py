"""Answers: the sentences that answer a question, or that the documents do not answer it."""
