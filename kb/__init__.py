"""The knowledge base: what is stored and how it is found."""
