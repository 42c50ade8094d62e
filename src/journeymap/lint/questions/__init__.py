"""What rules ask of a journey, each question answered in one place."""
