"""What a question asks of a document that it names: its text without the name.

"What does the Saindak West joint venture agreement say on insurance?" names a paper, every clause
of which is about the joint venture; which clause is meant, "insurance" says alone.
"""

from __future__ import annotations

from collections.abc import Container

from kb.tokens import analyze, with_inner, words


def aspect(question: str, naming: Container[str]) -> str:
    """Return `question` without the words that have one of the index terms `naming`.

    Empty where no other word is left, or where it has none of them.
    """
    rest, end = "", 0
    for word in words(question):
        if any(part in naming for part in with_inner(word.term)):
            rest += question[end : word.start]
            end = word.end
    rest += question[end:]
    return " ".join(rest.split()) if end and analyze(rest) else ""
