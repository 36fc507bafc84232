"""Sound as rules know it: levels, places on the frame grid, what a recording must be."""
