"""How much of the communication plan was heard, where; what is missing and what would help."""
