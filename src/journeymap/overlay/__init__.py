"""A journey laid over logged events."""
