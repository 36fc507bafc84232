"""What is wrong with schedules: every rule they break, found before they are kept."""
