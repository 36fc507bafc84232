"""What a station is given for a day, and the files it can play from."""
