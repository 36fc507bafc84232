"""When things go out: recurrence, kinds of days, changes of one date, limits."""
