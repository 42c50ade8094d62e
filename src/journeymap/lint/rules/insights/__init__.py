"""Rules on what a map says about the service, one a module."""
