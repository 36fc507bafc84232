"""From a whole official document to clean drafts of a bulletin's length."""
