"""What each `kb` command does, one a file; loaded when the command is called."""
