"""Written Vietnamese to the words an announcer would say."""
