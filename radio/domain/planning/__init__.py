"""Who gets airtime and why: turns, room, and a reason for each choice."""
