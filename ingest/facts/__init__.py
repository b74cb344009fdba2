"""What a document says of itself, each fact with the words it was read from; one kind a file."""
