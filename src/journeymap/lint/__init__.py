"""Rules that find faults in a journey."""
