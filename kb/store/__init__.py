"""What is kept on disk, and how it is fetched. LanceDB stays in here."""
