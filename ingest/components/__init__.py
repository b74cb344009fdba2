"""The steps of ingestion as Haystack components, one a file."""
