"""What steps hand on: frozen data with its JSON."""
