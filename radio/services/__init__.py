"""One class per desk: what the people of the radio do, step by step."""
