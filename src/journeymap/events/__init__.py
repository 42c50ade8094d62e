"""Event logs: sources, presets, engines, quality."""
