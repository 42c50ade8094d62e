"""Pages of rules: their parts, their examples as files, Markdown."""
